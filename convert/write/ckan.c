/* ckan.json: what CKAN's action package_create takes. Each CSV file is a resource whose `datastore` has the fields,
 * their types and labels, and the key, as the action datastore_create takes them. */
#include "describe.h"
#include <stdio.h>

static json_t *field(const struct column *column)
{
  return json_pack("{s:s, s:s, s:{s:s, s:s, s:s}}", "id", column->name, "type", type_names[column->type].sql, "info",
                   "label", column->title_zh, "notes", column->about_zh, "type_override", type_names[column->type].sql);
}

static json_t *datastore(const struct table *table)
{
  return json_pack("{s:o, s:o}", "fields", describe_columns(table, field), "primary_key", describe_key(table));
}

static bool add_resource(json_t *array, const struct package *package, const struct table *table, const char *format,
                         const char *media_type, const struct package_file *file, json_t *store)
{
  return json_array_append_new(array,
                               json_pack("{s:o, s:s, s:s, s:s, s:s, s:I, s:o, s:o}", "name",
                                         json_sprintf("%s（%s）", table->title_zh, format), "description",
                                         table->about_zh, "url", package_address(package, file->path), "format", format,
                                         "mimetype", media_type, "size", (json_int_t)file->known.bytes, "hash",
                                         json_sprintf("sha256:%s", file->known.sha256), "datastore", store)) == 0;
}

static json_t *resources(const struct package *package)
{
  json_t *array = json_array();
  bool good = array != NULL;
  for (size_t i = 0; good && tables[i].name; i++) {
    const struct package_table *has = &package->tables[i];
    good = add_resource(array, package, &tables[i], "CSV", MEDIA_CSV, &has->csv, datastore(&tables[i])) &&
           add_resource(array, package, &tables[i], "JSONL", MEDIA_JSONL, &has->jsonl, json_null());
  }
  if (good) return array;
  json_decref(array);
  return NULL;
}

static bool add_extra(json_t *array, const char *key, const char *value)
{
  return !value || json_array_append_new(array, json_pack("{s:s, s:s}", "key", key, "value", value)) == 0;
}

static bool add_day(json_t *array, const char *key, int year, const char *day)
{
  char date[32];
  snprintf(date, sizeof date, "%04d-%s", year, day);
  return add_extra(array, key, date);
}

/* The codes of all places, spaces between; NULL if none has one. */
static bool add_codes(json_t *array, const struct package *package)
{
  struct buffer codes = {0};
  bool good = true;
  for (size_t i = 0; good && i < package->place_count; i++) {
    const char *code = package->places[i].code;
    good = !code || ((!codes.size || buffer_add(&codes, SLICE(" "))) && buffer_add(&codes, slice_of(code)));
  }
  good = good && buffer_add(&codes, (slice){"", 1});
  good = good && add_extra(array, "spatial_codes", codes.size > 1 ? codes.at : NULL);
  free(codes.at);
  return good;
}

/* Facts that CKAN has no field for. The keys are those of its DCAT extension where that has one. */
static json_t *extras(const struct package *package)
{
  const struct package_licence *licence = &package->licence;
  json_t *array = json_array();
  int from, to;
  bool years = package_years(package, &from, &to);
  bool good = array && add_extra(array, "language", "zh") && add_extra(array, "frequency", FREQUENCY) &&
              add_extra(array, "publisher_name", package->words.publisher) &&
              add_extra(array, "license_url", licence->address);
  if (years)
    good = good && add_day(array, "temporal_start", from, "01-01") && add_day(array, "temporal_end", to, "12-31");
  for (size_t i = 0; i < package->words.extra_count; i++)
    good = good && add_extra(array, package->words.extras[i].name, package->words.extras[i].value);
  if (good && add_codes(array, package)) return array;
  json_decref(array);
  return NULL;
}

json_t *ckan_json(const struct package *package)
{
  const struct package_words *words = &package->words;
  return json_pack("{s:s, s:s, s:s, s:s*, s:s?, s:s*, s:s*, s:s?, s:s?, s:s, s:[{s:s}], s:o, s:o}", "name",
                   package_name(package), "title", package_title(package), "notes",
                   PACKAGE_ABOUT_ZH "\n\n" PACKAGE_ABOUT_EN, "owner_org", words->owner, "author", words->publisher,
                   "maintainer", words->maintainer, "maintainer_email", words->contact, "license_id",
                   package->licence.ckan, "url", words->address, "version", BG_SCHEMA_VERSION, "tags", "name",
                   "政府工作报告", "extras", extras(package), "resources", resources(package));
}
