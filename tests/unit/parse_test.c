/* Parsing: small reports of fictional places, and the outline that the rules find in them. */
#include "outlines.h"

static void first_sentences_in_a_row_are_titles(void **state)
{
  (void)state;
  check(HEAD "一、2025年工作回顾\n" LEAD "\n（一）工业增势良好。" BODY "\n（二）农业稳步发展。" BODY
             "\n二、2026年工作安排\n"
             "（一）做强工业。\n园区扩容提质。" BODY "\n企业梯度培育。" BODY "\n（二）做优农业。" BODY "\n",
        "review 一、2025年工作回顾\n.overview \n.achievement （一）工业增势良好。\n.achievement （二）农业稳步发展。\n"
        "plan 二、2026年工作安排\n.task （一）做强工业。\n..measure 园区扩容提质。\n..measure 企业梯度培育。\n"
        ".task （二）做优农业。\n");
}

static void a_first_sentence_alone_is_a_sentence(void **state)
{
  (void)state;
  check(HEAD "一、2025年工作回顾\n" LEAD "\n（一）工业增势良好\n园区扩容提质。" BODY "\n（二）农业稳步发展\n" BODY "\n",
        "review 一、2025年工作回顾\n.overview \n.achievement （一）工业增势良好\n.achievement （二）农业稳步发展\n");
}

static void a_list_in_another_is_inside_it(void **state)
{
  (void)state;
  check(HEAD "一、关于农业\n" BODY "\n二、关于工业\n一、抓好园区\n" BODY "\n二、抓好企业\n" BODY "\n三、抓好项目\n" BODY
             "\n三、关于商业\n" BODY "\n",
        "review 一、关于农业\n.overview \ntask 二、关于工业\n.measure 一、抓好园区\n.measure 二、抓好企业\n"
        ".measure 三、抓好项目\ntask 三、关于商业\n");
}

static void dashes_in_a_paragraph_open_titles(void **state)
{
  (void)state;
  check(HEAD "一、2025年工作回顾\n" LEAD
             "——经济稳中向好。产值达到90亿元，增长6%。——民生持续改善。新增就业3000人，增长2%。\n"
             "（一）工业增势良好。" BODY "\n（二）农业稳步发展。" BODY "\n",
        "review 一、2025年工作回顾\n.overview \n.achievement ——经济稳中向好。\n.achievement ——民生持续改善。\n"
        ".achievement （一）工业增势良好。\n.achievement （二）农业稳步发展。\n");
}

static void a_first_part_with_difficulties_is_a_review(void **state)
{
  (void)state;
  check(HEAD
        "一、乘势而上，县域经济跨上新台阶\n" LEAD "\n我们也清醒地认识到，发展中还存在一些困难和问题，主要是产业不强。\n"
        "二、加快农业现代化\n" BODY "\n三、壮大工业经济\n" BODY "\n四、繁荣商贸流通\n" BODY "\n五、建设美丽县城\n" BODY
        "\n",
        "review 一、乘势而上，县域经济跨上新台阶\n.overview \n.problems \ntask 二、加快农业现代化\n"
        "task 三、壮大工业经济\ntask 四、繁荣商贸流通\ntask 五、建设美丽县城\n");
}

static void a_lead_in_gives_back_the_division_it_swallowed(void **state)
{
  (void)state;
  check(HEAD "一、2025年工作回顾\n" LEAD "\n主要做了以下工作：（一）抓好工业。\n" BODY "\n（二）抓好农业。\n" BODY "\n",
        "review 一、2025年工作回顾\n.overview \n.achievement （一）抓好工业。\n.achievement （二）抓好农业。\n");
}

static void a_text_of_another_kind_is_plain(void **state)
{
  (void)state;
  check("关于印发规划的通知\n一、工作任务安排\n" BODY "\n二、保障措施\n" BODY "\n",
        "section 关于印发规划的通知\n.section 一、工作任务安排\n.section 二、保障措施\n");
}

#define THREE "：⑴新建校舍200间。⑵改造水井90口。⑶修路30公里。\n"
static void things_announced_by_their_number_are_items(void **state)
{
  (void)state;
  check(HEAD "一、2026年工作安排\n（一）做强工业。\n为改善居民生活，重点做好3项工作" THREE "（二）做优农业。\n" BODY
             "\n",
        "plan 一、2026年工作安排\n.task （一）做强工业。\n..livelihood \n.task （二）做优农业。\n");
  check(HEAD "一、2026年工作安排\n（一）做强工业。\n为改善居民生活，重点做好4项工作" THREE "（二）做优农业。\n" BODY
             "\n",
        "plan 一、2026年工作安排\n.task （一）做强工业。\n.task （二）做优农业。\n");
  check(HEAD "一、2026年工作安排\n（一）做强工业。\n为壮大园区产业，重点做好3项工作" THREE "（二）做优农业。\n" BODY
             "\n",
        "plan 一、2026年工作安排\n.task （一）做强工业。\n.task （二）做优农业。\n");
}

static void sentences_that_open_with_one_word_are_titles(void **state)
{
  (void)state;
  check(HEAD "一、2025年工作回顾\n" LEAD "\n我们抓园区，工业扩容提质。" BODY "\n企业梯度培育。" BODY
             "\n产业集链成群。" BODY "\n我们抓粮仓，农业稳产增收。\n粮食再获丰收。" BODY
             "\n我们抓服务，群众更加满意。" BODY "\n",
        "review 一、2025年工作回顾\n.overview \n.achievement 我们抓园区，工业扩容提质。\n..topic 企业梯度培育。\n"
        "..topic 产业集链成群。\n.achievement 我们抓粮仓，农业稳产增收。\n..topic 粮食再获丰收。\n"
        ".achievement 我们抓服务，群众更加满意。\n");
}

static void sentences_before_the_requirement_tell_of_the_situation(void **state)
{
  (void)state;
  check(HEAD "一、2026年工作安排\n我们要直面压力。" BODY "\n我们要抢抓机遇。" BODY "\n我们要勇于担当。" BODY
             "\n今年工作的总的要求是：稳中求进，以进促稳。\n（一）做强工业。\n" BODY "\n（二）做优农业。\n" BODY "\n",
        "plan 一、2026年工作安排\n.outlook-text \n.requirement \n.task （一）做强工业。\n.task （二）做优农业。\n");
}

static void a_gap_ends_a_title_that_lost_its_line(void **state)
{
  (void)state;
  check(HEAD "一、2025年工作回顾\n" LEAD
             "\n二、2026年政府工作安排 全县工作要坚持稳中求进、以进促稳、先立后破、系统集成、协同配合，" LEAD
             "\n（一）做强工业。\n" BODY "\n（二）做优农业。\n" BODY "\n",
        "review 一、2025年工作回顾\n.overview \nplan 二、2026年政府工作安排\n.outlook-text \n.task （一）做强工业。\n"
        ".task （二）做优农业。\n");
}

#define LINE  "云溪谷县二〇二五年重点项目一览表之一\n"
#define LINES LINE LINE LINE LINE LINE LINE LINE LINE LINE LINE
static void short_lines_behind_long_paragraphs_wrap_nothing(void **state)
{
  (void)state;
  check(HEAD "一、2025年工作回顾\n" BODY BODY BODY BODY BODY BODY "\n"
             "产业集链成群。" BODY BODY BODY BODY BODY BODY "\n企业梯度培育。" BODY BODY BODY BODY BODY BODY
             "\n二、2026年工作安排\n" BODY
             "\n各位代表，让我们团结奋斗，为全县的美好明天而不懈奋斗！\n附表\n" LINES LINES,
        "review 一、2025年工作回顾\n.overview \n.achievement 产业集链成群。\n.achievement 企业梯度培育。\n"
        "plan 二、2026年工作安排\nclosing \nappendix 附表\n");
}

/* The date of a report whose dateline has these days. */
static void check_date(const char *days, const char *wanted)
{
  char text[4000];
  snprintf(text, sizeof text, "政府工作报告\n——%s在云溪县第五届人民代表大会第三次会议上\n各位代表：\n%s", days, BODY);
  struct document document = parsed(text);
  const char *date = document.facts.date.value;
  assert_string_equal(date ? date : "none", wanted);
  end(&document);
}

static void a_day_that_there_is_not_is_no_date(void **state)
{
  (void)state;
  check_date("2031年9月30日", "2031-09-30");
  check_date("2031年9月31日", "none");
  check_date("2031年2月29日至2031年3月1日", "2031-03-01");
}

/* The entries of a glossary behind a small report, a line each: number, term, definition. */
static void check_entries(const char *glossary, const char *wanted)
{
  static const bg_options options;
  char text[4000], found[2000] = "";
  snprintf(text, sizeof text, "%s一、2026年工作安排\n%s\n各位代表，让我们团结奋斗，为全县的美好明天而不懈奋斗！\n%s",
           HEAD, BODY, glossary);
  struct document document = {.arena = arena_new(), .log = bg_log_new(), .options = &options, .text = slice_of(text)};
  uint32_t *lines = arena_alloc(document.arena, sizeof text * sizeof *lines);
  document.line_starts = lines;
  lines[document.line_count++] = 0;
  for (uint32_t i = 0; text[i + 1]; i++)
    if (text[i] == '\n') lines[document.line_count++] = i + 1;
  assert_true(parse_document(&document));
  for (const struct node *node = document.body; node; node = node_following(node)) {
    size_t used = strlen(found);
    slice of = document_slice(&document, node->start, node->end);
    if (node->kind == NODE_ENTRY) snprintf(found + used, sizeof found - used, "\n%d", node->n);
    if (node->kind != NODE_ENTRY_TERM && node->kind != NODE_DEFINITION) continue;
    snprintf(found + used, sizeof found - used, " | %.*s", (int)of.size, of.at);
  }
  assert_string_equal(found, wanted);
  bg_log_free(document.log);
  arena_free(document.arena);
}

static void a_term_ends_at_a_colon_a_gap_a_stop_or_its_line(void **state)
{
  (void)state;
  check_entries("名词解释\n1.一园三区：指工业园。\n2.2026年行动：指抓项目。\n",
                "\n1 | 一园三区 | 指工业园。\n2 | 2026年行动 | 指抓项目。");
  check_entries("名词解释\n1.四个一批。即谋划一批、开工一批。\n", "\n1 | 四个一批 | 即谋划一批、开工一批。");
  check_entries("名词解释\n“双环”公路 指环湖、环山两条公路。\n三带 沿江、沿湖、沿路，合称：三带。\n",
                "\n-1 | “双环”公路 | 指环湖、环山两条公路。\n-1 | 三带 | 沿江、沿湖、沿路，合称：三带。");
  check_entries(
      "名词解释\n两张网\n指水网和路网，由县里统一建设。\nESI\nEssential Science Indicators，基本科学指标数据库。\n",
      "\n-1 | 两张网 | 指水网和路网，由县里统一建设。\n-1 | ESI | Essential Science Indicators，基本科学指标数据库。");
}

static void attachments_that_are_not_there_are_lines(void **state)
{
  (void)state;
  check(HEAD "一、2026年工作安排\n" BODY "\n各位代表，让我们团结奋斗，为全县的美好明天而不懈奋斗！\n"
             "附件：\n1．附件1：名词解释.docx\n2．附件2：项目一览表.doc\n",
        "plan 一、2026年工作安排\nclosing \nappendix 附件：\n");
  check(HEAD "一、2026年工作安排\n" BODY "\n各位代表，让我们团结奋斗，为全县的美好明天而不懈奋斗！\n"
             "附件1\n名词解释\n1.一园三区：指工业园。\n附件2\n重点项目一共有十个，分布在三个乡镇。\n",
        "plan 一、2026年工作安排\nclosing \nappendix \n.glossary 名词解释\nappendix 附件2\n");
}

static void what_a_heading_says_stays_under_it(void **state)
{
  (void)state;
  check(HEAD "一、2025年工作回顾\n" LEAD "\n二、“十五五”时期总体考虑\n（一）总体要求和主要目标\n" LEAD
             "\n到2030年的预期目标是：产值增长6%。\n（二）做强工业\n" BODY "\n三、2026年工作安排\n（一）做优农业\n"
             "今年的预期目标是：增收6%，主要预期目标是：增产2%。\n" LEAD "\n（二）做活商贸\n" BODY "\n",
        "review 一、2025年工作回顾\n.overview \noutlook 二、“十五五”时期总体考虑\n"
        ".requirement （一）总体要求和主要目标\n..targets \n.task （二）做强工业\nplan 三、2026年工作安排\n.task "
        "（一）做优农业\n"
        "..targets \n.task （二）做活商贸\n");
}

static void items_stand_in_the_division_of_their_heading(void **state)
{
  (void)state;
  check(HEAD "一、2026年工作安排\n（一）做强工业\n" BODY
             "\n（二）办好民生实事。①新建校舍200间。②改造水井90口。③修路30公里。\n",
        "plan 一、2026年工作安排\n.task （一）做强工业\n.livelihood （二）办好民生实事。\n");
}

static void an_address_behind_the_last_task_ends_it(void **state)
{
  (void)state;
  check(HEAD
        "一、2025年工作回顾\n" LEAD "\n（一）工业增势良好。" BODY "\n（二）农业稳步发展。" BODY
        "\n各位代表！过去一年，我们转变作风，提高效能。\n法治建设得到加强。" BODY "\n廉政建设持续推进。" BODY
        "\n二、2026年工作安排\n（一）做强工业。\n园区扩容提质。" BODY "\n企业梯度培育。" BODY "\n（二）做优农业。\n"
        "种子工程扩面。" BODY "\n各位代表！新的任务对政府提出了新的要求。\n强化政治引领。" BODY "\n坚持依法行政。" BODY
        "\n",
        "review 一、2025年工作回顾\n.overview \n.achievement （一）工业增势良好。\n.achievement （二）农业稳步发展。\n"
        ".achievement 法治建设得到加强。\n.achievement 廉政建设持续推进。\n"
        "plan 二、2026年工作安排\n.task （一）做强工业。\n..measure 园区扩容提质。\n..measure 企业梯度培育。\n"
        ".task （二）做优农业。\n..measure 种子工程扩面。\n.government \n..measure 强化政治引领。\n..measure "
        "坚持依法行政。\n");
}

static void an_address_between_tasks_ends_none(void **state)
{
  (void)state;
  check(HEAD "一、2025年工作回顾\n" LEAD "\n（一）工业增势良好。" BODY "\n（二）农业稳步发展。" BODY
             "\n二、2026年工作安排\n（一）做强工业。\n各位代表！工业是强县之本。\n园区扩容提质。" BODY
             "\n企业梯度培育。" BODY "\n（二）做优农业。" BODY "\n",
        "review 一、2025年工作回顾\n.overview \n.achievement （一）工业增势良好。\n.achievement （二）农业稳步发展。\n"
        "plan 二、2026年工作安排\n.task （一）做强工业。\n..measure 园区扩容提质。\n..measure 企业梯度培育。\n"
        ".task （二）做优农业。\n");
}

#define SAID "全年抓了许多大事难事，群众都看在眼里，县里也都一一记在账上，大家心里有数。"
#define ON(act, subject, end)                                                                                          \
  act subject end "。在" subject "上抓了许多大事难事，群众都看在眼里，县里也都一一记在账上，大家心里有数。"
static void titles_alike_stand_over_the_others_of_their_paragraph(void **state)
{
  (void)state;
  check(HEAD "一、2026年工作安排\n（一）打好三大攻坚战。" SAID ON("打好", "精准脱贫", "攻坚战")
            ON("坚持", "精准方略", "") ON("突出", "产业扶贫", "") ON("抓好", "精准帮扶", "")
                ON("打好", "污染防治", "攻坚战") ON("推进", "蓝天工程", "") ON("实施", "碧水工程", "")
                    ON("开展", "净土工程", "") "\n（二）做优农业。\n" BODY "\n",
        "plan 一、2026年工作安排\n.task （一）打好三大攻坚战。\n..measure 打好精准脱贫攻坚战。\n"
        "...topic 坚持精准方略。\n...topic 突出产业扶贫。\n...topic 抓好精准帮扶。\n..measure 打好污染防治攻坚战。\n"
        "...topic 推进蓝天工程。\n...topic 实施碧水工程。\n...topic 开展净土工程。\n.task （二）做优农业。\n");
}

static void sentences_that_tell_what_came_about_are_no_titles(void **state)
{
  (void)state;
  check(HEAD "一、2025年工作回顾\n" LEAD "\n（一）工业增势良好。" SAID "园区建设不断加快。" SAID
             "云溪园区获批试点。" SAID "企业活力不断增强。" SAID "同时，企业负担减轻。" SAID "创新能力不断提高。" SAID
             "\n（二）农业稳步发展。" BODY "\n",
        "review 一、2025年工作回顾\n.overview \n.achievement （一）工业增势良好。\n..topic 园区建设不断加快。\n"
        "..topic 企业活力不断增强。\n..topic 创新能力不断提高。\n.achievement （二）农业稳步发展。\n");
}

static void levels_begin_anew_under_each_title(void **state)
{
  (void)state;
  check(HEAD "一、2025年工作回顾\n" LEAD "\n搞好政权建设\n" LEAD "\n普法工作很重要。" BODY "\n信访工作很重要。" BODY
             "\n加快经济建设\n" LEAD "\n第一，大办农业。\n粮食是根本。" BODY "\n棉花也要紧。" BODY
             "\n第二，大办工业。\n煤炭是食粮。" BODY "\n钢铁也要紧。" BODY "\n",
        "review 一、2025年工作回顾\n.overview \n.achievement 搞好政权建设\n..topic 普法工作很重要。\n"
        "..topic 信访工作很重要。\n.achievement 加快经济建设\n..topic 第一，大办农业。\n...topic 粮食是根本。\n"
        "...topic 棉花也要紧。\n..topic 第二，大办工业。\n...topic 煤炭是食粮。\n...topic 钢铁也要紧。\n");
}

static void the_text_of_a_link_is_no_title(void **state)
{
  (void)state;
  check(HEAD "一、2025年工作回顾\n\n　　五年来，我们贯彻\n民族区域自治法\n，办成了许多大事。\n\n　　" BODY "\n",
        "review 一、2025年工作回顾\n.overview \n");
}

static void requirement_and_targets_follow_principles(void **state)
{
  (void)state;
  check(HEAD "一、2025年工作回顾\n2025年极不平凡。" BODY "\n（一）工业增势良好。" BODY "\n（二）农业稳步发展。" BODY
             "\n二、2026年工作安排\n" LEAD "要做到两个坚持：\n——坚持稳中求进。" BODY "\n——坚持改革开放。" BODY
             "\n今年政府工作的总体要求是：以人民为中心，推动高质量发展。\n今年发展的主要目标是：\n——产值90亿元。\n"
             "——财政收入3亿元。\n（一）做强工业。" BODY "\n（二）做优农业。" BODY "\n三、汇聚振兴县域的强大力量\n" BODY
             "\n",
        "review 一、2025年工作回顾\n.overview \n.achievement （一）工业增势良好。\n.achievement （二）农业稳步发展。\n"
        "plan 二、2026年工作安排\n.outlook-text \n.requirement ——坚持稳中求进。\n.requirement ——坚持改革开放。\n"
        ".requirement \n.targets \n.task （一）做强工业。\n.task （二）做优农业。\n"
        "government 三、汇聚振兴县域的强大力量\n");
}

static void a_list_over_first_sentences_stands_above_them(void **state)
{
  (void)state;
  check(HEAD "一、2025年工作回顾\n产业结构不断优化。" BODY "\n发展动力不断增强。" BODY "\n一是转型升级步伐加快。" BODY
             "\n工业增势良好。" BODY "\n农业稳步发展。" BODY "\n二是民生福祉持续增进。" BODY "\n就业形势稳定。" BODY
             "\n教育质量提高。" BODY "\n",
        "review 一、2025年工作回顾\n.achievement 产业结构不断优化。\n.achievement 发展动力不断增强。\n"
        ".achievement 一是转型升级步伐加快。\n..topic 工业增势良好。\n..topic 农业稳步发展。\n"
        ".achievement 二是民生福祉持续增进。\n..topic 就业形势稳定。\n..topic 教育质量提高。\n");
}

static void what_follows_dashes_stands_beside_them(void **state)
{
  (void)state;
  check(HEAD "一、2025年工作回顾\n" LEAD "\n——产业结构不断优化。" BODY "\n——发展动力不断增强。" BODY
             "\n一年来，我们全力稳增长。" BODY "\n一年来，我们用心惠民生。" BODY "\n",
        "review 一、2025年工作回顾\n.overview \n.achievement ——产业结构不断优化。\n.achievement ——发展动力不断增强。\n"
        ".achievement 一年来，我们全力稳增长。\n.achievement 一年来，我们用心惠民生。\n");
}

static void divisions_behind_a_word_of_livelihood_are_no_items(void **state)
{
  (void)state;
  check(HEAD "一、2026年工作安排\n（一）做强工业。" BODY "\n（二）增进民生福祉。" BODY
             "扎实办好民生实事。\n一是稳定就业。" BODY "\n二是办好教育。" BODY "\n三是健全社保。" BODY
             "\n（三）守住底线。" BODY "办好三件民生实事：\n一是修路。" BODY "\n二是建校。" BODY "\n三是治水。" BODY
             "\n",
        "plan 一、2026年工作安排\n.task （一）做强工业。\n.task （二）增进民生福祉。\n..measure 一是稳定就业。\n"
        "..measure 二是办好教育。\n..measure 三是健全社保。\n.task （三）守住底线。\n..livelihood \n");
}

static void titles_stand_before_and_behind_items(void **state)
{
  (void)state;
  check(HEAD "一、2026年工作安排\n（一）做强工业。\n" BODY "\n（二）保障改善民生。" SAID "办好民生实事。" SAID
             "①新建校舍200间。②改造水井90口。③修路30公里。扩大社会就业。" SAID "完善社会保障。" SAID
             "发展社会事业。" SAID "\n",
        "plan 一、2026年工作安排\n.task （一）做强工业。\n.task （二）保障改善民生。\n..livelihood 办好民生实事。\n"
        "..measure 扩大社会就业。\n..measure 完善社会保障。\n..measure 发展社会事业。\n");
  check(HEAD "一、2026年工作安排\n（一）做强工业。\n" BODY "\n（二）办好民生实事。" SAID
             "①新建校舍200间。②改造水井90口。③修路30公里。\n",
        "plan 一、2026年工作安排\n.task （一）做强工业。\n.livelihood （二）办好民生实事。\n");
}

static void an_enumeration_is_a_list(void **state)
{
  (void)state;
  static const bg_options options;
  static const char text[] = HEAD
      "一、2026年工作安排\n（一）做强工业。一是建园区，新增厂房。二是引企业，招大引强。\n（二）做优农业。" BODY "\n";
  struct document document = {.arena = arena_new(), .log = bg_log_new(), .options = &options, .text = slice_of(text)};
  uint32_t *lines = arena_alloc(document.arena, sizeof text * sizeof *lines);
  document.line_starts = lines;
  lines[document.line_count++] = 0;
  for (uint32_t i = 0; text[i + 1]; i++)
    if (text[i] == '\n') lines[document.line_count++] = i + 1;
  assert_true(parse_document(&document));
  int members = 0;
  for (const struct node *node = document.body; node; node = node_following(node)) {
    if (node->kind != NODE_LI) continue;
    assert_int_equal(node->n, ++members);
    assert_int_equal(node->first->kind, NODE_P);
    assert_true(node->first->continued);
  }
  assert_int_equal(members, 2);
  bg_log_free(document.log);
  arena_free(document.arena);
}

static void a_line_that_breaks_off_goes_on_in_the_next(void **state)
{
  (void)state;
  check(HEAD "一、2025年工作回顾\n" LEAD
             "\n（一）工业增势良好\n新建厂房。园区的第二期工程已经\n开工\n建设，企业陆续入驻。" BODY
             "\n（二）农业稳步发展\n粮食增产。种植结构得到调整，\n特色果蔬的面积扩大。" BODY
             "\n二、2026年工作安排\n" BODY "\n",
        "review 一、2025年工作回顾\n.overview \n.achievement （一）工业增势良好\n.achievement （二）农业稳步发展\n"
        "plan 二、2026年工作安排\n");
}

static void numerals_that_count_things_are_no_labels(void **state)
{
  (void)state;
  check(HEAD "一、2025年工作回顾\n" LEAD "二、三产业的比重提高。\n五一、端午期间来客增加。" BODY
             "\n（一）构建3+1产业体系。" BODY "\n（二）农业稳步发展。" BODY "\n",
        "review 一、2025年工作回顾\n.overview \n.achievement （一）构建3+1产业体系。\n.achievement "
        "（二）农业稳步发展。\n");
}

static void a_title_glued_to_its_text_is_cut_off(void **state)
{
  (void)state;
  check(HEAD "一、2025年政府的工作2025年，全县上下齐心协力。" BODY
             "\n二、2026年工作要求和主要任务做好今年的工作，要立足当前，着眼长远，"
             "统筹兼顾，突出重点，强化措施，狠抓落实，推动发展。\n" BODY "\n",
        "review 一、2025年政府的工作\n.overview \nplan 二、2026年工作要求和主要任务\n.outlook-text \n");
}

static void a_list_goes_on_behind_what_stands_in_its_members(void **state)
{
  (void)state;
  check(HEAD "一、2026年工作安排\n（一）抓好农业\n第一，抓好种子。" BODY "\n一、选育良种。" BODY "\n二、推广良种。" BODY
             "\n第二，抓好水利。" BODY "\n（二）抓好工业\n1.抓好园区。\n" BODY "\n一是建好园区。" BODY
             "\n二是管好园区。" BODY "\n2.抓好企业。\n" BODY "\n一是引来企业。" BODY "\n二是留住企业。" BODY "\n",
        "plan 一、2026年工作安排\n.task （一）抓好农业\n..measure 第一，抓好种子。\n...topic 一、选育良种。\n"
        "...topic 二、推广良种。\n..measure 第二，抓好水利。\n.task （二）抓好工业\n..measure 1.抓好园区。\n"
        "...topic 一是建好园区。\n...topic 二是管好园区。\n..measure 2.抓好企业。\n...topic 一是引来企业。\n"
        "...topic 二是留住企业。\n");
}

static void a_first_member_inside_a_paragraph_is_taken_out(void **state)
{
  (void)state;
  check(HEAD "一、2026年工作安排\n（一）抓好工业。" BODY "一是建好园区。" BODY "\n二是引来企业。" BODY
             "\n三是留住企业。" BODY "\n（二）抓好农业。" BODY "\n",
        "plan 一、2026年工作安排\n.task （一）抓好工业。\n..measure 一是建好园区。\n..measure 二是引来企业。\n"
        "..measure 三是留住企业。\n.task （二）抓好农业。\n");
}

static void lines_that_sum_up_the_past_divide_the_review(void **state)
{
  (void)state;
  check(HEAD "2025年工作回顾\n" LEAD "\n一年来，我们聚力发展，经济稳中有进\n" BODY "\n（一）工业增势良好。" BODY
             "\n（二）农业稳步发展。" BODY "\n一年来，我们聚力改革，自身建设更加严实\n" BODY "\n（一）放权到位。" BODY
             "\n（二）服务到位。" BODY "\n2026年工作安排\n" BODY "\n",
        "review 2025年工作回顾\n.overview \n.achievement 一年来，我们聚力发展，经济稳中有进\n..topic "
        "（一）工业增势良好。\n"
        "..topic （二）农业稳步发展。\n.achievement 一年来，我们聚力改革，自身建设更加严实\n..topic （一）放权到位。\n"
        "..topic （二）服务到位。\nplan 2026年工作安排\n");
}

static void a_part_between_review_and_plan_looks_ahead(void **state)
{
  (void)state;
  check(HEAD "一、2025年工作回顾\n" LEAD "\n（一）应对困难和挑战，经济回升\n" BODY "\n二、站在新起点，走好新路\n" BODY
             "\n三、2026年工作安排\n" BODY "\n",
        "review 一、2025年工作回顾\n.overview \n.achievement （一）应对困难和挑战，经济回升\noutlook "
        "二、站在新起点，走好新路\n"
        ".outlook-text \nplan 三、2026年工作安排\n");
}

static void at_a_year_s_end_this_year_is_under_review(void **state)
{
  (void)state;
  check("政府工作报告\n——2025年12月20日在云溪县第五届人民代表大会第三次会议上\n各位代表：\n我代表县人民政府报告工作，请"
        "予审议。\n"
        "今年工作圆满收官\n" LEAD "\n（一）工业增势良好。" BODY "\n（二）农业稳步发展。" BODY
        "\n为明年开局指明方向\n" BODY "\n（一）做强工业。" BODY "\n（二）做优农业。" BODY "\n",
        "review 今年工作圆满收官\n.overview \n.achievement （一）工业增势良好。\n.achievement （二）农业稳步发展。\n"
        "plan 为明年开局指明方向\n.task （一）做强工业。\n.task （二）做优农业。\n");
}

static void facts_are_read_from_the_front(void **state)
{
  (void)state;
  check_facts(
      "政府工作报告\n——2026年1月9日在云溪市南屏区第三届人民代表大会第五次会议上\n区长江临川作政府工作报告\n各位代表：\n"
      "一、2025年工作回顾和2026年工作的方针\n" LEAD "\n二、2026年工作安排\n" BODY "\n",
      "南屏区 江临川 2026 2025 2025");
}

static void the_plan_s_year_is_read_from_paragraphs_where_no_title_gives_it(void **state)
{
  (void)state;
  check_facts(HEAD LEAD "\n（一）工业增势良好。" BODY "\n（二）农业稳步发展。" BODY
                        "\n我们也清醒地看到，还存在不少困难和问题。" BODY "\n2026年是承前启后的一年。" BODY
                        "\n（一）做强工业。" BODY "\n（二）做优农业。" BODY "\n",
              "- - 2026? - -");
}

static void what_a_page_says_at_the_end_is_no_part_of_the_closing(void **state)
{
  (void)state;
  struct document document =
      parsed(HEAD "一、2025年工作回顾\n" LEAD "\n二、2026年工作安排\n" BODY
                  "\n各位代表！让我们团结起来，为家乡的明天而努力奋斗！扫一扫在手机打开当前页【关闭窗口】");
  const struct node *closing = document.body->last;
  assert_int_equal(closing->kind, NODE_CLOSING);
  slice text = document_slice(&document, closing->start, closing->end);
  assert_true(slice_ends(text, SLICE("奋斗！")));
  end(&document);
}

static void a_review_without_a_title_is_found_before_the_plan(void **state)
{
  (void)state;
  check(HEAD LEAD "\n（一）抓好工业，提升实力\n" BODY "\n（二）抓好农业，增加收入\n" BODY
                  "\n我们衷心感谢全县人民！" BODY "\n2026年工作安排\n" BODY "\n",
        "review \n.overview \n.achievement （一）抓好工业，提升实力\n.achievement （二）抓好农业，增加收入\n"
        ".acknowledgement \nplan 2026年工作安排\n");
}

static void a_plan_without_a_title_begins_behind_the_difficulties(void **state)
{
  (void)state;
  check(HEAD "一、2025年工作回顾\n" LEAD "\n（一）抓好工业，提升实力\n" BODY "\n（二）抓好农业，增加收入\n" BODY
             "\n我们也清醒地看到，产业结构不优，公共服务还有差距。\n2026年是关键的一年。" BODY
             "\n主要预期目标是：生产总值增长6%左右，财政收入增长5%以上。\n（一）继续抓好工业\n" BODY
             "\n（二）继续抓好农业\n" BODY "\n",
        "review 一、2025年工作回顾\n.overview \n.achievement （一）抓好工业，提升实力\n"
        ".achievement （二）抓好农业，增加收入\n.problems \nplan \n.outlook-text \n.targets \n"
        ".task （一）继续抓好工业\n.task （二）继续抓好农业\n");
}

static void a_plan_without_a_title_stands_before_parts_that_are_tasks(void **state)
{
  (void)state;
  check(HEAD "一、2025年工作回顾\n" LEAD "\n" LEAD
             "\n我们也清醒地看到，产业结构不优，公共服务还有差距。\n2026年是关键的一年。"
             "主要预期目标是：生产总值增长6%左右，财政收入增长5%以上。\n二、坚持兴农固本\n" BODY
             "\n三、坚持兴工强县\n" BODY "\n四、坚持兴商活县\n" BODY "\n五、坚持兴教育人\n" BODY "\n",
        "review 一、2025年工作回顾\n.overview \n.problems \nplan \n.targets \ntask 二、坚持兴农固本\n"
        "task 三、坚持兴工强县\ntask 四、坚持兴商活县\ntask 五、坚持兴教育人\n");
}

static void a_line_broken_before_a_bound_word_goes_on(void **state)
{
  (void)state;
  check(HEAD "一、2025年工作回顾\n" LEAD "\n二、2026年工作安排\n今年是新一轮规划的开局\n\n之年，做好工作意义重大。" LEAD
             "\n（一）做强工业。" BODY "\n（二）做优农业。" BODY "\n",
        "review 一、2025年工作回顾\n.overview \nplan 二、2026年工作安排\n.outlook-text \n.task （一）做强工业。\n"
        ".task （二）做优农业。\n");
}

static void the_text_of_a_link_stays_in_its_sentence(void **state)
{
  (void)state;
  check(HEAD "一、2025年工作回顾\n" LEAD "\n之后的一年，我们坚定不移走好\n绿色发展之路\n，治理河道，" BODY
             "\n（一）工业增势良好。" BODY "\n（二）农业稳步发展。" BODY "\n二、2026年工作安排\n" BODY "\n",
        "review 一、2025年工作回顾\n.overview \n.achievement （一）工业增势良好。\n.achievement （二）农业稳步发展。\n"
        "plan 二、2026年工作安排\n");
}

static void a_lesson_before_the_difficulties_is_not_of_them(void **state)
{
  (void)state;
  check(
      HEAD
      "一、2025年工作回顾\n" LEAD "\n（一）工业增势良好。" BODY "\n（二）农业稳步发展。" BODY
      "\n各位代表！回顾一年来的工作，我们深深体会到，必须坚持实干，用发展的办法解决各种困难和问题，一步一步往前走。\n"
      "各位代表！在看到成绩的同时，我们也清醒地认识到还有不少困难和问题：\n一是农业产业链条不长。\n二是工业效益不高。\n"
      "三是土地资金紧缺。\n二、2026年工作安排\n" BODY "\n",
      "review 一、2025年工作回顾\n.overview \n.achievement （一）工业增势良好。\n.achievement （二）农业稳步发展。\n"
      ".problems \n..problem \n..problem \n..problem \nplan 二、2026年工作安排\n");
  struct document document = parsed(
      HEAD
      "一、2025年工作回顾\n" LEAD "\n（一）工业增势良好。" BODY "\n（二）农业稳步发展。" BODY
      "\n各位代表！回顾一年来的工作，我们深深体会到，必须坚持实干，用发展的办法解决各种困难和问题，一步一步往前走。\n"
      "各位代表！在看到成绩的同时，我们也清醒地认识到还有不少困难和问题。\n二、2026年工作安排\n" BODY "\n");
  const struct node *problems = document.body;
  while (problems && problems->kind != NODE_PROBLEMS) problems = node_following(problems);
  assert_non_null(problems);
  slice text = document_slice(&document, problems->start, problems->end);
  assert_true(slice_starts(text, SLICE("各位代表！在看到")));
  end(&document);
}

static void parts_with_titles_are_not_inferred(void **state)
{
  (void)state;
  check(HEAD "一、2025年工作回顾\n" LEAD "\n我们也清醒地看到，产业结构不优，公共服务还有差距。\n"
             "二、奋力开创发展新局面\n主要预期目标是：生产总值增长6%左右。\n",
        "review 一、2025年工作回顾\n.overview \n.problems \nplan 二、奋力开创发展新局面\n.targets \n");
}

#define TASKS                                                                                                          \
  HEAD "一、2025年工作回顾\n" LEAD "\n二、2026年工作安排\n（一）继续抓好工业\n" BODY "\n（二）继续抓好农业\n" BODY "\n"
#define TASKS_READ                                                                                                          \
  "review 一、2025年工作回顾\n.overview \nplan 二、2026年工作安排\n.task （一）继续抓好工业\n.task " \
  "（二）继续抓好农业\n"

static void the_government_s_own_building_is_found_behind_the_tasks(void **state)
{
  (void)state;
  check(TASKS "各位代表！新的任务对政府提出了新的要求。\n坚持依法办事。" BODY "\n坚持清廉用权。" BODY
              "\n坚持实干担当。" BODY "\n各位代表！让我们团结起来，为家乡的明天而努力奋斗！",
        TASKS_READ
        ".government \n..measure 坚持依法办事。\n..measure 坚持清廉用权。\n..measure 坚持实干担当。\nclosing \n");
  check(TASKS "各位代表！打铁必须自身硬。我们将加强自身建设，坚持依法行政，自觉接受监督，做到务实清廉。\n"
              "各位代表！让我们团结起来，为家乡的明天而努力奋斗！",
        TASKS_READ ".government \nclosing \n");
}

static void other_words_behind_the_tasks_are_not_about_the_government(void **state)
{
  (void)state;
  check(TASKS "各位代表！人民安居是最大的事。全县各级都要把群众的冷暖放在心上，让日子一天比一天好。\n"
              "各位代表！让我们团结起来，为家乡的明天而努力奋斗！",
        TASKS_READ "closing \n");
}

static void sentences_alone_that_begin_alike_are_titles(void **state)
{
  (void)state;
  check(HEAD "一、过去五年工作回顾\n" LEAD "\n五年来，我们坚持改革，推动发展方式转变。\n工业做强。" BODY
             "\n农业做优。" BODY "\n五年来，我们坚持开放，不断拓展发展空间。\n口岸建成。" BODY "\n外贸增长。" BODY
             "\n五年来，我们坚持为民，着力解决急难愁盼。\n学校建成。" BODY "\n医院建成。" BODY "\n",
        "review 一、过去五年工作回顾\n.overview \n.achievement 五年来，我们坚持改革，推动发展方式转变。\n"
        "..topic 工业做强。\n..topic 农业做优。\n.achievement 五年来，我们坚持开放，不断拓展发展空间。\n"
        "..topic 口岸建成。\n..topic 外贸增长。\n.achievement 五年来，我们坚持为民，着力解决急难愁盼。\n"
        "..topic 学校建成。\n..topic 医院建成。\n");
}

static void a_list_of_orders_under_an_outlook_is_of_tasks(void **state)
{
  (void)state;
  check(HEAD "一、2025年工作回顾\n" LEAD "\n二、“十五五”时期主要任务和重大举措\n" LEAD "\n——强化创新，壮大产业。" BODY
             "\n——统筹城乡，改善民生。" BODY
             "\n三、2026年总体要求和预期目标\n今年的总体要求是：稳中求进。\n四、2026年重点工作\n（一）做强工业。" BODY
             "\n（二）做优农业。" BODY "\n",
        "review 一、2025年工作回顾\n.overview \noutlook 二、“十五五”时期主要任务和重大举措\n.outlook-text \n"
        ".task ——强化创新，壮大产业。\n.task ——统筹城乡，改善民生。\n"
        "targets 三、2026年总体要求和预期目标\n.requirement \n"
        "plan 四、2026年重点工作\n.task （一）做强工业。\n.task （二）做优农业。\n");
}

static void a_text_without_line_ends_has_its_parts(void **state)
{
  (void)state;
  check(
      "各位代表：我代表县人民政府报告工作，请予审议。2025年工作回顾2025年，全县上下齐心协力。（一）工业增势良好。" BODY
          BODY BODY "（二）农业稳步发展。" BODY BODY BODY
      "2026年工作安排2026年的主要预期目标是：生产总值增长6%左右，财政收入增长5%"
      "以上。一、聚焦产业，加快建设现代产业体系大力"
      "实施培育行动。" BODY BODY "二、聚焦城乡，扎实推进乡村全面振兴大力实施富民行动。" BODY BODY
      "各位代表！让我们团结奋斗，为全县的美好明天而努力奋斗！",
      "review 2025年工作回顾\n.overview \n.achievement （一）工业增势良好。\n.achievement （二）农业稳步发展。\n"
      "plan 2026年工作安排\n.targets \n.task 一、聚焦产业，加快建设现代产业体系\n"
      ".task 二、聚焦城乡，扎实推进乡村全面振兴\nclosing \n");
}

static void livelihood_items_behind_the_speech_stand_in_groups(void **state)
{
  (void)state;
  check(HEAD "一、2026年工作安排\n" BODY "\n各位代表，让我们团结奋斗，为全县的美好明天而不懈奋斗！\n"
             "2026年民生实事清单\n一、教育方面2件\n1.新建学校2所。\n2.新增学位900个。\n二、住房方面1件\n"
             "3.改造老旧小区12个。\n",
        "plan 一、2026年工作安排\nclosing \nlivelihood 2026年民生实事清单\n.livelihood 一、教育方面2件\n"
        ".livelihood 二、住房方面1件\n");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(first_sentences_in_a_row_are_titles),
      cmocka_unit_test(a_first_sentence_alone_is_a_sentence),
      cmocka_unit_test(a_list_in_another_is_inside_it),
      cmocka_unit_test(dashes_in_a_paragraph_open_titles),
      cmocka_unit_test(a_first_part_with_difficulties_is_a_review),
      cmocka_unit_test(a_lead_in_gives_back_the_division_it_swallowed),
      cmocka_unit_test(a_text_of_another_kind_is_plain),
      cmocka_unit_test(things_announced_by_their_number_are_items),
      cmocka_unit_test(sentences_that_open_with_one_word_are_titles),
      cmocka_unit_test(sentences_before_the_requirement_tell_of_the_situation),
      cmocka_unit_test(a_gap_ends_a_title_that_lost_its_line),
      cmocka_unit_test(short_lines_behind_long_paragraphs_wrap_nothing),
      cmocka_unit_test(a_term_ends_at_a_colon_a_gap_a_stop_or_its_line),
      cmocka_unit_test(attachments_that_are_not_there_are_lines),
      cmocka_unit_test(what_a_heading_says_stays_under_it),
      cmocka_unit_test(items_stand_in_the_division_of_their_heading),
      cmocka_unit_test(an_address_behind_the_last_task_ends_it),
      cmocka_unit_test(an_address_between_tasks_ends_none),
      cmocka_unit_test(titles_alike_stand_over_the_others_of_their_paragraph),
      cmocka_unit_test(levels_begin_anew_under_each_title),
      cmocka_unit_test(the_text_of_a_link_is_no_title),
      cmocka_unit_test(requirement_and_targets_follow_principles),
      cmocka_unit_test(sentences_that_tell_what_came_about_are_no_titles),
      cmocka_unit_test(a_list_over_first_sentences_stands_above_them),
      cmocka_unit_test(what_follows_dashes_stands_beside_them),
      cmocka_unit_test(divisions_behind_a_word_of_livelihood_are_no_items),
      cmocka_unit_test(titles_stand_before_and_behind_items),
      cmocka_unit_test(an_enumeration_is_a_list),
      cmocka_unit_test(a_line_that_breaks_off_goes_on_in_the_next),
      cmocka_unit_test(numerals_that_count_things_are_no_labels),
      cmocka_unit_test(a_title_glued_to_its_text_is_cut_off),
      cmocka_unit_test(a_list_goes_on_behind_what_stands_in_its_members),
      cmocka_unit_test(a_first_member_inside_a_paragraph_is_taken_out),
      cmocka_unit_test(lines_that_sum_up_the_past_divide_the_review),
      cmocka_unit_test(a_part_between_review_and_plan_looks_ahead),
      cmocka_unit_test(at_a_year_s_end_this_year_is_under_review),
      cmocka_unit_test(facts_are_read_from_the_front),
      cmocka_unit_test(the_plan_s_year_is_read_from_paragraphs_where_no_title_gives_it),
      cmocka_unit_test(what_a_page_says_at_the_end_is_no_part_of_the_closing),
      cmocka_unit_test(a_plan_without_a_title_begins_behind_the_difficulties),
      cmocka_unit_test(a_plan_without_a_title_stands_before_parts_that_are_tasks),
      cmocka_unit_test(a_line_broken_before_a_bound_word_goes_on),
      cmocka_unit_test(the_text_of_a_link_stays_in_its_sentence),
      cmocka_unit_test(a_lesson_before_the_difficulties_is_not_of_them),
      cmocka_unit_test(parts_with_titles_are_not_inferred),
      cmocka_unit_test(the_government_s_own_building_is_found_behind_the_tasks),
      cmocka_unit_test(other_words_behind_the_tasks_are_not_about_the_government),
      cmocka_unit_test(sentences_alone_that_begin_alike_are_titles),
      cmocka_unit_test(a_list_of_orders_under_an_outlook_is_of_tasks),
      cmocka_unit_test(a_text_without_line_ends_has_its_parts),
      cmocka_unit_test(livelihood_items_behind_the_speech_stand_in_groups),
      cmocka_unit_test(a_review_without_a_title_is_found_before_the_plan),
      cmocka_unit_test(a_day_that_there_is_not_is_no_date),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
