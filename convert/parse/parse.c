/* Parsing: the passes over a source text, in their order (outline.h tells what each does). */
#include "parse.h"
#include "outline.h"

bool outline_find(struct outline *outline)
{
  static bool (*const steps[])(struct outline *) = {
      lines_find,   furniture_find, table_numbers_keep, running_heads_find, paragraphs_find, repeats_find,
      tables_find,  foreign_find,   front_find,         ending_find,        titles_find,     parts_infer,
      annexes_find, items_find,     levels_find,        roles_find};
  for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
    if (!steps[i](outline)) return false;
  return true;
}

bool parse_document(struct document *document)
{
  static bool (*const steps[])(struct outline *) = {outline_find,     functions_find, own_building_infer, topics_find,
                                                    inner_tasks_name, titles_explain, divisions_build};
  struct outline outline = {.document = document};
  for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
    if (!steps[i](&outline)) return false;
  task_tables_find(document);
  progress_find(&outline);
  references_find(document);
  generated_labels_find(document);
  lead_units_find(document);
  sentences_find(document);
  facts_find(&outline);
  rules_explain(document);
  return document_is_whole(document);
}
