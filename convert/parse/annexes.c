/* Annexes: what stands behind the speech, and above all its livelihood items.
 *
 * Under a title that promises items, labels that count from one are items; where two systems count, the outer one opens
 * groups (一、…方面5件) and the inner one may count through them. A table that was flattened to one cell a line has its
 * numbers alone on lines: an item is then all cells up to the next number. A line 附件1 over a title opens the annex
 * that the title names, and is no heading itself. */
#include "../support/utf8.h"
#include "cues.h"
#include "lexicon/limits.h"
#include "outline.h"

/* The number that is all the text of a table's cell; 0: it is none. */
static int number_alone(slice text)
{
  size_t size;
  int n = number_read(text, &size);
  return size == text.size ? n : 0;
}

static slice text_of(const struct outline *outline, const struct paragraph *paragraph)
{
  return document_slice(outline->document, paragraph->start, paragraph->end);
}

/* A paragraph's label; that of a cell which is a number alone is the number. */
static struct label label_of(const struct outline *outline, const struct paragraph *paragraph)
{
  int n = number_alone(text_of(outline, paragraph));
  return n > 0 ? (struct label){LABEL_ARABIC, n, paragraph->end} : paragraph->label;
}

/* Whether the line is a title over something else than items: 附件2, 名词解释. */
static bool opens_other_annex(const struct outline *outline, const struct paragraph *paragraph)
{
  int weights[HEADING_KINDS];
  if (paragraph->complete) return false;
  heading_cues(text_of(outline, paragraph), weights);
  return weights[HEADINGS_KIND_APPENDIX] >= LIMITS_WEIGHT_STRONG ||
         weights[HEADINGS_KIND_GLOSSARY] >= LIMITS_WEIGHT_STRONG;
}

bool promises_counted_items(const struct outline *outline, size_t title)
{
  if (!promises_items(text_of(outline, &outline->paragraphs[title]))) return false;
  enum label_system system = LABEL_NONE;
  size_t end = size_least(outline->count, title + 1 + LIMITS_ANNEX_FIRST_ITEM);
  for (size_t i = title + 1; i < end; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->kind == NODE_KIND_COUNT) continue;
    struct label label = label_of(outline, paragraph);
    if (opens_other_annex(outline, paragraph)) return false;
    if (label.n == 2 && label.system == system) return true;
    if (label.n == 1) system = label.system;
  }
  return false;
}

/* How the paragraphs of an annex are counted, one system of labels after the other. */
struct counting {
  int n[LABEL_DASH + 1];         /* the last number */
  bool restarts[LABEL_DASH + 1]; /* a label of an outer system has come since */
  size_t members[LABEL_DASH + 1];
};

/* Counts one label more; false when it does not go on with its system's count. */
static bool count_on(struct counting *counting, struct label label)
{
  if (label.system < LABEL_HAN) return false;
  bool next = label.n == counting->n[label.system] + 1;
  bool again = label.n == 1 && counting->restarts[label.system];
  if (!next && !again) return false;
  counting->n[label.system] = label.n;
  counting->restarts[label.system] = false;
  counting->members[label.system]++;
  for (enum label_system inner = label.system + 1; inner <= LABEL_CIRCLED; inner++) counting->restarts[inner] = true;
  return true;
}

/* An annex with items: its paragraphs, and what their labels open. */
struct annex {
  struct outline *outline;
  size_t title, end;
  enum label_system items, groups; /* LABEL_NONE: there are none */
  bool table;                      /* of numbers alone on their lines */
};

/* Whether the paragraph counts items of its own inside: 1．扩大就业。重点办好7件实事：（1）… */
static bool holds_items(const struct outline *outline, const struct paragraph *paragraph)
{
  uint32_t starts[LIMITS_ANNEX_ITEMS], ends[LIMITS_ANNEX_ITEMS];
  uint32_t from = paragraph->label.end > paragraph->start ? paragraph->label.end : paragraph->start;
  return labels_counted(outline, from, paragraph->end, starts, ends, LIMITS_ANNEX_ITEMS) == LIMITS_ANNEX_ITEMS;
}

static void choose_systems(struct annex *annex)
{
  struct counting counting = {0};
  for (size_t i = annex->title + 1; i < annex->end; i++) {
    const struct paragraph *paragraph = &annex->outline->paragraphs[i];
    if (holds_items(annex->outline, paragraph)) continue;
    count_on(&counting, label_of(annex->outline, paragraph));
  }
  for (enum label_system system = LABEL_CIRCLED; system >= LABEL_HAN && !annex->items; system--)
    if (counting.members[system] >= LIMITS_ANNEX_ITEMS) annex->items = system;
  for (enum label_system system = LABEL_HAN; system < annex->items && !annex->groups; system++)
    if (counting.members[system] >= LIMITS_ANNEX_GROUPS) annex->groups = system;
}

/* A group's title is a line; where a group holds its text itself it is an item as the others are. */
static bool is_group(const struct annex *annex, const struct paragraph *paragraph, struct label label)
{
  return annex->groups && label.system == annex->groups && !paragraph->complete;
}

static void make_group(struct annex *annex, struct paragraph *paragraph)
{
  title_make(paragraph, paragraph->end, "group of livelihood items");
  paragraph->kind = NODE_LIVELIHOOD;
  paragraph->parent = (uint32_t)annex->title;
  paragraph->depth = 2;
}

static void make_item(struct paragraph *paragraph, struct label label, uint32_t parent)
{
  paragraph->label = label;
  paragraph->item = true;
  paragraph->title_end = 0;
  paragraph->kind = NODE_ITEM;
  paragraph->parent = parent;
  paragraph->rule = "counted from one behind a title that promises items";
}

static void make_part(struct paragraph *paragraph, uint32_t parent)
{
  paragraph->item_part = true;
  paragraph->kind = NODE_ITEM;
  paragraph->parent = parent;
}

/* The paragraph behind the last that belongs to the item at `index`: in a table all cells, of the last row as many as
 * `cells`; else those that name who is in charge. `open` tells whether another item of the same group follows. */
static size_t item_end(const struct annex *annex, size_t index, struct counting counting, size_t cells)
{
  size_t end = index + 1, parts = 0;
  for (size_t i = index + 1; i < annex->end; i++) {
    const struct paragraph *paragraph = &annex->outline->paragraphs[i];
    if (paragraph->kind == NODE_KIND_COUNT) continue;
    struct label label = label_of(annex->outline, paragraph);
    if (is_group(annex, paragraph, label)) return end;
    if (label.system == annex->items && count_on(&counting, label)) return annex->table ? i : end;
    if (!annex->table && !names_lead_unit(annex->outline, paragraph)) return end;
    if (!annex->table || parts < cells) end = i + 1;
    parts++;
    if (parts > LIMITS_ANNEX_FIRST_ITEM) return end;
  }
  return end;
}

static void name_items(struct annex *annex)
{
  struct outline *outline = annex->outline;
  struct counting counting = {0};
  uint32_t parent = (uint32_t)annex->title;
  size_t cells = 0;
  for (size_t i = annex->title + 1; i < annex->end; i++) {
    struct paragraph *paragraph = &outline->paragraphs[i];
    struct label label = label_of(outline, paragraph);
    if (paragraph->kind == NODE_KIND_COUNT) continue;
    paragraph->parent = parent;
    if (!count_on(&counting, label)) continue;
    if (is_group(annex, paragraph, label)) {
      make_group(annex, paragraph);
      parent = (uint32_t)i;
    }
    if (label.system != annex->items) continue;
    make_item(paragraph, label, parent);
    size_t end = item_end(annex, i, counting, cells), parts = end - i - 1;
    if (parts > cells) cells = parts;
    while (i + 1 < end) {
      i++;
      if (outline->paragraphs[i].kind != NODE_KIND_COUNT) make_part(&outline->paragraphs[i], parent);
    }
  }
}

/* Whether the items' numbers stand alone on their lines. */
static bool is_table(const struct annex *annex)
{
  size_t alone = 0;
  for (size_t i = annex->title + 1; i < annex->end; i++)
    alone += number_alone(text_of(annex->outline, &annex->outline->paragraphs[i])) == (int)alone + 1;
  return alone >= LIMITS_ANNEX_ITEMS;
}

static void find_items(struct outline *outline, size_t title, size_t end)
{
  struct annex annex = {.outline = outline, .title = title, .end = end};
  choose_systems(&annex);
  annex.table = is_table(&annex);
  for (size_t i = title + 1; i < end; i++) outline->paragraphs[i].parent = (uint32_t)title;
  if (annex.items) name_items(&annex);
}

/* The next title behind `index`, or the text's end. */
static size_t next_title(const struct outline *outline, size_t index)
{
  size_t i = index + 1;
  for (; i < outline->count; i++)
    if (outline->paragraphs[i].title_end) break;
  return i;
}

bool annexes_find(struct outline *outline)
{
  uint32_t above = NO_PARENT, title = NO_PARENT; /* the line 附件1 right before; the annex in hand */
  for (size_t i = outline->speech_to; i < outline->count; i++) {
    struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->kind == NODE_KIND_COUNT) continue;
    if (!paragraph->title_end) {
      paragraph->parent = title;
      continue;
    }
    size_t next = next_title(outline, i);
    bool opens = paragraph->kind == NODE_APPENDIX && next == i + 1;
    paragraph->parent = above;
    paragraph->depth = 1;
    title = (uint32_t)i;
    if (opens) paragraph->title_end = 0;
    above = opens ? title : NO_PARENT;
    if (paragraph->kind == NODE_LIVELIHOOD) {
      find_items(outline, i, next);
      i = next - 1;
    }
  }
  return true;
}
