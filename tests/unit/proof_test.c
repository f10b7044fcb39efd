/* The proof of what has been written: what is not as it should be is named. */
#include "archive/proof.h"
#include "room.h"
#include "write/sound.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h> /* last: it needs the others */

/* ---- Soundness ---- */

struct text {
  slice rest;
  size_t step; /* bytes at a time */
};

static ptrdiff_t read_text(void *user, char *bytes, size_t size)
{
  struct text *text = user;
  if (size > text->step) size = text->step;
  if (size > text->rest.size) size = text->rest.size;
  if (size) memcpy(bytes, text->rest.at, size);
  text->rest = slice_after(text->rest, size);
  return (ptrdiff_t)size;
}

typedef const char *sound(sound_read *read, void *user);

/* Whatever the pieces in which it comes. */
static void assert_sound(sound *sound, const char *text, bool good)
{
  static const size_t steps[] = {1, 2, 3, 7, 4096};
  for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
    struct text input = {slice_of(text), steps[i]};
    const char *wrong = sound(read_text, &input);
    if (good != !wrong) fail_msg("%zu bytes at a time: %s: %s", steps[i], text, wrong ? wrong : "nothing wrong");
  }
}

static void text_is_utf8_to_its_end(void **state)
{
  (void)state;
  assert_sound(sound_utf8, "", true);
  assert_sound(sound_utf8, "a一\xF0\xA0\x80\x80z", true);
  assert_sound(sound_utf8, "\xF0\xA0\x80\x80", true);
  assert_sound(sound_utf8, "a\xE4\xB8", false);
  assert_sound(sound_utf8, "\xB8\x80一", false);
  assert_sound(sound_utf8, "一\xED\xA0\x80", false);
  assert_sound(sound_utf8, "\xF0\xA0\x80z", false);
}

static void xml_is_well_formed_with_its_namespaces(void **state)
{
  (void)state;
  assert_sound(sound_xml, "<a b='一'>二<c/></a>", true);
  assert_sound(sound_xml, "<?xml version='1.0' encoding='UTF-8'?><a xmlns:x='urn:x'><x:b/></a>\n", true);
  assert_sound(sound_xml, "", false);
  assert_sound(sound_xml, "<a><b></a>", false);
  assert_sound(sound_xml, "<a>", false);
  assert_sound(sound_xml, "<a b='\xE5\x9C'/>", false);
  assert_sound(sound_xml, "<a>&#1;</a>", false);
  assert_sound(sound_xml, "<a>\xEF\xBF\xBE</a>", false);
  assert_sound(sound_xml, "<x:a/>", false);
  assert_sound(sound_xml, "<a/><a/>", false);
}

static void csv_has_even_rows_that_end(void **state)
{
  (void)state;
  assert_sound(sound_csv, "a,b\r\n\"一,\r\n\"\"\",\r\n", true);
  assert_sound(sound_csv, "a\r\n", true);
  assert_sound(sound_csv, "", false);
  assert_sound(sound_csv, "a,b\r\n\"c\"\r\n", false);
  assert_sound(sound_csv, "a,b\r\n\"c\",\"d", false);
  assert_sound(sound_csv, "a,b\r\n\"c\",\"d\"", false);
  assert_sound(sound_csv, "a,b\r\n\"\xE4\xB8\",\"d\"\r\n", false);
}

static void json_is_json(void **state)
{
  (void)state;
  assert_sound(sound_json, "{\"a\": [1, 0.10, 123456789012345678901234567890]}\n", true);
  assert_sound(sound_json, "{\"a\": 1", false);
  assert_sound(sound_json, "{\"a\": \"\xE4\xB8\"}", false);
  assert_sound(sound_json, "{\"a\": 1} x", false);
  assert_sound(sound_jsonl, "", true);
  assert_sound(sound_jsonl, "{\"a\": \"一\"}\n{\"b\": 12345678901234567890}\n", true);
  assert_sound(sound_jsonl, "{\"a\": 1}\n{\"b\": 2}", false);
  assert_sound(sound_jsonl, "{\"a\": 1}\n\n", false);
  assert_sound(sound_jsonl, "{\"a\": \"\xE4\xB8\"}\n", false);
  assert_sound(sound_jsonl, "[1]\n", false);
}

/* ---- Folders ---- */

struct made {
  ledger *ledger;
  bg_log *log;
};

static int make_folder(void **state)
{
  static struct made made;
  made = (struct made){ledger_new(), bg_log_new()};
  *state = &made;
  return !made.ledger || !made.log || mkdir("f", 0755) != 0 || mkdir("f/source", 0755) != 0;
}

static int remove_folder(void **state)
{
  struct made *made = *state;
  ledger_free(made->ledger);
  bg_log_free(made->log);
  guard_remove("f");
  return 0;
}

static void put(const struct made *made, const char *name, const char *text)
{
  char path[256];
  struct digested known;
  snprintf(path, sizeof path, "f/%s", name);
  digest_file *file = digest_open(path, made->log);
  assert_non_null(file);
  assert_true(digest_sink(file, text, strlen(text)));
  assert_true(digest_close(file, &known, made->log));
  assert_true(ledger_add(made->ledger, "", name, &known, made->log));
}

static void put_all(const struct made *made)
{
  put(made, "z.xml", "<a/>");
  put(made, "a.csv", "a\r\n");
  put(made, "source/odd.xml", "no XML");
}

static void assert_proved(const struct made *made)
{
  assert_true(proof_folder("f", made->ledger, "source/", made->log));
  assert_int_equal(bg_log_count(made->log), 0);
}

static void assert_refused(const struct made *made, const char *name)
{
  assert_false(proof_folder("f", made->ledger, "source/", made->log));
  assert_int_equal(bg_log_count(made->log), 1);
  assert_int_equal(bg_log_at(made->log, 0)->code, BG_UNSOUND);
  assert_non_null(strstr(bg_log_at(made->log, 0)->text, name));
}

static void overwrite(const char *path, const char *text)
{
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fputs(text, file);
  fclose(file);
}

static void what_has_been_written_is_proved(void **state)
{
  put_all(*state);
  assert_proved(*state);
}

static void a_missing_file_is_named(void **state)
{
  put_all(*state);
  assert_int_equal(unlink("f/source/odd.xml"), 0);
  assert_refused(*state, "source/odd.xml");
}

static void a_file_that_nobody_wrote_is_named(void **state)
{
  put_all(*state);
  overwrite("f/b.txt", "b");
  assert_refused(*state, "b.txt");
}

static void other_bytes_are_named(void **state)
{
  put_all(*state);
  overwrite("f/a.csv", "b\r\n");
  assert_refused(*state, "a.csv");
}

static void a_file_cut_short_is_named(void **state)
{
  put_all(*state);
  assert_int_equal(truncate("f/source/odd.xml", 3), 0);
  assert_refused(*state, "source/odd.xml");
}

static void what_is_not_what_its_suffix_says_is_named(void **state)
{
  put_all(*state);
  put(*state, "b.xml", "<a>\xE5\x9C</a>");
  assert_refused(*state, "b.xml");
}

static void an_empty_folder_proves_nothing(void **state)
{
  assert_refused(*state, "");
}

#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(text_is_utf8_to_its_end),      cmocka_unit_test(xml_is_well_formed_with_its_namespaces),
      cmocka_unit_test(csv_has_even_rows_that_end),   cmocka_unit_test(json_is_json),
      WITH_FOLDER(what_has_been_written_is_proved),   WITH_FOLDER(a_missing_file_is_named),
      WITH_FOLDER(a_file_that_nobody_wrote_is_named), WITH_FOLDER(other_bytes_are_named),
      WITH_FOLDER(a_file_cut_short_is_named),         WITH_FOLDER(what_is_not_what_its_suffix_says_is_named),
      WITH_FOLDER(an_empty_folder_proves_nothing),
  };
  return cmocka_run_group_tests(tests, enter_room, leave_room);
}
