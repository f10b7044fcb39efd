/* Notes at the foot of pages: see footnotes.h.
 *
 * Raised numbers stand in a strip's text between MARK_BEGIN and MARK_END (strips.c). The lines at the end of a column
 * in letters smaller than the text's are its notes when the first of them begins with such a number of that page. */
#include "footnotes.h"
#include "../support/utf8.h"
#include "usual.h"

enum { MOST_MARK = 6 /* bytes */, MOST_ON_PAGE = 64 };

static const float SMALLER = 0.88F; /* of the text's height */

/* The marks of a page, in the order of its text. */
struct page_marks {
  uint32_t page;
  slice at[MOST_ON_PAGE];
  size_t count;
};

/* The next raised number in `*text`, which is moved behind it; empty: there is none. */
static slice next_mark(slice *text)
{
  const char *begin = text->size ? memchr(text->at, MARK_BEGIN, text->size) : NULL;
  if (!begin) return (slice){NULL, 0};
  slice rest = slice_after(*text, (size_t)(begin - text->at) + 1);
  const char *end = memchr(rest.at, MARK_END, rest.size);
  if (!end) return (slice){NULL, 0};
  *text = slice_after(rest, (size_t)(end - rest.at) + 1);
  return (slice){rest.at, (size_t)(end - rest.at)};
}

static void collect_marks(const struct line *line, struct page_marks *marks)
{
  for (size_t i = 0; i < line->count; i++)
    for (slice rest = line->strips[i].text, mark; (mark = next_mark(&rest)).size;)
      if (marks->count < MOST_ON_PAGE) marks->at[marks->count++] = mark;
}

/* The mark with which a line of a note begins: raised, or as the text's own letters are; it must be one of the page's.
 * `*skipped` gets its bytes. */
static slice mark_before(const struct line *line, const struct page_marks *marks, size_t *skipped)
{
  slice text = line->strips[0].text, rest = text;
  if (text.size && *text.at == MARK_BEGIN) {
    slice mark = next_mark(&rest);
    *skipped = text.size - rest.size;
    for (size_t i = 0; i < marks->count; i++)
      if (slice_equal(marks->at[i], mark)) return mark;
    return (slice){NULL, 0};
  }
  slice best = {NULL, 0};
  for (size_t i = 0; i < marks->count; i++)
    if (slice_starts(text, marks->at[i]) && marks->at[i].size > best.size) best = marks->at[i];
  bool longer = best.size && best.size < text.size && text.at[best.size] >= '0' && text.at[best.size] <= '9';
  if (longer) return (slice){NULL, 0};
  *skipped = best.size;
  return best;
}

/* The first of the lines at the end of the column that ends before `end` that are its notes; `end` if none are. */
static size_t notes_begin(const struct line_list *lines, size_t end, float usual, const struct page_marks *marks)
{
  size_t begin = end, skipped, found = end;
  const struct line *last = &lines->at[end - 1];
  for (; begin > 0; begin--) {
    const struct line *line = &lines->at[begin - 1];
    bool same = line->page == last->page && line->region == last->region && !line->is_furniture;
    if (!same || line->height > SMALLER * usual) break;
    if (mark_before(line, marks, &skipped).size) found = begin - 1;
  }
  return found == begin ? found : end;
}

static bool add_note(struct notes *notes, struct note note, arena *memory)
{
  struct note *more = arena_grow(memory, notes->at, notes->count, &notes->room, sizeof *more);
  if (!more) return false;
  notes->at = more;
  more[notes->count++] = note;
  return true;
}

/* Takes the line over, as the first of a note or as one more of the last. */
static bool take_line(struct notes *notes, const struct line *line, const struct page_marks *marks, arena *memory)
{
  size_t skipped = 0;
  slice mark = mark_before(line, marks, &skipped);
  bool known = mark.size && notes_number(notes, line->page, mark);
  if (mark.size && !known) {
    struct note note = {line->page, mark, skipped, notes->lines.count, 0};
    if (!add_note(notes, note, memory)) return false;
  }
  struct line *more =
      arena_grow(memory, notes->lines.at, notes->lines.count, &notes->lines.room, sizeof *notes->lines.at);
  if (!more) return false;
  notes->lines.at = more;
  more[notes->lines.count++] = *line;
  notes->at[notes->count - 1].count++;
  return true;
}

size_t notes_number(const struct notes *notes, uint32_t page, slice mark)
{
  size_t low = 0, high = notes->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (notes->at[middle].page < page)
      low = middle + 1;
    else
      high = middle;
  }
  for (; low < notes->count && notes->at[low].page == page; low++)
    if (slice_equal(notes->at[low].mark, mark)) return low + 1;
  return 0;
}

/* Where the column ends that begins at `from`; the marks of what stands in it are added to the page's. */
static size_t column_end(const struct line_list *lines, size_t from, struct page_marks *marks)
{
  const struct line *first = &lines->at[from];
  if (first->page != marks->page) *marks = (struct page_marks){.page = first->page};
  size_t to = from;
  for (; to < lines->count; to++) {
    const struct line *line = &lines->at[to];
    bool same = line->page == first->page && line->region == first->region;
    if (!same || line->is_furniture != first->is_furniture) break;
    if (!line->is_furniture) collect_marks(line, marks);
  }
  return to;
}

bool notes_find(struct line_list *lines, arena *memory, struct notes *notes)
{
  struct page_marks marks = {.page = UINT32_MAX};
  size_t kept = 0;
  *notes = (struct notes){.count = 0};
  float usual;
  if (!usual_height(lines, &usual)) return false;
  for (size_t from = 0, to; from < lines->count; from = to) {
    to = column_end(lines, from, &marks);
    size_t begin = lines->at[from].is_furniture ? to : notes_begin(lines, to, usual, &marks);
    if (begin < from) begin = to;
    for (size_t i = from; i < begin; i++) lines->at[kept++] = lines->at[i];
    for (size_t i = begin; i < to; i++)
      if (!take_line(notes, &lines->at[i], &marks, memory)) return false;
  }
  lines->count = kept;
  return true;
}
