/* Outputs made by a stylesheet: the format's own, or one that is given (writer_open_sheet()). */
#include "../tree/tree.h"
#include "write.h"

bool xslt_open(bg_writer *writer)
{
  if (writer->sheet) return true;
  writer->state = stylesheet_own(writer->format->stylesheet, writer->log);
  return writer->state != NULL;
}

static stylesheet *sheet_of(const bg_writer *writer)
{
  return writer->sheet ? writer->sheet : writer->state;
}

bool xslt_add(bg_writer *writer, const struct view *view)
{
  return stylesheet_apply(sheet_of(writer), view->tree, NULL, &writer->output, writer->log);
}

bool page_add(bg_writer *writer, const struct view *view)
{
  const struct walk walk = {(struct element *)view->at, view->count, view->text};
  xmlDoc *sketch = view->tree ? NULL : tree_build_sketch(view->document);
  const xmlDoc *tree = view->tree ? view->tree : sketch;
  if (!tree) return log_memory(writer->log);
  bool good = stylesheet_apply(sheet_of(writer), tree, view->at ? &walk : NULL, &writer->output, writer->log);
  tree_free(sketch);
  return good;
}

bool xslt_close(bg_writer *writer)
{
  stylesheet_free(writer->state);
  return true;
}
