/* Parsing: the passes over a source text, in their order (outline.h tells what each does). */
#include "parse.h"
#include "outline.h"

bool outline_find(struct outline *outline)
{
  return lines_find(outline) && furniture_find(outline) && table_numbers_keep(outline) && running_heads_find(outline) &&
         paragraphs_find(outline) && repeats_find(outline) && tables_find(outline) && front_find(outline) &&
         ending_find(outline) && titles_find(outline) && parts_infer(outline) && annexes_find(outline) &&
         items_find(outline) && levels_find(outline) && roles_find(outline);
}

bool parse_document(struct document *document)
{
  struct outline outline = {.document = document};
  return outline_find(&outline) && functions_find(&outline) && topics_find(&outline) && divisions_build(&outline) &&
         references_find(document) && generated_labels_find(document) && lead_units_find(document) &&
         sentences_find(document) && facts_find(&outline) && rules_explain(document);
}
