/* The plan of a conversion: which formats are made of the inputs, and where each goes. */
#ifndef BAOGAO_PLAN_H
#define BAOGAO_PLAN_H

#include "sheets.h"

/** One thing that is made. */
struct target {
  char *format; /* as bg_report_write() takes it: html, csv:targets */
  const bg_format *info;
  struct sheets *sheets; /* of what is made by a stylesheet; else NULL */
  char *path;            /* the one output; NULL: standard output, or one an input under the directory */
};

struct plan {
  const struct settings *settings;
  bg_format by_sheet; /* what the user's stylesheet makes */
  struct target *targets;
  size_t count;
};

/** Makes the plan that the settings ask for. Anything but BG_OK: it has been said what is wrong. To be ended by
 * plan_free() in any case. */
bg_status plan_make(struct plan *plan, const struct settings *settings);
void plan_free(struct plan *plan);

/** From here on no file can be changed but where the outputs are, and no network be had, whatever a source or a
 * stylesheet does to what reads it. Where the kernel knows no such thing, all goes on without. To be called when the
 * folder under -d is there, and before any thread is started. */
bg_status plan_confine(const struct plan *plan);

/** Wrong use when -o or -d is an empty name, as an unset variable gives. For every command that has them. */
bg_status plan_check_names(const struct settings *settings);

/** Wrong use when one of the paths is that of a file that the command reads: an input, the side file, the stylesheet,
 * the database. */
bg_status plan_check_inputs(const struct settings *settings, char *const *paths, size_t count);

/** Says that there is no such table, and which one may be meant; returns BG_USAGE. */
bg_status plan_unknown_table(const struct settings *settings, const char *name);

/** Whether the target's output is one an input. */
bool plan_is_single(const struct plan *plan, const struct target *target);

/** DIR/STEM.SUFFIX for an input, where the plan has a directory; the caller's (free). NULL when memory runs out. */
char *plan_path(const struct plan *plan, const struct target *target, const char *input);

#endif
