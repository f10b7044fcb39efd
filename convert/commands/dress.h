/* The dress of a site: the user's own footer, logo and style sheet, given now or in an earlier run. */
#ifndef BAOGAO_DRESS_H
#define BAOGAO_DRESS_H

#include "../write/publication.h"
#include "standing.h"

struct dress_file {
  const char *path; /* assets/…; NULL: there is none */
  char *bytes;
  size_t size;
};

struct dress {
  struct dress_file footer, logo, style;
};

/** Reads the files that the settings name; of those that they do not, those that stand in the site, unless it is to be
 * replaced. Puts their names and the footer into `words`, which borrow from the dress. Anything but BG_OK: it has been
 * said what is wrong. To be ended by dress_end() in any case. */
bg_status dress_read(struct dress *dress, const struct settings *settings, const struct standing *standing,
                     struct package_words *words, arena *memory, bg_log *log);
void dress_end(struct dress *dress);

/** Puts the files into the publication. False, logged, when that fails. */
bool dress_put(const struct dress *dress, struct publication *publication);

#endif
