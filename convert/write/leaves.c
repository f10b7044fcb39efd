/* Leaves: see leaves.h. The page is made of the report's tree, to which is added for the time what it has to know of
 * its site (package_tree.h); all else of the tree as it is. */
#include "leaves.h"
#include "../support/xml.h"
#include "package_tree.h"
#include "page_promises.h"

static bool collect(void *user, const char *bytes, size_t size)
{
  return buffer_add(user, (slice){bytes, size});
}

static bool by_sheet(stylesheet *sheet, const xmlDoc *tree, struct buffer *bytes, bg_log *log)
{
  bg_writer *writer = writer_open_sheet(sheet, collect, bytes, log);
  bool added = writer && writers_add(&writer, 1, tree);
  return writer && bg_writer_close(writer) && added;
}

static bool make_page(struct leaves *leaves, const struct leaf_sheets *sheets, const struct package *package,
                      size_t index, const xmlDoc *before, bg_log *log)
{
  xmlNode *around = package_tree_around(leaves->tree, package, index);
  if (!around) return log_memory(log);
  bool made = (!before || page_promises_add(around, before, leaves->tree, log)) &&
              by_sheet(sheets->page, leaves->tree, &leaves->files[REPORT_HTML], log);
  xmlUnlinkNode(around);
  xmlFreeNode(around);
  return made;
}

/* Those that share one walk through the tree. */
static const struct {
  enum report_file file;
  const char *format;
} tables_of_report[] = {{REPORT_TARGETS, "csv:targets"},
                        {REPORT_STATISTICS, "csv:statistics"},
                        {REPORT_XLSX, "xlsx"},
                        {REPORT_DOCX, "docx"}};
enum { TABLES_OF_REPORT = sizeof tables_of_report / sizeof *tables_of_report };

static bool make_tables(struct leaves *leaves, bg_log *log)
{
  bg_writer *writers[TABLES_OF_REPORT];
  size_t count = 0;
  for (; count < TABLES_OF_REPORT; count++) {
    struct buffer *bytes = &leaves->files[tables_of_report[count].file];
    writers[count] = writer_open(tables_of_report[count].format, NULL, collect, bytes, log);
    if (!writers[count]) break;
  }
  bool good = count == TABLES_OF_REPORT && writers_add(writers, count, leaves->tree);
  while (count > 0) good = bg_writer_close(writers[--count]) && good;
  return good;
}

/* XML that this run has written: nothing about it has to be checked. */
static xmlDoc *read_again(slice xml, bg_log *log)
{
  char reason[256];
  size_t line;
  xmlDoc *tree = xml_parse(xml, NULL, false, reason, sizeof reason, &line);
  if (!tree && *reason) log_add(log, BG_INTERNAL, NOWHERE, reason);
  if (!tree && !*reason) log_memory(log);
  return tree;
}

bool leaves_make(struct leaves *leaves, const struct leaf_sheets *sheets, const struct package *package, size_t index,
                 slice xml, slice before, bg_log *log)
{
  *leaves = (struct leaves){.tree = read_again(xml, log)};
  xmlDoc *year_before = leaves->tree && before.size ? read_again(before, log) : NULL;
  bool good = leaves->tree && (year_before || !before.size) &&
              make_page(leaves, sheets, package, index, year_before, log) &&
              by_sheet(sheets->text, leaves->tree, &leaves->files[REPORT_TEXT], log) && make_tables(leaves, log);
  xmlFreeDoc(year_before);
  return good;
}

void leaves_free(struct leaves *leaves)
{
  xmlFreeDoc(leaves->tree);
  for (size_t i = 0; i < REPORT_FILES; i++) free(leaves->files[i].at);
}
