/* Looking at values: see values.h. */
#include "values.h"
#include "../support/xml.h"

#define TEXT(constant, field)                                                                                          \
  {                                                                                                                    \
    ATTRIBUTE_##constant, offsetof(struct statistic, field), false                                                     \
  }
#define WORD(constant, field)                                                                                          \
  {                                                                                                                    \
    ATTRIBUTE_##constant, offsetof(struct statistic, field), true                                                      \
  }
const struct value_row statistic_values[STATISTIC_VALUES] = {
    WORD(VALUE, value),
    WORD(VALUE_MAX, value_max),
    WORD(RATIO, ratio),
    TEXT(REFERENCE, reference),
    TEXT(UNIT, unit),
    WORD(BASE_VALUE, base_value),
    TEXT(BASE_UNIT, base_unit),
    WORD(OP, op),
    TEXT(OP_WORD, op_word),
    WORD(CHANGE, change),
    TEXT(INDICATOR, indicator),
    WORD(CONCEPT, concept),
    TEXT(SUBJECT, subject),
    WORD(ROLE, role),
    WORD(TYPE, type),
    WORD(PERIOD, period),
    TEXT(VERB, verb),
    TEXT(HEDGE, hedge),
    TEXT(SCOPE, scope),
    WORD(GROUP, group),
    WORD(CONFIDENCE, confidence),
};

void statistic_tell(const struct statistic *statistic, struct receiver *to, const char *const names[ATTRIBUTE_COUNT])
{
  for (size_t i = 0; i < STATISTIC_VALUES; i++) {
    const struct value_row *row = &statistic_values[i];
    const char *value = statistic_value(statistic, row);
    if (value && *value) to->attribute(to, names[row->attribute], slice_of(value), row->word ? VALUE_WORD : VALUE_TEXT);
  }
}

/* Whether it can stand in a value as it is. */
static bool is_word(const char *value)
{
  for (; *value; value++) {
    if (*value <= ' ' || *value >= 0x7F) return false;
    if (*value == '&' || *value == '<' || *value == '>' || *value == '"') return false;
  }
  return true;
}

static log_place place_of(const struct document *document, size_t statistic)
{
  const struct marks *marks = &document->marks[MARK_STAT];
  for (size_t i = 0; i < marks->count; i++)
    if (marks->at[i].detail == statistic) return document_place(document, marks->at[i].start);
  return NOWHERE;
}

/* Whether the statistic before has the same string there, which was looked at: units, periods, words of the tables. */
static bool is_prepared(struct document *document, size_t index, const struct value_row *row, const char *value)
{
  return index && statistic_value(&document->statistics[index - 1], row) == value;
}

static bool prepare_statistic(struct document *document, size_t index)
{
  for (size_t i = 0; i < STATISTIC_VALUES; i++) {
    const char **value = (const char **)((char *)&document->statistics[index] + statistic_values[i].offset);
    if (!*value || is_prepared(document, index, &statistic_values[i], *value)) continue;
    if (statistic_values[i].word && is_word(*value)) continue;
    bool broken = statistic_values[i].word;
    *value = broken ? NULL : xml_clean(document->arena, *value, "", &broken);
    if (!*value && !broken) return false;
    if (broken)
      log_add(document->log, BG_INTERNAL, place_of(document, index),
              "a value of this statistic was no text; what of it is none is left out");
  }
  return true;
}

static bool prepare_facts(struct document *document)
{
  struct facts *facts = &document->facts;
  struct fact *all[] = {&facts->title,       &facts->place,     &facts->place_code, &facts->level, &facts->plan_year,
                        &facts->review_from, &facts->review_to, &facts->meeting,    &facts->date,  &facts->speaker};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    bool broken = false;
    if (!all[i]->value) continue;
    all[i]->value = xml_clean(document->arena, all[i]->value, "", &broken);
    if (!all[i]->value) return false;
    if (broken) log_add(document->log, BG_INTERNAL, NOWHERE, "a fact was no text; what of it is none is left out");
  }
  return true;
}

static bool prepare_source(struct document *document)
{
  struct source *source = &document->source;
  const char **all[] = {&source->name, &source->address, &source->encoding};
  bool broken;
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    if (*all[i] && !(*all[i] = xml_clean(document->arena, *all[i], "\xEF\xBF\xBD", &broken))) return false;
  return true;
}

bool values_prepare(struct document *document)
{
  for (size_t i = 0; i < document->statistic_count; i++)
    if (!prepare_statistic(document, i)) return false;
  return prepare_facts(document) && prepare_source(document);
}
