/* What a page holds beside what it shows: texts that a script would put in its place. Within html.c only. */
#ifndef BAOGAO_READ_HTML_INNER_H
#define BAOGAO_READ_HTML_INNER_H

#include "extract.h"
#include <libxml/xmlstring.h>

/** The texts seen so far. Set `gathered.arena` and `gathered.most`, all else zero. */
struct html_inner {
  struct extract gathered; /* of the open <script> or <textarea> */
  bool is_script, is_open;
  slice best; /* the text with most prose, in the arena */
  size_t prose;
  bool failed; /* memory ran out */
};

/** An element begins or ends of which nothing is shown, or one within it; `attributes` are pairs of name and value,
 * NULL at the end, or NULL. `line`: its text stands on lines of its own. */
void html_inner_begin(struct html_inner *inner, const xmlChar *element, const xmlChar **attributes, bool line);
void html_inner_end(struct html_inner *inner, const xmlChar *element);

/** Text of one. */
void html_inner_text(struct html_inner *inner, slice text);

#endif
