/* Observations for blocks.py: for each paragraph of a report's parts its place in the source, its part, and the rows of
 * lexicon/blocks.tsv that are observed of it. */
#include "lexicon/blocks.h"
#include "parse/blocks.h"
#include "parse/pieces.h"
#include "read/read.h"
#include <stdio.h>
#include <stdlib.h>

static void print_unit(const struct outline *outline, const struct block_unit *unit)
{
  const struct paragraph *paragraph = &outline->paragraphs[unit->paragraph];
  printf("%u\t%u\t%d\t%d", pieces_source(outline->document, paragraph->start, false), unit->part, unit->ahead,
         unit->link);
  for (int i = 0; i < unit->count; i++) printf("\t%s", lex_blocks_rows[unit->features[i]].feature);
  putchar('\n');
}

static bool print_report(const char *name, slice bytes)
{
  static const bg_options options;
  struct document document = {.arena = arena_new(), .log = bg_log_new(), .options = &options};
  struct outline outline = {.document = &document};
  struct block_units units = {0};
  const struct input *input = input_of(bytes, name);
  bool good = document.arena && document.log && input->extract && read_text(&document, input, bytes, name) &&
              outline_find(&outline);
  if (good) closing_find(&outline);
  good = good && block_units_find(&outline, &units);
  printf("report\t%s\n", name);
  for (size_t i = 0; i < units.count; i++) print_unit(&outline, &units.at[i]);
  bg_log_free(document.log);
  arena_free(document.arena);
  return good;
}

int main(int count, char **names)
{
  for (int i = 1; i < count; i++) {
    FILE *file = fopen(names[i], "rb");
    if (!file) return 1;
    enum { MOST = 1 << 24 };
    char *bytes = malloc(MOST);
    size_t size = bytes ? fread(bytes, 1, MOST, file) : 0;
    fclose(file);
    bool good = size && print_report(names[i], (slice){bytes, size});
    free(bytes);
    if (!good) return 1;
  }
  return 0;
}
