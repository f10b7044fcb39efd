/* The pages of indicators: all places of a year in order of what they aim at, and the range of a level of government
 * over the years; a CSV of just that. */
#include "package_tree.h"
#include "site.h"
#include "write.h"
#include <stdio.h>
#include <stdlib.h>

static const char *const levels[] = {"national", "province", "prefecture", "county", "township", "other"};
enum { LEVELS = sizeof levels / sizeof *levels, MOST_YEARS = 256 };

static size_t level_of(const struct site *site, const struct figure *figure)
{
  const char *level = site->package->places[figure->place].level;
  for (size_t i = 0; level && i < LEVELS; i++)
    if (strcmp(level, levels[i]) == 0) return i;
  return LEVELS - 1;
}

static const char *name_of(const struct package_place *place)
{
  return place->name ? place->name : place->code ? place->code : "地区未详";
}

/* ---- A year: its places ---- */

/* What is ordered: places by level, in each those first that aim highest. */
struct ranked {
  const struct figure *figure;
  size_t level;
  double value;
  bool has;
};

static int by_rank(const void *left, const void *right)
{
  const struct ranked *a = left, *b = right;
  if (a->level != b->level) return a->level < b->level ? -1 : 1;
  if (a->has != b->has) return a->has ? -1 : 1;
  if (a->value != b->value) return a->value > b->value ? -1 : 1;
  return a->figure < b->figure ? -1 : a->figure > b->figure;
}

static void add_ranked(struct making *making, xmlNode *parent, const struct site *site, const struct ranked *ranked,
                       size_t rank)
{
  const struct package_place *place = &site->package->places[ranked->figure->place];
  xmlNode *node = site_add_figure(making, parent, site, ranked->figure);
  making_set(making, node, "place", name_of(place));
  making_set(making, node, "folder", place->folder);
  making_set(making, node, "level", levels[ranked->level]);
  if (ranked->has) making_set_number(making, node, "rank", rank);
}

static bool add_ranking(struct site *site, struct making *making, xmlNode *root, const struct figure *at, size_t count)
{
  struct ranked *ranked = calloc(count, sizeof *ranked);
  if (!ranked) return false;
  for (size_t i = 0; i < count; i++) {
    const struct said *said = at[i].target.claim ? &at[i].target : &at[i].result;
    ranked[i] = (struct ranked){&at[i], level_of(site, &at[i]), said->value, at[i].target.claim != NULL};
  }
  qsort(ranked, count, sizeof *ranked, by_rank);
  xmlNode *series = making_add(making, root, "series");
  site_describe_series(making, series, at);
  size_t first = 0, equal = 0; /* of the level; and the first that has this value */
  for (size_t i = 0; i < count; i++) {
    if (ranked[i].level != ranked[first].level) first = equal = i;
    if (ranked[i].value != ranked[equal].value) equal = i;
    add_ranked(making, series, site, &ranked[i], equal - first + 1);
  }
  free(ranked);
  return true;
}

/* ---- Ranges ---- */

static int by_value(const void *left, const void *right)
{
  double a = *(const double *)left, b = *(const double *)right;
  return (a > b) - (a < b);
}

/* The least, the middle and the most of what the places of a level aim at, or say that was reached. */
static bool add_range(struct site *site, struct making *making, xmlNode *year, const struct figure *at, size_t count,
                      size_t level, bool result)
{
  double *values = malloc((count + 1) * sizeof *values);
  size_t many = 0;
  if (!values) return false;
  for (size_t i = 0; i < count; i++) {
    const struct said *said = result ? &at[i].result : &at[i].target;
    if (said->claim && level_of(site, &at[i]) == level) values[many++] = said->value;
  }
  if (many) {
    qsort(values, many, sizeof *values, by_value);
    xmlNode *node = making_add(making, year, result ? "results" : "targets");
    making_set(making, node, "level", levels[level]);
    making_set_number(making, node, "count", many);
    making_set_real(making, node, "least", values[0]);
    making_set_real(making, node, "middle", (values[(many - 1) / 2] + values[many / 2]) / 2);
    making_set_real(making, node, "most", values[many - 1]);
  }
  free(values);
  return true;
}

static bool add_ranges(struct site *site, struct making *making, xmlNode *series, const struct figure *at, size_t count)
{
  xmlNode *year = making_add(making, series, "year");
  bool good = true;
  making_set_number(making, year, "year", (uint64_t)at->year);
  making_set_number(making, year, "count", count);
  for (size_t i = 0; good && i < LEVELS; i++)
    good = add_range(site, making, year, at, count, i, false) && add_range(site, making, year, at, count, i, true);
  return good;
}

/* ---- Pages ---- */

static size_t end_of_series(const struct figures *figures, size_t from)
{
  const struct figure *first = &figures->at[from];
  size_t to = from + 1;
  for (; to < figures->count; to++) {
    const struct figure *next = &figures->at[to];
    if (next->concept != first->concept || next->measure != first->measure || strcmp(next->unit, first->unit) != 0)
      break;
  }
  return to;
}

static size_t end_of_year(const struct figures *figures, size_t from, size_t end)
{
  size_t to = from + 1;
  while (to < end && figures->at[to].year == figures->at[from].year) to++;
  return to;
}

static size_t end_of_concept(const struct figures *figures, size_t from)
{
  size_t to = from + 1;
  while (to < figures->count && figures->at[to].concept == figures->at[from].concept) to++;
  return to;
}

static bool describe_all_years(struct site *site, size_t from, size_t end)
{
  struct making making;
  const struct lex_concepts_row *concept = site->figures.at[from].concept;
  xmlNode *root = site_begin(site, &making, "indicator-page", "../../");
  xmlNode *indicator = making_add(&making, root, "indicator");
  site_describe_series(&making, indicator, &site->figures.at[from]);
  making_set(&making, indicator, "name-en", concept->en);
  bool good = true;
  for (size_t at = from, to; good && at < end; at = to) {
    to = end_of_series(&site->figures, at);
    xmlNode *series = making_add(&making, root, "series");
    site_describe_series(&making, series, &site->figures.at[at]);
    for (size_t year = at, next; good && year < to; year = next) {
      next = end_of_year(&site->figures, year, to);
      good = add_ranges(site, &making, series, &site->figures.at[year], next - year);
    }
  }
  const char *path = arena_format(site->memory, "indicators/%s/index.html", concept->code);
  making.failed = making.failed || !good || !path;
  return site_page(site, &making, path);
}

static bool describe_year(struct site *site, size_t from, size_t end, int year)
{
  struct making making;
  const struct lex_concepts_row *concept = site->figures.at[from].concept;
  xmlNode *root = site_begin(site, &making, "indicator-year-page", "../../");
  site_describe_series(&making, making_add(&making, root, "indicator"), &site->figures.at[from]);
  making_set_number(&making, root, "year", (uint64_t)year);
  bool good = true;
  for (size_t at = from, to; good && at < end; at = to) {
    to = end_of_series(&site->figures, at);
    for (size_t first = at, next; good && first < to; first = next) {
      next = end_of_year(&site->figures, first, to);
      if (site->figures.at[first].year == year)
        good = add_ranking(site, &making, root, &site->figures.at[first], next - first);
    }
  }
  const char *path = arena_format(site->memory, "indicators/%s/%d.html", concept->code, year);
  making.failed = making.failed || !good || !path;
  return site_page(site, &making, path);
}

/* The years that any series of the indicator has, each once. */
static bool describe_years(struct site *site, size_t from, size_t end)
{
  bool good = true;
  int done[MOST_YEARS];
  size_t count = 0;
  for (size_t i = from; good && i < end; i++) {
    int year = site->figures.at[i].year;
    bool known = i > from && site->figures.at[i - 1].year == year;
    for (size_t j = 0; !known && j < count; j++) known = done[j] == year;
    if (known || count == MOST_YEARS) continue;
    done[count++] = year;
    good = describe_year(site, from, end, year);
  }
  return good;
}

/* ---- CSV ---- */

#define COLUMN(called, title)                                                                                          \
  {                                                                                                                    \
    .name = (called), .title_zh = (title)                                                                              \
  }

static const struct column columns[] = {
    COLUMN("place_code", "行政区划代码"),
    COLUMN("place", "地区"),
    COLUMN("level", "级别"),
    COLUMN("year", "年度"),
    COLUMN("kind", "目标或结果"),
    COLUMN("measure", "增速或数值"),
    COLUMN("modifier", "限定"),
    COLUMN("base_value", "数值"),
    COLUMN("base_unit", "单位"),
    COLUMN("change", "增减"),
    COLUMN("surface", "原文"),
    COLUMN("report_id", "报告编号"),
    COLUMN("stat_id", "数据编号"),
};
enum { COLUMNS = sizeof columns / sizeof *columns };
static const struct table of_indicator = {.name = "indicator", .columns = columns, .column_count = COLUMNS};

static bool add_row(bg_writer *writer, const struct site *site, const struct figure *figure, const struct said *said,
                    const char *kind)
{
  if (!said->claim) return true;
  const struct claim *claim = said->claim;
  const struct package_place *place = &site->package->places[figure->place];
  char year[16];
  snprintf(year, sizeof year, "%d", figure->year);
  const slice cells[] = {slice_of(place->code),
                         slice_of(place->name),
                         slice_of(place->level),
                         slice_of(year),
                         slice_of(kind),
                         figure->measure == MEASURE_GROWTH ? SLICE("growth") : SLICE("level"),
                         slice_of(claim->modifier),
                         slice_of(claim->base_value),
                         slice_of(claim->base_unit),
                         slice_of(claim->change),
                         slice_of(claim->surface),
                         slice_of(site->package->reports[said->report].id),
                         slice_of(claim->stat_id)};
  _Static_assert(sizeof cells / sizeof *cells == COLUMNS, "one a column");
  return csv_row(writer, &of_indicator, cells);
}

static bool collect(void *user, const char *bytes, size_t size)
{
  return buffer_add(user, (slice){bytes, size});
}

static bool write_csv(struct site *site, size_t from, size_t end)
{
  static const struct format format = {.open = csv_open};
  struct buffer csv = {0};
  bg_writer *writer = writer_open_as(&format, &of_indicator, NULL, collect, &csv, site->log);
  bool good = writer != NULL;
  for (size_t i = from; good && i < end; i++) {
    const struct figure *figure = &site->figures.at[i];
    good = add_row(writer, site, figure, &figure->target, "target") &&
           add_row(writer, site, figure, &figure->result, "result");
  }
  if (writer) good = bg_writer_close(writer) && good;
  const char *path = arena_format(site->memory, "indicators/%s/data.csv", site->figures.at[from].concept->code);
  if (!path) log_memory(site->log);
  good = good && path && site->put(site->user, path, buffer_slice(&csv));
  free(csv.at);
  return good;
}

static bool list_indicators(struct site *site)
{
  struct making making;
  xmlNode *root = site_begin(site, &making, "indicators-page", "../");
  for (size_t from = 0, end; from < site->figures.count; from = end) {
    end = end_of_concept(&site->figures, from);
    xmlNode *node = making_add(&making, root, "indicator");
    site_describe_series(&making, node, &site->figures.at[from]);
    making_set_number(&making, node, "count", end - from);
  }
  return site_page(site, &making, "indicators/index.html");
}

bool site_indicators(struct site *site)
{
  bool good = list_indicators(site);
  for (size_t from = 0, end; good && from < site->figures.count; from = end) {
    end = end_of_concept(&site->figures, from);
    good = describe_all_years(site, from, end) && describe_years(site, from, end) && write_csv(site, from, end);
  }
  return good;
}
