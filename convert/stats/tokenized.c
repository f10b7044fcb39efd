/* Tokenized text. A word holds no punctuation, so that pieces between signs are cut each by itself and the cheapest way
 * through the whole is the same: a piece is cut when it is first asked for. */
#include "tokenized.h"
#include "../support/utf8.h"
#include "signs.h"

/* Where the piece that begins at `at` ends: behind the first sign that ends a clause, no farther than `limit`. */
static const char *end_of_piece(const char *at, const char *limit)
{
  enum { LONGEST = TOKENS_LONGEST - 10 };
  size_t size;
  for (size_t length = 0; at < limit && length < LONGEST; at += size, length++)
    if (sign_breaks(utf8_at(at, &size))) return at + size;
  return at;
}

static void cut_to(struct tokenized *t, const char *end, const char *limit)
{
  while (t->upto < end) {
    const char *to = end_of_piece(t->upto, limit);
    struct token *tokens = t->tokens + t->count;
    t->count += tokens_cut((slice){t->upto, (size_t)(to - t->upto)}, limit, tokens, TOKENS_KEPT - t->count);
    t->upto = to;
  }
}

static void begin(struct tokenized *t, const char *at)
{
  t->from = t->upto = at;
  t->count = 0;
}

/* Makes sure that all of `text` is cut; its bytes bound the tokens that this adds. */
static void reach(struct tokenized *t, slice text, const char *limit)
{
  enum { FARTHEST = 200, BYTES_A_TOKEN = 3 };
  const char *end = slice_end(text);
  bool near = t->from && text.at >= t->from && text.at <= t->upto + FARTHEST;
  size_t room = TOKENS_KEPT - t->count, more = end > t->upto ? (size_t)(end - t->upto) / BYTES_A_TOKEN : 0;
  if (!near || more + TOKENS_LONGEST > room) begin(t, text.at);
  if (text.at > t->upto) cut_to(t, text.at, text.at); /* the number between */
  cut_to(t, end, limit);
}

/* The first token that ends behind `at`. */
static const struct token *token_behind(const struct tokenized *t, const char *at)
{
  size_t low = 0, high = t->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (t->tokens[middle].text.at + t->tokens[middle].text.size <= at)
      low = middle + 1;
    else
      high = middle;
  }
  return t->tokens + low;
}

size_t tokenized_take(struct tokenized *t, slice text, const char *limit, struct token *tokens, size_t most)
{
  if (text.size == 0) return 0;
  reach(t, text, limit);
  const struct token *first = token_behind(t, text.at), *last = t->tokens + t->count;
  const char *end = slice_end(text);
  bool within = first < last && first->text.at < text.at; /* a word */
  if (within || t->count == TOKENS_KEPT) return tokens_cut(text, limit, tokens, most);
  size_t count = 0;
  for (; first < last && count < most && slice_end(first->text) <= end; first++) tokens[count++] = *first;
  return count;
}
