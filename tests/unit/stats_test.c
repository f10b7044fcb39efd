/* Statistics: what is no matter of a sentence and its records (lexicon/sentences/ has those). */
#include "stats/period.h"
#include "stats/stats.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* last: it needs the others */

/* One paragraph of one sentence under a division of kind `part`, or under an item of one when that has a `status`; its
 * statistics found. */
static struct document *found_with(const char *sentence, enum node_kind part, const char *status)
{
  static const bg_options options;
  arena *memory = arena_new();
  struct document *document = arena_alloc(memory, sizeof *document);
  document->arena = memory;
  document->options = &options;
  document->text = slice_of(arena_copy(memory, slice_of(sentence)));
  uint32_t end = (uint32_t)document->text.size;
  document->is_report = true;
  document->body = node_new(document, NODE_BODY, NULL, 0, end);
  struct node *division = node_new(document, part, document->body, 0, end);
  struct node *item = status ? node_new(document, NODE_ITEM, division, 0, end) : NULL;
  if (item) item->status = status;
  assert_non_null(node_new(document, NODE_P, item ? item : division, 0, end));
  mark_add(document, MARK_SENTENCE, 0, end, 0);
  assert_true(stats_find(document, NULL));
  assert_int_equal(document->marks[MARK_STAT].count, document->statistic_count);
  return document;
}

static struct document *found(const char *sentence, enum node_kind part)
{
  return found_with(sentence, part, NULL);
}

static void figures_of_items_are_of_what_the_items_are(void **state)
{
  (void)state;
  const char *const sentence = "新建渔港3处。";
  static const struct {
    const char *status, *role;
  } lists[] = {{"done", "actual"}, {"planned", "target"}, {NULL, "target"}};
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
    struct document *document = found_with(sentence, NODE_LIVELIHOOD, lists[i].status);
    assert_int_equal(document->statistic_count, 1);
    assert_string_equal(document->statistics[0].role, lists[i].role);
    arena_free(document->arena);
  }
}

static void a_bulletin_tells_of_its_year(void **state)
{
  (void)state;
  struct years years = period_of_bulletin(SLICE("海陵市统计局\n海陵市2030年国民经济和社会发展统计公报\n2031年3月1日"));
  assert_int_equal(years.to, 2030);
  years = period_of_bulletin(SLICE("2031年政府工作报告\n发布公报"));
  assert_int_equal(years.to, 0);
}

static void a_long_name_is_cut_between_characters(void **state)
{
  (void)state;
  for (int letters = 0; letters < 3; letters++) { /* two of these make the limit fall within a character */
    char sentence[400] = "新建7座";
    for (int i = 0; i < letters; i++) strcat(sentence, "x");
    for (int i = 0; i < 60; i++) strcat(sentence, "桥");
    strcat(sentence, "2%。");
    struct document *document = found(sentence, NODE_REVIEW);
    assert_int_equal(document->statistic_count, 2);
    /* what is left of the name goes to the next number */
    assert_int_equal(slice_of(document->statistics[1].indicator).size % 3, 0);
    arena_free(document->arena);
  }
}

static void a_report_that_turns_to_its_last_year_stays_there(void **state)
{
  (void)state;
  struct context review = {.years = {.from = 2026, .to = 2030}, .review = {.from = 2026, .to = 2030}, .plan = 2031};
  const char *const turns[] = {"一年来，全市上下齐心协力。", "各位代表，刚刚过去的2030年，全市上下齐心协力。",
                               "2030年是收官之年，是云汀发展史上极不平凡的一年。"};
  for (size_t i = 0; i < sizeof turns / sizeof *turns; i++) {
    struct moments moments = {0};
    period_read(&moments, slice_of(turns[i]), &review);
    period_carry(&moments, slice_of(turns[i]), &review);
    assert_int_equal(moments.stretch.years.from, 2030);
    slice back = SLICE("五年来，渔获增长。"), named = SLICE("2029年，渔获增长。");
    period_read(&moments, named, &review);
    period_carry(&moments, named, &review);
    assert_int_equal(moments.stretch.years.from, 2030);
    period_read(&moments, back, &review);
    period_carry(&moments, back, &review);
    assert_int_equal(moments.stretch.years.to, 0);
  }
}

static void a_title_says_of_which_year_its_division_is(void **state)
{
  (void)state;
  struct context context = {.years = {.from = 2026, .to = 2030}, .review = {.from = 2026, .to = 2030}, .plan = 2031};
  assert_true(period_of_title(SLICE("2030年及五年来工作回顾"), &context));
  assert_int_equal(context.years.from, 2030);
  assert_int_equal(context.years.to, 2030);
  assert_true(period_of_title(SLICE("五年来工作和2030年工作回顾"), &context));
  assert_int_equal(context.years.from, 2026);
  assert_false(period_of_title(SLICE("2031年工作"), &context));
  assert_false(period_of_title(SLICE("渔业"), &context));
}

/* Hostile shapes end in linear time. */
static void a_million_numbers_in_one_sentence_end(void **state)
{
  (void)state;
  enum { TIMES = 200000 };
  static const char piece[] = "①3个、（5%“7";
  char *text = malloc(sizeof piece * TIMES);
  assert_non_null(text);
  for (size_t i = 0; i < TIMES; i++) memcpy(text + i * (sizeof piece - 1), piece, sizeof piece);
  struct document *document = found(text, NODE_REVIEW);
  assert_true(document->statistic_count <= (size_t)TIMES * 3);
  arena_free(document->arena);
  free(text);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_bulletin_tells_of_its_year),
      cmocka_unit_test(figures_of_items_are_of_what_the_items_are),
      cmocka_unit_test(a_long_name_is_cut_between_characters),
      cmocka_unit_test(a_title_says_of_which_year_its_division_is),
      cmocka_unit_test(a_report_that_turns_to_its_last_year_stays_there),
      cmocka_unit_test(a_million_numbers_in_one_sentence_end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
