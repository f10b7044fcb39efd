/* Running heads and page numbers: lines at the edge of a page that stand at the same place on other pages, too, but for
 * the numbers in them. */
#include "../support/chars.h"
#include "../support/utf8.h"
#include "lexicon/layout.h"
#include "usual.h"
#include <ctype.h>
#include <math.h>
#include <stdlib.h>

enum { EDGE_LINES = 3, LONGEST = 240 /* bytes */ };

static const float EDGE = 0.2F, /* of a page's height */
    SAME_PLACE = 0.6F,          /* em */
    FAR = 1.25F,                /* usual distances between lines */
    OTHER_SIZE = 0.1F,          /* by which the height of letters differs … */
    SAME_SIZE = 0.05F;          /* … or does not */

/* A line at an edge. */
struct candidate {
  struct line *line;
  slice key;    /* its text without white space, `#` for each number */
  float place;  /* its distance from the edge */
  uint8_t rank; /* 0: the outermost */
  bool foot;
  bool repeated;
  bool apart; /* farther from the line inside it than lines usually are */
};

struct candidates {
  struct candidate *at;
  size_t count;
};

static bool is_digit(uint32_t code)
{
  return (code >= '0' && code <= '9') || (code >= 0xFF10 && code <= 0xFF19);
}

static slice key_of(slice text, arena *memory)
{
  char *key = arena_alloc(memory, text.size + 1);
  size_t used = 0, size;
  if (!key) return (slice){NULL, 0};
  for (size_t at = 0; at < text.size; at += size) {
    uint32_t code = utf8_at(text.at + at, &size);
    if (utf8_is_space(code) || (is_digit(code) && used && key[used - 1] == '#')) continue;
    if (is_digit(code)) {
      key[used++] = '#';
    } else {
      memcpy(key + used, text.at + at, size);
      used += size;
    }
  }
  return (slice){key, used};
}

/* The median of the distances between the first lines of a page; 0 when it has one line. */
static float usual_distance(const struct line_list *lines)
{
  enum { MOST = 200 };
  float distances[MOST];
  size_t count = 0;
  for (size_t i = 1; i < lines->count && count < MOST; i++)
    distances[count++] = lines->at[i].top - lines->at[i - 1].top;
  if (count == 0) return 0;
  return middle_of(distances, count);
}

/* Whether the line is farther from what is inside it than lines are, or of other letters. */
static bool stands_apart(const struct line_list *lines, size_t number, bool foot)
{
  if (foot ? number == 0 : number + 1 >= lines->count) return true;
  const struct line *line = &lines->at[number], *inside = foot ? line - 1 : line + 1;
  if (fabsf(line->height - inside->height) > OTHER_SIZE * inside->height) return true;
  return fabsf(line->bottom - inside->bottom) > FAR * usual_distance(lines);
}

static bool add_candidate(struct candidates *candidates, const struct page *page, struct line_list *lines, uint8_t rank,
                          bool foot, arena *memory)
{
  size_t number = foot ? lines->count - 1 - rank : rank;
  struct line *line = &lines->at[number];
  float edge = page->height * EDGE;
  if (foot ? line->bottom < page->height - edge : line->top > edge) return true;
  slice text = line_text(line, memory);
  if (!text.at) return false;
  if (text.size > LONGEST) return true;
  slice key = key_of(text, memory);
  float place = foot ? page->height - line->bottom : line->top;
  bool fixed = true;
  for (size_t i = 0; i < line->count; i++) fixed &= line->strips[i].fixed;
  candidates->at[candidates->count++] =
      (struct candidate){line, key, place, rank, foot, fixed, stands_apart(lines, number, foot)};
  return key.at != NULL;
}

static bool collect(struct candidates *candidates, const struct page *page, struct line_list *lines, arena *memory)
{
  for (size_t i = 0; i < lines->count && i < EDGE_LINES; i++)
    if (!add_candidate(candidates, page, lines, (uint8_t)i, false, memory)) return false;
  for (size_t i = 0; i < lines->count && i < EDGE_LINES; i++)
    if (!add_candidate(candidates, page, lines, (uint8_t)i, true, memory)) return false;
  return true;
}

static int by_key(const void *a, const void *b)
{
  const struct candidate *left = a, *right = b;
  if (left->foot != right->foot) return left->foot ? 1 : -1;
  int order = memcmp(left->key.at, right->key.at, left->key.size < right->key.size ? left->key.size : right->key.size);
  if (order) return order;
  if (left->key.size != right->key.size) return left->key.size < right->key.size ? -1 : 1;
  if (left->place != right->place) return left->place < right->place ? -1 : 1;
  return left->line->page < right->line->page ? -1 : left->line->page > right->line->page;
}

static bool same_place(const struct candidate *a, const struct candidate *b)
{
  return a->foot == b->foot && slice_equal(a->key, b->key) && fabsf(a->place - b->place) < SAME_PLACE * a->line->em;
}

/* Whether the lines of a group are the outermost on all left or right pages, or two that are long and hold a number:
 * such are heads though they stand close to the text. */
static bool are_outermost(const struct candidate *at, size_t count, size_t pages)
{
  enum { LEAST_PAGES = 3, LONG = 24 /* bytes */ };
  for (size_t i = 0; i < count; i++)
    if (at[i].rank) return false;
  bool counted = at->key.size >= LONG && memchr(at->key.at, '#', at->key.size);
  return count * 5 >= pages * 2 && (counted || count >= LEAST_PAGES);
}

static bool is_sentence(slice key)
{
  size_t size;
  uint32_t code = key.size ? utf8_before(key.at + key.size, &size) : 0;
  return code == 0x3002 || code == 0xFF01 || code == 0xFF1F || code == 0xFF1A || code == 0xFF1B; /* 。！？：； */
}

/* What the lines of a group, which stand at one place on enough pages, say of each other: they stand apart from the
 * text where most of them do. */
static void mark_group(struct candidate *at, size_t count, size_t pages)
{
  size_t apart = 0;
  for (size_t i = 0; i < count; i++) apart += at[i].apart;
  bool outermost = are_outermost(at, count, pages), all = apart * 2 > count || outermost;
  if (!outermost && is_sentence(at->key)) return; /* 各位代表！ */
  for (size_t i = 0; i < count; i++) {
    at[i].repeated = true;
    at[i].apart |= all;
  }
}

/* Whether the line stands where one of these does, in letters as high. */
static bool stands_where(const struct candidate *one, const struct candidate *const *heads, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    const struct candidate *head = heads[i];
    bool place = one->foot == head->foot && fabsf(one->place - head->place) < SAME_PLACE * head->line->em;
    if (place && fabsf(one->line->height - head->line->height) <= SAME_SIZE * head->line->height) return true;
  }
  return false;
}

/* Left pages, and those of a new chapter, may have a head of their own: the outermost line of a page that stands apart
 * is one where others have theirs. */
static void find_others(struct candidates *candidates)
{
  enum { MOST_HEADS = 8 };
  const struct candidate *heads[MOST_HEADS];
  size_t count = 0;
  for (size_t i = 0; i < candidates->count && count < MOST_HEADS; i++) {
    const struct candidate *at = &candidates->at[i];
    if (at->repeated && at->apart && at->rank == 0 && !stands_where(at, heads, count)) heads[count++] = at;
  }
  for (size_t i = 0; i < candidates->count; i++) {
    struct candidate *at = &candidates->at[i];
    if (at->rank == 0 && at->apart && !at->repeated) at->repeated = stands_where(at, heads, count);
  }
}

static void find_repeated(struct candidates *candidates, size_t pages)
{
  size_t least = pages <= 6 ? 2 : 3;
  qsort(candidates->at, candidates->count, sizeof *candidates->at, by_key);
  for (size_t from = 0, to; from < candidates->count; from = to) {
    for (to = from + 1; to < candidates->count && same_place(&candidates->at[to - 1], &candidates->at[to]);) to++;
    if (to - from >= least) mark_group(candidates->at + from, to - from, pages);
  }
  find_others(candidates);
}

/* Whether a key is a number with signs around it, or with the words that count pages: —#—, 【#】, 第#页共#页. */
static bool is_number(slice key)
{
  bool digits = false;
  size_t size;
  for (size_t at = 0; at < key.size; at += size) {
    uint32_t code = utf8_at(key.at + at, &size);
    size_t word = lex_layout_starts(key.at + at, key.size - at, LAYOUT_ROLE_PAGE);
    if (word)
      size = word;
    else if (code == '#')
      digits = true;
    else if (code >= 0x80 ? char_is_han(code) : isalpha((int)code))
      return false;
  }
  return digits;
}

static int by_rank(const void *a, const void *b)
{
  const struct candidate *left = a, *right = b;
  if (left->line->page != right->line->page) return left->line->page < right->line->page ? -1 : 1;
  if (left->foot != right->foot) return left->foot ? 1 : -1;
  return left->rank < right->rank ? -1 : left->rank > right->rank;
}

/* The lines of one edge: from the edge inwards those that are repeated, up to the last that stands apart from what is
 * inside it, or is a number. Lines of the text that happen to be alike do not. */
static void mark_edge(const struct candidate *at, size_t count)
{
  size_t kept = 0;
  for (size_t i = 0; i < count && at[i].repeated && at[i].rank == i; i++)
    if (at[i].apart || is_number(at[i].key)) kept = i + 1;
  for (size_t i = 0; i < kept; i++) {
    at[i].line->is_furniture = true;
    at[i].line->type = is_number(at[i].key) ? FURNITURE_PAGE_NUMBER : FURNITURE_RUNNING_HEAD;
  }
}

static void mark_lines(struct candidates *candidates)
{
  const struct candidate *at = candidates->at;
  qsort(candidates->at, candidates->count, sizeof *candidates->at, by_rank);
  for (size_t from = 0, to; from < candidates->count; from = to) {
    for (to = from + 1;
         to < candidates->count && at[to].line->page == at[from].line->page && at[to].foot == at[from].foot;)
      to++;
    mark_edge(at + from, to - from);
  }
}

bool layout_furniture(const struct layout *layout, struct line_list *pages, arena *memory)
{
  struct candidates candidates = {arena_alloc(memory, (layout->count * 2 * EDGE_LINES + 1) * sizeof *candidates.at), 0};
  if (!candidates.at) return false;
  for (size_t i = 0; i < layout->count; i++)
    if (!collect(&candidates, &layout->pages[i], &pages[i], memory)) return false;
  find_repeated(&candidates, layout->count);
  mark_lines(&candidates);
  return true;
}
