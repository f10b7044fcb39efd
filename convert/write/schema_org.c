/* Linked data: see schema_org.h. */
#include "schema_org.h"
#include "describe.h"

static json_t *text_or_null(const char *text)
{
  return text ? json_string(text) : json_null();
}

/* Addresses are of the web, or there are none. */
static json_t *address(const struct package *package, const char *path)
{
  return package->base ? json_sprintf("%s%s", package->base, path) : json_null();
}

static json_t *download(const struct package *package, const char *title, const char *media_type, const char *path)
{
  return json_pack("{s:s, s:s, s:s, s:o}", "@type", "DataDownload", "name", title, "encodingFormat", media_type,
                   "contentUrl", address(package, path));
}

static json_t *downloads_of_report(const struct package *package, const struct package_report *report)
{
  json_t *array = json_array();
  for (size_t i = 0; array && i < REPORT_FILES; i++) {
    const struct report_file_kind *kind = &report_file_kinds[i];
    if (i == REPORT_HTML) continue;
    if (json_array_append_new(array, download(package, kind->title, kind->media_type, report->files[i].path)) == 0)
      continue;
    json_decref(array);
    return NULL;
  }
  return array;
}

static json_t *downloads_of_package(const struct package *package)
{
  json_t *array = json_array();
  for (size_t i = 0; array && tables[i].name; i++) {
    if (json_array_append_new(array, download(package, tables[i].title_zh, MEDIA_CSV, package->tables[i].csv.path)) ==
        0)
      continue;
    json_decref(array);
    return NULL;
  }
  return array;
}

static json_t *place(const struct package_place *place)
{
  if (!place->name && !place->code) return json_null();
  return json_pack("{s:s, s:s?, s:s?}", "@type", "AdministrativeArea", "name", place->name, "identifier", place->code);
}

static json_t *organization(const struct package *package)
{
  const char *publisher = package->words.publisher;
  return publisher ? json_pack("{s:s, s:s}", "@type", "Organization", "name", publisher) : json_null();
}

static json_t *author(const struct package_report *report)
{
  return report->speaker ? json_pack("{s:s, s:s}", "@type", "Person", "name", report->speaker) : json_null();
}

static char *dump(json_t *value)
{
  if (!value) return NULL;
  describe_drop_nulls(value);
  char *text = json_dumps(value, JSON_COMPACT | JSON_ESCAPE_SLASH);
  json_decref(value);
  return text;
}

char *schema_org_report(const struct package *package, const struct package_report *report)
{
  return dump(json_pack("{s:s, s:[s, s], s:s, s:o, s:s, s:s, s:s, s:s?, s:s?, s:o, s:o, s:o, s:o, s:o, s:b, s:o}",
                        "@context", "https://schema.org", "@type", "Report", "Dataset", "name", report->title, "url",
                        address(package, report->folder), "identifier", report->id, "description", report->about,
                        "inLanguage", report->language ? report->language : "zh-Hans", "temporalCoverage",
                        report->plan_year, "datePublished", report->date, "spatialCoverage",
                        place(&package->places[report->place]), "author", author(report), "publisher",
                        organization(package), "license", text_or_null(package->licence.address), "isBasedOn",
                        text_or_null(report->source_address), "isAccessibleForFree", 1, "distribution",
                        downloads_of_report(package, report)));
}

char *schema_org_package(const struct package *package)
{
  int from, to;
  bool years = package_years(package, &from, &to);
  return dump(json_pack("{s:s, s:s, s:s, s:o, s:s, s:s, s:o, s:o, s:o, s:b, s:o}", "@context", "https://schema.org",
                        "@type", "Dataset", "name", package_title(package), "url", address(package, ""), "description",
                        PACKAGE_ABOUT_ZH, "inLanguage", "zh", "temporalCoverage",
                        years ? json_sprintf("%d/%d", from, to) : json_null(), "publisher", organization(package),
                        "license", text_or_null(package->licence.address), "isAccessibleForFree", 1, "distribution",
                        downloads_of_package(package)));
}
