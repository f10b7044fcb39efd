#ifndef BAOGAO_LEXICON_COMPILE_H
#define BAOGAO_LEXICON_COMPILE_H

/* The parts of the table compiler, which runs on the build machine only. README.md tells an editor what a table looks
 * like.
 *
 * A table is read whole and stays in memory until the program ends. Cells are NUL-terminated slices of its file's text.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

enum column_type {
  COLUMN_KEY,      /* unique, looked up, gives the table its order */
  COLUMN_CONSTANT, /* the same, but a constant of C instead of a word to look up */
  COLUMN_INDEX,    /* looked up, may stand on many lines */
  COLUMN_TEXT,     /* any text */
  COLUMN_LIST,     /* texts with | between them */
  COLUMN_WORDS,    /* the same, each looked up; no two lines have one in common */
  COLUMN_DECIMAL,  /* a decimal number, kept as text */
  COLUMN_INT,      /* a whole number of 32 bits */
  COLUMN_VALUE,    /* the same, which the constant of the line then is */
  COLUMN_ENUM,     /* one of the words named in the header */
  COLUMN_SET,      /* any of the words named in the header, with | between them */
  COLUMN_REF       /* the key of another line of this table */
};

struct slice {
  const char *at;
  size_t size;
};

/* A word of an enum or a set: `constant` in C (upper case, without table and column), `text` in the cells. */
struct choice {
  char *constant;
  char *text;
};

struct column {
  char *name; /* a C identifier */
  enum column_type type;
  bool optional;
  struct choice *choices;
  size_t choice_count;
};

struct row {
  struct slice *cells; /* one a column */
  size_t line;         /* in the file, from 1 */
};

struct table {
  const char *path;
  char *text;  /* the file's, in which the cells are */
  char *file;  /* the file's name without directory and .tsv */
  char *name;  /* the same as a C identifier: _ for - */
  char *upper; /* the same in upper case */
  struct column *columns;
  size_t column_count;
  size_t key; /* the number of the column of type key */
  struct row *rows;
  size_t row_count;
  unsigned errors;
};

/* The order of the tables: bytewise. */
int slice_compare(struct slice left, struct slice right);

/* Memory that is not there ends the compiler: nothing has been written yet. */
void *compile_allocate(size_t count, size_t size);
void *compile_grow(void *array, size_t count, size_t size);
char *compile_copy(const char *at, size_t size, bool upper);

/* compile.c: reads the table at `path`; the exit status. */
int compile_read(struct table *table, const char *path);

/* compile.c: what `write` writes of `what` becomes DIRECTORY/FILE + `suffix`, written beside the place and renamed: a
 * build that is stopped leaves no half table that looks new. The exit status. */
typedef bool compile_writer(FILE *out, const void *what);
int compile_write(const char *directory, const char *file, const char *suffix, compile_writer *write, const void *what);

/* compile-table.c: reads `size` bytes of `text` (changed, kept) into the table, sorts and checks its rows. What is
 * wrong is told on standard error as `path:line: text` and counted in table->errors. Line 0 is the file as a whole. */
void table_read(struct table *table, char *text, size_t size);
void table_free(struct table *table);
void table_error(struct table *table, size_t line, const char *format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 3, 4)))
#endif
    ;
/* The row whose key is `key`, or NULL. Only after table_read(). */
const struct row *table_find(const struct table *table, struct slice key);
/* Cuts the next piece off a list: false when none is left. */
bool table_next_piece(struct slice *rest, struct slice *piece);

/* compile-schema.c: reads the header line (changed, kept) into table->columns. */
void schema_read(struct table *table, char *header, size_t line);
bool schema_is_identifier(const char *name);

/* compile-trie.c: a double-array trie of `count` different words (`backward`: of the order of their reversed bytes,
 * which it makes itself). Word w is stored as w + 1. */
struct trie_node {
  uint32_t base;
  uint32_t check;
  uint32_t word;
};
struct trie {
  struct trie_node *nodes;
  size_t count; /* what the nodes reach, padded so that base + any symbol is inside */
};
/* The caller frees the nodes. */
struct trie trie_build(const struct slice *words, size_t count, bool backward);

/* A word as symbols, each below the alphabet's size, and what is stored for it, less one. */
struct trie_word {
  const uint16_t *symbols;
  size_t size;
  uint32_t number;
};
/* The same over any symbols. Puts the words in their order. */
struct trie trie_of_words(struct trie_word *words, size_t count, size_t alphabet);

/* compile-index.c: the arrays that the lookups in column number `column` need; false, with errno: they have no room. */
bool write_index(FILE *out, const struct table *table, size_t column);

/* compile-write.c: the two halves of the output. false when writing failed. */
bool write_header(FILE *out, const struct table *table);
bool write_source(FILE *out, const struct table *table);

/* compile-merge.c: the words of `count` tables as one, which DIRECTORY/NAME.h and NAME.c then have: of each table named
 * as TABLE.tsv:COLUMN,COLUMN those columns. The exit status. */
int merge(const char *name, const char *directory, char **tables, size_t count);

#endif
