/* Fits the weights of features to labelled candidates: a conditional log-linear model (the probability that one of the
 * right candidates is chosen), by stochastic gradient with a step for each feature (AdaGrad), with a penalty on the
 * square of the weights.
 *
 *   fit FEATURES READ CALIBRATION [FOLDS [PREDICTIONS]] < labelled.txt > weights.tsv
 *
 * FEATURES is what `candidates --features` printed; READ names, one a line, the reports that the constructions were
 * written from: their answers are right more often there than anywhere else, so these reports count for less. The
 * example sentences are one report called `sentences`, which counts for more and is never left out. Reports called
 * `drawn/…` have single figures drawn by lot from many reports, doubtful ones above all: they count for less, and how
 * far a choice can be trusted is not asked of them. Before the weights of all reports it tells on standard error how
 * well the weights of all reports but one do on that one (leave-one-report-out), and how often they are right where
 * they are so sure.
 *
 * How far a choice can be trusted is a second model of the same features, a logistic one of whether what was chosen on
 * the reports left out is right: by the share of the choice in all candidates and by its features. It is calibrated on
 * reports that it was not fitted to. */
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EPOCHS = 15, SETTLED = 3, FEATURES_A_CANDIDATE = 128, LINE_MOST = 1 << 14, REPORTS_MOST = 1000 };
static const double penalty = 0.5, step = 0.08, weight_of_read = 0.6, weight_of_sentences = 4, weight_of_drawn = 0.15;

struct candidate {
  bool right;
  bool best;   /* no word too many */
  bool member; /* of a list */
  uint16_t count;
  uint16_t features[FEATURES_A_CANDIDATE];
  float probability;
};

struct question {
  size_t report;
  size_t first, count; /* its candidates */
  bool answerable;     /* one of them is right */
  bool chosen_right;   /* by the weights so far */
  int nth, list;       /* which number of how many in a list */
};

/* What was chosen on a report left out. */
struct trial {
  size_t report;
  const struct candidate *chosen;
  int share; /* of all candidates, in hundredths */
  bool right;
};

struct data {
  struct candidate *candidates;
  size_t candidate_count;
  struct question *questions;
  size_t question_count;
  char *reports[REPORTS_MOST];
  double importance[REPORTS_MOST];
  size_t report_count;
  size_t feature_count;
  struct trial *trials;
  size_t trial_count;
};

struct model {
  double *weights, *squares; /* of the gradients so far */
};

static void *grow(void *items, size_t count, size_t size)
{
  if (count & (count - 1)) return items; /* room doubles at powers of two */
  items = realloc(items, (count ? count * 2 : 1) * size);
  if (!items) exit(5);
  return items;
}

static size_t report_named(struct data *d, const char *name)
{
  for (size_t i = 0; i < d->report_count; i++)
    if (strcmp(d->reports[i], name) == 0) return i;
  d->reports[d->report_count] = strdup(name);
  d->importance[d->report_count] = 1;
  return d->report_count++;
}

static void read_data(struct data *d)
{
  static char line[LINE_MOST];
  while (fgets(line, sizeof line, stdin)) {
    char *save, *kind = strtok_r(line, "\t\n", &save), *second = strtok_r(NULL, "\t\n", &save);
    if (!kind || !second) continue;
    if (*kind == 'Q') {
      char *chosen = strtok_r(NULL, "\t\n", &save), *nth = strtok_r(NULL, "\t\n", &save);
      char *list = strtok_r(NULL, "\t\n", &save);
      d->questions = grow(d->questions, d->question_count, sizeof *d->questions);
      d->questions[d->question_count++] = (struct question){.report = report_named(d, second),
                                                            .first = d->candidate_count,
                                                            .chosen_right = chosen && *chosen == '1',
                                                            .nth = nth ? atoi(nth) : 0,
                                                            .list = list ? atoi(list) : 0};
      continue;
    }
    d->candidates = grow(d->candidates, d->candidate_count, sizeof *d->candidates);
    struct candidate *c = &d->candidates[d->candidate_count++];
    char *member = strtok_r(NULL, "\t\n", &save);
    *c = (struct candidate){.right = *kind != 'W', .best = *kind == 'R', .member = member && *member == '1'};
    char *more;
    for (char *f = strtok_r(second, ",", &more); f && c->count < FEATURES_A_CANDIDATE; f = strtok_r(NULL, ",", &more))
      c->features[c->count++] = (uint16_t)atoi(f);
    struct question *q = &d->questions[d->question_count - 1];
    q->count++;
    q->answerable |= c->best;
  }
}

static bool is_drawn(const struct data *d, size_t report)
{
  return strncmp(d->reports[report], "drawn/", 6) == 0;
}

static void read_read(struct data *d, const char *path)
{
  char name[256];
  FILE *file = fopen(path, "r");
  while (file && fgets(name, sizeof name, file)) {
    name[strcspn(name, "\n")] = '\0';
    for (size_t i = 0; i < d->report_count; i++)
      if (strcmp(d->reports[i], name) == 0) d->importance[i] = weight_of_read;
  }
  if (file) fclose(file);
  for (size_t i = 0; i < d->report_count; i++) {
    if (is_drawn(d, i)) d->importance[i] = weight_of_drawn;
    if (strcmp(d->reports[i], "sentences") == 0) d->importance[i] = weight_of_sentences;
  }
}

static double score(const struct model *m, const struct candidate *c)
{
  double sum = 0;
  for (size_t i = 0; i < c->count; i++) sum += m->weights[c->features[i]];
  return sum;
}

/* Fills the probabilities of the candidates of `q`; returns that of the best ones together. */
static double predict(const struct model *m, struct data *d, const struct question *q, struct candidate **best)
{
  double most = -1e300, sum = 0, right = 0;
  struct candidate *c = d->candidates + q->first;
  for (size_t i = 0; i < q->count; i++) {
    c[i].probability = (float)score(m, &c[i]);
    if (c[i].probability > most) most = c[i].probability, *best = &c[i];
  }
  for (size_t i = 0; i < q->count; i++) sum += c[i].probability = (float)exp(c[i].probability - most);
  for (size_t i = 0; i < q->count; i++) {
    c[i].probability /= (float)sum;
    if (c[i].best) right += c[i].probability;
  }
  return right;
}

static void learn(struct model *m, struct data *d, const struct question *q)
{
  struct candidate *best, *c = d->candidates + q->first;
  double right = predict(m, d, q, &best);
  if (right < 1e-12) right = 1e-12;
  for (size_t i = 0; i < q->count; i++) {
    double gradient = d->importance[q->report] * (c[i].probability - (c[i].best ? c[i].probability / right : 0));
    if (fabs(gradient) < 1e-5) continue;
    for (size_t f = 0; f < c[i].count; f++) {
      size_t w = c[i].features[f];
      double g = gradient + penalty * m->weights[w] / 100;
      m->squares[w] += g * g;
      m->weights[w] -= step * g / sqrt(m->squares[w] + 1e-2);
    }
  }
}

/* Another order, the same in every run. */
static void shuffle(size_t *order, size_t count, uint64_t *seed)
{
  for (size_t i = count; i > 1; i--) {
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    size_t j = (size_t)(*seed >> 33) % i, t = order[i - 1];
    order[i - 1] = order[j];
    order[j] = t;
  }
}

/* The order of the questions changes from epoch to epoch; the weights are the mean of what they are after each epoch
 * from SETTLED on, so that the last questions count for no more than the others. */
static void fit(struct model *m, struct data *d, size_t left_out, size_t folds)
{
  memset(m->weights, 0, d->feature_count * sizeof *m->weights);
  memset(m->squares, 0, d->feature_count * sizeof *m->squares);
  uint64_t seed = 1;
  size_t *order = malloc(d->question_count * sizeof *order);
  double *sums = calloc(d->feature_count, sizeof *sums);
  if (!order || !sums) exit(5);
  for (size_t i = 0; i < d->question_count; i++) order[i] = i;
  for (int epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, d->question_count, &seed);
    for (size_t i = 0; i < d->question_count; i++) {
      const struct question *q = &d->questions[order[i]];
      bool out = q->report % folds == left_out && d->importance[q->report] <= 1;
      if (q->answerable && !out) learn(m, d, q);
    }
    for (size_t w = 0; w < d->feature_count; w++) {
      m->weights[w] *= 1 - penalty * step / 10;
      if (epoch >= SETTLED) sums[w] += m->weights[w] / (EPOCHS - SETTLED);
    }
  }
  memcpy(m->weights, sums, d->feature_count * sizeof *sums);
  free(sums);
  free(order);
}

/* A line a question to `told`: its number, the candidate chosen, the likeliest right one, or -1, and how likely they
 * are. */
static void tell(FILE *told, const struct data *d, size_t i, const struct candidate *best)
{
  const struct question *q = &d->questions[i];
  const struct candidate *c = d->candidates + q->first, *right = NULL;
  for (size_t k = 0; k < q->count; k++)
    if (c[k].right && (!right || c[k].probability > right->probability)) right = &c[k];
  fprintf(told, "%zu %td %td %.2f %.2f\n", i, best - c, right ? right - c : -1, (double)best->probability,
          right ? (double)right->probability : 0.0);
}

/* Trust: a weight for each feature, then these for the share. */
enum { BIAS, ODDS, SHARES, SHARE_KINDS = 6, TRUSTS = SHARES + SHARE_KINDS };
enum { TRUST_FOLDS = 10, TRUST_EPOCHS = 12, NONE = 1000000 };
static const double trust_penalty = 0.01, trust_step = 0.1, trust_of_feature = 0.5;

static double odds_of(int share)
{
  return log((share + 0.5) / (100.5 - share)) / 4;
}

static int kind_of_share(int share)
{
  static const int least[] = {50, 75, 90, 96, 99};
  int kind = 0;
  while (kind < SHARE_KINDS - 1 && share >= least[kind]) kind++;
  return kind;
}

/* What a share says for the choice. */
static double trust_of_share(const struct model *m, size_t features, int share)
{
  const double *w = m->weights + features;
  return w[BIAS] + w[ODDS] * odds_of(share) + w[SHARES + kind_of_share(share)];
}

static double trust(const struct model *m, size_t features, const struct trial *t)
{
  double sum = trust_of_share(m, features, t->share);
  for (size_t f = 0; f < t->chosen->count; f++) sum += trust_of_feature * m->weights[t->chosen->features[f]];
  return 1 / (1 + exp(-sum));
}

static void move(struct model *m, size_t w, double gradient, double value, double weight)
{
  double g = gradient * value + weight * m->weights[w];
  m->squares[w] += g * g;
  m->weights[w] -= trust_step * g / sqrt(m->squares[w] + 1e-2);
}

static void learn_trust(struct model *m, size_t features, const struct trial *t)
{
  double gradient = trust(m, features, t) - t->right;
  move(m, features + BIAS, gradient, 1, 0);
  move(m, features + ODDS, gradient, odds_of(t->share), trust_penalty);
  move(m, features + SHARES + (size_t)kind_of_share(t->share), gradient, 1, trust_penalty);
  for (size_t f = 0; f < t->chosen->count; f++)
    move(m, t->chosen->features[f], gradient, trust_of_feature, trust_penalty);
}

/* On all trials but those of the reports in part `left_out` of TRUST_FOLDS. */
static void fit_trust(struct model *m, const struct data *d, size_t left_out)
{
  memset(m->weights, 0, (d->feature_count + TRUSTS) * sizeof *m->weights);
  memset(m->squares, 0, (d->feature_count + TRUSTS) * sizeof *m->squares);
  uint64_t seed = 1;
  size_t *order = malloc(d->trial_count * sizeof *order);
  if (!order) exit(5);
  for (size_t i = 0; i < d->trial_count; i++) order[i] = i;
  for (int epoch = 0; epoch < TRUST_EPOCHS; epoch++) {
    shuffle(order, d->trial_count, &seed);
    for (size_t i = 0; i < d->trial_count; i++) {
      const struct trial *t = &d->trials[order[i]];
      if (t->report % TRUST_FOLDS != left_out) learn_trust(m, d->feature_count, t);
    }
  }
  free(order);
}

/* How many there are of a hundredth and of its neighbours, which count for less the farther they are: one hundredth
 * alone has too few to tell by. */
static double near(const size_t *counts, int hundredth)
{
  enum { FARTHEST = 2 };
  double sum = 0, weights = 0;
  for (int p = hundredth - FARTHEST; p <= hundredth + FARTHEST; p++) {
    if (p < 0 || p > 100) continue;
    double weight = FARTHEST + 1 - abs(p - hundredth);
    sum += weight * (double)counts[p];
    weights += weight;
  }
  return sum / weights;
}

/* Least-squares fit that never falls (pool adjacent violators): how often a choice that was trusted so far was right.
 */
static void write_calibration(const char *path, const struct model *m, size_t features, const size_t *sure,
                              const size_t *right)
{
  double sum[101], count[101];
  int last[101], blocks = 0;
  FILE *file = fopen(path, "w");
  if (!file) exit(4);
  for (int p = 0; p <= 100; p++) {
    sum[blocks] = near(right, p) + 0.5 * p / 100;
    count[blocks] = near(sure, p) + 0.5;
    last[blocks++] = p;
    for (; blocks > 1 && sum[blocks - 2] * count[blocks - 1] >= sum[blocks - 1] * count[blocks - 2]; blocks--) {
      sum[blocks - 2] += sum[blocks - 1];
      count[blocks - 2] += count[blocks - 1];
      last[blocks - 2] = last[blocks - 1];
    }
  }
  fputs(
      "# In hundredths: what it says for a candidate that it has this share of all, in thousandths of a logit; and how "
      "often one is\n# right that is so likely by this and by column trust of weights.tsv. Made by tests/train from "
      "reports that neither was\n# fitted to.\nhundredths:key\tshare:int\tconfidence:int\n",
      file);
  for (int p = 0, block = 0; p <= 100; p++) {
    if (p > last[block]) block++;
    fprintf(file, "%03d\t%ld\t%ld\n", p, lround(1000 * trust_of_share(m, features, p)),
            lround(100 * sum[block] / count[block]));
  }
  if (fclose(file)) exit(4);
}

static void tell_trust(const size_t *sure, const size_t *sure_right, double total)
{
  for (int least = 100, count = 0, good = 0; least >= 50; least--) {
    count += (int)sure[least];
    good += (int)sure_right[least];
    if (least % 5 == 0 || least > 90)
      fprintf(stderr, "sure of %d %%: right in %.3f of %.2f\n", least, count ? (double)good / count : 1, count / total);
  }
}

/* Leaves in `m` the trust in features fitted to all trials; writes the calibration. */
static void calibrate(struct model *m, const struct data *d, const char *path)
{
  size_t sure[101] = {0}, right[101] = {0};
  for (size_t fold = 0; fold < TRUST_FOLDS; fold++) {
    fit_trust(m, d, fold);
    for (size_t i = 0; i < d->trial_count; i++) {
      const struct trial *t = &d->trials[i];
      if (t->report % TRUST_FOLDS != fold) continue;
      size_t p = (size_t)(trust(m, d->feature_count, t) * 100 + 0.5);
      sure[p]++;
      right[p] += t->right;
    }
  }
  tell_trust(sure, right, (double)d->trial_count);
  fit_trust(m, d, NONE);
  write_calibration(path, m, d->feature_count, sure, right);
}

/* How many questions from number `i` on are of one list. */
static size_t list_size(const struct data *d, size_t i)
{
  const struct question *q = &d->questions[i];
  size_t size = 1;
  for (; i + size < d->question_count && q->list; size++) {
    const struct question *next = q + size;
    if (next->report != q->report || next->list != q->list || next->nth <= next[-1].nth) break;
  }
  return size;
}

/* The likeliest candidate of `q` that is a member of a list, or is none; NULL: there is none. */
static struct candidate *best_of(const struct data *d, const struct question *q, bool member)
{
  struct candidate *best = NULL, *c = d->candidates + q->first;
  for (size_t i = 0; i < q->count; i++)
    if (c[i].member == member && (!best || c[i].probability > best->probability)) best = &c[i];
  return best;
}

/* Whether the numbers of a list are of its members: all or none are, what is likelier of all together. */
static bool takes_members(struct model *m, struct data *d, size_t first, size_t size)
{
  struct candidate *best;
  double members = 0, others = 0;
  for (size_t i = first; i < first + size; i++) {
    const struct question *q = &d->questions[i];
    predict(m, d, q, &best);
    const struct candidate *member = best_of(d, q, true), *other = best_of(d, q, false);
    if (!member) return false;
    members += log(member->probability + 1e-30);
    others += log((other ? other : member)->probability + 1e-30);
  }
  return members >= others;
}

struct tally {
  size_t asked, right, rule, able;
};

static void count_choice(struct tally *t, const struct question *q, const struct candidate *best)
{
  t->asked++;
  t->right += best->right;
  t->rule += q->chosen_right;
  t->able += q->answerable;
}

static void tell_tally(const char *what, const struct tally *t)
{
  double total = t->asked ? (double)t->asked : 1;
  fprintf(stderr, "left out, %s: %.4f of %zu; with the weights so far %.4f; a right candidate in %.4f\n", what,
          (double)t->right / total, t->asked, (double)t->rule / total, (double)t->able / total);
}

/* The choice of a question on a report left out, of members of its list or not. */
static struct candidate *choose(const struct model *m, struct data *d, const struct question *q, bool members)
{
  struct candidate *best, *of_kind;
  predict(m, d, q, &best);
  return (of_kind = best_of(d, q, members)) != NULL ? of_kind : best;
}

/* Over the reports that count fully, those that the constructions were not written from, and, told for itself, over the
 * figures drawn by lot. `folds` of the reports are left out one after the other, each with every so many-th report in
 * it; as many as there are reports: each for itself. */
static void leave_out(struct model *m, struct data *d, size_t folds, FILE *told)
{
  struct tally whole = {0}, drawn = {0};
  for (size_t fold = 0; fold < folds; fold++) {
    fit(m, d, fold, folds);
    bool members = false;
    for (size_t i = 0, left = 0; i < d->question_count; i++, left--) {
      const struct question *q = &d->questions[i];
      if (left == 0) {
        left = list_size(d, i);
        members = q->report % folds == fold && takes_members(m, d, i, left);
      }
      if (q->report % folds != fold) continue;
      if (is_drawn(d, q->report)) count_choice(&drawn, q, choose(m, d, q, members));
      if (d->importance[q->report] != 1) continue;
      struct candidate *best = choose(m, d, q, members);
      if (told) tell(told, d, i, best);
      d->trials = grow(d->trials, d->trial_count, sizeof *d->trials);
      d->trials[d->trial_count++] = (struct trial){q->report, best, (int)(best->probability * 100 + 0.5F), best->right};
      count_choice(&whole, q, best);
    }
  }
  tell_tally("all", &whole);
  tell_tally("drawn by lot", &drawn);
}

static void write_weights(const struct model *m, const struct model *trusts, const struct data *d, FILE *features)
{
  char name[256];
  puts("# How much each feature of a candidate for an indicator speaks for it, and for its being right once it is "
       "chosen, in\n# thousandths of a natural logarithm. Made by tests/train (`make train`) from reports annotated by "
       "hand; features.h tells\n# what they are.\nfeature:key\tnumber:int\tweight:int\ttrust:int");
  for (size_t i = 0; i < d->feature_count && fgets(name, sizeof name, features); i++) {
    long weight = lround(m->weights[i] * 1000);
    name[strcspn(name, "\n")] = '\0';
    long sure = lround(trust_of_feature * trusts->weights[i] * 1000);
    if (weight || sure) printf("%s\t%zu\t%ld\t%ld\n", name, i, weight, sure);
  }
}

int main(int count, char **arguments)
{
  struct data d = {0};
  FILE *features = count > 3 ? fopen(arguments[1], "r") : NULL;
  if (!features) return 2;
  for (int c; (c = fgetc(features)) != EOF;) d.feature_count += c == '\n';
  rewind(features);
  read_data(&d);
  read_read(&d, arguments[2]);
  size_t room = d.feature_count + TRUSTS;
  struct model m = {calloc(room, sizeof(double)), calloc(room, sizeof(double))};
  struct model trusts = {calloc(room, sizeof(double)), calloc(room, sizeof(double))};
  if (!m.weights || !m.squares || !trusts.weights || !trusts.squares) return 5;
  size_t folds = count > 4 ? (size_t)atoi(arguments[4]) : 0;
  FILE *told = count > 5 ? fopen(arguments[5], "w") : NULL;
  leave_out(&m, &d, folds ? folds : d.report_count, told);
  if (told) fclose(told);
  calibrate(&trusts, &d, arguments[3]);
  fit(&m, &d, SIZE_MAX, 1);
  write_weights(&m, &trusts, &d, features);
  return 0;
}
