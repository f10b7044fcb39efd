/* Wraps: how wide the lines of a text are that was broken to fit a page.
 *
 * Most lines of such a text are filled: the first word of the next would not have found room. Where that is not exact,
 * most long lines still break off in mid-sentence at about one width. */
#include "wraps.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "lexicon/layout.h"
#include "lexicon/limits.h"
#include "lexicon/units.h"
#include "lexicon/words.h"

uint32_t columns_of(const struct document *document, uint32_t start, uint32_t end)
{
  return (uint32_t)utf8_columns(document_slice(document, start, end));
}

uint32_t columns_taken(const struct document *document, uint32_t start, uint32_t end, bool by_characters)
{
  if (!by_characters) return columns_of(document, start, end);
  return (uint32_t)utf8_count(document_slice(document, start, end));
}

bool opens_word(uint32_t code)
{
  switch (code) {
  case 0x201C:
  case 0x2018:
  case 0xFF08:
  case 0x300A:
  case 0x3008:
  case 0x300C: return true;
  default: return false;
  }
}

bool closes_word(uint32_t code)
{
  switch (code) {
  case 0xFF0C:
  case 0x3002:
  case 0xFF1B:
  case 0x3001:
  case 0xFF1A:
  case 0xFF01:
  case 0xFF1F:
  case 0xFF09:
  case 0x300B:
  case 0x3009:
  case 0x300D:
  case 0x201D: return true;
  default: return false;
  }
}

bool counts_on(slice text, bool alone)
{
  const struct lex_units_row *unit = lex_units_longest(text.at, text.size),
                             *year = lex_units_find(text.at, utf8_bytes(text, 1));
  const struct lex_words_row *word = lex_words_longest(text.at, text.size);
  size_t size = unit ? unit->unit_size : lex_layout_starts(text.at, text.size, LAYOUT_ROLE_COUNTS);
  bool other = word && word->word_size > size; /* 项目, 万众 */
  bool prose = slice_has(text, FULL_STOP) || slice_has(text, COMMA) || slice_has(text, ENUMERATION_COMMA);
  if (!prose) return false;
  if (year && year->date) return true; /* 1997 | 年底, 1993 | 年以来 */
  bool none = unit && unit->kind == UNITS_KIND_NONE;
  return size && !none && !other && !alone;
}

uint32_t first_word_taken(const struct document *document, uint32_t start, uint32_t end, bool by_characters)
{
  enum { LONGEST = 24 };
  size_t size;
  const char *from = document->text.at + start, *at = from;
  const char *stop = utf8_within(from, document->text.at + end, LONGEST);
  while (opens_word(utf8_peek(at, stop, &size))) at += size;
  const char *word = at;
  while (utf8_peek(at, stop, &size) - '!' <= '~' - '!') at++; /* signs of ASCII */
  if (at == word) at += size;
  while (closes_word(utf8_peek(at, stop, &size))) at += size;
  return columns_taken(document, start, start + (uint32_t)(at - from), by_characters);
}

/* A width, counted both ways. */
struct both {
  uint32_t columns, characters;
};

static uint32_t taken(struct both both, bool by_characters)
{
  return by_characters ? both.characters : both.columns;
}

enum { TOO_WIDE = LIMITS_WRAPPED_WIDEST + 2 /* stands for all that is wider than lines of a wrapped text */ };

static uint32_t no_wider(size_t width)
{
  return width < TOO_WIDE ? (uint32_t)width : TOO_WIDE;
}

static struct both both_taken(const struct document *document, uint32_t start, uint32_t end)
{
  slice text = document_slice(document, start, end);
  return (struct both){no_wider(utf8_columns(text)), no_wider(utf8_count(text))};
}

/* A line's text, and what it takes. */
struct extent {
  uint32_t start, end;
  struct both filled;
  bool broken; /* it ends no sentence */
};

/* The next line with text from `*number` on, which moves behind it; false if there is none. */
static bool next_extent(const struct outline *outline, size_t *number, struct extent *extent)
{
  const struct document *document = outline->document;
  for (; *number < outline->line_count; ++*number) {
    uint32_t first = outline->lines[*number];
    slice line = utf8_trim(document_slice(document, first, outline->lines[*number + 1]));
    uint32_t start = (uint32_t)(line.at - document->text.at), end = start + (uint32_t)line.size;
    document_trim(document, &start, &end);
    if (start >= end) continue;
    *extent = (struct extent){.start = start, .end = end, .broken = !ends_as_sentence(document, start, end)};
    bool long_line = end - first > 3 * LIMITS_WRAPPED_WIDEST;
    extent->filled = long_line ? (struct both){TOO_WIDE, TOO_WIDE} : both_taken(document, first, end);
    ++*number;
    return true;
  }
  return false;
}

static uint32_t most_frequent(const uint32_t *of_width)
{
  uint32_t best = 0;
  for (uint32_t width = 1; width <= LIMITS_WRAPPED_WIDEST; width++)
    if (of_width[width] > of_width[best]) best = width;
  return best;
}

/* The width that most broken lines have. */
static struct both common_width(const struct outline *outline)
{
  uint32_t of_columns[TOO_WIDE + 1] = {0}, of_characters[TOO_WIDE + 1] = {0};
  struct extent line;
  for (size_t i = 0; next_extent(outline, &i, &line);) {
    if (!line.broken) continue;
    of_columns[line.filled.columns]++;
    of_characters[line.filled.characters]++;
  }
  return (struct both){most_frequent(of_columns), most_frequent(of_characters)};
}

/* A way to count widths, and how the lines of the text stand to the common one. */
struct filling {
  struct fill fill;
  uint32_t full, longer, widest;
};

/* Counts `line`, which `next` follows (NULL: none does). */
static void count_line(const struct document *document, const struct extent *line, const struct extent *next,
                       struct filling *f)
{
  bool by_characters = f->fill.by_characters;
  uint32_t filled = taken(line->filled, by_characters);
  f->longer += filled > f->fill.width + 1;
  if (!line->broken || !next) return;
  if (filled > f->fill.width)
    f->full++;
  else
    f->full += filled + first_word_taken(document, next->start, next->end, by_characters) > f->fill.width;
  f->widest += filled == f->fill.width;
}

/* How many in a hundred of the broken lines are full when the width is `f->fill.width`; 0 when they are few, or others
 * are longer. */
static uint32_t share_full(const struct filling *f, uint32_t broken)
{
  uint32_t share = broken < LIMITS_WRAPPED_LINES || f->longer * 20 > broken ? 0 : f->full * 100 / broken;
  bool sure = f->widest >= LIMITS_WRAPPED_SURE && f->longer == 0; /* no text has so many widest lines by chance */
  uint32_t least = sure ? LIMITS_WRAPPED_SHARE : 0;
  return share > least ? share : least;
}

struct fill lines_filled(const struct outline *outline)
{
  struct both width = common_width(outline);
  struct filling columns = {.fill = {.width = width.columns}};
  struct filling characters = {.fill = {.by_characters = true, .width = width.characters}};
  uint32_t broken = 0;
  struct extent line, next;
  size_t i = 0;
  for (bool more = next_extent(outline, &i, &line); more; line = next) {
    more = next_extent(outline, &i, &next);
    count_line(outline->document, &line, more ? &next : NULL, &columns);
    count_line(outline->document, &line, more ? &next : NULL, &characters);
    broken += line.broken;
  }
  uint32_t share = share_full(&columns, broken), other = share_full(&characters, broken);
  bool counted = other == share ? characters.widest > columns.widest : other > share;
  struct fill fill = counted ? characters.fill : columns.fill;
  if (counted) share = other;
  fill.exact = share >= LIMITS_WRAPPED_SHARE;
  return fill;
}

uint32_t lines_wrapped(const struct outline *outline)
{
  const struct document *document = outline->document;
  enum { NARROWEST = 32 };
  size_t of_width[LIMITS_WRAPPED_WIDEST + 1] = {0}, broken = 0, whole = 0, lines = 0;
  for (size_t i = 0; i < outline->line_count; i++) {
    uint32_t end = outline->lines[i + 1];
    if (end - outline->lines[i] > 2 * LIMITS_WRAPPED_WIDEST) {
      whole++;
      lines++;
      continue;
    }
    slice line = utf8_trim(document_slice(document, outline->lines[i], end));
    uint32_t start = (uint32_t)(line.at - document->text.at), stop = start + (uint32_t)line.size;
    document_trim(document, &start, &stop);
    uint32_t width = columns_of(document, start, stop);
    if (width < NARROWEST || width > LIMITS_WRAPPED_WIDEST) continue;
    lines++;
    if (ends_as_sentence(document, start, stop)) continue;
    broken++;
    of_width[width]++;
  }
  if (lines < 20 || broken * 2 < lines || whole * 8 > broken) return 0;
  size_t seen = 0;
  uint32_t width = 0;
  for (uint32_t w = 0; seen * 2 < broken; w++) { /* ends at the last, for each broken line has a width */
    seen += of_width[w];
    width = w;
  }
  return width; /* the median of the broken lines */
}

uint32_t lines_margin(const struct outline *outline)
{
  const struct document *document = outline->document;
  enum { DEEPEST = 40 };
  size_t of_indent[DEEPEST + 1] = {0};
  bool broken = false;
  for (size_t i = 0; i < outline->line_count; i++) {
    uint32_t first = outline->lines[i];
    slice line = utf8_trim(document_slice(document, first, outline->lines[i + 1]));
    if (line.size == 0) continue;
    uint32_t start = (uint32_t)(line.at - document->text.at), stop = start + (uint32_t)line.size;
    uint32_t indent = columns_of(document, first, start);
    if (broken && indent <= DEEPEST) of_indent[indent]++;
    broken = !ends_as_sentence(document, start, stop);
  }
  uint32_t margin = 0;
  for (uint32_t i = 1; i <= DEEPEST; i++)
    if (of_indent[i] > of_indent[margin]) margin = i;
  return margin;
}
