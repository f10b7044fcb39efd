/* Edges: what titles share at their ends, and the two levels that some paragraphs' titles have. */
#include "edges.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"

/* The first (or last) two characters of `core`. */
slice two_characters(slice core, bool first)
{
  if (first) return (slice){core.at, utf8_bytes(core, 2)};
  size_t size, last;
  if (core.size < 2) return core;
  utf8_before(core.at + core.size, &last);
  if (last >= core.size) return core;
  utf8_before(core.at + core.size - last, &size);
  return (slice){core.at + core.size - last - size, last + size};
}

static bool is_couplet(slice title)
{
  return slice_has(title, COMMA);
}

/* Whether the title is of the upper of two levels: a couplet where the first is one, else it begins like the first. */
static bool is_upper(const struct outline *outline, const struct inner *inner, slice first)
{
  slice title = document_slice(outline->document, inner->label_end, inner->end);
  if (is_couplet(title)) return is_couplet(first);
  return slice_equal(two_characters(title, true), two_characters(first, true));
}

/* Two levels of titles within one paragraph: where the first is a couplet (…，…。), each couplet stands over the short
 * ones that follow it, when neither are alone. Where it is none, titles that begin like it (打好…攻坚战。) do so when
 * two others at least follow each. */
void titles_nest(struct outline *outline, size_t from)
{
  if (from + 4 > outline->inner_count) return;
  slice first = document_slice(outline->document, outline->inners[from].label_end, outline->inners[from].end);
  size_t upper = 0, least = SIZE_MAX, row = 0;
  for (size_t i = from; i <= outline->inner_count; i++) {
    bool end = i == outline->inner_count;
    if (!end && outline->inners[i].kind == NODE_P) continue;
    bool above = end || is_upper(outline, &outline->inners[i], first);
    if (above && i > from && row < least) least = row;
    row = above ? 0 : row + 1;
    upper += above && !end;
  }
  if (upper < 2 || least < 2) return;
  for (size_t i = from; i < outline->inner_count; i++) {
    struct inner *inner = &outline->inners[i];
    if (inner->kind != NODE_MEASURE) continue;
    inner->nested = !is_upper(outline, inner, first);
    if (inner->nested) inner->kind = NODE_TOPIC;
  }
}
