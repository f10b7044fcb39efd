/* Until the writers come: XML alone. */
#include "../support/log.h"
#include "../tree/tree.h"
#include <errno.h>
#include <stdio.h>
__attribute__((weak)) const bg_format *bg_format_at(size_t index)
{
  static const bg_format xml = {"xml", ".xml", false, "the annotated report"};
  return index == 0 ? &xml : NULL;
}
__attribute__((weak)) const char *bg_table_at(size_t index)
{
  (void)index;
  return NULL;
}
__attribute__((weak)) bool bg_sink_file(void *user, const char *bytes, size_t size)
{
  return fwrite(bytes, 1, size, user) == size;
}
__attribute__((weak)) bool bg_report_write(const bg_report *report, const char *format, bg_sink sink, void *user,
                                           bg_log *log)
{
  (void)format;
  if (tree_save(bg_report_xml(report), sink, user)) return true;
  return errno == EPIPE ? log_add(log, BG_PIPE_CLOSED, NOWHERE)
                        : log_add(log, BG_CANNOT_WRITE, NOWHERE, strerror(errno));
}
__attribute__((weak)) bg_writer *bg_writer_open(const char *format, bg_sink sink, void *user, bg_log *log)
{
  (void)format, (void)sink, (void)user, (void)log;
  return NULL;
}
__attribute__((weak)) bool bg_writer_add(bg_writer *writer, const bg_report *report)
{
  (void)writer, (void)report;
  return false;
}
__attribute__((weak)) bool bg_writer_close(bg_writer *writer)
{
  (void)writer;
  return false;
}
