/* The layout: the second round of a publication, in as many threads as there may be. */
#ifndef BAOGAO_LAYOUT_H
#define BAOGAO_LAYOUT_H

#include "../write/publication.h"
#include "settings.h"

/** Settles a publication in `folder`, to which no report is added any more, and lays out all of them. False, logged in
 * `log` or said, when it has failed; `*worst` then is a status that is worse. */
bool layout_run(struct publication *publication, const char *folder, const struct settings *settings, bg_status *worst,
                bg_log *log);

#endif
