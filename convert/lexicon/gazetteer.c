/* Places by name: looks in the columns of places.tsv one after the other and puts the likeliest candidates first. */

#include "gazetteer.h"

#include <string.h>

static bool has_name_in(const lex_place *place, int year)
{
  return place->gone == 0 || (year != 0 && year < place->gone);
}

/* Smaller is likelier. */
static int rank_of(const lex_place *place, int year)
{
  return (has_name_in(place, year) ? 0 : PLACES_LEVEL_COUNTY + 1) + (int)place->level;
}

/* Names that match are few (some thirty 郊区): inserting each at its place is quick, and keeps the order of codes. */
static void insert(const lex_place **found, size_t kept, size_t room, const lex_place *place, int year)
{
  size_t at = kept;
  while (at > 0 && rank_of(found[at - 1], year) > rank_of(place, year)) at--;
  if (at >= room) return;
  size_t moved = (kept < room ? kept : room - 1) - at;
  memmove(&found[at + 1], &found[at], moved * sizeof *found);
  found[at] = place;
}

size_t gazetteer_find(const char *name, size_t size, int year, const lex_place **found, size_t room)
{
  const struct lex_index *const columns[] = {&lex_places_by_name, &lex_places_by_brief, &lex_places_by_other};
  for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
    struct lex_hit hit = lex_find(columns[i], name, size);
    for (uint32_t nth = 0; nth < hit.count; nth++) {
      insert(found, nth < room ? nth : room, room, &lex_places_rows[lex_row(columns[i], hit, nth)], year);
    }
    if (hit.count > 0) return hit.count;
  }
  return 0;
}

const lex_place *gazetteer_only(const char *name, size_t size, int year)
{
  const lex_place *found[2] = {NULL, NULL};
  size_t count = gazetteer_find(name, size, year, found, 2);
  if (count == 0) return NULL;
  return count > 1 && rank_of(found[0], year) == rank_of(found[1], year) ? NULL : found[0];
}

/* The first row whose code is not before the six digits. */
static uint32_t first_row_of(const char *code)
{
  uint32_t low = 0;
  uint32_t high = LEX_PLACES_COUNT;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    bool before = memcmp(lex_places_rows[middle].code, code, GAZETTEER_CODE_SIZE) < 0;
    if (before) low = middle + 1;
    if (!before) high = middle;
  }
  return low;
}

/* Of the names that one number had (420600, 420600-2011), the first to go after `year` was the name of that year. */
const lex_place *gazetteer_by_code(const char *code, int year)
{
  const lex_place *best = NULL;
  for (uint32_t i = first_row_of(code); i < LEX_PLACES_COUNT; i++) {
    const lex_place *place = &lex_places_rows[i];
    if (memcmp(place->code, code, GAZETTEER_CODE_SIZE) != 0) break;
    if (!has_name_in(place, year)) continue;
    if (best == NULL || best->gone == 0 || (place->gone != 0 && place->gone < best->gone)) best = place;
  }
  return best;
}

const lex_place *gazetteer_last(const char *code)
{
  const lex_place *last = NULL;
  for (uint32_t i = first_row_of(code); i < LEX_PLACES_COUNT; i++) {
    const lex_place *place = &lex_places_rows[i];
    if (memcmp(place->code, code, GAZETTEER_CODE_SIZE) != 0) break;
    if (place->gone == 0) return place;
    if (last == NULL || place->gone > last->gone) last = place;
  }
  return last;
}

bool gazetteer_is_in(const lex_place *place, const lex_place *above)
{
  for (; place != NULL; place = lex_places_at(place->parent)) {
    if (memcmp(place->code, above->code, GAZETTEER_CODE_SIZE) == 0) return true;
  }
  return false;
}
