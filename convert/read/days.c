/* Days: three numbers, whatever parts them. */
#include "days.h"
#include "options.h"
#include <stdlib.h>

enum { LONGEST_SIGN = 3 /* bytes between two numbers: a character of Chinese */ };

const char *day_read(arena *memory, const char *text)
{
  static const char digits[] = "0123456789";
  long numbers[3];
  for (int i = 0; i < 3; i++) {
    size_t count = strspn(text, digits);
    if (count < 1 || count > (i ? 2U : 4U)) return NULL;
    numbers[i] = strtol(text, NULL, 10);
    text += count;
    size_t sign = strcspn(text, digits);
    if (i < 2 && (sign < 1 || sign > LONGEST_SIGN)) return NULL;
    if (i < 2) text += sign;
  }
  const char *day = arena_format(memory, "%04ld-%02ld-%02ld", numbers[0], numbers[1], numbers[2]);
  return day && !option_must_be(OPTION_DATE, day) ? day : NULL;
}
