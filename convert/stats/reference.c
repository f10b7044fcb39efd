/* Targets without a number: 高于全国平均水平, 与经济增长基本同步, 控制在预期目标以内, 完成省下达任务, 实现正增长.
 *
 * A trigger word is looked up in references.tsv; the rest of its clause must end in a yardstick and hold no figure. */
#include "../support/utf8.h"
#include "lexicon/indicators.h"
#include "lexicon/nouns.h"
#include "lexicon/particles.h"
#include "lexicon/phrases.h"
#include "lexicon/references.h"
#include "lexicon/yardsticks.h"
#include "quantity.h"
#include "signs.h"

enum { LONGEST_YARDSTICK = 120, LIST_COMMA = 0x3001 /* 、 */ };

/* The clause a trigger word stands in. */
struct surroundings {
  const char *floor;
  const char *start; /* of the word */
  const char *end;   /* of the text */
  const struct lex_references_row *row;
};

static bool ends_clause(uint32_t code)
{
  return char_is(code, CHAR_YARDSTICK);
}

static bool is_clause_end(const char *at, const char *end)
{
  return at == end || ends_clause(utf8_at(at, &(size_t){0}));
}

/* Whether a figure begins at `at`: an Arabic digit, or 百分之六. Chinese digits alone stand in words, too. */
static bool is_figure(const char *at, const char *end)
{
  size_t size;
  uint32_t code = utf8_at(at, &size);
  if (sign_is_digit(code)) return true;
  return numeral_has_parts(at, end);
}

/* Where the clause of `at` ends; NULL when it is too long or a figure stands in it. */
static const char *clause_end(const char *at, const char *end)
{
  const char *limit = utf8_within(at, end, LONGEST_YARDSTICK);
  while (at < limit) {
    size_t size;
    uint32_t code = utf8_at(at, &size);
    if (ends_clause(code)) return at;
    if (is_figure(at, limit)) return NULL;
    at += size;
  }
  return limit == end ? end : NULL;
}

/* The same past 、 (全国、|全省平均水平; 省下达的能耗、|水耗等任务), unless another target is told there; NULL: nothing
 * belongs to it. */
static const char *list_end(const char *stop, const char *end)
{
  const char *limit = utf8_within(stop, end, LONGEST_YARDSTICK);
  const char *at = stop;
  while (at < limit) {
    size_t size;
    uint32_t code = utf8_at(at, &size);
    if (code != LIST_COMMA && ends_clause(code)) break;
    if (is_figure(at, limit) || lex_references_longest(at, (size_t)(limit - at))) return NULL;
    at += size;
  }
  return at;
}

static bool finish(struct quantity *quantity, const char *start, const char *end, slice yardstick,
                   const struct lex_references_row *row)
{
  *quantity = (struct quantity){
      .start = start, .end = end, .before = start, .after = end, .form = QUANTITY_REFERENCE, .kind = UNITS_KIND_NONE};
  quantity->reference = yardstick;
  quantity->op = (uint8_t)row->op;
  quantity->change = (uint8_t)row->change;
  quantity->task = row->place == REFERENCES_PLACE_DONE;
  return true;
}

/* Takes 以内 off the end, unless that is all there is. */
static bool strip_within(slice *text)
{
  size_t size = lex_nouns_ends(text->at, text->size, NOUNS_ROLE_WITHIN);
  if (size == 0) return false;
  text->size -= size;
  return true;
}

/* 能耗、减排|等|任务: without what only says that it was ordered. */
static slice ordered_thing(slice phrase)
{
  phrase.size -= lex_particles_ends(phrase.at, phrase.size, PARTICLES_ROLE_ORDER);
  phrase.size -= lex_particles_ends(phrase.at, phrase.size, PARTICLES_ROLE_ORDER_SCOPE);
  phrase.size -= lex_particles_ends(phrase.at, phrase.size, PARTICLES_ROLE_AND_SO_ON);
  return phrase;
}

static bool ends_in_duty(slice text)
{
  return lex_particles_ends(text.at, text.size, PARTICLES_ROLE_DUTY) != 0;
}

/* Whether the task is another level's, and no task of one's own: 省下达任务, 省定|任务, 节能减排|任务,
 * 单位能耗|完成任务. */
static bool is_given(const struct surroundings *s, slice phrase)
{
  if (lex_nouns_in(phrase.at, phrase.size, NOUNS_ROLE_ISSUED, NULL)) return true;
  if (lex_particles_starts(phrase.at, phrase.size, PARTICLES_ROLE_GIVEN)) return true;
  return ends_in_duty(ordered_thing(phrase)) || ends_in_duty((slice){s->floor, (size_t)(s->start - s->floor)});
}

/* 快于|城镇居民收入: an amount that may be compared with. */
static bool is_indicator(slice phrase)
{
  const struct lex_indicators_row *head = lex_indicators_longest_before(slice_end(phrase), phrase.size);
  return head && head->kind == INDICATORS_KIND_MONEY;
}

/* 未|完成 */
static bool is_undone(const struct surroundings *s)
{
  return lex_particles_ends(s->floor, (size_t)(s->start - s->floor), PARTICLES_ROLE_UNDONE) != 0;
}

/* Whether `phrase` behind the word is a yardstick for it; takes 以内 off its end. */
static bool is_yardstick(const struct surroundings *s, slice *phrase)
{
  enum lex_references_place place = s->row->place;
  if (place == REFERENCES_PLACE_WITHIN && !strip_within(phrase)) return false;
  bool compares = place == REFERENCES_PLACE_OPENS && s->row->op != REFERENCES_OP_NONE;
  const struct lex_yardsticks_row *yardstick = lex_yardsticks_longest_before(phrase->at + phrase->size, phrase->size);
  if (!yardstick) return compares && is_indicator(*phrase);
  if (is_undone(s)) return false;
  if (place == REFERENCES_PLACE_DONE && !is_given(s, *phrase)) return false;
  bool open = place == REFERENCES_PLACE_OPENS && s->row->op == REFERENCES_OP_NONE;
  if (!open) return true;
  return lex_nouns_ends(phrase->at, phrase->size, NOUNS_ROLE_AVERAGE) != 0;
}

/* 高于 | 全国平均水平: the yardstick behind the word. */
static bool find_opened(const struct surroundings *s, struct quantity *quantity)
{
  const char *from = s->start + s->row->word_size;
  const char *stop = clause_end(from, s->end);
  if (!stop || stop == from || lex_nouns_starts(from, (size_t)(stop - from), NOUNS_ROLE_RATE)) return false;
  from += lex_nouns_starts(from, (size_t)(stop - from), NOUNS_ROLE_DONE);
  size_t size;
  bool listed = utf8_peek(stop, s->end, &size) == LIST_COMMA;
  const char *far = listed ? list_end(stop, s->end) : NULL;
  slice phrase = {from, (size_t)((far ? far : stop) - from)};
  if (far && is_yardstick(s, &phrase)) return finish(quantity, s->start, far, phrase, s->row);
  phrase = (slice){from, (size_t)(stop - from)};
  return is_yardstick(s, &phrase) ? finish(quantity, s->start, stop, phrase, s->row) : false;
}

/* 与 | 经济增长 | 基本同步: the yardstick before the word. */
static bool find_closed(const struct surroundings *s, struct quantity *quantity)
{
  enum { SHORTEST = 3 /* code points of 与 and a yardstick */ };
  const char *at = s->start;
  size_t size;
  const char *behind = s->start + s->row->word_size;
  if (!is_clause_end(behind, s->end)) return false;
  while (at > s->floor && s->start - at < LONGEST_YARDSTICK / 2) {
    uint32_t code = utf8_before(at, &size);
    at -= size;
    if (ends_clause(code) || is_figure(at, s->start)) return false;
    size_t with = lex_nouns_starts(at, (size_t)(s->start - at), NOUNS_ROLE_WITH);
    if (!with) continue;
    if (utf8_count((slice){at, (size_t)(s->start - at)}) < SHORTEST) continue;
    if (lex_phrases_longest(at, (size_t)(s->start - at))) continue;
    slice yardstick = {at + with, (size_t)(s->start - at) - with};
    if (s->row->place == REFERENCES_PLACE_AGREES &&
        !lex_yardsticks_longest_before(slice_end(yardstick), yardstick.size))
      return false;
    return finish(quantity, at, behind, yardstick, s->row);
  }
  return false;
}

/* 正增长, at the end of its clause. */
static bool find_said(const struct surroundings *s, struct quantity *quantity)
{
  const char *behind = s->start + s->row->word_size;
  if (!is_clause_end(behind, s->end)) return false;
  return finish(quantity, s->start, behind, (slice){s->start, s->row->word_size}, s->row);
}

const char *reference_find(slice text, const char *floor, const char *at, struct quantity *quantity)
{
  struct surroundings s = {floor, at, slice_end(text), NULL};
  s.row = lex_references_longest(at, (size_t)(s.end - at));
  if (!s.row) return NULL;
  bool found = false;
  switch (s.row->place) {
  case REFERENCES_PLACE_CLOSES:
  case REFERENCES_PLACE_AGREES: found = find_closed(&s, quantity); break;
  case REFERENCES_PLACE_SAYS: found = find_said(&s, quantity); break;
  default: found = find_opened(&s, quantity); break;
  }
  return found ? quantity->after : NULL;
}

slice reference_task(const struct quantity *quantity)
{
  slice task = quantity->reference;
  size_t at = 0, issued = lex_nouns_in(task.at, task.size, NOUNS_ROLE_ISSUED, &at);
  if (issued) task = slice_after(task, at + issued);
  task = slice_after(task, lex_nouns_starts(task.at, task.size, NOUNS_ROLE_OF));
  bool given = issued || lex_particles_starts(task.at, task.size, PARTICLES_ROLE_GIVEN);
  task = ordered_thing(task);
  size_t size;
  while ((size = lex_particles_starts(task.at, task.size, PARTICLES_ROLE_ORDER_SCOPE)) != 0)
    task = slice_after(task, size);
  bool duty = given || ends_in_duty(task);
  return duty ? task : (slice){task.at, 0};
}
