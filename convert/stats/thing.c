/* Things: what a number counts when it stands behind it, and the numbers that only say which things are counted
 * (100亿元以上项目 5个, 财政收入过亿元的县由68个). */
#include "../support/utf8.h"
#include "bind.h"

bool counts_things(const struct quantity *q)
{
  return q->form == QUANTITY_VALUE && (q->kind == UNITS_KIND_COUNT || (q->unitless && q->numeral.multiplied));
}

static bool between(const char *from, const char *to, const char *mark)
{
  return from < to && slice_has((slice){from, (size_t)(to - from)}, slice_of(mark));
}

/* Whether only what compares (超过) stands from `from` to `to`. */
static bool only_compares(const char *from, const char *to)
{
  while (from < to) {
    const struct lex_predicates_row *row = lex_predicates_longest(from, (size_t)(to - from));
    if (!row || row->kind != PREDICATES_KIND_OP) return false;
    from += row->word_size;
  }
  return from == to;
}

slice thing_behind(const struct binder *b, size_t i, slice text)
{
  const char *start = b->found.at[i].after;
  const char *at = start;
  const char *end = text.at + text.size;
  for (;;) {
    const struct quantity *next = i + 1 < b->found.count ? &b->found.at[i + 1] : NULL;
    const char *limit = next ? next->before : end;
    if (limit < at) limit = at;
    slice thing = clause_thing(at, limit);
    bool over = next && next->threshold && next->start >= start &&
                (thing.size == 0 || only_compares(thing.at + thing.size, limit)) &&
                (thing.size || at == limit || only_compares(at, limit));
    if (!over) {
      if (at == start) return thing;
      const char *stop = thing.size ? thing.at + thing.size : at;
      thing = (slice){start, (size_t)(stop - start)};
      return slice_starts(thing, SLICE("的")) ? slice_after(thing, 3) : thing;
    }
    at = next->after;
    i++;
  }
}

static bool is_measure(const struct quantity *q)
{
  if (q->form != QUANTITY_VALUE || q->range) return false;
  if (q->unitless) return q->numeral.multiplied;
  switch (q->kind) {
  case UNITS_KIND_COUNT:
  case UNITS_KIND_PERCENT:
  case UNITS_KIND_PERMILLE:
  case UNITS_KIND_POINTS:
  case UNITS_KIND_DURATION:
  case UNITS_KIND_MULTIPLE:
  case UNITS_KIND_RANK:
  case UNITS_KIND_DOUBLING: return false;
  default: return true;
  }
}

static bool is_threshold(struct binder *b, size_t i, slice text)
{
  const struct quantity *q = &b->found.at[i];
  const struct quantity *before = i ? q - 1 : NULL;
  const struct quantity *next = i + 1 < b->found.count ? q + 1 : NULL;
  if (q->threshold) return true;
  if (!is_measure(q)) return false;
  const struct lex_predicates_row *row = lex_predicates_longest_before(q->before, (size_t)(q->before - text.at));
  bool said_behind = q->op == COMPARATORS_OP_GE || q->op == COMPARATORS_OP_LE;
  if (before && counts_things(before) && before->after == q->before && q->after == q->end)
    return thing_behind(b, i, text).size != 0;
  if (!said_behind && !(row && row->kind == PREDICATES_KIND_OP)) return false;
  if (said_behind && next && next->start == q->after && counts_things(next)) return true;
  slice thing = thing_behind(b, i, text);
  if (thing.size == 0) return false;
  if (q->weak) return true;
  const char *end = thing.at + thing.size;
  bool counted_behind =
      next && next->before >= end && !between(end, next->before, "，") && !between(end, next->before, "、");
  bool counted_before = before && counts_things(before) && !between(before->after, q->before, "，") &&
                        !between(before->after, q->before, "、");
  return counted_behind || counted_before;
}

/* 4.2和0.7个百分点: a unit at the end of a list is that of all. */
static void share_units(struct binder *b)
{
  for (size_t i = b->found.count; i-- > 1;) {
    const struct quantity *next = &b->found.at[i];
    struct quantity *q = &b->found.at[i - 1];
    slice gap = {q->after, (size_t)(next->before - q->after)};
    bool joined = slice_equal(gap, SLICE("、")) || slice_equal(gap, SLICE("和")) || slice_equal(gap, SLICE("及")) ||
                  slice_equal(gap, SLICE("或"));
    if (!joined || q->form != QUANTITY_VALUE || !q->unitless || !next->unit_name || next->form != QUANTITY_VALUE)
      continue;
    q->unit_name = next->unit_name;
    q->unit = next->unit;
    q->kind = next->kind;
    q->unitless = false;
  }
}

void things_classify(struct binder *b, slice text)
{
  share_units(b);
  for (size_t i = 0; i < b->found.count; i++) {
    struct quantity *q = &b->found.at[i];
    if (is_threshold(b, i, text)) q->threshold = true;
    bool place = q->kind == UNITS_KIND_COUNT && q->unit_name && strcmp(q->unit_name, "位") == 0;
    if (place && thing_behind(b, i, text).size == 0) q->kind = UNITS_KIND_RANK;
  }
}
