/* The pages over many reports: see site.h. Here is what all of them share. */
#include "site.h"
#include "../support/embed.h"
#include "buffer.h"
#include "package_tree.h"
#include "people.h"
#include <stdio.h>
#include <stdlib.h>

/* ---- Pages ---- */

static bool collect(void *user, const char *bytes, size_t size)
{
  return buffer_add(user, (slice){bytes, size});
}

static bool remember_page(struct site *site, const char *path)
{
  const char **pages = arena_grow(site->memory, (void *)site->pages, site->page_count, &site->page_room, sizeof *pages);
  const char *copy = pages ? arena_copy(site->memory, slice_of(path)) : NULL;
  if (!copy) return log_memory(site->log);
  site->pages = pages;
  pages[site->page_count++] = copy;
  return true;
}

xmlNode *site_begin(struct site *site, struct making *making, const char *name, const char *way)
{
  xmlNode *root = making_begin(making, name);
  if (root) package_describe(making, root, site->package, way);
  return root;
}

bool site_page(struct site *site, struct making *making, const char *path)
{
  struct buffer bytes = {0};
  struct output output;
  bool good = !making->failed || log_memory(site->log);
  if (good) making_set(making, xmlDocGetRootElement(making->tree), "path", path);
  if (good && output_open(&output, collect, &bytes, site->log)) {
    good = stylesheet_apply(site->sheet, making->tree, NULL, &output, site->log);
    good = output_close(&output) && good;
  } else {
    good = false;
  }
  good = good && site->put(site->user, path, buffer_slice(&bytes)) && remember_page(site, path);
  xmlFreeDoc(making->tree);
  free(bytes.at);
  return good;
}

/* ---- Figures ---- */

/* What a report says, in its own words, and where. */
static void add_said(struct making *making, xmlNode *parent, const struct site *site, const char *name,
                     const struct said *said)
{
  if (!said->claim) return;
  const struct claim *claim = said->claim;
  char address[512];
  xmlNode *node = making_add(making, parent, name);
  snprintf(address, sizeof address, "%sindex.html#%s", site->package->reports[said->report].folder, claim->stat_id);
  making_set_real(making, node, "value", said->value);
  making_set(making, node, "text", claim->surface);
  making_set(making, node, "modifier", claim->modifier);
  making_set(making, node, "change", *claim->change ? claim->change : NULL);
  making_set(making, node, "address", address);
}

xmlNode *site_add_figure(struct making *making, xmlNode *parent, const struct site *site, const struct figure *figure)
{
  xmlNode *node = making_add(making, parent, "figure");
  making_set_number(making, node, "year", (uint64_t)figure->year);
  add_said(making, node, site, "target", &figure->target);
  add_said(making, node, site, "result", &figure->result);
  return node;
}

/* The unit as people call it: 元 for CNY. */
static void set_unit(struct making *making, xmlNode *node, const char *unit)
{
  struct buffer words = {0};
  if (people_unit(slice_of(unit), &words) && buffer_add(&words, (slice){"", 1}))
    making_set(making, node, "unit", words.at);
  else
    making->failed = true;
  free(words.at);
}

void site_describe_series(struct making *making, xmlNode *node, const struct figure *figure)
{
  const struct lex_concepts_row *concept = figure->concept;
  char name[256];
  snprintf(name, sizeof name, "%.*s", (int)concept->names[0].size, concept->names[0].at);
  making_set(making, node, "code", concept->code);
  making_set(making, node, "name", name);
  making_set(making, node, "measure", figure->measure == MEASURE_GROWTH ? "growth" : "level");
  set_unit(making, node, figure->unit);
  if (concept->ceiling) making_set(making, node, "ceiling", "yes");
}

/* ---- Promises ---- */

enum {
  PLACE_OF,
  YEAR_OF,
  KIND,
  INDICATOR,
  SURFACE,
  RESULT_SURFACE,
  STATUS,
  REPORT,
  STAT,
  RESULT_REPORT,
  RESULT_STAT,
  WANTED
};
static const char *const wanted[WANTED] = {"report_id",      "year",   "kind",      "indicator", "surface",
                                           "result_surface", "status", "report_id", "stat_id",   "result_report_id",
                                           "result_stat_id"};

static slice cell_called(const struct table *table, const slice *cells, const char *name)
{
  for (size_t i = 0; i < table->column_count; i++)
    if (strcmp(table->columns[i].name, name) == 0) return cells[i];
  return (slice){"", 0};
}

static const char *address_of(struct site *site, slice report, slice stat)
{
  char *id = arena_copy(site->memory, report);
  const struct package_report *found = id ? package_find(site->package, id) : NULL;
  if (!found || !stat.size) return NULL;
  return arena_format(site->memory, "%sindex.html#%.*s", found->folder, (int)stat.size, stat.at);
}

/* A table_row: keeps the targets of the year's block. */
static bool keep_promise(void *user, const struct table *table, const slice *cells)
{
  struct site *site = user;
  slice kept[WANTED];
  const char *texts[WANTED];
  for (size_t i = 0; i < WANTED; i++) kept[i] = cell_called(table, cells, wanted[i]);
  if (!slice_equal(kept[KIND], SLICE("target"))) return true;
  struct site_promise *grown =
      arena_grow(site->memory, site->promises, site->promise_count, &site->promise_room, sizeof *grown);
  if (!grown) return log_memory(site->log);
  site->promises = grown;
  for (size_t i = 0; i < WANTED; i++)
    if (!(texts[i] = arena_copy(site->memory, kept[i]))) return log_memory(site->log);
  const struct package_report *report = package_find(site->package, texts[REPORT]);
  if (!report || report->edition != 1) return true;
  grown[site->promise_count++] =
      (struct site_promise){.place = report->place,
                            .year = texts[YEAR_OF],
                            .indicator = texts[INDICATOR],
                            .surface = texts[SURFACE],
                            .result_surface = texts[RESULT_SURFACE],
                            .status = texts[STATUS],
                            .target_address = address_of(site, kept[REPORT], kept[STAT]),
                            .result_address = address_of(site, kept[RESULT_REPORT], kept[RESULT_STAT])};
  return true;
}

static int by_place(const void *left, const void *right)
{
  const struct site_promise *a = left, *b = right;
  if (a->place != b->place) return a->place < b->place ? -1 : 1;
  int order = strcmp(b->year, a->year); /* the last year first */
  return order ? order : (a > b) - (a < b);
}

/* ---- The site ---- */

static bool collect_all(struct site *site, struct promises *promises)
{
  size_t count = 0;
  const struct claims **claims = promises ? promises_claims(promises, &count, site->memory) : NULL;
  if (promises && !claims) return log_memory(site->log);
  if (!figures_collect(&site->figures, site->package, claims, count, site->memory)) return log_memory(site->log);
  if (promises && !promises_rows(promises, table_find("promises"), keep_promise, site, site->log)) return false;
  if (site->promise_count) qsort(site->promises, site->promise_count, sizeof *site->promises, by_place);
  return true;
}

bool site_search(struct site *site)
{
  const struct figures *figures = &site->figures; /* by indicator */
  struct making making;
  const char **codes = arena_alloc(site->memory, (figures->count + 1) * sizeof *codes);
  size_t count = 0;
  if (!codes) return log_memory(site->log);
  for (size_t i = 0; i < figures->count; i++)
    if (i == 0 || figures->at[i].concept != figures->at[i - 1].concept) codes[count++] = figures->at[i].concept->code;
  xmlNode *root = site_begin(site, &making, "search-page", "../");
  making_set_number(&making, root, "shards", search_index_shards(site->index));
  const struct embedded *loader = embedded_find("loader.js");
  making_set(&making, root, "loader", loader ? (const char *)loader->bytes : NULL);
  return site_page(site, &making, "search/index.html") &&
         search_index_write(site->index, site->package, codes, count, site->put, site->user, site->log);
}

bool site_write(const struct package *package, struct promises *promises, struct search_index *index, site_put *put,
                void *user, bg_log *log)
{
  struct site site = {.package = package, .memory = arena_new(), .index = index, .put = put, .user = user, .log = log};
  site.sheet = site.memory ? stylesheet_own("site.xsl", log) : NULL;
  if (!site.memory) log_memory(log);
  bool good = site.sheet && collect_all(&site, promises);
  good = good && site_places(&site) && site_years(&site) && site_comparison(&site);
  if (good) figures_by_concept(&site.figures);
  good = good && site_indicators(&site) && site_search(&site) && site_feeds(&site);
  stylesheet_free(site.sheet);
  arena_free(site.memory);
  return good;
}
