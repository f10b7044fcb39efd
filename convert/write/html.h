/* Pages: what html-around.xsl or page-around.xsl has made of a report, written as HTML, and in the places it left
 * (xslt/around.xsl) the contents, the text of the report and the rows of its tables, which are most of a page: a tree
 * of them would be several times the report's. What html.xsl and page.xsl make by themselves is the same, byte for
 * byte, and the rule.
 *
 * The words of the page's own come from the stylesheets. */
#ifndef BAOGAO_HTML_H
#define BAOGAO_HTML_H

#include "../tree/serializer.h"
#include "../tree/walk.h"
#include "buffer.h"
#include "output.h"
#include <libxml/hash.h>

/** What a page is of. */
struct page_source {
  const xmlDoc *tree;      /* what its stylesheet is applied to */
  const struct walk *walk; /* of the same report; NULL: the tree is walked */
};

/** Writes the page that the stylesheet has made of `source`. False, and the log says why, when it cannot be written or
 * memory runs out. */
bool html_write(const xmlDoc *page, const struct page_source *source, struct output *output, bg_log *log);

/* # Within these files: elements are told by their indices in the walk */

enum html_words { WORDS_BLOCKS, WORDS_ROLES, WORDS_TYPES, WORDS_UNITS, WORDS_OWN, WORDS_COUNT };

/** A page on its way. */
struct html {
  struct serializer out;
  const struct element *at;
  uint32_t count;
  const char *text; /* the walk's */
  arena *memory;
  slice words[WORDS_COUNT]; /* |code=word|code=word| */
  xmlHashTable *references; /* by the id of an entry: the marks that lead to it (struct mention) */
  xmlHashTable *headings;   /* by its words: the first heading that has them; NULL: headings have no addresses */
  slice passed_over;        /* the characters that are in no address */
  uint8_t *beside;          /* of each element: whether there is text beside its children, once it was asked */
  struct buffer clause;     /* words behind a figure */
  bool out_of_memory;
};

/** A statistic's attributes; absent ones have no address. */
struct html_statistic {
  slice id, subject, indicator, value, value_max, ratio, reference, unit, period, role, type, op, op_word, change,
      confidence;
  bool doubtful;
};

/** The text of an element without furniture, and where it ends. */
static inline slice html_clean(const struct html *html, uint32_t i)
{
  return element_text(html->text, &html->at[i]);
}

static inline const char *html_text_end(const struct html *html, uint32_t i)
{
  return html->text + html->at[i].text + html->at[i].text_size;
}

/** The first child of an element that is a `kind`, or 0; the element before it among its sisters, or 0. */
uint32_t html_child(const struct html *html, uint32_t i, int kind);
uint32_t html_before(const struct html *html, uint32_t i);

bool html_is_division(const struct html *html, uint32_t i);

/** Whether it is a section of a heading alone: 重点做好以下工作： heads nothing. */
bool html_is_lead_in(const struct html *html, uint32_t i);

/** An attribute of an element, or NULL. */
const char *html_value(const struct html *html, uint32_t i, const char *name);

/** The word for a code, empty if there is none. */
slice html_word(const struct html *html, enum html_words words, slice code);

/** Starts an element; gives the one that is open an attribute, whose value is in pieces, or the id of element `i`; ends
 * it. */
void html_start(struct html *html, const char *name);
void html_attribute(struct html *html, const char *name, slice value);
void html_reference(struct html *html, const char *prefix, slice id);
void html_id(struct html *html, uint32_t i);
void html_end(struct html *html, const char *name);

/** Puts text; a comment. */
void html_text(struct html *html, slice text);
void html_comment(struct html *html, slice text);

/** Puts what a division is called: its heading without the mark that ends a run-in one, or a word for its kind. */
void html_name(struct html *html, uint32_t division);

struct html_statistic html_statistic(const struct html *html, uint32_t i);

/** What is put of an element, and of its children with the text between them. A `level` is that of the heading which a
 * division would have there. */
void html_put(struct html *html, uint32_t i, int level);
void html_put_children(struct html *html, uint32_t i, int level);

/** The same of the children from `first` to `end`, and the text from `from` to `to`. */
struct html_run {
  uint32_t first, end;
  const char *from, *to;
};
void html_put_run(struct html *html, struct html_run run, int level);

/** What is put of notes on terms: the entries of a glossary, one that stands outside of it, the mark that leads to one.
 * `html_find_references` comes before them. */
void html_find_references(struct html *html);
void html_put_notes(struct html *html, uint32_t glossary);
void html_put_entry(struct html *html, uint32_t entry);
void html_put_mark(struct html *html, uint32_t mark);

/** The four parts. */
void html_put_contents(struct html *html);
void html_put_text(struct html *html);
void html_put_actions(struct html *html);
void html_put_figures(struct html *html);

#endif
