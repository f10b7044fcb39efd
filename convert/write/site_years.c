/* The pages of years: all places of one with what they aim at most commonly, side by side; and the comparison of two
 * reports that a reader chooses, for which each place's figures are a script of their own. */
#include "describe.h"
#include "package_tree.h"
#include "site.h"
#include "write.h"
#include <stdio.h>
#include <stdlib.h>

enum { COLUMNS_OF_YEAR = 6 };

/* A series that targets of a year are of, and how many places have one. */
struct column_of_year {
  const struct figure *figure; /* one of them */
  size_t count;
};

static bool same_column(const struct figure *a, const struct figure *b)
{
  return a->concept == b->concept && a->measure == b->measure && strcmp(a->unit, b->unit) == 0;
}

static int by_series(const void *left, const void *right)
{
  const struct figure *a = *(const struct figure *const *)left, *b = *(const struct figure *const *)right;
  if (a->concept != b->concept) return a->concept < b->concept ? -1 : 1;
  if (a->measure != b->measure) return a->measure < b->measure ? -1 : 1;
  int order = strcmp(a->unit, b->unit);
  return order ? order : (a > b) - (a < b);
}

static int by_count(const void *left, const void *right)
{
  const struct column_of_year *a = left, *b = right;
  if (a->count != b->count) return a->count > b->count ? -1 : 1;
  return (a->figure->concept > b->figure->concept) - (a->figure->concept < b->figure->concept);
}

/* A year's targets. */
struct year {
  int year;
  const struct figure **at; /* by place */
  size_t count;
  struct column_of_year *columns;
  size_t column_count;
};

/* The commonest series come first. Uses `sorted`, which has room for all figures. */
static void find_columns(struct year *year, const struct figure **sorted)
{
  memcpy(sorted, year->at, year->count * sizeof *sorted);
  if (year->count) qsort(sorted, year->count, sizeof *sorted, by_series);
  for (size_t i = 0; i < year->count; i++) {
    struct column_of_year *last = year->column_count ? &year->columns[year->column_count - 1] : NULL;
    if (last && same_column(last->figure, sorted[i]))
      last->count++;
    else
      year->columns[year->column_count++] = (struct column_of_year){sorted[i], 1};
  }
  if (year->column_count) qsort(year->columns, year->column_count, sizeof *year->columns, by_count);
  if (year->column_count > COLUMNS_OF_YEAR) year->column_count = COLUMNS_OF_YEAR;
}

/* The place's row; `*at` is where its figures begin among the year's. */
static void add_place_row(struct making *making, xmlNode *root, const struct site *site, const struct year *year,
                          size_t report, size_t *at)
{
  size_t place = site->package->reports[report].place;
  xmlNode *node = package_add_place(making, root, &site->package->places[place]);
  package_add_report(making, node, &site->package->reports[report]);
  while (*at < year->count && year->at[*at]->place < place) (*at)++;
  for (; *at < year->count && year->at[*at]->place == place; (*at)++) {
    for (size_t i = 0; i < year->column_count; i++) {
      if (!same_column(year->columns[i].figure, year->at[*at])) continue;
      xmlNode *figure = site_add_figure(making, node, site, year->at[*at]);
      making_set_number(making, figure, "column", i + 1);
    }
  }
}

static bool make_year(struct site *site, const struct year *year)
{
  struct making making;
  size_t at = 0;
  xmlNode *root = site_begin(site, &making, "year-page", "../");
  making_set_number(&making, root, "year", (uint64_t)year->year);
  for (size_t i = 0; i < year->column_count; i++) {
    xmlNode *node = making_add(&making, root, "series");
    site_describe_series(&making, node, year->columns[i].figure);
  }
  for (size_t i = 0; i < site->package->report_count; i++) {
    const struct package_report *report = &site->package->reports[site->package->by_year[i]];
    if (report->edition == 1 && package_year(report->plan_year) == year->year)
      add_place_row(&making, root, site, year, site->package->by_year[i], &at);
  }
  const char *path = arena_format(site->memory, "years/%d.html", year->year);
  making.failed = making.failed || !path;
  return site_page(site, &making, path);
}

static int by_number(const void *left, const void *right)
{
  return *(const int *)left - *(const int *)right;
}

/* The years of all reports, each once, in `memory`; NULL when that runs out. */
static int *list_years(const struct package *package, arena *memory, size_t *count)
{
  int *years = arena_alloc(memory, (package->report_count + 1) * sizeof *years);
  size_t many = 0;
  *count = 0;
  if (!years) return NULL;
  for (size_t i = 1; i <= package->report_count; i++) {
    int year = package_year(package->reports[i].plan_year);
    if (year) years[many++] = year;
  }
  if (many) qsort(years, many, sizeof *years, by_number);
  for (size_t i = 0; i < many; i++)
    if (!*count || years[*count - 1] != years[i]) years[(*count)++] = years[i];
  return years;
}

bool site_years(struct site *site)
{
  const struct figures *figures = &site->figures;
  size_t count, room = figures->count + 1;
  int *years = list_years(site->package, site->memory, &count);
  const struct figure **at = calloc(room, sizeof *at), **sorted = calloc(room, sizeof *sorted);
  struct column_of_year *columns = calloc(room, sizeof *columns);
  bool good = years && at && sorted && columns;
  if (!good) log_memory(site->log);
  for (size_t i = 0; good && i < count; i++) {
    struct year year = {.year = years[i], .at = at, .columns = columns};
    for (size_t j = 0; j < figures->count; j++)
      if (figures->at[j].year == year.year && figures->at[j].target.claim) at[year.count++] = &figures->at[j];
    find_columns(&year, sorted);
    good = make_year(site, &year);
  }
  free(at);
  free(sorted);
  free(columns);
  return good;
}

/* ---- The comparison ---- */

static json_t *describe_said(const struct said *said)
{
  return said->claim ? json_string(said->claim->surface) : json_null();
}

/* [code, name, measure, unit, target, result] */
static json_t *describe_figure(const struct figure *figure)
{
  const struct lex_word *name = &figure->concept->names[0];
  return json_pack("[s, s%, s, s, o, o]", figure->concept->code, name->at, (size_t)name->size,
                   figure->measure == MEASURE_GROWTH ? "growth" : "level", figure->unit, describe_said(&figure->target),
                   describe_said(&figure->result));
}

static bool add_to_year(json_t *years, const struct figure *figure)
{
  char key[16];
  snprintf(key, sizeof key, "%d", figure->year);
  json_t *rows = json_object_get(years, key);
  if (!rows && json_object_set_new(years, key, rows = json_array()) != 0) return false;
  return json_array_append_new(rows, describe_figure(figure)) == 0;
}

static bool put_script(struct site *site, const char *path, const char *function, json_t *value)
{
  char *text = value ? json_dumps(value, JSON_COMPACT) : NULL;
  const char *script = text ? arena_format(site->memory, "%s(%s)\n", function, text) : NULL;
  bool good = script && path ? site->put(site->user, path, slice_of(script)) : log_memory(site->log);
  free(text);
  json_decref(value);
  return good;
}

static bool put_place(struct site *site, size_t place, size_t *figure)
{
  const struct figures *figures = &site->figures;
  json_t *years = json_object();
  bool good = years != NULL;
  for (; good && *figure < figures->count && figures->at[*figure].place == place; (*figure)++)
    good = add_to_year(years, &figures->at[*figure]);
  const char *key = site->package->places[place].key;
  json_t *value = good ? json_pack("{s:s, s:o}", "key", key, "years", years) : NULL;
  if (!good) json_decref(years);
  return put_script(site, arena_format(site->memory, "compare/data/%s.js", key), "site.take", value);
}

/* [key, name, level, years with a report] */
static json_t *list_places(const struct package *package)
{
  json_t *array = json_array();
  size_t at = 0;
  for (size_t i = 0; array && i < package->place_count; i++) {
    const struct package_place *place = &package->places[i];
    json_t *years = json_array();
    for (; at < package->report_count && package->reports[package->by_year[at]].place == i; at++) {
      const struct package_report *report = &package->reports[package->by_year[at]];
      if (report->edition == 1 && report->plan_year)
        json_array_append_new(years, json_integer(package_year(report->plan_year)));
    }
    json_array_append_new(array, json_pack("[s, s, s, o]", place->key, place->name ? place->name : place->key,
                                           place->level ? place->level : "other", years));
  }
  return array;
}

bool site_comparison(struct site *site)
{
  struct making making;
  site_begin(site, &making, "compare-page", "../");
  bool good = site_page(site, &making, "compare/index.html") &&
              put_script(site, "compare/places.js", "site.takePlaces", list_places(site->package));
  size_t figure = 0;
  for (size_t i = 0; good && i < site->package->place_count; i++) good = put_place(site, i, &figure);
  return good;
}
