/* What must hold of any bytes that are read as a report: its XML is valid, keeps the rules, reads back to the same
 * bytes and gives the same source text. What is not read has said why. */
#ifndef BAOGAO_PROMISES_H
#define BAOGAO_PROMISES_H

#include "baogao.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct bytes {
  char *at;
  size_t size, room;
};

static bool take(void *user, const char *at, size_t size)
{
  struct bytes *bytes = user;
  if (bytes->size + size > bytes->room) {
    bytes->room = (bytes->size + size) * 2;
    bytes->at = realloc(bytes->at, bytes->room);
    if (!bytes->at) abort();
  }
  memcpy(bytes->at + bytes->size, at, size);
  bytes->size += size;
  return true;
}

static void must(bool holds)
{
  if (!holds) abort();
}

static bool same(const struct bytes *a, const struct bytes *b)
{
  return a->size == b->size && (a->size == 0 || memcmp(a->at, b->at, a->size) == 0);
}

/* The report's XML and its source text. */
static void write_both(const bg_report *report, struct bytes *xml, struct bytes *source, bg_log *log)
{
  must(bg_report_write(report, "xml", take, xml, log));
  must(bg_report_source(report, take, source, log));
}

static void keeps_promises(const bg_report *report, bg_log *log)
{
  struct bytes xml = {0}, source = {0}, xml_again = {0}, source_again = {0};
  write_both(report, &xml, &source, log);
  bg_report *again = bg_report_read(xml.at, xml.size, "again.xml", NULL, log);
  must(again != NULL);
  write_both(again, &xml_again, &source_again, log);
  must(same(&xml, &xml_again));
  must(same(&source, &source_again));
  bg_report_free(again);
  free(xml.at);
  free(source.at);
  free(xml_again.at);
  free(source_again.at);
}

/** Reads `data` as the options say and looks whether the promises are kept. `valid`: what is made of it has to be. */
static inline void try_to_read(const void *data, size_t size, const char *name, const bg_options *options, bool valid)
{
  bg_log *log = bg_log_new();
  must(log != NULL);
  bg_report *report = bg_report_read(data, size, name, options, log);
  must(report || bg_log_status(log, false) == BG_INPUT);
  if (report) {
    must(bg_log_status(log, false) == BG_OK); /* an internal fault is told, and the report made all the same */
    keeps_promises(report, log);
    bg_log *rules = bg_log_new();
    must(rules && bg_report_check(report, rules));
    must(!valid || bg_log_status(rules, false) == BG_OK);
    bg_log_free(rules);
  }
  bg_report_free(report);
  bg_log_free(log);
}

#endif
