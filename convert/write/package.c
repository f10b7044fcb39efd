/* A data package: the facts of its reports, and what the user says of it. */
#include "package.h"
#include "../support/utf8.h"
#include "../support/xml.h"
#include "lexicon/licences.h"
#include "view.h"
#include <libxml/uri.h>
#include <stdlib.h>

enum { HASH_SIZE = 64 };

/* ---- Licences ---- */

/* False when memory runs out. */
static bool find_licence(struct package *package)
{
  const char *word = package->words.licence;
  if (!word) return true;
  if (strstr(word, "://")) {
    package->licence.address = word;
    return true;
  }
  const struct lex_licences_row *row = lex_licences_find(word, strlen(word));
  const char *address =
      row && row->address_size ? row->address : arena_format(package->arena, "https://spdx.org/licenses/%s.html", word);
  package->licence = (struct package_licence){word, address, row && row->ckan_size ? row->ckan : word};
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
    table->csv.anchor = arena_format(package->arena, "index.html#file-%s.csv", tables[i].name);
    table->jsonl.anchor = arena_format(package->arena, "index.html#file-%s.jsonl", tables[i].name);
    table->schema.anchor = arena_format(package->arena, "index.html#file-%s.schema.json", tables[i].name);
    good = good && table->csv.path && table->jsonl.path && table->schema.path;
    good = good && table->csv.anchor && table->jsonl.anchor && table->schema.anchor;
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
  package->folders = xmlHashCreate(HASH_SIZE);
  package->words_by_code = xmlHashCreate(HASH_SIZE);
  package->reports = arena_grow(arena, NULL, 0, &package->report_room, sizeof *package->reports);
  bool good = package->reports && package->reports_by_id && package->places_by_key && package->folders &&
              package->words_by_code;
  if (good && find_licence(package) && find_base(package) && name_files(package, folder)) return package;
  package_free(package);
  return NULL;
}

void package_free(struct package *package)
{
  if (!package) return;
  xmlHashFree(package->reports_by_id, NULL);
  xmlHashFree(package->places_by_key, NULL);
  xmlHashFree(package->folders, NULL);
  xmlHashFree(package->words_by_code, NULL);
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
  xml_free(escaped);
  return copy;
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
  report->source_name = keep(package, view_attribute(source, "name"), &good);
  report->source_address = web_address(package, view_attribute(source, "address"), &good);
  report->title = view_full_title(package->arena, place, report->plan_year, title);
  report->about = full_about(package, report);
  report->key = package_word(package->arena, report->id);
  return good && report->about && report->key;
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
  bool national = !place.code && place.level && strcmp(place.level, "national") == 0;
  place.key = good ? package_word(package->arena, national ? "china" : own ? own : "unknown") : NULL;
  if (!place.key) return NULL;
  const size_t *known = xmlHashLookup(package->places_by_key, BAD_CAST place.key);
  if (known) return &package->places[*known];
  if (!package_name_place(package, &place)) return NULL;
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

/* Enters a report, whose facts are known, in the lists of what is in the package. */
static bool enter(struct package *package, size_t index)
{
  struct package_report *reports = package->reports;
  struct package_place *place = &package->places[reports[index].place];
  if (!remember(package, package->reports_by_id, reports[index].id, index)) return false;
  reports[index].next_of_place = 0;
  if (place->last_report)
    reports[place->last_report].next_of_place = index;
  else
    place->first_report = index;
  place->last_report = index;
  return true;
}

struct package_report *package_add(struct package *package, const xmlDoc *tree, bool *known)
{
  const xmlNode *root = xmlDocGetRootElement((xmlDoc *)tree);
  bool good = true;
  const char *id = keep(package, view_attribute(root, "id"), &good);
  if (!id) return NULL;
  *known = package_find(package, id) != NULL;
  if (*known) return NULL;
  const struct package_place *place = find_place(package, tree_child(tree_child(root, "meta"), "place"));
  struct package_report *reports =
      arena_grow(package->arena, package->reports, package->report_count + 1, &package->report_room, sizeof *reports);
  if (!place || !reports) return NULL;
  package->reports = reports;
  const size_t index = package->report_count + 1;
  reports[index] = (struct package_report){.id = id, .order = index, .place = (size_t)(place - package->places)};
  reports[index].place_name = keep(package, view_content(tree_child(tree_child(root, "meta"), "place")), &good);
  if (!good || !fill(package, &reports[index], root, reports[index].place_name) || !enter(package, index)) return NULL;
  package->report_count = index;
  return &reports[index];
}

/* ---- Order ---- */

static int by_order(const void *left, const void *right)
{
  const struct package_report *a = left, *b = right;
  return (a->order > b->order) - (a->order < b->order);
}

static int by_place_and_year(const void *left, const void *right, void *user)
{
  const struct package *package = user;
  const struct package_report *a = &package->reports[*(const size_t *)left];
  const struct package_report *b = &package->reports[*(const size_t *)right];
  if (a->place != b->place) return a->place < b->place ? -1 : 1;
  int year = package_year(a->plan_year) - package_year(b->plan_year);
  if (year) return year;
  return (a->edition > b->edition) - (a->edition < b->edition);
}

static bool is_same_year(const struct package_report *a, const struct package_report *b)
{
  return a->place == b->place && package_year(a->plan_year) == package_year(b->plan_year);
}

static bool sort_by_year(struct package *package)
{
  const size_t count = package->report_count;
  size_t *by_year = package->by_year = arena_alloc(package->arena, (count + 1) * sizeof *by_year);
  if (!by_year) return false;
  for (size_t i = 0; i < count; i++) by_year[i] = i + 1;
  if (count) qsort_r(by_year, count, sizeof *by_year, by_place_and_year, package);
  for (size_t from = 0, to; from < count; from = to) {
    for (to = from + 1; to < count; to++)
      if (!is_same_year(&package->reports[by_year[from]], &package->reports[by_year[to]])) break;
    for (size_t i = from; i < to; i++) {
      package->reports[by_year[i]].year_from = from;
      package->reports[by_year[i]].year_to = to;
    }
  }
  return true;
}

/* Puts the places in the order of their first reports, so that it does not matter which came first. */
static bool sort_places(struct package *package)
{
  struct package_place *places = arena_alloc(package->arena, (package->place_count + 1) * sizeof *places);
  size_t *moved = arena_alloc(package->arena, (package->place_count + 1) * sizeof *moved); /* to here, less 1 */
  size_t count = 0;
  if (!places || !moved) return false;
  for (size_t i = 1; i <= package->report_count; i++) {
    size_t *place = &package->reports[i].place;
    if (!moved[*place]) {
      places[count] = package->places[*place];
      places[count].first_report = places[count].last_report = 0;
      moved[*place] = ++count;
    }
    *place = moved[*place] - 1;
  }
  package->places = places;
  package->place_count = package->place_room = count;
  return true;
}

/* A place that got another name is called as of late. */
static void name_places(struct package *package)
{
  for (size_t i = 0; i < package->report_count; i++) {
    const struct package_report *report = &package->reports[package->by_year[i]];
    if (report->edition == 1 && report->place_name) package->places[report->place].name = report->place_name;
  }
}

bool package_sort(struct package *package)
{
  qsort(package->reports + 1, package->report_count, sizeof *package->reports, by_order);
  xmlHashFree(package->reports_by_id, NULL);
  package->reports_by_id = xmlHashCreate(HASH_SIZE);
  if (!package->reports_by_id || !sort_places(package)) return false;
  for (size_t i = 1; i <= package->report_count; i++)
    if (!enter(package, i)) return false;
  if (!sort_by_year(package)) return false;
  name_places(package);
  return true;
}

/* ---- Years ---- */

size_t package_year_before(const struct package *package, size_t index)
{
  const struct package_report *report = &package->reports[index];
  if (!report->plan_year || report->year_from == 0) return 0;
  const struct package_report *other = &package->reports[package->by_year[report->year_from - 1]];
  return other->place == report->place && other->plan_year ? package->by_year[other->year_from] : 0;
}

size_t package_year_behind(const struct package *package, size_t index)
{
  const struct package_report *report = &package->reports[index];
  if (!report->plan_year || report->year_to == package->report_count) return 0;
  size_t other = package->by_year[report->year_to];
  return package->reports[other].place == report->place ? other : 0;
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
