/* XLSX: the rows of the first sheet, of which the first names the columns. */
#include "../read/spreadsheet.h"
#include "records.h"

struct workbook {
  struct spreadsheet sheet;
  size_t next;
};

/* The cells in `memory`: their text is read on when the workbook is closed. NULL when memory runs out. */
static slice *copy_cells(arena *memory, const slice *cells, size_t count)
{
  slice *copies = arena_alloc(memory, (count + 1) * sizeof *copies);
  for (size_t i = 0; copies && i < count; i++) {
    const char *text = arena_copy(memory, cells[i]);
    if (!text) return NULL;
    copies[i] = (slice){text, cells[i].size};
  }
  return copies;
}

static enum record_got next_xlsx(void *user, arena *memory, struct record *record, bg_log *log)
{
  struct workbook *book = user;
  const struct spreadsheet *sheet = &book->sheet;
  while (book->next < sheet->row_count && sheet->rows[book->next].count == 0) book->next++;
  if (book->next >= sheet->row_count) return RECORD_END;
  const struct sheet_row *head = &sheet->rows[0], *row = &sheet->rows[book->next++];
  size_t count = row->count < head->count ? row->count : head->count;
  *record = (struct record){.number = row->number, .names = head->cells, .count = count};
  if ((record->values = copy_cells(memory, row->cells, count)) != NULL) return RECORD_GOT;
  log_memory(log);
  return RECORD_FAILED;
}

static void close_xlsx(void *user)
{
  arena_free(((struct workbook *)user)->sheet.memory);
}

bool xlsx_holds_tasks(const struct record_source *source)
{
  return sheet_holds_tasks(&((const struct workbook *)source->user)->sheet);
}

size_t xlsx_names(const struct record_source *source, const slice **names)
{
  const struct sheet_row *head = ((const struct workbook *)source->user)->sheet.rows;
  *names = head->cells;
  return head->count;
}

bool xlsx_records(slice bytes, size_t most, struct record_source *source, bg_log *log)
{
  arena *memory = arena_new();
  struct workbook *book = memory ? arena_alloc(memory, sizeof *book) : NULL;
  bool good = book || log_memory(log);
  if (book) {
    *book = (struct workbook){.sheet = {.memory = memory}, .next = 1};
    good = spreadsheet_read(bytes, most, &book->sheet, log);
    if (good && (book->sheet.row_count == 0 || book->sheet.rows[0].count == 0))
      good = log_add(log, BG_TABLE_FILE, NOWHERE, "its first sheet is empty");
  }
  *source = (struct record_source){next_xlsx, close_xlsx, book};
  if (!good) arena_free(memory);
  return good;
}
