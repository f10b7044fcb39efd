/* Resuming: what an earlier run has made of an input stays as it is, if the same program would make the same of it. */
#ifndef BAOGAO_RESUME_H
#define BAOGAO_RESUME_H

#include "batch.h"
#include "plan.h"

struct resume;

/** Reads what earlier runs with --resume have noted in the plan's folder, which is there. The notes are lines of
 * DIR/.baogao-done: a SHA-256 of the input's bytes and facts, the program's bytes and the options, and the id of the
 * report. NULL, and the log says why, when that cannot be done. Everything is borrowed. */
struct resume *resume_open(const struct plan *plan, bg_log *log);
void resume_close(struct resume *resume);

/** A batch's `meet`: sets the job's key, and whether all that is to be made of the input is there already. */
void resume_meet(const struct resume *resume, struct job *job, slice bytes, const bg_options *options);

/** Notes a job that is done: what was to be made of it has been made, and has its name. */
void resume_note(struct resume *resume, const struct job *job);

#endif
