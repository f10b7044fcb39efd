/* 政务信息资源目录: the package's tables as a government's catalogue of information resources lists them. */
#ifndef BAOGAO_RESOURCE_CATALOGUE_H
#define BAOGAO_RESOURCE_CATALOGUE_H

#include "package.h"
#include "write.h"

/** Writes the sheet as CSV or as a spreadsheet. False, logged, when that fails. */
bool resource_catalogue_csv(const struct package *package, bg_sink sink, void *user, bg_log *log);
bool resource_catalogue_xlsx(const struct package *package, bg_sink sink, void *user, bg_log *log);

#endif
