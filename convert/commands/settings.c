/* Settings: the options as a table, read by getopt_long. */
#include "settings.h"
#include "../read/options.h"
#include "messages.h"
#include "rows.h"
#include "suggestion.h"
#include "translation.h"
#include <errno.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  LONG_ONLY = 256,
  YEAR,
  MAX_SIZE,
  EXCEL,
  CSV_SAFE,
  STRICT,
  EXPLAIN,
  NO_STATISTICS,
  LOG,
  RECORDS,
  REPLACE,
  RESUME,
  PARAMETER,
  INFO,
  VERIFY,
  PROFILE,
  EXTRA,
  SENTENCES,
  COLUMN,
  WORD,
  TEXTS
};

/* An option. Where `field` is given, its argument is kept there as it is; else store() has a case for it. */
struct row {
  const char *name;
  int letter; /* or a number from LONG_ONLY on */
  unsigned commands;
  size_t field;
  enum option_kind kind; /* of an argument that is kept */
  const char *argument;  /* NULL: takes none */
  const char *about;     /* NULL: another spelling of the one before, which no help needs to name */
};

/* In a row: where its argument is kept, and what it must be. */
#define FIELD(name, kind) offsetof(struct settings, name), OPTION_##kind
#define STORED            0, OPTION_ANY

/* The commands that read reports from text and wait for many. */
#define FOR_READING (FOR_CONVERT | FOR_CHECK | FOR_PUBLISH | FOR_ARCHIVE)

static const struct row rows[] = {
    {"to", 't', FOR_CONVERT, STORED, N_("FORMAT"), N_("what to make (see baogao formats); may repeat with -d")},
    {"output", 'o', FOR_CONVERT | FOR_TEXT, FIELD(output, ANY), N_("FILE"),
     N_("where to; its suffix may stand for -t")},
    {"directory", 'd', FOR_CONVERT | FOR_PUBLISH, FIELD(directory, ANY), N_("DIR"),
     N_("where to, when there are many files or formats")},
    {"directory", 'd', FOR_ARCHIVE, FIELD(directory, ANY), N_("BAG"),
     N_("the bag to make, which must not be there yet")},
    {"verify", VERIFY, FOR_ARCHIVE, STORED, NULL,
     N_("check bags instead: tell which file is missing, changed or extra")},
    {"info", INFO, FOR_ARCHIVE, STORED, N_("LABEL=TEXT"),
     N_("a line of bag-info.txt (Source-Organization=…); may repeat")},
    {"bagging-date", TEXTS + 15, FOR_ARCHIVE, FIELD(bagging_date, DATE), N_("DAY"),
     N_("YYYY-MM-DD, for bag-info.txt; without it, no day is told")},
    {"profile", PROFILE, FOR_ARCHIVE, STORED, N_("NAME"), N_("metadata as an archive wants them: da-t-46 (DA/T 46)")},
    {"from", TEXTS + 9, FOR_PUBLISH, FIELD(from, ANY), N_("FILE.db"),
     N_("the reports of a database made with -t sqlite")},
    {"name", TEXTS + 10, FOR_PUBLISH, FIELD(package.name, TEXT), N_("NAME"),
     N_("the package's: a-z, 0-9, - and _; baogao-reports")},
    {"title", TEXTS + 11, FOR_PUBLISH, FIELD(package.title, TEXT), N_("TITLE"),
     N_("what people call it; 政府工作报告数据")},
    {"publisher", TEXTS + 12, FOR_PUBLISH, FIELD(package.publisher, TEXT), N_("NAME"),
     N_("who answers for it (提供方)")},
    {"licence", TEXTS + 13, FOR_PUBLISH, FIELD(package.licence, TEXT), N_("LICENCE"),
     N_("an SPDX identifier (CC-BY-4.0) or an address")},
    {"license", TEXTS + 13, FOR_PUBLISH, FIELD(package.licence, TEXT), "LICENCE", NULL},
    {"maintainer", TEXTS + 30, FOR_PUBLISH, FIELD(package.maintainer, TEXT), N_("NAME"), N_("who keeps it up to date")},
    {"contact", TEXTS + 31, FOR_PUBLISH, FIELD(package.contact, TEXT), N_("MAIL"), N_("a mail address for questions")},
    {"owner", TEXTS + 32, FOR_PUBLISH, FIELD(package.owner, TEXT), N_("NAME"),
     N_("the organisation that it belongs to on a CKAN portal (owner_org)")},
    {"extra", EXTRA, FOR_PUBLISH, STORED, N_("KEY=TEXT"),
     N_("a field of the portal's own (CKAN's extras); may repeat")},
    {"address", TEXTS + 14, FOR_PUBLISH, FIELD(package.address, TEXT), N_("ADDRESS"),
     N_("where the folder will be on the web")},
    {"replace", REPLACE, FOR_PUBLISH, STORED, NULL, N_("begin anew: reports that are there and do not come again, go")},
    {"footer", TEXTS + 17, FOR_PUBLISH, FIELD(footer, ANY), N_("FILE"), N_("HTML for the foot of every page (备案号)")},
    {"logo", TEXTS + 18, FOR_PUBLISH, FIELD(logo, ANY), N_("FILE"), N_("a picture for the head of every page")},
    {"style", TEXTS + 19, FOR_PUBLISH, FIELD(style, ANY), N_("FILE"), N_("CSS of your own for every page")},
    {"jobs", 'j', FOR_READING, STORED, N_("N"), N_("N files at a time; what comes out is the same")},
    {"files-from", TEXTS + 20, FOR_READING, FIELD(files_from, ANY), N_("LIST"),
     N_("the files of a list, too, one a line (- is standard input)")},
    {"null", '0', FOR_READING, STORED, NULL, N_("the names in that list end with NUL, as find -print0 writes them")},
    {"resume", RESUME, FOR_CONVERT, STORED, NULL,
     N_("leave what an earlier run with --resume has made of the same\ninputs by the same program and options (with "
        "-d)")},
    {"records", RECORDS, FOR_CONVERT, STORED, NULL,
     N_("the file is a stream of JSON lines, {\"id\": …, \"text\": …}; lines\ncome out for each, in order, and a bad "
        "one "
        "gives an error line")},
    {"place", TEXTS + 0, FOR_READING, FIELD(report.place, TEXT), N_("NAME"), N_("whose report it is")},
    {"year", YEAR, FOR_READING, STORED, N_("YYYY"), N_("the year that its plan is for")},
    {"meeting", TEXTS + 1, FOR_READING, FIELD(report.meeting, TEXT), N_("NAME"), N_("the congress it was given to")},
    {"speaker", TEXTS + 2, FOR_READING, FIELD(report.speaker, TEXT), N_("NAME"), N_("who gave it")},
    {"date", TEXTS + 3, FOR_READING, FIELD(report.date, DATE), N_("YYYY-MM-DD"), N_("when it was given")},
    {"source", TEXTS + 4, FOR_READING, FIELD(report.source_address, TEXT), N_("ADDRESS"), N_("where it was published")},
    {"meta", TEXTS + 5, FOR_READING, FIELD(meta, ANY), N_("FILE"),
     N_("these facts for many files: tab-separated, first line\nfile place year meeting speaker date source id title")},
    {"id", TEXTS + 6, FOR_READING, FIELD(report.id, ID), N_("ID"),
     N_("the report's id instead of one made from its bytes")},
    {"from", TEXTS + 16, FOR_CONVERT | FOR_CHECK | FOR_ARCHIVE, FIELD(report.format, TEXT), N_("FORMAT"),
     N_("what the inputs are in, when it is not found: a suffix\nthat baogao formats tells (docx, csv …)")},
    {"column", COLUMN, FOR_CONVERT | FOR_CHECK | FOR_PUBLISH, STORED, N_("FIELD=NAME"),
     N_("the column NAME of a table holds FIELD of its reports: text id\ntitle place year meeting speaker date source; "
        "may repeat")},
    {"encoding", TEXTS + 7, FOR_READING, FIELD(report.encoding, TEXT), N_("NAME"),
     N_("the text's encoding, if not found")},
    {"max-size", MAX_SIZE, FOR_READING | FOR_TEXT, STORED, N_("SIZE"),
     N_("refuse more than SIZE bytes (K, M, G); 64M")},
    {"excel", EXCEL, FOR_CONVERT | FOR_PUBLISH, STORED, NULL,
     N_("CSV for people: Chinese titles and words, and the mark by\nwhich Excel knows UTF-8")},
    {"csv-safe", CSV_SAFE, FOR_CONVERT | FOR_PUBLISH | FOR_ARCHIVE, STORED, NULL,
     N_("an apostrophe before text that a spreadsheet takes for a formula")},
    {"xslt", TEXTS + 8, FOR_CONVERT, FIELD(xslt, ANY), N_("FILE"),
     N_("make what this stylesheet (XSLT 1.0) makes of the XML")},
    {"param", PARAMETER, FOR_CONVERT, STORED, N_("NAME=TEXT"), N_("a parameter of the stylesheet; may repeat")},
    {"strict", STRICT, FOR_READING, STORED, NULL, N_("exit with status 1 if there was any warning")},
    {"no-statistics", NO_STATISTICS, FOR_CONVERT, STORED, NULL, N_("the structure alone, in less time")},
    {"explain", EXPLAIN, FOR_CHECK, STORED, NULL,
     N_("tell for each heading and statistic which rule and words found it")},
    {"sentences", SENTENCES, FOR_CHECK, STORED, NULL,
     N_("the files are tables of example sentences: tell which come out otherwise")},
    {"word", WORD, FOR_CHECK, FIELD(word, TEXT), N_("WORD"),
     N_("without files: tell what the word is in each table of the lexicon, and who asks")},
    {"log", LOG, FOR_READING | FOR_TEXT, STORED, N_("json"), N_("diagnostics as JSON, one object a line")},
    {"quiet", 'q', FOR_READING | FOR_TEXT, STORED, NULL, N_("only errors, no progress")},
    {"verbose", 'v', FOR_READING | FOR_TEXT, STORED, NULL, N_("notes too")},
    {"help", 'h', FOR_ALL, STORED, NULL, N_("this")},
};
enum { ROWS = sizeof rows / sizeof rows[0] };

bg_status settings_wrong(const struct settings *settings, const char *format, ...)
{
  va_list list;
  va_start(list, format);
  char text[512];
  vsnprintf(text, sizeof text, _(format), list);
  va_end(list);
  bg_log *log = bg_log_new();
  if (!log) return BG_FAULT;
  log_add(log, BG_WRONG_USE, NOWHERE, text, settings->command->name);
  messages_print(log, "baogao", settings);
  bg_log_free(log);
  return BG_USAGE;
}

bg_status settings_check_id(const struct settings *settings)
{
  bool many = settings->file_count > 1 || (settings->file_count == 1 && rows_is_table(settings, settings->files[0]));
  return settings->report.id && many ? settings_wrong(settings, "--id is for one file") : BG_OK;
}

size_t settings_max_size(const struct settings *settings)
{
  return settings->report.max_size ? settings->report.max_size : (size_t)64 << 20;
}

/* The lines of an option: `about` may be several, of which all but the first stand under it. */
static void print_option(const struct row *row)
{
  enum { OPTION_COLUMNS = 26, ABOUT_COLUMN = 28 };
  const char *argument = row->argument ? _(row->argument) : "";
  int used = row->letter < LONG_ONLY ? printf("  -%c, ", row->letter) : printf("      ");
  used += printf("--%s%s", row->name, *argument ? " " : "");
  fputs(argument, stdout);
  used += (int)text_columns(argument);
  printf("%*s", ABOUT_COLUMN - (used < OPTION_COLUMNS ? used : OPTION_COLUMNS), "");
  for (const char *line = _(row->about); *line;) {
    size_t size = strcspn(line, "\n");
    printf("%.*s\n", (int)size, line);
    line += size + (line[size] == '\n');
    if (*line) printf("%*s", ABOUT_COLUMN, "");
  }
}

static void print_help(const struct command *command)
{
  printf("baogao %s %s\n\n%s%s\n\n", command->name, _(command->arguments), _(command->summary), _("."));
  for (size_t i = 0; i < ROWS; i++)
    if (rows[i].commands & command->bit && rows[i].about) print_option(&rows[i]);
  if (command->about) printf("\n%s", _(command->about));
}

/* Digits and, for sizes, one of K M G; false for anything else, or 0, or too much. */
static bool read_number(const char *text, bool size, size_t *number)
{
  if (text[0] < '0' || text[0] > '9') return false;
  char *end;
  errno = 0;
  unsigned long long value = strtoull(text, &end, 10);
  static const char units[] = "KMG";
  const char *unit = size && *end ? strchr(units, *end) : NULL;
  int shift = unit ? 10 * (int)(unit - units + 1) : 0;
  if (unit) end++;
  if (errno || *end || value == 0 || value > (SIZE_MAX >> 1) >> shift) return false;
  *number = (size_t)value << shift;
  return true;
}

/* NAME=TEXT, where TEXT may be empty. */
static bool store_pair(struct sheet_parameter *pairs, size_t *count, char *argument)
{
  char *equals = strchr(argument, '=');
  if (!equals || equals == argument || *count == MOST_PARAMETERS) return false;
  *equals = '\0';
  if (option_must_be(OPTION_TEXT, argument) || option_must_be(OPTION_STRING, equals + 1)) {
    *equals = '=';
    return false;
  }
  pairs[(*count)++] = (struct sheet_parameter){argument, equals + 1};
  return true;
}

/* FIELD=NAME of a column. */
static bool store_column(struct settings *settings, char *argument)
{
  size_t *count = &settings->column_count;
  if (!store_pair(settings->columns, count, argument)) return false;
  const struct sheet_parameter *column = &settings->columns[*count - 1];
  if (*column->value && row_field_of(column->name) != ROW_NOTHING) return true;
  argument[strlen(argument)] = '='; /* as it was given, for the message */
  return false;
}

/* Keeps an option that has no field; false when its argument is wrong. */
static bool store(struct settings *settings, int letter, char *argument)
{
  switch (letter) {
  case 't':
    if (settings->format_count == MOST_FORMATS) return false;
    settings->formats[settings->format_count++] = argument;
    return true;
  case PARAMETER: return store_pair(settings->parameters, &settings->parameter_count, argument);
  case COLUMN: return store_column(settings, argument);
  case INFO: return store_pair(settings->info, &settings->info_count, argument);
  case EXTRA:
    settings->package.extras = settings->extras;
    return store_pair(settings->extras, &settings->package.extra_count, argument);
  case PROFILE: settings->profile = argument; return strcmp(argument, "da-t-46") == 0;
  case VERIFY: return settings->verify = true;
  case '0': return settings->null_separated = true;
  case 'j': return read_number(argument, false, &settings->jobs) && settings->jobs <= 1024;
  case YEAR:
    if (option_must_be(OPTION_YEAR, argument)) return false;
    settings->report.year = (int)strtol(argument, NULL, 10);
    return true;
  case MAX_SIZE: return read_number(argument, true, &settings->report.max_size);
  case EXCEL: return settings->writing.excel = settings->writing.people = true;
  case CSV_SAFE: return settings->writing.csv_safe = true;
  case RESUME: return settings->resume = true;
  case RECORDS: return settings->records = true;
  case STRICT: return settings->strict = true;
  case REPLACE: return settings->replace = true;
  case NO_STATISTICS: return settings->report.without_statistics = true;
  case EXPLAIN: return settings->report.explain = settings->verbose = true;
  case SENTENCES: return settings->sentences = true;
  case LOG: return settings->json_log = strcmp(argument, "json") == 0;
  case 'q': return settings->quiet = true;
  case 'v': return settings->verbose = true;
  default: return false;
  }
}

/* What an argument must be that store() refused. */
static const char *stored_must_be(int letter, const char *argument)
{
  switch (letter) {
  case 't': return N_("one of 64 formats at most");
  case PARAMETER: return N_("NAME=TEXT in UTF-8, and one of 64 at most");
  case INFO: return N_("LABEL=TEXT in UTF-8, and one of 64 at most");
  case PROFILE: return "da-t-46";
  case EXTRA: return N_("KEY=TEXT in UTF-8, and one of 64 at most");
  case COLUMN: return N_("FIELD=NAME, where FIELD is text, id, title, place, year, meeting, speaker, date or source");
  case 'j': return N_("a number from 1 to 1024");
  case YEAR: return option_must_be(OPTION_YEAR, argument);
  case MAX_SIZE: return N_("a number of bytes, or of K, M or G (64M)");
  default: return "json";
  }
}

static bg_status wrong_argument(const struct settings *settings, const char *name, const char *argument,
                                const char *must_be)
{
  arena *memory = arena_new();
  const char *shown = memory ? option_shown(memory, argument) : NULL;
  bg_status status = BG_FAULT;
  if (shown) status = settings_wrong(settings, "--%s cannot be “%s”; it must be %s", name, shown, _(must_be));
  arena_free(memory);
  return status;
}

static const struct row *row_of(int letter)
{
  for (size_t i = 0; i < ROWS; i++)
    if (rows[i].letter == letter) return &rows[i];
  return NULL;
}

/* The options in getopt's form: the letters in `letters`, which begins with ':' so that it tells a missing argument. */
static void getopt_form(const struct command *command, char *letters, struct option *options)
{
  *letters++ = ':';
  for (size_t i = 0; i < ROWS; i++) {
    if (!(rows[i].commands & command->bit)) continue;
    int takes = rows[i].argument ? required_argument : no_argument;
    *options++ = (struct option){rows[i].name, takes, NULL, rows[i].letter};
    if (rows[i].letter >= LONG_ONLY) continue;
    *letters++ = (char)rows[i].letter;
    if (rows[i].argument) *letters++ = ':';
  }
  *letters = '\0';
  *options = (struct option){0};
}

/* `given` as it stands on the command line: --ouput, --ouput=FILE. */
static bg_status unknown_option(const struct settings *settings, const char *given)
{
  char word[SUGGESTION_TEXT], text[SUGGESTION_TEXT];
  snprintf(word, sizeof word, "%.*s", (int)strcspn(given + 2, "="), given + 2);
  struct suggestion meant = {.word = word};
  for (size_t i = 0; i < ROWS; i++)
    if (rows[i].commands & settings->command->bit) suggestion_try(&meant, rows[i].name);
  return settings_wrong(settings, "there is no option %s", suggestion_shown(&meant, "--", text));
}

static bg_status read_options(struct settings *settings, int argc, char **argv, bool *help)
{
  char letters[2 * ROWS + 2];
  struct option options[ROWS + 1];
  getopt_form(settings->command, letters, options);
  opterr = 0;
  for (int letter; (letter = getopt_long(argc, argv, letters, options, NULL)) != -1;) {
    const char *given = argv[optind - 1];
    if (letter == ':') return settings_wrong(settings, "option %s needs an argument", given);
    if (letter == '?' && optopt && optopt < LONG_ONLY && strncmp(given, "--", 2) != 0)
      return settings_wrong(settings, "there is no option -%c", optopt);
    if (letter == '?' && optopt) return settings_wrong(settings, "option %s takes no argument", given);
    if (letter == '?') return unknown_option(settings, given);
    *help = *help || letter == 'h';
    if (letter == 'h') continue;
    const struct row *row = row_of(letter);
    const char *must_be = row->field ? option_must_be(row->kind, optarg) : NULL;
    if (row->field)
      memcpy((char *)settings + row->field, &optarg, sizeof optarg);
    else if (!store(settings, letter, optarg))
      must_be = stored_must_be(letter, optarg);
    if (must_be) return wrong_argument(settings, row->name, optarg, must_be);
  }
  return BG_OK;
}

bool settings_read(struct settings *settings, const struct command *command, int argc, char **argv, bg_status *status)
{
  *settings = (struct settings){.command = command};
  bool help = false;
  *status = read_options(settings, argc, argv, &help);
  if (*status != BG_OK) return false;
  settings->files = argv + optind;
  settings->file_count = (size_t)(argc - optind);
  if (help) print_help(command);
  return !help;
}
