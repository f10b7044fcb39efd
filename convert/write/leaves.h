/* Leaves: the files of a publication that are made of one report by itself. */
#ifndef BAOGAO_LEAVES_H
#define BAOGAO_LEAVES_H

#include "buffer.h"
#include "package.h"
#include "write.h"

/** The stylesheets by which they are made, for one thread alone. */
struct leaf_sheets {
  stylesheet *page; /* page-around.xsl */
  stylesheet *text; /* text.xsl */
};

/** What is made of a report in any thread, and then kept until its turn comes. */
struct leaves {
  xmlDoc *tree;                      /* the report; ended by leaves_free() */
  struct buffer files[REPORT_FILES]; /* but its XML, which is there already */
};

/** Makes the leaves of the report `index` of the package from its XML, and from that of the place's report of the year
 * before (empty: there is none), whose targets its page shows beside the results. All reports must be in the package by
 * then. False, logged, when that fails. They are to be freed in any case. */
bool leaves_make(struct leaves *leaves, const struct leaf_sheets *sheets, const struct package *package, size_t index,
                 slice xml, slice before, bg_log *log);
void leaves_free(struct leaves *leaves);

#endif
