/* Learns the weights of convert/lexicon/titles.tsv: which sentences of a paragraph are titles.
 *
 * usage: titles [--no-judging] [--folds N] [--rows FILE] GOLD_DIR TABLE REPORT… [EXAMPLE…]
 *
 * GOLD_DIR holds NAME.outline.tsv for the report NAME.*: rows with start (code points), type `heading` and strength (y:
 * a title; weak: neither required nor an error); FILE holds rows of other reports: NAME, start, strength. For an
 * EXAMPLE, a small invented report that stands for a kind of structure, they stand beside it; such examples weigh more,
 * and are not counted. The weights are those of a conditional random field over chains of titles, under which the
 * annotation is most likely, held near 0; the table is written to standard output with them. Standard error tells how
 * many titles are right when each report is judged by weights learnt from the others; --folds leaves out so many parts
 * of them in turn instead of each by itself. */
#include "lexicon/titles.h"
#include "parse/pieces.h"
#include "parse/topics.h"
#include "read/read.h"
#include "support/utf8.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 24, LONGEST = 1 << 12 /* candidates of a paragraph */, MOST_REPORTS = 200, LINE = 4096, COLUMNS = 8 };
enum { STRIDE = 7919 /* a prime, so that each report has its turn in each round */ };
enum { ROWS = sizeof lex_titles_rows / sizeof *lex_titles_rows };
static const double step = 0.1, hold = 1, invented = 4, certain = 30, impossible = -1e6;

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
  size_t fold; /* the part that it is left out with */
  struct fellows fellows;
};

struct heading {
  long start;
  bool weak;
};

/* Where titles were annotated. */
struct annotation {
  const char *folder, *rows; /* rows: may be NULL */
};

struct headings {
  struct heading *headings;
  size_t count, room;
};

struct reading {
  struct report *report;
  arena *arena;
  const struct document *document;
  struct headings headings;
};

struct sums {
  double own, before[CHAIN_WINDOW + 1], last[CHAIN_MEMBERS]; /* before[0]: as the first */
  double forward[CHAIN_MEMBERS], backward[CHAIN_MEMBERS];    /* logarithms */
};

struct learner {
  double weights[ROWS], slopes[ROWS], squares[ROWS], means[ROWS], first_look[ROWS];
  const struct report *report;
  const struct example *example;
  bool again; /* the fellows have been looked at */
  arena *arena;
  struct chain_room room;
  bool found[LONGEST];
  struct sums sums[LONGEST];
};

/* # Reading */

static char *base_name(arena *arena, const char *path)
{
  const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *dot = strrchr(name, '.');
  return arena_copy(arena, (slice){name, dot ? (size_t)(dot - name) : strlen(name)});
}

static void add_heading(arena *arena, struct headings *headings, const char *start, const char *strength)
{
  headings->headings =
      arena_grow(arena, headings->headings, headings->count, &headings->room, sizeof *headings->headings);
  if (!headings->headings) exit(1);
  headings->headings[headings->count++] = (struct heading){strtol(start, NULL, 10), strncmp(strength, "weak", 4) == 0};
}

/* Cuts a line of a table at its tabs; returns how many cells there are, at most COLUMNS. */
static int cut(char *line, char *cells[COLUMNS])
{
  int cell = 1;
  cells[0] = line;
  for (char *at = line; *at && cell < COLUMNS; at++)
    if (*at == '\t') {
      *at = 0;
      cells[cell++] = at + 1;
    }
  return cell;
}

static struct headings read_headings(arena *arena, const struct annotation *annotation, const char *name)
{
  struct headings headings = {0};
  FILE *file = fopen(arena_format(arena, "%s/%s.outline.tsv", annotation->folder, name), "r");
  bool whole = file != NULL; /* one report's, whose other rows are no titles */
  char line[LINE], *cells[COLUMNS];
  if (!whole && annotation->rows) file = fopen(annotation->rows, "r");
  while (file && fgets(line, sizeof line, file)) {
    int count = cut(line, cells);
    if (whole && count >= COLUMNS - 1 && strcmp(cells[2], "heading") == 0)
      add_heading(arena, &headings, cells[0], cells[6]);
    if (!whole && count == 3 && strcmp(cells[0], name) == 0) add_heading(arena, &headings, cells[1], cells[2]);
  }
  if (file) fclose(file);
  return headings;
}

static enum gold label_at(const struct reading *reading, uint32_t offset)
{
  const struct document *document = reading->document;
  slice source = document->source_text.at ? document->source_text : document->text;
  long place = (long)utf8_count((slice){source.at, pieces_source(document, offset, false)});
  for (size_t i = 0; i < reading->headings.count; i++)
    if (reading->headings.headings[i].start == place) return reading->headings.headings[i].weak ? EITHER : TITLE;
  return NO_TITLE;
}

static bool keep(void *context, struct candidates *candidates, uint32_t paragraph, enum node_kind kind)
{
  struct reading *reading = context;
  struct report *report = reading->report;
  (void)paragraph, (void)kind;
  report->examples = arena_grow(reading->arena, report->examples, report->count, &report->room, sizeof(struct example));
  struct example *example = &report->examples[report->count++];
  size_t count = example->count = candidates->possible_count < LONGEST ? candidates->possible_count : LONGEST;
  example->skipped = candidates->problems || candidates->marked; /* nothing is to be learnt from them */
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

static bool read_report(arena *arena, struct report *report, const struct annotation *annotation, const char *path)
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
  struct annotation beside = {.folder = arena_copy(arena, (slice){path, (size_t)(strrchr(path, '/') - path)})};
  reading.headings = read_headings(arena, report->invented ? &beside : annotation, report->name);
  const struct input *input = input_of(all, path);
  bool good = input->extract && read_text(&document, input, all, path) && outline_find(&outline) &&
              functions_find(&outline) && topics_each(&outline, keep, &reading);
  bg_log_free(document.log);
  free(bytes);
  return good;
}

/* # Learning */

static double sum_of(const struct learner *learner, const struct observed *observed)
{
  double sum = 0;
  for (int i = 0; i < observed->count; i++) sum += learner->weights[observed->rows[i]];
  return sum;
}

/* All that is observed of the candidate as the title behind the one `back` before it; 0: as the first. */
static struct observed link_observed(const struct learner *learner, size_t title, size_t back)
{
  const struct example *example = learner->example;
  struct observed observed = example->links[title * (CHAIN_WINDOW + 1) + back];
  if (!back && learner->again)
    fellows_observe(&learner->report->fellows, (size_t)(example - learner->report->examples), &observed);
  return observed;
}

static int hundredths(double sum)
{
  return (int)lround(sum * 100);
}

static int own(const void *context, size_t candidate)
{
  const struct learner *learner = context;
  return hundredths(sum_of(learner, &learner->example->own[candidate]));
}

static int link(const void *context, size_t before, size_t title)
{
  const struct learner *learner = context;
  struct observed observed = link_observed(learner, title, before == NO_CANDIDATE ? 0 : title - before);
  return hundredths(sum_of(learner, &observed));
}

static int last(const void *context, size_t title, int members)
{
  const struct learner *learner = context;
  return hundredths(sum_of(learner, &learner->example->last[title * CHAIN_MEMBERS + (size_t)members - 1]));
}

/* What the program would choose. */
static void choose(struct learner *learner, const struct example *example)
{
  learner->example = example;
  struct chain chain = {learner, example->count, own, link, last};
  if (!chain_choose(learner->arena, &learner->room, &chain, learner->found, NULL)) exit(1);
}

static double add_logarithms(double a, double b)
{
  double most = a > b ? a : b;
  return most + log1p(exp((a > b ? b : a) - most));
}

static int one_more(int members)
{
  return members + 1 < CHAIN_MEMBERS ? members + 1 : members;
}

static void add_up(struct learner *learner)
{
  for (size_t i = 0; i < learner->example->count; i++) {
    struct sums *sums = &learner->sums[i];
    sums->own = sum_of(learner, &learner->example->own[i]);
    for (size_t back = 0; back <= CHAIN_WINDOW && back <= i; back++) {
      struct observed observed = link_observed(learner, i, back);
      sums->before[back] = sum_of(learner, &observed);
    }
    for (int m = 0; m < CHAIN_MEMBERS; m++)
      sums->last[m] = sum_of(learner, &learner->example->last[i * CHAIN_MEMBERS + (size_t)m]);
  }
}

/* The candidate's own sum; where the annotation is to hold, one that decides. */
static double own_sum(const struct learner *learner, size_t candidate, bool annotated)
{
  enum gold label = learner->example->labels[candidate];
  if (!annotated || label == EITHER) return learner->sums[candidate].own;
  return learner->sums[candidate].own + (label == TITLE ? certain : -certain);
}

/* The logarithm of what all chains weigh together; forward and backward sums on the way. */
static double weigh_chains(struct learner *learner, bool annotated)
{
  size_t count = learner->example->count;
  double all = 0; /* no title at all */
  for (size_t i = 0; i < count; i++) {
    struct sums *sums = &learner->sums[i];
    double self = own_sum(learner, i, annotated);
    for (int m = 0; m < CHAIN_MEMBERS; m++) sums->forward[m] = impossible;
    sums->forward[0] = self + sums->before[0];
    for (size_t back = 1; back <= CHAIN_WINDOW && back <= i; back++)
      for (int m = 0; m < CHAIN_MEMBERS; m++) {
        double *to = &sums->forward[one_more(m)];
        *to = add_logarithms(*to, learner->sums[i - back].forward[m] + self + sums->before[back]);
      }
    for (int m = 0; m < CHAIN_MEMBERS; m++) all = add_logarithms(all, sums->forward[m] + sums->last[m]);
  }
  for (size_t i = count; i-- > 0;) {
    struct sums *sums = &learner->sums[i];
    for (int m = 0; m < CHAIN_MEMBERS; m++) {
      sums->backward[m] = sums->last[m];
      for (size_t next = i + 1; next < count && next <= i + CHAIN_WINDOW; next++)
        sums->backward[m] = add_logarithms(sums->backward[m], learner->sums[next].backward[one_more(m)] +
                                                                  own_sum(learner, next, annotated) +
                                                                  learner->sums[next].before[next - i]);
    }
  }
  return all;
}

static void lean(struct learner *learner, const struct observed *observed, double by)
{
  for (int i = 0; i < observed->count; i++) learner->slopes[observed->rows[i]] += by;
}

/* Adds `by` times what is expected of the chains to the slopes. */
static void add_expected(struct learner *learner, bool annotated, double by)
{
  const struct example *example = learner->example;
  double all = weigh_chains(learner, annotated);
  for (size_t i = 0; i < example->count; i++) {
    const struct sums *sums = &learner->sums[i];
    double self = own_sum(learner, i, annotated), any = 0;
    for (int m = 0; m < CHAIN_MEMBERS; m++) {
      any += exp(sums->forward[m] + sums->backward[m] - all);
      lean(learner, &example->last[i * CHAIN_MEMBERS + (size_t)m], by * exp(sums->forward[m] + sums->last[m] - all));
    }
    lean(learner, &example->own[i], by * any);
    for (size_t back = 0; back <= CHAIN_WINDOW && back <= i; back++) {
      double share = back ? 0 : exp(self + sums->before[0] + sums->backward[0] - all);
      for (int m = 0; back && m < CHAIN_MEMBERS; m++)
        share +=
            exp(learner->sums[i - back].forward[m] + self + sums->before[back] + sums->backward[one_more(m)] - all);
      if (share < 1e-6) continue;
      struct observed observed = link_observed(learner, i, back);
      lean(learner, &observed, by * share);
    }
  }
}

/* One step of AdaGrad towards the annotation, by the slopes of a report. */
static void take_step(struct learner *learner, double reports)
{
  for (size_t i = 0; i < ROWS; i++) {
    double slope = learner->slopes[i] - learner->weights[i] * hold / reports;
    learner->squares[i] += slope * slope;
    learner->weights[i] += step * slope / sqrt(learner->squares[i] + 1e-9);
    learner->slopes[i] = 0;
  }
}

enum { NO_FOLD = SIZE_MAX };

/* Learns from all reports but those of the part `left_out` (NO_FOLD: from all): the weights under which the annotation
 * is most likely, the mean of those of the later rounds. */
static void learn(struct learner *learner, const struct report *reports, size_t count, size_t left_out)
{
  memset(learner->weights, 0, sizeof learner->weights);
  memset(learner->squares, 0, sizeof learner->squares);
  memset(learner->means, 0, sizeof learner->means);
  double steps = 0;
  for (int round = 0; round < ROUNDS; round++)
    for (size_t r = 0; r < count; r++) {
      const struct report *report = &reports[(r * STRIDE + (size_t)round) % count];
      learner->report = report;
      if (report->fold == left_out) continue;
      for (size_t e = 0; e < report->count; e++) {
        learner->example = &report->examples[e];
        if (learner->example->skipped) continue;
        double by = report->invented ? invented : 1;
        add_up(learner);
        add_expected(learner, true, by);
        add_expected(learner, false, -by);
      }
      take_step(learner, (double)count);
      if (round < ROUNDS / 2) continue;
      steps++;
      for (size_t i = 0; i < ROWS; i++) learner->means[i] += learner->weights[i];
    }
  for (size_t i = 0; i < ROWS; i++) learner->weights[i] = learner->means[i] / steps;
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
    choose(learner, &report->examples[e]);
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
    choose(learner, example);
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
  while (row + 1 < ROWS &&
         (lex_titles_rows[row].observation_size != size || memcmp(lex_titles_rows[row].observation, line, size) != 0))
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

/* Gives each report that is to be judged a part, the first the first and so on, and the others none. Returns how many
 * parts there are: `folds`, or as many as there are such reports. */
static size_t deal(struct report *reports, size_t count, size_t folds)
{
  size_t judged = 0;
  for (size_t i = 0; i < count; i++) judged += !reports[i].invented;
  if (!folds || folds > judged) folds = judged;
  judged = 0;
  for (size_t i = 0; i < count; i++) reports[i].fold = reports[i].invented ? count : judged++ % folds;
  return folds;
}

/* Judges the reports, each by weights learnt from those of the other parts. */
static struct tally judge_left_out(struct learner *learner, struct report *reports, size_t count, size_t folds)
{
  struct tally tally = {0};
  for (size_t fold = 0; fold < folds; fold++) {
    learn_both(learner, reports, count, fold);
    for (size_t i = 0; i < count; i++) {
      if (reports[i].fold != fold) continue;
      struct tally before = tally;
      judge(learner, &reports[i], &tally);
      fprintf(stderr, "%-40s %d of %d, %d others\n", reports[i].name, tally.right - before.right,
              tally.wanted - before.wanted, tally.found - before.found - tally.right + before.right);
    }
  }
  return tally;
}

int main(int count, char **arguments)
{
  bool judging = true;
  struct annotation annotation = {0};
  size_t folds = 0, reports_count = 0;
  int at = 1;
  for (; at < count && strncmp(arguments[at], "--", 2) == 0; at++)
    if (strcmp(arguments[at], "--no-judging") == 0)
      judging = false;
    else if (strcmp(arguments[at], "--folds") == 0 && at + 1 < count)
      folds = strtoul(arguments[++at], NULL, 10);
    else if (strcmp(arguments[at], "--rows") == 0 && at + 1 < count)
      annotation.rows = arguments[++at];
    else
      return 2;
  if (count < at + 3) return 2;
  annotation.folder = arguments[at];
  const char *table = arguments[at + 1];
  static struct report reports[MOST_REPORTS];
  static struct learner learner;
  struct tally seen = {0};
  learner.arena = arena_new();
  for (int i = at + 2; i < count && reports_count < MOST_REPORTS; i++)
    if (!read_report(learner.arena, &reports[reports_count++], &annotation, arguments[i])) return 1;
  folds = deal(reports, reports_count, folds);
  struct tally tally = {0};
  if (judging) tally = judge_left_out(&learner, reports, reports_count, folds);
  learn_both(&learner, reports, reports_count, NO_FOLD);
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
