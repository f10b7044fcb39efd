/* Outlines: small invented texts and what a reader sees in them, from tests/outline/rooms/, a file a room of parse/.
 *
 *   {name} = TEXT          an abbreviation for what many texts have in common; \n ends a line
 *   == SENTENCE            begins an example: what it shows, then its text, in which {name} stands for what it
 *   TEXT                   abbreviates and {U+3000} for a character that cannot be seen
 *   --
 *   OUTLINE                facts (#), nodes by depth, then furniture (~), terms (“), notes (^), units (@), messages (!)
 *
 * With UPDATE=1 the outlines in the files are made anew: read the difference. */
#include "rooms.h"

/* The outline of `text` in written[]. */
static void write_outline(const char *text)
{
  struct document document = parsed(text);
  assert_true(text_restore(&document));
  write_document(&document);
  for (size_t i = 0; i < bg_log_count(document.log); i++) put("! %s\n", bg_log_at(document.log, i)->text);
  end(&document);
}

/* Writes the file anew with the outlines of its examples, which begin with `example`, as they are found. */
static void update(const char *path, const struct example *example)
{
  char *content = content_of(path);
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  bool in_outline = false;
  for (const char *line = content, *next; *line; line = next) {
    const char *stop = strchr(line, '\n');
    next = stop ? stop + 1 : line + strlen(line);
    if (strncmp(line, "== ", 3) == 0) in_outline = false;
    if (!in_outline) fwrite(line, 1, (size_t)(next - line), file);
    if (in_outline || strncmp(line, "--\n", 3) != 0) continue;
    in_outline = true;
    write_outline(example++->text);
    fprintf(file, "%s\n", written);
  }
  fclose(file);
  free(content);
}

/* # Tests */

static void is_read_as_a_reader_does(void **state)
{
  const struct example *example = *state;
  assert_non_null(example->outline);
  write_outline(example->text);
  if (strcmp(written, example->outline) == 0) return;
  fprintf(stderr, "# %s\n# found:\n%s# wanted:\n%s", example->sentence, written, example->outline);
  fail();
}

int main(void)
{
  static struct CMUnitTest tests[MOST_EXAMPLES];
  glob_t files;
  if (glob("tests/outline/rooms/*.txt", 0, NULL, &files) != 0) return 1;
  for (size_t i = 0; i < files.gl_pathc; i++) {
    size_t first = example_count;
    read_examples(content_of(files.gl_pathv[i]));
    if (getenv("UPDATE")) update(files.gl_pathv[i], &examples[first]);
  }
  globfree(&files);
  for (size_t i = 0; i < example_count; i++)
    tests[i] = (struct CMUnitTest){
        .name = examples[i].sentence, .test_func = is_read_as_a_reader_does, .initial_state = &examples[i]};
  return getenv("UPDATE") ? 0 : _cmocka_run_group_tests("outlines", tests, example_count, NULL, NULL);
}
