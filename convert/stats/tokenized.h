/* Tokenized text: the tokens of a sentence, each cut and looked up once, however many numbers ask for it. */
#ifndef BAOGAO_TOKENIZED_H
#define BAOGAO_TOKENIZED_H

#include "tokens.h"

enum { TOKENS_KEPT = 320 };

/** The last tokens that were asked for, in the order of the text. All zero: none yet. */
struct tokenized {
  const char *from, *upto; /* what of the text they are */
  size_t count;
  struct token tokens[TOKENS_KEPT];
};

/** Copies the first `most` tokens of `text` to `tokens`. `limit` is at its end or behind it, on
 * no side of a word: where the next number begins, or the sentence ends; a word that `text` ends in the middle of is
 * left out. Returns how many. Slices must come in about the order of the text; what goes back far is cut anew. */
size_t tokenized_take(struct tokenized *tokenized, slice text, const char *limit, struct token *tokens, size_t most);

#endif
