/* Strips of a page: words that stand beside each other without a wide gap.
 *
 * A strip takes up the words from left to right: a word goes on with the strip that ends nearest before it at the same
 * height. Strips that are still open are kept by their height on the page, so that a word looks at few of them. Where a
 * line's last mark hangs out into the gutter, or a cell is full, the gap before the next column is as narrow as one
 * within a line: a strip is cut there if others begin at the same place. */
#include "../support/utf8.h"
#include "lines.h"
#include "raised.h"
#include "usual.h"
#include <math.h>
#include <stdlib.h>

enum {
  BANDS = 512,       /* of height, in which open strips are kept */
  MOST_LOOKS = 32,   /* at open strips of a band */
  LEAST_BEGIN = 3,   /* strips that begin at one place where a column does */
  MOST_GAPS = 3,     /* in a strip, behind which columns may begin */
  BANDS_AROUND = 2,  /* in which a word looks, on either side of its own */
  MOST_BETWEEN = 12, /* bytes that are written beside a word, or more than it has where it is raised */
};

static const float WIDEST_GAP = 0.95F, /* em, between words of a strip */
    DEEPEST_OVERLAP = 0.5F,            /* em */
    SAME_HEIGHT = 0.5F,                /* of the lower one's height that two words of a line share */
    EM_OF_HEIGHT = 0.75F,              /* where no full-width character tells */
    LEAST_CUT = 0.25F,                 /* em of a gap at which a strip is cut */
    LEAST_BEFORE = 4,                  /* em of what stands before it, for no indent is a column */
    SAME_PLACE = 0.15F,                /* em */
    DROP_CAP = 2.2F,                   /* times the height of the letters beside it */
    SMALL = 0.8F, RAISED = 0.2F;       /* times the height of the letters beside them, of the marks of notes */

/* A strip that is being made: its words, and its place among the open ones of its band. */
struct draft {
  struct strip strip;
  uint32_t first, last; /* words */
  uint32_t below;       /* the next draft of the band, NONE for none */
  float wide, signs;    /* of its full-width words: their width, how many characters */
  float mixed, ems;     /* of those that hold others too: their width, about how many em that is */
  float longest;        /* of its words … */
  float base;           /* … and where that one's letters end */
};

#define NONE UINT32_MAX

struct maker {
  const struct word *words;
  uint32_t *order; /* of the words, from left to right */
  uint32_t *next;  /* the word that goes on behind each */
  size_t count;
  struct draft *drafts;
  uint32_t draft_count;
  uint32_t bands[BANDS];
  float band; /* height of one */
};

static bool is_wide(uint32_t code)
{
  return code >= 0x2E80 && code < 0x20000;
}

static bool is_latin(uint32_t code)
{
  return code > ' ' && code < 0x250;
}

float text_ems(slice text)
{
  float ems = 0;
  size_t size;
  for (size_t at = 0; at < text.size; at += size) {
    uint32_t code = utf8_at(text.at + at, &size);
    ems += code < 0x20 ? 0 : is_latin(code) || code == ' ' ? 0.5F : 1;
  }
  return ems;
}

static float middle(float low, float high)
{
  return low + (high - low) / 2;
}

/* ---- Strips ---- */

/* Orders numbers of words by the words: the reentrant sort gets them as context. */
static int by_left(const void *a, const void *b, void *context)
{
  const struct word *words = context, *left = &words[*(const uint32_t *)a], *right = &words[*(const uint32_t *)b];
  if (left->left != right->left) return left->left < right->left ? -1 : 1;
  if (left->top != right->top) return left->top < right->top ? -1 : 1;
  return left < right ? -1 : left > right;
}

/* How many full-width characters a word has when it has nothing else; else 0. */
static float wide_signs(slice text)
{
  size_t size, count = 0;
  for (size_t at = 0; at < text.size; at += size, count++)
    if (!is_wide(utf8_at(text.at + at, &size))) return 0;
  return (float)count;
}

static bool has_wide(slice text)
{
  size_t size;
  for (size_t at = 0; at < text.size; at += size)
    if (is_wide(utf8_at(text.at + at, &size))) return true;
  return false;
}

static float em_of(const struct draft *draft)
{
  if (draft->signs > 0) return draft->wide / draft->signs;
  return draft->ems > 0 ? draft->mixed / draft->ems : (draft->strip.bottom - draft->strip.top) * EM_OF_HEIGHT;
}

static void measure(struct draft *draft, const struct word *word)
{
  float signs = wide_signs(word->text), height = word->bottom - word->top;
  float width = word->right - word->left, em = signs > 0 ? width / signs : 0;
  if (width > draft->longest) {
    draft->longest = width;
    draft->strip.height = height;
    draft->base = word->bottom;
  }
  if (signs == 0 && has_wide(word->text)) {
    draft->mixed += width;
    draft->ems += text_ems(word->text);
  }
  if (em <= 0 || em > 3 * height) return; /* letters spread by some other means */
  draft->wide += width;
  draft->signs += signs;
}

static bool same_height(const struct strip *strip, const struct word *word)
{
  float top = fmaxf(strip->top, word->top), bottom = fminf(strip->bottom, word->bottom);
  float lower = fminf(strip->bottom - strip->top, word->bottom - word->top);
  return bottom - top >= SAME_HEIGHT * lower;
}

/* Whether the strip is so much higher than the word that it stands beside several lines. */
static bool is_drop_cap(const struct strip *strip, const struct word *word)
{
  return strip->bottom - strip->top > DROP_CAP * (word->bottom - word->top);
}

static uint32_t band_of(const struct maker *maker, float height)
{
  float band = floorf(height / maker->band);
  return band < 0 ? 0 : band < BANDS ? (uint32_t)band : BANDS - 1;
}

/* Whether the word is the strip's last one printed once more, so that it looks bold. */
static bool is_printed_twice(const struct maker *maker, const struct draft *draft, const struct word *word)
{
  const struct word *last = &maker->words[draft->last];
  float near = 0.35F * em_of(draft);
  return fabsf(last->left - word->left) < near && fabsf(last->top - word->top) < near &&
         slice_equal(last->text, word->text);
}

/* The open strip of a band that the word goes on with, if it ends nearer than `*gap`; `*gap` is negative if it holds
 * the word already. Strips that ended long ago are let go. */
static uint32_t look_in_band(struct maker *maker, uint32_t *link, const struct word *word, float *gap)
{
  uint32_t best = NONE;
  for (int looks = 0; *link != NONE && looks < MOST_LOOKS; looks++) {
    struct draft *draft = &maker->drafts[*link];
    float em = em_of(draft), distance = word->left - draft->strip.right;
    if (distance > 4 * em) {
      *link = draft->below;
      continue;
    }
    if (is_printed_twice(maker, draft, word)) {
      *gap = -1;
      return *link;
    }
    bool near = distance <= WIDEST_GAP * em && distance >= -DEEPEST_OVERLAP * em;
    bool fits = near && same_height(&draft->strip, word) && !is_drop_cap(&draft->strip, word);
    if (fits && fabsf(distance) < *gap) {
      *gap = fabsf(distance);
      best = *link;
    }
    link = &draft->below;
  }
  return best;
}

static void begin_strip(struct maker *maker, uint32_t number)
{
  const struct word *word = &maker->words[number];
  struct draft *draft = &maker->drafts[maker->draft_count];
  uint32_t band = band_of(maker, middle(word->top, word->bottom));
  *draft = (struct draft){.strip = {.left = word->left,
                                    .top = word->top,
                                    .right = word->right,
                                    .bottom = word->bottom,
                                    .fixed = word->fixed},
                          .first = number,
                          .last = number,
                          .below = maker->bands[band]};
  measure(draft, word);
  maker->bands[band] = maker->draft_count++;
}

static void add_word(struct maker *maker, uint32_t number)
{
  const struct word *word = &maker->words[number];
  uint32_t band = band_of(maker, middle(word->top, word->bottom)), best = NONE;
  float gap = INFINITY;
  for (uint32_t i = band < BANDS_AROUND ? 0 : band - BANDS_AROUND; i <= band + BANDS_AROUND && i < BANDS; i++) {
    uint32_t found = look_in_band(maker, &maker->bands[i], word, &gap);
    if (found != NONE) best = found;
  }
  if (gap < 0) return;
  if (best == NONE) {
    begin_strip(maker, number);
    return;
  }
  struct draft *draft = &maker->drafts[best];
  struct strip *strip = &draft->strip;
  maker->next[draft->last] = number;
  draft->last = number;
  strip->fixed &= word->fixed;
  strip->right = fmaxf(strip->right, word->right);
  strip->top = fminf(strip->top, word->top);
  strip->bottom = fmaxf(strip->bottom, word->bottom);
  measure(draft, word);
}

/* ---- Columns that they run through ---- */

/* How many of the places, which are in order, lie near `at`; counted up to LEAST_BEGIN. */
static size_t begin_near(const float *places, size_t count, float at, float near)
{
  size_t low = 0, high = count;
  while (low < high) {
    size_t half = low + (high - low) / 2;
    if (places[half] < at - near)
      low = half + 1;
    else
      high = half;
  }
  size_t found = 0;
  while (found < LEAST_BEGIN && low + found < count && places[low + found] <= at + near) found++;
  return found;
}

/* Makes a draft of the words from `first` on, in the place of another. */
static struct draft draft_of(const struct maker *maker, uint32_t first)
{
  const struct word *word = &maker->words[first];
  struct draft draft = {.strip = {.left = word->left, .top = word->top, .fixed = true}, .first = first, .below = NONE};
  for (uint32_t i = first; i != NONE; i = maker->next[i]) {
    word = &maker->words[i];
    draft.last = i;
    draft.strip.fixed &= word->fixed;
    draft.strip.right = fmaxf(draft.strip.right, word->right);
    draft.strip.top = fminf(draft.strip.top, word->top);
    draft.strip.bottom = fmaxf(draft.strip.bottom, word->bottom);
    measure(&draft, word);
  }
  return draft;
}

/* The word of the strip behind whose gap a column begins; NONE for none. `*before` gets the one in front of it. */
static uint32_t column_in(const struct maker *maker, const struct draft *draft, const float *places, size_t count,
                          uint32_t *before)
{
  float em = em_of(draft);
  for (uint32_t i = draft->first; maker->next[i] != NONE; i = maker->next[i]) {
    const struct word *word = &maker->words[maker->next[i]];
    bool gap =
        word->left - maker->words[i].right >= LEAST_CUT * em && word->left - draft->strip.left >= LEAST_BEFORE * em;
    if (!gap || begin_near(places, count, word->left, SAME_PLACE * em) < LEAST_BEGIN) continue;
    *before = i;
    return maker->next[i];
  }
  return NONE;
}

/* Adds the places behind gaps in the strip that nothing in its text tells the cause of: where its characters are spread
 * there are many. Returns how many places there are then. */
static size_t add_gaps(const struct maker *maker, const struct draft *draft, float *places, size_t count)
{
  float em = em_of(draft);
  size_t first = count, size;
  for (uint32_t i = draft->first; maker->next[i] != NONE; i = maker->next[i]) {
    const struct word *word = &maker->words[i], *behind = &maker->words[maker->next[i]];
    bool wide =
        is_wide(utf8_before(word->text.at + word->text.size, &size)) && is_wide(utf8_at(behind->text.at, &size));
    if (wide && behind->left - word->right >= LEAST_CUT * em) places[count++] = behind->left;
  }
  return count - first <= MOST_GAPS ? count : first;
}

/* Cuts the strips where columns begin. Each has a word of its own, so that there is room for all. */
static bool cut_at_columns(struct maker *maker)
{
  size_t count = maker->draft_count;
  float *places = malloc((maker->count + 1) * sizeof *places);
  if (!places) return false;
  for (size_t i = 0; i < count; i++) places[i] = maker->drafts[i].strip.left;
  for (size_t i = 0; i < maker->draft_count; i++) count = add_gaps(maker, &maker->drafts[i], places, count);
  ascend(places, count);
  for (uint32_t i = 0, before; i < maker->draft_count; i++) {
    uint32_t behind = column_in(maker, &maker->drafts[i], places, count, &before);
    if (behind == NONE) continue;
    maker->next[before] = NONE;
    maker->drafts[i] = draft_of(maker, maker->drafts[i].first);
    maker->drafts[maker->draft_count++] = draft_of(maker, behind);
  }
  free(places);
  return true;
}

/* ---- Their text ---- */

/* Whether the strip's characters are spread evenly, as to fill its line: then the gaps between them say nothing. */
static bool is_spread(const struct maker *maker, const struct draft *draft)
{
  enum { LEAST_GAPS = 3 };
  size_t gaps = 0;
  float em = em_of(draft);
  for (uint32_t i = draft->first; maker->next[i] != NONE; i = maker->next[i]) {
    const struct word *word = &maker->words[i], *behind = &maker->words[maker->next[i]];
    gaps += wide_signs(word->text) > 0 && wide_signs(behind->text) > 0 && behind->left - word->right < 0.5F * em;
  }
  return gaps >= LEAST_GAPS;
}

/* What stands between two words: nothing, a SPACE, or an IDEOGRAPHIC SPACE. A gap between full-width characters and
 * others is the typesetter's. */
static slice between(const struct word *left, const struct word *right, float em, bool spread)
{
  size_t size;
  float gap = (right->left - left->right) / em;
  bool before = is_latin(utf8_before(left->text.at + left->text.size, &size));
  bool behind = is_latin(utf8_at(right->text.at, &size));
  float least = before && behind ? 0.12F : before != behind || spread ? 0.5F : 0.18F;
  if (gap < least) return SLICE("");
  return before || behind || gap < 0.75F ? SLICE(" ") : SLICE("\xE3\x80\x80");
}

/* What the word is that stands in the strip behind `before` (NULL: nothing). */
static enum raised raised_in(const struct draft *draft, const struct word *before, const struct word *word)
{
  float height = draft->strip.height;
  bool raised = word->bottom - word->top < SMALL * height && word->bottom < draft->base - RAISED * height;
  if (!raised || !raised_is_number(word->text)) return RAISED_TEXT;
  bool circled = (unsigned char)*word->text.at >= 0x80;
  return circled ? RAISED_MARK : raised_is(before ? before->text : SLICE(""), word->text);
}

/* Puts a word at `to`, raised as it is; returns the bytes written. */
static size_t put_word(char *to, slice text, enum raised raised)
{
  if (raised == RAISED_POWER) return raised_power(text, to);
  size_t size = 0;
  if (raised == RAISED_MARK) to[size++] = MARK_BEGIN;
  memcpy(to + size, text.at, text.size);
  size += text.size;
  if (raised == RAISED_MARK) to[size++] = MARK_END;
  return size;
}

static bool write_text(const struct maker *maker, struct draft *draft, arena *memory)
{
  struct strip *strip = &draft->strip;
  strip->em = fmaxf(em_of(draft), 0.1F);
  if (draft->first == draft->last) {
    strip->text = maker->words[draft->first].text;
    return true;
  }
  size_t most = 0;
  for (uint32_t i = draft->first; i != NONE; i = maker->next[i]) most += maker->words[i].text.size + MOST_BETWEEN;
  char *text = arena_alloc(memory, most + RAISED_SIZE);
  if (!text) return false;
  bool spread = is_spread(maker, draft);
  size_t size = 0;
  const struct word *before = NULL;
  for (uint32_t i = draft->first; i != NONE; i = maker->next[i]) {
    const struct word *word = &maker->words[i];
    size += put_word(text + size, word->text, raised_in(draft, before, word));
    before = word;
    if (maker->next[i] == NONE) break;
    slice gap = between(word, &maker->words[maker->next[i]], strip->em, spread);
    if (gap.size) memcpy(text + size, gap.at, gap.size);
    size += gap.size;
  }
  strip->text = (slice){text, size};
  return true;
}

static float band_height(const struct page *page)
{
  float sum = 0;
  for (size_t i = 0; i < page->count; i++) sum += page->words[i].bottom - page->words[i].top;
  float usual = sum / (float)page->count, least = page->height / BANDS;
  return fmaxf(fmaxf(usual / 2, least), 0.01F);
}

static bool finish(struct maker *maker, arena *memory, struct strips *strips)
{
  strips->at = arena_alloc(memory, maker->draft_count * sizeof *strips->at);
  if (!strips->at) return false;
  for (uint32_t i = 0; i < maker->draft_count; i++) {
    if (!write_text(maker, &maker->drafts[i], memory)) return false;
    strips->at[strips->count++] = maker->drafts[i].strip;
  }
  strips_sort(strips->at, strips->count);
  return true;
}

bool page_strips(const struct page *page, arena *memory, struct strips *strips)
{
  *strips = (struct strips){NULL, 0};
  if (page->count == 0) return true;
  if (page->count >= NONE) return false;
  struct maker maker = {.words = page->words, .count = page->count, .band = band_height(page)};
  maker.order = malloc(page->count * sizeof *maker.order);
  maker.next = malloc(page->count * sizeof *maker.next);
  maker.drafts = malloc(page->count * sizeof *maker.drafts);
  bool good = maker.order && maker.next && maker.drafts;
  for (uint32_t i = 0; good && i < page->count; i++) {
    maker.order[i] = i;
    maker.next[i] = NONE;
  }
  for (size_t i = 0; i < BANDS; i++) maker.bands[i] = NONE;
  if (good) qsort_r(maker.order, page->count, sizeof *maker.order, by_left, (void *)page->words);
  for (size_t i = 0; good && i < page->count; i++) add_word(&maker, maker.order[i]);
  good = good && cut_at_columns(&maker) && finish(&maker, memory, strips);
  free(maker.order);
  free(maker.next);
  free(maker.drafts);
  return good;
}
