/* The pages of places: all years of one, its targets and results over time, and what became of its promises. */
#include "package_tree.h"
#include "site.h"

/* Years and values of a series, so that it can be drawn. */
static void describe_range(struct making *making, xmlNode *node, const struct figure *at, size_t count)
{
  double least = 0, most = 0;
  size_t values = 0;
  for (size_t i = 0; i < count; i++) {
    const struct said *both[] = {&at[i].target, &at[i].result};
    for (size_t j = 0; j < 2; j++) {
      if (!both[j]->claim) continue;
      double value = both[j]->value;
      if (!values || value < least) least = value;
      if (!values || value > most) most = value;
      values++;
    }
  }
  making_set_number(making, node, "from", (uint64_t)at[0].year);
  making_set_number(making, node, "to", (uint64_t)at[count - 1].year);
  making_set_real(making, node, "least", least);
  making_set_real(making, node, "most", most);
  making_set_number(making, node, "years", count);
}

static bool has_target(const struct figure *at, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (at[i].target.claim) return true;
  return false;
}

/* A series is shown that has a target, or results of three years. */
static void add_series(struct making *making, xmlNode *root, const struct site *site, const struct figure *at,
                       size_t count)
{
  if (count < 3 && !has_target(at, count)) return;
  xmlNode *node = making_add(making, root, "series");
  site_describe_series(making, node, at);
  describe_range(making, node, at, count);
  for (size_t i = 0; i < count; i++) site_add_figure(making, node, site, &at[i]);
}

static void add_promise(struct making *making, xmlNode *root, const struct site_promise *promise)
{
  xmlNode *node = making_add(making, root, "promise");
  making_set(making, node, "year", promise->year);
  making_set(making, node, "indicator", promise->indicator);
  making_set(making, node, "text", promise->surface);
  making_set(making, node, "result", *promise->result_surface ? promise->result_surface : NULL);
  making_set(making, node, "status", promise->status);
  making_set(making, node, "target-address", promise->target_address);
  making_set(making, node, "result-address", promise->result_address);
}

/* What is of one place in the lists that are by place: each begins where that of the place before has ended. */
struct shares {
  size_t report, figure, promise;
};

/* The newest first. */
static void add_reports(struct making *making, xmlNode *root, const struct package *package, size_t place, size_t *from)
{
  size_t to = *from;
  while (to < package->report_count && package->reports[package->by_year[to]].place == place) to++;
  for (size_t i = to; i > *from; i--) package_add_report(making, root, &package->reports[package->by_year[i - 1]]);
  *from = to;
}

static void add_all_series(struct making *making, xmlNode *root, const struct site *site, size_t place, size_t *from)
{
  const struct figures *figures = &site->figures;
  while (*from < figures->count && figures->at[*from].place == place) {
    size_t to = *from + 1;
    while (to < figures->count && figures_alike(&figures->at[*from], &figures->at[to])) to++;
    add_series(making, root, site, &figures->at[*from], to - *from);
    *from = to;
  }
}

static bool make_page(struct site *site, size_t index, struct shares *shares)
{
  struct making making;
  const struct package_place *place = &site->package->places[index];
  xmlNode *root = site_begin(site, &making, "place-page", "../../");
  package_add_place(&making, root, place);
  add_reports(&making, root, site->package, index, &shares->report);
  add_all_series(&making, root, site, index, &shares->figure);
  for (; shares->promise < site->promise_count && site->promises[shares->promise].place == index; shares->promise++)
    add_promise(&making, root, &site->promises[shares->promise]);
  const char *path = arena_format(site->memory, "%sindex.html", place->folder);
  making.failed = making.failed || !path;
  return site_page(site, &making, path);
}

bool site_places(struct site *site)
{
  struct shares shares = {0};
  bool good = true;
  for (size_t i = 0; good && i < site->package->place_count; i++) good = make_page(site, i, &shares);
  return good;
}
