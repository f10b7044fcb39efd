/** # baogao: Chinese government work reports as structured data
 *
 * The library reads a report (政府工作报告) from bytes, finds its structure and its statistics, and keeps both as an
 * XML tree from which every output is written.
 *
 *     bg_log *log = bg_log_new();
 *     bg_report *report = bg_report_read(bytes, size, "report.txt", NULL, log);
 *     if (report) bg_report_write(report, "html", bg_sink_file, stdout, log);
 *     bg_report_free(report);
 *     bg_log_free(log);
 *
 * One rule of ownership: what a function called `…_new`, `…_read` or `…_open` returns is the caller's, and is ended by
 * the `…_free` or `…_close` of the same name; a pointer to const is borrowed and lives as long as what it was asked of.
 * Out of memory is an error like any (BG_MEMORY), as far as the libraries underneath know of it: libxml2, libxslt and
 * libxlsxwriter may crash first. Who cannot have that gives the process a malloc() that ends it, as the program does
 * (convert/commands/memory.c).
 * Offsets count Unicode code points of the source text, half-open; sizes count bytes. Nothing here keeps global state:
 * two threads may use two reports at the same time. */
#ifndef BAOGAO_H
#define BAOGAO_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define BG_API __attribute__((visibility("default")))

#define BG_VERSION        "1.0.0"
#define BG_SCHEMA_VERSION "2"
#define BG_NAMESPACE      "urn:baogao:report:1"

/** # What went on: diagnostics */

/** How grave a diagnostic is. A note says what was done; a warning, that a reader should look; an error, that something
 * was not done. */
typedef enum bg_level { BG_NOTE, BG_WARNING, BG_ERROR } bg_level;

/** How it ended: the exit status of the program. A larger value is worse. */
typedef enum bg_status {
  BG_OK = 0,
  BG_WARNED = 1, /* only under --strict, and for check */
  BG_USAGE = 2,
  BG_INPUT = 3,
  BG_OUTPUT = 4,
  BG_FAULT = 5 /* out of memory, or an internal fault */
} bg_status;

/** Every message there is: its code, level, the status it leads to by itself, and its text (printf, every argument a
 * string). In print the code is its name in lower case with hyphens: [page-jump]. */
#define BG_MESSAGES(M)                                                                                                 \
  /* the source */                                                                                                     \
  M(UNDECODABLE, BG_WARNING, BG_OK, "%s not valid %s; replaced by U+FFFD; --encoding tells another one")               \
  M(ENCODING_GUESSED, BG_NOTE, BG_OK, "no encoding declared; read as %s")                                              \
  M(CONTROL_CHARACTER, BG_NOTE, BG_OK, "control character %s kept as furniture")                                       \
  M(EMPTY_INPUT, BG_ERROR, BG_INPUT,                                                                                   \
    "there is no text in it; if it shows some, have that recognised (OCR), or copy it into a .txt")                    \
  M(BINARY_INPUT, BG_ERROR, BG_INPUT, "this is not text (%s); baogao formats tells what can be read")                  \
  M(TOO_LARGE, BG_ERROR, BG_INPUT, "larger than the limit of %s bytes; see --max-size")                                \
  M(CANNOT_READ, BG_ERROR, BG_INPUT, "cannot be read: %s")                                                             \
  M(FOREIGN_XML, BG_ERROR, BG_INPUT, "XML, but not a report of ours: %s; save what it shows as .html, .docx or .txt")  \
  M(DAMAGED_ARCHIVE, BG_ERROR, BG_INPUT,                                                                               \
    "the archive is damaged: %s; fetch it anew, or save it anew where it can be opened")                               \
  M(HELPER_MISSING, BG_ERROR, BG_INPUT, "%s reads this, and it is not installed: %s")                                  \
  M(HELPER_FAILED, BG_ERROR, BG_INPUT,                                                                                 \
    "%s cannot read it: %s; open it where it was made and save it anew, as .docx if that can be")                      \
  M(HELPER_WEAK, BG_WARNING, BG_OK, "read by %s, which leaves out %s; %s reads them, too")                             \
  M(UNKNOWN_INPUT, BG_ERROR, BG_USAGE, "no input format is called %s; see baogao formats")                             \
  M(HELPER_WARNS, BG_WARNING, BG_OK, "%s says of it: %s")                                                              \
  M(DAMAGED_FILE, BG_ERROR, BG_INPUT,                                                                                  \
    "the file is damaged: %s; fetch it anew, or save it anew where it can be opened")                                  \
  M(ENCRYPTED, BG_ERROR, BG_INPUT, "it is encrypted; save it without a password first")                                \
  M(SCANNED, BG_ERROR, BG_INPUT,                                                                                       \
    "none of its %s pages holds text: these are pictures; have the text recognised (OCR) first")                       \
  M(PAGES_WITHOUT_TEXT, BG_WARNING, BG_OK,                                                                             \
    "%s of its %s pages hold no text (%s); what pictures show there is missing")                                       \
  M(OWN_CODES, BG_WARNING, BG_OK,                                                                                      \
    "%s characters are codes of their font's own; what they show is not known: see the page, or save its text as "     \
    ".docx")                                                                                                           \
  M(INNER_TEXT, BG_NOTE, BG_OK, "the page shows no article; taken is the one that it holds for a script to show")      \
  M(SIGNED, BG_NOTE, BG_OK, "the file is signed; whether the signature holds is not checked")                          \
  M(UNKNOWN_ENCODING, BG_ERROR, BG_USAGE, "no encoding is called %s; iconv --list names them")                         \
  M(BAD_OPTION, BG_ERROR, BG_USAGE, "%s cannot be “%s”; it must be %s")                                                \
  /* the structure */                                                                                                  \
  M(NOT_A_REPORT, BG_WARNING, BG_OK, "this does not look like a work report; kept as a plain outline")                 \
  M(PAGE_JUMP, BG_NOTE, BG_OK, "page jump removed from a sentence: %s")                                                \
  M(PAGE_JUMP_ONE_SIDED, BG_WARNING, BG_OK, "a page jump without its other half: %s")                                  \
  M(REPEATED_TEXT, BG_WARNING, BG_OK, "text repeated from line %s on; kept as furniture")                              \
  M(NUMBERING_GAP, BG_WARNING, BG_OK, "label %s follows %s; kept as written")                                          \
  M(NO_PART, BG_WARNING, BG_OK, "no part found that is a %s")                                                          \
  M(NO_SALUTATION, BG_WARNING, BG_OK, "no salutation at its beginning; this may be a part or a summary of a report")   \
  M(NO_TASKS, BG_WARNING, BG_OK, "the plan has no tasks")                                                              \
  M(COUNT_DIFFERS, BG_WARNING, BG_OK, "the text says %s, found are %s")                                                \
  M(DANGLING_NOTE, BG_WARNING, BG_OK, "note mark %s has no entry in the glossary")                                     \
  M(FACT_INFERRED, BG_NOTE, BG_OK, "%s %s is inferred, not read from the text")                                        \
  M(FACT_MISSING, BG_NOTE, BG_OK, "the text does not state its %s")                                                    \
  M(HEADING_RULE, BG_NOTE, BG_OK, "heading by rule %s: %s")                                                            \
  M(BLOCK_RULE, BG_NOTE, BG_OK, "block by rule %s: %s")                                                                \
  M(NOT_CHOSEN, BG_NOTE, BG_OK, "considered, not chosen: %s: %s")                                                      \
  M(STATISTIC_RULE, BG_NOTE, BG_OK, "statistic by rule %s: %s")                                                        \
  M(UNIT_UNKNOWN, BG_NOTE, BG_OK, "unit not in the lexicon: %s")                                                       \
  /* the tree */                                                                                                       \
  M(SCHEMA, BG_ERROR, BG_WARNED, "not valid: %s")                                                                      \
  M(DUPLICATE_ID, BG_ERROR, BG_INPUT, "id %s stands twice")                                                            \
  M(DANGLING_ID, BG_ERROR, BG_WARNED, "id %s is referred to, but stands nowhere")                                      \
  M(TOO_DEEP, BG_WARNING, BG_OK, "divisions nested deeper than %s levels; kept flat below")                            \
  /* the command line */                                                                                               \
  M(WRONG_USE, BG_ERROR, BG_USAGE, "%s; see baogao %s --help")                                                         \
  M(TABLE_FILE, BG_ERROR, BG_INPUT, "table of reports: %s")                                                            \
  M(TABLE_ENCODING, BG_WARNING, BG_OK, "table of reports: it is no UTF-8; read as %s")                                 \
  M(ROW_FACT, BG_WARNING, BG_OK, "its %s cannot be “%s”, and is left out; it must be %s")                              \
  M(SAME_ID, BG_WARNING, BG_OK, "the id %s stood in an earlier row; this one is called by its number")                 \
  M(META_FILE, BG_ERROR, BG_USAGE, "side file: %s")                                                                    \
  M(META_ENCODING, BG_WARNING, BG_OK, "side file: it is no UTF-8; read as %s")                                         \
  M(META_UNUSED, BG_WARNING, BG_OK, "side file: no input is called %s; the row is not used")                           \
  /* example sentences */                                                                                              \
  M(SENTENCE_DIFFERS, BG_ERROR, BG_WARNED, "“%s” must give %s; it gives %s")                                           \
  M(SENTENCE_RIGHT, BG_ERROR, BG_WARNED, "“%s” comes out right now: take its * away")                                  \
  M(SENTENCE_TABLE, BG_ERROR, BG_INPUT, "this is no table of sentences: %s")                                           \
  /* the outputs */                                                                                                    \
  M(UNKNOWN_FORMAT, BG_ERROR, BG_USAGE, "no format is called %s; see baogao formats")                                  \
  M(UNKNOWN_TABLE, BG_ERROR, BG_USAGE, "no table is called %s; see baogao formats")                                    \
  M(SAME_REPORT, BG_WARNING, BG_OK, "report %s is there already; left out")                                            \
  M(REPORT_REPLACED, BG_NOTE, BG_OK, "it takes the place of report %s at %s")                                          \
  M(PUBLISHED, BG_NOTE, BG_OK, "reports of this site: %s new, %s replaced, %s as they were")                           \
  M(EDITION, BG_WARNING, BG_OK, "another report of this place and year is there: %s; both are kept")                   \
  M(NO_ADDRESS, BG_NOTE, BG_OK, "%s is not made: it holds whole addresses, which only --address can tell")             \
  M(CELL_CUT, BG_WARNING, BG_OK, "sheet %s: text longer than a cell can hold is cut")                                  \
  M(CANNOT_WRITE, BG_ERROR, BG_OUTPUT, "cannot be written: %s")                                                        \
  M(INCOMPLETE, BG_ERROR, BG_INPUT, "an input could not be read; %s")                                                  \
  M(UNSOUND, BG_ERROR, BG_FAULT, "not made: %s is not what it should be: %s")                                          \
  M(STOPPED, BG_ERROR, BG_OUTPUT, "stopped by a signal (%s); nothing unfinished is left")                              \
  M(PIPE_CLOSED, BG_ERROR, BG_OUTPUT, "the reader of the pipe has gone")                                               \
  M(STYLESHEET, BG_ERROR, BG_FAULT, "stylesheet %s: %s")                                                               \
  M(USER_STYLESHEET, BG_ERROR, BG_USAGE, "stylesheet %s: %s")                                                          \
  M(TRANSFORM_FAILED, BG_ERROR, BG_OUTPUT, "stylesheet %s failed: %s")                                                 \
  M(STYLESHEET_SAYS, BG_WARNING, BG_OK, "stylesheet %s says: %s")                                                      \
  /* bags */                                                                                                           \
  M(NO_BAG, BG_ERROR, BG_INPUT, "not made: something would be missing in it")                                          \
  M(NOT_A_BAG, BG_ERROR, BG_INPUT, "this is no bag: %s")                                                               \
  M(BAG_MISSING, BG_ERROR, BG_WARNED, "%s is missing")                                                                 \
  M(BAG_CHANGED, BG_ERROR, BG_WARNED, "%s is not what %s says")                                                        \
  M(BAG_EXTRA, BG_ERROR, BG_WARNED, "%s is in the payload, but not in %s")                                             \
  M(BAG_FILE, BG_ERROR, BG_WARNED, "%s cannot be checked: %s")                                                         \
  M(BAG_MANIFEST, BG_ERROR, BG_WARNED, "%s, line %s: %s")                                                              \
  M(BAG_OXUM, BG_ERROR, BG_WARNED, "Payload-Oxum says %s, there are %s")                                               \
  M(BAG_WHOLE, BG_NOTE, BG_OK, "whole: %s files, as their checksums say")                                              \
  M(BAG_UNDESCRIBED, BG_WARNING, BG_OK, "%s is in no tag manifest")                                                    \
  /* the program */                                                                                                    \
  M(MEMORY, BG_ERROR, BG_FAULT, "out of memory")                                                                       \
  M(INTERNAL, BG_ERROR, BG_FAULT, "internal fault: %s")                                                                \
  M(MORE_OF_THESE, BG_NOTE, BG_OK, "%s more of [%s] not listed")

#define BG_MESSAGE_CODE(code, level, status, text) BG_##code,
typedef enum bg_code { BG_MESSAGES(BG_MESSAGE_CODE) BG_CODES } bg_code;
#undef BG_MESSAGE_CODE

/** A diagnostic. Line and column are 1-based (columns in code points), 0 when it has no place in the text. */
typedef struct bg_diagnostic {
  bg_code code;
  bg_level level;
  const char *name; /* page-jump */
  const char *text; /* without the name */
  const char *file; /* as given to bg_report_read(), or NULL */
  size_t line;
  size_t column;
} bg_diagnostic;

/** Diagnostics in the order in which they came. */
typedef struct bg_log bg_log;

/** A new, empty log, or NULL when memory runs out. */
BG_API bg_log *bg_log_new(void);
BG_API void bg_log_free(bg_log *log);

/** How many diagnostics there are, and the one at `index` (NULL past the end). */
BG_API size_t bg_log_count(const bg_log *log);
BG_API const bg_diagnostic *bg_log_at(const bg_log *log, size_t index);

/** The worst status that the diagnostics lead to; with `strict`, any warning makes at least BG_WARNED. */
BG_API bg_status bg_log_status(const bg_log *log, bool strict);

/** # Reading a report */

typedef struct bg_report bg_report;

/** What the caller knows or wants. All zero is the default. Strings are borrowed for the time of the call. Facts are
 * text in UTF-8 without control characters, an id has no white space: anything else is refused (BG_BAD_OPTION). */
typedef struct bg_options {
  const char *encoding; /* name of the source's encoding; NULL: found out */
  const char *format;   /* the source's format by a suffix of bg_input_at() ("docx"); NULL: found out */
  const char *id;       /* report id; NULL: from the SHA-256 of the source */
  const char *place;    /* facts that win over the text's; NULL: from the text */
  const char *title;
  const char *meeting;
  const char *speaker;
  const char *date;           /* YYYY-MM-DD, a day that there is */
  const char *source_address; /* where the report was published */
  int year;                   /* the plan's year, 1949 to 2999; 0: from the text */
  size_t max_size;            /* bytes of the source; 0: 64 MiB */
  bool without_statistics;    /* structure only */
  bool explain;               /* note for each heading and statistic which rule made it one */
} bg_options;

/** Reads a report from `size` bytes: text in any encoding, a Word document, a web page … (see bg_input_at()), or a
 * report's own XML.
 * `name` (may be NULL) is the file's name: its base name is kept as the source's name and diagnostics begin with it.
 * Text is never refused: what cannot be made sense of becomes plain paragraphs and a diagnostic.
 * NULL for what is no text at all, for XML that is not ours, for options that are none, and when memory runs out; `log`
 * says which. */
BG_API bg_report *bg_report_read(const void *bytes, size_t size, const char *name, const bg_options *options,
                                 bg_log *log);
BG_API void bg_report_free(bg_report *report);

/** An input format. What a source is in is told by its content, and only then by its name. */
typedef struct bg_input {
  const char *suffixes; /* ".html .htm" */
  const char *about;
} bg_input;

/** The input format at `index`, or NULL past the end. */
BG_API const bg_input *bg_input_at(size_t index);

/** The report's tree, a libxml2 document (`xmlDoc *`) in the vocabulary of report.rng. Borrowed. It is made at the
 * first call, or by anything else that needs it; NULL when memory runs out then. */
BG_API const void *bg_report_xml(const bg_report *report);

/** Checks the tree against the schema and the rules about ids, references, numbering and facts, adding what is wrong to
 * `log`; what a report must have and was not found in it (parts, tasks …) was said when it was read. False when memory
 * runs out. */
BG_API bool bg_report_check(const bg_report *report, bg_log *log);

/** # Writing */

/** Takes `size` bytes of output; false stops the writing (BG_CANNOT_WRITE, or BG_PIPE_CLOSED when errno is EPIPE). */
typedef bool (*bg_sink)(void *user, const char *bytes, size_t size);

/** A sink that writes to the `FILE *` given as `user`. */
BG_API bool bg_sink_file(void *user, const char *bytes, size_t size);

/** Writes one report as `format` (a name from bg_format_at(), or "csv:TABLE", "jsonl:TABLE"). */
BG_API bool bg_report_write(const bg_report *report, const char *format, bg_sink sink, void *user, bg_log *log);

/** A writer puts many reports into one output, in the order given; only formats whose `many` is true. */
typedef struct bg_writer bg_writer;
BG_API bg_writer *bg_writer_open(const char *format, bg_sink sink, void *user, bg_log *log);
/** The same, adding to the file called `path` as it is, or making it; only formats whose `in_place` is true. Each
 * report is in it, whole, when bg_writer_add() returns; one that was in it already changes nothing. */
BG_API bg_writer *bg_writer_open_file(const char *format, const char *path, bg_log *log);
BG_API bool bg_writer_add(bg_writer *writer, const bg_report *report);
/** Ends the output. False when anything could not be written, now or before. The writer is freed in any case. */
BG_API bool bg_writer_close(bg_writer *writer);

/** An output format. */
typedef struct bg_format {
  const char *name;   /* what -t takes */
  const char *suffix; /* .html; without a dot at its beginning it is the whole name of the file */
  bool many;          /* one output holds many reports */
  bool tables;        /* is made of one table, named behind a colon: csv:targets */
  bool one_table;     /* may be made of one table in the same way, else has all: xlsx:tasks */
  bool in_place;      /* adds to a file that may be there already: bg_writer_open_file() */
  const char *about;
} bg_format;

/** The format at `index`, or NULL past the end. */
BG_API const bg_format *bg_format_at(size_t index);

/** The name of the table at `index` (what stands behind "csv:"), or NULL past the end. */
BG_API const char *bg_table_at(size_t index);

/** # Records
 *
 * The rows of a table as typed values, for who goes on with them in a program:
 *
 *     bg_rows *rows = bg_rows_open(report, "targets", log);
 *     for (size_t i = 0; rows && i < bg_rows_count(rows); i++) {
 *       const bg_value *value = bg_rows_called(rows, i, "value");
 *       if (value->text) printf("%s %g\n", bg_rows_called(rows, i, "indicator")->text, value->number);
 *     }
 *     bg_rows_close(rows);
 */

/** What a column holds. A decimal is exact as text, and as a number the nearest double. */
typedef enum bg_type { BG_TEXT, BG_INTEGER, BG_DECIMAL, BG_BOOLEAN, BG_DATE } bg_type;

/** A column of a table; titles and descriptions are in Chinese, and in English. */
typedef struct bg_column {
  const char *name;
  bg_type type;
  const char *title;
  const char *title_en;
  const char *about;
  const char *about_en;
  bool required; /* no row is without a value */
} bg_column;

/** Fills `column` with what the column at `index` of the table is (everything in it lives as long as the program);
 * false past the last, and for a table that is none. */
BG_API bool bg_column_at(const char *table, size_t index, bg_column *column);

/** A value. Without one `text` is NULL. */
typedef struct bg_value {
  bg_type type;
  const char *text;  /* as CSV has it: 6.5, 2024-01-08, true */
  long long integer; /* of BG_INTEGER; of BG_BOOLEAN 1 or 0 */
  double number;     /* of BG_INTEGER, BG_DECIMAL, BG_BOOLEAN */
} bg_value;

typedef struct bg_rows bg_rows;

/** The rows of `table` that the report has, in the order of its text; of "concepts" all, and of "promises", which take
 * two reports, none. They stay when the report is freed. NULL, and `log` says why, for a table that is none and when
 * memory runs out. */
BG_API bg_rows *bg_rows_open(const bg_report *report, const char *table, bg_log *log);
BG_API size_t bg_rows_count(const bg_rows *rows);

/** The value in a row and column, both from 0 on; NULL where there is none of that number, or column of that name. */
BG_API const bg_value *bg_rows_at(const bg_rows *rows, size_t row, size_t column);
BG_API const bg_value *bg_rows_called(const bg_rows *rows, size_t row, const char *column);
BG_API void bg_rows_close(bg_rows *rows);

/** # The source text */

/** Writes the source text from which the report was made, in UTF-8, character for character (without a BOM). */
BG_API bool bg_report_source(const bg_report *report, bg_sink sink, void *user, bg_log *log);

#ifdef __cplusplus
}
#endif
#endif
