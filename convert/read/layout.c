/* The layout of pages: see layout.h. Strips of words (strips.c), lines of these (lines.c), of them the running heads
 * (running_heads.c), the rest in columns (columns.c), of these the notes at the foot of pages (footnotes.c), and all of
 * it as paragraphs (flow.c). */
#include "layout.h"
#include "../support/utf8.h"
#include "footnotes.h"
#include "lines.h"
#include "turned.h"
#include <stdio.h>

static const float FARTHEST = 20000; /* points; a page of PDF has at most 14400 */

bool layout_page(struct layout *layout, float width, float height)
{
  static const float a4_width = 595, a4_height = 842; /* points; of a page that tells no size that one can have */
  if (!(width > 0 && width < FARTHEST)) width = a4_width;
  if (!(height > 0 && height < FARTHEST)) height = a4_height;
  struct page *more = arena_grow(layout->memory, layout->pages, layout->count, &layout->room, sizeof *more);
  if (!more) return false;
  layout->pages = more;
  more[layout->count++] = (struct page){.width = width, .height = height};
  return true;
}

bool layout_word(struct layout *layout, struct word word)
{
  word.text = utf8_trim(word.text);
  bool inside = word.left > -FARTHEST && word.right < FARTHEST && word.top > -FARTHEST && word.bottom < FARTHEST;
  if (!layout->count || !inside || !(word.right > word.left) || !(word.bottom > word.top) || !word.text.size)
    return true;
  struct page *page = &layout->pages[layout->count - 1];
  struct word *more = arena_grow(layout->memory, page->words, page->count, &page->room, sizeof *more);
  if (!more) return false;
  page->words = more;
  more[page->count++] = word;
  return true;
}

/* How many pages hold no word. */
static size_t empty_pages(const struct layout *layout)
{
  size_t empty = 0;
  for (size_t i = 0; i < layout->count; i++) empty += layout->pages[i].count == 0;
  return empty;
}

static bool add_furniture(struct line_list *lines, const struct line_list *page, bool foot, float height, arena *memory)
{
  for (size_t i = 0; i < page->count; i++) {
    const struct line *line = &page->at[i];
    if (!line->is_furniture || (line->top > height / 2) != foot) continue;
    struct line *more = arena_grow(memory, lines->at, lines->count, &lines->room, sizeof *more);
    if (!more) return false;
    lines->at = more;
    more[lines->count++] = *line;
  }
  return true;
}

/* The strips of a page that are its own text. */
static bool own_strips(const struct line_list *page, arena *memory, struct strips *own)
{
  size_t count = 0;
  for (size_t i = 0; i < page->count; i++) count += page->at[i].is_furniture ? 0 : page->at[i].count;
  *own = (struct strips){arena_alloc(memory, count * sizeof *own->at + 1), 0};
  for (size_t i = 0; own->at && i < page->count; i++) {
    if (page->at[i].is_furniture) continue;
    memcpy(own->at + own->count, page->at[i].strips, page->at[i].count * sizeof *own->at);
    own->count += page->at[i].count;
  }
  return own->at != NULL;
}

/* What stands beside the text of a page, as lines at its foot: that outside of the text is none of the report's. */
static bool add_beside(const struct strips *beside, arena *memory, struct line_list *page, uint32_t number)
{
  size_t first = page->count;
  if (!strips_lines(beside->at, beside->count, memory, page, number, 0)) return false;
  for (size_t i = first; i < page->count; i++) {
    page->at[i].is_furniture = page->at[i].strips[0].fixed;
    page->at[i].type = FURNITURE_RUNNING_HEAD;
  }
  return true;
}

/* The lines of each page, and which of them are running heads and page numbers. */
static bool page_lines(struct layout *layout, struct line_list *pages)
{
  arena *memory = layout->memory;
  struct strips strips, *beside = arena_alloc(memory, layout->count * sizeof *beside + 1);
  if (!beside) return false;
  for (size_t i = 0; i < layout->count; i++)
    if (!page_turn(&layout->pages[i], memory, &beside[i]) || !page_strips(&layout->pages[i], memory, &strips) ||
        !strips_drop_caps(&strips, memory) || !strips_lines(strips.at, strips.count, memory, &pages[i], (uint32_t)i, 0))
      return false;
  if (!layout_furniture(layout, pages, memory)) return false;
  for (size_t i = 0; i < layout->count; i++)
    if (!add_beside(&beside[i], memory, &pages[i], (uint32_t)i)) return false;
  return true;
}

bool layout_text(struct layout *layout, struct extract *to)
{
  arena *memory = layout->memory;
  struct line_list *pages = arena_alloc(memory, layout->count * sizeof *pages + 1), lines = {0};
  uint32_t region = 0;
  struct edges edges = {.count = 0};
  struct strips strips;
  if (!pages || !page_lines(layout, pages)) return false;
  for (size_t i = 0; i < layout->count; i++) {
    float height = layout->pages[i].height;
    if (!add_furniture(&lines, &pages[i], false, height, memory) || !own_strips(&pages[i], memory, &strips) ||
        !page_columns(strips.at, strips.count, memory, &lines, (uint32_t)i, &region, &edges) ||
        !add_furniture(&lines, &pages[i], true, height, memory))
      return false;
  }
  struct notes notes;
  if (!notes_find(&lines, memory, &notes)) return false;
  return layout_paragraphs(&lines, &notes, region, (uint32_t)layout->count, memory, to);
}

/* The numbers of the pages that hold no word, from 1: 2, 5-7; the first of them where there are many. */
static void name_empty_pages(const struct layout *layout, char *text, size_t room)
{
  enum { LONGEST_STEP = 48 /* bytes: two numbers of 20 digits, a dash, a comma, an ellipsis */ };
  size_t used = 0;
  for (size_t i = 0, last; i < layout->count; i = last + 1) {
    last = i;
    if (layout->pages[i].count) continue;
    while (last + 1 < layout->count && !layout->pages[last + 1].count) last++;
    if (room - used < 2 * LONGEST_STEP) {
      snprintf(text + used, room - used, ", …");
      return;
    }
    const char *comma = used ? ", " : "";
    int written = i == last ? snprintf(text + used, room - used, "%s%zu", comma, i + 1)
                            : snprintf(text + used, room - used, "%s%zu-%zu", comma, i + 1, last + 1);
    used += written > 0 ? (size_t)written : 0;
  }
}

/* Says how many pages hold no text, and which; false when none holds any. */
static bool has_text(const struct layout *layout, bg_log *log)
{
  char empty[24], all[24], which[240];
  size_t count = empty_pages(layout);
  snprintf(empty, sizeof empty, "%zu", count);
  snprintf(all, sizeof all, "%zu", layout->count);
  if (layout->count && count == layout->count) return log_add(log, BG_SCANNED, NOWHERE, all);
  if (!count) return true;
  name_empty_pages(layout, which, sizeof which);
  log_add(log, BG_PAGES_WITHOUT_TEXT, NOWHERE, empty, all, which);
  return true;
}

/* Says how many characters of the text stand where Unicode has room for codes of one's own. */
static void tell_own_codes(const struct extract *text, bg_log *log)
{
  size_t count = 0, size;
  for (size_t at = 0; at < text->size; at += size) {
    uint32_t code = utf8_at(text->at + at, &size);
    count += code >= 0xE000 && code <= 0xF8FF;
  }
  char number[24];
  snprintf(number, sizeof number, "%zu", count);
  if (count) log_add(log, BG_OWN_CODES, NOWHERE, number);
}

bool layout_take(struct document *document, struct layout *layout, struct decoded *decoded)
{
  struct extract text = {.arena = document->arena, .most = input_limit(document)};
  if (!has_text(layout, document->log)) return false;
  if (!layout_text(layout, &text)) return log_memory(document->log);
  tell_own_codes(&text, document->log);
  return input_take(document, &text, "UTF-8", decoded);
}
