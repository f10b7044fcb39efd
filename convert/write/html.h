/* Pages: what html-around.xsl or page-around.xsl has made of a report, written as HTML, and in the places it left
 * (xslt/around.xsl) the text of the report and the rows of its tables, which are most of a page: a tree of them would
 * be several times the report's. What html.xsl and page.xsl make by themselves is the same, byte for byte, and the
 * rule.
 *
 * The words of the page's own come from the stylesheets. */
#ifndef BAOGAO_HTML_H
#define BAOGAO_HTML_H

#include "../tree/serializer.h"
#include "../tree/vocabulary.h"
#include "buffer.h"
#include "output.h"
#include <libxml/hash.h>

/** Writes the page that the stylesheet has made of `report`. False, and the log says why, when it cannot be written or
 * memory runs out. */
bool html_write(const xmlDoc *page, const xmlDoc *report, struct output *output, bg_log *log);

/* # Within these files */

enum html_words { WORDS_BLOCKS, WORDS_ROLES, WORDS_TYPES, WORDS_UNITS, WORDS_OWN, WORDS_COUNT };

/** A page on its way. */
struct html {
  struct serializer out;
  const xmlNode *body;
  arena *memory;
  struct kinds kinds;
  slice words[WORDS_COUNT]; /* |code=word|code=word| */
  xmlHashTable *references; /* by the id of an entry: the marks that lead to it (struct mention) */
  xmlHashTable *headings;   /* by its words: the first heading that has them; NULL: headings have no addresses */
  slice passed_over;        /* the characters that are in no address */
  const xmlNode *asked;     /* the element whose children were last looked through for text, */
  bool has_text;            /* and whether there was any */
  struct buffer clause;     /* words behind a figure */
  bool out_of_memory;
};

/** A statistic's attributes; absent ones have no address. */
struct html_statistic {
  slice id, subject, indicator, value, value_max, ratio, reference, unit, period, role, type, op, op_word, change,
      confidence;
  bool doubtful;
};

/** The element's number in the vocabulary; ELEMENT_UNKNOWN for what is none, or not in it. */
int html_kind(struct html *html, const xmlNode *node);

/** The first child of `node` that is a `kind`, or NULL. */
const xmlNode *html_child(struct html *html, const xmlNode *node, int kind);

/** The word for a code, empty if there is none. */
slice html_word(const struct html *html, enum html_words words, slice code);

/** Starts an element; gives the one that is open an attribute, whose value is in pieces, or the id of `node`; ends it.
 */
void html_start(struct html *html, const char *name);
void html_attribute(struct html *html, const char *name, slice value);
void html_reference(struct html *html, const char *prefix, slice id);
void html_id(struct html *html, const xmlNode *node);
void html_end(struct html *html, const char *name);

/** Puts text; that of the children of `node` without furniture. */
void html_text(struct html *html, slice text);
void html_clean(struct html *html, const xmlNode *node);

struct html_statistic html_statistic(const xmlNode *node);

/** Whether `node` is text. */
bool html_is_text(const xmlNode *node);

/** The three parts. */
void html_put_text(struct html *html);
void html_put_actions(struct html *html);
void html_put_figures(struct html *html);

#endif
