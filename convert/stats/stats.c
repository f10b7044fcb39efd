/* Statistics: goes through all blocks that hold text, sentence by sentence, and writes down what was found. */
#include "stats.h"
#include "../support/utf8.h"
#include "bind.h"
#include "choice.h"
#include "period.h"
#include "signs.h"
#include "table.h"
#include "trace.h"
#include "type.h"

struct finder {
  struct document *document;
  struct triggers triggers;
  struct binder binder;
  struct context context;
  const struct node *division; /* whose paragraphs the context is of */
  struct moments moments;      /* of the sentence */
  struct table table;          /* of the last cell */
  const struct node *caption;  /* the last block that is no cell */
  bool cell;                   /* the block is one */
  struct years bulletin;       /* that the title of a text names that is no report */
  struct years years;          /* the last period written, and how: most statistics have their neighbour's */
  const char *period;
  size_t sentence; /* the next mark */
  size_t label;
  const char *confidences[101]; /* as written, by their hundredths */
};

/* 8.5∶45.2：46.３ as 8.5:45.2:46.3; none where a part is no number of digits (7亿4). */
static bool write_ratio(arena *memory, slice written, struct statistic *s)
{
  enum { FULL_WIDTH_POINT = 0xFF0E, FULL_WIDTH_COLON = 0xFF1A /* the digits between */ };
  enum { RATIO_SIGN = 0x2236, VERTICAL_COLON = 0xFE30 };
  char *ratio = arena_alloc(memory, written.size + 1), *to = ratio;
  if (!ratio) return false;
  for (size_t at = 0, size; at < written.size; at += size) {
    uint32_t code = utf8_at(written.at + at, &size);
    if (code >= FULL_WIDTH_POINT && code <= FULL_WIDTH_COLON) code = code - FULL_WIDTH_POINT + '.';
    if (code == RATIO_SIGN || code == VERTICAL_COLON) code = ':';
    if (utf8_is_space(code)) continue;
    if (!sign_is_digit(code) && code != '.' && code != ':') return true;
    *to++ = (char)code;
  }
  s->ratio = ratio;
  return true;
}

/* The value, the range, the ratio, the yardstick. */
static bool write_value(struct document *document, const struct quantity *q, struct statistic *s)
{
  arena *memory = document->arena;
  struct decimal quotient;
  switch (q->form) {
  case QUANTITY_REFERENCE: return (s->reference = arena_copy(memory, q->reference)) != NULL;
  case QUANTITY_PROPORTION: return write_ratio(memory, (slice){q->start, (size_t)(q->end - q->start)}, s);
  case QUANTITY_FRACTION:
    if (decimal_divide(q->value, q->numeral.divisor, &quotient))
      return (s->value = decimal_text(memory, quotient)) != NULL;
    if (q->value.negative) return true; /* 占-三分之二: a dash, and of no share that there is */
    s->ratio = arena_format(memory, "%s/%s", decimal_text(memory, q->value), decimal_text(memory, q->numeral.divisor));
    return s->ratio != NULL;
  default: break;
  }
  s->value = decimal_text(memory, q->value);
  if (q->range) s->value_max = decimal_text(memory, q->most);
  bool ended = !q->range || s->value_max;
  return s->value && ended;
}

/* 2030Q1, 2030-05, 2030-01..2030-09 */
static const char *write_months(arena *memory, struct years years)
{
  enum { QUARTER = 3 };
  bool quarter = years.last - years.first == QUARTER - 1;
  if (quarter) return arena_format(memory, "%dQ%d", years.to, years.last / QUARTER);
  if (years.first == years.last) return arena_format(memory, "%d-%02d", years.to, years.first);
  return arena_format(memory, "%d-%02d..%d-%02d", years.to, years.first, years.to, years.last);
}

/* 2030, 2026-2030, 2030-05 */
static const char *write_years(arena *memory, struct years years)
{
  if (years.first) return write_months(memory, years);
  bool one = years.from == years.to;
  return one ? arena_format(memory, "%d", years.to) : arena_format(memory, "%d-%d", years.from, years.to);
}

/* The years as the attribute has them; false when memory runs out. */
static bool write_period(struct finder *f, struct years years, struct statistic *s)
{
  if (years.to == 0) return true;
  if (memcmp(&years, &f->years, sizeof years) != 0) f->period = write_years(f->document->arena, years);
  f->years = years;
  s->period = f->period;
  return s->period != NULL;
}

/* 0.93; absent where no choice was made. Each of the hundred is written once. */
static bool write_confidence(struct finder *f, const struct binding *b, struct statistic *s)
{
  if (b->confidence == 0) return true;
  const char **known = &f->confidences[b->confidence <= 100 ? b->confidence : 100];
  if (!*known) *known = arena_format(f->document->arena, "%u.%02u", b->confidence / 100, b->confidence % 100);
  s->confidence = *known;
  return s->confidence != NULL;
}

/* A word of the text as an attribute; an empty one is none. False when memory runs out. */
static bool write_word(struct finder *f, slice word, const char **attribute)
{
  return word.size == 0 || (*attribute = topic_copy(&f->binder, word)) != NULL;
}

static const char *role_of(const struct finder *f, const struct binding *b, struct years years, bool past)
{
  if (b->quantity->threshold) return "threshold";
  bool planned = f->context.open && years.to == f->context.plan; /* an annex of this year's tasks */
  bool ahead = f->context.target || planned;
  bool reached = b->clause->done && !b->clause->aims;
  return b->from || !ahead || past || reached ? "actual" : "target";
}

static bool write_statistic(struct finder *f, const struct binding *b, slice text, struct statistic *s)
{
  arena *memory = f->document->arena;
  *s = (struct statistic){
      .unit = b->unit, .op = b->op, .indicator = b->indicator, .subject = b->subject, .rule = b->rule};
  if (!write_value(f->document, b->quantity, s)) return false;
  s->type = type_of(b, text);
  bool past;
  struct years years = period_of(&f->moments, &f->context, b, s->type, &past);
  if (!write_period(f, years, s)) return false;
  s->role = role_of(f, b, years, past);
  if (b->change) s->change = lex_predicates_change_words[b->change];
  if (!write_word(f, b->op_word, &s->op_word)) return false;
  if (!write_word(f, b->verb, &s->verb) || !write_word(f, b->hedge, &s->hedge) || !write_word(f, b->scope, &s->scope))
    return false;
  if (b->group && !(s->group = arena_format(memory, "g%u", b->group))) return false;
  return write_confidence(f, b, s);
}

static uint32_t source_offset(const char *at, slice text, uint32_t start, const uint32_t *map)
{
  size_t position = (size_t)(at - text.at);
  return map ? map[position] : start + (uint32_t)position;
}

/* Where a surface that ends at `at` ends in the source: behind its last byte, not behind furniture that follows it. */
static uint32_t source_end(const char *at, slice text, uint32_t start, const uint32_t *map)
{
  return source_offset(at - 1, text, start, map) + 1;
}

static bool keep(struct finder *f, const struct binding *b, slice text, uint32_t start, const uint32_t *map)
{
  struct document *document = f->document;
  struct statistic *grown = arena_grow(document->arena, document->statistics, document->statistic_count,
                                       &document->statistic_room, sizeof *grown);
  if (!grown) return false;
  document->statistics = grown;
  uint32_t from = source_offset(b->quantity->start, text, start, map);
  uint32_t to = source_end(b->quantity->end, text, start, map);
  struct statistic *s = &grown[document->statistic_count];
  if (!write_statistic(f, b, text, s)) return false;
  mark_add(document, MARK_STAT, from, to, (uint32_t)document->statistic_count);
  document->statistic_count++;
  const struct stats_observer *observer = f->binder.chooser->observer;
  if (b->note) observer->kept(observer->user, b->note, document->statistic_count - 1);
  if (!document->options->explain) return true;
  return trace_add(document, s, &(struct trace){b, &f->context, &f->moments, text}, from);
}

/* A sentence without figures may still say of which year the next ones are. */
static bool carry_period(struct finder *f, slice text)
{
  enum { START = 60 };
  text.size = utf8_bytes(text, START);
  period_read(&f->moments, text, &f->context);
  period_carry(&f->moments, text, &f->context);
  return true;
}

/* A sum over several years is cumulative though it does not say so. */
static const struct binding *settle(const struct finder *f, struct binding *b)
{
  if (period_counts_up(&f->moments, &f->context, b)) b->cumulative = true;
  return b;
}

/* Whether the number tells anything: one without a unit that is of nothing counts a row (1, 二), but for a table's. */
static bool tells(const struct finder *f, const struct binding *b)
{
  bool named = slice_of(b->indicator).size != 0;
  if (f->cell || named || b->unit) return true;
  return b->quantity->form != QUANTITY_VALUE;
}

/* One sentence, heading or cell. */
static bool find_in(struct finder *f, uint32_t start, uint32_t end, bool whole)
{
  struct document *document = f->document;
  const struct marks *labels = &document->marks[MARK_LABEL];
  while (f->label < labels->count && labels->at[f->label].end <= start) f->label++;
  if (f->label < labels->count && labels->at[f->label].end <= end) start = labels->at[f->label].end;
  const uint32_t *map;
  slice text = document_clean(document, start, end, &map);
  if (!text.at) return false;
  if (!quantities_find(document->arena, &f->triggers, text, whole, &f->binder.found)) return false;
  if (f->binder.found.count == 0) return carry_period(f, text);
  if (!bind_sentence(&f->binder, text)) return false;
  period_read(&f->moments, text, &f->context);
  for (size_t i = 0; i < f->binder.count; i++)
    if (tells(f, &f->binder.bindings[i]) && !keep(f, settle(f, &f->binder.bindings[i]), text, start, map)) return false;
  period_carry(&f->moments, text, &f->context);
  return true;
}

/* A cell below a head that says what it is: a number with the unit of its column or row, or text about what the row is
 * about. */
static bool find_in_values(struct finder *f, const struct node *cell)
{
  const uint32_t *map;
  slice text = document_clean(f->document, cell->start, cell->end, &map);
  if (!text.at) return false;
  struct context whole = f->context;
  struct moment carried = f->moments.carried, stretch = f->moments.stretch;
  struct binding binding;
  bool bare;
  if (!table_number(&f->table, &f->binder, &f->triggers, text, &binding, &bare)) return false;
  f->context = table_context(&f->table, whole);
  bool dated = f->context.years.to != whole.years.to;
  f->moments = (struct moments){0};
  if (!dated) f->moments.carried = carried;
  bool kept = true;
  if (bare) {
    kept = keep(f, &binding, text, cell->start, map);
  } else if (quantities_find(f->document->arena, &f->triggers, text, false, &f->binder.found)) {
    f->binder.topics.last = f->binder.topics.entity = f->table.name;
    kept = bind_sentence(&f->binder, text);
    period_read(&f->moments, text, &f->context);
    for (size_t i = 0; kept && i < f->binder.count; i++) {
      struct binding *told = &f->binder.bindings[i];
      table_change(&f->table, told);
      bool by_row = slice_equal(slice_of(told->indicator), slice_of(f->table.name));
      if (by_row) told->confidence = 0; /* as with a bare number, the row names it: no choice tells how sure that is */
      kept = keep(f, told, text, cell->start, map);
    }
  }
  f->moments = (struct moments){.carried = carried, .stretch = stretch};
  f->context = whole;
  return kept;
}

/* A cell of a table whose heads say something: of its numbers, where it is one of values. `*done`: nothing more is to
 * be looked for in it. */
static bool find_in_column(struct finder *f, const struct node *cell, bool *done)
{
  if (!table_enter(&f->table, f->document, &f->binder, &f->context, f->caption, cell)) return false;
  bool head = f->table.headed && cell->parent == f->table.node->first;
  const struct column *column = f->table.column;
  bool told = column && column->holds != COLUMN_OF_NAMES;
  *done = head || told;
  bool values = told && column->holds == COLUMN_OF_VALUES;
  return head || !values || find_in_values(f, cell);
}

/* Short enough to be nothing but a number: only then is the question asked. */
static bool is_short(const struct mark *sentence)
{
  enum { LONGEST_NUMBER = 90 };
  return sentence->end - sentence->start <= LONGEST_NUMBER;
}

/* The years that the nearest title names; false when memory runs out. */
static bool years_of_titles(struct finder *f, const struct node *node)
{
  for (const struct node *division = node->parent; division; division = division->parent) {
    const struct node *heading = division->first;
    const uint32_t *map;
    if (!heading || heading->kind != NODE_HEADING) continue;
    slice text = document_clean(f->document, heading->start, heading->end, &map);
    if (!text.at) return false;
    if (period_of_title(text, &f->context)) return true;
  }
  return true;
}

/* The context of the block, found once for all that stand beside it. */
static bool enter(struct finder *f, const struct node *node)
{
  if (node->parent == f->division && node->kind == NODE_P) return true;
  f->division = node->kind == NODE_P ? node->parent : NULL;
  f->context = context_of(f->document, node);
  if (f->bulletin.to) {
    f->context.years = f->bulletin;
    f->context.plan = f->bulletin.to; /* what 今年 is there */
  }
  return f->context.target || years_of_titles(f, node);
}

/* Sentence by sentence; a block without any is looked through as a whole. */
static bool find_in_sentences(struct finder *f, const struct node *node)
{
  const struct marks *sentences = &f->document->marks[MARK_SENTENCE];
  while (f->sentence < sentences->count && sentences->at[f->sentence].end <= node->start) f->sentence++;
  uint32_t done = node->start;
  for (size_t i = f->sentence; i < sentences->count && sentences->at[i].start < node->end; i++) {
    struct mark mark = sentences->at[i];
    if (mark.start < node->start) mark.start = node->start;
    if (mark.end > node->end) mark.end = node->end;
    done = mark.end;
    if (!find_in(f, mark.start, mark.end, is_short(&mark))) return false;
  }
  return done > node->start || find_in(f, node->start, node->end, false);
}

/* 1, 2, 3 in the first column: the rows' own numbers. */
static bool numbers_row(const struct document *document, const struct node *cell)
{
  if (cell->parent->first != cell) return false;
  for (uint32_t at = cell->start; at < cell->end; at++)
    if (!sign_is_digit((unsigned char)document->text.at[at])) return false;
  return true;
}

/* A cell dates no other. */
static bool find_in_cell(struct finder *f, const struct node *cell)
{
  bool done;
  if (!find_in_column(f, cell, &done)) return false;
  if (done || numbers_row(f->document, cell)) return true;
  struct mark mark = {cell->start, cell->end, 0};
  struct moment carried = f->moments.carried;
  bool found = find_in(f, cell->start, cell->end, is_short(&mark));
  f->moments.carried = carried;
  return found;
}

static bool find_in_block(struct finder *f, const struct node *node)
{
  f->binder.topics = (struct topics){0};
  bool further = node->parent == f->division && f->division->kind == NODE_TARGETS;
  if (!enter(f, node)) return false;
  if (f->context.target) f->moments.stretch = (struct moment){0};
  bool dates_anew = f->context.target && !further;
  if (node->kind == NODE_HEADING || dates_anew) f->moments.carried = f->moments.stretch;
  f->cell = node->kind == NODE_CELL;
  if (f->cell) return find_in_cell(f, node);
  f->caption = node;
  return find_in_sentences(f, node);
}

static bool holds_statistics(const struct node *node)
{
  switch (node->kind) {
  case NODE_P: return !node->foreign;
  case NODE_ITEM:
  case NODE_LI:
  case NODE_HEADING:
  case NODE_CELL: return node->first == NULL;
  default: return false;
  }
}

/* Room for as many statistics as a text dense with them has; more find theirs, too. */
static bool reserve(struct document *document)
{
  enum { BYTES_A_STATISTIC = 96 };
  size_t count = document->text.size / BYTES_A_STATISTIC + 1;
  document->statistics = arena_reserve(document->arena, count, &document->statistic_room, sizeof *document->statistics);
  mark_reserve(document, MARK_STAT, count);
  return document->statistics != NULL;
}

bool stats_find(struct document *document, const struct stats_observer *observer)
{
  struct finder *f = arena_alloc(document->arena, sizeof *f);
  if (!f || !reserve(document)) return log_memory(document->log);
  f->document = document;
  f->binder.memory = document->arena;
  if (!(f->binder.chooser = chooser_new(document->arena))) return log_memory(document->log);
  f->binder.chooser->observer = observer;
  f->binder.chooser->explain = document->options->explain;
  if (!document->facts.review_to.value) f->bulletin = period_of_bulletin(document->text);
  triggers_set(&f->triggers);
  for (const struct node *node = document->body; node; node = node_following(node))
    if (holds_statistics(node) && !find_in_block(f, node)) return log_memory(document->log);
  return document_is_whole(document);
}
