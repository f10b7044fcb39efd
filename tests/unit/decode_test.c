/* Decoding: every encoding reports come in, and what is no text. */
#include "parse/document.h"
#include "read/decode.h"
#include "read/read.h"
#include "read/script.h"
#include "support/utf8_check.h"
#include <iconv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h> /* last: it needs the others */

#define CHINESE     "各位代表：\n　　现在，我代表市人民政府向大会报告工作，请予审议。2025年增长6.5%。\n"
#define TRADITIONAL "各位代表：\n　　現在，我代表市人民政府向大會報告工作，請予審議。\n"

struct fixture {
  arena *arena;
  bg_log *log;
  struct decoded decoded;
};

static bool decode_bytes(struct fixture *f, slice bytes, const char *encoding)
{
  f->arena = arena_new();
  f->log = bg_log_new();
  return decode(bytes, encoding, f->arena, f->log, &f->decoded);
}

static void end(struct fixture *f)
{
  arena_free(f->arena);
  bg_log_free(f->log);
}

/* `text` in `encoding`, by iconv. */
static slice encode(const char *text, const char *encoding, char *buffer, size_t room)
{
  iconv_t converter = iconv_open(encoding, "UTF-8");
  assert_true(converter != (iconv_t)-1);
  char *from = (char *)(uintptr_t)text, *to = buffer;
  size_t left = strlen(text), before = room;
  assert_int_equal(iconv(converter, &from, &left, &to, &room), 0);
  iconv_close(converter);
  return (slice){buffer, before - room};
}

static void assert_decodes(slice bytes, const char *encoding, const char *text, const char *called)
{
  struct fixture f;
  assert_true(decode_bytes(&f, bytes, encoding));
  assert_string_equal(f.decoded.text.at, text);
  assert_int_equal(f.decoded.text.size, strlen(text));
  assert_string_equal(f.decoded.encoding, called);
  assert_int_equal(f.decoded.bad_bytes, 0);
  end(&f);
}

static void every_encoding_gives_the_same_text(void **state)
{
  static const struct {
    const char *encoding, *text, *called;
  } cases[] = {
      {"UTF-8", CHINESE, "UTF-8"},     {"UTF-16LE", CHINESE, "UTF-16LE"}, {"UTF-16BE", CHINESE, "UTF-16BE"},
      {"GB18030", CHINESE, "GB18030"}, {"GBK", CHINESE, "GB18030"},       {"GB2312", CHINESE, "GB18030"},
      {"BIG5", TRADITIONAL, "Big5"},
  };
  (void)state;
  char buffer[1024];
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    slice bytes = encode(cases[i].text, cases[i].encoding, buffer, sizeof buffer);
    assert_decodes(bytes, NULL, cases[i].text, cases[i].called);
    assert_decodes(bytes, cases[i].encoding, cases[i].text, cases[i].called);
  }
}

static void a_byte_order_mark_is_left_out(void **state)
{
  (void)state;
  assert_decodes(SLICE("\xEF\xBB\xBF"
                       "a"),
                 NULL, "a", "UTF-8");
  assert_decodes(SLICE("\xFF\xFE"
                       "a\0"),
                 NULL, "a", "UTF-16LE");
  assert_decodes(SLICE("\xFE\xFF\0a"), NULL, "a", "UTF-16BE");
  assert_decodes(SLICE("\xFE\xFF\0a"), "UTF-16", "a", "UTF-16BE");
  assert_decodes(SLICE("\xEF\xBB\xBF"
                       "a"),
                 "utf8", "a", "UTF-8");
}

static void ill_formed_utf8_becomes_one_replacement_a_maximal_subpart(void **state)
{
  static const struct {
    const char *bytes, *text;
    size_t bad;
  } cases[] = {
      {"a\xC0\xAF"
       "b",
       "a\uFFFD\uFFFDb", 2}, /* overlong */
      {"a\xE0\x80\x80"
       "b",
       "a\uFFFD\uFFFD\uFFFDb", 3},
      {"a\xED\xA0\x80"
       "b",
       "a\uFFFD\uFFFD\uFFFDb", 3}, /* a surrogate */
      {"a\xF4\x90\x80\x80"
       "b",
       "a\uFFFD\uFFFD\uFFFD\uFFFDb", 4}, /* above U+10FFFF */
      {"a\xE4\xB8"
       "b",
       "a\uFFFDb", 2}, /* cut short */
      {"a\xF0\x9F\x98"
       "b",
       "a\uFFFDb", 3},
      {"a\xF0\x9F\x98", "a\uFFFD", 3},
      {"a\xBF"
       "b",
       "a\uFFFDb", 1}, /* a trail alone */
      {"a\xFF"
       "b",
       "a\uFFFDb", 1},
      {"\xE4\xB8\xE4\xB8\xAD", "\uFFFD中", 2},
  };
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct fixture f;
    assert_true(decode_bytes(&f, slice_of(cases[i].bytes), "UTF-8"));
    assert_string_equal(f.decoded.text.at, cases[i].text);
    assert_int_equal(f.decoded.bad_bytes, cases[i].bad);
    end(&f);
  }
}

static void noncharacters_and_the_last_code_point_are_well_formed(void **state)
{
  (void)state;
  assert_decodes(SLICE("a\uFFFE\uFFFF\U0010FFFF\uE000\u00A0"), NULL, "a\uFFFE\uFFFF\U0010FFFF\uE000\u00A0", "UTF-8");
}

static void lone_surrogates_are_replaced_pairs_are_not(void **state)
{
  (void)state;
  struct fixture f;
  assert_true(decode_bytes(&f,
                           SLICE("a\0\x00\xD8"
                                 "b\0\x00\xDC\x3D\xD8\x00\xDE\x2D\x4E"),
                           "UTF-16LE"));
  assert_string_equal(f.decoded.text.at, "a\uFFFDb\uFFFD\U0001F600中");
  assert_int_equal(f.decoded.bad_bytes, 4);
  end(&f);
  assert_true(decode_bytes(&f, SLICE("a\0b"), "UTF-16LE"));
  assert_string_equal(f.decoded.text.at, "a\uFFFD");
  end(&f);
}

static void validity_agrees_with_iconv_on_random_bytes(void **state)
{
  (void)state;
  static const char pieces[][5] = {"a", "中", "。", "\xE4", "\xB8", "\xED\xA0", "\xF0\x9F", "é", "\xC0", "\U0001F600"};
  unsigned random = 20240101;
  for (int round = 0; round < 20000; round++) {
    char text[96], out[400];
    size_t size = 0;
    for (int piece = 0; piece < 16; piece++) {
      random = random * 1103515245 + 12345;
      const char *add = pieces[random >> 16 & (round & 1 ? 1 : 7)];
      size_t add_size = strnlen(add, 4);
      memcpy(text + size, add, add_size);
      size += add_size;
    }
    iconv_t converter = iconv_open("UTF-16LE", "UTF-8");
    char *from = text, *to = out;
    size_t left = size, room = sizeof out;
    iconv(converter, &from, &left, &to, &room);
    iconv_close(converter);
    assert_int_equal(utf8_valid((slice){text, size}), size - left);
  }
}

/* Two letters of ASCII are a Han character in UTF-16. */
static void ascii_with_a_fault_is_not_utf16(void **state)
{
  (void)state;
  char page[4000] = "<html><p>" CHINESE "<!-- ";
  size_t size = strlen(page);
  memset(page + size, 'x', sizeof page - size);
  page[sizeof page - 1] = (char)0xFF;
  struct fixture f;
  assert_true(decode_bytes(&f, (slice){page, sizeof page}, NULL));
  assert_string_equal(f.decoded.encoding, "UTF-8");
  assert_int_equal(f.decoded.bad_bytes, 1);
  assert_int_equal(f.decoded.bad_place.line, 3);
  end(&f);
}

static void a_bad_byte_has_its_place_in_the_file(void **state)
{
  (void)state;
  static const struct {
    const char *text;
    size_t line, column;
  } cases[] = {{"\xFF甲乙", 1, 1},
               {"甲乙\xFF", 1, 3},
               {"甲\n乙\xFF丙\xFF", 2, 2},
               {"甲\r\n乙\r\xFF丙丁甲乙", 3, 1},
               {"甲乙丙丁甲乙丙丁\r\n\r\n丁\xE4\xB8", 3, 2}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    struct fixture f;
    assert_true(decode_bytes(&f, slice_of(cases[i].text), "UTF-8"));
    assert_int_equal(f.decoded.bad_place.line, cases[i].line);
    assert_int_equal(f.decoded.bad_place.column, cases[i].column);
    end(&f);
  }
}

static void a_few_faults_do_not_make_utf8_another_encoding(void **state)
{
  (void)state;
  char text[64 * sizeof CHINESE] = "";
  for (int i = 0; i < 60; i++) strcat(text, CHINESE);
  text[500] = '\xFF';
  struct fixture f;
  assert_true(decode_bytes(&f, slice_of(text), NULL));
  assert_string_equal(f.decoded.encoding, "UTF-8");
  assert_in_range(f.decoded.bad_bytes, 1, 3);
  assert_true(utf8_valid(f.decoded.text) == f.decoded.text.size);
  end(&f);
}

static void a_fault_in_gb18030_costs_no_more_than_itself(void **state)
{
  (void)state;
  char buffer[1024];
  slice bytes = encode(CHINESE, "GB18030", buffer, sizeof buffer - 3);
  memcpy(buffer + bytes.size,
         "\xFF"
         "ab",
         3);
  struct fixture f;
  assert_true(decode_bytes(&f, (slice){buffer, bytes.size + 3}, NULL));
  assert_string_equal(f.decoded.text.at, CHINESE "\uFFFDab");
  assert_int_equal(f.decoded.bad_bytes, 1);
  end(&f);
}

static void assert_refused(slice bytes, const char *encoding, bg_code code)
{
  struct document document = {.arena = arena_new(), .log = bg_log_new()};
  bg_options options = {.encoding = encoding, .max_size = 1000};
  document.options = &options;
  assert_false(read_text(&document, input_of(bytes, NULL), bytes, NULL));
  assert_int_equal(bg_log_count(document.log), 1);
  assert_int_equal(bg_log_at(document.log, 0)->code, code);
  arena_free(document.arena);
  bg_log_free(document.log);
}

static void what_is_no_text_is_refused(void **state)
{
  (void)state;
  assert_refused(SLICE("%PDF-1.4 ..."), NULL, BG_DAMAGED_FILE);
  assert_refused(SLICE("PK\x03\x04 ..."), NULL, BG_DAMAGED_ARCHIVE);
  assert_refused(SLICE("a\0b\0\0\0c\x01\x02"), NULL, BG_BINARY_INPUT);
  assert_refused(SLICE(""), NULL, BG_EMPTY_INPUT);
  assert_refused(SLICE(" \n\t\r\n　\u00A0"), NULL, BG_EMPTY_INPUT);
  assert_refused(SLICE("\xEF\xBB\xBF\n"), NULL, BG_EMPTY_INPUT);
  assert_refused(SLICE("text"), "no-such-encoding", BG_UNKNOWN_ENCODING);
  char large[1001];
  memset(large, 'a', sizeof large);
  assert_refused((slice){large, sizeof large}, NULL, BG_TOO_LARGE);
}

static void lines_end_with_lf_crlf_or_cr(void **state)
{
  (void)state;
  struct document document = {.arena = arena_new(), .log = bg_log_new()};
  bg_options options = {0};
  document.options = &options;
  slice text = SLICE("a\nb\r\nc\rd\r\n");
  assert_true(read_text(&document, input_of(text, "x.md"), text, "folder/x.md"));
  static const uint32_t starts[] = {0, 2, 5, 7, 10};
  assert_int_equal(document.line_count, 5);
  for (size_t i = 0; i < 5; i++) assert_int_equal(document.line_starts[i], starts[i]);
  assert_string_equal(document.source.name, "x.md");
  assert_string_equal(document.source.media_type, "text/markdown");
  assert_string_equal(document.source.sha256, document.source.text_sha256);
  arena_free(document.arena);
  bg_log_free(document.log);
}

static void the_digest_is_sha256(void **state)
{
  (void)state;
  struct document document = {.arena = arena_new(), .log = bg_log_new()};
  bg_options options = {0};
  document.options = &options;
  slice text = SLICE("\xEF\xBB\xBF"
                     "abc");
  assert_true(read_text(&document, input_of(text, NULL), text, NULL));
  /* FIPS 180-2, appendix B.1 */
  assert_string_equal(document.source.text_sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  assert_string_not_equal(document.source.sha256, document.source.text_sha256);
  arena_free(document.arena);
  bg_log_free(document.log);
}

static void traditional_text_is_told_from_simplified(void **state)
{
  (void)state;
  assert_true(script_is_traditional(slice_of(TRADITIONAL)));
  assert_false(script_is_traditional(slice_of(CHINESE)));
  assert_false(script_is_traditional(SLICE("")));
  assert_false(script_is_traditional(SLICE("abc \U00020000")));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_encoding_gives_the_same_text),
      cmocka_unit_test(a_byte_order_mark_is_left_out),
      cmocka_unit_test(ill_formed_utf8_becomes_one_replacement_a_maximal_subpart),
      cmocka_unit_test(noncharacters_and_the_last_code_point_are_well_formed),
      cmocka_unit_test(lone_surrogates_are_replaced_pairs_are_not),
      cmocka_unit_test(validity_agrees_with_iconv_on_random_bytes),
      cmocka_unit_test(ascii_with_a_fault_is_not_utf16),
      cmocka_unit_test(a_bad_byte_has_its_place_in_the_file),
      cmocka_unit_test(a_few_faults_do_not_make_utf8_another_encoding),
      cmocka_unit_test(a_fault_in_gb18030_costs_no_more_than_itself),
      cmocka_unit_test(what_is_no_text_is_refused),
      cmocka_unit_test(lines_end_with_lf_crlf_or_cr),
      cmocka_unit_test(the_digest_is_sha256),
      cmocka_unit_test(traditional_text_is_told_from_simplified),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
