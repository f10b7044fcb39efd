/* OFD (GB/T 33190): the text of a page. Within the reader of OFD only. */
#ifndef BAOGAO_OFD_H
#define BAOGAO_OFD_H

#include "archive.h"
#include "layout.h"

enum { MOST_TEMPLATES = 16 /* of a page */ };

/** What has been found in a page's file, beside its words. */
struct ofd_page {
  const char *templates[MOST_TEMPLATES]; /* ids; in the arena */
  size_t template_count;
  size_t unknown; /* glyphs without a character */
};

/** The four numbers of a box (ST_Box) in points: left, top, width, height. */
struct box {
  float left, top, width, height;
};
struct box box_read(slice text);

/** Adds the words of the page or template in the file `name` to the last page of `layout`; a page's own size, too, if
 * it has one. `fixed`: they are a template's. False, and the log says why, when that cannot be read. */
bool ofd_page_words(archive *a, const char *name, bool fixed, struct layout *layout, struct ofd_page *page,
                    bg_log *log);

#endif
