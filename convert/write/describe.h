/* Descriptions of the tables for those who publish them: what they share. Each is made from the table of
 * tables by jansson; none has a clock or a path in it. */
#ifndef BAOGAO_DESCRIBE_H
#define BAOGAO_DESCRIBE_H

#include "package.h"
#include "write.h"
#include <jansson.h>

/** The words of a column's `values` as an array of strings (NULL when memory runs out). */
json_t *describe_values(const struct column *column);

/** The names of the columns that make a table's key. */
json_t *describe_key(const struct table *table);

/** Whether the reference of the column is declared. Readers of packages take a key that is empty in part for one that
 * leads nowhere, and stumble over two keys that share a column: so a column that may be empty is passed over, and so is
 * report_id where another key leads to the report by way of another table. */
bool describe_refers(const struct table *table, const struct column *column);

/** The columns with which another table refers to `table`: report_id, and behind it the table's own key or `column`. */
json_t *describe_reference(const char *column);

/** What `describe` makes of each column, as an array. */
json_t *describe_columns(const struct table *table, json_t *(*describe)(const struct column *column));

/** Takes out every member that is null. */
void describe_drop_nulls(json_t *value);

/** Writes `value` (NULL: memory ran out) and a line end, and gives it back. A member that is null stands for one that
 * there is not, and is left out: so what makes members can tell that from memory's running out. */
bool describe_write(struct output *output, json_t *value);

/** The descriptions of a package; NULL when memory runs out. */
json_t *datapackage_json(const struct package *package);
json_t *csvw_json(const struct package *package);
json_t *dcat_json(const struct package *package);
json_t *ckan_json(const struct package *package);
json_t *package_list_json(const struct package *package);

/** A text in both languages, as JSON-LD has it. */
json_t *describe_bilingual(const char *zh, const char *en);

/** How often reports come, in the vocabulary of the European Union's portals. */
#define FREQUENCY "http://publications.europa.eu/resource/authority/frequency/ANNUAL"

/** The property of datapackage.json by which a package of ours is known; its value begins with `baogao`. */
#define DATAPACKAGE_MARK "generator"

#endif
