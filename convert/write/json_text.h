/* JSON values as text: strings escaped by jansson, decimal numbers digit for digit (a double would not be exact). */
#ifndef BAOGAO_JSON_TEXT_H
#define BAOGAO_JSON_TEXT_H

#include "output.h"
#include "tables.h"

/** Whether the text is a number in JSON's grammar (without an exponent). */
bool json_is_exact(slice text);

/** Writes a string. False after a failure; what is not UTF-8 counts as an internal fault. */
bool json_put_string(struct output *output, slice text);

/** Writes a value of `type`: empty as null, numbers as numbers with the digits they have, all else as a string. */
bool json_put_value(struct output *output, enum column_type type, slice text);

#endif
