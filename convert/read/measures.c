/* Measures in attributes of XML: see measures.h. */
#include "measures.h"

slice attribute_slice(const struct element *element, const char *name)
{
  const unsigned char **at = element->attributes;
  for (int i = 0; i < element->count; i++, at += 5)
    if (strcmp((const char *)at[0], name) == 0) return (slice){(const char *)at[3], (size_t)(at[4] - at[3])};
  return (slice){NULL, 0};
}

static bool is_digit(char sign)
{
  return sign >= '0' && sign <= '9';
}

float measure_next(slice *text)
{
  if (!text->size) return 0;
  const char *at = text->at, *end = at + text->size;
  while (at < end && strchr(" \t\r\n,", *at) && *at) at++;
  bool negative = at < end && *at == '-';
  if (at < end && (*at == '-' || *at == '+')) at++;
  const char *first = at;
  double value = 0, place = 1;
  for (; at < end && is_digit(*at); at++) value = value * 10 + (*at - '0');
  if (at < end && *at == '.')
    for (at++; at < end && is_digit(*at); at++) value += (*at - '0') * (place /= 10);
  if (at == first) {
    *text = (slice){end, 0};
    return 0;
  }
  *text = (slice){at, (size_t)(end - at)};
  return (float)(negative ? -value : value);
}

float attribute_measure(const struct element *element, const char *name)
{
  slice text = attribute_slice(element, name);
  return text.at ? measure_next(&text) : 0;
}
