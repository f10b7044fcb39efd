/* Targets without a number: 高于全国平均水平, 与经济增长基本同步, 控制在预期目标以内, 完成省下达任务.
 *
 * A trigger word is looked up in references.tsv; the rest of its clause must end in a yardstick and hold no figure. */
#include "../support/utf8.h"
#include "lexicon/phrases.h"
#include "lexicon/references.h"
#include "lexicon/yardsticks.h"
#include "quantity.h"

enum { LONGEST_YARDSTICK = 120 };

static bool ends_clause(uint32_t code)
{
  return code == 0xFF0C || code == ',' || code == 0x3002 || code == 0xFF1B || code == ';' || code == 0x3001 ||
         code == 0xFF01 || code == 0xFF1A || code == 0xFF09 || code == '\n' || code == '\r' || code == 0xFF08;
}

/* Where the clause of `at` ends; NULL when it is too long or a figure stands in it. */
static const char *clause_end(const char *at, const char *end)
{
  const char *limit = utf8_within(at, end, LONGEST_YARDSTICK);
  while (at < limit) {
    size_t size;
    uint32_t code = utf8_at(at, &size);
    if (ends_clause(code)) return at;
    if ((code >= '0' && code <= '9') || (code >= 0xFF10 && code <= 0xFF19)) return NULL;
    at += size;
  }
  return limit == end ? end : NULL;
}

static bool finish(struct quantity *quantity, const char *start, const char *end, slice yardstick, uint8_t op)
{
  *quantity = (struct quantity){
      .start = start, .end = end, .before = start, .after = end, .form = QUANTITY_REFERENCE, .kind = UNITS_KIND_NONE};
  quantity->reference = yardstick;
  quantity->op = op;
  return true;
}

static bool strip_end(slice *text, const char *word)
{
  slice w = slice_of(word);
  if (text->size <= w.size || !slice_ends(*text, w)) return false;
  text->size -= w.size;
  return true;
}

/* 高于 | 全国平均水平: the yardstick behind the word. */
static bool find_opened(const char *start, const struct lex_references_row *row, const char *end,
                        struct quantity *quantity)
{
  const char *from = start + row->word_size;
  const char *stop = clause_end(from, end);
  if (!stop || stop == from) return false;
  slice phrase = {from, (size_t)(stop - from)};
  if (row->place == REFERENCES_PLACE_WITHIN && !strip_end(&phrase, "以内") && !strip_end(&phrase, "以下") &&
      !strip_end(&phrase, "之内") && !strip_end(&phrase, "内"))
    return false;
  const struct lex_yardsticks_row *yardstick = lex_yardsticks_longest_before(phrase.at + phrase.size, phrase.size);
  if (!yardstick) return false;
  if (row->place == REFERENCES_PLACE_DONE && !slice_has(phrase, SLICE("下达")) &&
      yardstick->kind != YARDSTICKS_KIND_GIVEN)
    return false; /* a task of one's own */
  if (slice_starts(phrase, SLICE("了"))) phrase = slice_after(phrase, 3);
  if (slice_starts(phrase, SLICE("率"))) return false; /* 完成率 */
  if (row->place == REFERENCES_PLACE_OPENS && yardstick->kind == YARDSTICKS_KIND_TASK && row->op == REFERENCES_OP_NONE)
    return false;
  if (row->place == REFERENCES_PLACE_OPENS && row->op == REFERENCES_OP_NONE && !slice_ends(phrase, SLICE("平均水平")))
    return false;
  return finish(quantity, start, stop, phrase, (uint8_t)row->op);
}

/* 与 | 经济增长 | 基本同步: the yardstick before the word. */
static bool find_closed(const char *floor, const char *start, const struct lex_references_row *row, const char *end,
                        struct quantity *quantity)
{
  const char *at = start;
  size_t size;
  const char *behind = start + row->word_size;
  if (behind < end && !ends_clause(utf8_at(behind, &size))) return false;
  while (at > floor && start - at < LONGEST_YARDSTICK / 2) {
    uint32_t code = utf8_before(at, &size);
    if (ends_clause(code) || (code >= '0' && code <= '9')) return false;
    at -= size;
    const struct lex_phrases_row *opener = lex_phrases_longest(at, (size_t)(start - at));
    if ((code == 0x4E0E || code == 0x548C || code == 0x540C || code == 0x8DDF) && start - at > 6 && /* 与 和 同 跟 */
        !(opener && opener->opens == PHRASES_OPENS_NO))
      return finish(quantity, at, start + row->word_size, (slice){at + size, (size_t)(start - at) - size},
                    (uint8_t)row->op);
  }
  return false;
}

const char *reference_find(slice text, const char *floor, const char *at, struct quantity *quantity)
{
  const char *end = text.at + text.size;
  const struct lex_references_row *row = lex_references_longest(at, (size_t)(end - at));
  if (!row) return NULL;
  bool found = row->place == REFERENCES_PLACE_CLOSES ? find_closed(floor, at, row, end, quantity)
                                                     : find_opened(at, row, end, quantity);
  return found ? quantity->after : NULL;
}
