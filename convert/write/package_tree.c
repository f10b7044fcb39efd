/* A package as XML: see package_tree.h. */
#include "package_tree.h"
#include <stdio.h>

/* The tree on its way. Once memory has run out, nothing more is made. */
struct making {
  xmlDoc *tree;
  bool failed;
};

static xmlNode *add(struct making *making, xmlNode *parent, const char *name)
{
  xmlNode *node = making->failed ? NULL : xmlNewDocNode(making->tree, NULL, BAD_CAST name, NULL);
  if (!node || !xmlAddChild(parent, node)) {
    making->failed = true;
    xmlFreeNode(node);
    return NULL;
  }
  xmlSetNs(node, parent->ns);
  return node;
}

static void set(struct making *making, xmlNode *node, const char *name, const char *value)
{
  if (!value || making->failed) return;
  making->failed = !xmlNewProp(node, BAD_CAST name, BAD_CAST value);
}

static void set_number(struct making *making, xmlNode *node, const char *name, uint64_t value)
{
  char digits[24];
  snprintf(digits, sizeof digits, "%llu", (unsigned long long)value);
  set(making, node, name, digits);
}

static xmlNode *add_file(struct making *making, xmlNode *parent, const char *kind, const char *media_type,
                         const struct package_file *file)
{
  xmlNode *node = add(making, parent, "file");
  set(making, node, "kind", kind);
  set(making, node, "path", file->path);
  set(making, node, "anchor", file->anchor);
  set(making, node, "media-type", media_type);
  set_number(making, node, "bytes", file->known.bytes);
  set(making, node, "sha256", file->known.sha256);
  return node;
}

static void add_table(struct making *making, xmlNode *root, const struct table *table, const struct package_table *has)
{
  xmlNode *node = add(making, root, "table");
  set(making, node, "name", table->name);
  set(making, node, "title", table->title_zh);
  set(making, node, "title-en", table->title_en);
  set(making, node, "about", table->about_zh);
  set(making, node, "about-en", table->about_en);
  set_number(making, node, "rows", has->rows);
  add_file(making, node, "csv", MEDIA_CSV, &has->csv);
  add_file(making, node, "jsonl", MEDIA_JSONL, &has->jsonl);
  add_file(making, node, "schema", MEDIA_SCHEMA, &has->schema);
}

static xmlNode *add_report(struct making *making, xmlNode *place, const struct package_report *report)
{
  xmlNode *node = add(making, place, "report");
  set(making, node, "id", report->id);
  set(making, node, "key", report->key);
  set(making, node, "title", report->title);
  set(making, node, "about", report->about);
  set(making, node, "language", report->language);
  set(making, node, "from", report->review_from ? report->review_from : report->plan_year);
  set(making, node, "to", report->plan_year);
  set(making, node, "date", report->date);
  set(making, node, "meeting", report->meeting);
  set(making, node, "speaker", report->speaker);
  set(making, node, "source", report->source_address);
  set(making, node, "folder", report->folder);
  if (report->edition > 1) set_number(making, node, "edition", report->edition);
  for (size_t i = 0; i < REPORT_FILES; i++) {
    const struct report_file_kind *kind = &report_file_kinds[i];
    set(making, add_file(making, node, kind->kind, kind->media_type, &report->files[i]), "title", kind->title);
  }
  return node;
}

static xmlNode *add_place(struct making *making, xmlNode *root, const struct package_place *place)
{
  xmlNode *node = add(making, root, "place");
  set(making, node, "key", place->key);
  set(making, node, "name", place->name);
  set(making, node, "code", place->code);
  set(making, node, "level", place->level);
  return node;
}

static void add_reports(struct making *making, xmlNode *root, const struct package *package,
                        const struct package_place *place)
{
  xmlNode *node = add_place(making, root, place);
  for (size_t i = place->first_report; i; i = package->reports[i].next_of_place)
    add_report(making, node, &package->reports[i]);
}

static void describe(struct making *making, xmlNode *root, const struct package *package)
{
  const struct package_licence *licence = &package->licence;
  int from, to;
  set(making, root, "name", package_name(package));
  set(making, root, "title", package_title(package));
  set(making, root, "title-en", PACKAGE_TITLE_EN);
  set(making, root, "about", PACKAGE_ABOUT_ZH);
  set(making, root, "about-en", PACKAGE_ABOUT_EN);
  set(making, root, "publisher", package->words.publisher);
  set(making, root, "licence", licence->spdx ? licence->spdx : licence->address);
  set(making, root, "licence-address", licence->address);
  set(making, root, "address", package->base);
  set(making, root, "contact", package->words.contact);
  set(making, root, "contact-name", package->words.maintainer ? package->words.maintainer : package->words.publisher);
  set(making, root, "generator", "baogao " BG_VERSION);
  set(making, root, "footer", package->words.footer);
  set(making, root, "logo", package->words.logo);
  set(making, root, "style", package->words.style);
  if (!package_years(package, &from, &to)) return;
  set_number(making, root, "from", (uint64_t)from);
  set_number(making, root, "to", (uint64_t)to);
}

/* ---- What a page has to know ---- */

enum { EDITIONS_MOST = 20 /* that are listed */ };

static void add_neighbour(struct making *making, xmlNode *around, const struct package *package, const char *role,
                          size_t index)
{
  if (index) set(making, add_report(making, around, &package->reports[index]), "role", role);
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
  describe(&making, around, package);
  set(&making, around, "root", "../../../");
  add_place(&making, around, &package->places[package->reports[index].place]);
  add_neighbour(&making, around, package, "self", index);
  add_neighbour(&making, around, package, "previous", package_year_before(package, index));
  add_neighbour(&making, around, package, "next", package_year_behind(package, index));
  add_editions(&making, around, package, index);
  if (!making.failed && xmlAddChild(xmlDocGetRootElement(report), around)) return around;
  xmlFreeNode(around);
  return NULL;
}

/* ---- The package ---- */

static xmlNode *add_root(struct making *making)
{
  xmlNode *root = xmlNewDocNode(making->tree, NULL, BAD_CAST "package", NULL);
  if (!root) return NULL;
  xmlDocSetRootElement(making->tree, root);
  xmlNs *namespace = xmlNewNs(root, BAD_CAST PACKAGE_NAMESPACE, NULL);
  xmlSetNs(root, namespace);
  return namespace ? root : NULL;
}

xmlDoc *package_tree(const struct package *package)
{
  struct making making = {.tree = xmlNewDoc(BAD_CAST "1.0")};
  xmlNode *root = making.tree ? add_root(&making) : NULL;
  making.failed = root == NULL;
  if (root) describe(&making, root, package);
  for (size_t i = 0; !making.failed && tables[i].name; i++) add_table(&making, root, &tables[i], &package->tables[i]);
  for (size_t i = 0; !making.failed && i < package->place_count; i++)
    add_reports(&making, root, package, &package->places[i]);
  if (!making.failed) return making.tree;
  xmlFreeDoc(making.tree);
  return NULL;
}
