/* The glossary: its paragraphs become entries of a term and a definition; note marks in the text are found that refer
 * to them.
 *
 * An entry opens with a number (1. ［28］ 〔30〕 （53）) or at once with its term, which ends at a colon. A paragraph
 * with neither goes on with the definition before it. */
#include "../support/utf8.h"
#include "outline.h"

enum { LONGEST_TERM = 60, MOST_DIGITS = 3 };

static bool opens_note(uint32_t code)
{
  return code == '[' || code == 0xFF3B || code == 0x3014 || code == 0x3010; /* [ ［ 〔 【 */
}

static bool closes_note(uint32_t code)
{
  return code == ']' || code == 0xFF3D || code == 0x3015 || code == 0x3011;
}

/* A note mark at the beginning of `text`: ［28］. Its bytes, 0 if there is none; `*n` gets its number. */
static size_t note_mark(slice text, int *n)
{
  size_t size, digits;
  if (text.size < 3 || !opens_note(utf8_at(text.at, &size))) return 0;
  slice rest = slice_after(text, size);
  *n = number_read(rest, &digits);
  if (digits == 0 || digits > MOST_DIGITS * 3 || *n < 1 || *n > 999) return 0;
  size += digits;
  size_t close;
  if (size >= text.size || !closes_note(utf8_at(text.at + size, &close))) return 0;
  return size + close;
}

/* Where the term ends: before the first colon near the beginning, `*definition` then behind it; 0 if there is no colon.
 */
static uint32_t term_end(const struct document *document, uint32_t start, uint32_t end, uint32_t *definition)
{
  size_t size;
  uint32_t at = start;
  for (int chars = 0; at < end && chars < LONGEST_TERM; chars++, at += (uint32_t)size) {
    uint32_t code = utf8_at(document->text.at + at, &size);
    if (code == 0x3002) return 0;
    if (code != 0xFF1A && code != ':') continue;
    *definition = at + (uint32_t)size;
    return at;
  }
  return 0;
}

static bool add_part(struct document *document, enum node_kind kind, struct node *entry, uint32_t start, uint32_t end)
{
  slice text = utf8_trim(document_slice(document, start, end));
  if (text.size == 0) return true;
  uint32_t from = (uint32_t)(text.at - document->text.at);
  return node_new(document, kind, entry, from, from + (uint32_t)text.size) != NULL;
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
  else if (paragraph->label.system >= LABEL_ARABIC && paragraph->label.system <= LABEL_CIRCLED) {
    n = paragraph->label.n;
    start = paragraph->label.end;
  }
  uint32_t term = term_end(document, start, paragraph->end, &definition);
  if (!term && start == paragraph->start) { /* goes on with the entry before, or is a line of its own */
    struct node *last = glossary->last && glossary->last->kind == NODE_ENTRY ? glossary->last : glossary;
    return node_new(document, NODE_P, last, paragraph->start, paragraph->end);
  }
  struct node *entry = node_new(document, NODE_ENTRY, glossary, paragraph->start, paragraph->end);
  if (!entry) return NULL;
  entry->n = n;
  if (start > paragraph->start) {
    slice label = utf8_trim(document_slice(document, paragraph->start, start));
    if (!mark_add(document, MARK_LABEL, paragraph->start, paragraph->start + (uint32_t)label.size, 0)) return NULL;
  }
  bool ok = !term || add_part(document, NODE_ENTRY_TERM, entry, start, term);
  ok = ok && add_part(document, NODE_DEFINITION, entry, term ? definition : start, paragraph->end);
  return ok ? entry : NULL;
}

/* The glossary with at least one numbered entry, or NULL. */
static const struct node *numbered_glossary(const struct document *document)
{
  for (const struct node *node = document->body->first; node; node = node->next) {
    if (node->kind != NODE_GLOSSARY) continue;
    for (const struct node *entry = node->first; entry; entry = entry->next)
      if (entry->kind == NODE_ENTRY && entry->n > 0) return node;
  }
  return NULL;
}

static bool add_reference(struct document *document, uint32_t at, uint32_t end)
{
  int n;
  size_t size = note_mark(document_slice(document, at, end), &n);
  return size == 0 || mark_add(document, MARK_REF, at, at + (uint32_t)size, (uint32_t)n);
}

bool references_find(struct document *document)
{
  const struct node *glossary = numbered_glossary(document);
  if (!glossary) return true;
  uint32_t end = glossary->start;
  for (uint32_t at = 0; at < end; at++) { /* the brackets' first bytes: [ is one, ［ EF, 〔 【 E3 */
    unsigned char lead = (unsigned char)document->text.at[at];
    if (lead != '[' && lead != 0xEF && lead != 0xE3) continue;
    size_t size;
    if (!opens_note(utf8_at(document->text.at + at, &size))) continue;
    if (!add_reference(document, at, end)) return false;
  }
  return true;
}
