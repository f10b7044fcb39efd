/* What leads programs through a site: sitemap.xml (sitemaps.org) and feed.atom (RFC 4287). Both want addresses of the
 * web, so there are none where the folder's own is not known. No clock is looked at: a report is of its day, or else of
 * the first day of its year. */
#include "site.h"
#include "write.h"
#include <stdio.h>
#include <stdlib.h>

enum { SITEMAP_MOST = 50000, ENTRIES_MOST = 100 };

static bool add_escaped(struct buffer *xml, const char *text)
{
  bool good = true;
  for (; good && *text; text++) {
    slice piece = {text, 1};
    if (*text == '&') piece = SLICE("&amp;");
    if (*text == '<') piece = SLICE("&lt;");
    if (*text == '>') piece = SLICE("&gt;");
    if (*text == '"') piece = SLICE("&quot;");
    good = buffer_add(xml, piece);
  }
  return good;
}

static bool add(struct buffer *xml, const char *before, const char *text, const char *behind)
{
  return buffer_add(xml, slice_of(before)) && add_escaped(xml, text) && buffer_add(xml, slice_of(behind));
}

/* index.html of a folder is its address. */
static bool add_address(struct buffer *xml, const char *base, const char *before, const char *path, const char *behind)
{
  size_t size = strlen(path);
  const slice index = SLICE("index.html");
  if (slice_ends((slice){path, size}, index)) size -= index.size;
  return buffer_add(xml, slice_of(before)) && add_escaped(xml, base) && buffer_add(xml, (slice){path, size}) &&
         buffer_add(xml, slice_of(behind));
}

static const char *day_of(const struct package_report *report, char room[32])
{
  if (report->date && strlen(report->date) == 10) return report->date;
  snprintf(room, 32, "%04d-01-01", report->plan_year ? package_year(report->plan_year) : 1949);
  return room;
}

/* ---- Sitemap ---- */

static bool put_sitemap(struct site *site)
{
  const struct package *package = site->package;
  struct buffer xml = {0};
  bool good = buffer_add(&xml, SLICE("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                     "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")) &&
              add(&xml, "<url><loc>", package->base, "</loc></url>\n");
  size_t count = 1;
  for (size_t i = 1; good && i <= package->report_count && count < SITEMAP_MOST; i++, count++)
    good = add_address(&xml, package->base, "<url><loc>", package->reports[i].folder, "</loc></url>\n");
  for (size_t i = 0; good && i < site->page_count && count < SITEMAP_MOST; i++, count++)
    good = add_address(&xml, package->base, "<url><loc>", site->pages[i], "</loc></url>\n");
  good = (good && buffer_add(&xml, SLICE("</urlset>\n"))) || log_memory(site->log);
  good = good && site->put(site->user, "sitemap.xml", buffer_slice(&xml));
  free(xml.at);
  return good;
}

/* ---- Feed: the last reports by their days ---- */

struct feed_entry {
  const struct package_report *report;
  char day[32];
};

static int by_day(const void *left, const void *right)
{
  const struct feed_entry *a = left, *b = right;
  int order = strcmp(b->day, a->day);
  return order ? order : (a->report->order > b->report->order) - (a->report->order < b->report->order);
}

static bool add_entry(struct buffer *xml, const struct package *package, const struct feed_entry *entry)
{
  const struct package_report *report = entry->report;
  return add(xml, "<entry><title>", report->title, "</title>") &&
         add_address(xml, package->base, "<id>", report->folder, "</id>") &&
         add_address(xml, package->base, "<link href=\"", report->folder, "\"/>") &&
         add(xml, "<updated>", entry->day, "T00:00:00Z</updated>") &&
         add(xml, "<summary>", report->about, "</summary></entry>\n");
}

static bool add_feed(struct buffer *xml, const struct package *package, const struct feed_entry *entries, size_t count)
{
  const char *publisher = package->words.publisher;
  bool good = buffer_add(xml, SLICE("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                    "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"zh\">\n")) &&
              add(xml, "<title>", package_title(package), "</title>\n") && add(xml, "<id>", package->base, "</id>\n") &&
              add(xml, "<link href=\"", package->base, "\"/>\n") &&
              add(xml, "<link rel=\"self\" href=\"", package->base, "feed.atom\"/>\n") &&
              add(xml, "<updated>", count ? entries[0].day : "1949-10-01", "T00:00:00Z</updated>\n") &&
              add(xml, "<author><name>", publisher ? publisher : package_title(package), "</name></author>\n");
  for (size_t i = 0; good && i < count && i < ENTRIES_MOST; i++) good = add_entry(xml, package, &entries[i]);
  return good && buffer_add(xml, SLICE("</feed>\n"));
}

static bool put_feed(struct site *site)
{
  const struct package *package = site->package;
  struct buffer xml = {0};
  struct feed_entry *entries = calloc(package->report_count + 1, sizeof *entries);
  for (size_t i = 0; entries && i < package->report_count; i++) {
    char room[32];
    entries[i].report = &package->reports[i + 1];
    snprintf(entries[i].day, sizeof entries[i].day, "%.10s", day_of(entries[i].report, room));
  }
  if (entries && package->report_count) qsort(entries, package->report_count, sizeof *entries, by_day);
  bool good = (entries && add_feed(&xml, package, entries, package->report_count)) || log_memory(site->log);
  good = good && site->put(site->user, "feed.atom", buffer_slice(&xml));
  free(xml.at);
  free(entries);
  return good;
}

bool site_feeds(struct site *site)
{
  return !site->package->base || (put_sitemap(site) && put_feed(site));
}
