/* Raised numbers: the marks of notes, and exponents. */
#ifndef BAOGAO_RAISED_H
#define BAOGAO_RAISED_H

#include "../support/slice.h"

/** What a raised piece of text is. */
enum raised {
  RAISED_TEXT,  /* nothing that would be misread when it stands on the line: no number, or the square of a unit */
  RAISED_MARK,  /* the number of a note, which must not become part of what stands before it */
  RAISED_POWER, /* an exponent of ten */
};

/** What the raised piece `text` is that stands behind `before` (which may end anywhere before it). */
enum raised raised_is(slice before, slice text);

/** Whether a text is a number as notes have it: one to three digits, or one in a circle. */
bool raised_is_number(slice text);

enum { RAISED_SIZE = 16 };

/** Writes the digits `text`, three at most, as the characters of exponents (⁴). Returns the bytes written. */
size_t raised_power(slice text, char to[RAISED_SIZE]);

#endif
