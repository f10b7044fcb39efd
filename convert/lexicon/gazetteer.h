#ifndef BAOGAO_LEXICON_GAZETTEER_H
#define BAOGAO_LEXICON_GAZETTEER_H

/** # Places by name
 *
 * places.tsv, searched the way reports name places: 岳阳市, 岳阳, 湘西土家族苗族自治州, 湘西州, 内蒙古. Most county
 * names are borne by several places over the years or over the country, so a search gives candidates, the likeliest
 * first; which one is meant is the caller's to decide by level, by gazetteer_is_in(), or not at all. */

#include "lexicon/places.h"

#include <stdbool.h>

typedef struct lex_places_row lex_place;

/** The bytes of a code of GB/T 2260. */
#define GAZETTEER_CODE_SIZE 6

/** Finds the places called `name` (`size` bytes of UTF-8), with their full name or, if there is none, a short one.
 * Writes at most `room` of them to `found`, which are constants, and returns how many there are in all.
 * Order: those that still had the name in `year` (0: today) before those that had not, then provinces, prefectures,
 * counties, then by code. The table knows when a name went, not when it came. */
size_t gazetteer_find(const char *name, size_t size, int year, const lex_place **found, size_t room);

/** The likeliest place called `name`, or NULL where there is none, or where another is just as likely (朝阳区). */
const lex_place *gazetteer_only(const char *name, size_t size, int year);

/** The place whose code is the six digits at `code`, by its name of `year` (0: today); NULL if it had gone by then. */
const lex_place *gazetteer_by_code(const char *code, int year);

/** The place whose code is the six digits at `code`, by its name of today, or else by the last that it had; NULL if
 * there never was one. */
const lex_place *gazetteer_last(const char *code);

/** The six digits of a place's code. Not NUL-terminated: places that are gone have more after them. */
static inline const char *gazetteer_code(const lex_place *place)
{
  return place->code;
}

/** Whether `place` is `above` or a part of it, by today's or a former division. */
bool gazetteer_is_in(const lex_place *place, const lex_place *above);

/** The longest full name of a place that begins at `at` (`left` bytes may be read); nothing found: size 0. */
static inline struct lex_hit gazetteer_name_at(const char *at, size_t left)
{
  if (!lex_may_begin(&lex_places_by_name, at, left)) return (struct lex_hit){0, 0, 0};
  return lex_longest(&lex_places_by_name, at, left);
}

#endif
