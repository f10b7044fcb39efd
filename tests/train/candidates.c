/* Prints the candidates for each statistic of reports, with their features: what the weights are fitted on.
 *
 *   candidates FILE… > candidates.txt
 *
 * Lines: `F name`; `S start end nth count` (code points of the source text; which number of how many in a list, or 0 of
 * 0) for each statistic, and behind it a line a candidate, in order: `C chosen member features text` (member: of the
 * list), the features as numbers joined by commas. `candidates --features` prints the
 * name of each feature instead. */
#include "parse/cuts.h"
#include "parse/parse.h"
#include "read/read.h"
#include "stats/choice.h"
#include "stats/features.h"
#include "support/log.h"
#include "support/utf8.h"
#include <stdio.h>
#include <stdlib.h>

struct notes {
  char **of; /* a statistic's lines, NULL: none */
  size_t room;
};

static void print_text(FILE *to, const struct candidate *c)
{
  for (size_t i = 0; i < c->part_count; i++)
    for (size_t at = 0, size; at < c->parts[i].size; at += size)
      if (!utf8_is_space(utf8_at(c->parts[i].at + at, &size))) fwrite(c->parts[i].at + at, 1, size, to);
}

static void *chosen(void *user, const struct chooser *chooser, const struct candidate *best)
{
  (void)user;
  char *lines;
  size_t size;
  FILE *to = open_memstream(&lines, &size);
  fprintf(to, "%zu %zu\n", chooser->scene.list.nth, chooser->scene.list.count);
  for (size_t i = 0; i < chooser->candidates.count; i++) {
    const struct candidate *c = &chooser->candidates.at[i];
    fprintf(to, "C %d %d ", c == best, c->member);
    uint16_t features[FEATURES_MOST];
    features_of(&chooser->scene, c, features);
    for (size_t f = 0; f < features_a_candidate; f++) fprintf(to, "%s%u", f ? "," : "", features[f]);
    fprintf(to, " %s:", cause_names[c->cause]);
    print_text(to, c);
    fputc('\n', to);
  }
  fclose(to);
  return lines;
}

static void kept(void *user, void *note, size_t number)
{
  struct notes *notes = user;
  while (number >= notes->room) {
    notes->of = realloc(notes->of, (notes->room + 1024) * sizeof *notes->of);
    memset(notes->of + notes->room, 0, 1024 * sizeof *notes->of);
    notes->room += 1024;
  }
  notes->of[number] = note;
}

static void print_notes(const struct document *document, struct notes *notes)
{
  uint32_t byte = 0;
  size_t point = 0;
  for (size_t i = 0; i < document->marks[MARK_STAT].count; i++) {
    const struct mark *mark = &document->marks[MARK_STAT].at[i];
    char *note = mark->detail < notes->room ? notes->of[mark->detail] : NULL;
    point += utf8_count((slice){document->text.at + byte, mark->start - byte});
    byte = mark->start;
    if (!note) continue;
    printf("S %zu %zu %s", point, point + utf8_count((slice){document->text.at + byte, mark->end - byte}), note);
    free(note);
    notes->of[mark->detail] = NULL;
  }
}

static bool print_candidates(const char *path)
{
  FILE *file = fopen(path, "rb");
  if (!file) return false;
  static char bytes[1 << 24];
  slice source = {bytes, fread(bytes, 1, sizeof bytes, file)};
  fclose(file);
  struct notes notes = {NULL, 0};
  struct stats_observer observer = {chosen, kept, &notes};
  bg_options options = {0};
  bg_log *log = bg_log_new();
  struct document document = {.log = log, .arena = arena_new(), .options = &options};
  const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
  bool good = read_text(&document, input_of(source, name), source, name) && parse_document(&document) &&
              stats_find(&document, &observer) && text_restore(&document);
  printf("F %s\n", name);
  if (good) print_notes(&document, &notes);
  free(notes.of);
  arena_free(document.arena);
  bg_log_free(log);
  return good;
}

int main(int count, char **arguments)
{
  if (count > 1 && strcmp(arguments[1], "--features") == 0) {
    char name[64];
    for (size_t i = 0; i < features_count; i++) {
      feature_name(i, name, sizeof name);
      puts(name);
    }
    return 0;
  }
  for (int i = 1; i < count; i++)
    if (!print_candidates(arguments[i])) return 1;
  return 0;
}
