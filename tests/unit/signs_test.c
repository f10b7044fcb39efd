/* What the signs of one line or sentence tell, before any neighbour is asked: labels and numbers, where sentences end,
 * what speaks against a title. */
#include "outlines.h"
#include "parse/labels.h"
#include "parse/outline.h"
#include "parse/promises.h"
#include "parse/wraps.h"

/* # Numbers and labels */

static void numbers_are_read_as_far_as_they_go(void **state)
{
  (void)state;
  static const struct {
    const char *text;
    int value;
    size_t size;
  } examples[] = {
      {"2026年", 2026, 4},
      {"２０２６年", 2026, 12},
      {"1234567", 12345, 5},
      {"十二件", 12, 6},
      {"二十三件", 23, 9},
      {"一百零五", 105, 12},
      {"一百一十五", 115, 15},
      {"百二十件", 120, 9},
      {"二〇二四年", 2024, 12},
      {"一二三四五六七八九", 12345678, 24},
      {"件", 0, 0},
      {"OO五", 0, 0},
      {"", 0, 0},
  };
  for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
    size_t size;
    assert_int_equal(number_read(slice_of(examples[i].text), &size), examples[i].value);
    assert_int_equal(size, examples[i].size);
  }
}

static void labels_count_what_they_stand_before(void **state)
{
  (void)state;
  static const struct {
    const char *text, *behind; /* what stands behind the label */
    enum label_system system;
    int n;
  } examples[] = {
      {"一、做强工业", "做强工业", LABEL_HAN, 1},
      {"（ 二 ） 做强工业", "做强工业", LABEL_HAN_PAREN, 2},
      {"12、做强工业", "做强工业", LABEL_ARABIC, 12},
      {"12.做强工业", "做强工业", LABEL_ARABIC, 12},
      {"1.2026年做强工业", "2026年做强工业", LABEL_ARABIC, 1},
      {"（1）1.5万亩", "1.5万亩", LABEL_ARABIC_PAREN, 1},
      {"⑳做强工业", "做强工业", LABEL_CIRCLED, 20},
      {"㉑做强工业", "做强工业", LABEL_CIRCLED, 21},
      {"㈡做强工业", "做强工业", LABEL_HAN_PAREN, 2},
      {"⑵做强工业", "做强工业", LABEL_ARABIC_PAREN, 2},
      {"⒉做强工业", "做强工业", LABEL_ARABIC, 2},
      {"第二，做强工业", "做强工业", LABEL_ORDINAL, 2},
      {"二十一、做强工业", "做强工业", LABEL_HAN, 21},
      {"————做强工业", "做强工业", LABEL_DASH, -1},
  };
  for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
    struct label label = label_read(slice_of(examples[i].text), 100);
    assert_int_equal(label.system, examples[i].system);
    assert_int_equal(label.n, examples[i].n);
    assert_string_equal(examples[i].text + label.end - 100, examples[i].behind);
  }
}

static void what_only_looks_like_a_label_is_none(void **state)
{
  (void)state;
  static const char *const examples[] = {
      "0.做强工业",     "100、做强工业", "1.5万亩",      "1.5年来",    "1.2076亩",       "2026年，做强工业",
      "五一、端午放假", "一一、做强",    "十四五、做强", "二、三产业", "第二、第三产业", "二、三、四产业",
      "做强工业",       "（做强）工业",  "第几，做强",   "",
  };
  for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
    struct label label = label_read(slice_of(examples[i]), 0);
    assert_string_equal(examples[i] + label.end, examples[i]);
    assert_int_equal(label.system, LABEL_NONE);
  }
}

/* # Sentences */

/* Where the sentence ends with which `text` begins: what stands behind it. */
static const char *behind_sentence(const char *text)
{
  struct document document = {.text = slice_of(text)};
  return text + sentence_end(&document, 0, (uint32_t)document.text.size);
}

static void sentences_end_behind_their_stops(void **state)
{
  (void)state;
  assert_string_equal(behind_sentence("工业增势良好。农业稳步发展。"), "农业稳步发展。");
  assert_string_equal(behind_sentence("工业增势良好！！农业稳步发展。"), "农业稳步发展。");
  assert_string_equal(behind_sentence("群众说“办得好。”干部说要更好。"), "干部说要更好。");
  assert_string_equal(behind_sentence("群众说“办得好。”，干部说要更好。再接再厉。"), "再接再厉。");
  assert_string_equal(behind_sentence("群众说“办得好！”、“办得快！”的有很多。再接再厉。"), "再接再厉。");
  assert_string_equal(behind_sentence("办好实事（道路、水管。）和好事。再接再厉。"), "再接再厉。");
  assert_string_equal(behind_sentence("办好实事（道路、水管。再接再厉。"), "再接再厉。");
  assert_string_equal(behind_sentence("坚持“办得好。”；坚持“办得快。”的做法。再接再厉。"), "再接再厉。");
  assert_string_equal(behind_sentence("群众满意吗？满意。"), "满意。");
  assert_string_equal(behind_sentence("办好实事"), "");
}

static bool ends(const char *text)
{
  struct document document = {.text = slice_of(text)};
  return ends_as_sentence(&document, 0, (uint32_t)document.text.size);
}

static void closing_signs_hide_no_end(void **state)
{
  (void)state;
  static const char *const whole[] = {"办好了。", "办好了！”", "办好了？）",    "如下：",
                                      "办好了；", "done!)",    "办好了。》」】"};
  static const char *const broken[] = {"办好了", "“办好了”", "（办好了）", "办好，", "”）", ""};
  for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) assert_true(ends(whole[i]));
  for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) assert_false(ends(broken[i]));
}

/* # Against a title */

/* The sentence if it names a figure. */
static const char *named(const char *sentence)
{
  return names_figure(slice_of(sentence)) ? sentence : "";
}

static void figures_are_numbers_that_count_something(void **state)
{
  (void)state;
  static const char *const figures[] = {
      "产值增长6%。",  "建成5座桥。",           "增长到1948年的水平。", "到2100年。", "修路2026公里。",
      "“一”和3座桥。", "“15分钟生活圈”有3个。", "这是3年。又是一年。",  "这是12年。", "共有5。"};
  static const char *const none[] = {"工业增势良好。",       "2026年工作安排。",     "２０２６年工作安排。",
                                     "2026，新的开始。",     "打造“15分钟生活圈”。", "构建3+1体系。",
                                     "构建1+1+N体系。",      "构建3＋1体系。",       "工业增势良好[24]。",
                                     "工业增势良好［24］。", "工业增势良好〔24〕。", "这是不平凡的5年。"};
  for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) assert_string_equal(named(figures[i]), figures[i]);
  for (size_t i = 0; i < sizeof none / sizeof *none; i++) assert_string_equal(named(none[i]), "");
}

static void what_says_that_something_is_is_no_title(void **state)
{
  (void)state;
  assert_true(says_what_is(slice_of("发展是第一要务。")));
  assert_true(says_what_is(slice_of("“十四五”是关键时期。")));
  assert_false(says_what_is(slice_of("坚持“发展是第一要务”。")));
  assert_false(says_what_is(slice_of("特别是农业得到发展。")));
  assert_false(says_what_is(slice_of("做强工业。")));
}

/* # Promises */

static void items_are_promised_by_words_and_numbers(void **state)
{
  (void)state;
  assert_int_equal(promise_of(slice_of("办好十件民生实事")), PROMISES_ITEMS);
  assert_int_equal(promise_of(slice_of("做强工业")), PROMISES_NOTHING);
  assert_true(announces(slice_of("办好10件民生实事"), 10));
  assert_true(announces(slice_of("全年3次研究，办好十件民生实事"), 10));
  assert_false(announces(slice_of("办好10件民生实事"), 9));
  assert_false(announces(slice_of("投入10亿元办好民生实事"), 10));
  assert_int_equal(counted_at_end(slice_of("在12件民生实事的基础上再新增3件")), 3);
  assert_int_equal(counted_at_end(slice_of("在12件民生实事的基础上再新增")), 0);
  assert_int_equal(counted_at_end(slice_of("民生实事新增3")), 0);
  slice last = last_sentence(slice_of("一年来成绩很大。今年办好十件民生实事。"));
  assert_true(slice_equal(last, slice_of("今年办好十件民生实事。")));
}

/* # Wrapped lines */

static void numbers_of_a_wrapped_line_count_what_the_next_begins_with(void **state)
{
  (void)state;
  assert_true(counts_on(slice_of("万元，增长6%"), false));
  assert_true(counts_on(slice_of("个项目、"), false));
  assert_true(counts_on(slice_of("年底，"), true));
  assert_false(counts_on(slice_of("万众一心，再创佳绩"), false));
  assert_false(counts_on(slice_of("项目建设，提速增效"), false));
  assert_false(counts_on(slice_of("工业增势良好，"), false));
  assert_false(counts_on(slice_of("万元"), false));
  assert_false(counts_on(slice_of("万元，增长6%"), true));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(numbers_are_read_as_far_as_they_go),
      cmocka_unit_test(labels_count_what_they_stand_before),
      cmocka_unit_test(what_only_looks_like_a_label_is_none),
      cmocka_unit_test(sentences_end_behind_their_stops),
      cmocka_unit_test(closing_signs_hide_no_end),
      cmocka_unit_test(figures_are_numbers_that_count_something),
      cmocka_unit_test(what_says_that_something_is_is_no_title),
      cmocka_unit_test(items_are_promised_by_words_and_numbers),
      cmocka_unit_test(numbers_of_a_wrapped_line_count_what_the_next_begins_with),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
