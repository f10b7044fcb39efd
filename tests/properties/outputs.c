/* outputs: whatever a text is, each output can be read by its format's own reader, and nothing of the text is lost.
 *
 *     outputs [-n LINES] [-s SEED] [-j JOBS] [-l LINES] [-v SHARE]
 *
 * A report has -l lines; reports are made until there were -n lines, each from the seed and its number. One in -v of
 * them is held to the schema and read back from its XML, too. Each is worked on by a child, so that a crash or a loop
 * is one more complaint. What failed is made as short as it can be and printed with the seed; the status is then 1. */
#include "readers.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_JOBS = 64, MOST_TABLES = 100, SECONDS = 120, MOST_TRIES = 3000, SHOWN = 5 };

struct trial {
  size_t lines, per_report, jobs, share;
  uint64_t seed;
};

/* # What must hold */

/* A log without anything that is a fault. What is no report may be told. */
static bool is_clean(const bg_log *log, struct complaint *complaint)
{
  for (size_t i = 0; i < bg_log_count(log); i++) {
    const bg_diagnostic *d = bg_log_at(log, i);
    if (d->level == BG_ERROR) return complain(complaint, "%s: line %zu: %s", d->name, d->line, d->text);
  }
  return true;
}

/* Whether nothing is wrong with a text that was not read: there is none in it. */
static bool is_empty(const bg_log *log)
{
  const bg_diagnostic *first = bg_log_at(log, 0);
  return first && first->code == BG_EMPTY_INPUT;
}

static bool is_lossless(const bg_report *report, const struct bytes *text, struct complaint *complaint)
{
  struct bytes source = {0};
  bool good = source_of(report, &source, complaint);
  size_t mark = text->size >= 3 && memcmp(text->at, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  good = good && (source.size == text->size - mark ? memcmp(source.at, text->at + mark, source.size) == 0 : false);
  if (!good) complain(complaint, "source: %zu bytes come back of %zu, or others", source.size, text->size - mark);
  free(source.at);
  return good;
}

/* The XML read back gives the same XML; reading it holds it to the schema. */
static bool comes_back(const bg_report *report, const struct bytes *streamed, struct complaint *complaint)
{
  struct bytes saved = {0}, again = {0};
  bg_log *log = bg_log_new();
  bool good = bg_report_check(report, log) && is_clean(log, complaint) && output_of(report, "xml", &saved, complaint);
  if (good && (saved.size != streamed->size || memcmp(saved.at, streamed->at, saved.size) != 0))
    good = complain(complaint, "xml: with a tree it is another than without");
  bg_report *read = good ? bg_report_read(saved.at, saved.size, "text.xml", NULL, log) : NULL;
  good = good && (read || is_clean(log, complaint)) && read && output_of(read, "xml", &again, complaint);
  if (good && (again.size != saved.size || memcmp(again.at, saved.at, saved.size) != 0))
    good = complain(complaint, "xml: read back it is another");
  bg_report_free(read);
  bg_log_free(log);
  free(saved.at);
  free(again.at);
  return good || complain(complaint, "xml: it does not come back");
}

/* All formats; those of one table with each table, CSV first, for it says how many rows there are. */
static bool can_be_read(const bg_report *report, struct complaint *complaint)
{
  size_t rows[MOST_TABLES];
  char name[100];
  const bg_format *format;
  bool good = true;
  for (int tables = 1; good && tables >= 0; tables--) {
    for (size_t i = 0; good && (format = bg_format_at(i)); i++) {
      if (format->tables != tables) continue;
      const char *table = tables ? bg_table_at(0) : "";
      for (size_t t = 0; good && table; table = tables ? bg_table_at(++t) : NULL) {
        snprintf(name, sizeof name, "%s%s%s", format->name, tables ? ":" : "", table);
        good = read_output(report, name, rows, complaint);
      }
    }
  }
  return good;
}

/* Everything that must hold of a text. */
static void check(const struct bytes *text, bool with_schema, struct complaint *complaint)
{
  struct bytes streamed = {0};
  bg_log *log = bg_log_new();
  bg_report *report = bg_report_read(text->at, text->size, "text.txt", NULL, log);
  bool good = report && is_clean(log, complaint);
  if (!report && !is_empty(log) && is_clean(log, complaint)) complain(complaint, "it is not read, without a word");
  good = good && output_of(report, "xml", &streamed, complaint) && is_lossless(report, text, complaint) &&
         can_be_read(report, complaint);
  if (good && with_schema) comes_back(report, &streamed, complaint);
  bg_report_free(report);
  bg_log_free(log);
  free(streamed.at);
}

/* # Children */

struct child {
  pid_t process;
  int pipe; /* its complaint comes here */
  size_t report;
};

static void start(struct child *child, const struct bytes *text, bool with_schema)
{
  int ends[2];
  if (pipe(ends) != 0 || (child->process = fork()) < 0) {
    perror("outputs");
    exit(2);
  }
  if (child->process > 0) {
    close(ends[1]);
    child->pipe = ends[0];
    return;
  }
  close(ends[0]);
  alarm(SECONDS);
  struct complaint complaint = {{0}};
  check(text, with_schema, &complaint);
  size_t size = strlen(complaint.text);
  _exit(write(ends[1], complaint.text, size) == (ssize_t)size ? size > 0 : 2);
}

/* What the child has complained of; empty: nothing. */
static struct complaint finish(struct child *child)
{
  struct complaint complaint = {{0}};
  int status = 0;
  for (ssize_t got, size = 0; (got = read(child->pipe, complaint.text + size, COMPLAINT - 1 - (size_t)size)) > 0;)
    size += got;
  close(child->pipe);
  if (waitpid(child->process, &status, 0) < 0) complain(&complaint, "lost");
  if (WIFSIGNALED(status)) complain(&complaint, "%s", strsignal(WTERMSIG(status)));
  if (WIFEXITED(status) && WEXITSTATUS(status)) complain(&complaint, "status %d", WEXITSTATUS(status));
  return complaint;
}

static struct complaint try_text(const struct bytes *text, bool with_schema)
{
  struct child child;
  start(&child, text, with_schema);
  return finish(&child);
}

/* # Making what failed short */

/* The same fault: what stands before the first colon is the same. */
static bool is_same(const struct complaint *a, const struct complaint *b)
{
  size_t size = strcspn(a->text, ":");
  return a->text[0] && strcspn(b->text, ":") == size && strncmp(a->text, b->text, size) == 0;
}

struct shortening {
  struct complaint complaint;
  size_t tries;
};

static bool still_fails(struct shortening *s, const struct bytes *text)
{
  if (s->tries++ > MOST_TRIES) return false;
  struct complaint now = try_text(text, true);
  bool same = is_same(&s->complaint, &now);
  if (same) s->complaint = now;
  return same;
}

/* Takes out lines from `from` on if it fails without them, too. */
static bool drop_lines(struct shortening *s, struct lines *lines, size_t from, size_t count)
{
  struct lines fewer = {malloc(lines->count * sizeof *fewer.at), lines->count - count};
  if (!fewer.at) exit(2);
  memcpy(fewer.at, lines->at, from * sizeof *fewer.at);
  memcpy(fewer.at + from, lines->at + from + count, (lines->count - from - count) * sizeof *fewer.at);
  struct bytes text = lines_joined(&fewer);
  bool fails = still_fails(s, &text);
  free(text.at);
  free(fewer.at);
  if (!fails) return false;
  for (size_t i = from; i < from + count; i++) free(lines->at[i].at);
  memmove(lines->at + from, lines->at + from + count, (lines->count - from - count) * sizeof *lines->at);
  lines->count -= count;
  return true;
}

static size_t character(const struct bytes *line, size_t at)
{
  size_t end = at + 1;
  while (end < line->size && ((unsigned char)line->at[end] & 0xC0) == 0x80) end++;
  return end - at;
}

/* Takes characters out of a line, `most` at a time, as long as it fails without them. */
static void shorten_line(struct shortening *s, const struct lines *lines, struct bytes *line, size_t most)
{
  for (size_t at = 0; at < line->size;) {
    size_t size = 0;
    for (size_t i = 0; i < most && at + size < line->size; i++) size += character(line, at + size);
    struct bytes whole = *line, shorter = {0};
    bytes_add(&shorter, whole.at, at);
    bytes_add(&shorter, whole.at + at + size, whole.size - at - size);
    *line = shorter;
    struct bytes text = lines_joined(lines);
    bool fails = text.size && still_fails(s, &text);
    free(text.at);
    free(fails ? whole.at : shorter.at);
    if (!fails) {
      *line = whole;
      at += character(line, at);
    }
  }
}

static struct complaint shorten(struct lines *lines, struct complaint complaint)
{
  struct shortening s = {complaint, 0};
  for (size_t count = (lines->count + 1) / 2; count > 0; count = count > 1 ? (count + 1) / 2 : 0)
    for (size_t from = 0; from + count <= lines->count && lines->count > count;)
      if (!drop_lines(&s, lines, from, count)) from += count;
  for (size_t most = 64; most > 0; most /= 4)
    for (size_t i = 0; i < lines->count; i++) shorten_line(&s, lines, &lines->at[i], most);
  return s.complaint;
}

/* Whether nobody would see what it is: controls, U+FEFF, U+FFFD and what is no character. */
static bool is_unseen(const struct bytes *text, size_t at)
{
  unsigned char c = (unsigned char)text->at[at];
  if (c < 0x20 || c == 0x7F || c == '\'' || c == '\\') return true;
  return c == 0xEF && (memcmp(text->at + at, "\xEF\xBB\xBF", 3) == 0 || memcmp(text->at + at, "\xEF\xBF\xBD", 3) >= 0);
}

/* In the form that printf takes. */
static void print_text(const struct lines *lines)
{
  struct bytes text = lines_joined(lines);
  printf("    printf '");
  for (size_t at = 0, size; at < text.size; at += size) {
    size = character(&text, at);
    for (size_t i = at; i < at + size; i++)
      if (is_unseen(&text, at))
        printf("\\%03o", (unsigned char)text.at[i]);
      else
        fputs(text.at[i] == '%' ? "%%" : (char[]){text.at[i], 0}, stdout);
  }
  printf("'\n");
  free(text.at);
}

static void report_failure(const struct trial *trial, size_t report, struct complaint complaint)
{
  struct lines lines = text_make(trial->seed + report, trial->per_report);
  printf("report %zu of seed %llu: %s\n", report, (unsigned long long)trial->seed, complaint.text);
  fflush(stdout);
  complaint = shorten(&lines, complaint);
  printf("  at its shortest: %s\n", complaint.text);
  print_text(&lines);
  fflush(stdout);
  lines_free(&lines);
}

/* # The run */

static size_t run(const struct trial *trial)
{
  struct child children[MOST_JOBS];
  size_t reports = (trial->lines + trial->per_report - 1) / trial->per_report, failures = 0;
  for (size_t i = 0; i < reports + trial->jobs; i++) {
    struct child *child = &children[i % trial->jobs];
    if (i >= trial->jobs) {
      struct complaint complaint = finish(child);
      if (complaint.text[0] && failures++ < SHOWN) report_failure(trial, child->report, complaint);
    }
    if (i >= reports) continue;
    struct lines lines = text_make(trial->seed + i, trial->per_report);
    struct bytes text = lines_joined(&lines);
    child->report = i;
    start(child, &text, i % trial->share == 0);
    free(text.at);
    lines_free(&lines);
    if (isatty(STDERR_FILENO)) fprintf(stderr, "\r%zu of %zu reports", i + 1, reports);
  }
  printf("%zu lines in %zu reports: %zu failed\n", reports * trial->per_report, reports, failures);
  return failures;
}

static bool read_options(struct trial *trial, int argc, char **argv)
{
  for (int letter; (letter = getopt(argc, argv, "n:s:j:l:v:")) != -1;) {
    unsigned long long number = optarg ? strtoull(optarg, NULL, 10) : 0;
    switch (letter) {
    case 'n': trial->lines = number; break;
    case 's': trial->seed = number; break;
    case 'j': trial->jobs = number; break;
    case 'l': trial->per_report = number; break;
    case 'v': trial->share = number; break;
    default: return false;
    }
  }
  return trial->lines && trial->jobs && trial->jobs <= MOST_JOBS && trial->per_report && trial->share && optind == argc;
}

int main(int argc, char **argv)
{
  struct trial trial = {.lines = 10000, .per_report = 100, .jobs = 2, .share = 8, .seed = 1};
  if (!read_options(&trial, argc, argv)) {
    fputs("outputs [-n LINES] [-s SEED] [-j JOBS] [-l LINES A REPORT] [-v ONE IN SO MANY HELD TO THE SCHEMA]\n",
          stderr);
    return 2;
  }
  if (!texts_read("convert/lexicon", "samples")) return 2;
  size_t failures = run(&trial);
  texts_free();
  return failures > 0;
}
