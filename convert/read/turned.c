/* Turned text: see turned.h. A word says by its box how it runs: of several characters that stand upright the width is
 * that of them all, of turned ones the height is. Which way they are turned the order tells in which the words come,
 * that of reading: down the page from right to left, or up from left to right. */
#include "turned.h"
#include "../support/utf8.h"
#include "usual.h"
#include <math.h>
#include <stdlib.h>

static const float LEAST_EMS = 2, /* of a word whose box says how it runs */
    NARROWEST = 0.25F,            /* em, of a letter */
    NEARLY_ALL = 0.8F,            /* of the text of a page that is turned */
    LEAST_PAGE = 12,              /* em of text on such a page */
    INDENT = 2.5F,                /* em by which lines may begin behind others */
    NEAR = 1,                     /* em between words of a run */
    LARGE = 1.8F,                 /* times the usual height of words, of a watermark */
    ACROSS = 0.3F;                /* of a word that it covers */

enum { MOST_LARGE = 64 /* words of a page that are looked at as watermarks */, FIRST_WIDE = 0x2E80 };

static bool runs_along(const struct word *word)
{
  return word->bottom - word->top > word->right - word->left;
}

/* How wide the word is at least, in em, when it stands upright: fonts may have narrow letters, and narrow quotes. */
static float least_ems(slice text)
{
  float ems = 0;
  size_t size;
  for (size_t at = 0; at < text.size; at += size) ems += utf8_at(text.at + at, &size) >= FIRST_WIDE ? 1 : NARROWEST;
  return ems;
}

static bool is_telling(const struct word *word)
{
  return least_ems(word->text) >= LEAST_EMS;
}

static float overlap(float low, float high, float other_low, float other_high)
{
  return fminf(high, other_high) - fmaxf(low, other_low);
}

static bool share_width(const struct word *a, const struct word *b)
{
  return overlap(a->left, a->right, b->left, b->right) * 2 > fminf(a->right - a->left, b->right - b->left);
}

/* ---- A page that is turned ---- */

static bool is_turned(const struct page *page)
{
  float turned = 0, all = 0;
  for (size_t i = 0; i < page->count; i++) {
    if (!is_telling(&page->words[i])) continue;
    float ems = text_ems(page->words[i].text);
    all += ems;
    turned += runs_along(&page->words[i]) ? ems : 0;
  }
  return turned >= LEAST_PAGE && turned >= NEARLY_ALL * all;
}

/* Whether its text runs up the page, from left to right; else it runs down, from right to left. Lines and rows begin at
 * one edge, but for an indent, and end anywhere. */
static bool runs_up(const struct page *page)
{
  float top = page->height, bottom = 0;
  for (size_t i = 0; i < page->count; i++) {
    top = fminf(top, page->words[i].top);
    bottom = fmaxf(bottom, page->words[i].bottom);
  }
  size_t below = 0, above = 0;
  for (size_t i = 0; i < page->count; i++) {
    const struct word *word = &page->words[i];
    float indent = INDENT * (word->right - word->left);
    below += bottom - word->bottom <= indent;
    above += word->top - top <= indent;
  }
  return below > above;
}

static void turn_upright(struct page *page)
{
  bool up = runs_up(page);
  for (size_t i = 0; i < page->count; i++) {
    struct word *word = &page->words[i], old = *word;
    word->left = up ? page->height - old.bottom : old.top;
    word->right = up ? page->height - old.top : old.bottom;
    word->top = up ? old.left : page->width - old.right;
    word->bottom = up ? old.right : page->width - old.left;
  }
  float width = page->width;
  page->width = page->height;
  page->height = width;
}

/* ---- Runs beside the text, and across it ---- */

/* Those of a page that are taken out: `aside[i]` is true for its word i. */
struct aside {
  struct page *page;
  bool *words;
  size_t count;
  float left, right; /* of what stays */
};

/* The height that half of the words have at most. False when memory runs out. */
static bool usual_word_height(const struct page *page, float *usual)
{
  float *heights = malloc(page->count * sizeof *heights);
  if (!heights) return false;
  for (size_t i = 0; i < page->count; i++) heights[i] = page->words[i].bottom - page->words[i].top;
  *usual = middle_of(heights, page->count);
  free(heights);
  return true;
}

static bool lies_across(const struct page *page, const struct word *large)
{
  for (size_t i = 0; i < page->count; i++) {
    const struct word *word = &page->words[i];
    if (word == large || word->bottom - word->top > (large->bottom - large->top) / LARGE) continue;
    float wide = overlap(large->left, large->right, word->left, word->right);
    float high = overlap(large->top, large->bottom, word->top, word->bottom);
    if (wide > 0 && high > ACROSS * (word->bottom - word->top)) return true;
  }
  return false;
}

/* Large letters are a watermark where one of them lies across the text: the others of it stand in the spaces. */
static bool find_watermarks(struct aside *aside)
{
  const struct page *page = aside->page;
  float usual;
  size_t large[MOST_LARGE], count = 0, across = 0;
  if (!usual_word_height(page, &usual)) return false;
  for (size_t i = 0; i < page->count; i++) {
    const struct word *word = &page->words[i];
    if (word->bottom - word->top <= LARGE * usual || aside->words[i]) continue;
    if (count == MOST_LARGE) return true;
    large[count++] = i;
  }
  for (size_t i = 0; i < count; i++) across += lies_across(page, &page->words[large[i]]);
  if (across * 2 < count || !across) return true;
  for (size_t i = 0; i < count; i++) aside->words[large[i]] = lies_across(page, &page->words[large[i]]);
  return true;
}

static void find_turned(struct aside *aside)
{
  const struct page *page = aside->page;
  for (size_t i = 0; i < page->count; i++) {
    const struct word *word = &page->words[i], *before = word - 1;
    bool goes_on = i && aside->words[i - 1] && !is_telling(word) && share_width(before, word);
    float width = word->right - word->left;
    if (goes_on) goes_on = -overlap(before->top, before->bottom, word->top, word->bottom) <= NEAR * width;
    aside->words[i] = goes_on || (is_telling(word) && runs_along(word));
  }
}

static void measure(struct aside *aside)
{
  const struct page *page = aside->page;
  aside->left = page->width;
  for (size_t i = 0; i < page->count; i++) {
    aside->count += aside->words[i];
    if (aside->words[i]) continue;
    aside->left = fminf(aside->left, page->words[i].left);
    aside->right = fmaxf(aside->right, page->words[i].right);
  }
}

/* The text of words `first` … `last`, which run on. */
static bool join(const struct page *page, size_t first, size_t last, arena *memory, slice *text)
{
  size_t most = 0, size = 0;
  for (size_t i = first; i <= last; i++) most += page->words[i].text.size;
  char *at = arena_alloc(memory, most + 1);
  if (!at) return false;
  for (size_t i = first; i <= last; i++) {
    memcpy(at + size, page->words[i].text.at, page->words[i].text.size);
    size += page->words[i].text.size;
  }
  *text = (slice){at, size};
  return true;
}

/* Whether word `next`, which is taken out like the one before it, goes on with its run. */
static bool runs_on(const struct page *page, size_t next)
{
  const struct word *before = &page->words[next - 1], *word = &page->words[next];
  float width = fminf(word->right - word->left, before->right - before->left);
  return share_width(before, word) && -overlap(before->top, before->bottom, word->top, word->bottom) <= NEAR * width;
}

/* Makes a strip a run, one below the other at the foot of the page; the words that stay move up in their list. */
static bool take_out(struct aside *aside, arena *memory, struct strips *beside)
{
  struct page *page = aside->page;
  size_t kept = 0;
  float top = page->height;
  beside->at = arena_alloc(memory, aside->count * sizeof *beside->at);
  if (!beside->at) return false;
  for (size_t i = 0, last; i < page->count; i = last + 1) {
    last = i;
    const struct word word = page->words[i];
    if (!aside->words[i]) {
      page->words[kept++] = word;
      continue;
    }
    while (last + 1 < page->count && aside->words[last + 1] && runs_on(page, last + 1)) last++;
    float em = fminf(word.right - word.left, word.bottom - word.top);
    bool outside = word.right <= aside->left || word.left >= aside->right || !runs_along(&word);
    struct strip *strip = &beside->at[beside->count++];
    *strip =
        (struct strip){.left = 0, .top = top + em, .bottom = top + 2 * em, .height = em, .em = em, .fixed = outside};
    if (!join(page, i, last, memory, &strip->text)) return false;
    strip->right = em * text_ems(strip->text);
    top += 3 * em;
  }
  page->count = kept;
  return true;
}

bool page_turn(struct page *page, arena *memory, struct strips *beside)
{
  *beside = (struct strips){NULL, 0};
  if (page->count == 0) return true;
  if (is_turned(page)) {
    turn_upright(page);
    return true;
  }
  struct aside aside = {.page = page, .words = calloc(page->count, sizeof *aside.words)};
  if (!aside.words) return false;
  find_turned(&aside);
  bool good = find_watermarks(&aside);
  measure(&aside);
  good = good && (aside.count == 0 || aside.count == page->count || take_out(&aside, memory, beside));
  free(aside.words);
  return good;
}
