/* A report, from within. */
#ifndef BAOGAO_REPORT_H
#define BAOGAO_REPORT_H

#include "baogao.h"

/** Reads a report as bg_report_read() does, and takes `bytes` over, whatever becomes of it: they came from malloc(),
 * and are NUL-terminated behind their end. A text in UTF-8 is not copied then. */
bg_report *report_take(char *bytes, size_t size, const char *name, const bg_options *options, bg_log *log);

/** Writes the report's XML, for which no tree is made when there is none yet. False when `sink` refuses (nothing is
 * logged) or memory runs out. */
bool report_save(const bg_report *report, bg_sink sink, void *user);

/** The document of a report of which no tree has been made, or NULL. Borrowed, until one is made. */
struct document;
const struct document *report_document(const bg_report *report);

#endif
