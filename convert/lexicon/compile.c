/* compile TABLE.tsv DIRECTORY: turns a table of the lexicon into DIRECTORY/TABLE.h and DIRECTORY/TABLE.c.
 * compile NAME DIRECTORY TABLE.tsv:COLUMN,COLUMN…: the words of several tables as one, likewise (compile-merge.c).
 *
 * Runs when baogao is built. Exit status: 0 done, 1 the table has mistakes (nothing is written), 2 wrong use, or a file
 * cannot be read or written. */

#include "compile.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

int slice_compare(struct slice left, struct slice right)
{
  int order = memcmp(left.at, right.at, left.size < right.size ? left.size : right.size);
  return order != 0 ? order : (left.size > right.size) - (left.size < right.size);
}

void *compile_allocate(size_t count, size_t size)
{
  void *memory = calloc(count > 0 ? count : 1, size);
  if (memory != NULL) return memory;
  (void)fputs("compile: out of memory\n", stderr);
  exit(2);
}

/* Room for one more than `count` elements; doubles when `count` is a power of two. */
void *compile_grow(void *array, size_t count, size_t size)
{
  if (count > 0 && (count & (count - 1)) != 0) return array;
  void *grown = realloc(array, (count > 0 ? count * 2 : 1) * size);
  if (grown != NULL) return grown;
  (void)fputs("compile: out of memory\n", stderr);
  exit(2);
}

char *compile_copy(const char *at, size_t size, bool upper)
{
  char *copy = compile_allocate(size + 1, 1);
  for (size_t i = 0; i < size; i++) copy[i] = at[i];
  for (size_t i = 0; i < size && upper; i++) copy[i] = (char)toupper((unsigned char)at[i]);
  return copy;
}

static int fail(const char *path)
{
  (void)fprintf(stderr, "%s: error: %s\n", path, strerror(errno));
  return 2;
}

/* The whole file with a NUL after it, or NULL with errno set. */
static char *read_file(const char *path, size_t *size)
{
  FILE *in = fopen(path, "rb");
  if (in == NULL) return NULL;
  size_t room = 65536;
  char *text = compile_allocate(room, 1);
  *size = 0;
  for (;;) {
    *size += fread(text + *size, 1, room - 1 - *size, in);
    if (*size < room - 1) break;
    char *grown = compile_allocate(room * 2, 1);
    memcpy(grown, text, *size);
    free(text);
    text = grown;
    room *= 2;
  }
  bool failed = ferror(in) != 0;
  (void)fclose(in);
  if (!failed) return text;
  free(text);
  return NULL;
}

/* convert/lexicon/growth-words.tsv is the table growth_words. */
static void name_table(struct table *table, const char *path)
{
  const char *slash = strrchr(path, '/');
  const char *base = slash != NULL ? slash + 1 : path;
  const char *dot = strrchr(base, '.');
  size_t size = dot != NULL ? (size_t)(dot - base) : strlen(base);
  table->path = path;
  table->file = compile_copy(base, size, false);
  table->name = compile_copy(base, size, false);
  for (char *c = table->name; *c != '\0'; c++) {
    if (*c == '-') *c = '_';
  }
  table->upper = compile_copy(table->name, size, true);
  if (dot == NULL || strcmp(dot, ".tsv") != 0 || !schema_is_identifier(table->name)) {
    table_error(table, 0, "a table is called NAME.tsv, NAME being a letter and then letters, digits and hyphens");
  }
}

int compile_write(const char *directory, const char *file, const char *suffix, compile_writer *write, const void *what)
{
  size_t room = strlen(directory) + strlen(file) + 16;
  char *path = compile_allocate(room, 1);
  char *temporary = compile_allocate(room, 1);
  (void)snprintf(path, room, "%s/%s%s", directory, file, suffix);
  (void)snprintf(temporary, room, "%s.new", path);

  FILE *out = fopen(temporary, "wb");
  int status = 0;
  if (out == NULL) {
    status = fail(temporary);
  } else {
    bool written = write(out, what);
    bool closed = fclose(out) == 0;
    if (!written || !closed || rename(temporary, path) != 0) status = fail(path);
    if (status != 0) (void)remove(temporary);
  }
  free(path);
  free(temporary);
  return status;
}

int compile_read(struct table *table, const char *path)
{
  size_t size = 0;
  char *text = read_file(path, &size);
  if (text == NULL) return fail(path);
  table->text = text;
  name_table(table, path);
  if (table->errors == 0) table_read(table, text, size);
  return table->errors > 0;
}

static bool header_of(FILE *out, const void *table)
{
  return write_header(out, table);
}

static bool source_of(FILE *out, const void *table)
{
  return write_source(out, table);
}

static int compile(const char *path, const char *directory)
{
  struct table table = {0};
  int status = compile_read(&table, path);
  if (status == 0) status = compile_write(directory, table.file, ".h", header_of, &table);
  if (status == 0) status = compile_write(directory, table.file, ".c", source_of, &table);
  table_free(&table);
  return status;
}

int main(int count, char **arguments)
{
  if (count == 3) return compile(arguments[1], arguments[2]);
  if (count > 3) return merge(arguments[1], arguments[2], arguments + 3, (size_t)count - 3);
  (void)fputs("usage: compile TABLE.tsv DIRECTORY, or compile NAME DIRECTORY TABLE.tsv:COLUMN,COLUMN...\n", stderr);
  return 2;
}
