/* Livelihood items in small reports of fictional places: numbered or not, where they stand, and what is none. */
#include "outlines.h"

#define PLAN                                                                                                           \
  HEAD "一、2025年工作回顾\n" LEAD "\n二、2026年工作安排\n（一）做强工业。" BODY "\n（二）做优农业。" BODY "\n"
#define LAST "各位代表！让我们团结起来，为建设美好云溪而努力奋斗！\n"

static void what_semicolons_part_behind_words_that_count_it_is_items(void **state)
{
  (void)state;
  check_items(PLAN "（三）保障民生。集中力量办好四件实事：新建学校2所；改造小区3个；新增车位500个；修路20公里。\n" LAST,
              4);
  check_items(PLAN "（三）保障民生。办好4件民生实事。新建学校2所；改造小区3个；新增车位500个；修路20公里。\n" LAST, 4);
  check_items(PLAN "（三）保障民生。实施四大民生工程：新建学校2所；改造小区3个；新增车位500个；修路20公里。\n" LAST, 4);
}

static void a_member_of_a_list_may_hold_items(void **state)
{
  (void)state;
  check_items(PLAN "（三）保障民生。\n一是稳定就业。" BODY "\n二是完善保障。" BODY
                   "\n三是加大投入，为民办好3件实事。（1）新建学校2所。（2）改造小区3个。（3）修路20公里。\n" LAST,
              3);
}

static void what_is_not_as_many_as_was_announced_is_text(void **state)
{
  (void)state;
  check_items(PLAN "（三）保障民生。集中力量办好十件实事：新建学校2所；改造小区3个；新增车位500个；修路20公里。\n" LAST,
              0);
  check_items(PLAN "（三）保障民生。完善四大体系，办好民生实事：新建学校；改造小区；新增车位；修好道路。\n" LAST, 0);
}

static void members_of_a_list_behind_a_count_of_works_are_items(void **state)
{
  (void)state;
  check_items(PLAN "（三）保障民生。\n实施三大民生工程。一是新建学校2所，二是改造小区3个，三是新增车位500个。\n" LAST,
              3);
  check_items(PLAN "（三）保障民生。\n实施五大民生工程。一是新建学校2所，二是改造小区3个，三是新增车位500个。\n" LAST,
              0);
}

static void paragraphs_as_many_as_was_announced_are_items(void **state)
{
  (void)state;
  check_items(PLAN "（三）保障民生。今年重点办好以下三件民生实事：\n新建学校2所；\n改造小区3个；\n修路20公里。\n" BODY
                   "\n" LAST,
              3);
  check_items(PLAN "三、2026年民生实事\n今年，办好三件民生实事。\n新建学校2所。\n改造小区3个。\n修路20公里。\n" LAST,
              3);
  check_items(PLAN "（三）保障民生。今年重点办好三件民生实事。\n新建学校2所。\n改造小区3个。\n修路20公里。\n" BODY
                   "\n" LAST,
              0);
}

static void a_part_of_items_is_no_plan(void **state)
{
  (void)state;
  check(
      PLAN "三、2026年民生实事\n今年，办好三件民生实事。\n新建学校2所。\n改造小区3个。\n修路20公里。\n" LAST,
      "review 一、2025年工作回顾\n.overview \nplan 二、2026年工作安排\n.task （一）做强工业。\n.task （二）做优农业。\n"
      "livelihood 三、2026年民生实事\nclosing \n");
}

static void a_paragraph_with_items_states_no_targets(void **state)
{
  (void)state;
  check(HEAD "一、2025年工作回顾\n" LEAD "\n二、2026年工作安排\n主要预期目标是：产值增长5%，收入增长6%左右。\n"
             "（一）做强工业。" BODY "\n（二）做优农业。" BODY "\n"
             "资金已经落实。办好三件民生实事。（1）城镇居民收入增长6%以上；（2）粮食产量增长2%左右；（3）就业率达到95%"
             "以上。\n" LAST,
        "review 一、2025年工作回顾\n.overview \nplan 二、2026年工作安排\n.targets \n.task （一）做强工业。\n"
        ".task （二）做优农业。\n..livelihood \nclosing \n");
}

static void an_entry_of_a_glossary_may_list_items(void **state)
{
  (void)state;
  check_items(PLAN LAST
              "名词解释\n1.两山：绿水青山和金山银山。\n2.2026年3件民生实事：\n（1）新建学校2所。\n（2）改造小区3个。\n"
              "（3）修路20公里。\n3.四好：建好、管好、护好、运营好。\n",
              3);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_semicolons_part_behind_words_that_count_it_is_items),
      cmocka_unit_test(a_member_of_a_list_may_hold_items),
      cmocka_unit_test(what_is_not_as_many_as_was_announced_is_text),
      cmocka_unit_test(members_of_a_list_behind_a_count_of_works_are_items),
      cmocka_unit_test(paragraphs_as_many_as_was_announced_are_items),
      cmocka_unit_test(a_part_of_items_is_no_plan),
      cmocka_unit_test(a_paragraph_with_items_states_no_targets),
      cmocka_unit_test(an_entry_of_a_glossary_may_list_items),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
