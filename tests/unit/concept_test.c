/* Concepts: names become codes by rule, and only the right ones. */
#include "stats/concept.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
/* behind what it needs */
#include <cmocka.h>

static void assert_concept(const char *name, const char *code)
{
  const struct lex_concepts_row *concept = concept_find(slice_of(name));
  if (!concept && code) fail_msg("%s has no concept", name);
  if (code)
    assert_string_equal(concept->code, code);
  else
    assert_null(concept);
}

static void every_name_of_the_concordance_is_found(void **state)
{
  (void)state;
  size_t lost = 0;
  for (size_t i = 0; i < LEX_CONCEPTS_COUNT; i++)
    for (size_t n = 0; n < lex_concepts_rows[i].names_count; n++) {
      const struct lex_word *name = &lex_concepts_rows[i].names[n];
      if (concept_find((slice){name->at, name->size}) == &lex_concepts_rows[i]) continue;
      print_error("%s is not found as %s\n", name->at, lex_concepts_rows[i].code);
      lost++;
    }
  assert_int_equal(lost, 0);
}

static void whose_it_is_does_not_matter(void **state)
{
  (void)state;
  static const char *const names[] = {"地区生产总值", "生产总值",           "国内生产总值", "GDP",
                                      "全省生产总值", "本区生产总值",       "县域生产总值", "地方生产总值",
                                      "全市生产总值", "地区生产总值（GDP）"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) assert_concept(names[i], "gdp");
  assert_concept("我市固定资产投资", "fixed_asset_investment");
}

static void that_it_grows_does_not_matter(void **state)
{
  (void)state;
  assert_concept("地区生产总值增速", "gdp");
  assert_concept("居民消费价格上涨幅度", "cpi");
  assert_concept("全省规模以上工业增加值增速", "industrial_value_added");
  assert_concept("单位GDP能耗下降率", "energy_intensity");
}

static void spellings_of_one_name_are_one(void **state)
{
  (void)state;
  static const char *const names[] = {"农村居民人均可支配收入", "农民人均纯收入", "农村常住居民人均可支配收入",
                                      "农村居民人均纯收入", "农牧民人均纯收入"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) assert_concept(names[i], "rural_income");
  assert_concept("规模以上工业增加值", "industrial_value_added");
  assert_concept("规模工业增加值", "industrial_value_added");
  assert_concept("外贸进出口总值", "trade");
  assert_concept("研究与试验发展（R&D）经费支出占地区生产总值的比重", "rd_intensity");
}

static void what_is_something_else_has_none(void **state)
{
  (void)state;
  static const char *const names[] = {"单位生产总值",
                                      "占生产总值比重",
                                      "生产总值占比",
                                      "增速",
                                      "全省",
                                      "税收和非税收入",
                                      "竹笋加工产值",
                                      "一般公共预算收入、居民收入",
                                      ""};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) assert_concept(names[i], NULL);
  assert_null(concept_find((slice){NULL, 0}));
  char longest[1024];
  for (size_t i = 0; i + 3 <= sizeof longest; i += 3) memcpy(longest + i, "县", 3);
  assert_null(concept_find((slice){longest, sizeof longest / 3 * 3}));
}

static void a_text_names_the_longest(void **state)
{
  (void)state;
  size_t size;
  const struct lex_concepts_row *concept = concept_at(SLICE("规模以上工业增加值、固定资产投资不及预期"), &size);
  assert_non_null(concept);
  assert_string_equal(concept->code, "industrial_value_added");
  assert_int_equal(size, strlen("规模以上工业增加值"));
  assert_null(concept_at(SLICE("工业是根本"), &size));
  concept = concept_at(SLICE("GDP增长"), &size);
  assert_non_null(concept);
  assert_string_equal(concept->code, "gdp");
  assert_int_equal(size, strlen("GDP"));
  assert_null(concept_at(SLICE("PMI增长"), &size));
}

static void assert_listed(const char *name, const char *codes)
{
  char seen[256] = "";
  const struct lex_concepts_row *concept;
  slice rest = slice_of(name);
  while (concept_next(slice_of(name), &rest, &concept)) {
    if (*seen) strcat(seen, " ");
    strcat(seen, concept ? concept->code : "-");
  }
  assert_string_equal(seen, codes);
}

static void a_list_names_several(void **state)
{
  (void)state;
  assert_listed("财政收入、居民收入和物价", "total_fiscal_revenue resident_income cpi");
  assert_listed("竹笋加工产值以及进出口总额", "- trade");
  assert_listed("生产总值", "gdp");
  assert_listed("", "");
}

static void members_of_a_list_share_their_end_or_their_beginning(void **state)
{
  (void)state;
  assert_listed("城镇、农村常住居民人均可支配收入", "urban_income rural_income");
  assert_listed("工业、技改投资", "industrial_investment technical_renovation_investment");
  assert_listed("粮食产量及播种面积", "grain_output grain_area");
  assert_listed("万元GDP水耗和电耗", "water_intensity electricity_intensity");
  assert_listed("财政收入、", "total_fiscal_revenue");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_name_of_the_concordance_is_found),
      cmocka_unit_test(whose_it_is_does_not_matter),
      cmocka_unit_test(that_it_grows_does_not_matter),
      cmocka_unit_test(spellings_of_one_name_are_one),
      cmocka_unit_test(what_is_something_else_has_none),
      cmocka_unit_test(a_text_names_the_longest),
      cmocka_unit_test(a_list_names_several),
      cmocka_unit_test(members_of_a_list_share_their_end_or_their_beginning),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
