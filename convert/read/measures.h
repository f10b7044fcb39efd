/* Measures in attributes of XML. */
#ifndef BAOGAO_MEASURES_H
#define BAOGAO_MEASURES_H

#include "events.h"

/** The attribute `name` of the element, borrowed for the time of the event; `.at` is NULL when there is none. */
slice attribute_slice(const struct element *element, const char *name);

/** The decimal number with which `text` begins, behind white space, and moves `text` behind it; 0, and `text` empty,
 * when there is none. Whatever the locale. */
float measure_next(slice *text);

/** The number that the attribute `name` is; 0 when it is none. */
float attribute_measure(const struct element *element, const char *name);

#endif
