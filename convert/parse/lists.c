/* Lists: enumerations that are neither titles nor livelihood items (一是…；二是…。 第一，… 第二，…), within a paragraph
 * or over several.
 *
 * Each member becomes an li with a p. Members within one paragraph are pieces of it, as what stands around them is, so
 * that the paragraph can be put together again. */
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "lexicon/layout.h"
#include "outline.h"

enum { MOST_MEMBERS = 60, LEAST_MEMBERS = 2 };

static bool enumerates(enum label_system system)
{
  return system == LABEL_LISTED || system == LABEL_ORDINAL;
}

/* Whether the text can hold such a list at all: 二是, 二要 or 第二 is in it. */
static bool may_hold_list(slice text)
{
  size_t at, size;
  for (slice rest = text; (size = lex_layout_in(rest.at, rest.size, LAYOUT_ROLE_SECOND, &at)) != 0;) {
    slice before = {text.at, (size_t)(rest.at + at - text.at)};
    rest = slice_after(rest, at + size);
    if (lex_layout_starts(rest.at, rest.size, LAYOUT_ROLE_ENUMERATES) ||
        lex_layout_ends(before.at, before.size, LAYOUT_ROLE_NTH))
      return true;
  }
  return false;
}

/* Whether every member begins behind a sentence, a semicolon or a colon: after a comma it is a part of a sentence. */
static bool stand_apart(const struct outline *outline, uint32_t start, const uint32_t *starts, int count)
{
  for (int i = 0; i < count; i++) {
    slice before = utf8_trim(document_slice(outline->document, start, starts[i]));
    if (slice_ends(before, COMMA)) return false;
  }
  return true;
}

static struct node *add_piece(struct document *document, struct node *parent, uint32_t start, uint32_t end,
                              bool continued)
{
  document_trim(document, &start, &end);
  struct node *p = node_new(document, NODE_P, parent, start, end);
  if (p) p->continued = continued;
  return p;
}

static bool add_member(struct document *document, struct node *list, uint32_t start, uint32_t end, bool continued)
{
  struct label label = label_read(document_slice(document, start, end), start);
  struct node *li = node_new(document, NODE_LI, list, start, end);
  if (!li) return false;
  li->n = label.n;
  const struct marks *labels = &document->marks[MARK_LABEL];
  bool marked = labels->count && labels->at[labels->count - 1].start == start; /* it is the paragraph's own */
  slice printed = utf8_trim(document_slice(document, start, label.end));
  if (!marked) mark_add(document, MARK_LABEL, start, start + (uint32_t)printed.size, 0);
  return add_piece(document, li, start, end, continued) != NULL;
}

bool list_within(struct outline *outline, struct node *parent, uint32_t start, uint32_t end, bool continued,
                 uint32_t *done)
{
  struct document *document = outline->document;
  uint32_t starts[MOST_MEMBERS], ends[MOST_MEMBERS];
  *done = start;
  if (!may_hold_list(document_slice(document, start, end))) return true;
  int count = labels_counted(outline, start, end, starts, ends, MOST_MEMBERS);
  if (count < LEAST_MEMBERS || !stand_apart(outline, start, starts, count)) return true;
  if (!enumerates(label_read(document_slice(document, starts[0], end), starts[0]).system)) return true;
  uint32_t last = last_member_end(outline, starts, count, end);
  if (starts[0] > start) {
    if (!add_piece(document, parent, start, starts[0], continued)) return false;
    continued = true;
  }
  struct node *list = node_new(document, NODE_LIST, parent, starts[0], last);
  if (!list) return false;
  for (int i = 0; i < count; i++) {
    if (!add_member(document, list, starts[i], i + 1 < count ? starts[i + 1] : last, continued)) return false;
    continued = true;
  }
  *done = last;
  return true;
}

/* Whether the paragraph is a member of a list and no title, item or difficulty. */
static bool is_member(const struct paragraph *paragraph)
{
  if (paragraph->title_end) return false;
  return enumerates(paragraph->label.system) && paragraph->kind != NODE_PROBLEMS;
}

bool list_over(struct outline *outline, size_t index, struct node *parent, bool *made)
{
  const struct paragraph *paragraph = &outline->paragraphs[index], *next = paragraph + 1;
  struct node *list = parent->last && parent->last->kind == NODE_LIST ? parent->last : NULL;
  *made = false;
  if (!is_member(paragraph)) return true;
  bool goes_on = list && list->last->n + 1 == paragraph->label.n;
  bool begins = index + 1 < outline->count && is_member(next) && next->label.n == 2;
  if (!goes_on && !begins) return true;
  if (!goes_on) list = node_new(outline->document, NODE_LIST, parent, paragraph->start, paragraph->end);
  if (!list) return false;
  *made = true;
  return add_member(outline->document, list, paragraph->start, paragraph->end, false);
}
