/* Kinds of divisions and paragraphs in small reports of fictional places: divisions named by statements, what
 * introduces them, the government's own building without a title, terms of office, glossaries. */
#include "outlines.h"

#define LAST "各位代表！让我们团结起来，为建设美好云溪而努力奋斗！\n"

static void statements_in_one_frame_name_divisions(void **state)
{
  (void)state;
  check(HEAD "一、2025年工作回顾\n" LEAD "\n这是产业升级的一年。" BODY "\n这是城乡融合的一年。" BODY
             "\n这是民生改善的一年。" BODY
             "\n各位代表，成绩来之不易，表示衷心的感谢！\n二、2026年工作安排\n（一）做强工业。" BODY
             "\n（二）做优农业。" BODY "\n",
        "review 一、2025年工作回顾\n.overview \n.achievement 这是产业升级的一年。\n.achievement 这是城乡融合的一年。\n"
        ".achievement 这是民生改善的一年。\n.acknowledgement \nplan 二、2026年工作安排\n.task （一）做强工业。\n"
        ".task （二）做优农业。\n");
}

static void a_statement_alone_is_a_sentence(void **state)
{
  (void)state;
  check(
      HEAD "一、2025年工作回顾\n" LEAD "\n这是产业升级的一年。" BODY "\n（一）工业增势良好。" BODY
           "\n（二）农业稳步发展。" BODY "\n",
      "review 一、2025年工作回顾\n.overview \n.achievement （一）工业增势良好。\n.achievement （二）农业稳步发展。\n");
}

static void an_aphorism_before_titles_that_begin_alike_names_nothing(void **state)
{
  (void)state;
  check(HEAD "一、2025年工作回顾\n" LEAD "\n岁月不居，时节如流。" BODY "\n一年来，我们聚力发展，工业增势良好。" BODY
             "\n一年来，我们深耕三农，乡村面貌一新。" BODY "\n一年来，我们用心惠民，生活更加殷实。" BODY "\n",
        "review 一、2025年工作回顾\n.overview \n.achievement 一年来，我们聚力发展，工业增势良好。\n"
        ".achievement 一年来，我们深耕三农，乡村面貌一新。\n.achievement 一年来，我们用心惠民，生活更加殷实。\n");
}

static void a_title_apart_from_a_row_that_begins_alike_is_a_sentence(void **state)
{
  (void)state;
  check(
      HEAD
      "一、2025年工作回顾\n" LEAD "\n一年来，我们聚力发展，工业增势良好。" BODY
      "\n一年来，我们深耕三农，乡村面貌一新。" BODY "\n一年来，我们用心惠民，生活更加殷实。" BODY "\n与此同时，" BODY
      "\n树高千尺不忘根。我们深切体会到，成绩来之不易，在此表示衷心的感谢！\n二、2026年工作安排\n（一）做强工业。" BODY
      "\n（二）做优农业。" BODY "\n",
      "review 一、2025年工作回顾\n.overview \n.achievement 一年来，我们聚力发展，工业增势良好。\n"
      ".achievement 一年来，我们深耕三农，乡村面貌一新。\n.achievement 一年来，我们用心惠民，生活更加殷实。\n"
      ".acknowledgement \nplan 二、2026年工作安排\n.task （一）做强工业。\n.task （二）做优农业。\n");
}

static void a_verdict_on_the_year_begins_the_divisions_of_the_term(void **state)
{
  (void)state;
  check(HEAD "一、2025年及本届政府工作回顾\n" LEAD "\n（一）工业增势良好。" BODY "\n（二）农业稳步发展。" BODY
             "\n2025年各项任务的完成，为本届政府的工作画上了圆满的句号。回顾过去五年，全县上下齐心协力。\n"
             "通过五年来的努力，综合实力增强。" BODY "\n通过五年来的努力，城乡面貌一新。" BODY
             "\n通过五年来的努力，群众生活改善。" BODY "\n",
        "review 一、2025年及本届政府工作回顾\n.overview \n.achievement （一）工业增势良好。\n.achievement "
        "（二）农业稳步发展。\n"
        ".overview \n.achievement 通过五年来的努力，综合实力增强。\n.achievement 通过五年来的努力，城乡面貌一新。\n"
        ".achievement 通过五年来的努力，群众生活改善。\n");
}

static void sisters_that_share_their_first_clause_are_told_by_what_is_behind_it(void **state)
{
  (void)state;
  check(HEAD "一、2025年工作回顾\n" LEAD "\n二、2026年主要工作\n" LEAD "\n——加快走在前列，必须做强实业，筑牢根基。" BODY
             "\n——加快走在前列，必须深化改革，释放活力。" BODY
             "\n主要预期目标是：生产总值增长6%左右，财政收入增长5%以上。\n（一）做强工业。" BODY
             "\n（二）做优农业。" BODY "\n",
        "review 一、2025年工作回顾\n.overview \nplan 二、2026年主要工作\n.outlook-text \n"
        ".requirement ——加快走在前列，必须做强实业，筑牢根基。\n.requirement "
        "——加快走在前列，必须深化改革，释放活力。\n.targets \n.task （一）做强工业。\n.task （二）做优农业。\n");
}

static void a_review_of_a_term_looks_back_as_far_as_it_says(void **state)
{
  (void)state;
#define REVIEWED(TITLE, TEXT)                                                                                          \
  HEAD TITLE "\n" TEXT LEAD "\n二、2027年工作安排\n（一）做强工业。" BODY "\n（二）做优农业。" BODY "\n"
  check_facts(REVIEWED("一、过去五年工作回顾", ""), "- - 2027 2022? 2026?");
  check_facts(REVIEWED("一、2026年及过去五年工作回顾", ""), "- - 2027 2022? 2026?");
  check_facts(REVIEWED("一、过去一年和五年工作回顾", ""), "- - 2027 2022? 2026?");
  check_facts(REVIEWED("一、2026年和本届政府工作回顾", "五年来，办成了许多大事。\n"), "- - 2027 2022? 2026?");
  check_facts(REVIEWED("一、2026年工作回顾", "五年来，办成了许多大事。\n"), "- - 2027 2026 2026");
#undef REVIEWED
}

static void the_governments_own_building_is_of_the_plan_not_of_its_last_task(void **state)
{
  (void)state;
  check(HEAD "一、2025年工作回顾\n" LEAD "\n二、2026年工作安排\n（一）做强工业。\n园区扩容提质。" BODY
             "\n企业梯度培育。" BODY "\n（二）做优农业。\n粮食稳产增产。" BODY "\n特色产业提效。" BODY
             "\n做好今年工作，必须加强政府自身建设。\n坚持依法行政。" BODY "\n坚持廉洁从政。" BODY "\n" LAST,
        "review 一、2025年工作回顾\n.overview \nplan 二、2026年工作安排\n.task （一）做强工业。\n..measure "
        "园区扩容提质。\n"
        "..measure 企业梯度培育。\n.task （二）做优农业。\n..measure 粮食稳产增产。\n..measure 特色产业提效。\n"
        ".government \n..measure 坚持依法行政。\n..measure 坚持廉洁从政。\nclosing \n");
}

static void glossaries_have_many_names(void **state)
{
  (void)state;
  static const char *const names[] = {"名词解释",           "解释和说明", "有关用语解释和说明",
                                      "报告中有关词汇解释", "相关注解",   "名词释义"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    char text[4000], wanted[400];
    snprintf(text, sizeof text, "%s%s\n1.两山：绿水青山和金山银山。\n2.四好：建好、管好、护好、运营好。\n",
             HEAD "一、2025年工作回顾\n" LEAD "\n二、2026年工作安排\n（一）做强工业。" BODY "\n（二）做优农业。" BODY
                  "\n" LAST,
             names[i]);
    snprintf(wanted, sizeof wanted,
             "review 一、2025年工作回顾\n.overview \nplan 二、2026年工作安排\n.task （一）做强工业。\n"
             ".task （二）做优农业。\nclosing \nglossary %s\n",
             names[i]);
    check(text, wanted);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(statements_in_one_frame_name_divisions),
      cmocka_unit_test(a_statement_alone_is_a_sentence),
      cmocka_unit_test(an_aphorism_before_titles_that_begin_alike_names_nothing),
      cmocka_unit_test(a_title_apart_from_a_row_that_begins_alike_is_a_sentence),
      cmocka_unit_test(a_verdict_on_the_year_begins_the_divisions_of_the_term),
      cmocka_unit_test(sisters_that_share_their_first_clause_are_told_by_what_is_behind_it),
      cmocka_unit_test(a_review_of_a_term_looks_back_as_far_as_it_says),
      cmocka_unit_test(the_governments_own_building_is_of_the_plan_not_of_its_last_task),
      cmocka_unit_test(glossaries_have_many_names),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
