/* Rules for what a caller says: see options.h. */
#include "options.h"
#include "../support/utf8.h"
#include "../support/xml.h"
#include <stdio.h>

enum { FIRST_YEAR = 1949, LAST_YEAR = 2999 };
#define YEAR_MUST_BE N_("a year from 1949 to 2999")

static bool has_controls(slice text)
{
  size_t size;
  for (size_t at = 0; at < text.size; at += size) {
    uint32_t code = utf8_at(text.at + at, &size);
    if (code < 0x20 || (code >= 0x7F && code < 0xA0)) return true;
  }
  return false;
}

static int number(const char *digits, size_t count)
{
  int value = 0;
  for (size_t i = 0; i < count; i++) {
    if (digits[i] < '0' || digits[i] > '9') return -1;
    value = 10 * value + digits[i] - '0';
  }
  return value;
}

static int days_in(int year, int month)
{
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month < 1 || month > 12 ? 0 : days[month - 1] + (leap && month == 2);
}

/* xs:date has no year 0. */
static bool is_date(const char *text)
{
  if (strlen(text) != strlen("YYYY-MM-DD") || text[4] != '-' || text[7] != '-') return false;
  int year = number(text, 4), month = number(text + 5, 2), day = number(text + 8, 2);
  return year >= 1 && day >= 1 && day <= days_in(year, month);
}

static bool is_year(int year)
{
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

const char *option_must_be(enum option_kind kind, const char *value)
{
  slice text = slice_of(value);
  switch (kind) {
  case OPTION_DATE: return is_date(value) ? NULL : N_("a day that there is, as YYYY-MM-DD");
  case OPTION_YEAR: return text.size == 4 && is_year(number(value, 4)) ? NULL : YEAR_MUST_BE;
  case OPTION_ANY: return NULL;
  default: break;
  }
  if (xml_held(text) < text.size) return N_("text in UTF-8 that XML can hold");
  if (kind == OPTION_STRING) return NULL;
  if (has_controls(text)) return N_("text without control characters");
  if (utf8_trim(text).size == 0) return N_("more than white space");
  return kind == OPTION_ID && strchr(value, ' ') ? N_("text without spaces") : NULL;
}

const char *option_shown(arena *memory, const char *value)
{
  enum { MOST = 60 };
  bool broken;
  slice shown = slice_of(xml_clean(memory, value, "\xEF\xBF\xBD", &broken));
  size_t size = utf8_bytes(shown, MOST);
  return shown.at ? arena_format(memory, "%.*s%s", (int)size, shown.at, size < shown.size ? "…" : "") : NULL;
}

static bool wrong(bg_log *log, const char *name, const char *value, const char *must_be)
{
  arena *memory = arena_new();
  const char *shown = memory ? option_shown(memory, value) : NULL;
  if (shown)
    log_add(log, BG_BAD_OPTION, NOWHERE, name, shown, must_be);
  else
    log_memory(log);
  arena_free(memory);
  return false;
}

bool options_check(const bg_options *options, bg_log *log)
{
  const struct {
    const char *name, *value;
    enum option_kind kind;
  } all[] = {{"encoding", options->encoding, OPTION_TEXT}, {"id", options->id, OPTION_ID},
             {"place", options->place, OPTION_TEXT},       {"title", options->title, OPTION_TEXT},
             {"meeting", options->meeting, OPTION_TEXT},   {"speaker", options->speaker, OPTION_TEXT},
             {"date", options->date, OPTION_DATE},         {"source_address", options->source_address, OPTION_TEXT}};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    const char *must_be = all[i].value && *all[i].value ? option_must_be(all[i].kind, all[i].value) : NULL;
    if (must_be) return wrong(log, all[i].name, all[i].value, must_be);
  }
  char year[12];
  snprintf(year, sizeof year, "%d", options->year);
  return options->year == 0 || is_year(options->year) || wrong(log, "year", year, YEAR_MUST_BE);
}
