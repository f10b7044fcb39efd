/* Lost line ends: small reports of fictional places that stand on one line, and the outline that is found all the same.
 */
#include "outlines.h"

#define MORE                                                                                                                                                           \
  "全年抓了这件事的各个方面，办成了许多过去没有办成的大事难事，群众得到了看得见的实惠，干部作风也有了明显转变，" \
  "发展的底子更厚实了，大家的信心更足了。"
#define FRONT       "各位代表：现在，我代表县人民政府，向大会报告工作，请予审议。一、2025年工作回顾过去一年，" MORE
#define NEXT        "二、2026年工作安排今年是关键之年，" MORE
#define LAST        "各位代表！让我们团结起来，为建设美好云溪而努力奋斗！"
#define WHOLE(TEXT) FRONT TEXT MORE MORE LAST "\n"

static void titles_of_a_list_end_alike(void **state)
{
  (void)state;
  check(WHOLE("（一）聚力项目建设，发展后劲不断增强坚持把项目作为抓手，" MORE
              "（二）聚力产业升级，发展质效稳步提升围绕延链补链强链，" MORE
              "（三）聚力改善民生，群众生活更加殷实把好事办到群众心里，" MORE NEXT
              "（一）突出创新驱动，加快建设制造强县深入开展技术改造，" MORE
              "（二）突出城乡融合，全面推进乡村振兴大力发展特色农业，" MORE),
        "review 一、2025年工作回顾\n.overview \n.achievement （一）聚力项目建设，发展后劲不断增强\n"
        ".achievement （二）聚力产业升级，发展质效稳步提升\n.achievement （三）聚力改善民生，群众生活更加殷实\n"
        "plan 二、2026年工作安排\n.outlook-text \n.task （一）突出创新驱动，加快建设制造强县\n"
        ".task （二）突出城乡融合，全面推进乡村振兴\nclosing \n");
}

static void short_first_sentences_stay_titles(void **state)
{
  (void)state;
  check(
      WHOLE("（一）项目建设提速增效。坚持把项目作为抓手，" MORE "（二）产业升级步伐加快。围绕延链补链强链，" MORE
            "（三）群众生活更加殷实。把好事办到群众心里，" MORE NEXT "（一）加快建设制造强县。深入开展技术改造，" MORE
            "（二）全面推进乡村振兴。大力发展特色农业，" MORE),
      "review 一、2025年工作回顾\n.overview \n.achievement （一）项目建设提速增效。\n.achievement "
      "（二）产业升级步伐加快。\n"
      ".achievement （三）群众生活更加殷实。\nplan 二、2026年工作安排\n.outlook-text \n.task （一）加快建设制造强县。\n"
      ".task （二）全面推进乡村振兴。\nclosing \n");
}

static void sentences_of_one_frame_name_paragraphs(void **state)
{
  (void)state;
  check(WHOLE(MORE "强力推进产业攻坚，实体经济稳中提质。坚持把项目作为抓手，" MORE
                   "全力扩大有效需求，发展动能蓄势成势。围绕延链补链强链，" MORE
                   "聚力深化改革开放，创新活力加快迸发。把好事办到群众心里，" MORE NEXT
                   "（一）加快建设制造强县。深入开展技术改造，" MORE "（二）全面推进乡村振兴。大力发展特色农业，" MORE),
        "review 一、2025年工作回顾\n.overview \n.achievement 强力推进产业攻坚，实体经济稳中提质。\n"
        ".achievement 全力扩大有效需求，发展动能蓄势成势。\n.achievement 聚力深化改革开放，创新活力加快迸发。\n"
        "plan 二、2026年工作安排\n.outlook-text \n.task （一）加快建设制造强县。\n.task "
        "（二）全面推进乡村振兴。\nclosing \n");
}

static void sentences_that_open_alike_name_paragraphs(void **state)
{
  (void)state;
  check(WHOLE(MORE "这一年，我们全力抓项目，发展后劲不断增强。坚持把项目作为抓手，" MORE
                   "这一年，我们用心惠民生，群众生活日益殷实。围绕群众关心的事，" MORE
                   "这一年，我们着力促改革，营商环境持续优化，市场活力竞相迸发。把好事办到群众心里，" MORE NEXT
                   "（一）加快建设制造强县。深入开展技术改造，" MORE "（二）全面推进乡村振兴。大力发展特色农业，" MORE),
        "review 一、2025年工作回顾\n.overview \n.achievement 这一年，我们全力抓项目，发展后劲不断增强。\n"
        ".achievement 这一年，我们用心惠民生，群众生活日益殷实。\n"
        ".achievement 这一年，我们着力促改革，营商环境持续优化，市场活力竞相迸发。\n"
        "plan 二、2026年工作安排\n.outlook-text \n.task （一）加快建设制造强县。\n.task "
        "（二）全面推进乡村振兴。\nclosing \n");
}

static void a_sentence_that_looks_back_is_no_title_of_a_part(void **state)
{
  (void)state;
  check(WHOLE("（一）项目建设提速增效。坚持把项目作为抓手，" MORE "（二）产业升级步伐加快。围绕延链补链强链，" MORE
              "各位代表！回顾过去一年的工作，我们深切体会到，必须坚持实干，" MORE NEXT
              "（一）加快建设制造强县。深入开展技术改造，" MORE "（二）全面推进乡村振兴。大力发展特色农业，" MORE),
        "review 一、2025年工作回顾\n.overview \n.achievement （一）项目建设提速增效。\n.achievement "
        "（二）产业升级步伐加快。\n"
        "plan 二、2026年工作安排\n.outlook-text \n.task （一）加快建设制造强县。\n.task "
        "（二）全面推进乡村振兴。\nclosing \n");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(titles_of_a_list_end_alike),
      cmocka_unit_test(short_first_sentences_stay_titles),
      cmocka_unit_test(sentences_of_one_frame_name_paragraphs),
      cmocka_unit_test(sentences_that_open_alike_name_paragraphs),
      cmocka_unit_test(a_sentence_that_looks_back_is_no_title_of_a_part),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
