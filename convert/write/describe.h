/* Descriptions of the tables for those who publish them: what the three of them share. Each is made from the table of
 * tables by jansson; none has a clock or a path in it. */
#ifndef BAOGAO_DESCRIBE_H
#define BAOGAO_DESCRIBE_H

#include "write.h"
#include <jansson.h>

/** The words of a column's `values` as an array of strings (NULL when memory runs out). */
json_t *describe_values(const struct column *column);

/** The names of the columns that make a table's key. */
json_t *describe_key(const struct table *table);

/** Whether the column refers to another table and is never empty: readers of packages take a key that is empty in part
 * for one that leads nowhere, so that other references are not declared. */
bool describe_refers(const struct column *column);

/** The columns with which another table refers to `table`: report_id, and behind it the table's own key or `column`. */
json_t *describe_reference(const char *column);

/** The column that with report_id is the key of `table`; "report_id" for reports. */
const char *describe_own_key(const struct table *table);

/** Writes `value` (NULL: memory ran out) and a line end, and gives it back. */
bool describe_write(bg_writer *writer, json_t *value);

#endif
