/* The files of a publication beside its reports and tables: see publication_files.h. */
#include "publication_files.h"
#include "../support/embed.h"
#include "describe.h"
#include "package_tree.h"
#include "publication.h"
#include "resource_catalogue.h"
#include "skos.h"
#include <fnmatch.h>
#include <stdio.h>

/* ---- Descriptions ---- */

static bool write_json(json_t *value, digest_file *file, bg_log *log)
{
  struct output output;
  if (!output_open(&output, digest_sink, file, log)) {
    json_decref(value);
    return false;
  }
  bool written = describe_write(&output, value);
  return output_close(&output) && written;
}

static bool write_sheet(const struct package *package, const struct format *format, digest_file *file, bg_log *log)
{
  xmlDoc *tree = package_tree(package);
  if (!tree) return log_memory(log);
  bg_writer *writer = writer_open_as(format, NULL, NULL, digest_sink, file, log);
  bool added = writer && writers_add(&writer, 1, tree);
  bool closed = writer && bg_writer_close(writer);
  xmlFreeDoc(tree);
  return added && closed;
}

static bool write_datapackage(const struct package *package, digest_file *file, bg_log *log)
{
  return write_json(datapackage_json(package), file, log);
}

static bool write_csvw(const struct package *package, digest_file *file, bg_log *log)
{
  return write_json(csvw_json(package), file, log);
}

static bool write_dcat(const struct package *package, digest_file *file, bg_log *log)
{
  return write_json(dcat_json(package), file, log);
}

static bool write_ckan(const struct package *package, digest_file *file, bg_log *log)
{
  return write_json(ckan_json(package), file, log);
}

static bool write_list(const struct package *package, digest_file *file, bg_log *log)
{
  return write_json(package_list_json(package), file, log);
}

static bool write_skos(const struct package *package, digest_file *file, bg_log *log)
{
  (void)package;
  struct output output;
  if (!output_open(&output, digest_sink, file, log)) return false;
  bool written = skos_write(&output);
  return output_close(&output) && written;
}

static bool write_rdf(const struct package *package, digest_file *file, bg_log *log)
{
  static const struct format format = {XSLT_FORMAT("catalog.xsl")};
  return write_sheet(package, &format, file, log);
}

static bool write_index(const struct package *package, digest_file *file, bg_log *log)
{
  static const struct format format = {XSLT_FORMAT("index.xsl")};
  return write_sheet(package, &format, file, log);
}

static bool write_style(const struct package *package, digest_file *file, bg_log *log)
{
  static const struct format format = {XSLT_FORMAT("site-style.xsl")};
  return write_sheet(package, &format, file, log);
}

/* A file that is in the program. */
static bool write_own(const char *name, digest_file *file, bg_log *log)
{
  const struct embedded *own = embedded_find(name);
  return own ? digest_sink(file, (const char *)own->bytes, own->size) : log_add(log, BG_INTERNAL, NOWHERE, name);
}

static bool write_icon(const struct package *package, digest_file *file, bg_log *log)
{
  (void)package;
  return write_own("icon.svg", file, log);
}

static bool write_script(const struct package *package, digest_file *file, bg_log *log)
{
  (void)package;
  return write_own("loader.js", file, log) && write_own("site.js", file, log);
}

static bool write_search_script(const struct package *package, digest_file *file, bg_log *log)
{
  (void)package;
  return write_own("loader.js", file, log) && write_own("search.js", file, log);
}

static bool write_catalogue_csv(const struct package *package, digest_file *file, bg_log *log)
{
  return resource_catalogue_csv(package, digest_sink, file, log);
}

static bool write_catalogue_xlsx(const struct package *package, digest_file *file, bg_log *log)
{
  return resource_catalogue_xlsx(package, digest_sink, file, log);
}

const struct description descriptions[] = {
    {PACKAGE_LIST, write_list, false},
    {"datapackage.json", write_datapackage, false},
    {"csv-metadata.json", write_csvw, false},
    {"catalog.rdf", write_rdf, false},
    {"catalog.jsonld", write_dcat, false},
    {"concepts.ttl", write_skos, false},
    {"ckan.json", write_ckan, true},
    {"resource-catalogue.csv", write_catalogue_csv, false},
    {"resource-catalogue.xlsx", write_catalogue_xlsx, false},
    {"index.html", write_index, false},
    {"assets/site.css", write_style, false},
    {"assets/icon.svg", write_icon, false},
    {"assets/site.js", write_script, false},
    {"assets/search.js", write_search_script, false},
    {0},
};

/* ---- What there may be ---- */

/* What stands in folders; reports/ID.xml and .html are those of earlier versions. */
static const char *const makes[] = {"data/*.csv",
                                    "data/*.jsonl",
                                    "data/*.schema.json",
                                    "places/*/index.html",
                                    "indicators/index.html",
                                    "indicators/*/index.html",
                                    "indicators/*/[0-9]*.html",
                                    "indicators/*/data.csv",
                                    "years/[0-9]*.html",
                                    "compare/index.html",
                                    "compare/places.js",
                                    "compare/data/*.js",
                                    "search/index.html",
                                    "search/about.js",
                                    "search/indicators.js",
                                    "search/texts/*.js",
                                    "search/shards/*.js",
                                    "search/reports/*.js",
                                    "sitemap.xml",
                                    "feed.atom",
                                    "reports/*.xml",
                                    "reports/*.html",
                                    "assets/" ASSET_STYLE, // NOLINT(bugprone-suspicious-missing-comma)
                                    "assets/" ASSET_FOOTER,
                                    "assets/" ASSET_LOGO "*"};

static bool is_report_file(const char *path)
{
  for (size_t i = 0; i < REPORT_FILES; i++) {
    char pattern[64];
    snprintf(pattern, sizeof pattern, "reports/*/*/%s", report_file_kinds[i].name);
    if (fnmatch(pattern, path, FNM_PATHNAME | FNM_PERIOD) == 0) return true;
  }
  return false;
}

bool publication_makes(const char *path, bool folder)
{
  static const char *const folders[] = {"data",         "reports",       "assets",         "reports/*",
                                        "reports/*/*",  "places",        "places/*",       "indicators",
                                        "indicators/*", "years",         "compare",        "compare/data",
                                        "search",       "search/shards", "search/reports", "search/texts"};
  if (folder) {
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
      if (fnmatch(folders[i], path, FNM_PATHNAME | FNM_PERIOD) == 0) return true;
    return false;
  }
  for (const struct description *one = descriptions; one->path; one++)
    if (strcmp(path, one->path) == 0) return true;
  for (size_t i = 0; i < sizeof makes / sizeof *makes; i++)
    if (fnmatch(makes[i], path, FNM_PATHNAME | FNM_PERIOD) == 0) return true;
  return is_report_file(path);
}
