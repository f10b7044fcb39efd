/* Regions of a page. Prose is measured by the marks between its clauses (，。；), of which navigation has none; what
 * stands in links does not count. A page without prose is taken as it is. */
#include "regions.h"
#include "../support/utf8.h"
#include "lexicon/containers.h"
#include <ctype.h>
#include <strings.h>

enum {
  LEAST_PROSE = 12,    /* marks: with fewer nobody can tell */
  MOST_WORD = 64,      /* bytes of a class's name */
  NAMED_SHARE = 60,    /* % of the prose that a named container holds */
  NEARLY_ALL = 80,     /* % that any other holds … */
  MOST_OUTSIDE = 40,   /* … and marks that stand outside of it at most: a foot has some ten, notes on terms more */
  CHROME_SHARE = 20,   /* % above which what is named navigation is none */
  TITLE_REACH = 40,    /* lines between a page's title and its article */
  LEAST_TITLE = 12,    /* bytes */
  REPEATED_WITHIN = 8, /* lines of the article in which its title may stand again */
};

/* An element. */
struct region {
  size_t start, end; /* in the text taken out */
  size_t prose;      /* marks in it */
  bool named, chrome;
};

struct open {
  size_t start;
  size_t prose_before;
  bool named, chrome, link;
};

struct regions {
  arena *memory;
  struct open *open;
  size_t depth, open_room;
  struct region *found; /* innermost first */
  size_t count, found_room;
  size_t prose;
  size_t links; /* how many are open */
  slice title;
  bool failed;
};

regions *regions_new(arena *memory)
{
  regions *r = arena_alloc(memory, sizeof *r);
  if (r) *r = (regions){.memory = memory};
  return r;
}

/* # What the page's words are called */

/* The role of one of the words between white space in `names`: article before chrome. */
static void look_up(const char *names, struct open *open)
{
  char word[MOST_WORD];
  while (*names) {
    size_t size = strcspn(names, " \t\r\n\f"), i = 0;
    for (; i < size && i < sizeof word; i++) word[i] = (char)tolower((unsigned char)names[i]);
    const struct lex_containers_row *row = size && size <= sizeof word ? lex_containers_find(word, size) : NULL;
    open->named |= row && row->role == CONTAINERS_ROLE_ARTICLE;
    open->chrome |= row && row->role == CONTAINERS_ROLE_CHROME;
    names += size;
    names += strspn(names, " \t\r\n\f");
  }
}

void regions_open(regions *r, const unsigned char **attributes, bool link, bool chrome, size_t at)
{
  struct open *more = arena_grow(r->memory, r->open, r->depth, &r->open_room, sizeof *more);
  r->failed |= !more;
  if (!more) return;
  r->open = more;
  struct open open = {.start = at, .prose_before = r->prose, .link = link, .chrome = chrome};
  for (; attributes && *attributes; attributes += 2) {
    const char *name = (const char *)attributes[0], *value = (const char *)attributes[1];
    if (value && (strcasecmp(name, "class") == 0 || strcasecmp(name, "id") == 0)) look_up(value, &open);
  }
  r->links += link;
  more[r->depth++] = open;
}

void regions_close(regions *r, size_t at)
{
  if (!r->depth) return;
  struct open open = r->open[--r->depth];
  r->links -= open.link;
  size_t prose = r->prose - open.prose_before;
  if (!prose && !open.chrome) return;
  struct region *last = r->count ? &r->found[r->count - 1] : NULL;
  if (last && last->start == open.start && last->end == at && !open.chrome) { /* the same text once more */
    last->named |= open.named;
    return;
  }
  struct region *more = arena_grow(r->memory, r->found, r->count, &r->found_room, sizeof *more);
  r->failed |= !more;
  if (!more) return;
  r->found = more;
  more[r->count++] = (struct region){open.start, at, prose, open.named, open.chrome};
}

/* ， 。 ； (EF BC 8C, E3 80 82, EF BC 9B), by their last bytes first: those before are in every text. */
void regions_text(regions *r, slice text)
{
  if (r->links) return;
  for (size_t i = 2; i < text.size; i++) {
    const char *at = text.at + i - 2;
    r->prose += memcmp(at, "，", 3) == 0 || memcmp(at, "。", 3) == 0 || memcmp(at, "；", 3) == 0;
  }
}

void regions_title(regions *r, slice title)
{
  if (r->title.size || !utf8_trim(title).size) return;
  char *copy = arena_copy(r->memory, utf8_trim(title));
  r->failed |= !copy;
  if (copy) r->title = slice_of(copy);
}

/* # Which is the article */

static bool holds_nearly_all(const regions *r, const struct region *region)
{
  return !region->chrome && region->prose * 100 >= r->prose * NEARLY_ALL && r->prose - region->prose <= MOST_OUTSIDE;
}

/* Whether the region begins with or in a row of a table: neither a table nor a long cell is an article. */
static bool begins_in_row(const struct extract *text, const struct region *region)
{
  const struct marks *rows = &text->hints[HINT_ROW];
  size_t low = 0, high = rows->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (rows->at[middle].end > region->start)
      high = middle;
    else
      low = middle + 1;
  }
  return low < rows->count && rows->at[low].start <= region->start;
}

/* The one that pages name so, the innermost; else the innermost with nearly all of the prose. */
static const struct region *article_of(const regions *r, const struct extract *text)
{
  const struct region *best = NULL;
  for (size_t i = 0; i < r->count; i++) {
    const struct region *region = &r->found[i];
    if (!region->named || region->chrome || region->prose * 100 < r->prose * NAMED_SHARE) continue;
    if (!best || region->prose > best->prose + best->prose / 20) best = region;
  }
  for (size_t i = 0; !best && i < r->count; i++)
    if (holds_nearly_all(r, &r->found[i]) && !begins_in_row(text, &r->found[i])) best = &r->found[i];
  return best;
}

static slice line_before(slice text, size_t end)
{
  size_t start = end;
  while (start > 0 && text.at[start - 1] != '\n') start--;
  return (slice){text.at + start, end - start};
}

/* Whether the line is the page's title, or a part of it. */
static bool is_title(const regions *r, slice line)
{
  line = utf8_trim(line);
  return line.size >= LEAST_TITLE && slice_has(r->title, line);
}

/* Whether one of the first lines of `article` is this one. */
static bool is_repeated(slice article, slice line)
{
  for (int i = 0; i < REPEATED_WITHIN && article.size; i++) {
    const char *end = memchr(article.at, '\n', article.size);
    slice first = {article.at, end ? (size_t)(end - article.at) : article.size};
    if (slice_equal(utf8_trim(first), utf8_trim(line))) return true;
    article = slice_after(article, end ? first.size + 1 : first.size);
  }
  return false;
}

/* The lines of the page's title nearest before the article; empty if there are none, or the article has it itself. */
static struct run title_before(const regions *r, slice text, size_t start, size_t end)
{
  struct run title = {0, 0};
  size_t at = start;
  for (int i = 0; i < TITLE_REACH && at > 0; i++) {
    slice line = line_before(text, at > 0 && text.at[at - 1] == '\n' ? at - 1 : at);
    bool is = is_title(r, line) && !is_repeated((slice){text.at + start, end - start}, line);
    if (!is && title.end) break;
    size_t from = (size_t)(line.at - text.at);
    if (is && !title.end) title.end = (uint32_t)(from + line.size);
    if (is) title.start = (uint32_t)from;
    at = from;
  }
  return title;
}

/* What is named navigation within the article. */
static void chrome_within(const regions *r, const struct region *article, struct extract *text)
{
  for (size_t i = 0; i < r->count; i++) {
    const struct region *region = &r->found[i];
    bool within = region->start >= article->start && region->end <= article->end && region != article;
    if (within && region->chrome && region->prose * 100 < r->prose * CHROME_SHARE)
      extract_aside(text, region->start, region->end, FURNITURE_NAVIGATION);
  }
}

bool regions_settle(regions *r, struct extract *text)
{
  while (r->depth) regions_close(r, text->size);
  if (r->failed) return false;
  const struct region *article = r->prose >= LEAST_PROSE ? article_of(r, text) : NULL;
  if (!article) return true;
  size_t end = article->end < text->size ? article->end : text->size;
  size_t start = article->start < end ? article->start : end;
  struct run title = title_before(r, (slice){text->at, text->size}, start, end);
  if (title.end) {
    extract_aside(text, 0, title.start, FURNITURE_NAVIGATION);
    extract_aside(text, title.end, start, FURNITURE_NAVIGATION);
  } else {
    extract_aside(text, 0, start, FURNITURE_NAVIGATION);
  }
  chrome_within(r, article, text);
  extract_aside(text, end, text->size, FURNITURE_NAVIGATION);
  return !text->failed;
}
