/* What a caller says of a report: the command line, a row of a side file and the library's bg_options are held to the
 * same rules, for all of it will stand in XML that has a schema. */
#ifndef BAOGAO_OPTIONS_H
#define BAOGAO_OPTIONS_H

#include "../support/arena.h"
#include "../support/log.h"

/** What a value is. */
enum option_kind {
  OPTION_ANY,
  OPTION_STRING, /* UTF-8 that XML can hold, line ends and all */
  OPTION_TEXT,   /* UTF-8 without control characters, not blank */
  OPTION_DATE,   /* xs:date, without a time zone */
  OPTION_ID,     /* of a report: text without white space */
  OPTION_YEAR    /* of a plan: YYYY */
};

/** NULL when `value` (NUL-terminated, from anywhere) is of the kind; else what it must be ("a day that there is, …").
 * Static. */
const char *option_must_be(enum option_kind kind, const char *value);

/** A value as a message shows it: well-formed, a long one cut; in `memory`, NULL when that runs out. */
const char *option_shown(arena *memory, const char *value);

/** Checks the options of the library; false with BAD_OPTION in `log`. An empty string says nothing, as NULL. */
bool options_check(const bg_options *options, bg_log *log);

#endif
