/* Promises: the words that promise livelihood items (民生实事), and how many they announce. */
#include "promises.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "cues.h"
#include "lexicon/layout.h"
#include "lexicon/limits.h"

enum promise promise_of(slice text)
{
  enum promise promise = PROMISES_NOTHING;
  const char *end = slice_end(text);
  for (const char *at = text.at; (at = lex_next(&lex_headings_by_phrase, at, end)) < end;) {
    const struct lex_headings_row *row = lex_headings_longest(at, (size_t)(end - at));
    bool livelihood = row && row->kind == HEADINGS_KIND_LIVELIHOOD, living = row && row->kind == HEADINGS_KIND_LIVING;
    if (livelihood && row->weight >= LIMITS_WEIGHT_STRONG) return PROMISES_ITEMS;
    if (livelihood)
      promise = PROMISES_WORKS;
    else if (living && promise == PROMISES_NOTHING)
      promise = PROMISES_BY_COUNT;
    at += row ? row->phrase_size : utf8_size((unsigned char)*at);
  }
  return promise;
}

bool promises_items(slice text)
{
  return promise_of(text) == PROMISES_ITEMS;
}

bool announces(slice text, int count)
{
  for (size_t at = 0, size; at < text.size; at += size) {
    int n = number_read(slice_after(text, at), &size);
    if (size == 0)
      size = utf8_size((unsigned char)text.at[at]);
    else if (n == count && lex_layout_starts(text.at + at + size, text.size - at - size, LAYOUT_ROLE_COUNTED))
      return true;
  }
  return false;
}

bool counts_items(slice text)
{
  for (size_t at = 0, size; at < text.size; at += size) {
    number_read(slice_after(text, at), &size);
    if (size && lex_layout_starts(text.at + at + size, text.size - at - size, LAYOUT_ROLE_COUNTED)) return true;
    if (!size) size = utf8_size((unsigned char)text.at[at]);
  }
  return false;
}

int counted_at_end(slice text)
{
  for (size_t at = 0, size; at < text.size; at += size) {
    int n = number_read(slice_after(text, at), &size);
    slice behind = slice_after(text, at + size);
    if (behind.size && lex_layout_starts(behind.at, behind.size, LAYOUT_ROLE_COUNTED) == behind.size) return n;
    if (!size) size = utf8_size((unsigned char)text.at[at]);
  }
  return 0;
}

slice last_sentence(slice text)
{
  enum { LAST = 3, LONGEST = 600 }; /* bytes: a full stop at the end, a sentence */
  size_t before = FULL_STOP.size - 1, lowest = text.size > LONGEST + LAST ? text.size - LONGEST : LAST;
  size_t end = text.size > LAST ? text.size - LAST : 0; /* a full stop that ends farther behind ends `text` itself */
  while (end > lowest) {                                /* by its last byte, a rare one */
    const char *last = memrchr(text.at + lowest, FULL_STOP.at[before], end - lowest);
    if (!last) break;
    end = (size_t)(last - text.at);
    if (memcmp(last - before, FULL_STOP.at, before) == 0) return slice_after(text, end + 1);
  }
  return text;
}

bool item_add(struct outline *outline, uint32_t index, uint32_t start, uint32_t end, int n, uint32_t label_end)
{
  struct inner *more =
      arena_grow(outline->document->arena, outline->inners, outline->inner_count, &outline->inner_room, sizeof *more);
  if (!more) return log_memory(outline->document->log);
  outline->inners = more;
  more[outline->inner_count++] = (struct inner){.paragraph = index,
                                                .start = start,
                                                .end = end,
                                                .kind = n >= 0 ? NODE_ITEM : NODE_P,
                                                .n = n > 0 ? n : -1,
                                                .label_end = label_end,
                                                .rule = "counted from one behind words that promise items"};
  return true;
}
