/* The index of a site: see search_index.h. A hash table holds what is known of each pair; what is to be written of it
 * grows as reports come, so that no list of numbers is ever in memory. */
#include "search_index.h"
#include "../support/utf8.h"
#include "../support/xml.h"
#include "lexicon/concepts.h"
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

enum {
  FEWEST_ROOMS = 1 << 12,
  SMALL = 12,            /* letters that need no memory of their own */
  SHARD_BYTES = 4 << 10, /* about what a piece holds */
  MOST_SHARDS = 8192,
  WORD_MOST = 8,  /* letters of a word that tell it */
  DIVISOR = 65521 /* of the sum; loader.js has the same */
};

/* A pair of characters, or a word of letters and digits. */
struct term {
  uint64_t key;        /* 0: none */
  uint32_t last;       /* the report that has it last, from 1 on */
  uint32_t size, room; /* of the letters */
  union {
    char small[SMALL];
    char *large;
  } letters;
};

struct search_index {
  struct term *terms;
  size_t room, count;
  uint32_t reports;
  size_t bytes;
};

/* ---- Terms ---- */

static const uint64_t WORD = (uint64_t)1 << 63;

static uint64_t pair_key(uint32_t first, uint32_t second)
{
  return (uint64_t)first << 21 | second;
}

static uint64_t mix(uint64_t key)
{
  key ^= key >> 31;
  key *= 0x9E3779B97F4A7C15u;
  return key ^ key >> 29;
}

static struct term *find(struct term *terms, size_t room, uint64_t key)
{
  size_t at = mix(key) & (room - 1);
  while (terms[at].key && terms[at].key != key) at = (at + 1) & (room - 1);
  return &terms[at];
}

static bool make_room(struct search_index *index)
{
  if (3 * (index->count + 1) < 2 * index->room) return true;
  size_t room = 2 * index->room;
  struct term *terms = calloc(room, sizeof *terms);
  if (!terms) return false;
  for (size_t i = 0; i < index->room; i++)
    if (index->terms[i].key) *find(terms, room, index->terms[i].key) = index->terms[i];
  free(index->terms);
  index->terms = terms;
  index->room = room;
  return true;
}

static const char *letters_of(const struct term *term)
{
  return term->room ? term->letters.large : term->letters.small;
}

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

static bool add_letter(struct search_index *index, struct term *term, unsigned five)
{
  index->bytes++;
  if (!term->room && term->size < SMALL) {
    term->letters.small[term->size++] = letters[five];
    return true;
  }
  if (!term->room || term->size == term->room) {
    uint32_t room = term->room ? term->room + term->room / 2 : 3 * SMALL;
    char *large = term->room ? realloc(term->letters.large, room) : malloc(room);
    if (!large) return false;
    if (!term->room) memcpy(large, term->letters.small, SMALL);
    term->letters.large = large;
    term->room = room;
  }
  term->letters.large[term->size++] = letters[five];
  return true;
}

static bool add_number(struct search_index *index, struct term *term, uint32_t number)
{
  for (; number >= 32; number >>= 5)
    if (!add_letter(index, term, 32 | (number & 31))) return false;
  return add_letter(index, term, number);
}

static bool add_term(struct search_index *index, uint64_t key, bool title)
{
  if (!make_room(index)) return false;
  struct term *term = find(index->terms, index->room, key);
  if (term->last == index->reports) return true;
  if (!term->key) {
    term->key = key;
    index->count++;
    index->bytes += 12;
  }
  uint32_t step = index->reports - term->last;
  term->last = index->reports;
  return add_number(index, term, 2 * step + title);
}

/* ---- Texts ---- */

static bool is_letter(uint32_t code)
{
  return (code >= 'a' && code <= 'z') || (code >= '0' && code <= '9');
}

/* What is searched for: ideographs beyond the BMP have two of JavaScript's characters, and are left out. */
static bool is_ideograph(uint32_t code)
{
  return (code >= 0x3400 && code < 0xA000) || (code >= 0xF900 && code < 0xFB00) || code == 0x3007;
}

static uint32_t lower(uint32_t code)
{
  if (code >= 0xFF01 && code <= 0xFF5E) code -= 0xFEE0; /* full width */
  return code >= 'A' && code <= 'Z' ? code + 'a' - 'A' : code;
}

/* A number alone is none: nobody looks for 35, and every report has them all. */
static bool end_word(struct search_index *index, uint64_t *word, unsigned *size, bool *lettered, bool title)
{
  bool good = !*lettered || *size < 2 || add_term(index, WORD | *word, title);
  *word = 0;
  *size = 0;
  *lettered = false;
  return good;
}

static bool add_text(struct search_index *index, slice text, bool title)
{
  uint32_t before = 0;
  uint64_t word = 0;
  unsigned letters = 0;
  bool lettered = false;
  for (size_t at = 0, size; at < text.size; at += size) {
    uint32_t code = lower(utf8_at(text.at + at, &size));
    if (is_letter(code)) {
      if (letters++ < WORD_MOST) word = word << 7 | code;
      lettered = lettered || code >= 'a';
    } else if (letters && !end_word(index, &word, &letters, &lettered, title)) {
      return false;
    }
    bool ideograph = is_ideograph(code);
    if (before && ideograph && !add_term(index, pair_key(before, code), title)) return false;
    before = ideograph ? code : 0;
  }
  return end_word(index, &word, &letters, &lettered, title);
}

/* ---- Reports ---- */

static bool add_heading(struct search_index *index, const xmlNode *heading)
{
  xmlChar *text = xmlNodeGetContent(heading);
  bool good = text && add_text(index, slice_of((const char *)text), true);
  xml_free(text);
  return good;
}

static bool add_headings(struct search_index *index, const xmlNode *node)
{
  bool good = true;
  for (const xmlNode *child = node->children; good && child; child = child->next) {
    if (child->type != XML_ELEMENT_NODE) continue;
    if (strcmp((const char *)child->name, "heading") == 0)
      good = add_heading(index, child);
    else
      good = add_headings(index, child);
  }
  return good;
}

bool search_index_add(struct search_index *index, const xmlDoc *tree, const char *title, slice text)
{
  index->reports++;
  return add_text(index, slice_of(title), true) && add_headings(index, xmlDocGetRootElement(tree)) &&
         add_text(index, text, false);
}

struct search_index *search_index_new(void)
{
  struct search_index *index = calloc(1, sizeof *index);
  if (index) index->terms = calloc(index->room = FEWEST_ROOMS, sizeof *index->terms);
  if (index && index->terms) return index;
  free(index);
  return NULL;
}

void search_index_free(struct search_index *index)
{
  if (!index) return;
  for (size_t i = 0; i < index->room; i++)
    if (index->terms[i].key && index->terms[i].room) free(index->terms[i].letters.large);
  free(index->terms);
  free(index);
}

/* ---- Writing ---- */

struct writing {
  const struct search_index *index;
  const struct package *package;
  bool (*put)(void *user, const char *path, slice bytes);
  void *user;
  bg_log *log;
  size_t shards;
};

/* A term's characters: two of a pair, or a word's. */
static size_t characters_of(uint64_t key, uint32_t characters[WORD_MOST])
{
  if (!(key & WORD)) {
    characters[0] = (uint32_t)(key >> 21);
    characters[1] = (uint32_t)(key & 0x1FFFFF);
    return 2;
  }
  size_t count = 0;
  for (unsigned shift = 7 * WORD_MOST; shift > 0;) {
    shift -= 7;
    uint32_t code = (uint32_t)(key >> shift) & 0x7F;
    if (code) characters[count++] = code;
  }
  return count;
}

static size_t shard_of(uint64_t key, size_t shards)
{
  uint32_t characters[WORD_MOST], sum = 0;
  size_t count = characters_of(key, characters);
  for (size_t i = 0; i < count; i++) sum = (sum * 31 + characters[i]) % DIVISOR;
  return sum % shards;
}

struct shard_entry {
  size_t shard;
  const struct term *term;
};

static int by_shard(const void *left, const void *right)
{
  const struct shard_entry *a = left, *b = right;
  if (a->shard != b->shard) return a->shard < b->shard ? -1 : 1;
  return (a->term->key > b->term->key) - (a->term->key < b->term->key);
}

/* A letter of ASCII, or an ideograph of three bytes. */
static bool add_character(struct buffer *script, uint32_t code)
{
  char bytes[3] = {(char)code};
  if (code < 0x80) return buffer_add(script, (slice){bytes, 1});
  bytes[0] = (char)(0xE0 | code >> 12);
  bytes[1] = (char)(0x80 | (code >> 6 & 0x3F));
  bytes[2] = (char)(0x80 | (code & 0x3F));
  return buffer_add(script, (slice){bytes, 3});
}

static bool add_entry(struct buffer *script, const struct term *term, bool first)
{
  uint32_t characters[WORD_MOST];
  size_t count = characters_of(term->key, characters);
  bool good = buffer_add(script, first ? SLICE("\"") : SLICE(",\n\""));
  for (size_t i = 0; good && i < count; i++) good = add_character(script, characters[i]);
  return good && buffer_add(script, SLICE("\":\"")) && buffer_add(script, (slice){letters_of(term), term->size}) &&
         buffer_add(script, SLICE("\""));
}

static bool put_numbered(const struct writing *w, const char *folder, size_t number, const struct buffer *script)
{
  char path[64];
  snprintf(path, sizeof path, "search/%s/%zu.js", folder, number);
  return w->put(w->user, path, buffer_slice(script));
}

static bool begin_script(struct buffer *script, const char *function, size_t number, const char *opens)
{
  char text[64];
  script->size = 0;
  snprintf(text, sizeof text, "site.%s(%zu,%s", function, number, opens);
  return buffer_add(script, slice_of(text));
}

/* Those without a term are written, too: a browser must not wait for what is not there. */
static bool write_shards(const struct writing *w, const struct shard_entry *entries)
{
  struct buffer script = {0};
  bool good = true;
  for (size_t shard = 0, at = 0; good && shard < w->shards; shard++) {
    good = begin_script(&script, "takeShard", shard, "{") || log_memory(w->log);
    bool first = true;
    for (; good && at < w->index->count && entries[at].shard == shard; at++, first = false)
      good = add_entry(&script, entries[at].term, first) || log_memory(w->log);
    good = good && (buffer_add(&script, SLICE("})\n")) || log_memory(w->log));
    good = good && put_numbered(w, "shards", shard, &script);
  }
  free(script.at);
  return good;
}

static bool write_all_shards(const struct writing *w)
{
  struct shard_entry *entries = malloc((w->index->count + 1) * sizeof *entries);
  size_t count = 0;
  if (!entries) return log_memory(w->log);
  for (size_t i = 0; i < w->index->room; i++) {
    const struct term *term = &w->index->terms[i];
    if (term->key) entries[count++] = (struct shard_entry){shard_of(term->key, w->shards), term};
  }
  qsort(entries, count, sizeof *entries, by_shard);
  bool good = write_shards(w, entries);
  free(entries);
  return good;
}

static json_t *describe_report(const struct package *package, size_t index)
{
  const struct package_report *report = &package->reports[index];
  const struct package_place *place = &package->places[report->place];
  return json_pack("[s, s, s, s]", report->title, report->folder, place->name ? place->name : "", place->folder);
}

static bool write_reports(const struct writing *w)
{
  struct buffer script = {0};
  bool good = true;
  const size_t count = w->package->report_count;
  for (size_t from = 0; good && from < count; from += SEARCH_CHUNK) {
    json_t *list = json_array();
    for (size_t i = from; i < count && i < from + SEARCH_CHUNK; i++)
      json_array_append_new(list, describe_report(w->package, i + 1));
    char *text = json_dumps(list, JSON_COMPACT);
    good = (text && begin_script(&script, "takeReports", from / SEARCH_CHUNK, "") &&
            buffer_add(&script, slice_of(text)) && buffer_add(&script, SLICE(")\n"))) ||
           log_memory(w->log);
    good = good && put_numbered(w, "reports", from / SEARCH_CHUNK, &script);
    free(text);
    json_decref(list);
  }
  free(script.at);
  return good;
}

/* Two letters a year, of those of numbers: 64 of them make a hundred years and more; one that is not known is AA. */
static bool add_years(struct buffer *script, const struct package *package)
{
  bool good = true;
  for (size_t i = 1; good && i <= package->report_count; i++) {
    long year = package_year(package->reports[i].plan_year);
    if (year < 0 || year >= 64 * 64) year = 0;
    const char two[2] = {letters[year / 64], letters[year % 64]};
    good = buffer_add(script, (slice){two, 2});
  }
  return good;
}

/* Code and names of those of which there is a page. */
static json_t *list_indicators(const char *const *codes, size_t count)
{
  json_t *list = json_array();
  for (size_t i = 0; i < count; i++) {
    const struct lex_concepts_row *row = lex_concepts_find(codes[i], strlen(codes[i]));
    json_t *one = json_pack("[s]", codes[i]);
    for (size_t j = 0; row && j < row->names_count; j++)
      json_array_append_new(one, json_stringn(row->names[j].at, row->names[j].size));
    json_array_append_new(list, one);
  }
  return list;
}

/* What every search needs, and as few bytes as can be. */
static bool write_about(const struct writing *w)
{
  char shards[64];
  struct buffer script = {0};
  snprintf(shards, sizeof shards, "site.takeAbout({\"shards\":%zu,\"years\":\"", w->shards);
  bool good = (buffer_add(&script, slice_of(shards)) && add_years(&script, w->package) &&
               buffer_add(&script, SLICE("\"})\n"))) ||
              log_memory(w->log);
  good = good && w->put(w->user, "search/about.js", buffer_slice(&script));
  free(script.at);
  return good;
}

static bool write_indicators(const struct writing *w, const char *const *codes, size_t count)
{
  json_t *list = list_indicators(codes, count);
  char *text = list ? json_dumps(list, JSON_COMPACT) : NULL;
  struct buffer script = {0};
  bool good = (text && buffer_add(&script, SLICE("site.takeIndicators(")) && buffer_add(&script, slice_of(text)) &&
               buffer_add(&script, SLICE(")\n"))) ||
              log_memory(w->log);
  good = good && w->put(w->user, "search/indicators.js", buffer_slice(&script));
  free(script.at);
  free(text);
  json_decref(list);
  return good;
}

size_t search_index_shards(const struct search_index *index)
{
  size_t shards = 1;
  while (shards < MOST_SHARDS && index->bytes / shards > SHARD_BYTES) shards *= 2;
  return shards;
}

bool search_index_text(size_t report, slice text, struct buffer *script)
{
  json_t *string = json_stringn(text.at, text.size);
  char *quoted = string ? json_dumps(string, JSON_ENCODE_ANY) : NULL;
  script->size = 0;
  bool good = quoted && begin_script(script, "takeText", report, "") && buffer_add(script, slice_of(quoted)) &&
              buffer_add(script, SLICE(")\n"));
  free(quoted);
  json_decref(string);
  return good;
}

bool search_index_write(struct search_index *index, const struct package *package, const char *const *codes,
                        size_t code_count, bool (*put)(void *user, const char *path, slice bytes), void *user,
                        bg_log *log)
{
  struct writing w = {.index = index, .package = package, .put = put, .user = user, .log = log};
  w.shards = search_index_shards(index);
  return write_about(&w) && write_indicators(&w, codes, code_count) && write_reports(&w) && write_all_shards(&w);
}
