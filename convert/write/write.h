/* Writing, from within: what a format is to the writer, and what the commands may ask for beyond baogao.h. */
#ifndef BAOGAO_WRITE_H
#define BAOGAO_WRITE_H

#include "output.h"
#include "stylesheet.h"
#include "tables.h"

/** What the user wants of an output. All zero is the default. */
struct write_options {
  bool excel;       /* csv: begin with a byte order mark, so that Excel takes the file for UTF-8 */
  bool people;      /* csv: as people see it (people.h) */
  bool csv_safe;    /* csv: an apostrophe before text that a spreadsheet would take for a formula */
  const char *path; /* sqlite: the database to add to in place (the sink is then not used) */
  /* sqlite: called when a transaction begins to change the database, and when it has ended: who stops the program in
   * between leaves a journal behind. May be NULL. */
  void (*hold)(void *user, bool on);
  void *hold_user;
};

/** A writer on its way. `state` is the format's own. */
struct bg_writer {
  const struct format *format;
  const struct table *table; /* of csv:TABLE, jsonl:TABLE */
  struct write_options options;
  stylesheet *sheet; /* of writer_open_sheet() */
  struct output output;
  bg_log *log;
  bool failed;
  size_t reports;            /* how many have been added */
  size_t rows;               /* csv: how many have been written */
  struct promises *promises; /* of a format with tables over all reports; else NULL */
  const bg_writer *shares;   /* the writer whose promises it uses instead of its own; NULL: none */
  bool ended;                /* the rows over all reports have been written */
  void *state;
};

/** A format: what the public sees, and its functions. Each returns false when something went wrong, having logged it.
 * `open` may be NULL; `close` (may be NULL) ends what `open` began and must free `state` even after a failure. */
struct format {
  bg_format known;
  bool report_only; /* `add` looks at view.given alone, so that not even the tree need be made; or at view.tree */
  bool tree_only;   /* `add` looks at view.tree alone, so that the rest of the view need not be made */
  bool treeless;    /* `add` does not look at view.tree, so that it need not be made */
  bool (*open)(bg_writer *writer);
  bool (*add)(bg_writer *writer, const struct view *view);
  bool (*close)(bg_writer *writer);
  table_row row;          /* takes, with the writer, the rows over all reports; NULL: the format has none */
  const char *stylesheet; /* of the formats made by XSLT: its name in xslt/ */
};

/** Formats made by a stylesheet have all of this in common. */
#define XSLT_FORMAT(sheet)                                                                                             \
  .tree_only = true, .open = xslt_open, .add = xslt_add, .close = xslt_close, .stylesheet = (sheet)

/** And the page, of which a sketch of the report is enough. */
#define PAGE_FORMAT(sheet)                                                                                             \
  .tree_only = true, .treeless = true, .open = xslt_open, .add = page_add, .close = xslt_close, .stylesheet = (sheet)

/** bg_writer_open() with options. */
bg_writer *writer_open(const char *format, const struct write_options *options, bg_sink sink, void *user, bg_log *log);

/** Opens a writer of what a compiled stylesheet, which is borrowed, makes of one report. */
bg_writer *writer_open_sheet(stylesheet *sheet, bg_sink sink, void *user, bg_log *log);

/** The stylesheet by which the format called `name` is made, or NULL when it is made otherwise. */
const char *writer_stylesheet(const char *name);

/** Whether the format called `name` looks at a report's tree. */
bool writer_needs_tree(const char *name);

/** The same for a format, and a table, that are in no list. `table` may be NULL; xlsx takes as many as there are up to
 * the one without a name. */
bg_writer *writer_open_as(const struct format *format, const struct table *table, const struct write_options *options,
                          bg_sink sink, void *user, bg_log *log);

/** Writes the rows over all reports, of which none is added any more; closing does it otherwise. False when something
 * went wrong, having logged it. */
bool writer_end_rows(bg_writer *writer);

/** Adds a report's tree to `count` writers (csv -d DIR: one a table), walking through it once. */
bool writers_add(bg_writer *const *writers, size_t count, const xmlDoc *tree);

/** The same of a report, whose tree is made only if one of them needs it. */
bool writers_add_report(bg_writer *const *writers, size_t count, const bg_report *report);

/* The formats' functions. */
bool csv_open(bg_writer *writer);
bool csv_add(bg_writer *writer, const struct view *view);
bool csv_close(bg_writer *writer);
bool csv_row(void *writer, const struct table *table, const slice *cells);
bool jsonl_add(bg_writer *writer, const struct view *view);
bool jsonl_row(void *writer, const struct table *table, const slice *cells);
bool json_add(bg_writer *writer, const struct view *view);
bool xml_add(bg_writer *writer, const struct view *view);
bool xlsx_open(bg_writer *writer);
bool xlsx_add(bg_writer *writer, const struct view *view);
bool xlsx_row(void *writer, const struct table *table, const slice *cells);
bool xlsx_close(bg_writer *writer);
bool task_document_open(bg_writer *writer);
bool task_document_add(bg_writer *writer, const struct view *view);
bool task_document_close(bg_writer *writer);
bool sqlite_open(bg_writer *writer);
bool sqlite_add(bg_writer *writer, const struct view *view);
bool sqlite_close(bg_writer *writer);
bool datapackage_open(bg_writer *writer);
bool datapackage_add(bg_writer *writer, const struct view *view);
bool datapackage_close(bg_writer *writer);
bool csvw_close(bg_writer *writer);
bool json_schema_close(bg_writer *writer);
bool xslt_open(bg_writer *writer);
bool xslt_add(bg_writer *writer, const struct view *view);
bool page_add(bg_writer *writer, const struct view *view);
bool xslt_close(bg_writer *writer);

#endif
