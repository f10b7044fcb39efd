/* The pages of a publication that are over many reports: a page a place, with its targets and results over the years; a
 * page an indicator, with all places; a page a year; the comparison of two reports; and what leads programs through
 * them.
 *
 *     places/PLACE/index.html
 *     indicators/CODE/index.html  indicators/CODE/YEAR.html  indicators/CODE/data.csv
 *     years/YEAR.html
 *     compare/index.html  compare/data/PLACE.js  compare/places.js
 *     search/index.html  search/…                see search_index.h
 *     sitemap.xml  feed.atom                     where it is known what the folder's address will be
 *
 * They are made by site.xsl from small trees, and by one script (site.js) where a reader chooses. */
#ifndef BAOGAO_SITE_H
#define BAOGAO_SITE_H

#include "figures.h"
#include "making.h"
#include "promises.h"
#include "search_index.h"
#include "stylesheet.h"

/** Takes a file: its path within the folder, and its bytes. False, logged, when it cannot. */
typedef bool site_put(void *user, const char *path, slice bytes);

/** A promise and what came of it; texts are the arena's. */
struct site_promise {
  size_t place;
  const char *year, *indicator, *surface, *result_surface, *status, *target_address, *result_address;
};

struct site {
  const struct package *package;
  arena *memory;
  struct figures figures;        /* by place, later by indicator */
  struct site_promise *promises; /* by place */
  size_t promise_count, promise_room;
  stylesheet *sheet;
  struct search_index *index;
  const char **pages; /* made so far, for the sitemap */
  size_t page_count, page_room;
  site_put *put;
  void *user;
  bg_log *log;
};

/** Writes all of it. False, logged, when that fails. `promises` may be NULL: no report has been added. */
bool site_write(const struct package *package, struct promises *promises, struct search_index *index, site_put *put,
                void *user, bg_log *log);

/* Its parts; `put` and `log` as above. */

/** Ends a tree whose page is called `path`: makes the page and frees the tree. */
bool site_page(struct site *site, struct making *making, const char *path);

/** Begins such a tree. `way` leads from the page to the folder. */
xmlNode *site_begin(struct site *site, struct making *making, const char *name, const char *way);

/** Adds a figure: <figure year= …><target …/><result …/></figure>, or its place instead of the year. */
xmlNode *site_add_figure(struct making *making, xmlNode *parent, const struct site *site, const struct figure *figure);

/** Says in attributes of `node` which series a figure stands in. */
void site_describe_series(struct making *making, xmlNode *node, const struct figure *figure);

bool site_places(struct site *site);
bool site_indicators(struct site *site);
bool site_years(struct site *site);
bool site_comparison(struct site *site);
bool site_search(struct site *site);
bool site_feeds(struct site *site);

#endif
