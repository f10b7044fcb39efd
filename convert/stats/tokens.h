/* Tokens: a piece of a sentence cut into words. */
#ifndef BAOGAO_TOKENS_H
#define BAOGAO_TOKENS_H

#include "../support/slice.h"
#include "lexicon/outside.h"
#include "lexicon/senses.h"
#include "lexicon/words.h"

/** What a token is: a word's class as words.tsv has it, or what is no word of that table. */
enum token_class {
  TOKEN_ADJECTIVE = WORDS_CLASS_ADJECTIVE,
  TOKEN_ADVERB = WORDS_CLASS_ADVERB,
  TOKEN_ATTRIBUTE = WORDS_CLASS_ATTRIBUTE,
  TOKEN_CONJUNCTION = WORDS_CLASS_CONJUNCTION,
  TOKEN_IDIOM = WORDS_CLASS_IDIOM,
  TOKEN_LOCATIVE = WORDS_CLASS_LOCATIVE,
  TOKEN_MEASURE = WORDS_CLASS_MEASURE,
  TOKEN_NOUN = WORDS_CLASS_NOUN,
  TOKEN_PARTICLE = WORDS_CLASS_PARTICLE,
  TOKEN_PLACE = WORDS_CLASS_PLACE,
  TOKEN_PREPOSITION = WORDS_CLASS_PREPOSITION,
  TOKEN_PRONOUN = WORDS_CLASS_PRONOUN,
  TOKEN_TIME = WORDS_CLASS_TIME,
  TOKEN_VERB = WORDS_CLASS_VERB,
  TOKEN_VERBAL_NOUN = WORDS_CLASS_VERBAL_NOUN,
  TOKEN_UNKNOWN, /* a character that is in no word */
  TOKEN_LETTERS,
  TOKEN_DIGITS,
  TOKEN_ENUMERATION, /* 、 */
  TOKEN_BREAK,       /* what ends a clause */
  TOKEN_OPENING,
  TOKEN_CLOSING,
  TOKEN_SIGN,   /* any other */
  TOKEN_FIGURE, /* no token: the number itself stands there */
  TOKEN_EDGE,   /* no token: the text begins or ends there */
  TOKEN_CLASSES
};

struct token {
  slice text;
  enum token_class class;
  uint32_t outside;   /* OUTSIDE_ROLE_…: why it stands in no name; 0: it may */
  bool figure;        /* digits, or begins with a numeral */
  bool said;          /* what is said of a number ends with it: no name does */
  uint8_t head;       /* 1 + kind of the indicator's head that ends with it; 0: none does */
  uint16_t head_size; /* bytes of that */
  /* Rows of verbs.tsv, 1 + their kind: */
  uint8_t opens;  /* begins where it begins */
  uint8_t closed; /* ends where it begins */
};

/** Whether no name goes on beyond `token`: a clause or a member of an enumeration ends there, or the text. */
static inline bool token_ends_clause(const struct token *token)
{
  switch ((int)token->class) {
  case TOKEN_BREAK:
  case TOKEN_ENUMERATION:
  case TOKEN_EDGE: return true;
  default: return false;
  }
}

/** Cuts `text` into at most `most` words, the cheapest cut by the costs in words.tsv (the most probable sequence of
 * words, each independent of the others); white space is left out. What opens at a token may go on behind `text`, up to
 * `limit`. Returns how many; what is longer than TOKENS_LONGEST code points or has more words is cut no further. Linear
 * in the size of `text`; allocates nothing. */
enum { TOKENS_LONGEST = 160 };
size_t tokens_cut(slice text, const char *limit, struct token *tokens, size_t most);

#endif
