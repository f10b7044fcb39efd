/* Linked data in the words of schema.org, as search engines look for it in the heads of pages. */
#ifndef BAOGAO_SCHEMA_ORG_H
#define BAOGAO_SCHEMA_ORG_H

#include "package.h"

/** JSON-LD that can stand in a <script>: no `</` is in it. The caller's (free); NULL when memory runs out.
 * A report is a Report and, as data, a Dataset with its files; the package is a Dataset of all tables. */
char *schema_org_report(const struct package *package, const struct package_report *report);
char *schema_org_package(const struct package *package);

#endif
