/* What is no statistic: numbers in names, versions, roads, events, formulas. Only what stands right beside counts. */
#include "../support/utf8.h"
#include "lexicon/figures.h"
#include "lexicon/names.h"
#include "quantity.h"

static bool is_letter(uint32_t code)
{
  return (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z') || (code >= 0xFF21 && code <= 0xFF5A) ||
         (code >= 0x2160 && code <= 0x217F);
}

/* Signs that tie a number to what stands beside it: 4·25, 1+3+X, 7×24. */
static bool ties(uint32_t code)
{
  return code == 0xB7 || code == 0x2022 || code == '+' || code == 0xFF0B || code == 0xD7 || code == '*' ||
         code == '_' || code == '=' || code == '#' || code == '&' || code == 0x30FB;
}

bool excluded_before(slice text, const char *at)
{
  const char *end = text.at + text.size;
  const struct lex_names_row *name = lex_names_longest(at, (size_t)(end - at));
  if (name && name->kind == NAMES_KIND_HOLDS) return true;
  if (at == text.at) return false;
  size_t size, own;
  uint32_t code = utf8_before(at, &size);
  if (is_letter(code) || ties(code)) return true;
  if (code == '-' && at - text.at > 1 && is_letter((unsigned char)at[-2])) return true; /* C-919 */
  if ((code == '.' || code == '/') && at - text.at > 1 && is_letter((unsigned char)at[-2])) return true;
  uint32_t first = utf8_at(at, &own);
  if (numeral_multiplies(first) && lex_figures_ends(text.at, (size_t)(at - text.at), FIGURES_ROLE_VAGUE))
    return true; /* 几十, 数百: no exact value */
  name = lex_names_longest_before(at + own, (size_t)(at + own - text.at));
  return name && name->kind == NAMES_KIND_ENDS;
}

bool excluded_behind(slice text, const char *end)
{
  if (end == text.at + text.size) return false;
  size_t size;
  uint32_t code = utf8_at(end, &size);
  return is_letter(code) || ties(code);
}
