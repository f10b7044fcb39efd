/* Outputs made by a stylesheet: the format's own, or one that is given (writer_open_sheet()). */
#include "write.h"

bool xslt_open(bg_writer *writer)
{
  if (writer->sheet) return true;
  writer->state = stylesheet_own(writer->format->stylesheet, writer->log);
  return writer->state != NULL;
}

bool xslt_add(bg_writer *writer, const struct view *view)
{
  stylesheet *sheet = writer->sheet ? writer->sheet : writer->state;
  return stylesheet_apply(sheet, view->tree, &writer->output, writer->log);
}

bool xslt_close(bg_writer *writer)
{
  stylesheet_free(writer->state);
  return true;
}
