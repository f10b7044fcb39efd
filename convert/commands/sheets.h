/* Sheets: a stylesheet compiled as often as threads use it at a time, and then used again for every file. */
#ifndef BAOGAO_SHEETS_H
#define BAOGAO_SHEETS_H

#include "settings.h"

struct sheets;

/** Of the stylesheet called `name` in the program; or of the user's stylesheet and its parameters that the settings
 * have, when `name` is NULL. It is compiled when first taken. NULL when memory runs out. The arguments are borrowed. */
struct sheets *sheets_new(const char *name, const struct settings *settings);
void sheets_free(struct sheets *sheets);

/** Takes one for this thread alone, to be given back; NULL, and the log says why, when it cannot be compiled. */
stylesheet *sheets_take(struct sheets *sheets, bg_log *log);
void sheets_give(struct sheets *sheets, stylesheet *sheet);

#endif
