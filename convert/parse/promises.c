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
  for (size_t at = 0; at < text.size;) {
    bool may = lex_may_begin(&lex_headings_by_phrase, text.at + at, text.size - at);
    const struct lex_headings_row *row = may ? lex_headings_longest(text.at + at, text.size - at) : NULL;
    bool livelihood = row && row->kind == HEADINGS_KIND_LIVELIHOOD, living = row && row->kind == HEADINGS_KIND_LIVING;
    if (livelihood && row->weight >= LIMITS_WEIGHT_STRONG) return PROMISES_ITEMS;
    if (livelihood)
      promise = PROMISES_WORKS;
    else if (living && promise == PROMISES_NOTHING)
      promise = PROMISES_BY_COUNT;
    at += row ? row->phrase_size : utf8_size((unsigned char)text.at[at]);
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

slice last_sentence(slice text)
{
  for (size_t at = text.size > 3 ? text.size - 3 : 0; at > 3 && text.size - at < 600; at--)
    if (memcmp(text.at + at - FULL_STOP.size, FULL_STOP.at, FULL_STOP.size) == 0) return slice_after(text, at);
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
