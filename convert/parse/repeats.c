/* Repeats: a text whose body stands in it more than once (pages of a web site saved one behind the other) keeps its
 * first copy; from the second on it is furniture. */
#include "../support/utf8.h"
#include "lexicon/limits.h"
#include "outline.h"
#include <stdio.h>

enum { EDGE = 48 /* bytes of either end that are hashed */ };

struct slot {
  uint64_t hash;
  uint32_t paragraph; /* index + 1; 0: free */
};

/* FNV-1a of a paragraph's ends: enough to find candidates, which are then compared whole. */
static uint64_t hash_of(slice text)
{
  uint64_t hash = 14695981039346656037u ^ text.size;
  size_t edge = text.size < 2 * EDGE ? text.size / 2 : EDGE;
  for (size_t i = 0; i < edge; i++) hash = (hash ^ (unsigned char)text.at[i]) * 1099511628211u;
  for (size_t i = text.size - edge; i < text.size; i++) hash = (hash ^ (unsigned char)text.at[i]) * 1099511628211u;
  return hash;
}

/* For each paragraph the index of an equal earlier one, or its own. NULL when memory runs out. */
static uint32_t *find_firsts(const struct outline *outline)
{
  size_t size = 16;
  while (size < outline->count * 2) size *= 2;
  arena *memory = document_scratch(outline->document);
  struct slot *slots = arena_alloc(memory, size * sizeof *slots);
  if (!slots) return NULL;
  uint32_t *firsts = arena_alloc(memory, (outline->count + 1) * sizeof *firsts);
  if (!firsts) return NULL;
  for (uint32_t i = 0; i < outline->count; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    firsts[i] = i;
    if (paragraph->chars < LIMITS_REPEATED_PARAGRAPH) continue;
    slice text = document_slice(outline->document, paragraph->start, paragraph->end);
    uint64_t hash = hash_of(text);
    size_t at = hash & (size - 1);
    while (slots[at].paragraph && slots[at].hash != hash) at = (at + 1) & (size - 1);
    if (slots[at].paragraph) {
      const struct paragraph *first = &outline->paragraphs[slots[at].paragraph - 1];
      if (slice_equal(text, document_slice(outline->document, first->start, first->end)))
        firsts[i] = slots[at].paragraph - 1;
    } else {
      slots[at] = (struct slot){hash, i + 1};
    }
  }
  return firsts;
}

/* The paragraph with which the second copy begins: a repeat of one of the first long ones, from which on most long ones
 * are repeats. */
static uint32_t second_copy(const struct outline *outline, const uint32_t *firsts)
{
  size_t repeats = 0, longs = 0;
  for (uint32_t i = 0; i < outline->count; i++) {
    longs += outline->paragraphs[i].chars >= LIMITS_REPEATED_PARAGRAPH;
    repeats += firsts[i] != i;
  }
  size_t opening = 0, passed_repeats = 0, passed_longs = 0;
  uint32_t last_opening = 0;
  for (uint32_t i = 0; i < outline->count && opening < LIMITS_REPEATED_WITHIN; i++)
    if (outline->paragraphs[i].chars >= LIMITS_REPEATED_PARAGRAPH) opening++, last_opening = i;
  for (uint32_t i = 0; i < outline->count; i++) {
    size_t left = longs - passed_longs, left_repeats = repeats - passed_repeats;
    if (firsts[i] != i && firsts[i] <= last_opening && left_repeats >= LIMITS_REPEATED_PARAGRAPHS &&
        left_repeats * 10 >= left * 6)
      return i;
    passed_longs += outline->paragraphs[i].chars >= LIMITS_REPEATED_PARAGRAPH;
    passed_repeats += firsts[i] != i;
  }
  return (uint32_t)outline->count;
}

bool repeats_find(struct outline *outline)
{
  struct document *document = outline->document;
  const uint32_t *firsts = find_firsts(outline);
  if (!firsts) return log_memory(document->log);
  uint32_t from = second_copy(outline, firsts);
  if (from >= outline->count) return true;
  while (from > 0) { /* the head of the second copy, and the links between the pages */
    const struct paragraph *before = &outline->paragraphs[from - 1];
    if (before->chars > (before->complete ? 20 : 60)) break;
    from--;
  }
  log_place place = document_place(document, outline->paragraphs[from].start);
  char line[24];
  snprintf(line, sizeof line, "%zu", place.line);
  log_add(document->log, BG_REPEATED_TEXT, place, line);
  for (uint32_t i = from; i < outline->count; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    furniture_add(document, paragraph->start, paragraph->end, FURNITURE_NAVIGATION);
  }
  outline->count = from;
  furniture_settle(document);
  return true;
}
