/* A package as XML: see package_tree.h. */
#include "package_tree.h"
#include "../lexicon/gazetteer.h"
#include "schema_org.h"
#include <stdio.h>

static xmlNode *add_file(struct making *making, xmlNode *parent, const char *kind, const char *media_type,
                         const struct package_file *file)
{
  xmlNode *node = making_add(making, parent, "file");
  making_set(making, node, "kind", kind);
  making_set(making, node, "path", file->path);
  making_set(making, node, "anchor", file->anchor);
  making_set(making, node, "media-type", media_type);
  making_set_number(making, node, "bytes", file->known.bytes);
  making_set(making, node, "sha256", file->known.sha256);
  return node;
}

static void add_table(struct making *making, xmlNode *root, const struct table *table, const struct package_table *has)
{
  xmlNode *node = making_add(making, root, "table");
  making_set(making, node, "name", table->name);
  making_set(making, node, "title", table->title_zh);
  making_set(making, node, "title-en", table->title_en);
  making_set(making, node, "about", table->about_zh);
  making_set(making, node, "about-en", table->about_en);
  making_set_number(making, node, "rows", has->rows);
  add_file(making, node, "csv", MEDIA_CSV, &has->csv);
  add_file(making, node, "jsonl", MEDIA_JSONL, &has->jsonl);
  add_file(making, node, "schema", MEDIA_SCHEMA, &has->schema);
}

xmlNode *package_add_report(struct making *making, xmlNode *place, const struct package_report *report)
{
  xmlNode *node = making_add(making, place, "report");
  making_set(making, node, "id", report->id);
  making_set(making, node, "key", report->key);
  making_set(making, node, "title", report->title);
  making_set(making, node, "about", report->about);
  making_set(making, node, "language", report->language);
  making_set(making, node, "from", report->review_from ? report->review_from : report->plan_year);
  making_set(making, node, "to", report->plan_year);
  making_set(making, node, "date", report->date);
  making_set(making, node, "meeting", report->meeting);
  making_set(making, node, "speaker", report->speaker);
  making_set(making, node, "source", report->source_address);
  making_set(making, node, "folder", report->folder);
  if (report->edition > 1) making_set_number(making, node, "edition", report->edition);
  for (size_t i = 0; i < REPORT_FILES; i++) {
    const struct report_file_kind *kind = &report_file_kinds[i];
    making_set(making, add_file(making, node, kind->kind, kind->media_type, &report->files[i]), "title", kind->title);
  }
  return node;
}

/* The province in which a place is, by the first digits of its code. */
static void name_province(struct making *making, xmlNode *node, const struct package_place *place)
{
  char code[8], name[64];
  if (!place->code || strlen(place->code) < GAZETTEER_CODE_SIZE) return;
  snprintf(code, sizeof code, "%.2s0000", place->code);
  const lex_place *province = gazetteer_by_code(code, 0);
  if (!province) return;
  snprintf(name, sizeof name, "%.*s", (int)province->name_size, province->name);
  making_set(making, node, "province", name);
}

xmlNode *package_add_place(struct making *making, xmlNode *root, const struct package_place *place)
{
  xmlNode *node = making_add(making, root, "place");
  making_set(making, node, "key", place->key);
  making_set(making, node, "folder", place->folder);
  making_set(making, node, "name", place->name);
  making_set(making, node, "code", place->code);
  making_set(making, node, "level", place->level);
  name_province(making, node, place);
  return node;
}

static void add_reports(struct making *making, xmlNode *root, const struct package *package,
                        const struct package_place *place)
{
  xmlNode *node = package_add_place(making, root, place);
  for (size_t i = place->first_report; i; i = package->reports[i].next_of_place)
    package_add_report(making, node, &package->reports[i]);
}

void package_describe(struct making *making, xmlNode *root, const struct package *package, const char *way)
{
  const struct package_licence *licence = &package->licence;
  int from, to;
  making_set(making, root, "root", way);
  making_set(making, root, "name", package_name(package));
  making_set(making, root, "title", package_title(package));
  making_set(making, root, "title-en", PACKAGE_TITLE_EN);
  making_set(making, root, "about", PACKAGE_ABOUT_ZH);
  making_set(making, root, "about-en", PACKAGE_ABOUT_EN);
  making_set(making, root, "publisher", package->words.publisher);
  making_set(making, root, "licence", licence->spdx ? licence->spdx : licence->address);
  making_set(making, root, "licence-address", licence->address);
  making_set(making, root, "address", package->base);
  making_set(making, root, "contact", package->words.contact);
  making_set(making, root, "contact-name",
             package->words.maintainer ? package->words.maintainer : package->words.publisher);
  making_set(making, root, "generator", "baogao " BG_VERSION);
  making_set(making, root, "footer", package->words.footer);
  making_set(making, root, "logo", package->words.logo);
  making_set(making, root, "style", package->words.style);
  if (!package_years(package, &from, &to)) return;
  making_set_number(making, root, "from", (uint64_t)from);
  making_set_number(making, root, "to", (uint64_t)to);
}

/* ---- What a page has to know ---- */

enum { EDITIONS_MOST = 20 /* that are listed */ };

static void add_neighbour(struct making *making, xmlNode *around, const struct package *package, const char *role,
                          size_t index)
{
  if (index) making_set(making, package_add_report(making, around, &package->reports[index]), "role", role);
}

/* Linked data about the report, for the page's head. */
static void add_self(struct making *making, xmlNode *around, const struct package *package, size_t index)
{
  xmlNode *self = package_add_report(making, around, &package->reports[index]);
  making_set(making, self, "role", "self");
  char *text = schema_org_report(package, &package->reports[index]);
  if (!text) making->failed = true;
  making_set(making, self, "json-ld", text);
  free(text);
}

static void add_editions(struct making *making, xmlNode *around, const struct package *package, size_t index)
{
  const struct package_report *own = &package->reports[index];
  if (!own->plan_year) return;
  for (size_t i = own->year_from; i < own->year_to && i < own->year_from + EDITIONS_MOST; i++)
    if (package->by_year[i] != index) add_neighbour(making, around, package, "edition", package->by_year[i]);
}

xmlNode *package_tree_around(xmlDoc *report, const struct package *package, size_t index)
{
  struct making making = {.tree = report};
  xmlNode *around = xmlNewDocNode(report, NULL, BAD_CAST "publication", NULL);
  xmlNs *namespace = around ? xmlNewNs(around, BAD_CAST PACKAGE_NAMESPACE, NULL) : NULL;
  if (!namespace) {
    xmlFreeNode(around);
    return NULL;
  }
  xmlSetNs(around, namespace);
  package_describe(&making, around, package, "../../../");
  package_add_place(&making, around, &package->places[package->reports[index].place]);
  add_self(&making, around, package, index);
  add_neighbour(&making, around, package, "previous", package_year_before(package, index));
  add_neighbour(&making, around, package, "next", package_year_behind(package, index));
  add_editions(&making, around, package, index);
  if (!making.failed && xmlAddChild(xmlDocGetRootElement(report), around)) return around;
  xmlFreeNode(around);
  return NULL;
}

/* ---- The package ---- */

static void add_linked_data(struct making *making, xmlNode *root, const struct package *package)
{
  char *text = schema_org_package(package);
  if (!text) making->failed = true;
  making_set(making, root, "json-ld", text);
  free(text);
}

xmlDoc *package_tree(const struct package *package)
{
  struct making making;
  xmlNode *root = making_begin(&making, "package");
  if (root) package_describe(&making, root, package, "");
  if (root) add_linked_data(&making, root, package);
  for (size_t i = 0; !making.failed && tables[i].name; i++) add_table(&making, root, &tables[i], &package->tables[i]);
  for (size_t i = 0; !making.failed && i < package->place_count; i++)
    add_reports(&making, root, package, &package->places[i]);
  if (!making.failed) return making.tree;
  xmlFreeDoc(making.tree);
  return NULL;
}
