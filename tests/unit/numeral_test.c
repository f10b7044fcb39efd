/* Numerals: Arabic, Chinese, mixed; exact, and no further than they go. */
#include "stats/numeral.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h> /* last: it needs the others */

/* The value of the numeral at the beginning of `text`, as text; "" when there is none. `*n` gets the numeral. */
static const char *value_of(arena *memory, const char *text, struct numeral *n)
{
  if (!numeral_scan(text, text + strlen(text), n)) return "";
  return decimal_text(memory, n->value);
}

struct example {
  const char *text;
  const char *value;
  size_t size; /* bytes of the numeral; 0: all of the text */
};

static void read_all(const struct example *examples, size_t count)
{
  arena *memory = arena_new();
  for (size_t i = 0; i < count; i++) {
    struct numeral n;
    assert_string_equal(value_of(memory, examples[i].text, &n), examples[i].value);
    size_t size = examples[i].size ? examples[i].size : strlen(examples[i].text);
    assert_int_equal(n.end - examples[i].text, size);
  }
  arena_free(memory);
}

#define READ_ALL(examples) read_all(examples, sizeof(examples) / sizeof *(examples))

static void arabic_digits_keep_every_place(void **state)
{
  (void)state;
  static const struct example examples[] = {
      {"3709.56亿", "370956000000", 0},
      {"16.0", "16.0", 0},
      {"1,050,000,000", "1050000000", 0},
      {"２，８４９，４０５", "2849405", 0},
      {"９４．９", "94.9", 0},
      {"1 6 5 5 亿", "165500000000", 0},
      {"0.1", "0.1", 0},
      {"5100,6", "5100", 4},
  };
  READ_ALL(examples);
}

static void chinese_digits_are_added_up(void **state)
{
  (void)state;
  static const struct example examples[] = {
      {"二十", "20", 0},
      {"一百零五", "105", 0},
      {"三千五", "3500", 0},
      {"两万亿", "2000000000000", 0},
      {"廿", "20", 0},
      {"四点五", "4.5", 0},
      {"一亿一千一百六十三万", "111630000", 0},
      {"万万", "100000000", 0},
      {"贰仟零叁", "2003", 0},
      {"兩億", "200000000", 0},
      {"一九八五", "1985", 0},
      {"五亿零六", "500000006", 0},
      {"十二、三十亿", "12", 6},
      {"一、百万", "1", 3},
  };
  READ_ALL(examples);
}

static void digits_and_multipliers_mix(void **state)
{
  (void)state;
  static const struct example examples[] = {
      {"1.3万亿", "1300000000000", 0},  {"4万多亿", "4000000000000", 0}, {"7 万5 千4 百", "75400", 0},
      {"5亿1万4千6百", "500014600", 0}, {"1000多万", "10000000", 0},
  };
  READ_ALL(examples);
}

static void a_unit_that_begins_as_a_multiplier_is_left_to_the_unit(void **state)
{
  (void)state;
  static const struct example examples[] = {{"100千瓦", "100", 3}, {"三个百分点", "3", 3}, {"十千克", "10", 3}};
  READ_ALL(examples);
}

static void parts_are_fractions_or_per_cent(void **state)
{
  (void)state;
  struct numeral n;
  arena *memory = arena_new();
  assert_string_equal(value_of(memory, "百分之六十七点三", &n), "67.3");
  assert_int_equal(n.per, 100);
  assert_string_equal(value_of(memory, "千分之五", &n), "5");
  assert_int_equal(n.per, 1000);
  assert_string_equal(value_of(memory, "三分之二", &n), "2");
  assert_string_equal(decimal_text(memory, n.divisor), "3");
  assert_string_equal(value_of(memory, "1／8", &n), "1");
  assert_string_equal(decimal_text(memory, n.divisor), "8");
  arena_free(memory);
}

static void two_neighbouring_digits_are_a_range(void **state)
{
  (void)state;
  struct numeral n;
  arena *memory = arena_new();
  assert_string_equal(value_of(memory, "二三十", &n), "20");
  assert_true(n.range);
  assert_string_equal(decimal_text(memory, n.most), "30");
  arena_free(memory);
}

static void what_is_longer_than_any_number_is_none(void **state)
{
  (void)state;
  char digits[4096];
  memset(digits, '7', sizeof digits - 1);
  digits[sizeof digits - 1] = '\0';
  struct numeral n;
  assert_false(numeral_scan(digits, digits + sizeof digits - 1, &n));
}

static void a_quotient_is_exact_or_none(void **state)
{
  (void)state;
  struct decimal quotient;
  arena *memory = arena_new();
  assert_true(decimal_divide(decimal_of(1), decimal_of(8), &quotient));
  assert_string_equal(decimal_text(memory, quotient), "0.125");
  assert_false(decimal_divide(decimal_of(2), decimal_of(3), &quotient));
  arena_free(memory);
}

static void what_has_too_many_digits_is_told(void **state)
{
  (void)state;
  struct decimal small = decimal_of(1), far = {1, 100, false}, most = {~(decimal_digits)0, 0, false}, quotient;
  struct decimal a = far;
  assert_false(decimal_add(&a, small));
  a = small;
  assert_false(decimal_add(&a, far));
  a = most;
  assert_false(decimal_add(&a, small));
  assert_false(decimal_multiply(&a, decimal_of(2)));
  assert_true(decimal_multiply(&a, decimal_of(0)));
  assert_false(decimal_divide(far, small, &quotient));
  assert_false(decimal_divide(small, far, &quotient));
  assert_false(decimal_divide(small, decimal_of(0), &quotient));
  assert_false(decimal_divide((struct decimal){most.digits - 1, 0, false}, most, &quotient));
  assert_int_equal(decimal_compare(far, small), 1);
  assert_int_equal(decimal_compare(small, far), -1);
}

static void zeros_fill_what_the_digits_leave(void **state)
{
  (void)state;
  arena *memory = arena_new();
  assert_string_equal(decimal_text(memory, (struct decimal){5, -3, false}), "0.005");
  assert_string_equal(decimal_text(memory, (struct decimal){0, 4, false}), "0");
  assert_string_equal(decimal_text(memory, (struct decimal){12, 2, true}), "-1200");
  struct decimal read;
  decimal_read(SLICE("0"), &read);
  assert_string_equal(decimal_text(memory, read), "0");
  decimal_read(SLICE("12.50"), &read);
  assert_string_equal(decimal_text(memory, read), "12.5");
  arena_free(memory);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(arabic_digits_keep_every_place),
      cmocka_unit_test(chinese_digits_are_added_up),
      cmocka_unit_test(digits_and_multipliers_mix),
      cmocka_unit_test(a_unit_that_begins_as_a_multiplier_is_left_to_the_unit),
      cmocka_unit_test(parts_are_fractions_or_per_cent),
      cmocka_unit_test(two_neighbouring_digits_are_a_range),
      cmocka_unit_test(what_is_longer_than_any_number_is_none),
      cmocka_unit_test(a_quotient_is_exact_or_none),
      cmocka_unit_test(what_has_too_many_digits_is_told),
      cmocka_unit_test(zeros_fill_what_the_digits_leave),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
