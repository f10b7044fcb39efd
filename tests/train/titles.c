/* Learns the weights of convert/lexicon/titles.tsv: which sentences of a paragraph are titles.
 *
 * usage: titles [--no-judging] GOLD_DIR TABLE REPORT… [EXAMPLE…]
 *
 * GOLD_DIR holds NAME.outline.tsv for the report NAME.*: rows with start (code points), type `heading` and strength (y:
 * a title; weak: neither required nor an error). For an EXAMPLE, a small invented report that stands for a kind of
 * structure, they stand beside it; such examples weigh more, and are not counted. The weights are those of a structured perceptron with a margin,
 * averaged over all steps; the table is written to standard output with them. Standard error tells how many titles are
 * right when each report is judged by weights learnt from the others. */
#include "lexicon/titles.h"
#include "parse/cuts.h"
#include "parse/topics.h"
#include "read/read.h"
#include "support/utf8.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 40, MOST_REPORTS = 200, LINE = 4096, COLUMNS = 8 };
enum { ROWS = sizeof lex_titles_rows / sizeof *lex_titles_rows };
static const double step = 0.02, hold = 0.005, invented = 3;
static const int missed = 200, wrong = 200; /* hundredths by which the right chain is to be better */
static const int certain = 100000;

enum gold { NO_TITLE, TITLE, EITHER };

/* A paragraph's candidates and all that is observed of them. */
struct example {
  size_t count;
  bool skipped;
  enum gold *labels;
  struct observed *own, *last, *links; /* last: 3 a candidate; links: CHAIN_WINDOW + 1 a candidate */
};

struct report {
  const char *name;
  struct example *examples;
  size_t count, room;
  bool invented;
  struct fellows fellows;
};

struct heading {
  long start;
  bool weak;
};

struct reading {
  struct report *report;
  arena *arena;
  const struct document *document;
  struct heading *headings;
  size_t heading_count;
};

/* # Reading */

static char *base_name(arena *arena, const char *path)
{
  const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *dot = strrchr(name, '.');
  return arena_copy(arena, (slice){name, dot ? (size_t)(dot - name) : strlen(name)});
}

static struct heading *read_headings(arena *arena, const char *folder, const char *name, size_t *count)
{
  struct heading *headings = NULL;
  size_t room = 0;
  FILE *file = fopen(arena_format(arena, "%s/%s.outline.tsv", folder, name), "r");
  char line[LINE];
  *count = 0;
  while (file && fgets(line, sizeof line, file)) {
    char *cells[COLUMNS] = {line};
    int cell = 1;
    for (char *at = line; *at && cell < COLUMNS; at++)
      if (*at == '\t') {
        *at = 0;
        cells[cell++] = at + 1;
      }
    if (cell < COLUMNS - 1 || strcmp(cells[2], "heading") != 0) continue;
    headings = arena_grow(arena, headings, *count, &room, sizeof *headings);
    headings[(*count)++] = (struct heading){strtol(cells[0], NULL, 10), strcmp(cells[6], "weak") == 0};
  }
  if (file) fclose(file);
  return headings;
}

static enum gold label_at(const struct reading *reading, uint32_t offset)
{
  const struct document *document = reading->document;
  slice source = document->source_text.at ? document->source_text : document->text;
  long place = (long)utf8_count((slice){source.at, text_source_offset(document, offset)});
  for (size_t i = 0; i < reading->heading_count; i++)
    if (reading->headings[i].start == place) return reading->headings[i].weak ? EITHER : TITLE;
  return NO_TITLE;
}

static bool keep(void *context, struct candidates *candidates, uint32_t paragraph, enum node_kind kind)
{
  struct reading *reading = context;
  struct report *report = reading->report;
  (void)paragraph, (void)kind;
    report->examples = arena_grow(reading->arena, report->examples, report->count, &report->room, sizeof(struct example));
  struct example *example = &report->examples[report->count++];
  size_t count = example->count = candidates->possible_count;
  example->skipped = candidates->problems; /* difficulties have no headings there */
  example->labels = arena_alloc(reading->arena, count * sizeof *example->labels);
  example->own = arena_alloc(reading->arena, count * sizeof *example->own);
  example->last = arena_alloc(reading->arena, count * CHAIN_MEMBERS * sizeof *example->last);
  example->links = arena_alloc(reading->arena, count * (CHAIN_WINDOW + 1) * sizeof *example->links);
  for (size_t i = 0; i < count; i++) {
    const struct sentence *sentence = &candidates->sentences[candidates->possible[i]];
    example->labels[i] = label_at(reading, sentence->start);
    candidate_own(candidates, i, &example->own[i]);
    for (int members = 1; members <= CHAIN_MEMBERS; members++)
      candidate_last(candidates, i, members, &example->last[i * CHAIN_MEMBERS + (size_t)members - 1]);
    candidate_link(candidates, NO_CANDIDATE, i, &example->links[i * (CHAIN_WINDOW + 1)]);
    for (size_t back = 1; back <= CHAIN_WINDOW && back <= i; back++)
      candidate_link(candidates, i - back, i, &example->links[i * (CHAIN_WINDOW + 1) + back]);
  }
  return true;
}

static bool read_report(arena *arena, struct report *report, const char *gold, const char *path)
{
  static const bg_options options;
  enum { MOST = 1 << 24 };
  struct document document = {.arena = arena, .log = bg_log_new(), .options = &options};
  struct outline outline = {.document = &document};
  struct reading reading = {.report = report, .arena = arena, .document = &document};
  FILE *file = fopen(path, "rb");
  char *bytes = file ? malloc(MOST) : NULL;
  if (!bytes) return false;
  slice all = {bytes, fread(bytes, 1, MOST, file)};
  fclose(file);
  report->name = base_name(arena, path);
  report->invented = strstr(path, "/train/") != NULL;
  if (report->invented) gold = arena_copy(arena, (slice){path, (size_t)(strrchr(path, '/') - path)});
  reading.headings = read_headings(arena, gold, report->name, &reading.heading_count);
  const struct input *input = input_of(all, path);
  bool good = input->extract && read_text(&document, input, all, path) && outline_find(&outline) &&
              functions_find(&outline) && topics_each(&outline, keep, &reading);
  bg_log_free(document.log);
  free(bytes);
  return good;
}

/* # Learning */

struct learner {
  double weights[ROWS], sums[ROWS], first_look[ROWS];
  double steps;
  const struct report *report;
  const struct example *example;
  bool again; /* the fellows have been looked at */
  enum { FREE, GOLD, LOSS } mode;
  arena *arena;
  struct chain_room room;
  bool gold[1 << 14], found[1 << 14];
};

static int sum_of(const struct learner *learner, const struct observed *observed)
{
  double sum = 0;
  for (int i = 0; i < observed->count; i++) sum += learner->weights[observed->rows[i]];
  return (int)lround(sum * 100);
}

static int own(const void *context, size_t candidate)
{
  const struct learner *learner = context;
  int sum = sum_of(learner, &learner->example->own[candidate]);
  enum gold label = learner->example->labels[candidate];
  if (learner->mode == FREE || label == EITHER) return sum;
  if (learner->mode == GOLD) return label == TITLE ? certain : -certain;
  return sum + (label == TITLE ? -missed : wrong);
}

static int link(const void *context, size_t before, size_t title)
{
  const struct learner *learner = context;
  size_t back = before == NO_CANDIDATE ? 0 : title - before;
  int sum = sum_of(learner, &learner->example->links[title * (CHAIN_WINDOW + 1) + back]);
  if (!learner->again || before != NO_CANDIDATE) return sum;
  struct observed observed = {0};
  fellows_observe(&learner->report->fellows, (size_t)(learner->example - learner->report->examples), &observed);
  return sum + sum_of(learner, &observed);
}

static int last(const void *context, size_t title, int members)
{
  const struct learner *learner = context;
  return sum_of(learner, &learner->example->last[title * CHAIN_MEMBERS + (size_t)members - 1]);
}

static void choose(struct learner *learner, const struct example *example, int mode, bool *chosen)
{
  learner->example = example;
  learner->mode = mode;
  struct chain chain = {learner, example->count, own, link, last};
  if (!chain_choose(learner->arena, &learner->room, &chain, chosen, NULL)) exit(1);
}

static void move(struct learner *learner, const struct observed *observed, double by)
{
  for (int i = 0; i < observed->count; i++) {
    learner->weights[observed->rows[i]] += by;
    learner->sums[observed->rows[i]] += by * learner->steps;
  }
}

static void move_chain(struct learner *learner, const struct example *example, const bool *chosen, double by)
{
  size_t before = 0;
  int members = 0;
  for (size_t i = 0; i < example->count; i++) {
    if (!chosen[i]) continue;
    size_t back = members ? i - before : 0;
    if (back > CHAIN_WINDOW) back = CHAIN_WINDOW;
    move(learner, &example->own[i], by);
    move(learner, &example->links[i * (CHAIN_WINDOW + 1) + back], by);
    before = i;
    members++;
  }
  if (!members) return;
  struct observed observed = {0};
  if (learner->again)
    fellows_observe(&learner->report->fellows, (size_t)(example - learner->report->examples), &observed);
  move(learner, &observed, by);
  if (members > CHAIN_MEMBERS) members = CHAIN_MEMBERS;
  move(learner, &example->last[before * CHAIN_MEMBERS + (size_t)members - 1], by);
}

/* Learns from all reports but `left_out`. */
static void learn(struct learner *learner, const struct report *reports, size_t count, size_t left_out)
{
  memset(learner->weights, 0, sizeof learner->weights);
  memset(learner->sums, 0, sizeof learner->sums);
  learner->steps = 1;
  for (int round = 0; round < ROUNDS; round++) {
    for (size_t r = 0; r < count; r++) {
      const struct report *report = &reports[(r * 7 + (size_t)round) % count];
      for (size_t e = 0; e < report->count && report != &reports[left_out]; e++) {
        const struct example *example = &report->examples[e];
        learner->report = report;
        if (example->skipped || example->count > sizeof learner->gold) continue;
        choose(learner, example, GOLD, learner->gold);
        choose(learner, example, LOSS, learner->found);
        learner->steps++;
        if (memcmp(learner->gold, learner->found, example->count) == 0) continue;
        double by = report->invented ? step * invented : step;
        move_chain(learner, example, learner->gold, by);
        move_chain(learner, example, learner->found, -by);
      }
    }
    for (size_t i = 0; i < ROWS; i++) move(learner, &(struct observed){1, {(uint16_t)i}}, -hold * learner->weights[i]);
  }
  for (size_t i = 0; i < ROWS; i++) learner->weights[i] -= learner->sums[i] / learner->steps;
}

/* Looks which paragraphs hold titles, by the weights learnt. */
static void look(struct learner *learner, struct report *report, arena *arena)
{
  struct fellows *fellows = &report->fellows;
  if (!fellows->divided) fellows->divided = arena_alloc(arena, report->count + 1);
  fellows->count = report->count;
  fellows->total = 0;
  learner->report = report;
  for (size_t e = 0; e < report->count; e++) {
    choose(learner, &report->examples[e], FREE, learner->found);
    bool divided = memchr(learner->found, true, report->examples[e].count) != NULL;
    fellows->divided[e] = divided;
    fellows->total += divided;
  }
}

/* Learns the weights of the first look, and then those with what it finds. */
static void learn_both(struct learner *learner, struct report *reports, size_t count, size_t left_out)
{
  learner->again = false;
  learn(learner, reports, count, left_out);
  memcpy(learner->first_look, learner->weights, sizeof learner->weights);
  for (size_t i = 0; i < count; i++) look(learner, &reports[i], learner->arena);
  learner->again = true;
  learn(learner, reports, count, left_out);
}

struct tally {
  int right, found, wanted;
};

static void judge(struct learner *learner, const struct report *report, struct tally *tally)
{
  for (size_t e = 0; e < report->count; e++) {
    const struct example *example = &report->examples[e];
    learner->report = report;
    if (example->skipped) continue;
    choose(learner, example, FREE, learner->found);
    for (size_t i = 0; i < example->count; i++) {
      if (example->labels[i] == EITHER) continue;
      tally->right += learner->found[i] && example->labels[i] == TITLE;
      tally->found += learner->found[i];
      tally->wanted += example->labels[i] == TITLE;
    }
  }
}

/* The row of the table that the line is. */
static size_t row_named(const char *line, size_t size)
{
  size_t row = 0;
  while (row + 1 < ROWS && (lex_titles_rows[row].observation_size != size ||
                            memcmp(lex_titles_rows[row].observation, line, size) != 0))
    row++;
  return row;
}

static void write_table(const struct learner *learner, const char *path)
{
  FILE *file = fopen(path, "r");
  char line[LINE];
  while (file && fgets(line, sizeof line, file)) {
    size_t size = strcspn(line, "\t");
    bool head = line[0] == '#' || strncmp(line, "observation:", 12) == 0;
    if (head)
      fputs(line, stdout);
    else
      printf("%.*s\t%ld\t%ld\n", (int)size, line, lround(learner->first_look[row_named(line, size)] * 100),
             lround(learner->weights[row_named(line, size)] * 100));
  }
  if (file) fclose(file);
}

int main(int count, char **arguments)
{
  bool judging = count > 1 && strcmp(arguments[1], "--no-judging") != 0;
  int at = judging ? 1 : 2;
  if (count < at + 3) return 2;
  const char *gold = arguments[at], *table = arguments[at + 1];
  static struct report reports[MOST_REPORTS];
  static struct learner learner;
  struct tally tally = {0}, seen = {0};
  size_t reports_count = 0;
  learner.arena = arena_new();
  for (int i = at + 2; i < count && reports_count < MOST_REPORTS; i++)
    if (!read_report(learner.arena, &reports[reports_count++], gold, arguments[i])) return 1;
  for (size_t i = 0; judging && i < reports_count; i++) {
    if (reports[i].invented) continue;
    learn_both(&learner, reports, reports_count, i);
    struct tally before = tally;
    judge(&learner, &reports[i], &tally);
    fprintf(stderr, "%-40s %d of %d, %d others\n", reports[i].name, tally.right - before.right,
            tally.wanted - before.wanted, tally.found - before.found - tally.right + before.right);
  }
  learn_both(&learner, reports, reports_count, MOST_REPORTS);
  for (size_t i = 0; i < reports_count; i++)
    if (!reports[i].invented) judge(&learner, &reports[i], &seen);
  if (judging)
    fprintf(stderr, "each report judged by the others: %d of %d titles right, %d others\n", tally.right, tally.wanted,
            tally.found - tally.right);
  fprintf(stderr, "by all: %d of %d, %d others\n", seen.right, seen.wanted, seen.found - seen.right);
  write_table(&learner, table);
  arena_free(learner.arena);
  return 0;
}
