/* CSV: by libcsv, a piece of the file at a time. What parts the columns (comma, TAB, semicolon) is what the first line
 * has most of. The encoding is told by the first piece: UTF-8, or what spreadsheets save in China (GB18030), in which
 * no second byte is one of CSV's signs. */
#include "../read/decode.h"
#include "../support/utf8_check.h"
#include "records.h"
#include <csv.h>
#include <stdlib.h>

enum { PIECE = 64 << 10, SAMPLE = 256 << 10 };

struct csv {
  FILE *file;
  size_t most;
  struct csv_parser parser;
  bool has_parser;
  const char *encoding; /* NULL: UTF-8 */
  char *piece;
  size_t at, size; /* what of the piece has not been parsed */
  arena *memory;   /* of the record that is being read */
  slice *cells;
  size_t count, room;
  size_t record_size;
  bool complete, failed, too_large, ended;
  bool cut_off; /* the file ends within quotes */
  arena *names_memory;
  slice *names;
  size_t name_count;
  size_t number;
  bg_log *log;
};

static void take_cell(void *bytes, size_t size, void *user)
{
  struct csv *csv = user;
  struct decoded decoded;
  if (csv->failed || csv->too_large) return;
  csv->record_size += size;
  csv->too_large = csv->record_size > csv->most;
  slice *more = csv->too_large ? NULL : arena_grow(csv->memory, csv->cells, csv->count, &csv->room, sizeof *more);
  if (!more) {
    csv->failed = !csv->too_large;
    return;
  }
  csv->cells = more;
  slice cell = {bytes, size};
  if (!size) {
    cell = SLICE("");
  } else if (!decode(cell, csv->encoding ? csv->encoding : "UTF-8", csv->memory, csv->log, &decoded)) {
    csv->failed = true;
    return;
  } else {
    cell = decoded.text;
  }
  more[csv->count++] = cell;
}

static void take_end(int sign, void *user)
{
  (void)sign;
  ((struct csv *)user)->complete = true;
}

/* Fills the piece; false at the end of the file. */
static bool fill(struct csv *csv, size_t most)
{
  csv->at = 0;
  csv->size = fread(csv->piece, 1, most, csv->file);
  return csv->size > 0;
}

/* Parses on to the end of a record, a line at a time, for libcsv does not stop there. */
static bool read_record(struct csv *csv)
{
  csv->complete = false;
  csv->count = csv->room = csv->record_size = 0;
  csv->cells = NULL;
  while (!csv->complete && !csv->failed && !csv->too_large) {
    if (csv->at == csv->size && (csv->ended || !fill(csv, PIECE))) {
      if (csv->ended) return csv->count > 0;
      csv->ended = true;
      csv_set_opts(&csv->parser, CSV_APPEND_NULL | CSV_STRICT | CSV_STRICT_FINI);
      csv->cut_off = csv_fini(&csv->parser, take_cell, take_end, csv) != 0;
      return csv->complete && !csv->cut_off;
    }
    const char *from = csv->piece + csv->at;
    size_t size = 0, most = csv->size - csv->at; /* to a line's end at most: no two records */
    while (size < most && from[size] != '\n' && from[size] != '\r') size++;
    if (size < most) size++;
    if (csv_parse(&csv->parser, from, size, take_cell, take_end, csv) != size) csv->failed = true;
    csv->at += size;
  }
  return csv->complete;
}

static bool fails(const struct csv *csv, bg_log *log)
{
  if (csv->too_large)
    return log_add(log, BG_TABLE_FILE, (log_place){csv->number + 1, 1}, "this row is larger than --max-size");
  if (csv->cut_off)
    return log_add(log, BG_TABLE_FILE, (log_place){csv->number + 1, 1},
                   "the quotes of this row do not end before the file does");
  if (csv->failed) return log_memory(log);
  if (ferror(csv->file)) return log_add(log, BG_TABLE_FILE, NOWHERE, "it cannot be read");
  return true;
}

/* A row may be shorter than the first: its last cells are empty. */
static bool fill_up(struct csv *csv)
{
  while (csv->count < csv->name_count) {
    slice *more = arena_grow(csv->memory, csv->cells, csv->count, &csv->room, sizeof *more);
    if (!more) return false;
    csv->cells = more;
    more[csv->count++] = SLICE("");
  }
  return true;
}

static enum record_got next_csv(void *user, arena *memory, struct record *record, bg_log *log)
{
  struct csv *csv = user;
  csv->memory = memory;
  csv->log = log;
  bool got = read_record(csv);
  if (!fails(csv, log)) return RECORD_FAILED;
  if (!got) return RECORD_END;
  if (!fill_up(csv)) return log_memory(log), RECORD_FAILED;
  csv->number++;
  *record = (struct record){.number = csv->number, .names = csv->names, .values = csv->cells, .count = csv->count};
  if (record->count > csv->name_count) record->count = csv->name_count; /* behind the last column that has a name */
  return RECORD_GOT;
}

static void close_csv(void *user)
{
  struct csv *csv = user;
  if (csv->has_parser) csv_free(&csv->parser);
  arena_free(csv->names_memory);
  free(csv->piece);
  free(csv);
}

/* What the first line has most of, outside quotes. */
static unsigned char delimiter_of(slice sample)
{
  static const char signs[] = ",\t;";
  size_t counts[3] = {0};
  bool quoted = false;
  for (size_t i = 0; i < sample.size && (quoted || sample.at[i] != '\n'); i++) {
    if (sample.at[i] == '"') quoted = !quoted;
    const char *sign = quoted || !sample.at[i] ? NULL : strchr(signs, sample.at[i]);
    if (sign) counts[sign - signs]++;
  }
  size_t best = counts[1] > counts[0] ? 1 : 0;
  return (unsigned char)signs[counts[2] > counts[best] ? 2 : best];
}

/* The first piece: its encoding, what parts the columns. */
static bool look(struct csv *csv, bg_log *log)
{
  if (!fill(csv, SAMPLE)) return log_add(log, BG_TABLE_FILE, NOWHERE, "it is empty");
  slice sample = {csv->piece, csv->size};
  if (slice_starts(sample, SLICE("\xFF\xFE")) || slice_starts(sample, SLICE("\xFE\xFF")))
    return log_add(log, BG_TABLE_FILE, NOWHERE, "it is in UTF-16; save it as CSV in UTF-8");
  if (slice_starts(sample, SLICE("\xEF\xBB\xBF"))) csv->at = 3;
  size_t valid = utf8_valid(sample);
  bool cut = valid + 4 > sample.size; /* the sample may end within a character */
  if (!cut) csv->encoding = "GB18030";
  if (csv->encoding) log_add(log, BG_TABLE_ENCODING, NOWHERE, csv->encoding);
  csv->has_parser = csv_init(&csv->parser, CSV_APPEND_NULL) == 0;
  if (!csv->has_parser) return log_memory(log);
  csv_set_delim(&csv->parser, delimiter_of(slice_after(sample, csv->at)));
  return true;
}

bool csv_records(FILE *file, size_t most, struct record_source *source, bg_log *log)
{
  struct csv *csv = calloc(1, sizeof *csv);
  if (!csv) return log_memory(log);
  *csv = (struct csv){.file = file, .most = most, .piece = malloc(SAMPLE), .names_memory = arena_new(), .log = log};
  bool good = (csv->piece && csv->names_memory) || log_memory(log);
  good = good && look(csv, log);
  csv->memory = csv->names_memory;
  if (good && !read_record(csv)) good = fails(csv, log) && log_add(log, BG_TABLE_FILE, NOWHERE, "it is empty");
  csv->names = csv->cells;
  csv->name_count = csv->count;
  csv->number = 1;
  *source = (struct record_source){next_csv, close_csv, csv};
  if (!good) close_csv(csv);
  return good;
}
