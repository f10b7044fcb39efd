/* The lexicon: lookup in a table made by hand of the gazetteer's own words, and places by name. */
#include "lexicon/gazetteer.h"
#include "lexicon/particles.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct lex_hit longest(const char *text)
{
  return lex_longest(&lex_places_by_name, text, strlen(text));
}

static struct lex_hit longest_before(const char *text)
{
  return lex_longest_before(&lex_places_by_name, text + strlen(text), strlen(text));
}

static const lex_place *only(const char *name, int year)
{
  return gazetteer_only(name, strlen(name), year);
}

static void assert_is(const lex_place *place, const char *code, const char *name)
{
  assert_non_null(place);
  assert_memory_equal(gazetteer_code(place), code, GAZETTEER_CODE_SIZE);
  assert_string_equal(place->name, name);
}

static void of_two_words_at_a_place_the_longer_is_found(void **state)
{
  (void)state;
  assert_int_equal(longest("岳阳市岳阳楼区").size, strlen("岳阳市"));
  assert_int_equal(longest("海南藏族自治州").size, strlen("海南藏族自治州"));
  struct lex_hit shorter = lex_longest(&lex_places_by_brief, "吉林市", strlen("吉林市"));
  assert_int_equal(shorter.size, strlen("吉林"));
}

static void a_word_cut_by_the_end_of_the_text_is_not_found(void **state)
{
  (void)state;
  for (size_t left = 0; left < strlen("岳阳市"); left++)
    assert_int_equal(lex_longest(&lex_places_by_name, "岳阳市", left).count, 0);
  assert_int_equal(lex_longest(&lex_places_by_name, "岳阳市", strlen("岳阳市")).count, 1);
}

static void a_word_that_ends_at_a_place_is_found_backwards(void **state)
{
  (void)state;
  assert_int_equal(longest_before("湖南省岳阳市").size, strlen("岳阳市"));
  assert_int_equal(longest_before("位于南山区").size, strlen("南山区"));
  assert_int_equal(longest_before("岳阳市的").size, 0);
  const char *name = "岳阳市";
  assert_int_equal(lex_longest_before(&lex_places_by_name, name + strlen(name), 3).size, 0);
}

static void the_exact_search_takes_no_part_of_a_word(void **state)
{
  (void)state;
  assert_int_equal(lex_find(&lex_places_by_name, "岳阳市", strlen("岳阳市")).count, 1);
  assert_int_equal(lex_find(&lex_places_by_name, "岳阳市人", strlen("岳阳市人")).count, 0);
  assert_int_equal(lex_find(&lex_places_by_name, "", 0).count, 0);
}

static void the_first_word_of_a_role_in_a_text_is_found(void **state)
{
  (void)state;
  const char *text = "完成年度节能减排任务目标";
  size_t at = 0;
  assert_int_equal(lex_particles_in(text, strlen(text), PARTICLES_ROLE_DUTY, &at), strlen("节能减排"));
  assert_int_equal(at, strlen("完成年度"));
  assert_int_equal(lex_particles_in(text, strlen(text), PARTICLES_ROLE_ORDER, &at), strlen("任务目标")); /* not 任务 */
  assert_int_equal(lex_particles_in(text, strlen(text), PARTICLES_ROLE_RECIPIENT, &at), 0);
  assert_int_equal(lex_particles_in(NULL, 0, PARTICLES_ROLE_DUTY, &at), 0);
}

/* Every word of the table, from the front, from the back and exactly; none may be held back by the filters. */
static void every_word_of_a_table_is_found(void **state)
{
  (void)state;
  for (size_t i = 0; i < LEX_PLACES_COUNT; i++) {
    const struct lex_places_row *row = &lex_places_rows[i];
    const char *end = row->name + row->name_size;
    assert_true(lex_may_begin(&lex_places_by_name, row->name, row->name_size));
    assert_true(lex_may_end(&lex_places_by_name, end, row->name_size));
    assert_int_equal(lex_longest(&lex_places_by_name, row->name, row->name_size).size, row->name_size);
    assert_int_equal(lex_longest_before(&lex_places_by_name, end, row->name_size).size, row->name_size);
    assert_ptr_equal(lex_places_find(row->code, row->code_size), row);
  }
}

/* The tries against a plain comparison with every row, at random places of random text of the table's own bytes. */
static void the_tries_agree_with_a_plain_search(void **state)
{
  (void)state;
  char text[600];
  size_t size = 0;
  uint32_t seed = 1;
  while (size < sizeof text - 100) {
    seed = seed * 1664525 + 1013904223;
    const struct lex_places_row *row = &lex_places_rows[(seed >> 8) % LEX_PLACES_COUNT];
    size_t part = seed % 3 == 0 ? row->name_size : 3 * (1 + seed % 2);
    memcpy(text + size, row->name, part);
    size += part;
  }
  for (size_t at = 0; at < size; at++) {
    size_t forward = 0;
    size_t backward = 0;
    for (size_t i = 0; i < LEX_PLACES_COUNT; i++) {
      const struct lex_places_row *row = &lex_places_rows[i];
      size_t bytes = row->name_size;
      if (bytes > forward && bytes <= size - at && memcmp(text + at, row->name, bytes) == 0) forward = bytes;
      if (bytes > backward && bytes <= at && memcmp(text + at - bytes, row->name, bytes) == 0) backward = bytes;
    }
    assert_int_equal(lex_longest(&lex_places_by_name, text + at, size - at).size, forward);
    assert_int_equal(lex_longest_before(&lex_places_by_name, text + at, at).size, backward);
    if (forward > 0) assert_true(lex_may_begin(&lex_places_by_name, text + at, size - at));
    if (backward > 0) assert_true(lex_may_end(&lex_places_by_name, text + at, at));
  }
}

static void rows_are_sorted_bytewise_by_key(void **state)
{
  (void)state;
  for (size_t i = 1; i < LEX_PLACES_COUNT; i++)
    assert_true(strcmp(lex_places_rows[i - 1].code, lex_places_rows[i].code) < 0);
}

static void a_place_is_found_by_full_and_by_short_name(void **state)
{
  (void)state;
  assert_is(only("岳阳市", 0), "430600", "岳阳市");
  assert_is(only("岳阳", 0), "430600", "岳阳市");
  assert_is(only("内蒙古", 0), "150000", "内蒙古自治区");
  assert_is(only("湘西州", 0), "433100", "湘西土家族苗族自治州");
  assert_is(only("湘西", 0), "433100", "湘西土家族苗族自治州");
  assert_is(only("昌吉回族自治州", 0), "652300", "昌吉回族自治州");
  assert_is(only("锡林郭勒盟", 0), "152500", "锡林郭勒盟");
  assert_is(only("新疆", 0), "650000", "新疆维吾尔自治区");
  assert_is(only("香港", 0), "810000", "香港特别行政区");
  assert_null(only("岳", 0));
  assert_null(only("", 0));
}

static void the_higher_of_two_places_of_a_name_comes_first(void **state)
{
  (void)state;
  assert_is(only("吉林", 0), "220000", "吉林省");
  assert_is(only("朝阳", 0), "211300", "朝阳市");
}

static void a_name_of_several_places_gives_all_with_their_parents(void **state)
{
  (void)state;
  const lex_place *found[8] = {NULL};
  size_t count = gazetteer_find("鼓楼区", strlen("鼓楼区"), 0, found, 8);
  assert_in_range(count, 4, 8);
  assert_is(found[0], "320106", "鼓楼区");
  assert_string_equal(lex_places_at(found[0]->parent)->name, "南京市");
  assert_string_equal(lex_places_at(found[1]->parent)->name, "徐州市");
  assert_null(only("鼓楼区", 0));
  assert_int_equal(gazetteer_find("鼓楼区", strlen("鼓楼区"), 0, NULL, 0), count);
}

static void assert_slug(const char *code, const char *slug)
{
  const lex_place *place = gazetteer_last(code);
  assert_non_null(place);
  assert_string_equal(place->slug, slug);
}

static void a_place_is_spelt_as_its_people_say_it(void **state)
{
  (void)state;
  static const char *const spelt[][2] = {{"500000", "chongqing"}, {"350200", "xiamen"},    {"140400", "changzhi"},
                                         {"140428", "zhangzi"},   {"610000", "shaanxi"},   {"140000", "shanxi"},
                                         {"341500", "luan"},      {"331000", "taizhou"},   {"130726", "yuxian"},
                                         {"141100", "lvliang"},   {"433100", "xiangxi"},   {"360731", "yudu"},
                                         {"430600", "yueyang"},   {"420600", "xiangyang"}, {"130633", "yixian"},
                                         {"411104", "shaoling"},  {"150000", "neimenggu"}};
  for (size_t i = 0; i < sizeof spelt / sizeof *spelt; i++) assert_slug(spelt[i][0], spelt[i][1]);
}

static void the_last_place_of_a_code_is_todays_or_the_last_to_go(void **state)
{
  (void)state;
  assert_is(gazetteer_last("420600"), "420600", "襄阳市");
  assert_is(gazetteer_last("341400"), "341400", "巢湖市");
  assert_slug("341400", "chaohu");
  assert_null(gazetteer_last("999999"));
}

static void a_former_name_is_that_of_its_years(void **state)
{
  (void)state;
  assert_is(only("襄樊市", 2008), "420600", "襄樊市");
  assert_int_equal(only("襄樊市", 0)->gone, 2011);
  assert_is(gazetteer_by_code("420600", 2008), "420600", "襄樊市");
  assert_is(gazetteer_by_code("420600", 0), "420600", "襄阳市");
  assert_is(gazetteer_by_code("341400", 2005), "341400", "巢湖市");
  assert_null(gazetteer_by_code("341400", 2020));
  assert_null(gazetteer_by_code("999999", 0));
  assert_is(only("巢湖市", 2005), "341400", "巢湖市");
  assert_is(only("巢湖市", 2020), "340181", "巢湖市");
  assert_is(only("满城县", 2010), "130621", "满城县");
  assert_is(only("满城区", 2020), "130607", "满城区");
}

static void a_county_is_in_its_prefecture_and_province(void **state)
{
  (void)state;
  const lex_place *county = only("岳阳县", 0);
  assert_true(gazetteer_is_in(county, only("岳阳市", 0)));
  assert_true(gazetteer_is_in(county, only("湖南省", 0)));
  assert_false(gazetteer_is_in(county, only("湖北省", 0)));
  assert_false(gazetteer_is_in(only("岳阳市", 0), county));
}

static void every_place_but_a_province_has_a_higher_parent(void **state)
{
  (void)state;
  for (size_t i = 0; i < LEX_PLACES_COUNT; i++) {
    const lex_place *place = &lex_places_rows[i];
    if (place->level == PLACES_LEVEL_PROVINCE) {
      assert_int_equal(place->parent, 0);
    } else {
      assert_int_not_equal(place->parent, 0);
      assert_true(lex_places_at(place->parent)->level < place->level);
      assert_memory_equal(place->code, lex_places_at(place->parent)->code, 2);
    }
  }
}

static void a_word_of_the_role_asked_for_is_found_at_either_end(void **state)
{
  (void)state;
  assert_int_equal(lex_particles_starts("以及其他", 12, PARTICLES_ROLE_CONNECTOR), strlen("以及"));
  assert_int_equal(lex_particles_starts("以及其他", 12, PARTICLES_ROLE_ALONE), strlen("以")); /* the longer is none */
  assert_int_equal(lex_particles_starts("以及其他", 12, PARTICLES_ROLE_GRADE), 0);
  assert_int_equal(lex_particles_starts("以及", 3, PARTICLES_ROLE_CONNECTOR), 0); /* cut by the end */
  assert_int_equal(lex_particles_ends("减排目标任务", 18, PARTICLES_ROLE_ORDER), strlen("目标任务"));
  assert_int_equal(lex_particles_ends("减排目标任务", 18, PARTICLES_ROLE_RISE | PARTICLES_ROLE_FALL), 0);
  assert_int_equal(lex_particles_ends("降幅", 6, PARTICLES_ROLE_RISE | PARTICLES_ROLE_FALL), strlen("降幅"));
  assert_int_equal(lex_particles_starts(NULL, 0, PARTICLES_ROLE_GRADE), 0);
  assert_int_equal(lex_particles_ends(NULL, 0, PARTICLES_ROLE_GRADE), 0);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(of_two_words_at_a_place_the_longer_is_found),
      cmocka_unit_test(a_word_cut_by_the_end_of_the_text_is_not_found),
      cmocka_unit_test(a_word_that_ends_at_a_place_is_found_backwards),
      cmocka_unit_test(the_exact_search_takes_no_part_of_a_word),
      cmocka_unit_test(a_word_of_the_role_asked_for_is_found_at_either_end),
      cmocka_unit_test(the_first_word_of_a_role_in_a_text_is_found),
      cmocka_unit_test(every_word_of_a_table_is_found),
      cmocka_unit_test(the_tries_agree_with_a_plain_search),
      cmocka_unit_test(rows_are_sorted_bytewise_by_key),
      cmocka_unit_test(a_place_is_found_by_full_and_by_short_name),
      cmocka_unit_test(the_higher_of_two_places_of_a_name_comes_first),
      cmocka_unit_test(a_name_of_several_places_gives_all_with_their_parents),
      cmocka_unit_test(a_former_name_is_that_of_its_years),
      cmocka_unit_test(a_place_is_spelt_as_its_people_say_it),
      cmocka_unit_test(the_last_place_of_a_code_is_todays_or_the_last_to_go),
      cmocka_unit_test(a_county_is_in_its_prefecture_and_province),
      cmocka_unit_test(every_place_but_a_province_has_a_higher_parent),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
