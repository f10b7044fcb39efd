/* Rows: which columns of a table hold what, by --column or by what they are called (report-columns.tsv), and the facts
 * of each row in the form that options have. */
#include "rows.h"
#include "../read/days.h"
#include "../read/inputs.h"
#include "../read/options.h"
#include "../support/input.h"
#include "../support/utf8.h"
#include "lexicon/report-columns.h"
#include "records.h"
#include "translation.h"
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <strings.h>
#include <time.h>

enum { LONGEST_NAME = 64 };

enum kind { KIND_NONE, KIND_CSV, KIND_JSON, KIND_XLSX };

static const struct {
  const char *suffix; /* what --from takes, behind a dot */
  enum kind kind;
} kinds[] = {
    {".csv", KIND_CSV}, {".tsv", KIND_CSV}, {".jsonl", KIND_JSON}, {".ndjson", KIND_JSON}, {".xlsx", KIND_XLSX}};

struct report_rows {
  const struct settings *settings;
  FILE *file;
  char *bytes; /* of a file that is read at once */
  struct record_source source;
  bool open;
  bool looked; /* whether there is a column for the text has been seen to */
};

int row_field_of(const char *name)
{
  enum known_fact fact = fact_of(name);
  return fact < FACTS ? (int)fact : strcmp(name, "text") == 0 ? ROW_TEXT : ROW_NOTHING;
}

const bg_input *rows_input_at(size_t index)
{
  static const bg_input inputs[] = {
      {".csv .tsv", N_("table of reports, a row each; --column tells which column holds what")},
      {".jsonl .ndjson", N_("table of reports, a JSON object a line")},
      {".xlsx", N_("table of reports, the rows of the first sheet")},
  };
  return index < sizeof inputs / sizeof *inputs ? &inputs[index] : NULL;
}

static enum kind kind_of(const struct settings *settings, const char *path)
{
  if (settings->records) return KIND_JSON;
  const char *from = settings->report.format;
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (from ? strcasecmp(from, kinds[i].suffix + 1) == 0 : input_has_suffix(path, kinds[i].suffix))
      return kinds[i].kind;
  if (!settings->column_count || from) return KIND_NONE;
  return input_has_suffix(path, ".json") ? KIND_JSON : KIND_CSV;
}

bool rows_is_table(const struct settings *settings, const char *path)
{
  return kind_of(settings, path) != KIND_NONE;
}

/* # Columns */

/* The field that a column of this name holds by --column, or without one of that field by its name. */
static int field_of(const struct settings *settings, slice name)
{
  bool told[ROW_NOTHING] = {false};
  for (size_t i = 0; i < settings->column_count; i++) {
    int field = row_field_of(settings->columns[i].name);
    if (slice_equal(slice_of(settings->columns[i].value), name)) return field;
    told[field] = true;
  }
  char lower[LONGEST_NAME];
  name = utf8_trim(name);
  if (name.size >= sizeof lower) return ROW_NOTHING;
  for (size_t i = 0; i < name.size; i++) lower[i] = (char)tolower((unsigned char)name.at[i]);
  const struct lex_report_columns_row *row = lex_report_columns_find(lower, name.size);
  return row && !told[row->field] ? (int)row->field : ROW_NOTHING;
}

/* Says which columns there are, when none holds the text. */
static bool no_text(const struct record *record, arena *memory, bg_log *log)
{
  const char *names = "";
  for (size_t i = 0; names && i < record->count && i < 20; i++) {
    const char *name = arena_copy(memory, record->names[i]), *shown = name ? option_shown(memory, name) : NULL;
    names = shown ? arena_format(memory, "%s%s%s", names, i ? ", " : "", shown) : NULL;
  }
  const char *what =
      names ? arena_format(memory,
                           _("no column is known to hold the text; say which by --column text=NAME; there are: %s"),
                           names)
            : NULL;
  return what ? log_add(log, BG_TABLE_FILE, NOWHERE, what) : log_memory(log);
}

/* # Facts */

/* 2024/1/8, 2024年1月8日 as 2024-01-08; 45299, days as spreadsheets count them, too. */
static const char *day_of(arena *memory, const char *value)
{
  char *end;
  long serial = strtol(value, &end, 10);
  if (*end || serial < 20000 || serial > 80000) {
    const char *day = day_read(memory, value);
    return day ? day : value;
  }
  time_t seconds = (serial - 25569) * 86400; /* from 1970-01-01 on; spreadsheets count from 1899-12-30 */
  struct tm day;
  if (!gmtime_r(&seconds, &day)) return value;
  return arena_format(memory, "%04d-%02d-%02d", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
}

/* The year with which the value begins: 2024, 2024年, 2024.0. */
static const char *year_of(arena *memory, const char *value)
{
  bool digits = strspn(value, "0123456789") == 4;
  return digits ? arena_copy(memory, (slice){value, 4}) : value;
}

/* The id as it stands there. Of a record no other is asked for: what is written of it bears this one. */
static bool keep_id(struct row_report *row, slice value, bool alone, bg_log *log)
{
  if (row->called) return true;
  row->called = arena_copy(row->memory, value);
  if (!row->called) return log_memory(log);
  if (alone && !fact_must_be(FACT_ID, row->called)) row->facts[FACT_ID] = row->called;
  return true;
}

static bool set_fact(struct row_report *row, enum known_fact fact, slice value, bg_log *log)
{
  value = utf8_trim(value);
  if (!value.size || row->facts[fact]) return true;
  const char *copy = arena_copy(row->memory, value);
  if (copy && fact == FACT_DATE) copy = day_of(row->memory, copy);
  if (copy && fact == FACT_YEAR) copy = year_of(row->memory, copy);
  if (!copy) return log_memory(log);
  const char *must_be = fact_must_be(fact, copy);
  if (!must_be) {
    row->facts[fact] = copy;
    return true;
  }
  const char *shown = option_shown(row->memory, copy);
  if (!shown) return log_memory(log);
  log_add(log, BG_ROW_FACT, (log_place){row->number, 1}, fact_names[fact], shown, must_be);
  return true;
}

/* Texts of several columns are one: a cell of a spreadsheet holds no more than 32,767 characters. */
static bool add_text(struct row_report *row, slice text, bg_log *log)
{
  if (!text.size) return true;
  const char *joined = arena_format(row->memory, "%.*s%.*s", (int)row->text.size, row->text.at ? row->text.at : "",
                                    (int)text.size, text.at);
  if (!joined) return log_memory(log);
  row->text = slice_of(joined);
  return true;
}

static bool take_record(report_rows *r, const struct record *record, struct row_report *row, bg_log *log)
{
  bool has_text = false, good = true;
  row->number = record->number;
  for (size_t i = 0; good && i < record->count; i++) {
    int field = field_of(r->settings, record->names[i]);
    bool first = field == ROW_TEXT && (!has_text || r->settings->column_count);
    has_text = has_text || field == ROW_TEXT;
    if (first && !row->text.size)
      row->text = record->values[i];
    else if (first)
      good = add_text(row, record->values[i], log);
    else if (field == FACT_ID && !keep_id(row, record->values[i], r->settings->records, log))
      good = false;
    else if (field < FACTS && !(field == FACT_ID && r->settings->records))
      good = set_fact(row, (enum known_fact)field, record->values[i], log);
  }
  if (good && !has_text && r->settings->records)
    return log_add(log, BG_TABLE_FILE, (log_place){row->number, 1}, "this record has no \"text\"");
  if (good && !has_text && !r->looked) return no_text(record, row->memory, log);
  r->looked = true;
  return good;
}

/* # Tables */

static bool open_source(report_rows *r, const char *path, enum kind kind, bg_log *log)
{
  size_t most = settings_max_size(r->settings), size;
  if (kind == KIND_XLSX)
    return input_read(path, most, &r->bytes, &size, log) &&
           xlsx_records((slice){r->bytes, size}, most, &r->source, log);
  bool standard = strcmp(path, STANDARD_INPUT) == 0;
  r->file = standard ? stdin : fopen(path, "rbe");
  if (!r->file) return log_add(log, BG_CANNOT_READ, NOWHERE, strerror(errno));
  return kind == KIND_CSV ? csv_records(r->file, most, &r->source, log) : json_records(r->file, most, &r->source, log);
}

report_rows *rows_open(const struct settings *settings, const char *path, bg_log *log)
{
  report_rows *r = calloc(1, sizeof *r);
  if (!r) {
    log_memory(log);
    return NULL;
  }
  r->settings = settings;
  r->open = open_source(r, path, kind_of(settings, path), log);
  if (r->open) return r;
  rows_close(r);
  return NULL;
}

bool rows_are_tasks(const report_rows *r)
{
  const slice *names;
  if (!r->bytes || !xlsx_holds_tasks(&r->source)) return false;
  for (size_t i = 0, count = xlsx_names(&r->source, &names); i < count; i++)
    if (field_of(r->settings, names[i]) == ROW_TEXT) return false;
  return true;
}

bool rows_hold_tasks(const struct settings *settings, const char *path)
{
  if (kind_of(settings, path) != KIND_XLSX) return false;
  bg_log *log = bg_log_new(); /* what is wrong with it is told when it is read */
  report_rows *rows = log ? rows_open(settings, path, log) : NULL;
  bool tasks = rows && rows_are_tasks(rows);
  if (rows) rows_close(rows);
  bg_log_free(log);
  return tasks;
}

void rows_close(report_rows *r)
{
  if (r->open && r->source.close) r->source.close(r->source.user);
  if (r->file && r->file != stdin) fclose(r->file);
  free(r->bytes);
  free(r);
}

enum rows_got rows_next(report_rows *r, struct row_report *row, bg_log *log)
{
  struct record record = {0};
  *row = (struct row_report){.memory = arena_new()};
  if (!row->memory) return log_memory(log), ROWS_FAILED;
  enum record_got got = r->source.next(r->source.user, row->memory, &record, log);
  if (got == RECORD_GOT && take_record(r, &record, row, log)) return ROWS_ROW;
  if (got == RECORD_END && !r->looked && !r->settings->records) {
    log_add(log, BG_TABLE_FILE, NOWHERE, "it has no rows");
    got = RECORD_FAILED;
  }
  bool bad = r->settings->records && (got == RECORD_GOT || got == RECORD_BAD) && bg_log_status(log, false) != BG_FAULT;
  row->number = record.number;
  if (bad) return ROWS_BAD;
  arena_free(row->memory);
  row->memory = NULL;
  return got == RECORD_END ? ROWS_END : ROWS_FAILED;
}
