/* UTF-8 that may be wrong: how far it is right, and how it is put right. */
#ifndef BAOGAO_UTF8_CHECK_H
#define BAOGAO_UTF8_CHECK_H

#include "slice.h"

/** Bytes of `text` that are well-formed UTF-8 (Unicode, table 3-7: no surrogates, nothing overlong, nothing above
 * U+10FFFF) from its beginning on; `text.size` when all are. */
size_t utf8_valid(slice text);

/** The bytes of the ill-formed sequence with which `text` begins: as many as begin some well-formed character, at least
 * one (Unicode, chapter 3: U+FFFD substitution of maximal subparts). */
size_t utf8_ill_formed(slice text);

#endif
