/* Messages: the log on standard error, for people or for programs. */
#ifndef BAOGAO_MESSAGES_H
#define BAOGAO_MESSAGES_H

#include "../support/log.h"
#include "settings.h"

/** Prints what the settings let through: errors always, warnings without --quiet, notes with --verbose. A pipe closed
 * by its reader is not worth a word. `name` stands where a diagnostic has no file. */
void messages_print(const bg_log *log, const char *name, const struct settings *settings);

/** Shows how far the work is, if standard error is a terminal and there is more than one file; `name` is the file
 * begun. */
void messages_progress(const struct settings *settings, size_t done, const char *name);

/** Takes the progress away. */
void messages_progress_end(const struct settings *settings);

#endif
