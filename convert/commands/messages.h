/* Messages: the log on standard error, for people or for programs. */
#ifndef BAOGAO_MESSAGES_H
#define BAOGAO_MESSAGES_H

#include "../support/log.h"
#include "settings.h"
#include <jansson.h>

/** Prints what the settings let through: errors always, warnings without --quiet, notes with --verbose. A pipe closed
 * by its reader is not worth a word. `name` stands where a diagnostic has no file. */
void messages_print(const bg_log *log, const char *name, const struct settings *settings);

/** Prints what `log` holds at the end of a command and frees it. The exit status: `status`, or that of the log where it
 * is higher. */
bg_status messages_finish(bg_log *log, const struct settings *settings, bg_status status);

/** Says that memory has run out, where not even a log can be had; returns BG_FAULT. */
bg_status messages_memory(const struct settings *settings);

/** A guard_say (support/guard.h); `user` is the settings. */
void messages_stopped(void *user, int signal);

/** A diagnostic as an object, in English whatever the user's language, with `file` in place of the one that it names
 * (NULL: none). NULL when memory runs out. */
json_t *messages_object(const bg_diagnostic *diagnostic, const char *file);

/** Shows how far the work is, if standard error is a terminal and there is more than one file; `name` is the file
 * begun. */
void messages_progress(const struct settings *settings, size_t done, const char *name);

/** What has come of the files so far. */
struct tally {
  size_t files;
  size_t warned; /* with warnings, but no error */
  size_t failed; /* with an error */
};

/** Counts a file by its log. */
void messages_count(struct tally *tally, const bg_log *log);

/** Sums many files up in a line, for who sees their progress or asks for notes. */
void messages_sum_up(const struct settings *settings, const struct tally *tally);

/** Takes the progress away. */
void messages_progress_end(const struct settings *settings);

#endif
