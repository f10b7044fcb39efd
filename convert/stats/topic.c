/* Topics: what was spoken of before, and what 总量, 人均, 其中 mean by it. */
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "bind.h"
#include "lexicon/areas.h"
#include "lexicon/counterparts.h"
#include "lexicon/gazetteer.h"
#include "lexicon/generics.h"
#include "lexicon/indicators.h"
#include "lexicon/nouns.h"
#include "lexicon/verbs.h"
#include "lexicon/wholes.h"
#include "lexicon/written.h"
#include "signs.h"

bool topic_is_place(slice name)
{
  const lex_place *place;
  return gazetteer_find(name.at, name.size, 0, &place, 1) > 0;
}

bool topic_is_grade(slice noun)
{
  const struct lex_counterparts_row *row = lex_counterparts_find(noun.at, noun.size);
  return row && row->kind == COUNTERPARTS_KIND_GRADE;
}

bool topic_is_area(slice noun, bool counted)
{
  enum { LONGEST = 24 };
  const struct lex_areas_row *row = lex_areas_longest_before(slice_end(noun), noun.size);
  if (topic_is_place(noun)) return true;
  if (!row || noun.size > LONGEST) return false;
  bool body = row->needs == AREAS_NEEDS_BODY && !counted;
  return row->needs == AREAS_NEEDS_NONE || body;
}

const char *topic_join(struct binder *b, const char *first, slice second)
{
  size_t size = strlen(first);
  char *text = arena_alloc(b->memory, size + second.size + 1);
  if (!text) return NULL;
  memcpy(text, first, size + 1);
  if (second.size) memcpy(text + size, second.at, second.size);
  return text;
}

slice topic_written(size_t row)
{
  return (slice){lex_written_rows[row].text, lex_written_rows[row].text_size};
}

slice topic_growth(const struct topics *topics)
{
  return topic_written(topics->yearly ? WRITTEN_NAME_YEARLY_GROWTH : WRITTEN_NAME_GROWTH);
}

/* [3], 〔12〕: bytes of the note mark at the beginning of `text`, or 0. */
static size_t note_mark(slice text)
{
  const struct {
    slice opening, closing;
  } brackets[] = {{SLICE("["), SLICE("]")},
                  {OPENING_TORTOISE_BRACKET, CLOSING_TORTOISE_BRACKET},
                  {OPENING_LENTICULAR_BRACKET, CLOSING_LENTICULAR_BRACKET},
                  {OPENING_SQUARE_BRACKET, CLOSING_SQUARE_BRACKET}};
  for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
    if (!slice_starts(text, brackets[i].opening)) continue;
    size_t at = brackets[i].opening.size, size;
    while (sign_is_digit(utf8_peek(text.at + at, slice_end(text), &size))) at += size;
    return slice_starts(slice_after(text, at), brackets[i].closing) ? at + brackets[i].closing.size : 0;
  }
  return 0;
}

const char *topic_copy(struct binder *b, slice text)
{
  char *copy = arena_alloc(b->memory, text.size + 1);
  if (!copy) return NULL;
  size_t size = 0;
  for (size_t at = 0; at < text.size;) {
    size_t own, from = at;
    while (at < text.size && utf8_leads_han(text.at[at])) at += 3;
    memcpy(copy + size, text.at + from, at - from);
    size += at - from;
    if (at == text.size) break;
    size_t mark = note_mark(slice_after(text, at));
    uint32_t code = utf8_at(text.at + at, &own);
    if (mark)
      own = mark;
    else if (!utf8_is_space(code))
      memcpy(copy + size, text.at + at, own), size += own;
    at += own;
  }
  return copy;
}

void topic_remember(struct topics *t, const char *indicator)
{
  if (t->recent_count && strcmp(t->recent[t->recent_count - 1], indicator) == 0) return;
  if (t->recent_count == LIST_MOST) {
    memmove(t->recent, t->recent + 1, (LIST_MOST - 1) * sizeof *t->recent);
    t->recent_count--;
  }
  t->recent[t->recent_count++] = indicator;
}

bool generic_has_mode(slice noun, enum lex_generics_mode mode)
{
  const struct lex_generics_row *row = lex_generics_find(noun.at, noun.size);
  return row && row->mode == mode;
}

static bool is_completed(slice word)
{
  return word.size && lex_nouns_starts(word.at, word.size, NOUNS_ROLE_COMPLETED) == word.size;
}

bool indicator_completed(const struct clause *c)
{
  return is_completed(c->verb) || is_completed(c->said);
}
