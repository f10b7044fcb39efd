/* Tables: reads the heads of a table's columns and the names of its rows, and the bare numbers in its cells.
 *
 * | 指标 | 单位 | 2030年实际 | 2031年目标 | 比上年增长（%） |: the first row says which column names the indicator and
 * which its unit, and of the others the years, the role, the unit, and whether they are changes. */
#include "table.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "lexicon/indicators.h"
#include "lexicon/nouns.h"
#include "lexicon/particles.h"
#include "lexicon/units.h"
#include "period.h"

/* The text of a cell without furniture, spaces and note marks; NULL when memory runs out. */
static const char *text_of(const struct document *document, struct binder *b, const struct node *cell)
{
  const uint32_t *map;
  slice text = document_clean(document, cell->start, cell->end, &map);
  return text.at ? topic_copy(b, text) : NULL;
}

/* Bytes of the multipliers at the front of a unit: 亿|吨公里. */
static size_t multiplier_of(slice unit)
{
  size_t at = 0, size;
  while (numeral_multiplies(utf8_peek(unit.at + at, slice_end(unit), &size))) {
    at += size;
    if (lex_units_longest(unit.at + at, unit.size - at)) break; /* 亿|千瓦 */
  }
  return at;
}

static bool is_unit(slice unit)
{
  return lex_units_find(unit.at, unit.size) || multiplier_of(unit);
}

/* 金额|（亿元）, 增长|%: takes the unit off the end of `text`; NULL, and no error, where there is none. */
static const char *take_unit(struct binder *b, slice *text)
{
  bool sign = slice_ends(*text, SLICE("%"));
  if (sign || slice_ends(*text, SLICE("％"))) {
    text->size -= sign ? 1 : 3;
    return "%";
  }
  bool wide = slice_ends(*text, CLOSING_BRACKET);
  if (!wide && !slice_ends(*text, SLICE(")"))) return NULL;
  slice open = wide ? OPENING_BRACKET : SLICE("(");
  for (size_t at = text->size; at-- > 0;) {
    if (!slice_starts(slice_after(*text, at), open)) continue;
    slice inside = slice_after(*text, at + open.size);
    inside.size -= wide ? 3 : 1;
    if (!is_unit(inside)) return NULL;
    text->size = at;
    return topic_copy(b, inside);
  }
  return NULL;
}

/* 表3：主要产品产量　单位：万吨: the unit and the years that the paragraph before a table names for all of it. False
 * when memory runs out. */
static bool read_caption(struct table *t, const struct document *document, struct binder *b,
                         const struct context *context, const struct node *caption)
{
  t->all = (struct column){0};
  const char *text = caption ? text_of(document, b, caption) : "";
  if (!text) return false;
  slice title = slice_of(text);
  struct moments moments = {0};
  period_read(&moments, title, context);
  if (moments.count) t->all.years = moments.at[0].years;
  size_t at = 0, word = lex_nouns_in(title.at, title.size, NOUNS_ROLE_UNIT_TITLE, &at);
  if (!word) return true;
  slice unit = slice_after(title, at + word);
  return !is_unit(unit) || (t->all.unit = topic_copy(b, unit)) != NULL;
}

static void read_words(struct column *column, slice title)
{
  const char *end = slice_end(title);
  const struct lex_columns_row *whole = lex_columns_find(title.at, title.size);
  if (whole && whole->kind == COLUMNS_KIND_NUMBER) column->holds = COLUMN_OF_NUMBERS;
  if (whole && whole->kind == COLUMNS_KIND_NAME) column->holds = COLUMN_OF_NAMES;
  if (whole && whole->kind == COLUMNS_KIND_UNIT) column->holds = COLUMN_OF_UNITS;
  for (const char *at = title.at; at < end; at += utf8_size((unsigned char)*at)) {
    const struct lex_columns_row *row = lex_columns_longest(at, (size_t)(end - at));
    if (!row) continue;
    column->rise |= row->kind == COLUMNS_KIND_RISE;
    column->sum |= row->kind == COLUMNS_KIND_SUM;
    column->target |= row->kind == COLUMNS_KIND_TARGET;
    column->actual |= row->kind == COLUMNS_KIND_ACTUAL;
  }
}

/* 增速 behind a column of amounts is theirs. */
static void take_amount_before(struct column *column, const struct column *before)
{
  column->years = before->years;
  column->noun = before->noun;
}

static bool says_something(const struct column *column)
{
  bool kind = column->rise || column->target || column->actual;
  bool named = column->years.to || column->unit || column->noun;
  return kind || named || column->holds == COLUMN_OF_UNITS;
}

/* One head. False when memory runs out. */
static bool read_head(struct table *t, const struct document *document, struct binder *b, const struct context *context,
                      const struct node *cell)
{
  struct column *column = &t->columns[t->count];
  *column = (struct column){.holds = COLUMN_OF_VALUES};
  const char *text = text_of(document, b, cell);
  if (!text) return false;
  slice title = slice_of(text);
  const struct column *before = t->count ? column - 1 : NULL;
  if (title.size == 0 && before) *column = *before; /* a head over two columns */
  if (title.size == 0) return t->count++, true;
  column->unit = take_unit(b, &title);
  read_words(column, title);
  struct moments moments = {0};
  struct context seen = *context; /* 2030年, 五年累计: the five years up to then */
  if (before && before->years.to && before->years.to < context->plan) seen.target = false;
  period_read(&moments, title, &seen);
  if (moments.count) column->years = moments.at[0].years;
  const struct lex_indicators_row *head = lex_indicators_longest_before(slice_end(title), title.size);
  bool noun = head && !moments.count && column->holds == COLUMN_OF_VALUES;
  if (noun && !(column->noun = topic_copy(b, title))) return false;
  if (column->rise && !moments.count && before) take_amount_before(column, before);
  t->headed |= says_something(column);
  t->count++;
  return true;
}

static bool read_heads(struct table *t, const struct document *document, struct binder *b,
                       const struct context *context, const struct node *row)
{
  t->count = 0;
  t->headed = t->all.unit != NULL;
  bool named = false;
  for (const struct node *cell = row->first; cell && t->count < COLUMNS_MOST; cell = cell->next) {
    if (!read_head(t, document, b, context, cell)) return false;
    named |= t->columns[t->count - 1].holds == COLUMN_OF_NAMES;
  }
  for (size_t i = 0; i < t->count && !named; i++) {
    struct column *column = &t->columns[i];
    if (column->holds != COLUMN_OF_VALUES) continue;
    named = true;
    if (!column->years.to && !column->unit && !column->rise) column->holds = COLUMN_OF_NAMES;
  }
  return true;
}

/* 其中：火电 */
static slice without_lead(slice name)
{
  size_t size;
  while ((size = lex_particles_starts(name.at, name.size, PARTICLES_ROLE_ROW_LEAD)) != 0)
    name = slice_after(name, size);
  return name;
}

static bool read_row(struct table *t, const struct document *document, struct binder *b, const struct node *row)
{
  size_t i = 0;
  t->name = NULL;
  t->unit = t->all.unit;
  t->change = PREDICATES_CHANGE_NONE;
  for (const struct node *cell = row->first; cell && i < t->count; cell = cell->next, i++) {
    if (t->columns[i].holds != COLUMN_OF_NAMES && t->columns[i].holds != COLUMN_OF_UNITS) continue;
    const char *text = text_of(document, b, cell);
    if (!text) return false;
    if (!*text) continue;
    if (t->columns[i].holds == COLUMN_OF_UNITS) {
      t->unit = text;
      continue;
    }
    slice name = without_lead(slice_of(text));
    const char *unit = take_unit(b, &name);
    if (unit) t->unit = unit;
    const struct lex_predicates_row *row = lex_predicates_longest_before(slice_end(name), name.size);
    bool told = row && row->kind == PREDICATES_KIND_CHANGE && row->word_size < name.size; /* 旅游收入|增长 */
    if (told) t->change = (uint8_t)row->change;
    if (told) name.size -= row->word_size;
    if (!(t->name = topic_copy(b, name))) return false;
  }
  return true;
}

bool table_enter(struct table *t, const struct document *document, struct binder *b, const struct context *context,
                 const struct node *caption, const struct node *cell)
{
  const struct node *row = cell->parent, *node = row->parent;
  t->column = NULL;
  if (node != t->node) {
    t->node = node;
    t->row = NULL;
    if (!read_caption(t, document, b, context, caption)) return false;
    if (!read_heads(t, document, b, context, node->first)) return false;
  }
  if (row != t->row) {
    t->row = row;
    t->next = 0;
    if (!read_row(t, document, b, row)) return false;
  }
  if (t->headed && t->next < t->count) t->column = &t->columns[t->next];
  t->next++;
  return true;
}

struct context table_context(const struct table *t, struct context context)
{
  const struct column *column = t->column;
  struct years years = column->years.to ? column->years : t->all.years;
  if (years.to) {
    context.years = years;
    bool planned = context.division || context.open;
    context.target = context.plan && years.to >= context.plan && planned;
    context.open = false;
  }
  if (column->target || column->actual) {
    context.target = column->target;
    context.open = false;
  }
  return context;
}

/* 63（*） is 63: the number without what stands in brackets behind it. */
static slice number_of(slice text)
{
  const slice brackets[] = {OPENING_BRACKET, SLICE("("), SLICE("["), OPENING_TORTOISE_BRACKET};
  for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
    ptrdiff_t at = slice_find(text, brackets[i]);
    if (at > 0) text.size = (size_t)at;
  }
  return utf8_trim(text);
}

/* Sets `*found` to whether `joined` is one number and nothing else, which is then the first of `b->found`. */
static bool is_one_number(struct binder *b, const struct triggers *triggers, const char *joined, bool *found)
{
  slice whole = slice_of(joined);
  if (!joined) return false;
  if (!quantities_find(b->memory, triggers, whole, true, &b->found)) return false;
  const struct quantity *q = b->found.at;
  bool number = b->found.count == 1 && q->form != QUANTITY_REFERENCE && !q->numeral.bare;
  *found = number && q->start == whole.at && q->end == slice_end(whole);
  return true;
}

/* The indicator: what the row is about, and what of it the column tells. */
static const char *indicator_of(const struct table *t, struct binder *b)
{
  if (!t->name) return NULL;
  slice name = slice_of(t->name);
  if (lex_indicators_longest_before(slice_end(name), name.size)) return t->name;
  return topic_join(b, t->name, slice_of(t->column->noun));
}

/* The change that the row or the column tells: 旅游收入增长, 比上年增长. */
static uint8_t change_told(const struct table *t)
{
  return t->change ? t->change : t->column->rise ? PREDICATES_CHANGE_INCREASE : PREDICATES_CHANGE_NONE;
}

void table_change(const struct table *t, struct binding *binding)
{
  const struct quantity *q = binding->quantity;
  bool yardstick = q->form == QUANTITY_REFERENCE && !q->task;
  if (binding->change || yardstick) return;
  binding->change = change_told(t);
  bool rate = q->kind == UNITS_KIND_PERCENT || q->form == QUANTITY_REFERENCE;
  slice name = slice_of(t->name);
  if (!binding->change && !rate && lex_nouns_in(name.at, name.size, NOUNS_ROLE_ADDED, NULL))
    binding->change = PREDICATES_CHANGE_INCREASE;
}

bool table_number(const struct table *t, struct binder *b, const struct triggers *triggers, slice text,
                  struct binding *binding, bool *bare)
{
  static const struct clause none = {0};
  slice number = number_of(text);
  const char *unit = t->column->unit ? t->column->unit : t->column->rise ? NULL : t->unit;
  const char *own = topic_copy(b, number), *name = NULL;
  *bare = false;
  if (!own) return false;
  if (number.size == 0) return true;
  const char *joined = unit ? topic_join(b, own, slice_of(unit)) : own;
  if (!is_one_number(b, triggers, joined, bare)) return false;
  if (!*bare && unit) { /* 亿|吨公里, a unit that is not known */
    size_t size = multiplier_of(slice_of(unit));
    joined = topic_join(b, own, (slice){unit, size});
    if (!is_one_number(b, triggers, joined, bare)) return false;
    name = unit + size;
  }
  if (!*bare) return true;
  struct quantity *q = b->found.at;
  const char *indicator = indicator_of(t, b);
  if (!indicator && t->name) return false;
  *binding = (struct binding){.quantity = q,
                              .clause = &none,
                              .indicator = indicator,
                              .unit = name ? name : q->unit_name,
                              .op = "eq",
                              .rule = "table",
                              .cumulative = t->column->sum};
  q->start = number.at;
  q->end = q->after = slice_end(number);
  table_change(t, binding);
  if (change_told(t) && q->value.negative) {
    bool rise = binding->change == PREDICATES_CHANGE_INCREASE;
    binding->change = rise ? PREDICATES_CHANGE_DECREASE : PREDICATES_CHANGE_INCREASE;
    q->value.negative = false;
  }
  return true;
}
