/* The glossary: its paragraphs become entries of a term and a definition; note marks in the text are found that refer
 * to them.
 *
 * An entry opens with a number (1. ［28］ 〔30〕 （53）) or at once with its term, which ends at a colon, at a gap, at
 * a quote before what it means, with its line, or behind a number at a full stop. A paragraph with neither goes on with
 * the definition before it. */
#include "../support/chars.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "lexicon/layout.h"
#include "lexicon/limits.h"
#include "outline.h"

static bool opens_note(uint32_t code)
{
  return code == '[' || code == 0xFF3B || code == 0x3014 || code == 0x3010; /* [ ［ 〔 【 */
}

static bool closes_note(uint32_t code)
{
  return code == ']' || code == 0xFF3D || code == 0x3015 || code == 0x3011;
}

size_t note_mark(slice text, int *n)
{
  size_t size, digits;
  if (!opens_note(utf8_peek(text.at, slice_end(text), &size))) return 0;
  slice rest = slice_after(text, size);
  *n = number_read(rest, &digits);
  if (*n < 1 || *n > 999) return 0;
  size += digits;
  size_t close;
  if (!closes_note(utf8_peek(text.at + size, slice_end(text), &close))) return 0;
  return size + close;
}

/* Whether the white space at `at` may stand between a term and its definition: not between Latin words. */
static bool is_gap(const struct document *document, uint32_t at)
{
  unsigned char before = (unsigned char)document->text.at[at - 1], after = (unsigned char)document->text.at[at + 1];
  return before >= 0x80 || after >= 0x80;
}

/* Where the term that begins at `start` ends, `*definition` then where its definition begins: at the first colon near
 * the beginning; else at a gap before any punctuation; else, behind a number, at a full stop that more follows. 0 if it
 * ends at none of these. */
static uint32_t term_end(const struct document *document, const struct paragraph *paragraph, uint32_t start,
                         uint32_t *definition)
{
  uint32_t at = start, plain = 0, end = paragraph->end, size;
  bool open = true; /* no punctuation so far */
  for (int chars = 0; at < end && chars < LIMITS_GLOSSARY_TERM; chars++, at += size) {
    if (plain && !open) break;
    size_t bytes;
    uint32_t code = utf8_at(document->text.at + at, &bytes);
    size = (uint32_t)bytes;
    if (code == 0xFF1A || code == ':') {
      *definition = at + size;
      return at;
    }
    bool stop = code == 0x3002 && start > paragraph->start;
    bool gap = utf8_is_space(code) && paragraph->complete && open && chars > 1 && is_gap(document, at);
    bool ends = stop || gap;
    if (ends && !plain && at + size < end) {
      plain = at;
      *definition = at + size;
    }
    if (code == 0x3002) break;
    open = open && !char_among(code, U"，；");
  }
  return plain;
}

/* “十张网”|指…: where the quote that the paragraph opens with, or holds early, ends before what it means; 0: nowhere.
 */
static uint32_t quote_end(const struct document *document, const struct paragraph *paragraph)
{
  slice text = document_slice(document, paragraph->start, paragraph->end);
  slice head = utf8_first(text, LIMITS_GLOSSARY_PLAIN_TERM);
  ptrdiff_t close = slice_find(head, CLOSING_QUOTE);
  if (close < 0) return 0;
  slice rest = slice_after(text, (size_t)close + CLOSING_QUOTE.size);
  bool means = lex_layout_starts(rest.at, rest.size, LAYOUT_ROLE_MEANS) != 0;
  return means ? paragraph->end - (uint32_t)rest.size : 0;
}

static void add_part(struct document *document, enum node_kind kind, struct node *entry, uint32_t start, uint32_t end)
{
  slice text = utf8_trim(document_slice(document, start, end));
  uint32_t from = (uint32_t)(text.at - document->text.at);
  if (text.size) node_new(document, kind, entry, from, from + (uint32_t)text.size);
}

/* Whether the paragraph is a line that holds a term alone, whose definition is the next paragraph. */
static bool is_term_line(const struct outline *outline, const struct paragraph *paragraph)
{
  const struct paragraph *next = paragraph + 1;
  uint32_t definition;
  if (paragraph->chars > LIMITS_GLOSSARY_PLAIN_TERM || paragraph->complete ||
      next >= outline->paragraphs + outline->count)
    return false;
  bool plain = next->complete && next->label.system == LABEL_NONE;
  return plain && !term_end(outline->document, next, next->start, &definition);
}

/* A paragraph that opens no entry: the definition of the term before it, more of a definition, or a line of its own. */
static struct node *go_on(struct document *document, const struct paragraph *paragraph, struct node *glossary)
{
  struct node *entry = glossary->last && glossary->last->kind == NODE_ENTRY ? glossary->last : NULL;
  bool waits = entry && entry->last && entry->last->kind == NODE_ENTRY_TERM;
  return node_new(document, waits ? NODE_DEFINITION : NODE_P, entry ? entry : glossary, paragraph->start,
                  paragraph->end);
}

/* The number that opens the paragraph when it is the next in the glossary, whatever digits follow it (20.2026年…): the
 * bytes up to the term, 0 if there is none. */
static size_t next_number(slice text, const struct node *glossary, int *n)
{
  const struct node *last = glossary->last;
  size_t digits;
  int number = number_read(text, &digits);
  if (number != (last ? last->n : 0) + 1) return 0;
  slice rest = slice_after(text, digits);
  size_t dot = slice_starts(rest, SLICE(".")) ? 1 : slice_starts(rest, SLICE("．")) ? strlen("．") : 0;
  if (dot) *n = number;
  return dot ? digits + dot : 0;
}

struct node *glossary_entry(struct outline *outline, const struct paragraph *paragraph, struct node *glossary)
{
  struct document *document = outline->document;
  slice text = document_slice(document, paragraph->start, paragraph->end);
  int n = -1;
  uint32_t start = paragraph->start, definition = 0;
  size_t mark = note_mark(text, &n);
  if (mark)
    start += (uint32_t)mark;
  else if (paragraph->label.system >= LABEL_ARABIC) {
    n = paragraph->label.n;
    start = paragraph->label.end;
  } else {
    start += (uint32_t)next_number(text, glossary, &n);
  }
  bool numbered = start > paragraph->start;
  uint32_t term = term_end(document, paragraph, start, &definition);
  bool opens = numbered || !glossary->last || glossary->last->n <= 0; /* with numbers, each entry has one */
  if (!term && opens) term = definition = quote_end(document, paragraph);
  if (!term && is_term_line(outline, paragraph)) term = definition = paragraph->end;
  if (!term && !numbered) return go_on(document, paragraph, glossary);
  struct node *entry = node_new(document, NODE_ENTRY, glossary, paragraph->start, paragraph->end);
  if (!entry) return NULL;
  entry->n = n;
  if (numbered) {
    slice label = utf8_trim(document_slice(document, paragraph->start, start));
    mark_add(document, MARK_LABEL, paragraph->start, paragraph->start + (uint32_t)label.size, 0);
  }
  if (term) add_part(document, NODE_ENTRY_TERM, entry, start, term);
  add_part(document, NODE_DEFINITION, entry, term ? definition : start, paragraph->end);
  return entry;
}

/* The glossary with at least one numbered entry, or NULL. */
static const struct node *numbered_glossary(const struct document *document)
{
  for (const struct node *node = document->body; node; node = node_following(node)) {
    if (node->kind != NODE_GLOSSARY) continue;
    for (const struct node *entry = node->first; entry; entry = entry->next)
      if (entry->n > 0) return node;
  }
  return NULL;
}

void references_find(struct document *document)
{
  const struct node *glossary = numbered_glossary(document);
  if (!glossary) return;
  uint32_t end = glossary->start;
  for (uint32_t at = 0; at < end; at++) { /* the brackets' first bytes: [ is one, ［ EF, 〔 【 E3 */
    unsigned char lead = (unsigned char)document->text.at[at];
    if (lead != '[' && lead != 0xEF && lead != 0xE3) continue;
    int n;
    uint32_t size = (uint32_t)note_mark(document_slice(document, at, end), &n);
    if (size) mark_add(document, MARK_REF, at, at + size, (uint32_t)n);
  }
}
