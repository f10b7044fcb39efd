/* Statistics: each number of a sentence with what it is about. The sentences are made up. */
#include "stats/period.h"
#include "stats/stats.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* last: it needs the others */

/* One paragraph of one sentence under a division of kind `part`, its statistics found. */
static struct document *found_of(const char *sentence, enum node_kind part, struct facts facts)
{
  static const bg_options options;
  arena *memory = arena_new();
  struct document *document = arena_alloc(memory, sizeof *document);
  document->arena = memory;
  document->options = &options;
  document->facts = facts;
  document->text = slice_of(arena_copy(memory, slice_of(sentence)));
  uint32_t end = (uint32_t)document->text.size;
  document->is_report = true;
  document->body = node_new(document, NODE_BODY, NULL, 0, end);
  struct node *division = node_new(document, part, document->body, 0, end);
  assert_non_null(node_new(document, NODE_P, division, 0, end));
  assert_true(mark_add(document, MARK_SENTENCE, 0, end, 0));
  assert_true(stats_find(document));
  assert_int_equal(document->marks[MARK_STAT].count, document->statistic_count);
  return document;
}

static struct document *found(const char *sentence, enum node_kind part)
{
  return found_of(sentence, part, (struct facts){0});
}

/* The statistics of a document, one a line: `value unit op change indicator`. */
static const char *listed(struct document *document)
{
  static const char *const signs[][2] = {{"eq", "="}, {"approx", "~"}, {"ge", ">="},
                                         {"gt", ">"}, {"le", "<="},    {"lt", "<"}};
  const char *list = "";
  for (size_t i = 0; i < document->statistic_count; i++) {
    const struct statistic *s = &document->statistics[i];
    const char *sign = "?";
    for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
      if (strcmp(signs[k][0], s->op) == 0) sign = signs[k][1];
    const char *change = !s->change ? "" : strcmp(s->change, "increase") == 0 ? "+" : "-";
    list = arena_format(document->arena, "%s%s%s%s%s%s%s%s %s\n", list, sign, change,
                        s->value   ? s->value
                        : s->ratio ? s->ratio
                                   : "",
                        s->value_max ? ".." : "", s->value_max ? s->value_max : "", s->unit ? s->unit : "",
                        s->reference ? s->reference : "", s->indicator ? s->indicator : "-");
  }
  return list;
}

static void check(const char *sentence, const char *wanted)
{
  struct document *document = found(sentence, NODE_REVIEW);
  assert_string_equal(listed(document), wanted);
  arena_free(document->arena);
}

static void the_indicator_stands_before_its_number(void **state)
{
  (void)state;
  check("新建河堤77公里。", "=77公里 河堤\n");
  check("渔业增加值增长4.5%左右。", "~+4.5% 渔业增加值\n");
}

static void the_thing_counted_stands_behind_its_number(void **state)
{
  (void)state;
  check("17个渔港获评先进。", "=17个 渔港\n");
  check("完成31所乡镇卫生院改造任务。", "=31所 乡镇卫生院改造\n");
}

static void what_is_not_said_again_is_the_same(void **state)
{
  (void)state;
  check("渔船保有量3.2万艘、增长5%。", "=32000艘 渔船保有量\n=+5% 渔船保有量\n");
}

static void members_of_a_list_share_their_head(void **state)
{
  (void)state;
  check("新签约、新开工项目12个、9个。", "=12个 新签约项目\n=9个 新开工项目\n");
  check("茶园、果园面积分别增长3%、4%以上。", ">=+3% 茶园面积\n>=+4% 果园面积\n");
  check("城乡居民人均可支配收入分别增长6%和7%。", "=+6% 城镇居民人均可支配收入\n=+7% 农村居民人均可支配收入\n");
}

static void respectively_reaches_back_over_clauses(void **state)
{
  (void)state;
  check("客运量80万人次，货运量60万吨，分别增长2%和3%。",
        "=800000人次 客运量\n=600000吨 货运量\n=+2% 客运量\n=+3% 货运量\n");
  check("渔获达到3万吨。渔船起火数、遇险人数在上年下降的基础上，同比分别再下降9%、7%。",
        "=30000吨 渔获\n=-9% 渔船起火数\n=-7% 遇险人数\n");
  check("渔业产值、渔民收入再创新高，分别增长9%、7%。", "=+9% 渔业产值\n=+7% 渔民收入\n");
}

static void more_than_a_sum_names_a_class_and_compares_no_count(void **state)
{
  (void)state;
  check("引进20亿元以上项目6个。", ">=2000000000CNY 项目\n=6个 20亿元以上项目\n");
  check("省级以上示范茶园21家。", "=21家 省级以上示范茶园\n");
}

static void a_value_may_come_from_and_go_to(void **state)
{
  (void)state;
  check("绿化率由31%提高到35%。", "=31% 绿化率\n=+35% 绿化率\n");
}

static void a_share_names_both_sides(void **state)
{
  (void)state;
  check("渔业投资占全部投资的12%。", "=12% 渔业投资占全部投资比重\n");
}

static void what_is_said_of_things_behind_their_number_names_them(void **state)
{
  (void)state;
  check("3家企业入围全国茶业百强。", "=3家 入围全国茶业百强企业\n");
  check("6个县全部摘帽、80个村出列。", "=6个 摘帽县\n=80个 出列村\n");
  check("2个县市、5个园区入选全省示范名单。", "=2个 入选全省示范名单县市\n=5个 入选全省示范名单园区\n");
  check("40%的渔业企业实施技术改造。", "=40% 实施技术改造的渔业企业\n");
  check("7个村获评全国最美渔村。", "=7个 获评全国最美渔村\n");
  check("帮助9家企业上市。", "=9家 企业上市\n");
}

static void measures_are_named_by_what_they_are_for(void **state)
{
  (void)state;
  check("出台支持渔业发展20条措施。", "=20条 支持渔业发展措施\n");
  check("出台渔港条例和16条措施。", "=16条 措施\n");
}

static void money_is_of_what_it_went_into(void **state)
{
  (void)state;
  check("总投资30亿元的12个渔港项目开工。", "=3000000000CNY 渔港项目总投资\n=12个 渔港项目\n");
  check("投入2亿元改造60所渔村学校。", "=200000000CNY 渔村学校投入\n=60所 渔村学校\n");
  check("投入7亿元实施渔港扩建工程。", "=700000000CNY 渔港扩建工程投入\n");
}

static void kinds_in_a_row_have_the_same_yield(void **state)
{
  (void)state;
  check("新增肉牛饲养量26万头、山羊50万只。", "=+260000头 肉牛饲养量\n=+500000只 山羊饲养量\n");
  check("创建国家级渔港2个、省级9个。", "=2个 国家级渔港\n=9个 省级渔港\n");
}

static void households_and_people_did_the_same(void **state)
{
  (void)state;
  check("906户1559人实现稳定脱贫。", "=906户 实现稳定脱贫\n=1559人 实现稳定脱贫\n");
  check("脱贫人口828户1710人实现稳定增收。", "=828户 脱贫人口\n=1710人 脱贫人口\n");
}

static void they_for_whom_it_is_done_end_before_what_is_done(void **state)
{
  (void)state;
  check("为市区3623户困难家庭发放取暖补贴。", "=3623户 困难家庭\n");
  check("对650名无业渔民实施生活救助。", "=650名 无业渔民\n");
}

static void what_was_added_is_more_in_each_of_a_row(void **state)
{
  (void)state;
  check("新增3个渔港、4个茶园和5个果园。", "=+3个 渔港\n=+4个 茶园\n=+5个 果园\n");
  check("新增开放渔村床位150张。", "=+150张 渔村床位\n");
  check("新增、更新渔船100艘。", "=100艘 渔船\n");
}

static void a_yardstick_holds_for_the_next_threshold(void **state)
{
  (void)state;
  check("产值过50亿元企业4户、过10亿元企业15户。",
        ">5000000000CNY 产值\n=4户 产值过50亿元企业\n>1000000000CNY 产值\n=15户 产值过10亿元企业\n");
  check("产值超5亿元的乡镇20个、超10亿元的4个。",
        ">500000000CNY 产值\n=20个 产值超5亿元的乡镇\n>1000000000CNY 产值\n=4个 产值超10亿元的乡镇\n");
}

static void the_same_things_at_another_stage_are_named_by_it(void **state)
{
  (void)state;
  check("新签约项目50个，落地开工40个。", "=50个 新签约项目\n=40个 落地开工项目\n");
  check("技改项目开工30个、竣工12个。", "=30个 技改项目开工\n=12个 技改项目竣工\n");
}

static void ranks_and_their_changes_differ(void **state)
{
  (void)state;
  check("茶叶产量居全省第三。", "=3位 茶叶产量\n");
  check("茶叶产量居全省第三、前进2位。", "=3位 茶叶产量\n=+2位 茶叶产量\n");
}

static void comparators_say_how_the_number_is_meant(void **state)
{
  (void)state;
  check("茶叶产值突破30亿元大关。", ">=3000000000CNY 茶叶产值\n");
  check("失业率控制在4%以内。", "<=4% 失业率\n");
  check("茶农收入不低于2万元。", ">=20000CNY 茶农收入\n");
  check("茶农达到3万余户。", ">30000户 茶农\n");
}

static void a_target_may_have_no_number(void **state)
{
  (void)state;
  check("茶农收入增速高于全省平均水平。", ">全省平均水平 茶农收入增速\n");
  check("茶农收入与经济增长基本同步。", "~经济增长 茶农收入\n");
  check("茶农收入增速与GDP同步。", "=GDP 茶农收入增速\n");
  check("茶农收入与经济发展保持同步增长。", "=经济发展 茶农收入\n");
  check("失业率与全省保持一致。", "=全省 失业率\n");
  check("渔民观点与茶农观点保持一致。", "");
  check("茶叶出口实现正增长。", ">+正增长 茶叶出口\n");
  check("茶农收入快于渔农收入。", ">渔农收入 茶农收入\n");
}

static void a_yardstick_may_be_a_list(void **state)
{
  (void)state;
  check("物价涨幅控制在全国、全省平均水平以内。", "<=全国、全省平均水平 物价涨幅\n");
  check("茶叶产量高于全国、渔业产量高于全省平均水平。", ">全国 茶叶产量\n>全省平均水平 渔业产量\n");
  check("完成省下达的能耗、水耗等目标任务。", "=省下达的能耗、水耗等目标任务 能耗、水耗\n");
}

static void a_number_that_goes_beyond_the_last_is_of_its_kind(void **state)
{
  (void)state;
  check("茶叶产量增长7%、力争8%。", "=+7% 茶叶产量\n=+8% 茶叶产量\n");
  check("失业率控制在4%以内，力争3.5%。", "<=4% 失业率\n=3.5% 失业率\n");
  check("茶叶价格上涨幅度控制在3%以内。", "<=+3% 茶叶价格上涨幅度\n");
}

static void what_it_is_compared_with_is_no_indicator(void **state)
{
  (void)state;
  check("茶叶产量比去年增长8%。", "=+8% 茶叶产量\n");
  check("渔港数将比上年多3座。", "=+3座 渔港数\n");
}

static void names_years_and_slogans_are_no_statistics(void **state)
{
  (void)state;
  check("2031年，落实“3+5”工程，推进G9高速、长三角合作和一般公共服务。", "");
  check("学习十九届三中全会精神，做到两个维护。", "");
}

static void proportions_that_are_no_decimals_are_ratios(void **state)
{
  (void)state;
  check("茶园面积减少三分之二。", "=-2/3 茶园面积\n");
  check("三次产业结构调整为8∶50∶42。", "=8:50:42 三次产业结构\n");
}

static void the_last_of_a_list_gives_the_unit(void **state)
{
  (void)state;
  check("茶农、渔农收入增速比全省分别高1.2和0.7个百分点。", "=1.2百分点 茶农收入增速\n=0.7百分点 渔农收入增速\n");
}

static void the_part_says_whether_it_is_a_target(void **state)
{
  (void)state;
  struct document *review = found("新建河堤77公里。", NODE_REVIEW), *plan = found("新建河堤77公里。", NODE_PLAN);
  assert_string_equal(review->statistics[0].role, "actual");
  assert_string_equal(plan->statistics[0].role, "target");
  arena_free(review->arena);
  arena_free(plan->arena);
  plan = found("目前河堤已达到77公里。", NODE_PLAN);
  assert_string_equal(plan->statistics[0].role, "actual");
  arena_free(plan->arena);
}

static void ten_is_a_number_and_tens_are_none(void **state)
{
  (void)state;
  check("渔港增至十二处，居全省前十。", "=+12处 渔港\n<=10位 渔港\n");
  check("投入几十万元、数百人修复渔港。", "");
}

static void a_mixed_fraction_is_one_number(void **state)
{
  (void)state;
  check("网箱是上年的一又三分之二。", "=5/3 网箱\n");
  check("出租率为七成六。", "=76% 出租率\n");
}

static void a_wide_comma_parts_prices_and_a_point_may_lead(void **state)
{
  (void)state;
  check("船票$20，300美元。", "=20USD 船票\n=300USD 船票\n");
  check("造船20，300万元。", "=203000000CNY 造船\n");
  check("出租率提高.5个百分点。", "=+0.5百分点 出租率\n");
  check("船票半折。", "=50% 船票\n");
}

static void smaller_coins_belong_to_the_sum(void **state)
{
  (void)state;
  check("船票五元三毛。", "=5.3CNY 船票\n");
}

static void a_word_shared_by_a_list_says_where_the_rest_begins(void **state)
{
  (void)state;
  check("滨海地区、湖滨地区渔业企业营收分别增长3%、4%。", "=+3% 滨海地区渔业企业营收\n=+4% 湖滨地区渔业企业营收\n");
  check("茶业投资、渔业投资占比分别达3%、4%。", "=3% 茶业投资占比\n=4% 渔业投资占比\n");
}

static void the_clause_before_may_name_it(void **state)
{
  (void)state;
  check("压减公用经费，下降12%。", "=-12% 公用经费\n");
  check("大力发展茶产业，产值突破20亿元。", ">2000000000CNY 茶产业产值\n");
}

static void a_measure_told_once_is_that_of_the_next_like_it(void **state)
{
  (void)state;
  check("渔业企业利润3亿元，茶业企业2亿元。", "=300000000CNY 渔业企业利润\n=200000000CNY 茶业企业利润\n");
  check("渔业加工业增加值增长3%，茶叶加工业增长4%。", "=+3% 渔业加工业增加值\n=+4% 茶叶加工业增加值\n");
}

static void a_rate_may_be_of_a_hundred(void **state)
{
  (void)state;
  check("电话普及率为113.9部/百人。", "=113.9部/百人 电话普及率\n");
}

static void a_word_that_ends_in_one_of_comparison_may_be_cut(void **state)
{
  (void)state;
  check("茶农收入比上年增长5%。", "=+5% 茶农收入\n");
  check("城乡收入比缩小到2。", "=-2 城乡收入比\n");
}

static void what_it_is_a_part_of_is_no_indicator(void **state)
{
  (void)state;
  check("渔业收入5亿元，为预算的104%，增长6%。", "=500000000CNY 渔业收入\n=104% 渔业收入\n=+6% 渔业收入\n");
  check("茶农收入仅为全国平均水平的80%。", "=80% 茶农收入\n");
  check("造林12亩，完成年度任务236.2%。", "=12亩 造林\n=236.2% 造林\n");
}

static void many_things_in_chinese_digits_are_counted(void **state)
{
  (void)state;
  check("实施三十四项利民行动。", "=34项 利民行动\n");
  check("学习十五次全会精神，落实就业二十条措施。", "");
}

static void a_bulletin_tells_of_its_year(void **state)
{
  (void)state;
  struct years years = period_of_bulletin(SLICE("海陵市统计局\n海陵市2030年国民经济和社会发展统计公报\n2031年3月1日"));
  assert_int_equal(years.to, 2030);
  years = period_of_bulletin(SLICE("2031年政府工作报告\n发布公报"));
  assert_int_equal(years.to, 0);
}

static void examples_are_no_part_of_the_class(void **state)
{
  (void)state;
  check("建成望海楼、听涛阁等滨海景点6处。", "=6处 滨海景点\n");
  check("新增高等院校3所。", "=+3所 高等院校\n");
}

static void a_task_given_by_others_is_a_target(void **state)
{
  (void)state;
  check("完成省下达的节能降耗任务。", "=省下达的节能降耗任务 节能降耗\n");
  check("节能降耗完成市定任务。", "=市定任务 节能降耗\n");
  check("完成艰巨繁重的改革发展稳定任务。", "");
  check("完成年度节能减排任务。", "=年度节能减排任务 节能减排\n");
  check("较好完成省定绿化目标。", "=省定绿化目标 绿化\n");
  check("单位能耗下降完成省下达任务。", "=-省下达任务 单位能耗\n");
  check("对未完成节能减排目标的企业从严处理。", "");
}

static void one_figure_for_two_names_both(void **state)
{
  (void)state;
  check("茶农收入2万元，渔农收入3万元，均增长5%。",
        "=20000CNY 茶农收入\n=30000CNY 渔农收入\n=+5% 茶农收入、渔农收入\n");
}

static void a_rate_is_no_verb(void **state)
{
  (void)state;
  check("答复建议120件，办结率100%。", "=120件 建议\n=100% 建议办结率\n");
}

static void names_joined_behind_a_number_are_one_thing(void **state)
{
  (void)state;
  check("改造24片旧城区、城中村，新建3座公园。", "=24片 旧城区、城中村\n=3座 公园\n");
  check("实施40个打基础、利长远的项目。", "=40个 打基础、利长远的项目\n");
  check("完成24所中小学新建、迁建和改扩建任务。", "=24所 中小学新建、迁建和改扩建\n");
  check("新增渔港2个和码头3座。", "=+2个 渔港\n=+3座 码头\n");
}

static void what_is_done_for_the_things_is_no_part_of_them(void **state)
{
  (void)state;
  check("为3000户困难家庭发放补贴。", "=3000户 困难家庭\n");
  check("对2000户困难家庭适老化改造。", "=2000户 困难家庭适老化改造\n");
}

static void a_part_is_that_of_what_stood_before_the_comma(void **state)
{
  (void)state;
  check("服务业增加值增长10%，贡献率50%。", "=+10% 服务业增加值\n=50% 服务业贡献率\n");
  check("入园企业282家，营业收入30亿元。", "=282家 入园企业\n=3000000000CNY 入园企业营业收入\n");
  check("有效灌溉面积37万亩，粮食再获丰收，总产达133亿斤。", "=370000亩 有效灌溉面积\n=13300000000斤 总产\n");
}

static void a_counterpart_takes_the_place_of_the_other(void **state)
{
  (void)state;
  check("城镇每百户拥有汽车49辆，农村23辆。", "=49辆 城镇每百户拥有汽车\n=23辆 农村每百户拥有汽车\n");
}

static void a_word_for_several_gives_each_its_number(void **state)
{
  (void)state;
  check("一二三产增加值分别增长3%、6%、5%。", "=+3% 一产增加值\n=+6% 二产增加值\n=+5% 三产增加值\n");
  check("本外币存、贷款余额分别增长3%、6%。", "=+3% 本外币存款余额\n=+6% 本外币贷款余额\n");
  check("城乡人均住房面积增加5平方米，分别达到36平方米和40平方米。",
        "=+5平方米 城乡人均住房面积\n=36平方米 城镇人均住房面积\n=40平方米 农村人均住房面积\n");
}

static void a_further_threshold_measures_what_the_first_does(void **state)
{
  (void)state;
  check("产值过百亿元企业2家、过50亿元企业10家。",
        ">10000000000CNY 产值\n=2家 产值过百亿元企业\n>5000000000CNY 产值\n=10家 产值过50亿元企业\n");
}

static void a_part_of_what_was_just_named_is_a_share_of_it(void **state)
{
  (void)state;
  check("出口总额254亿美元，其中一般贸易出口占60%。", "=25400000000USD 出口总额\n=60% 一般贸易出口占出口总额比重\n");
}

static void a_grade_alone_means_such_ones_of_what_was_counted(void **state)
{
  (void)state;
  check("产业园62个，其中省级21个。", "=62个 产业园\n=21个 省级产业园\n");
  check("市级以上龙头企业55家，其中国家级1家。", "=55家 市级以上龙头企业\n=1家 国家级龙头企业\n");
}

static void the_clause_before_names_whose_part_it_is(void **state)
{
  (void)state;
  check("高速铁路从无到有，营业里程达到1200公里。", "=1200公里 高速铁路营业里程\n");
  check("发展茶叶交易市场，交易额突破20亿元。", ">2000000000CNY 茶叶交易额\n");
}

static void a_name_alone_has_the_measure_of_the_one_before(void **state)
{
  (void)state;
  check("新增肉羊饲养量190万只、生猪20万头。", "=+1900000只 肉羊饲养量\n=+200000头 生猪饲养量\n");
}

static void two_groups_share_what_follows_the_second(void **state)
{
  (void)state;
  check("城镇职工和居民住院费用报销比例分别达到85%、70%。",
        "=85% 城镇职工住院费用报销比例\n=70% 居民住院费用报销比例\n");
}

static void a_subject_goes_on_in_a_list(void **state)
{
  (void)state;
  struct document *document = found("市区建成充电站8座、充电桩200个。", NODE_REVIEW);
  assert_int_equal(document->statistic_count, 2);
  assert_string_equal(document->statistics[0].subject, "市区");
  assert_string_equal(document->statistics[1].subject, "市区");
  arena_free(document->arena);
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

static void time_is_counted_where_the_indicator_is_a_time(void **state)
{
  (void)state;
  check("优良天数300天，比上年增加12天。", "=300天 优良天数\n=+12天 优良天数\n");
  check("港湾治理用了三年时间。", "");
}

static void counts_side_by_side_are_of_one_thing(void **state)
{
  (void)state;
  check("帮扶1200户3900名困难渔民。", "=1200户 困难渔民\n=3900名 困难渔民\n");
  check("30万户120万农民喜迁新居。", "=300000户 农民喜迁新居\n=1200000人 农民喜迁新居\n");
}

static void a_list_behind_a_number_goes_on_to_its_class(void **state)
{
  (void)state;
  check("慰问80名渔民、船工等困难群众。", "=80名 渔民、船工等困难群众\n");
  check("完成渔船改造100艘任务。", "=100艘 渔船改造\n");
}

static void a_ratio_may_come_down_without_a_unit(void **state)
{
  (void)state;
  check("城乡收入比由2.7缩小到2.4。", "=2.7 城乡收入比\n=-2.4 城乡收入比\n");
  check("三次产业结构为8︰50︰42。", "=8:50:42 三次产业结构\n");
}

static void a_burden_is_no_sign(void **state)
{
  (void)state;
  check("为渔民减负3亿元。", "=300000000CNY 为渔民减负\n");
  check("渔船税负2万元。", "=20000CNY 渔船税负\n");
  check("渔业利润为负3亿元。", "=-300000000CNY 渔业利润\n");
}

static void what_was_cut_by_a_percentage_went_down(void **state)
{
  (void)state;
  check("压减一般性支出5%以上。", ">=-5% 一般性支出\n");
  check("渔政审批事项精简两成。", "=-20% 渔政审批事项\n");
  check("渔业公司由12家整合为5家。", "=12家 渔业公司\n=-5家 渔业公司\n");
  check("渔获翻了一番。", "=+1番 渔获\n");
}

static void a_voltage_names_what_it_is_of(void **state)
{
  (void)state;
  check("新建110千伏变电站3座。", "=3座 110千伏变电站\n");
  check("港口供电电压达到10千伏。", "=10千伏 港口供电电压\n");
}

static void time_may_come_from_and_go_to(void **state)
{
  (void)state;
  check("渔船停港时间由22天缩短至9天。", "=22天 渔船停港时间\n=-9天 渔船停港时间\n");
}

static void sums_a_head_are_a_list(void **state)
{
  (void)state;
  check("城乡低保标准分别提高到每人每月700元、每人每年6000元。", "=+700CNY 城市低保标准\n=+6000CNY 农村低保标准\n");
}

static void words_that_begin_like_a_verb_are_whole(void **state)
{
  (void)state;
  check("开展补贴性渔业培训300人次。", "=300人次 补贴性渔业培训\n");
  check("再生铝占比达到45%。", "=45% 再生铝占比\n");
  check("县域内住院率达到90%。", "=90% 县域内住院率\n");
  check("打造9个水产品供应基地。", "=9个 水产品供应基地\n");
}

/* The periods of the statistics, with a space behind each, in a report that looks back on 2026 to 2030 and plans 2031.
 */
static void check_periods(const char *sentence, enum node_kind part, const char *wanted)
{
  struct facts facts = {.review_from.value = "2026", .review_to.value = "2030", .plan_year.value = "2031"};
  struct document *document = found_of(sentence, part, facts);
  const char *list = "";
  for (size_t i = 0; i < document->statistic_count; i++)
    list = arena_format(document->arena, "%s%s ", list,
                        document->statistics[i].period ? document->statistics[i].period : "-");
  assert_string_equal(list, wanted);
  arena_free(document->arena);
}

static void what_was_reached_in_several_years_is_of_the_last(void **state)
{
  (void)state;
  check_periods("新建渔港12处，渔获达到3万吨，年均增长5%。", NODE_REVIEW, "2026-2030 2030 2026-2030 ");
  check_periods("绿化率由31%提高到35%。", NODE_REVIEW, "2025 2030 ");
  check_periods("渔获由2024年的1万吨增加到3万吨。", NODE_REVIEW, "2024 2030 ");
  check_periods("五年来，渔获由1万吨增加到3万吨，每年增长5%。", NODE_REVIEW, "2025 2030 2026-2030 ");
  check_periods("2030年，渔获由1万吨增加到3万吨。", NODE_REVIEW, "2025 2030 ");
  check_periods("绿化率由31%提高到35%。", NODE_PLAN, "2030 2031 ");
}

static void a_time_named_before_a_number_is_its_period(void **state)
{
  (void)state;
  check_periods("2029年渔获增长5%，比2020年增加2万吨。", NODE_REVIEW, "2029 2021-2029 ");
  check_periods("过去三年，新建渔港12处。", NODE_REVIEW, "2028-2030 ");
  check_periods("渔获连续三年居全省第一。", NODE_REVIEW, "2028-2030 2026-2030 ");
  check_periods("到2035年，渔获达到5万吨；新建渔港3处。", NODE_PLAN, "2035 2031 ");
  check_periods("“十四五”期间新建渔港3处。", NODE_PLAN, "2021-2025 ");
  check_periods("编制“十四五”规划，新建渔港3处。", NODE_PLAN, "2031 ");
  check_periods("五年累计新建渔港3处。", NODE_REVIEW, "2026-2030 ");
  check_periods("五年累计新建渔港3处。", NODE_OUTLOOK, "2031-2035 ");
  check_periods("2028年以来，新建渔港3处。", NODE_REVIEW, "2028-2030 ");
  check_periods("渔获在2030年基础上增长5%。", NODE_PLAN, "2031 ");
  check_periods("捕捞在2029年完成数的基础上稳定，渔获达到3万吨。", NODE_PLAN, "2031 ");
  check_periods("捕捞在2029年增长5%的基础上稳定。", NODE_PLAN, "2029 ");
  check_periods("战胜35年来最强台风，新建渔港3处。", NODE_REVIEW, "2026-2030 ");
  check_periods("渔获年均增长5%，绿化率达到40%。", NODE_OUTLOOK, "2031-2035 2035 ");
}

static void a_title_says_of_which_year_its_division_is(void **state)
{
  (void)state;
  struct context context = {.years = {2026, 2030}, .review = {2026, 2030}, .plan = 2031};
  assert_true(period_of_title(SLICE("2030年及五年来工作回顾"), &context));
  assert_int_equal(context.years.from, 2030);
  assert_int_equal(context.years.to, 2030);
  assert_true(period_of_title(SLICE("五年来工作和2030年工作回顾"), &context));
  assert_int_equal(context.years.from, 2026);
  assert_false(period_of_title(SLICE("2031年工作"), &context));
  assert_false(period_of_title(SLICE("渔业"), &context));
}

static void last_year_is_past_even_in_a_plan(void **state)
{
  (void)state;
  struct document *plan =
      found_of("去年确定的19处渔港如期开工。", NODE_PLAN, (struct facts){.plan_year.value = "2031"});
  assert_string_equal(plan->statistics[0].role, "actual");
  assert_string_equal(plan->statistics[0].period, "2030");
  arena_free(plan->arena);
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
      cmocka_unit_test(the_indicator_stands_before_its_number),
      cmocka_unit_test(the_thing_counted_stands_behind_its_number),
      cmocka_unit_test(what_is_not_said_again_is_the_same),
      cmocka_unit_test(members_of_a_list_share_their_head),
      cmocka_unit_test(respectively_reaches_back_over_clauses),
      cmocka_unit_test(more_than_a_sum_names_a_class_and_compares_no_count),
      cmocka_unit_test(a_value_may_come_from_and_go_to),
      cmocka_unit_test(a_share_names_both_sides),
      cmocka_unit_test(what_is_said_of_things_behind_their_number_names_them),
      cmocka_unit_test(measures_are_named_by_what_they_are_for),
      cmocka_unit_test(money_is_of_what_it_went_into),
      cmocka_unit_test(kinds_in_a_row_have_the_same_yield),
      cmocka_unit_test(households_and_people_did_the_same),
      cmocka_unit_test(they_for_whom_it_is_done_end_before_what_is_done),
      cmocka_unit_test(what_was_added_is_more_in_each_of_a_row),
      cmocka_unit_test(a_yardstick_holds_for_the_next_threshold),
      cmocka_unit_test(the_same_things_at_another_stage_are_named_by_it),
      cmocka_unit_test(ranks_and_their_changes_differ),
      cmocka_unit_test(comparators_say_how_the_number_is_meant),
      cmocka_unit_test(a_target_may_have_no_number),
      cmocka_unit_test(a_yardstick_may_be_a_list),
      cmocka_unit_test(a_number_that_goes_beyond_the_last_is_of_its_kind),
      cmocka_unit_test(what_it_is_compared_with_is_no_indicator),
      cmocka_unit_test(names_years_and_slogans_are_no_statistics),
      cmocka_unit_test(proportions_that_are_no_decimals_are_ratios),
      cmocka_unit_test(the_last_of_a_list_gives_the_unit),
      cmocka_unit_test(the_part_says_whether_it_is_a_target),
      cmocka_unit_test(ten_is_a_number_and_tens_are_none),
      cmocka_unit_test(a_mixed_fraction_is_one_number),
      cmocka_unit_test(a_wide_comma_parts_prices_and_a_point_may_lead),
      cmocka_unit_test(smaller_coins_belong_to_the_sum),
      cmocka_unit_test(a_word_shared_by_a_list_says_where_the_rest_begins),
      cmocka_unit_test(the_clause_before_may_name_it),
      cmocka_unit_test(a_measure_told_once_is_that_of_the_next_like_it),
      cmocka_unit_test(a_rate_may_be_of_a_hundred),
      cmocka_unit_test(a_word_that_ends_in_one_of_comparison_may_be_cut),
      cmocka_unit_test(what_it_is_a_part_of_is_no_indicator),
      cmocka_unit_test(many_things_in_chinese_digits_are_counted),
      cmocka_unit_test(a_bulletin_tells_of_its_year),
      cmocka_unit_test(examples_are_no_part_of_the_class),
      cmocka_unit_test(a_task_given_by_others_is_a_target),
      cmocka_unit_test(one_figure_for_two_names_both),
      cmocka_unit_test(a_rate_is_no_verb),
      cmocka_unit_test(names_joined_behind_a_number_are_one_thing),
      cmocka_unit_test(what_is_done_for_the_things_is_no_part_of_them),
      cmocka_unit_test(a_part_is_that_of_what_stood_before_the_comma),
      cmocka_unit_test(a_counterpart_takes_the_place_of_the_other),
      cmocka_unit_test(a_word_for_several_gives_each_its_number),
      cmocka_unit_test(a_further_threshold_measures_what_the_first_does),
      cmocka_unit_test(a_part_of_what_was_just_named_is_a_share_of_it),
      cmocka_unit_test(a_grade_alone_means_such_ones_of_what_was_counted),
      cmocka_unit_test(the_clause_before_names_whose_part_it_is),
      cmocka_unit_test(a_name_alone_has_the_measure_of_the_one_before),
      cmocka_unit_test(two_groups_share_what_follows_the_second),
      cmocka_unit_test(a_subject_goes_on_in_a_list),
      cmocka_unit_test(a_long_name_is_cut_between_characters),
      cmocka_unit_test(what_was_reached_in_several_years_is_of_the_last),
      cmocka_unit_test(a_time_named_before_a_number_is_its_period),
      cmocka_unit_test(last_year_is_past_even_in_a_plan),
      cmocka_unit_test(time_is_counted_where_the_indicator_is_a_time),
      cmocka_unit_test(a_list_behind_a_number_goes_on_to_its_class),
      cmocka_unit_test(counts_side_by_side_are_of_one_thing),
      cmocka_unit_test(a_ratio_may_come_down_without_a_unit),
      cmocka_unit_test(a_burden_is_no_sign),
      cmocka_unit_test(what_was_cut_by_a_percentage_went_down),
      cmocka_unit_test(words_that_begin_like_a_verb_are_whole),
      cmocka_unit_test(a_voltage_names_what_it_is_of),
      cmocka_unit_test(time_may_come_from_and_go_to),
      cmocka_unit_test(sums_a_head_are_a_list),
      cmocka_unit_test(a_title_says_of_which_year_its_division_is),
      cmocka_unit_test(a_million_numbers_in_one_sentence_end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
