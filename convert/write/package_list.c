/* reports.json: which reports there are, and where. For programs that want to find one, and for the next publication,
 * which leaves each report in its folder. */
#include "describe.h"

static json_t *describe_report(const struct package *package, const struct package_report *report)
{
  const struct package_place *place = &package->places[report->place];
  json_t *year = report->plan_year ? json_integer(package_year(report->plan_year)) : json_null();
  return json_pack("{s:s, s:s, s:I, s:s, s:s?, s:s?, s:s?, s:o, s:s?, s:s?, s:s}", "id", report->id, "folder",
                   report->folder, "edition", (json_int_t)report->edition, "title", report->title, "place", place->name,
                   "place_code", place->code, "level", place->level, "year", year, "date", report->date, "source_name",
                   report->source_name, "sha256", report->files[REPORT_XML].known.sha256);
}

json_t *package_list_json(const struct package *package)
{
  json_t *array = json_array();
  for (size_t i = 1; array && i <= package->report_count; i++) {
    if (json_array_append_new(array, describe_report(package, &package->reports[i])) == 0) continue;
    json_decref(array);
    return NULL;
  }
  return json_pack("{s:s, s:o}", "generator", "baogao " BG_VERSION, "reports", array);
}
