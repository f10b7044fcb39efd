/* Page jumps of newspapers: 下转第3版 at the end of a page's text, 上接第1版 at the beginning of the next. The two
 * halves and what stands between them are furniture; a half without the other is, too. */
#include "lexicon/jumps.h"
#include "../support/chars.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "labels.h"
#include "lexicon/layout.h"
#include "lexicon/limits.h"
#include "outline.h"

/* Where a jump begins whose word stands at `at`: at its bracket, or at the letter of a section (B上接第一版) with which
 * a line begins. */
static uint32_t before_bracket(const struct document *document, uint32_t at)
{
  size_t size;
  if (at == 0) return at;
  uint32_t code = utf8_before(document->text.at + at, &size);
  bool at_line = at == 1 || document->text.at[at - 2] == '\n';
  bool letter = char_is(code, CHAR_LATIN) && at_line;
  return letter || char_among(code, U"（(【〔") ? at - (uint32_t)size : at;
}

/* The end of `第3版` / `3版` / `第三、四版` and a closing bracket, from `at`; 0 if there is no page. */
static uint32_t after_page(const struct document *document, uint32_t at)
{
  enum { LONGEST_PAGE = 20 /* code points: 第三、四版） */ };
  slice rest = slice_after(document->text, at);
  size_t used = 0, size;
  rest = utf8_first(rest, LONGEST_PAGE);
  for (int signs = 0; used < rest.size; signs++) {
    slice here = slice_after(rest, used);
    size_t sheet = lex_layout_starts(here.at, here.size, LAYOUT_ROLE_SHEET);
    if (sheet) {
      if (signs == 0) return 0;
      used += sheet;
      here = slice_after(rest, used);
      uint32_t code = utf8_peek(here.at, slice_end(here), &size);
      return at + (uint32_t)(used + (char_among(code, U"）)】〕") ? size : 0));
    }
    uint32_t code = utf8_at(here.at, &size);
    size_t number;
    size_t word = lex_layout_starts(here.at, here.size, LAYOUT_ROLE_BEFORE_SHEET);
    bool part = char_is(code, CHAR_LATIN) || char_among(code, U"、 -\n"); /* 第三|版, where a line ends */
    if (word) {
      size = word;
    } else if (!part) {
      number_read(here, &number);
      if (number == 0) return 0;
      size = number;
    }
    used += size;
  }
  return 0;
}

/* ▲ ▼ ◆ ■: what newspapers set beside a jump (Unicode: Geometric Shapes). */
static bool is_ornament(uint32_t code)
{
  return code >= 0x25A0 && code <= 0x25FF;
}

/* A jump's one half at `word` (an offset in the text): its span with brackets and ornaments, or an empty mark. */
static struct mark read_jump(const struct document *document, uint32_t word, uint32_t size)
{
  uint32_t end = after_page(document, word + size), start = before_bracket(document, word);
  if (end == 0) return (struct mark){0, 0, 0};
  size_t sign;
  while (start > 0 && is_ornament(utf8_before(document->text.at + start, &sign))) start -= (uint32_t)sign;
  while (end < document->text.size && is_ornament(utf8_at(document->text.at + end, &sign))) end += (uint32_t)sign;
  return (struct mark){start, end, 0};
}

/* Whether the text that ends at `end` breaks off in a sentence: behind its last mark there is a comma, or more than a
 * title holds. */
static bool breaks_off(const struct document *document, uint32_t end)
{
  size_t size;
  int signs = 0;
  for (uint32_t at = end; at > 0; at -= (uint32_t)size) {
    uint32_t code = utf8_before(document->text.at + at, &size);
    if (char_among(code, U"，、")) return true;
    if (char_among(code, U"。！？：；\n")) return false;
    if (signs++ > LIMITS_JUMP_TITLE) return true;
  }
  return false;
}

/* A jump that stands between two parts of a sentence reaches over the line ends beside it. */
static void reach_over(const struct document *document, struct mark *jump)
{
  size_t size;
  uint32_t start = jump->start, end = jump->end, last = (uint32_t)document->text.size;
  while (start > 0 && utf8_is_space(utf8_before(document->text.at + start, &size))) start -= (uint32_t)size;
  while (end < last && utf8_is_space(utf8_at(document->text.at + end, &size))) end += (uint32_t)size;
  if (!breaks_off(document, start)) return;
  if (label_read(document_slice(document, end, last), end).system != LABEL_NONE) return;
  jump->start = start;
  jump->end = end;
}

/* A jump as a message shows it: its lines and blanks as one line. NULL when memory runs out. */
static char *jump_shown(struct document *document, const struct mark *jump)
{
  slice left = utf8_trim(document_slice(document, jump->start, jump->end));
  char *text = arena_alloc(document->arena, left.size + 1), *to = text;
  bool gap = false;
  for (size_t size; text && left.size; left = slice_after(left, size)) {
    bool space = utf8_is_space(utf8_at(left.at, &size));
    if (space && !gap) *to++ = ' ';
    if (!space) memcpy(to, left.at, size);
    if (!space) to += size;
    gap = space;
  }
  return text;
}

/* Whether nothing but a running head may stand between the two halves. */
static bool are_near(const struct document *document, const struct mark *away, const struct mark *back)
{
  slice between = slice_between(document->text.at + away->end, document->text.at + back->start);
  return between.size < LIMITS_JUMP_REACH && !slice_has(between, FULL_STOP);
}

/* 下转第3版 and 上接第1版 belong together when not more than a running head stands between them. */
static void join_jumps(struct document *document, const struct mark *jumps, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    struct mark jump = jumps[i];
    bool both = i + 1 < count && jumps[i].detail == JUMPS_HALF_AWAY && jumps[i + 1].detail == JUMPS_HALF_BACK &&
                are_near(document, &jump, &jumps[i + 1]);
    if (both) jump.end = jumps[++i].end;
    reach_over(document, &jump);
    const char *text = jump_shown(document, &jump);
    furniture_add(document, jump.start, jump.end, FURNITURE_PAGE_JUMP);
    bg_code code = both ? BG_PAGE_JUMP : BG_PAGE_JUMP_ONE_SIDED;
    if (text) log_add(document->log, code, document_place(document, jump.start), text);
  }
}

void jumps_find(struct document *document)
{
  struct mark *jumps = NULL;
  size_t count = 0, room = 0;
  const char *end = document->text.at + document->text.size;
  size_t next, size;
  for (const char *at = document->text.at;
       (size = lex_layout_in(at, (size_t)(end - at), LAYOUT_ROLE_SHEET, &next)) != 0; at += next + size) {
    uint32_t page = (uint32_t)(at + next - document->text.at);
    uint32_t from = page > 48 ? page - 48 : 0; /* a jump's word stands close before its page */
    for (uint32_t word = from; word < page; word++) {
      const struct lex_jumps_row *row = lex_jumps_longest(document->text.at + word, page - word);
      if (!row) continue;
      struct mark jump = read_jump(document, word, row->word_size);
      if (jump.end <= page) continue;
      jump.detail = row->half;
      struct mark *more = arena_grow(document->arena, jumps, count, &room, sizeof *more);
      if (!more) return;
      jumps = more;
      jumps[count++] = jump;
      break;
    }
  }
  join_jumps(document, jumps, count);
}
