/* The document: its nodes, marks and places. */
#include "document.h"
#include "../support/utf8.h"
#include "pieces.h"

#define NODE_KIND_INFO(constant, element, division, text) [constant] = {element, division, text},
const struct node_kind_info node_kinds[NODE_KIND_COUNT] = {NODE_KINDS(NODE_KIND_INFO)};
#undef NODE_KIND_INFO

const char *const furniture_types[FURNITURE_TYPES] = {
    [FURNITURE_PAGE_JUMP] = "page-jump",
    [FURNITURE_RUNNING_HEAD] = "running-head",
    [FURNITURE_PAGE_NUMBER] = "page-number",
    [FURNITURE_NAVIGATION] = "navigation",
    [FURNITURE_FRONT_MATTER] = "front-matter",
    [FURNITURE_MARKUP] = "markup",
    [FURNITURE_CREDIT] = "credit",
    [FURNITURE_SPACING] = "spacing",
    [FURNITURE_CONTROL] = "control",
};

bool document_is_whole(const struct document *document)
{
  const arena *const arenas[] = {document->arena, document->scratch, document->cutting};
  for (size_t i = 0; i < sizeof arenas / sizeof *arenas; i++)
    if (arenas[i] && arena_is_exhausted(arenas[i])) return log_memory(document->log);
  return true;
}

struct node *node_new(struct document *document, enum node_kind kind, struct node *parent, uint32_t start, uint32_t end)
{
  struct node *node = arena_alloc(document->arena, sizeof *node);
  if (!node) return NULL;
  node->kind = kind;
  node->start = start;
  node->end = end;
  node->n = -1;
  node->parent = parent;
  if (!parent) return node;
  if (parent->last)
    parent->last->next = node;
  else
    parent->first = node;
  parent->last = node;
  return node;
}

void mark_add(struct document *document, enum mark_kind kind, uint32_t start, uint32_t end, uint32_t detail)
{
  struct marks *marks = &document->marks[kind];
  struct mark *at = arena_grow(document->arena, marks->at, marks->count, &marks->room, sizeof *at);
  if (!at) return;
  marks->at = at;
  at[marks->count++] = (struct mark){start, end, detail};
}

void mark_reserve(struct document *document, enum mark_kind kind, size_t count)
{
  struct marks *marks = &document->marks[kind];
  if (!marks->at) marks->at = arena_reserve(document->arena, count, &marks->room, sizeof *marks->at);
}

/* The index of the first of these marks that ends after `offset`. */
static size_t first_after(const struct marks *marks, uint32_t offset)
{
  size_t low = 0, high = marks->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (marks->at[middle].end > offset)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

size_t mark_after(const struct document *document, enum mark_kind kind, uint32_t offset)
{
  return first_after(&document->marks[kind], offset);
}

/* The mark of the hint that the character at `offset` has; NULL: it has none. */
static const struct mark *hint_at(const struct document *document, enum hint hint, uint32_t offset)
{
  const struct marks *hints = &document->hints[hint];
  uint32_t source = hints->count ? pieces_source(document, offset, false) : 0;
  size_t i = first_after(hints, source);
  return i < hints->count && hints->at[i].start <= source ? &hints->at[i] : NULL;
}

bool has_hint(const struct document *document, enum hint hint, uint32_t offset)
{
  return hint_at(document, hint, offset) != NULL;
}

uint32_t hint_detail(const struct document *document, enum hint hint, uint32_t offset)
{
  const struct mark *mark = hint_at(document, hint, offset);
  return mark ? mark->detail : 0;
}

struct appearance appearance_at(const struct document *document, uint32_t offset)
{
  const struct mark *heading = hint_at(document, HINT_HEADING, offset), *size = hint_at(document, HINT_SIZE, offset);
  return (struct appearance){.bold = has_hint(document, HINT_BOLD, offset),
                             .centred = has_hint(document, HINT_CENTRED, offset),
                             .right = has_hint(document, HINT_RIGHT, offset),
                             .heading = heading ? heading->detail : 0,
                             .size = size ? size->detail : 0};
}

enum share hint_share(const struct document *document, enum hint hint, uint32_t start, uint32_t end)
{
  bool some = false, others = false;
  size_t size;
  if (document->hints[hint].count == 0) return SHARE_NONE;
  for (uint32_t at = start; at < end; at += (uint32_t)size) {
    if (utf8_is_space(utf8_at(document->text.at + at, &size))) continue;
    bool has = has_hint(document, hint, at);
    some |= has;
    others |= !has;
  }
  return !some ? SHARE_NONE : others ? SHARE_SOME : SHARE_ALL;
}

/* Whether furniture `i`, if there is one, begins before `end`. */
static bool begins_before(const struct marks *furniture, size_t i, uint32_t end)
{
  return i < furniture->count && furniture->at[i].start < end;
}

/* The furniture that the byte at `offset` belongs to; NULL: none. */
static const struct mark *furniture_over(const struct document *document, uint32_t offset)
{
  const struct marks *furniture = &document->marks[MARK_FURNITURE];
  size_t i = first_after(furniture, offset);
  return begins_before(furniture, i, offset + 1) ? &furniture->at[i] : NULL;
}

void document_trim(const struct document *document, uint32_t *start, uint32_t *end)
{
  size_t size;
  while (*start < *end) {
    const struct mark *over = furniture_over(document, *start);
    if (over)
      *start = over->end;
    else if (utf8_is_space(utf8_at(document->text.at + *start, &size)))
      *start += (uint32_t)size;
    else
      break;
  }
  while (*end > *start) {
    const struct mark *over = furniture_over(document, *end - 1);
    if (over)
      *end = over->start;
    else if (utf8_is_space(utf8_before(document->text.at + *end, &size)))
      *end -= (uint32_t)size;
    else
      break;
  }
  if (*end < *start) *end = *start;
}

/* Copies what is no furniture; returns the bytes copied. */
static size_t copy_clean(const struct document *document, uint32_t start, uint32_t end, char *copy, uint32_t *map)
{
  const struct marks *furniture = &document->marks[MARK_FURNITURE];
  size_t count = 0;
  uint32_t at = start;
  for (size_t i = mark_after(document, MARK_FURNITURE, start); at < end; i++) {
    bool more = begins_before(furniture, i, end);
    uint32_t stop = more ? furniture->at[i].start : end;
    for (; at < stop; at++) {
      if (map) map[count] = at;
      copy[count++] = document->text.at[at];
    }
    if (!more) break;
    if (furniture->at[i].end > at) at = furniture->at[i].end;
  }
  if (map) map[count] = end;
  return count;
}

slice document_clean(const struct document *document, uint32_t start, uint32_t end, const uint32_t **map)
{
  const struct marks *furniture = &document->marks[MARK_FURNITURE];
  bool clean = !begins_before(furniture, mark_after(document, MARK_FURNITURE, start), end);
  if (map) *map = NULL;
  if (clean) return document_slice(document, start, end);
  char *copy = arena_alloc(document->arena, (size_t)(end - start) + 1);
  uint32_t *places = map ? arena_alloc(document->arena, ((size_t)(end - start) + 1) * sizeof *places) : NULL;
  bool mapped = !map || places;
  if (!copy || !mapped) return (slice){"", 0};
  if (map) *map = places;
  return (slice){copy, copy_clean(document, start, end, copy, places)};
}

log_place document_place(const struct document *document, uint32_t offset)
{
  offset = pieces_source(document, offset, false);
  size_t low = 0, high = document->line_count;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (document->line_starts[middle] <= offset)
      low = middle;
    else
      high = middle;
  }
  if (document->line_count == 0) return NOWHERE;
  uint32_t start = document->line_starts[low];
  slice source = document->source_text.at ? document->source_text : document->text;
  return (log_place){low + 1, utf8_count((slice){source.at + start, offset - start}) + 1};
}

struct node *node_following(const struct node *node)
{
  if (node->first) return node->first;
  while (node && !node->next) node = node->parent;
  return node ? node->next : NULL;
}
