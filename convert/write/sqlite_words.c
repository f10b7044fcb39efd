/* Words for the index. SQLite's tokenizers take what stands between two marks of punctuation for one word. A tokenizer
 * under a name of ours would be missing wherever else the database is opened, so ours has the name of unicode61 in this
 * connection, and gives the words that unicode61 would make of a text in which each run stood by itself: those of Han
 * characters and small letters are so already, any other is put through unicode61. What others write into a query goes
 * there, too. */
#include "sqlite_words.h"
#include "../support/utf8.h"
#include <ctype.h>
#include <stdlib.h>
#include <utf8proc.h>

#define STANDARD "unicode61"

/* The tokenizer that stands behind the name. */
struct standard {
  fts5_tokenizer tokenizer;
  void *user;
};

/* One of ours: an instance of the standard one, and what that is. */
struct words {
  const struct standard *standard;
  Fts5Tokenizer *own;
};

typedef int take_token(void *user, int flags, const char *token, int size, int start, int end);

/* What a text is told to, token by token. */
struct taking {
  const struct words *words;
  void *user;
  take_token *take;
  int flags;
};

/* A character, or all of a Latin word. */
struct unit {
  size_t size;
  bool plain; /* it is indexed as it stands */
};

static bool is_letter(uint32_t code)
{
  utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
  return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
         (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

/* The unit at the beginning of `text`, of no size where a mark or a space stands there. */
static struct unit unit_at(slice text)
{
  struct unit unit = {.plain = true};
  for (; unit.size < text.size && isalnum((unsigned char)text.at[unit.size]); unit.size++)
    if (isupper((unsigned char)text.at[unit.size])) unit.plain = false;
  if (unit.size) return unit;
  uint32_t code = utf8_at(text.at, &unit.size);
  unit.plain = code >= 0x4E00 && code <= 0x9FA5;
  if (!unit.plain && !is_letter(code)) unit.size = 0;
  return unit;
}

/* Every run of units that begins with `first` at the beginning of `text`. */
static int take_runs(const struct taking *t, slice text, struct unit first)
{
  struct unit unit = first;
  size_t size = 0;
  bool plain = true;
  int code = SQLITE_OK;
  for (size_t n = 0; unit.size && n < SEARCH_LONGEST && code == SQLITE_OK; n++) {
    size += unit.size;
    plain = plain && unit.plain;
    const struct words *w = t->words;
    if (plain)
      code = t->take(t->user, 0, text.at, (int)size, 0, (int)size);
    else
      code = w->standard->tokenizer.xTokenize(w->own, t->user, t->flags, text.at, (int)size, t->take);
    unit = size < text.size ? unit_at(slice_after(text, size)) : (struct unit){0};
  }
  return code;
}

static int tokenize(Fts5Tokenizer *tokenizer, void *user, int flags, const char *text, int size, take_token *take)
{
  const struct words *words = (const struct words *)tokenizer;
  if (!(flags & FTS5_TOKENIZE_DOCUMENT))
    return words->standard->tokenizer.xTokenize(words->own, user, flags, text, size, take);
  struct taking taking = {words, user, take, flags};
  slice rest = {text, size > 0 ? (size_t)size : 0};
  int code = SQLITE_OK;
  while (rest.size && code == SQLITE_OK) {
    struct unit unit = unit_at(rest);
    if (unit.size)
      code = take_runs(&taking, rest, unit);
    else
      utf8_at(rest.at, &unit.size);
    rest = slice_after(rest, unit.size);
  }
  return code;
}

static void delete_words(Fts5Tokenizer *tokenizer)
{
  struct words *words = (struct words *)tokenizer;
  words->standard->tokenizer.xDelete(words->own);
  free(words);
}

static int create_words(void *user, const char **arguments, int count, Fts5Tokenizer **tokenizer)
{
  const struct standard *standard = user;
  struct words *words = calloc(1, sizeof *words);
  if (!words) return SQLITE_NOMEM;
  words->standard = standard;
  int code = standard->tokenizer.xCreate(standard->user, arguments, count, &words->own);
  if (code != SQLITE_OK) {
    free(words);
    return code;
  }
  *tokenizer = (Fts5Tokenizer *)words;
  return SQLITE_OK;
}

/* As the documentation of FTS5 has it; NULL where there is none. */
static fts5_api *api_of(sqlite3 *handle)
{
  fts5_api *api = NULL;
  sqlite3_stmt *statement = NULL;
  bool good = sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &statement, NULL) == SQLITE_OK &&
              sqlite3_bind_pointer(statement, 1, (void *)&api, "fts5_api_ptr", NULL) == SQLITE_OK &&
              sqlite3_step(statement) == SQLITE_ROW;
  return sqlite3_finalize(statement) == SQLITE_OK && good ? api : NULL;
}

bool search_words(sqlite3 *handle)
{
  static const fts5_tokenizer ours = {create_words, delete_words, tokenize};
  fts5_api *api = api_of(handle);
  struct standard *standard = api ? calloc(1, sizeof *standard) : NULL;
  if (!standard) return false;
  fts5_tokenizer tokenizer = ours;
  if (api->xFindTokenizer(api, STANDARD, &standard->user, &standard->tokenizer) == SQLITE_OK &&
      api->xCreateTokenizer(api, STANDARD, standard, &tokenizer, free) == SQLITE_OK)
    return true;
  free(standard);
  return false;
}
