/* Tokens: the cheapest way through the words that may stand at each character (a shortest path from left to right).
 *
 * One walk along the trie of senses from each character finds all words that begin there, and with them those that end
 * at each: since the walks begin from left to right, the first word to end somewhere is the longest that does. */
#include "tokens.h"
#include "../support/utf8.h"
#include "lexicon/indicators.h"
#include "lexicon/particles.h"
#include "lexicon/predicates.h"
#include "numeral.h"
#include "signs.h"
#include <ctype.h>

/* A way to the character it is kept for: what it costs, and the last token on it. */
struct step {
  uint32_t cost;
  uint16_t from;    /* the character the token begins at */
  uint16_t outside; /* 1 + the roles of outside.tsv that it has as a word; 0: it is in no row */
  uint8_t class;
};

/* What the longest words say that begin or end before a character: of each, 1 + its kind; 0: there is none. */
struct edge {
  uint8_t opens, closed; /* verbs.tsv */
  uint8_t head;          /* indicators.tsv */
  uint8_t predicate;
  bool said;
  uint16_t head_size; /* bytes */
};

struct path {
  const char *at[TOKENS_LONGEST + 1]; /* the characters, and where the last ends */
  uint32_t codes[TOKENS_LONGEST];
  uint16_t symbols[TOKENS_LONGEST];
  struct step steps[TOKENS_LONGEST + 1];
  struct edge edges[TOKENS_LONGEST + 1];
  size_t count;
  const char *limit; /* up to where words may go on */
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
  path->steps[to] = (struct step){.cost = whole, .from = (uint16_t)from, .class = (uint8_t) class};
}

/* 渔港|增至, 排名|位居: whether the word from `at` to `end` of predicates.tsv, of this kind, is what is said of a
 * number. What is also a name (经济|增长) may close one. */
static bool is_said(unsigned kind, const char *at, const char *end)
{
  switch (kind) {
  case PREDICATES_KIND_LEVEL:
  case PREDICATES_KIND_OP:
  case PREDICATES_KIND_RANK: return true;
  case PREDICATES_KIND_CHANGE: return lex_particles_ends(at, (size_t)(end - at), PARTICLES_ROLE_RESULT) != 0;
  default: return false;
  }
}

/* What the tables say of the word that ends in `state` of the trie; NULL: none does. */
static const struct lex_senses_row *sense_at(uint32_t state)
{
  uint32_t sense = lex_senses.nodes[state].sense;
  return sense ? &lex_senses_rows[sense - 1] : NULL;
}

/* Tells the token that ends before character `to`, if it begins at `from`, that it is the word of this sense. */
static void tell_sense(struct path *path, size_t from, size_t to, const struct lex_senses_row *sense)
{
  struct step *step = &path->steps[to];
  if (step->from == from) step->outside = sense->outside_role;
}

/* Takes in the word of this sense from character `from` to `to`. */
static void take_word(struct path *path, size_t from, size_t to, const struct lex_senses_row *sense)
{
  struct edge *edge = &path->edges[to];
  if (sense->words_cost) reach(path, from, to, sense->words_cost - 1u, (enum token_class)(sense->words_class - 1));
  tell_sense(path, from, to, sense);
  if (sense->verbs_kind) {
    path->edges[from].opens = (uint8_t)sense->verbs_kind;
    if (!edge->closed) edge->closed = (uint8_t)sense->verbs_kind;
  }
  if (!edge->head) {
    edge->head = (uint8_t)sense->indicators_kind;
    edge->head_size = (uint16_t)(path->at[to] - path->at[from]);
  }
  if (sense->predicates_kind && !edge->predicate) {
    edge->predicate = (uint8_t)sense->predicates_kind;
    edge->said = is_said(sense->predicates_kind - 1u, path->at[from], path->at[to]);
  }
}

/* Goes on with the words that begin at character `from` behind the last one: only what opens there matters. */
static void pass_end(struct path *path, size_t from, uint32_t state)
{
  size_t size;
  for (const char *at = path->at[path->count]; at < path->limit; at += size) {
    state = lex_step(&lex_senses, state, lex_symbol(&lex_senses, utf8_at(at, &size)));
    if (!state) return;
    const struct lex_senses_row *sense = sense_at(state);
    if (sense && sense->verbs_kind) path->edges[from].opens = (uint8_t)sense->verbs_kind;
  }
}

/* All words that begin at character `from`. */
static void reach_by_words(struct path *path, size_t from)
{
  uint32_t state = 0;
  for (size_t to = from; to < path->count; to++) {
    state = lex_step(&lex_senses, state, path->symbols[to]);
    if (!state) return;
    const struct lex_senses_row *sense = sense_at(state);
    if (sense) take_word(path, from, to + 1, sense);
  }
  pass_end(path, from, state);
}

static void reach_by_character(struct path *path, size_t from)
{
  enum { COST_OF_UNKNOWN = 170, COST_OF_SIGN = 100 };
  enum token_class class = class_of_character(path->codes[from]);
  reach(path, from, from + 1, class == TOKEN_UNKNOWN ? COST_OF_UNKNOWN : COST_OF_SIGN, class);
}

static void walk(struct path *path, slice text, const char *limit)
{
  const char *end = text.size ? slice_end(text) : text.at, *at = text.at;
  size_t size;
  path->count = 0;
  path->limit = limit;
  for (; at < end && path->count < TOKENS_LONGEST; at += size) {
    uint32_t code = utf8_at(at, &size);
    path->at[path->count] = at;
    path->codes[path->count] = code;
    path->symbols[path->count] = lex_symbol(&lex_senses, code);
    path->steps[++path->count] = (struct step){.cost = UINT32_MAX, .from = UINT16_MAX};
  }
  path->at[path->count] = at;
  path->steps[0].cost = 0;
  memset(path->edges, 0, (path->count + 1) * sizeof *path->edges);
  for (size_t i = 0; i < path->count; i++) {
    reach_by_character(path, i);
    reach_by_words(path, i);
  }
}

/* 2 4 G: digits in a row, and letters, are one token. */
static bool joins_last(const struct token *last, enum token_class class, const char *at)
{
  bool joins = class == TOKEN_DIGITS || class == TOKEN_LETTERS;
  return joins && last->class == class && slice_end(last->text) == at;
}

/* Fills `token` with what begins with it: from character `from` to `to`. */
static void open_token(const struct path *path, size_t from, size_t to, struct token *token)
{
  enum token_class class = (enum token_class)path->steps[to].class;
  uint32_t outside = path->steps[to].outside;
  token->text = (slice){path->at[from], 0};
  token->class = class;
  token->figure = numeral_begins(path->codes[from]);
  token->outside = outside ? outside - 1u : 0;
  token->opens = path->edges[from].opens;
  token->closed = path->edges[from].closed;
}

/* Puts what ends with `token`, before character `to`, into it. */
static void close_token(const struct path *path, struct token *token, size_t to)
{
  const struct edge *edge = &path->edges[to];
  token->text.size = (size_t)(path->at[to] - token->text.at);
  token->said = edge->said;
  token->head = edge->head;
  token->head_size = edge->head_size;
}

size_t tokens_cut(slice text, const char *limit, struct token *tokens, size_t most)
{
  struct path path;
  walk(&path, text, limit);
  uint16_t ends[TOKENS_LONGEST + 1]; /* of the tokens, the last first */
  size_t count = 0, found = 0;
  for (size_t to = path.count; to > 0; to = path.steps[to].from) ends[count++] = (uint16_t)to;
  while (count > 0 && found < most) {
    size_t to = ends[--count], from = path.steps[to].from;
    enum token_class class = (enum token_class)path.steps[to].class;
    if (utf8_is_space(path.codes[from])) continue;
    if (!found || !joins_last(&tokens[found - 1], class, path.at[from])) open_token(&path, from, to, &tokens[found++]);
    close_token(&path, &tokens[found - 1], to);
  }
  return found;
}
