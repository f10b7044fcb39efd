/* Regions of a page. Prose is measured by the marks between its clauses (，。；), of which navigation has none; what
 * stands in links does not count. A page without prose is taken as it is. What is hardly more than links is
 * navigation, also within the article: other documents, attachments. */
#include "regions.h"
#include "../support/utf8.h"
#include "lexicon/containers.h"
#include "lexicon/front.h"
#include <ctype.h>
#include <strings.h>

enum {
  LEAST_PROSE = 12,    /* marks: with fewer nobody can tell */
  MOST_WORD = 64,      /* bytes of a class's name */
  NAMED_SHARE = 60,    /* % of the prose that a named container holds */
  NEARLY_ALL = 80,     /* % that any other holds … */
  MOST_OUTSIDE = 40,   /* … and marks that stand outside of it at most: a foot has some ten, notes on terms more */
  CHROME_SHARE = 20,   /* % above which what is named navigation is none */
  LEAST_LINKS = 3,     /* a list of them … */
  LINKED_SHARE = 70,   /* … has so many % of its bytes in links */
  TITLE_REACH = 40,    /* lines between a page's title and its article */
  MOST_TITLES = 4,     /* <title> and those of tags */
  LEAST_TITLE = 12,    /* bytes */
  LARGE_LETTERS = 150, /* tenths of a point */
  REPEATED_WITHIN = 8, /* lines of the article in which its title may stand again */
};

/* An element. */
struct region {
  size_t start, end; /* in the text taken out */
  size_t prose;      /* marks in it */
  bool named, chrome;
};

/* What has come of the page so far. */
struct seen {
  size_t prose;         /* marks */
  size_t bytes, linked; /* of text that is no white space; of it in links */
  size_t links;
};

struct open {
  size_t start;
  struct seen before;
  bool named, chrome, link;
};

struct regions {
  arena *memory;
  struct open *open;
  size_t depth, open_room;
  struct region *found; /* innermost first */
  size_t count, found_room;
  struct seen seen;
  size_t links;              /* how many are open */
  slice titles[MOST_TITLES]; /* what the page says that it is called */
  size_t title_count;
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
  struct open open = {.start = at, .before = r->seen, .link = link, .chrome = chrome};
  for (; attributes && *attributes; attributes += 2) {
    const char *name = (const char *)attributes[0], *value = (const char *)attributes[1];
    if (value && (strcasecmp(name, "class") == 0 || strcasecmp(name, "id") == 0)) look_up(value, &open);
  }
  r->links += link;
  r->seen.links += link;
  more[r->depth++] = open;
}

bool regions_in_link(const regions *r)
{
  return r->links > 0;
}

static bool is_list_of_links(const regions *r, const struct seen *before)
{
  size_t bytes = r->seen.bytes - before->bytes, linked = r->seen.linked - before->linked;
  return r->seen.links - before->links >= LEAST_LINKS && linked * 100 >= bytes * LINKED_SHARE;
}

void regions_close(regions *r, size_t at)
{
  if (!r->depth) return;
  struct open open = r->open[--r->depth];
  r->links -= open.link;
  size_t prose = r->seen.prose - open.before.prose;
  open.chrome |= is_list_of_links(r, &open.before);
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

/* ， 。 ； are EF BC 8C, E3 80 82, EF BC 9B. */
size_t prose_marks(slice text)
{
  size_t marks = 0;
  for (size_t i = 2; i < text.size; i++) {
    const char *at = text.at + i - 2;
    marks += memcmp(at, "，", 3) == 0 || memcmp(at, "。", 3) == 0 || memcmp(at, "；", 3) == 0;
  }
  return marks;
}

bool regions_lack_prose(const regions *r)
{
  return r->seen.prose < LEAST_PROSE;
}

void regions_text(regions *r, slice text)
{
  size_t bytes = utf8_trim(text).size;
  r->seen.bytes += bytes;
  if (r->links) {
    r->seen.linked += bytes;
    return;
  }
  r->seen.prose += prose_marks(text);
}

void regions_title(regions *r, slice title)
{
  title = utf8_trim(title);
  if (!title.size || r->title_count == MOST_TITLES) return;
  char *copy = arena_copy(r->memory, title);
  r->failed |= !copy;
  if (copy) r->titles[r->title_count++] = slice_of(copy);
}

/* # Which is the article */

static bool holds_nearly_all(const regions *r, const struct region *region)
{
  return !region->chrome && region->prose * 100 >= r->seen.prose * NEARLY_ALL &&
         r->seen.prose - region->prose <= MOST_OUTSIDE;
}

/* The one of the marks that holds the place; NULL: none does. */
static const struct mark *mark_at(const struct marks *marks, size_t place)
{
  size_t low = 0, high = marks->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (marks->at[middle].end > place)
      high = middle;
    else
      low = middle + 1;
  }
  return low < marks->count && marks->at[low].start <= place ? &marks->at[low] : NULL;
}

static bool marks_at(const struct marks *marks, size_t place)
{
  return mark_at(marks, place) != NULL;
}

/* Whether the region begins with or in a row of a table: neither a table nor a long cell is an article. */
static bool begins_in_row(const struct extract *text, const struct region *region)
{
  return marks_at(&text->hints[HINT_ROW], region->start);
}

/* The one that pages name so, the innermost; else the innermost with nearly all of the prose. */
static const struct region *article_of(const regions *r, const struct extract *text)
{
  const struct region *best = NULL;
  for (size_t i = 0; i < r->count; i++) {
    const struct region *region = &r->found[i];
    if (!region->named || region->chrome || region->prose * 100 < r->seen.prose * NAMED_SHARE) continue;
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

static bool names_report(slice line)
{
  line = utf8_trim(line);
  return lex_front_ends(line.at, line.size, FRONT_ROLE_REPORT) != 0;
}

/* Whether the line is a title of the page, or a part of it. */
static bool is_title(const regions *r, slice line)
{
  line = utf8_trim(line);
  for (size_t i = 0; line.size >= LEAST_TITLE && i < r->title_count; i++)
    if (slice_has(r->titles[i], line)) return true;
  return false;
}

/* Whether one of the first lines of `article` is this one, or, of `line.at` NULL, the title of a report. */
static bool begins_with(slice article, slice line)
{
  for (int i = 0; i < REPEATED_WITHIN && article.size; i++) {
    const char *end = memchr(article.at, '\n', article.size);
    slice first = {article.at, end ? (size_t)(end - article.at) : article.size};
    if (line.at ? slice_equal(utf8_trim(first), utf8_trim(line)) : names_report(first)) return true;
    article = slice_after(article, end ? first.size + 1 : first.size);
  }
  return false;
}

/* Whether the line that begins at `from` is a heading, or centred, or in large letters, as titles are. */
static bool is_shown_as_title(const struct extract *text, size_t from)
{
  if (marks_at(&text->hints[HINT_HEADING], from) || marks_at(&text->hints[HINT_CENTRED], from)) return true;
  const struct mark *size = mark_at(&text->hints[HINT_SIZE], from);
  return size && size->detail >= LARGE_LETTERS;
}

/* The lines of the page's title, or a heading over a report, nearest before the article; empty if there are none, or
 * the article has it itself. */
static struct run title_before(const regions *r, const struct extract *extract, size_t start, size_t end)
{
  slice text = {extract->at, extract->size};
  struct run title = {0, 0};
  slice article = {text.at + start, end - start};
  bool untitled = !begins_with(article, (slice){NULL, 0});
  size_t at = start;
  for (int i = 0; i < TITLE_REACH && at > 0; i++) {
    slice line = line_before(text, at > 0 && text.at[at - 1] == '\n' ? at - 1 : at);
    size_t from = (size_t)(line.at - text.at);
    bool over = untitled && names_report(line) && is_shown_as_title(extract, from);
    bool is = (over || is_title(r, line)) && !begins_with(article, line);
    if (!is && title.end) break;
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
    if (within && region->chrome && region->prose * 100 < r->seen.prose * CHROME_SHARE)
      extract_aside(text, region->start, region->end, FURNITURE_NAVIGATION);
  }
}

bool regions_settle(regions *r, struct extract *text)
{
  while (r->depth) regions_close(r, text->size);
  if (r->failed) return false;
  const struct region *article = r->seen.prose >= LEAST_PROSE ? article_of(r, text) : NULL;
  if (!article) return true;
  size_t end = article->end < text->size ? article->end : text->size;
  size_t start = article->start < end ? article->start : end;
  struct run title = title_before(r, text, start, end);
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
