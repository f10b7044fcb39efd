/* The side file of one report: FILE.meta beside it, a fact a line (`place: 青石县`). */
#ifndef BAOGAO_BESIDE_H
#define BAOGAO_BESIDE_H

#include "settings.h"

/** Puts what the file beside `path` tells into `options`: `report.txt.meta`, else `report.meta`. The strings are in
 * `memory`. Without one nothing changes. False, with META_FILE or CANNOT_READ in `log`, when it cannot be read or says
 * what is no fact. */
bool beside_apply(const struct settings *settings, const char *path, arena *memory, bg_options *options, bg_log *log);

#endif
