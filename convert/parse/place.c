/* The place: whose report it is, by name, code and level.
 *
 * Read, in this order: from the user, the assembly's name (岳阳市第九届人民代表大会), the title, the opening (我代表…).
 * Else inferred: the place that the text names most often among those of the level that the opening speaks for
 * (我代表市人民政府). */
#include "place.h"
#include "../support/chars.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "labels.h"
#include "lexicon/front.h"
#include "lexicon/gazetteer.h"
#include "lexicon/governments.h"
#include "lexicon/homonyms.h"
#include "lexicon/limits.h"
#include "lexicon/times.h"
#include "lexicon/written.h"
#include <stdio.h>

enum { MOST_NAMES = 400 };

struct count {
  const lex_place *place;
  unsigned times;
  bool full; /* by its full name, at least once */
};

static const char *const level_names[] = {
    [PLACES_LEVEL_PROVINCE] = "province", [PLACES_LEVEL_PREFECTURE] = "prefecture", [PLACES_LEVEL_COUNTY] = "county"};

static bool set_place(struct document *document, const lex_place *place, bool inferred)
{
  struct facts *facts = &document->facts;
  slice code = {gazetteer_code(place), GAZETTEER_CODE_SIZE};
  facts->place = (struct fact){arena_copy(document->arena, (slice){place->name, place->name_size}), inferred};
  facts->place_code = (struct fact){arena_copy(document->arena, code), inferred};
  facts->level = (struct fact){level_names[place->level], inferred};
  if (!facts->place.value || !facts->place_code.value) return log_memory(document->log);
  return true;
}

static slice search_region(const struct document *document)
{
  slice text = document->text;
  return (slice){text.at, (size_t)(utf8_within(text.at, text.at + text.size, LIMITS_PLACE_SEARCHED) - text.at)};
}

static unsigned mentions(slice text, const lex_place *place)
{
  unsigned times = 0;
  if (!place) return 0;
  slice name = {place->brief, place->brief_size};
  for (ptrdiff_t at; (at = slice_find(text, name)) >= 0; times++) text = slice_after(text, (size_t)at + name.size);
  return times;
}

/* How often the text names the city and the province of the place. */
static unsigned mentions_above(slice text, const lex_place *place)
{
  const lex_place *above = lex_places_at(place->parent);
  return above ? mentions(text, above) + mentions(text, lex_places_at(above->parent)) : 0;
}

/* Whether the two are one place, under codes of other times. */
static bool same_above(const lex_place *a, const lex_place *b)
{
  const lex_place *above = lex_places_at(a->parent), *other = lex_places_at(b->parent);
  if (!above || !other) return above == other;
  return slice_equal((slice){above->brief, above->brief_size}, (slice){other->brief, other->brief_size});
}

/* Of places of one name, that whose city and province the text names most (南山区 of 深圳, or of 鹤岗); NULL:
 * it names none of them, or of two as often. */
static const lex_place *namesake(const struct document *document, const lex_place *const *found, size_t count)
{
  const lex_place *best = found[0];
  slice text = search_region(document);
  unsigned most = mentions_above(text, best);
  bool sure = true;
  for (size_t i = 1; i < count; i++) {
    if (same_above(found[i], best)) continue;
    unsigned times = mentions_above(text, found[i]);
    if (times >= most) sure = times > most;
    if (times > most) best = found[i];
    if (times > most) most = times;
  }
  return sure ? best : NULL;
}

/* The level that the last word of a name tells, as that of its government: 青渡|镇; "other" where it tells none. */
static const char *level_of_name(slice name)
{
  char government[32];
  size_t kind = lex_front_ends(name.at, name.size, FRONT_ROLE_KIND);
  int size = snprintf(government, sizeof government, "%.*s政府", (int)kind, slice_end(name) - kind);
  const struct lex_governments_row *row = kind ? lex_governments_find(government, (size_t)size) : NULL;
  return row ? lex_governments_level_words[row->level] : "other";
}

/* A name given by the user, or standing where a place's name must stand. */
static bool name_place(struct document *document, slice name, const char *level, int year, bool inferred)
{
  struct facts *facts = &document->facts;
  enum { MOST_NAMESAKES = 8 };
  const lex_place *found[MOST_NAMESAKES], *only = gazetteer_only(name.at, name.size, year);
  if (only) return set_place(document, only, inferred);
  size_t count = gazetteer_find(name.at, name.size, year, found, MOST_NAMESAKES);
  if (count > MOST_NAMESAKES) count = MOST_NAMESAKES;
  if (count == 1) return set_place(document, found[0], inferred);
  const lex_place *meant = count ? namesake(document, found, count) : NULL;
  if (meant) return set_place(document, meant, true);
  facts->place = (struct fact){arena_copy(document->arena, name), inferred};
  if (!facts->place.value) return log_memory(document->log);
  const char *of_found = count ? level_names[found[0]->level] : NULL;
  facts->level = (struct fact){of_found ? of_found : level ? level : level_of_name(name), inferred};
  return true;
}

/* Whether the line around `at` only names whom the text is sent to: 各乡镇人民政府： */
static bool names_addressees(slice text, size_t at)
{
  const char *stop = memchr(text.at + at, '\n', text.size - at);
  slice line = utf8_trim((slice){text.at, stop ? (size_t)(stop - text.at) : text.size});
  return slice_ends(line, COLON) || slice_ends(line, SLICE(":"));
}

/* The level that the first paragraphs speak for; `*sure` when no other can be meant. NULL: none. */
static const char *level_spoken_for(const struct document *document, bool *sure)
{
  slice head = {document->text.at, document->text.size < LIMITS_PLACE_HEAD ? document->text.size : LIMITS_PLACE_HEAD};
  const char *best = NULL;
  bool decided = false;
  size_t speaks = 0; /* behind 我代表 up to here */
  *sure = false;
  const struct marks *furniture = &document->marks[MARK_FURNITURE];
  size_t mark = 0; /* a page's own words speak for nobody */
  for (size_t at = 0; at < head.size && !decided;) {
    while (mark < furniture->count && furniture->at[mark].end <= at) mark++;
    if (mark < furniture->count && furniture->at[mark].start <= at) {
      at = furniture->at[mark].end;
      continue;
    }
    const struct lex_governments_row *row = lex_governments_longest(head.at + at, head.size - at);
    size_t represents = lex_front_starts(head.at + at, head.size - at, FRONT_ROLE_REPRESENTS);
    if (represents) speaks = at + represents + LIMITS_PLACE_GOVERNMENT;
    decided = row && at < speaks;
    bool taken = row && !best && !names_addressees(head, at);
    if (decided || taken) {
      best = lex_governments_level_words[row->level];
      *sure = row->sure;
    }
    at += row ? row->phrase_size : utf8_size((unsigned char)head.at[at]);
  }
  return best;
}

static void count_place(struct count *counts, size_t *used, const lex_place *place, unsigned times, bool full)
{
  for (size_t i = 0; i < *used; i++) {
    if (counts[i].place != place) continue;
    counts[i].times += times;
    counts[i].full |= full;
    return;
  }
  if (*used < MOST_NAMES) counts[(*used)++] = (struct count){place, times, full};
}

static unsigned times_of(const struct count *counts, size_t used, const lex_place *place)
{
  for (size_t i = 0; i < used; i++)
    if (counts[i].place == place) return counts[i].times;
  return 0;
}

/* How often the place that `place` lies in was counted. */
static unsigned times_above(const struct count *counts, size_t used, const lex_place *place)
{
  return times_of(counts, used, lex_places_at(place->parent));
}

/* Whether `place` may be what a report of `level` is about: the word 市 covers municipalities, prefectures and
 * county-level cities. */
static bool fits(const lex_place *place, const char *level, bool sure)
{
  if (!level) return true;
  const char *own = level_names[place->level];
  if (strcmp(own, level) == 0) return true;
  return !sure && strcmp(level, "prefecture") == 0 && lex_front_ends(place->name, place->name_size, FRONT_ROLE_CITY);
}

/* Whether the place counted may be whose report it is. 新区 and 城区 are common words; so are some short forms (合作,
 * 资源): the full names of these must stand in the text. */
static bool may_be_meant(const struct count *count, const char *level, bool sure, int year)
{
  const lex_place *place = count->place;
  bool gone = place->gone && year >= place->gone;
  bool word = lex_homonyms_find(place->brief, place->brief_size) != NULL;
  bool district = lex_front_ends(place->name, place->name_size, FRONT_ROLE_DISTRICT) != 0;
  bool doubtful = district || count->times < LIMITS_PLACE_OFTEN, named = count->full || !word;
  if (place->name_size == 6 && doubtful) return false; /* 范县 in 示范县 */
  return named && !gone && fits(place, level, sure);
}

static bool infer_place(struct document *document, const char *level, bool sure, int year)
{
  struct count *counts = arena_alloc(document->arena, MOST_NAMES * sizeof *counts);
  if (!counts) return log_memory(document->log);
  size_t used = 0;
  slice text = search_region(document);
  for (size_t at = 0; at < text.size;) {
    struct lex_hit brief = {0, 0, 0};
    if (lex_may_begin(&lex_places_by_brief, text.at + at, text.size - at))
      brief = lex_longest(&lex_places_by_brief, text.at + at, text.size - at);
    struct lex_hit name = gazetteer_name_at(text.at + at, text.size - at);
    size_t size = name.size > brief.size ? name.size : brief.size;
    if (size < 6) {
      at += utf8_size((unsigned char)text.at[at]);
      continue;
    }
    const lex_place *found[6];
    size_t count = gazetteer_find(text.at + at, size, year, found, 6);
    bool committee = lex_front_ends(text.at, at, FRONT_ROLE_PARTY) != 0;
    for (size_t i = 0; i < count && i < 6; i++)
      count_place(counts, &used, found[i], committee ? LIMITS_PLACE_COMMITTEE : 1, size == found[i]->name_size);
    at += size;
  }
  const struct count *best = NULL;
  for (size_t i = 0; i < used; i++) {
    if (!may_be_meant(&counts[i], level, sure, year)) continue;
    bool tie = best && counts[i].times == best->times;
    bool nearer = tie && times_above(counts, used, counts[i].place) > times_above(counts, used, best->place);
    if (!best || counts[i].times > best->times || nearer) best = &counts[i];
  }
  if (best && best->times >= 3) return set_place(document, best->place, true);
  if (level) document->facts.level = (struct fact){level, true};
  return true;
}

/* The bytes of what stands right before `at` and may be of the name that goes on there: characters of Chinese, of which
 * none is the end of another name, a year's or a word like 在. */
static size_t name_before(slice text, size_t at)
{
  size_t from = at, size;
  while (from > 0 && char_is_han(utf8_before(text.at + from, &size))) {
    slice one = {text.at + from - size, size};
    bool ends = lex_front_ends(one.at, one.size, FRONT_ROLE_KIND) ||
                lex_front_starts(one.at, one.size, FRONT_ROLE_IN) ||
                lex_times_starts(one.at, one.size, TIMES_ROLE_YEAR);
    if (ends) break;
    from -= size;
  }
  return at - from;
}

/* The place that opens the assembly's or title's text: 岳阳市第九届…, 2026年湖北省政府工作报告. Its slice, empty if
 * there is none. */
static slice leading_place(slice text)
{
  for (size_t at = 0; at < text.size; at += utf8_size((unsigned char)text.at[at])) {
    struct lex_hit hit = gazetteer_name_at(text.at + at, text.size - at);
    if (hit.size < 6) continue;
    slice rest = slice_after(text, at + hit.size);
    struct lex_hit inner = gazetteer_name_at(rest.at, rest.size); /* 保定市满城区: the last one is meant */
    if (inner.size >= 6) {
      at += hit.size;
      hit = inner;
    }
    size_t before = hit.size == 6 ? name_before(text, at) : 0; /* 贵安|新区 */
    return (slice){text.at + at - before, before + hit.size};
  }
  return (slice){NULL, 0};
}

/* 云州市南屏区: what lies in a city without the name of that; any other name as it is. */
static slice without_city(slice name)
{
  size_t at = 0, city = lex_front_in(name.at, name.size, FRONT_ROLE_CITY, &at);
  slice district = slice_after(name, city ? at + city : 0);
  return district.size > 6 ? district : name;
}

/* 自治区: whose it is, is not said. */
static bool is_kind_alone(slice name)
{
  return lex_front_starts(name.at, name.size, FRONT_ROLE_KIND) == name.size;
}

/* 陇川县第十七届人民代表大会: what stands before 第…届, when the gazetteer does not know it. 县十六届人大第五次会议
 * does not say whose assembly it is. */
static slice before_assembly(slice meeting)
{
  size_t at = 0, session_at = 0;
  if (!lex_front_in(meeting.at, meeting.size, FRONT_ROLE_NTH, &at)) return (slice){NULL, 0};
  slice name = {meeting.at, at};
  lex_front_in(meeting.at, meeting.size, FRONT_ROLE_SESSION, &session_at);
  return name.size < 6 || is_kind_alone(name) || session_at < at ? (slice){NULL, 0} : without_city(name);
}

/* What `text` begins with the government of: up to 人民政府, 管理委员会 …; empty if that is none. */
static slice governed(slice text)
{
  for (size_t at = 0, size; at < text.size; at += size) {
    const struct lex_governments_row *row = lex_governments_longest(text.at + at, text.size - at);
    uint32_t code = utf8_at(text.at + at, &size);
    if (code < 0x3400) break;
    if (row) {
      size_t kind = lex_front_starts(text.at + at, row->phrase_size, FRONT_ROLE_KIND);
      return without_city((slice){text.at, at + (row->level == GOVERNMENTS_LEVEL_OTHER ? 0 : kind ? kind : size)});
    }
  }
  return (slice){NULL, 0};
}

/* Whether what is governed is a name: 枫渚县, but not 自治区, 全市. */
static bool is_name(slice governed)
{
  return utf8_longer(governed, 2) && !is_kind_alone(governed);
}

/* What the speaker speaks for: the text behind 我代表; empty if there is none. */
static slice spoken_for(const struct document *document)
{
  slice head = {document->text.at, document->text.size < LIMITS_PLACE_HEAD ? document->text.size : LIMITS_PLACE_HEAD};
  size_t found = 0, represents = lex_front_in(head.at, head.size, FRONT_ROLE_REPRESENTS, &found);
  return represents ? governed(slice_after(head, found + represents)) : (slice){NULL, 0};
}

/* 青渡镇|2026年政府工作报告: the place before the year of a title; empty: none stands there. */
static slice before_year(slice title)
{
  size_t at = 0, year;
  while (at < title.size && !number_read(slice_after(title, at), &year)) at += utf8_size((unsigned char)title.at[at]);
  slice name = {title.at, at}, rest = slice_after(title, at < title.size ? at + year : at);
  if (lex_front_starts(name.at, name.size, FRONT_ROLE_IN)) return (slice){NULL, 0}; /* 在青渡镇2026年…会上的 */
  bool place =
      lex_front_ends(name.at, name.size, FRONT_ROLE_KIND) && lex_times_starts(rest.at, rest.size, TIMES_ROLE_YEAR);
  return place ? without_city(name) : (slice){NULL, 0};
}

/* Whose report the title says it is, when the gazetteer does not know it: 2026年|青渡镇|人民政府工作报告. */
static slice titled(slice title)
{
  size_t year;
  slice before = before_year(title);
  if (is_name(before)) return before;
  number_read(title, &year);
  slice rest = slice_after(title, year);
  size_t mark = lex_times_starts(rest.at, rest.size, TIMES_ROLE_YEAR);
  slice name = governed(mark ? slice_after(rest, mark) : title);
  return is_name(name) ? name : (slice){NULL, 0};
}

bool place_find(struct document *document, struct place_told told, int year)
{
  bool sure;
  const char *level = level_spoken_for(document, &sure);
  if (document->options->place) return name_place(document, slice_of(document->options->place), level, year, false);
  if (level && strcmp(level, "national") == 0) {
    document->facts.place = (struct fact){lex_written_rows[WRITTEN_NAME_NATION].text, !told.meeting.size};
    document->facts.level = (struct fact){"national", !told.meeting.size};
    return true;
  }
  slice name = leading_place(told.meeting);
  if (!name.size) name = before_assembly(told.meeting);
  if (!name.size) name = leading_place(told.title);
  if (!name.size) {
    slice spoken = spoken_for(document);
    if (is_name(spoken)) name = spoken;
  }
  if (!name.size) name = titled(told.title);
  if (!name.size) {
    slice governs = governed(told.speaker);
    if (is_name(governs)) name = governs;
  }
  if (name.size) return name_place(document, name, level, year, false);
  return infer_place(document, level, sure, year);
}
