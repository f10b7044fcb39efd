/* Printing automatic numbers. */
#ifndef BAOGAO_NUMERALS_H
#define BAOGAO_NUMERALS_H

#include <stddef.h>

enum { NUMERAL_SIZE = 64 };

/** Prints `number` in the style that ST_NumberFormat (ISO/IEC 29500-1, 17.18.59) calls `style`; one that the lexicon
 * does not know (or NULL) prints decimal digits. Returns the bytes written to `to`, which is not NUL-terminated. */
size_t numeral_print(int number, const char *style, char to[NUMERAL_SIZE]);

#endif
