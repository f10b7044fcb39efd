/* Punctuation: what ends a clause or a phrase, what opens and closes. */
#ifndef BAOGAO_SIGNS_H
#define BAOGAO_SIGNS_H

#include <stdbool.h>
#include <stdint.h>

/** +1 for what opens a bracket or quotation, -1 for what closes one, else 0. */
int sign_nesting(uint32_t code);

/** Whether `code` ends a clause: ，；。：and the like, not 、. */
bool sign_breaks(uint32_t code);

/** Whether `code` ends a phrase: all that ends a clause, 、, brackets, blanks; 0 for the end of the text. */
bool sign_ends_phrase(uint32_t code);

#endif
