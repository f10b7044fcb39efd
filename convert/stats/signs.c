/* Punctuation marks, by code point. */
#include "signs.h"

int sign_nesting(uint32_t code)
{
  switch (code) {
  case 0xFF08: /* （ */
  case '(':
  case 0x201C: /* “ */
  case 0x300A: /* 《 */ return 1;
  case 0xFF09:
  case ')':
  case 0x201D:
  case 0x300B: return -1;
  default: return 0;
  }
}

bool sign_breaks(uint32_t code)
{
  return code == 0xFF0C || code == ',' || code == 0xFF1B || code == ';' || code == 0x3002 || code == 0xFF1A ||
         code == ':' || code == 0xFF01 || code == 0xFF1F || code == '\n' || code == 0xFF0E || code == 0x2236;
}

bool sign_ends_phrase(uint32_t code)
{
  switch (code) {
  case 0:
  case 0xFF0C: /* ， */
  case 0x3002: /* 。 */
  case 0x3001: /* 、 */
  case 0xFF1B: /* ； */
  case 0xFF09: /* ） */
  case 0xFF08: /* （ */
  case 0xFF01: /* ！ */
  case 0xFF0E: /* ． */
  case ',':
  case ';':
  case '.':
  case ')':
  case '(':
  case '[':
  case ' ':
  case 0x3000: /* ideographic space */
  case '\n':
  case '\r': return true;
  default: return false;
  }
}
