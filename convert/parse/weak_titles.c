/* Weak titles: those whose labels have no rank of their own, and what follows them. */
#include "weak_titles.h"
#include "lexicon/limits.h"

enum weak_system weak_of(const struct paragraph *paragraph)
{
  if (paragraph->over_titles) return WEAK_OVER_TITLES;
  switch (paragraph->label.system) {
  case LABEL_ORDINAL: return WEAK_ORDINAL;
  case LABEL_LISTED: return WEAK_LISTED;
  case LABEL_DASH: return WEAK_DASH;
  default: return paragraph->title_end < paragraph->end ? WEAK_RUN_IN : WEAK_LINE;
  }
}

bool is_weak(const struct paragraph *paragraph)
{
  return !label_has_rank(paragraph->label.system);
}

size_t reach_of(const struct outline *outline, size_t index)
{
  size_t reach = index + LIMITS_LIST_REACH;
  return reach < outline->speech_to ? reach : outline->speech_to;
}

bool stands_over_run_ins(const struct outline *outline, uint32_t index)
{
  const struct paragraph *from = &outline->paragraphs[index];
  bool met = false;
  for (size_t i = index + 1; i < reach_of(outline, index); i++) {
    const struct paragraph *title = &outline->paragraphs[i];
    if (!title->title_end) continue;
    if (!is_weak(title)) return false;
    if (title->label.system == from->label.system) return met;
    met |= weak_of(title) == WEAK_RUN_IN;
  }
  return false;
}

bool is_row_of_lines(const struct outline *outline, uint32_t index)
{
  if (weak_of(&outline->paragraphs[index]) != WEAK_LINE) return false;
  for (size_t i = index + 1; i < reach_of(outline, index); i++) {
    const struct paragraph *title = &outline->paragraphs[i];
    if (!title->title_end) continue;
    if (!is_weak(title)) return false;
    if (weak_of(title) == WEAK_LINE) return true;
  }
  return false;
}
