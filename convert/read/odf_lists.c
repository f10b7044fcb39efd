/* Automatic numbers of OpenDocument, and its styles. A list style has ten levels, each of which says how its numbers
 * look. A list counts for itself, unless it goes on with the one before it or with one that it names. */
#include "odf_lists.h"
#include "../support/utf8.h"
#include "alignment.h"
#include "lexicon/odf-numberings.h"
#include "measures.h"
#include "numerals.h"
#include <libxml/hash.h>
#include <math.h>
#include <stdlib.h>

enum {
  LEVELS = 10,
  MOST_OPEN = 64,     /* lists in one another */
  MOST_STYLES = 16,   /* that are based on one another */
  USUAL_SIZE = 120,   /* tenths of a point, of letters of which nothing is said */
  LARGEST_SIZE = 1000 /* points */
};

/* How the numbers of a level look. Strings are NULL when not said. */
struct look {
  const char *format; /* style:num-format */
  const char *before, *behind;
  const char *pattern; /* （%2%）: LibreOffice's, which says more than the two */
  const char *bullet;
  int shown; /* how many levels, this one and those above it */
  int start;
  bool close; /* nothing parts the label from the text */
};

struct list_style {
  struct look *levels[LEVELS];
};

struct style { /* of a paragraph or span */
  const char *parent;
  const char *list; /* "": none, though its parent has one */
  bool hidden;
  enum { WEIGHT_AS_PARENT, WEIGHT_BOLD, WEIGHT_OTHER } weight; /* of its letters */
  enum alignment alignment;
  enum { HEIGHT_AS_PARENT, HEIGHT_RAISED, HEIGHT_OTHER } height; /* of its letters */
  uint32_t size; /* of its letters, in tenths of a point; 0: as its parent's */
};

/* What is counted together. */
struct count {
  const char *style; /* of the list that began it */
  int at[LEVELS];
  bool begun[LEVELS];
};

struct open_list {
  const char *style;
  bool pending; /* an item has begun whose first paragraph has not come */
  int start;    /* where that item begins to count anew; -1: it does not */
};

struct odf_lists {
  arena *memory;
  xmlHashTable *list_styles, *styles;
  xmlHashTable *by_id, *by_style; /* counts: of a list with that id, of the last one in that style */
  struct list_style outline;
  struct list_style *reading; /* the list style that is being read */
  struct look *look;
  struct style *style;
  struct style usual; /* what paragraphs of no style are like */
  struct count headings;
  struct count *count;
  struct open_list open[MOST_OPEN];
  size_t depth; /* how many lists are open, also beyond MOST_OPEN */
  bool failed;
};

bool odf_lists_failed(const odf_lists *lists)
{
  return lists->failed;
}

odf_lists *odf_lists_new(arena *memory)
{
  odf_lists *lists = arena_alloc(memory, sizeof *lists);
  if (!lists) return NULL;
  *lists = (odf_lists){.memory = memory,
                       .list_styles = xmlHashCreate(0),
                       .styles = xmlHashCreate(0),
                       .by_id = xmlHashCreate(0),
                       .by_style = xmlHashCreate(0),
                       .usual = {.size = USUAL_SIZE}};
  if (lists->list_styles && lists->styles && lists->by_id && lists->by_style) return lists;
  odf_lists_free(lists);
  return NULL;
}

void odf_lists_free(odf_lists *lists)
{
  xmlHashFree(lists->list_styles, NULL);
  xmlHashFree(lists->styles, NULL);
  xmlHashFree(lists->by_id, NULL);
  xmlHashFree(lists->by_style, NULL);
}

static bool is(const char *name, const char *other)
{
  return strcmp(name, other) == 0;
}

static const char *attribute(odf_lists *lists, const struct element *element, const char *name)
{
  return element_attribute(element, name, lists->memory, &lists->failed);
}

static int number(const char *text, int otherwise)
{
  if (!text) return otherwise;
  long got = strtol(text, NULL, 10);
  return got < 0 || got > 1000000 ? otherwise : (int)got;
}

static void keep(odf_lists *lists, xmlHashTable *table, const char *key, void *value)
{
  if (key && value && xmlHashUpdateEntry(table, BAD_CAST key, value, NULL) != 0) lists->failed = true;
}

static void *find(xmlHashTable *table, const char *key)
{
  return key ? xmlHashLookup(table, BAD_CAST key) : NULL;
}

static void *make(odf_lists *lists, size_t size)
{
  void *made = arena_alloc(lists->memory, size);
  lists->failed |= !made;
  return made;
}

/* # Styles */

static void read_level(odf_lists *lists, const struct element *element, bool bullet)
{
  int level = number(attribute(lists, element, "level"), 0);
  struct look *look = level >= 1 && level <= LEVELS ? make(lists, sizeof *look) : NULL;
  lists->look = look;
  if (!look) return;
  lists->reading->levels[level - 1] = look;
  *look = (struct look){.format = attribute(lists, element, "num-format"),
                        .before = attribute(lists, element, "num-prefix"),
                        .behind = attribute(lists, element, "num-suffix"),
                        .pattern = attribute(lists, element, "num-list-format"),
                        .bullet = bullet ? attribute(lists, element, "bullet-char") : NULL,
                        .shown = number(attribute(lists, element, "display-levels"), 1),
                        .start = number(attribute(lists, element, "start-value"), 1)};
}

static void read_style(odf_lists *lists, const struct element *element)
{
  struct style *style = make(lists, sizeof *style);
  lists->style = style;
  if (!style) return;
  *style = (struct style){.parent = attribute(lists, element, "parent-style-name"),
                          .list = attribute(lists, element, "list-style-name")};
  keep(lists, lists->styles, attribute(lists, element, "name"), style);
}

static void read_letters(odf_lists *lists, const struct element *element)
{
  const char *display = attribute(lists, element, "display"), *weight = attribute(lists, element, "font-weight");
  lists->style->hidden = display && is(display, "none");
  if (weight) lists->style->weight = is(weight, "bold") ? WEIGHT_BOLD : WEIGHT_OTHER;
  const char *position = attribute(lists, element, "text-position");
  bool raised = position && (strncmp(position, "super", strlen("super")) == 0 || strtol(position, NULL, 10) > 0);
  if (position) lists->style->height = raised ? HEIGHT_RAISED : HEIGHT_OTHER;
  slice size = attribute_slice(element, "font-size");
  float points = measure_next(&size);
  if (points >= 1 && points <= LARGEST_SIZE && slice_equal(size, SLICE("pt")))
    lists->style->size = (uint32_t)lrintf(points * 10);
}

void odf_lists_style(odf_lists *lists, const struct element *element)
{
  const char *name = element->name;
  if (is(name, "style")) {
    read_style(lists, element);
  } else if (is(name, "list-style")) {
    lists->reading = make(lists, sizeof *lists->reading);
    keep(lists, lists->list_styles, attribute(lists, element, "name"), lists->reading);
  } else if (is(name, "outline-style")) {
    lists->reading = &lists->outline;
  } else if (is(name, "default-style")) {
    const char *family = attribute(lists, element, "family");
    lists->style = family && is(family, "paragraph") ? &lists->usual : NULL;
  } else if (is(name, "text-properties") && lists->style) {
    read_letters(lists, element);
  } else if (is(name, "paragraph-properties") && lists->style) {
    const char *align = attribute(lists, element, "text-align");
    if (align) lists->style->alignment = alignment_of(align);
  } else if (lists->reading && (is(name, "list-level-style-number") || is(name, "outline-level-style"))) {
    read_level(lists, element, false);
  } else if (lists->reading && is(name, "list-level-style-bullet")) {
    read_level(lists, element, true);
  } else if (lists->look && is(name, "list-level-label-alignment")) {
    const char *by = attribute(lists, element, "label-followed-by");
    lists->look->close = by && is(by, "nothing");
  }
}

void odf_lists_style_end(odf_lists *lists, const char *name)
{
  if (is(name, "style") || is(name, "default-style")) lists->style = NULL;
  if (is(name, "list-style") || is(name, "outline-style")) {
    lists->reading = NULL;
    lists->look = NULL;
  }
}

/* The list style that a paragraph's style names: "" if it will have none, NULL if it does not say. */
static const char *list_of_style(const odf_lists *lists, const char *name)
{
  const struct style *style = find(lists->styles, name);
  for (int i = 0; style && i < MOST_STYLES; i++, style = find(lists->styles, style->parent))
    if (style->list) return style->list;
  return NULL;
}

bool odf_lists_hides(const odf_lists *lists, const char *name)
{
  const struct style *style = find(lists->styles, name);
  for (int i = 0; style && i < MOST_STYLES; i++, style = find(lists->styles, style->parent))
    if (style->hidden) return true;
  return false;
}

void odf_lists_appearance(const odf_lists *lists, const char *name, struct appearance *how)
{
  struct style seen = {.size = 0};
  const struct style *style = find(lists->styles, name);
  for (int i = 0; style && i < MOST_STYLES; i++, style = find(lists->styles, style->parent)) {
    if (!seen.weight) seen.weight = style->weight;
    if (!seen.alignment) seen.alignment = style->alignment;
    if (!seen.size) seen.size = style->size;
    if (!seen.height) seen.height = style->height;
  }
  if (seen.height) how->raised = seen.height == HEIGHT_RAISED;
  if (seen.weight) how->bold = seen.weight == WEIGHT_BOLD;
  align(how, seen.alignment);
  if (seen.size) how->size = seen.size;
}

struct appearance odf_lists_usual(const odf_lists *lists)
{
  struct appearance shown = {.bold = lists->usual.weight == WEIGHT_BOLD, .size = lists->usual.size};
  align(&shown, lists->usual.alignment);
  return shown;
}

/* # Lists */

static struct count *new_count(odf_lists *lists, const char *style)
{
  struct count *count = make(lists, sizeof *count);
  if (count) *count = (struct count){.style = style};
  return count;
}

/* What the list that begins counts on. */
static struct count *count_of(odf_lists *lists, const struct element *element, const char *style)
{
  struct count *count = find(lists->by_id, attribute(lists, element, "continue-list"));
  if (count) return count;
  const char *goes_on = attribute(lists, element, "continue-numbering");
  if (goes_on && is(goes_on, "true")) count = find(lists->by_style, style ? style : "");
  return count ? count : new_count(lists, style);
}

void odf_lists_open(odf_lists *lists, const struct element *element)
{
  const char *style = attribute(lists, element, "style-name");
  size_t depth = lists->depth++;
  if (depth == 0) {
    struct count *count = lists->count = count_of(lists, element, style);
    keep(lists, lists->by_id, attribute(lists, element, "id"), count);
    keep(lists, lists->by_style, style ? style : "", count);
  } else if (depth <= MOST_OPEN) {
    lists->open[depth - 1].pending = false;
    if (!style) style = lists->open[depth - 1].style;
  }
  if (depth < MOST_OPEN) lists->open[depth] = (struct open_list){.style = style, .start = -1};
}

void odf_lists_close(odf_lists *lists)
{
  if (lists->depth) lists->depth--;
}

void odf_lists_item(odf_lists *lists, const struct element *element, bool numbered)
{
  if (lists->depth == 0 || lists->depth > MOST_OPEN) return;
  struct open_list *list = &lists->open[lists->depth - 1];
  list->pending = numbered;
  list->start = number(attribute(lists, element, "start-value"), -1);
}

/* # Labels */

struct label {
  char *to;
  size_t size;
};

static void put(struct label *label, slice text)
{
  if (label->size + text.size > ODF_LABEL) return;
  if (text.size) memcpy(label->to + label->size, text.at, text.size);
  label->size += text.size;
}

static void put_number(struct label *label, const struct list_style *style, const struct count *count, int level)
{
  const struct look *look = style->levels[level];
  if (!look || !look->format || !*look->format) return;
  const struct lex_odf_numberings_row *row = lex_odf_numberings_find(look->format, strlen(look->format));
  char digits[NUMERAL_SIZE];
  size_t size = numeral_print(count->begun[level] ? count->at[level] : look->start, row ? row->style : NULL, digits);
  put(label, (slice){digits, size});
}

/* 第%1%章: a number between percent signs is that of a level. */
static void put_pattern(struct label *label, const struct list_style *style, const struct count *count,
                        const char *pattern)
{
  for (size_t size; *pattern; pattern += size) {
    char *end = NULL;
    long level = *pattern == '%' ? strtol(pattern + 1, &end, 10) : 0;
    bool is_level = level >= 1 && level <= LEVELS && *end == '%';
    size = is_level ? (size_t)(end + 1 - pattern) : utf8_size((unsigned char)*pattern);
    if (is_level)
      put_number(label, style, count, (int)level - 1);
    else
      put(label, (slice){pattern, size});
  }
}

/* A symbol of the private use area says nothing to anyone without the font. */
static bool is_private(const char *text)
{
  size_t size;
  uint32_t code = *text ? utf8_at(text, &size) : 0;
  return code >= 0xE000 && code < 0xF900;
}

static size_t print(const struct list_style *style, const struct count *count, int level, char to[ODF_LABEL])
{
  const struct look *look = style->levels[level];
  struct label label = {.to = to};
  if (look->bullet) {
    if (is_private(look->bullet)) return 0;
    put(&label, slice_of(look->bullet));
  } else if (!look->format || !*look->format) {
    return 0;
  } else if (look->pattern) {
    put_pattern(&label, style, count, look->pattern);
  } else {
    put(&label, slice_of(look->before));
    for (int i = look->shown > level ? 0 : level + 1 - look->shown; i <= level; i++) {
      put_number(&label, style, count, i);
      if (i < level) put(&label, SLICE("."));
    }
    put(&label, slice_of(look->behind));
  }
  bool open =
      label.size && (unsigned char)to[label.size - 1] < 0x80 && !look->close; /* 1. 2) A: something parts them */
  if (open && to[label.size - 1] != ' ') put(&label, SLICE(" "));
  return label.size;
}

static size_t count_next(struct count *count, const struct list_style *style, int level, int start, char to[ODF_LABEL])
{
  if (!style->levels[level]) return 0;
  if (start >= 0)
    count->at[level] = start;
  else
    count->at[level] = count->begun[level] ? count->at[level] + 1 : style->levels[level]->start;
  count->begun[level] = true;
  for (int i = level + 1; i < LEVELS; i++) count->begun[i] = false;
  return print(style, count, level, to);
}

static size_t next_item(odf_lists *lists, const char *style, char to[ODF_LABEL])
{
  struct open_list *list = &lists->open[lists->depth - 1];
  if (!list->pending || !lists->count) return 0;
  list->pending = false;
  const struct list_style *look = find(lists->list_styles, list->style ? list->style : list_of_style(lists, style));
  int level = lists->depth <= LEVELS ? (int)lists->depth - 1 : LEVELS - 1;
  return look ? count_next(lists->count, look, level, list->start, to) : 0;
}

size_t odf_lists_next(odf_lists *lists, const char *style, int outline, char to[ODF_LABEL])
{
  if (lists->depth > MOST_OPEN) return 0;
  if (lists->depth) return next_item(lists, style, to);
  if (outline < 1 || outline > LEVELS) return 0;
  const char *name = list_of_style(lists, style);
  const struct list_style *look = name ? find(lists->list_styles, name) : &lists->outline;
  return look ? count_next(&lists->headings, look, outline - 1, -1, to) : 0;
}
