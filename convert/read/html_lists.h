/* The numbers of a page's lists, which its text does not hold. Within html.c only. */
#ifndef BAOGAO_READ_HTML_LISTS_H
#define BAOGAO_READ_HTML_LISTS_H

#include "../support/slice.h"
#include "numerals.h"
#include <libxml/xmlstring.h>

enum { MOST_LISTS = 32, HTML_LABEL = NUMERAL_SIZE + 16 /* the longest label, in bytes */ };

/** A list that is open. */
struct html_list {
  const char *style; /* how it numbers its items, as html-numberings.tsv has it; NULL: not at all */
  const char *own;   /* … its open item, where that says so itself */
  int number, step;  /* of its open item; what is added for the next */
  bool ordered;
  bool waits; /* the open item's number has not been written */
};

/** All zero: no list is open. */
struct html_lists {
  struct html_list open[MOST_LISTS];
  size_t depth; /* how many are open, also beyond MOST_LISTS */
};

/** An element begins or ends, whichever it is; `attributes` are pairs of name and value, NULL at the end, or NULL. */
void html_lists_begin(struct html_lists *lists, const xmlChar *element, const xmlChar **attributes);
void html_lists_end(struct html_lists *lists, const xmlChar *element);

/** The number that stands before `text`, which is the next of the page (`link`: of a link), is written to `to`; the
 * result is its bytes, 0 for none: the text does not begin an item of a numbered list, has its number itself, or the
 * list is one of links, which are for finding one's way. */
size_t html_lists_label(struct html_lists *lists, slice text, bool link, char to[HTML_LABEL]);

#endif
