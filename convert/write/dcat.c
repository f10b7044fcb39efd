/* catalog.jsonld: the package as a catalogue (DCAT 3). A table is a dataset of two distributions, and so is a report;
 * the reports are a series. It is the same graph as catalog.rdf, which catalog.xsl makes.
 *
 * Addresses are relative to the folder; the page index.html has an anchor for each dataset, distribution and place. */
#include "describe.h"
#include <stdio.h>

#define LANGUAGE "http://publications.europa.eu/resource/authority/language/ZHO"
#define THEME    "http://publications.europa.eu/resource/authority/data-theme/GOVE"
#define MEDIA    "https://www.iana.org/assignments/media-types/"
#define SHA256   "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"

/* ---- Values ---- */

static json_t *typed(const char *value, const char *type)
{
  return json_pack("{s:s, s:s}", "@value", value, "@type", type);
}

static json_t *reference(const char *address)
{
  return address ? json_pack("{s:s}", "@id", address) : json_null();
}

static json_t *anchor(const char *kind, const char *name)
{
  return json_sprintf("index.html#%s-%s", kind, name);
}

static json_t *reference_to(const char *kind, const char *name)
{
  return json_pack("{s:o}", "@id", anchor(kind, name));
}

static json_t *publisher(const struct package *package)
{
  return package->words.publisher ? reference("index.html#publisher") : json_null();
}

static json_t *contact(const struct package *package)
{
  return package->words.contact ? reference("index.html#contact") : json_null();
}

/* From the first day of one year to the last of another. */
static json_t *period(int from, int to)
{
  char first[32], last[32];
  snprintf(first, sizeof first, "%04d-01-01", from);
  snprintf(last, sizeof last, "%04d-12-31", to);
  return json_pack("{s:s, s:o, s:o}", "@type", "dct:PeriodOfTime", "dcat:startDate", typed(first, "xsd:date"),
                   "dcat:endDate", typed(last, "xsd:date"));
}

static json_t *period_of_all(const struct package *package)
{
  int from, to;
  return package_years(package, &from, &to) ? period(from, to) : json_null();
}

static json_t *period_of(const struct package_report *report)
{
  if (!report->plan_year) return json_null();
  return period(package_year(report->review_from ? report->review_from : report->plan_year),
                package_year(report->plan_year));
}

/* A place that has neither name nor code is none. */
static bool is_known(const struct package_place *place)
{
  return place->code || place->name;
}

static json_t *all_places(const struct package *package)
{
  json_t *array = json_array();
  for (size_t i = 0; i < package->place_count; i++) {
    const struct package_place *place = &package->places[i];
    if (is_known(place) && json_array_append_new(array, reference_to("place", place->key)) != 0) goto memory;
  }
  return array;
memory:
  json_decref(array);
  return NULL;
}

/* ---- Distributions ---- */

static json_t *checksum(const char *sha256)
{
  return json_pack("{s:s, s:{s:s}, s:o}", "@type", "spdx:Checksum", "spdx:algorithm", "@id",
                   "spdx:checksumAlgorithm_sha256", "spdx:checksumValue", typed(sha256, "xsd:hexBinary"));
}

static json_t *distribution(const struct package *package, const char *kind, const char *type,
                            const struct package_file *file, const char *conforms_to)
{
  char bytes[24];
  snprintf(bytes, sizeof bytes, "%llu", (unsigned long long)file->known.bytes);
  return json_pack("{s:s, s:s, s:s, s:o, s:o, s:{s:o}, s:o, s:o, s:o, s:o}", "@id", file->anchor, "@type",
                   "dcat:Distribution", "dct:title", kind, "dcat:accessURL", reference(file->path), "dcat:downloadURL",
                   reference(file->path), "dcat:mediaType", "@id", json_sprintf(MEDIA "%s", type), "dcat:byteSize",
                   typed(bytes, "xsd:nonNegativeInteger"), "spdx:checksum", checksum(file->known.sha256),
                   "dct:conformsTo", reference(conforms_to), "dct:license", reference(package->licence.address));
}

/* A report's page, its XML, and what else can be had of it. */
static json_t *distributions_of_report(const struct package *package, const struct package_report *report)
{
  json_t *array = json_array();
  for (size_t i = 0; array && i < REPORT_FILES; i++) {
    const struct report_file_kind *kind = &report_file_kinds[i];
    json_t *one =
        distribution(package, kind->title, kind->media_type, &report->files[i], i == REPORT_XML ? BG_NAMESPACE : NULL);
    if (json_array_append_new(array, one) == 0) continue;
    json_decref(array);
    return NULL;
  }
  return array;
}

/* ---- Datasets ---- */

static json_t *dataset_of_table(const struct package *package, const struct table *table)
{
  const struct package_table *has = &package->tables[table - tables];
  return json_pack("{s:o, s:s, s:o, s:o, s:o, s:{s:s, s:s}, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:[o, o]}", "@id",
                   anchor("table", table->name), "@type", "dcat:Dataset", "dct:title",
                   describe_bilingual(table->title_zh, table->title_en), "dct:description",
                   describe_bilingual(table->about_zh, table->about_en), "dct:identifier",
                   json_sprintf("%s/%s", package_name(package), table->name), "dcat:keyword", "@value", "政府工作报告",
                   "@language", "zh", "dct:language", reference(LANGUAGE), "dcat:theme", reference(THEME),
                   "dct:accrualPeriodicity", reference(FREQUENCY), "dct:publisher", publisher(package),
                   "dcat:contactPoint", contact(package), "dct:temporal", period_of_all(package), "dct:spatial",
                   all_places(package), "dcat:distribution",
                   distribution(package, "CSV", MEDIA_CSV, &has->csv, "csv-metadata.json"),
                   distribution(package, "JSONL", MEDIA_JSONL, &has->jsonl, has->schema.path));
}

static json_t *dataset_of_report(const struct package *package, const struct package_report *report,
                                 const struct package_place *place)
{
  return json_pack("{s:o, s:s, s:{s:s, s:s}, s:{s:s, s:s}, s:s, s:{s:s, s:s}, s:o, s:o, s:o, s:o, s:o, s:o, s:o, "
                   "s:o, s:o, s:o}",
                   "@id", anchor("report", report->key), "@type", "dcat:Dataset", "dct:title", "@value", report->title,
                   "@language", report->language ? report->language : "zh", "dct:description", "@value", report->about,
                   "@language", "zh", "dct:identifier", report->id, "dcat:keyword", "@value", "政府工作报告",
                   "@language", "zh", "dct:language", reference(LANGUAGE), "dcat:theme", reference(THEME),
                   "dcat:inSeries", reference("index.html#reports"), "dct:issued",
                   report->date ? typed(report->date, "xsd:date") : json_null(), "prov:wasDerivedFrom",
                   reference(report->source_address), "dct:publisher", publisher(package), "dcat:contactPoint",
                   contact(package), "dct:temporal", period_of(report), "dct:spatial",
                   is_known(place) ? reference_to("place", place->key) : json_null(), "dcat:distribution",
                   distributions_of_report(package, report));
}

static json_t *series(const struct package *package)
{
  return json_pack(
      "{s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "@id", "index.html#reports", "@type", "dcat:DatasetSeries",
      "dct:title", describe_bilingual("政府工作报告", "Government work reports"), "dct:description",
      describe_bilingual("各份政府工作报告的全文", "The government work reports, each in full"),
      "dct:accrualPeriodicity", reference(FREQUENCY), "dct:publisher", publisher(package), "dcat:contactPoint",
      contact(package), "dct:temporal", period_of_all(package), "dct:spatial", all_places(package));
}

/* ---- What datasets refer to ---- */

static json_t *identifier(const char *code)
{
  return json_pack("{s:s, s:s, s:s}", "@type", "adms:Identifier", "skos:notation", code, "adms:schemaAgency",
                   "GB/T 2260");
}

static json_t *location(const struct package_place *place)
{
  json_t *name = place->name ? json_pack("{s:s, s:s}", "@value", place->name, "@language", "zh") : json_null();
  return json_pack("{s:o, s:s, s:o, s:s?, s:o}", "@id", anchor("place", place->key), "@type", "dct:Location",
                   "skos:prefLabel", name, "dct:identifier", place->code, "adms:identifier",
                   place->code ? identifier(place->code) : json_null());
}

static json_t *agent(const struct package *package)
{
  return json_pack("{s:s, s:s, s:{s:s, s:s}}", "@id", "index.html#publisher", "@type", "foaf:Agent", "foaf:name",
                   "@value", package->words.publisher, "@language", "zh");
}

static json_t *contact_point(const struct package *package)
{
  const struct package_words *words = &package->words;
  return json_pack("{s:s, s:s, s:s*, s:{s:o}}", "@id", "index.html#contact", "@type", "vcard:Kind", "vcard:fn",
                   words->maintainer ? words->maintainer : words->publisher, "vcard:hasEmail", "@id",
                   json_sprintf("mailto:%s", words->contact));
}

/* What an address is, which is said once: catalogues look for that beside the reference. */
static bool add_type(json_t *graph, const char *address, const char *type)
{
  return !address || json_array_append_new(graph, json_pack("{s:s, s:s}", "@id", address, "@type", type)) == 0;
}

static bool add_types(json_t *graph, const struct package *package)
{
  bool good =
      add_type(graph, package->licence.address, "dct:LicenseDocument") &&
      add_type(graph, LANGUAGE, "dct:LinguisticSystem") && add_type(graph, THEME, "skos:Concept") &&
      add_type(graph, FREQUENCY, "dct:Frequency") && add_type(graph, "index.html", "foaf:Document") &&
      add_type(graph, SHA256, "spdx:ChecksumAlgorithm") && add_type(graph, MEDIA MEDIA_CSV, "dct:MediaType") &&
      add_type(graph, MEDIA MEDIA_JSONL, "dct:MediaType") && add_type(graph, MEDIA MEDIA_HTML, "dct:MediaType") &&
      add_type(graph, MEDIA MEDIA_XML, "dct:MediaType") && add_type(graph, MEDIA MEDIA_TEXT, "dct:MediaType") &&
      add_type(graph, MEDIA MEDIA_XLSX, "dct:MediaType") && add_type(graph, MEDIA MEDIA_DOCX, "dct:MediaType") &&
      add_type(graph, BG_NAMESPACE, "dct:Standard") && add_type(graph, "csv-metadata.json", "dct:Standard");
  for (const struct table *table = tables; good && table->name; table++)
    good = add_type(graph, package->tables[table - tables].schema.path, "dct:Standard");
  return good;
}

/* ---- The catalogue ---- */

static json_t *all_datasets(const struct package *package)
{
  json_t *array = json_pack("[{s:s}]", "@id", "index.html#reports");
  bool good = array != NULL;
  for (const struct table *table = tables; good && table->name; table++)
    good = json_array_append_new(array, reference_to("table", table->name)) == 0;
  for (size_t i = 1; good && i <= package->report_count; i++)
    good = json_array_append_new(array, reference_to("report", package->reports[i].key)) == 0;
  if (good) return array;
  json_decref(array);
  return NULL;
}

static json_t *catalogue(const struct package *package)
{
  return json_pack("{s:s, s:s, s:o, s:o, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "@id", "./", "@type", "dcat:Catalog",
                   "dct:title", describe_bilingual(package_title(package), PACKAGE_TITLE_EN), "dct:description",
                   describe_bilingual(PACKAGE_ABOUT_ZH, PACKAGE_ABOUT_EN), "dct:identifier", package_name(package),
                   "dct:language", reference(LANGUAGE), "foaf:homepage", reference("index.html"), "dct:publisher",
                   publisher(package), "dct:license", reference(package->licence.address), "dct:temporal",
                   period_of_all(package), "dct:spatial", all_places(package), "dcat:dataset", all_datasets(package));
}

static bool add_place(json_t *graph, const struct package *package, const struct package_place *place)
{
  bool good = !is_known(place) || json_array_append_new(graph, location(place)) == 0;
  for (size_t i = place->first_report; good && i; i = package->reports[i].next_of_place)
    good = json_array_append_new(graph, dataset_of_report(package, &package->reports[i], place)) == 0;
  return good;
}

static json_t *graph_of(const struct package *package)
{
  json_t *graph = json_array();
  bool good = json_array_append_new(graph, catalogue(package)) == 0 &&
              json_array_append_new(graph, series(package)) == 0 &&
              (!package->words.publisher || json_array_append_new(graph, agent(package)) == 0) &&
              (!package->words.contact || json_array_append_new(graph, contact_point(package)) == 0) &&
              add_types(graph, package);
  for (const struct table *table = tables; good && table->name; table++)
    good = json_array_append_new(graph, dataset_of_table(package, table)) == 0;
  for (size_t i = 0; good && i < package->place_count; i++) good = add_place(graph, package, &package->places[i]);
  if (good) return graph;
  json_decref(graph);
  return NULL;
}

json_t *dcat_json(const struct package *package)
{
  const char *base = package->base;
  return json_pack("{s:{s:s?, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s}, s:o}", "@context", "@base", base, "dcat",
                   "http://www.w3.org/ns/dcat#", "dct", "http://purl.org/dc/terms/", "foaf",
                   "http://xmlns.com/foaf/0.1/", "skos", "http://www.w3.org/2004/02/skos/core#", "adms",
                   "http://www.w3.org/ns/adms#", "spdx", "http://spdx.org/rdf/terms#", "xsd",
                   "http://www.w3.org/2001/XMLSchema#", "vcard", "http://www.w3.org/2006/vcard/ns#", "prov",
                   "http://www.w3.org/ns/prov#", "@graph", graph_of(package));
}
