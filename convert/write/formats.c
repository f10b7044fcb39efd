/* Formats: the table of all outputs, and the writer that works for each of them. */
#include "../report.h"
#include "../support/xml.h"
#include "../tree/tree.h"
#include "concordance.h"
#include "promises.h"
#include "write.h"
#include <stdlib.h>

#define ONE                                  .many = false
#define MANY                                 .many = true
#define TABLES                               .many = true, .tables = true
#define MANY_OR_ONE                          .many = true, .one_table = true
#define IN_PLACE                             .many = true, .in_place = true
#define KNOWN(called, ends_in, holds, tells) .known = {.name = (called), .suffix = (ends_in), holds, .about = (tells)}

/* Adds a report to an output that says nothing of reports. */
static bool add_nothing(bg_writer *writer, const struct view *view)
{
  (void)writer, (void)view;
  return true;
}

static const struct format formats[] = {
    {KNOWN("xml", ".xml", ONE, "the annotated report, from which all else is made"), .report_only = true,
     .tree_only = true, .add = xml_add},
    {KNOWN("html", ".html", ONE, "a page to read, with contents and tables"), PAGE_FORMAT("html-around.xsl")},
    {KNOWN("markdown", ".md", ONE, "Markdown: headings, paragraphs, lists"), XSLT_FORMAT("markdown.xsl")},
    {KNOWN("tei", ".tei.xml", ONE, "TEI P5, lossless"), XSLT_FORMAT("tei.xsl")},
    {KNOWN("akn", ".akn.xml", ONE, "Akoma Ntoso 1.0, lossless"), XSLT_FORMAT("akn.xsl")},
    {KNOWN("text", ".txt", ONE, "clean text: page jumps and other furniture left out"), XSLT_FORMAT("text.xsl")},
    {KNOWN("csv", ".csv", TABLES, "csv:TABLE, a table over all reports; csv with -d, one file a table"),
     .open = csv_open, .treeless = true, .add = csv_add, .close = csv_close, .row = csv_row},
    {KNOWN("jsonl", ".jsonl", TABLES, "jsonl:TABLE, the same with one JSON object a line"), .treeless = true,
     .add = jsonl_add, .row = jsonl_row},
    {KNOWN("xlsx", ".xlsx", MANY_OR_ONE, "a spreadsheet: one sheet a table; xlsx:TABLE, that one alone"),
     .open = xlsx_open, .treeless = true, .add = xlsx_add, .close = xlsx_close, .row = xlsx_row},
    {KNOWN("docx", ".docx", ONE, "the division of tasks to print (Word): what is to be done, by whom, until when"),
     .open = task_document_open, .treeless = true, .add = task_document_add, .close = task_document_close},
    {KNOWN("sqlite", ".db", IN_PLACE, "an SQLite database, new or added to: tables, full-text search, XML"),
     .open = sqlite_open, .add = sqlite_add, .close = sqlite_close},
    {KNOWN("datapackage", "datapackage.json", MANY, "describes the CSV files of a directory (Frictionless)"),
     .tree_only = true, .open = datapackage_open, .add = datapackage_add, .close = datapackage_close},
    {KNOWN("csvw", "csv-metadata.json", MANY, "describes the CSV files of a directory (W3C CSV on the Web)"),
     .tree_only = true, .add = add_nothing, .close = csvw_close},
    {KNOWN("jsonschema", ".schema.json", TABLES, "jsonschema:TABLE, JSON Schema of what jsonl:TABLE writes"),
     .tree_only = true, .add = add_nothing, .close = json_schema_close},
    {KNOWN("json", ".json", ONE, "the report as one JSON object"), .treeless = true, .add = json_add},
};

enum { FORMATS = sizeof formats / sizeof *formats };

const bg_format *bg_format_at(size_t index)
{
  return index < FORMATS ? &formats[index].known : NULL;
}

/* The format of `name` (NAME or NAME:TABLE), or NULL, logged. */
static const struct format *find_format(const char *name, const struct table **table, bg_log *log)
{
  size_t size = strcspn(name, ":");
  const struct format *format = NULL;
  for (size_t i = 0; i < FORMATS && !format; i++)
    if (slice_equal((slice){name, size}, slice_of(formats[i].known.name))) format = &formats[i];
  if (!format || (name[size] && !format->known.tables && !format->known.one_table)) {
    log_add(log, BG_UNKNOWN_FORMAT, NOWHERE, name);
    return NULL;
  }
  const char *wanted = name[size] ? name + size + 1 : "";
  bool named = format->known.tables || name[size];
  *table = named ? table_find(wanted) : NULL;
  if (*table || !named) return format;
  log_add(log, BG_UNKNOWN_TABLE, NOWHERE, *wanted ? wanted : name);
  return NULL;
}

const char *writer_stylesheet(const char *name)
{
  for (size_t i = 0; i < FORMATS; i++)
    if (strcmp(formats[i].known.name, name) == 0) return formats[i].stylesheet;
  return NULL;
}

bool writer_needs_tree(const char *name)
{
  for (size_t i = 0; i < FORMATS; i++)
    if (strcmp(formats[i].known.name, name) == 0) return !formats[i].report_only && !formats[i].treeless;
  return true;
}

/* What libxml2 says while a writer is at work. The annotated report is written without it, and the program may not have
 * loaded it: then nobody listens. */
static void listen_to(const bg_writer *writer, struct xml_listener *listener)
{
  if (!writer->format->report_only) xml_listen(listener);
}

static bool listened(const bg_writer *writer, const struct xml_listener *listener)
{
  return writer->format->report_only || xml_listen_close(listener, writer->log);
}

/* Opens a writer that has all but its output. */
static bg_writer *open_writer(const bg_writer *like, bg_sink sink, void *user)
{
  bg_writer *writer = calloc(1, sizeof *writer);
  if (!writer) {
    log_memory(like->log);
    return NULL;
  }
  *writer = *like;
  const struct format *format = writer->format;
  struct xml_listener listener;
  listen_to(writer, &listener);
  bool good = output_open(&writer->output, sink, user, writer->log) && (!format->open || format->open(writer));
  if (listened(writer, &listener) && good) return writer;
  writer->failed = true;
  bg_writer_close(writer);
  return NULL;
}

bg_writer *writer_open(const char *name, const struct write_options *options, bg_sink sink, void *user, bg_log *log)
{
  bg_writer like = {.log = log};
  like.format = find_format(name, &like.table, log);
  if (options) like.options = *options;
  return like.format ? open_writer(&like, sink, user) : NULL;
}

bg_writer *writer_open_as(const struct format *format, const struct table *table, const struct write_options *options,
                          bg_sink sink, void *user, bg_log *log)
{
  bg_writer like = {.format = format, .table = table, .log = log};
  if (options) like.options = *options;
  return open_writer(&like, sink, user);
}

bg_writer *writer_open_sheet(stylesheet *sheet, bg_sink sink, void *user, bg_log *log)
{
  static const struct format by_sheet = {XSLT_FORMAT(NULL)}, page = {PAGE_FORMAT(NULL)};
  const struct format *format = stylesheet_is_around(sheet) ? &page : &by_sheet;
  return open_writer(&(bg_writer){.format = format, .log = log, .sheet = sheet}, sink, user);
}

/* Whether the writer has this table, which is over all reports. */
static bool has_table(const bg_writer *writer, const struct table *table)
{
  return writer->format->row && table->source != FROM_REPORTS && (!writer->table || writer->table == table);
}

/* Keeps what the report promises, where there is a table for it. */
static bool keep_promises(bg_writer *writer, const struct view *view)
{
  if (writer->shares || !has_table(writer, table_find("promises"))) return true;
  if (!writer->promises) writer->promises = promises_new();
  return (writer->promises && promises_add(writer->promises, view)) || log_memory(writer->log);
}

bool writer_end_rows(bg_writer *writer)
{
  bool good = !writer->failed;
  struct promises *promises = writer->shares ? writer->shares->promises : writer->promises;
  if (writer->ended) return good;
  writer->ended = true;
  for (const struct table *table = tables; good && table->name; table++) {
    if (!has_table(writer, table)) continue;
    if (table->source == FROM_LEXICON) good = concordance_rows(table, writer->format->row, writer, writer->log);
    if (table->source == FROM_PAIRS && promises)
      good = promises_rows(promises, table, writer->format->row, writer, writer->log);
  }
  writer->failed = !good || writer->output.failed;
  return !writer->failed;
}

static bool add_view(bg_writer *writer, const struct view *view)
{
  if (writer->failed) return false;
  if (!writer->format->known.many && writer->reports++ > 0)
    return log_add(writer->log, BG_INTERNAL, NOWHERE, "one output holds one report of this format");
  struct xml_listener listener;
  listen_to(writer, &listener);
  bool good = writer->format->add(writer, view) && keep_promises(writer, view);
  good = listened(writer, &listener) && good;
  /* An output of one report is whole now: what its sink says to the last piece belongs to this report. */
  if (!writer->format->known.many) good = output_flush(&writer->output) && good;
  writer->failed = !good || writer->output.failed;
  return !writer->failed;
}

bool writers_add(bg_writer *const *writers, size_t count, const xmlDoc *tree)
{
  const struct view tree_alone = {.tree = tree};
  struct view *view = NULL;
  bool good = true;
  for (size_t i = 0; i < count; i++) {
    bool enough = writers[i]->format->tree_only;
    if (!enough && !view && !(view = view_new(tree))) return log_memory(writers[i]->log);
    good = add_view(writers[i], enough ? &tree_alone : view) && good;
  }
  view_free(view);
  return good;
}

bool writers_add_report(bg_writer *const *writers, size_t count, const bg_report *report)
{
  bool treeless = true, good = true;
  for (size_t i = 0; i < count; i++) treeless = treeless && writers[i]->format->treeless;
  if (!treeless) {
    const xmlDoc *tree = bg_report_xml(report);
    return tree ? writers_add(writers, count, tree) : !count || log_memory(writers[0]->log);
  }
  struct view *view = count ? view_of_report(report) : NULL;
  if (count && !view) return log_memory(writers[0]->log);
  for (size_t i = 0; i < count; i++) good = add_view(writers[i], view) && good;
  view_free(view);
  return good;
}

bg_writer *bg_writer_open(const char *format, bg_sink sink, void *user, bg_log *log)
{
  return writer_open(format, NULL, sink, user, log);
}

static bool no_sink(void *user, const char *bytes, size_t size)
{
  (void)user, (void)bytes;
  return size == 0;
}

bg_writer *bg_writer_open_file(const char *format, const char *path, bg_log *log)
{
  return writer_open(format, &(struct write_options){.path = path}, no_sink, NULL, log);
}

bool bg_writer_add(bg_writer *writer, const bg_report *report)
{
  if (writer->format->report_only) return add_view(writer, &(struct view){.given = report});
  return writers_add_report(&writer, 1, report);
}

bool bg_writer_close(bg_writer *writer)
{
  struct xml_listener listener;
  listen_to(writer, &listener);
  bool good = writer_end_rows(writer);
  if (writer->format->close) good = writer->format->close(writer) && good;
  good = listened(writer, &listener) && good;
  good = output_close(&writer->output) && good;
  promises_free(writer->promises);
  free(writer);
  return good;
}

bool bg_report_write(const bg_report *report, const char *format, bg_sink sink, void *user, bg_log *log)
{
  bg_writer *writer = bg_writer_open(format, sink, user, log);
  if (!writer) return false;
  bool added = bg_writer_add(writer, report);
  return bg_writer_close(writer) && added;
}

bool xml_add(bg_writer *writer, const struct view *view)
{
  struct output *output = &writer->output;
  if (view->tree ? tree_save(view->tree, output_sink, output) : report_save(view->given, output_sink, output))
    return true;
  return output->failed ? false : log_memory(writer->log); /* neither says which it was */
}
