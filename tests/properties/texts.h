/* Texts that no one would write, out of what reports are made of: words of the lexicon, numbers in every script,
 * punctuation, brackets that do not close, labels, and lines of samples, cut and mixed. One seed makes one text,
 * whatever the machine. */
#ifndef BAOGAO_TEST_TEXTS_H
#define BAOGAO_TEST_TEXTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** A string that grows. Not NUL-terminated. */
struct bytes {
  char *at;
  size_t size, room;
};

/** Adds bytes; ends the program when memory runs out. */
void bytes_add(struct bytes *to, const char *at, size_t size);

/** Lines, each with its line end. */
struct lines {
  struct bytes *at;
  size_t count;
};

/** Reads the words of all tables in the folder `lexicon` and the lines of `samples` (text and Markdown). False, after a
 * message, when there are none. */
bool texts_read(const char *lexicon, const char *samples);
void texts_free(void);

/** The text of `seed`: `count` lines, besides those that make it look like a report. The caller ends it with
 * lines_free(). */
struct lines text_make(uint64_t seed, size_t count);

void lines_free(struct lines *lines);

/** The lines as one text, which the caller frees. */
struct bytes lines_joined(const struct lines *lines);

#endif
