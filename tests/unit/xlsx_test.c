/* XLSX: what people meet when they open it, looked up in the parts of the file. */
#include "read/archive.h"
#include "writing.h"

enum { BOOK_MOST = 1 << 24 };

struct book {
  struct memory memory;
  arena *arena;
  archive *archive;
};

static int open_book(void **state)
{
  struct book *book = calloc(1, sizeof *book);
  xmlDoc *tree = read_tree(SMALL_REPORT);
  book->memory.limit = SIZE_MAX;
  bool good = write_tree(tree, "xlsx", NULL, &book->memory, NULL);
  xmlFreeDoc(tree);
  book->arena = arena_new();
  book->archive = archive_open(buffer_slice(&book->memory.bytes), BOOK_MOST, book->arena, NULL);
  *state = book;
  return !good || !book->archive;
}

static int close_book(void **state)
{
  struct book *book = *state;
  archive_close(book->archive);
  arena_free(book->arena);
  free(book->memory.bytes.at);
  free(book);
  return 0;
}

static slice part(const struct book *book, const char *name)
{
  slice bytes = archive_file(book->archive, name);
  assert_non_null(bytes.at);
  return bytes;
}

/* The sheet of a table; the arena's. */
static slice sheet_of(const struct book *book, const char *table)
{
  const char *name = arena_format(book->arena, "xl/worksheets/sheet%zu.xml", (size_t)(table_find(table) - tables) + 1);
  return part(book, name);
}

#define assert_has(bytes, text)   assert_true(slice_has((bytes), slice_of(text)))
#define assert_hasnt(bytes, text) assert_false(slice_has((bytes), slice_of(text)))

static size_t count_of(slice bytes, slice word)
{
  size_t count = 0;
  for (ptrdiff_t at; (at = slice_find(bytes, word)) >= 0; count++) bytes = slice_after(bytes, (size_t)at + word.size);
  return count;
}

static void every_sheet_has_a_frozen_header_a_filter_and_widths(void **state)
{
  const struct book *book = *state;
  for (const struct table *table = tables; table->name; table++) {
    slice sheet = sheet_of(book, table->name);
    assert_has(sheet, "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>");
    const char *filter = arena_format(book->arena, "<autoFilter ref=\"A1:%c%zu\"/>",
                                      (char)('A' + table->column_count - 1), count_of(sheet, SLICE("<row ")));
    assert_has(sheet, filter);
    assert_int_equal(count_of(sheet, SLICE("<col min=")), table->column_count);
    assert_int_equal(count_of(sheet, SLICE(" customWidth=\"1\"/>")), table->column_count);
  }
}

static void a_column_is_as_wide_as_what_stands_in_it(void **state)
{
  slice sheet = sheet_of(*state, "reports");
  assert_has(sheet, "<col min=\"1\" max=\"1\" width=\"20."); /* r0123456789abcdef and the filter's arrow */
  sheet = sheet_of(*state, "paragraphs");
  assert_hasnt(sheet, "width=\"100"); /* a long text makes no endless column */
}

static void text_is_never_a_formula(void **state)
{
  const struct book *book = *state;
  for (const struct table *table = tables; table->name; table++) {
    slice sheet = sheet_of(book, table->name);
    assert_hasnt(sheet, "<f>");
    assert_hasnt(sheet, "<f ");
  }
  assert_has(sheet_of(book, "paragraphs"), "t=\"inlineStr\"><is><t>=1+1");
  assert_false(archive_has(book->archive, "xl/calcChain.xml"));
}

static void numbers_are_numbers_and_days_are_days(void **state)
{
  const struct book *book = *state;
  slice sheet = sheet_of(book, "statistics");
  assert_has(sheet, "<v>12.5</v>");
  assert_has(sheet, "<v>-0.5</v>");
  assert_has(sheet_of(book, "reports"), "<v>2031</v>");
  assert_has(sheet_of(book, "reports"), "<v>47857</v>"); /* 2031-01-09, days since 1899-12-30 */
  assert_has(part(book, "xl/styles.xml"), "formatCode=\"yyyy-mm-dd\"");
  assert_has(sheet_of(book, "divisions"), "t=\"b\"><v>1</v>");
}

static void no_clock_is_in_it(void **state)
{
  const struct book *book = *state;
  slice properties = part(book, "docProps/core.xml");
  assert_has(properties, ">1980-01-01T00:00:00Z</dcterms:created>");
  assert_has(properties, ">1980-01-01T00:00:00Z</dcterms:modified>");
  /* Each file's entry begins with this; its time and day stand 10 bytes on, and 1980-01-01 is 0x0021 behind midnight.
   */
  slice bytes = buffer_slice(&book->memory.bytes);
  size_t entries = 0;
  for (ptrdiff_t at; (at = slice_find(bytes, SLICE("PK\3\4"))) >= 0; entries++) {
    assert_memory_equal(bytes.at + at + 10, "\0\0\x21\0", 4);
    bytes = slice_after(bytes, (size_t)at + 4);
  }
  assert_true(entries > 10);
}

static void sheets_are_called_by_their_chinese_titles(void **state)
{
  const struct book *book = *state;
  slice workbook = part(book, "xl/workbook.xml");
  for (const struct table *table = tables; table->name; table++)
    assert_has(workbook, arena_format(book->arena, "<sheet name=\"%s\"", table->title_zh));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_sheet_has_a_frozen_header_a_filter_and_widths),
      cmocka_unit_test(a_column_is_as_wide_as_what_stands_in_it),
      cmocka_unit_test(text_is_never_a_formula),
      cmocka_unit_test(numbers_are_numbers_and_days_are_days),
      cmocka_unit_test(no_clock_is_in_it),
      cmocka_unit_test(sheets_are_called_by_their_chinese_titles),
  };
  return cmocka_run_group_tests(tests, open_book, close_book);
}
