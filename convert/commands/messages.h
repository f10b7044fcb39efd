/* Messages: the log on standard error, for people or for programs. */
#ifndef BAOGAO_MESSAGES_H
#define BAOGAO_MESSAGES_H

#include "../support/log.h"
#include "settings.h"
#include <jansson.h>
#include <stdio.h>

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

/** Prints a name, or any text from outside, so that it cannot steer a terminal. */
void messages_name(FILE *to, const char *name);

/** Takes away the line that shows the progress (progress.h), if there is a terminal that may have one. */
void messages_progress_end(const struct settings *settings);

#endif
