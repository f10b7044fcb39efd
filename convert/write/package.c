/* A data package: the facts of its reports, and what the user says of it. */
#include "package.h"
#include "../support/utf8.h"
#include "view.h"
#include <libxml/uri.h>
#include <stdio.h>
#include <stdlib.h>

enum { HASH_SIZE = 64 };

/* ---- Licences ---- */

/* Those that portals have names of their own for. */
static const struct package_licence licences[] = {
    {"CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/", "cc-by"},
    {"CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/", "cc-by-sa"},
    {"CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/", "cc-zero"},
    {"ODC-By-1.0", "https://opendatacommons.org/licenses/by/1-0/", "odc-by"},
    {"ODbL-1.0", "https://opendatacommons.org/licenses/odbl/1-0/", "odc-odbl"},
    {"PDDL-1.0", "https://opendatacommons.org/licenses/pddl/1-0/", "odc-pddl"},
};

/* False when memory runs out. */
static bool find_licence(struct package *package)
{
  const char *word = package->words.licence;
  if (!word) return true;
  if (strstr(word, "://")) {
    package->licence.address = word;
    return true;
  }
  for (size_t i = 0; i < sizeof licences / sizeof *licences; i++) {
    if (strcmp(licences[i].spdx, word) != 0) continue;
    package->licence = licences[i];
    return true;
  }
  const char *address = arena_format(package->arena, "https://spdx.org/licenses/%s.html", word);
  package->licence = (struct package_licence){word, address, word};
  return address != NULL;
}

static bool find_base(struct package *package)
{
  const char *address = package->words.address;
  if (!address) return true;
  bool closed = slice_ends(slice_of(address), SLICE("/"));
  package->base = closed ? address : arena_format(package->arena, "%s/", address);
  return package->base != NULL;
}

/* ---- The package ---- */

static bool name_files(struct package *package, const char *folder)
{
  bool good = true;
  for (size_t i = 0; tables[i].name; i++) {
    struct package_table *table = &package->tables[i];
    table->csv.path = arena_format(package->arena, "%s%s.csv", folder, tables[i].name);
    table->jsonl.path = arena_format(package->arena, "%s%s.jsonl", folder, tables[i].name);
    table->schema.path = arena_format(package->arena, "%s%s.schema.json", folder, tables[i].name);
    good = good && table->csv.path && table->jsonl.path && table->schema.path;
  }
  return good;
}

struct package *package_new(const struct package_words *words, const char *folder)
{
  arena *arena = arena_new();
  struct package *package = arena ? arena_alloc(arena, sizeof *package) : NULL;
  if (!package) {
    arena_free(arena);
    return NULL;
  }
  package->arena = arena;
  if (words) package->words = *words;
  package->reports_by_id = xmlHashCreate(HASH_SIZE);
  package->places_by_key = xmlHashCreate(HASH_SIZE);
  package->reports = arena_grow(arena, NULL, 0, &package->report_room, sizeof *package->reports);
  bool good = package->reports && package->reports_by_id && package->places_by_key;
  if (good && find_licence(package) && find_base(package) && name_files(package, folder)) return package;
  package_free(package);
  return NULL;
}

void package_free(struct package *package)
{
  if (!package) return;
  xmlHashFree(package->reports_by_id, NULL);
  xmlHashFree(package->places_by_key, NULL);
  arena_free(package->arena);
}

const char *package_name(const struct package *package)
{
  return package->words.name ? package->words.name : "baogao-reports";
}

const char *package_title(const struct package *package)
{
  return package->words.title ? package->words.title : "政府工作报告数据";
}

/* ---- Words for addresses ---- */

static bool stands_for_itself(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

const char *package_word(arena *arena, const char *text)
{
  char *word = arena_alloc(arena, 3 * strlen(text) + 1), *to = word;
  for (const char *from = text; word && *from; from++) {
    if (stands_for_itself(*from) && (from > text || *from != '.'))
      *to++ = *from;
    else
      to += snprintf(to, 4, "~%02X", (unsigned char)*from);
  }
  return word;
}

const char *package_address(const struct package *package, const char *path)
{
  return package->base ? arena_format(package->arena, "%s%s", package->base, path) : path;
}

/* ---- Reports ---- */

static const char *keep(struct package *package, slice text, bool *good)
{
  text = utf8_trim(text);
  if (text.size == 0) return NULL;
  const char *copy = arena_copy(package->arena, text);
  if (!copy) *good = false;
  return copy;
}

/* The address, with what cannot stand in one escaped; NULL for what is none. */
static const char *web_address(struct package *package, slice text, bool *good)
{
  const char *address = keep(package, text, good);
  if (!address || (strncmp(address, "http://", 7) != 0 && strncmp(address, "https://", 8) != 0)) return NULL;
  xmlChar *escaped = xmlURIEscapeStr(BAD_CAST address, BAD_CAST ":/?#[]@!$&'()*+,;=%~");
  const char *copy = escaped ? arena_copy(package->arena, slice_of((const char *)escaped)) : NULL;
  if (!copy) *good = false;
  xmlFree(escaped);
  return copy;
}

/* As the page calls the report: a title that already names its place or year is not given it twice. */
static const char *full_title(struct package *package, const char *place, const char *year, const char *title)
{
  if (!title) title = "政府工作报告";
  bool placed = !place || strstr(title, place), dated = !year || strstr(title, year);
  return arena_format(package->arena, "%s%s%s%s", placed ? "" : place, dated ? "" : year, dated ? "" : "年", title);
}

/* "云汀市2026年政府工作报告全文，2026-01-08，云汀市第六届人民代表大会第五次会议，甘棠", as far as it is known. */
static const char *full_about(struct package *package, const struct package_report *report)
{
  const char *facts[] = {report->date, report->meeting, report->speaker};
  const char *about = report->title ? arena_format(package->arena, "%s全文", report->title) : NULL;
  for (size_t i = 0; about && i < sizeof facts / sizeof *facts; i++)
    if (facts[i]) about = arena_format(package->arena, "%s，%s", about, facts[i]);
  return about;
}

static bool fill(struct package *package, struct package_report *report, const xmlNode *root, const char *place)
{
  const xmlNode *meta = tree_child(root, "meta");
  const xmlNode *source = tree_child(meta, "source");
  bool good = true;
  const char *title = keep(package, view_content(tree_child(meta, "title")), &good);
  const xmlAttr *language = xmlHasNsProp((xmlNode *)root, BAD_CAST "lang", XML_XML_NAMESPACE);
  report->language = keep(package, view_content((const xmlNode *)language), &good);
  report->plan_year = keep(package, view_content(tree_child(meta, "plan-year")), &good);
  report->review_from = keep(package, view_content(tree_child(meta, "review-from")), &good);
  report->meeting = keep(package, view_content(tree_child(meta, "meeting")), &good);
  report->date = keep(package, view_content(tree_child(meta, "date")), &good);
  report->speaker = keep(package, view_content(tree_child(meta, "speaker")), &good);
  report->source_address = web_address(package, view_attribute(source, "address"), &good);
  report->title = full_title(package, place, report->plan_year, title);
  report->about = full_about(package, report);
  report->key = package_word(package->arena, report->id);
  if (!report->key) return false;
  report->xml.path = arena_format(package->arena, "reports/%s.xml", report->key);
  report->html.path = arena_format(package->arena, "reports/%s.html", report->key);
  return good && report->about && report->xml.path && report->html.path;
}

/* The arrays may move, so the tables hold indices. */
static bool remember(struct package *package, xmlHashTable *known, const char *key, size_t index)
{
  size_t *kept = arena_alloc(package->arena, sizeof *kept);
  if (!kept) return false;
  *kept = index;
  return xmlHashAddEntry(known, BAD_CAST key, kept) == 0;
}

/* The place of a report, known already or new; NULL when memory runs out. */
static struct package_place *find_place(struct package *package, const xmlNode *element)
{
  bool good = true;
  struct package_place place = {.code = keep(package, view_attribute(element, "code"), &good),
                                .level = keep(package, view_attribute(element, "level"), &good),
                                .name = keep(package, view_content(element), &good)};
  const char *own = place.code ? place.code : place.name;
  place.key = good ? package_word(package->arena, own ? own : "unknown") : NULL;
  if (!place.key) return NULL;
  const size_t *known = xmlHashLookup(package->places_by_key, BAD_CAST place.key);
  if (known) return &package->places[*known];
  struct package_place *places =
      arena_grow(package->arena, package->places, package->place_count, &package->place_room, sizeof *places);
  if (!places) return NULL;
  package->places = places;
  const size_t index = package->place_count++;
  places[index] = place;
  return remember(package, package->places_by_key, place.key, index) ? &places[index] : NULL;
}

struct package_report *package_find(const struct package *package, const char *id)
{
  const size_t *index = xmlHashLookup(package->reports_by_id, BAD_CAST id);
  return index ? &package->reports[*index] : NULL;
}

struct package_report *package_add(struct package *package, const xmlDoc *tree, bool *known)
{
  const xmlNode *root = xmlDocGetRootElement((xmlDoc *)tree);
  bool good = true;
  const char *id = keep(package, view_attribute(root, "id"), &good);
  if (!id) return NULL;
  *known = package_find(package, id) != NULL;
  if (*known) return NULL;
  struct package_place *place = find_place(package, tree_child(tree_child(root, "meta"), "place"));
  struct package_report *reports =
      arena_grow(package->arena, package->reports, package->report_count + 1, &package->report_room, sizeof *reports);
  if (!place || !reports) return NULL;
  package->reports = reports;
  const size_t index = package->report_count + 1;
  reports[index] = (struct package_report){.id = id};
  if (!fill(package, &reports[index], root, place->name)) return NULL;
  if (!remember(package, package->reports_by_id, id, index)) return NULL;
  if (place->last_report)
    reports[place->last_report].next_of_place = index;
  else
    place->first_report = index;
  place->last_report = package->report_count = index;
  return &reports[index];
}

int package_year(const char *year)
{
  long value = year ? strtol(year, NULL, 10) : 0;
  return value > 0 && value <= 9999 ? (int)value : 0;
}

static void widen(const char *year, int *from, int *to)
{
  int value = package_year(year);
  if (value == 0) return;
  if (!*from || value < *from) *from = value;
  if (value > *to) *to = value;
}

bool package_years(const struct package *package, int *from, int *to)
{
  *from = *to = 0;
  for (size_t i = 1; i <= package->report_count; i++) {
    widen(package->reports[i].review_from, from, to);
    widen(package->reports[i].plan_year, from, to);
  }
  return *from > 0;
}
