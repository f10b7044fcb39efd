/* XLSX: what people meet when they open it, looked up in the parts of the file. */
#include "read/archive.h"
#include "write/people.h"
#include "write/sound.h"
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
  const char *name = arena_format(book->arena, "xl/worksheets/sheet%zu.xml", (size_t)(table_find(table) - tables) + 2);
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
    enum { LETTERS = 26 };
    struct people people;
    people_see(&people, table);
    size_t last = people.table.column_count - 1;
    char column[] = {(char)('A' + last % LETTERS), '\0', '\0'};
    if (last >= LETTERS) column[1] = column[0], column[0] = (char)('A' + last / LETTERS - 1);
    const char *filter =
        arena_format(book->arena, "<autoFilter ref=\"A1:%s%zu\"/>", column, count_of(sheet, SLICE("<row ")));
    assert_has(sheet, filter);
    assert_int_equal(count_of(sheet, SLICE("<col min=")), last + 1);
    assert_int_equal(count_of(sheet, SLICE(" customWidth=\"1\"")), last + 1);
    people_free(&people);
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
  bool there;
  assert_true(archive_find(book->archive, "xl/calcChain.xml", &there));
  assert_false(there);
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
}

/* People read words; a program that wants the codes takes another format. */
static void codes_are_words_and_amounts_are_as_people_write_them(void **state)
{
  const struct book *book = *state;
  slice sheet = sheet_of(book, "targets");
  assert_has(sheet, "<t>左右</t>");
  assert_hasnt(sheet, ">about<");
  assert_has(sheet_of(book, "statistics"), "<t>-0.5～2亿元</t>");
  assert_has(sheet_of(book, "divisions"), "<t>是</t>");
  assert_has(sheet_of(book, "divisions"), "<t>成绩</t>");
  assert_has(sheet_of(book, "reports"), "<t>地区、回顾起始年</t>");
}

static void a_number_is_shortened_to_the_last_digit(void **state)
{
  (void)state;
  static const char *const numbers[][3] = {{"42000000000", "CNY", "420亿元"},
                                           {"52500", "人", "5.25万人"},
                                           {"123456789", "USD", "1.23456789亿美元"},
                                           {"9999", "个", "9999个"},
                                           {"10000", "亩", "1万亩"},
                                           {"-20000.50", "CNY/月", "-2.00005万元/月"},
                                           {"6.50", "%", "6.5%"},
                                           {"1300000000000", "CNY", "1.3万亿元"}};
  static const struct column columns[] = {{.name = "value", .title_zh = "数值", .type = COLUMN_DECIMAL},
                                          {.name = "unit", .title_zh = "单位", .type = COLUMN_STRING}};
  const struct table table = {.name = "t", .title_zh = "表", .columns = columns, .column_count = 2};
  struct people people;
  people_see(&people, &table);
  assert_int_equal(people.table.column_count, 3);
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
    slice cells[] = {slice_of(numbers[i][0]), slice_of(numbers[i][1])}, shown[COLUMNS_MOST];
    assert_true(people_cells(&people, cells, shown));
    assert_true(slice_equal(shown[0], cells[0])); /* the number itself stays */
    if (!slice_equal(shown[2], slice_of(numbers[i][2])))
      fail_msg("%.*s, not %s", (int)shown[2].size, shown[2].at, numbers[i][2]);
  }
  people_free(&people);
}

static void the_first_sheet_explains_the_others_and_titles_stand_on_every_printed_page(void **state)
{
  const struct book *book = *state;
  slice guide = part(book, "xl/worksheets/sheet1.xml"), workbook = part(book, "xl/workbook.xml");
  assert_has(workbook, "<sheet name=\"说明\" sheetId=\"1\"");
  for (const struct table *table = tables; table->name; table++) {
    assert_has(guide, arena_format(book->arena, "<t>%s</t>", table->title_zh));
    assert_has(workbook, arena_format(book->arena, "localSheetId=\"%zu\">'%s'!$1:$1<", (size_t)(table - tables) + 1,
                                      table->title_zh));
    assert_has(sheet_of(book, table->name), "orientation=\"landscape\" fitToHeight=\"0\"");
  }
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

/* A sheet's cell with this text, written as a table's row by itself. */
static char *cell_of(enum column_type type, const char *text)
{
  static const struct column columns[] = {{.name = "a", .title_zh = "甲", .type = COLUMN_STRING},
                                          {.name = "b", .title_zh = "乙", .type = COLUMN_DECIMAL},
                                          {.name = "c", .title_zh = "丙", .type = COLUMN_DATE}};
  static const struct format format = {.open = xlsx_open, .close = xlsx_close};
  const struct table table[] = {{.name = "t", .title_zh = "表", .columns = columns, .column_count = 3}, {0}};
  struct memory memory = {.limit = SIZE_MAX};
  slice cells[3] = {{0}};
  for (size_t i = 0; i < 3; i++)
    if (columns[i].type == type) cells[i] = slice_of(text);
  bg_writer *writer = writer_open_as(&format, table, NULL, into_memory, &memory, NULL);
  assert_true(xlsx_row(writer, table, cells));
  assert_true(bg_writer_close(writer));
  arena *arena = arena_new();
  archive *archive = archive_open(buffer_slice(&memory.bytes), BOOK_MOST, arena, NULL);
  slice sheet = archive_file(archive, "xl/worksheets/sheet1.xml");
  slice row = slice_after(sheet, (size_t)slice_find(sheet, SLICE("<row r=\"2\">")) + strlen("<row r=\"2\">"));
  row.size = (size_t)slice_find(row, SLICE("</row>"));
  char *cell = strndup(row.at, row.size);
  archive_close(archive);
  arena_free(arena);
  free(memory.bytes.at);
  return cell;
}

static void assert_cell(enum column_type type, const char *text, const char *expected)
{
  char *cell = cell_of(type, text);
  assert_string_equal(cell, expected);
  free(cell);
}

#define NUMBER(value)     "<c r=\"B2\"><v>" value "</v></c>"
#define DAY(value)        "<c r=\"C2\" s=\"2\"><v>" value "</v></c>"
#define TEXT(cell, value) "<c r=\"" cell "2\" t=\"inlineStr\"><is><t" value "</t></is></c>"

static void a_number_keeps_its_digits_or_is_text(void **state)
{
  (void)state;
  assert_cell(COLUMN_DECIMAL, "12.50", NUMBER("12.5"));
  assert_cell(COLUMN_DECIMAL, "-3.00", NUMBER("-3"));
  assert_cell(COLUMN_DECIMAL, "100", NUMBER("100"));
  assert_cell(COLUMN_DECIMAL, "123456789012345", NUMBER("123456789012345"));
  assert_cell(COLUMN_DECIMAL, "1234567890123456", TEXT("B", ">1234567890123456"));
  assert_cell(COLUMN_DECIMAL, "007", TEXT("B", ">007"));
}

static void a_day_is_counted_as_spreadsheets_count(void **state)
{
  (void)state;
  assert_cell(COLUMN_DATE, "1970-01-01", DAY("25569"));
  assert_cell(COLUMN_DATE, "2000-02-29", DAY("36585"));
  assert_cell(COLUMN_DATE, "2000-03-01", DAY("36586"));
  assert_cell(COLUMN_DATE, "2031-12-31", DAY("48213"));
  assert_cell(COLUMN_DATE, "1899-01-01", TEXT("C", ">1899-01-01"));
  assert_cell(COLUMN_DATE, "2031年", TEXT("C", ">2031年"));
  assert_cell(COLUMN_DATE, "2031-13-01", TEXT("C", ">2031-13-01"));
  assert_cell(COLUMN_DATE, "2031-01-0x", TEXT("C", ">2031-01-0x"));
}

static void text_is_shown_as_it_is(void **state)
{
  (void)state;
  assert_cell(COLUMN_STRING, "a<&>b", TEXT("A", ">a&lt;&amp;&gt;b"));
  assert_cell(COLUMN_STRING, " 一 ", TEXT("A", " xml:space=\"preserve\"> 一 "));
  assert_cell(COLUMN_STRING, "一\r二", TEXT("A", ">一_x000D_二"));
  assert_cell(COLUMN_STRING, "a_x000D_b_x12", TEXT("A", ">a_x005F_x000D_b_x12"));
}

/* The bytes of a book with one of them changed, wherever that is, are no book, or say the same. */
static void a_damaged_book_is_noticed(void **state)
{
  struct book *book = *state;
  slice bytes = buffer_slice(&book->memory.bytes);
  assert_null(sound_workbook(bytes, NULL, 0));
  assert_non_null(sound_workbook((slice){bytes.at, bytes.size / 2}, NULL, 0));
  assert_non_null(sound_workbook((slice){bytes.at, bytes.size - 1}, NULL, 0));
  size_t rows[TABLES_MOST], sheets = 0;
  rows[sheets++] = count_of(part(book, "xl/worksheets/sheet1.xml"), SLICE("<row "));
  for (const struct table *table = tables; table->name; table++)
    rows[sheets++] = count_of(sheet_of(book, table->name), SLICE("<row "));
  assert_null(sound_workbook(bytes, rows, sheets));
  assert_non_null(sound_workbook(bytes, rows, sheets - 1));
  rows[3]++;
  assert_non_null(sound_workbook(bytes, rows, sheets));
  size_t at = (size_t)slice_find(bytes, SLICE("xl/worksheets/sheet4.xml")) + 100;
  book->memory.bytes.at[at] ^= 1;
  assert_non_null(sound_workbook(bytes, NULL, 0));
  book->memory.bytes.at[at] ^= 1;
}

static void no_two_heads_of_a_table_are_alike(void **state)
{
  (void)state;
  for (const struct table *table = tables; table->name; table++) {
    struct people people;
    people_see(&people, table);
    for (size_t i = 0; i < people.table.column_count; i++)
      for (size_t j = 0; j < i; j++) assert_string_not_equal(people.columns[i].title_zh, people.columns[j].title_zh);
    people_free(&people);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_sheet_has_a_frozen_header_a_filter_and_widths),
      cmocka_unit_test(a_column_is_as_wide_as_what_stands_in_it),
      cmocka_unit_test(text_is_never_a_formula),
      cmocka_unit_test(numbers_are_numbers_and_days_are_days),
      cmocka_unit_test(codes_are_words_and_amounts_are_as_people_write_them),
      cmocka_unit_test(a_number_is_shortened_to_the_last_digit),
      cmocka_unit_test(the_first_sheet_explains_the_others_and_titles_stand_on_every_printed_page),
      cmocka_unit_test(no_clock_is_in_it),
      cmocka_unit_test(sheets_are_called_by_their_chinese_titles),
      cmocka_unit_test(a_number_keeps_its_digits_or_is_text),
      cmocka_unit_test(a_day_is_counted_as_spreadsheets_count),
      cmocka_unit_test(text_is_shown_as_it_is),
      cmocka_unit_test(a_damaged_book_is_noticed),
      cmocka_unit_test(no_two_heads_of_a_table_are_alike),
  };
  return cmocka_run_group_tests(tests, open_book, close_book);
}
