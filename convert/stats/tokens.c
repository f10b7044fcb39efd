/* Tokens: the cheapest way through the words that may stand at each character (a shortest path from left to right). */
#include "tokens.h"
#include "../support/utf8.h"
#include "signs.h"
#include <ctype.h>

/* A way to the character it is kept for: what it costs, and the last token on it. */
struct step {
  uint32_t cost;
  uint16_t from; /* the character the token begins at */
  uint8_t class;
};

struct path {
  const char *at[TOKENS_LONGEST + 1]; /* the characters, and where the last ends */
  struct step steps[TOKENS_LONGEST + 1];
  size_t count;
};

static enum token_class class_of_sign(uint32_t code)
{
  if (code == 0x3001) return TOKEN_ENUMERATION; /* 、 */
  if (sign_breaks(code)) return TOKEN_BREAK;
  int nesting = sign_nesting(code);
  if (nesting) return nesting > 0 ? TOKEN_OPENING : TOKEN_CLOSING;
  return TOKEN_SIGN;
}

/* The class of a character that begins no word. */
static enum token_class class_of_character(uint32_t code)
{
  if (code >= 0xFF10 && code <= 0xFF19) return TOKEN_DIGITS; /* ０ … ９ */
  if (code < 0x80) return isdigit((int)code) ? TOKEN_DIGITS : isalpha((int)code) ? TOKEN_LETTERS : class_of_sign(code);
  bool ideograph = code >= 0x3400 && code <= 0x9FFF;
  bool letter = code >= 0xFF21 && code <= 0xFF5A;
  return ideograph ? TOKEN_UNKNOWN : letter ? TOKEN_LETTERS : class_of_sign(code);
}

static void reach(struct path *path, size_t from, size_t to, uint32_t cost, enum token_class class)
{
  uint32_t whole = path->steps[from].cost + cost;
  if (whole >= path->steps[to].cost) return;
  path->steps[to] = (struct step){whole, (uint16_t)from, (uint8_t) class};
}

/* All words that begin at character `from`. */
static void reach_by_words(struct path *path, size_t from)
{
  enum { WORDS_MOST = 8 };
  struct lex_hit hits[WORDS_MOST];
  const char *at = path->at[from];
  size_t left = (size_t)(path->at[path->count] - at), to = from;
  size_t count = lex_prefixes(&lex_words_by_word, at, left, hits, WORDS_MOST);
  for (size_t i = 0; i < count; i++) {
    const struct lex_words_row *row = &lex_words_rows[lex_row(&lex_words_by_word, hits[i], 0)];
    while (path->at[to] < at + hits[i].size) to++;
    if (path->at[to] == at + hits[i].size) reach(path, from, to, (uint32_t)row->cost, (enum token_class)row->class);
  }
}

static void reach_by_character(struct path *path, size_t from)
{
  enum { COST_OF_UNKNOWN = 170, COST_OF_SIGN = 100 };
  size_t size;
  enum token_class class = class_of_character(utf8_at(path->at[from], &size));
  reach(path, from, from + 1, class == TOKEN_UNKNOWN ? COST_OF_UNKNOWN : COST_OF_SIGN, class);
}

static void walk(struct path *path, slice text)
{
  const char *end = text.size ? text.at + text.size : text.at, *at = text.at;
  path->count = 0;
  for (; at < end && path->count < TOKENS_LONGEST; at += utf8_size((unsigned char)*at)) path->at[path->count++] = at;
  path->at[path->count] = at;
  path->steps[0].cost = 0;
  for (size_t i = 1; i <= TOKENS_LONGEST; i++) path->steps[i].cost = UINT32_MAX;
  for (size_t i = 0; i < path->count; i++) {
    reach_by_character(path, i);
    reach_by_words(path, i);
  }
}

/* 2 4 G: digits in a row, and letters, are one token. */
static bool joins_last(const struct token *last, enum token_class class, const char *at)
{
  bool joins = class == TOKEN_DIGITS || class == TOKEN_LETTERS;
  return joins && last->class == class && last->text.at + last->text.size == at;
}

size_t tokens_cut(slice text, struct token *tokens, size_t most)
{
  struct path path;
  walk(&path, text);
  uint16_t ends[TOKENS_LONGEST + 1]; /* of the tokens, the last first */
  size_t count = 0, found = 0;
  for (size_t to = path.count; to > 0; to = path.steps[to].from) ends[count++] = (uint16_t)to;
  while (count > 0 && found < most) {
    const struct step *step = &path.steps[ends[--count]];
    const char *at = path.at[step->from], *end = path.at[ends[count]];
    size_t size;
    if (utf8_is_space(utf8_at(at, &size))) continue;
    if (found && joins_last(&tokens[found - 1], (enum token_class)step->class, at)) {
      tokens[found - 1].text.size += (size_t)(end - at);
      continue;
    }
    const struct lex_outside_row *row = lex_outside_find(at, (size_t)(end - at));
    tokens[found++] = (struct token){
        .text = {at, (size_t)(end - at)}, .class = (enum token_class)step->class, .outside = row ? row->role : 0};
  }
  return found;
}
