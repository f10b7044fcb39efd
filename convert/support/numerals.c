/* The table of the characters of numerals. */
#include "numerals.h"

/* Two in one slot are refused by the compiler. */
enum { DIGITS = 10 };
#define SIGN(code, kind, value)   [NUMERAL_SLOT(code)] = {(code), NUMERAL_##kind, (value), false, false}
#define FORMAL(code, kind, value) [NUMERAL_SLOT(code)] = {(code), NUMERAL_##kind, (value), true, false}
#define COUNTS(code, kind, value) [NUMERAL_SLOT(code)] = {(code), NUMERAL_##kind, (value), false, true}

const struct numeral_sign numeral_signs[NUMERAL_SLOTS] = {
    /* in order of code */
    COUNTS(0x25CB /* ○ */, DIGIT, 0),  SIGN(0x25EF /* ◯ */, DIGIT, 0),    COUNTS(0x3007 /* 〇 */, DIGIT, 0),
    COUNTS(0x4E00 /* 一 */, DIGIT, 1), COUNTS(0x4E03 /* 七 */, DIGIT, 7), SIGN(0x4E07 /* 万 */, LARGE, 4),
    COUNTS(0x4E09 /* 三 */, DIGIT, 3), SIGN(0x4E24 /* 两 */, DIGIT, 2),   COUNTS(0x4E5D /* 九 */, DIGIT, 9),
    COUNTS(0x4E8C /* 二 */, DIGIT, 2), COUNTS(0x4E94 /* 五 */, DIGIT, 5), SIGN(0x4EBF /* 亿 */, LARGE, 8),
    SIGN(0x4EDF /* 仟 */, SMALL, 3),   FORMAL(0x4F0D /* 伍 */, DIGIT, 5), SIGN(0x4F70 /* 佰 */, SMALL, 2),
    SIGN(0x5006 /* 倆 */, DIGIT, 2),   SIGN(0x5104 /* 億 */, LARGE, 8),   FORMAL(0x5146 /* 兆 */, LARGE, 12),
    SIGN(0x5169 /* 兩 */, DIGIT, 2),   COUNTS(0x516B /* 八 */, DIGIT, 8), COUNTS(0x516D /* 六 */, DIGIT, 6),
    COUNTS(0x5341 /* 十 */, SMALL, 1), COUNTS(0x5343 /* 千 */, SMALL, 3), SIGN(0x5345 /* 卅 */, TENS, 30),
    SIGN(NUMERAL_HALF, HALVES, 0),     SIGN(0x53C1 /* 叁 */, DIGIT, 3),   FORMAL(0x53C2 /* 参 */, DIGIT, 3),
    SIGN(0x53C3 /* 參 */, DIGIT, 3),   COUNTS(0x56DB /* 四 */, DIGIT, 4), SIGN(0x58F9 /* 壹 */, DIGIT, 1),
    SIGN(0x5EFF /* 廿 */, TENS, 20),   FORMAL(0x62FE /* 拾 */, SMALL, 1), SIGN(0x634C /* 捌 */, DIGIT, 8),
    SIGN(0x67D2 /* 柒 */, DIGIT, 7),   SIGN(0x7396 /* 玖 */, DIGIT, 9),   COUNTS(0x767E /* 百 */, SMALL, 2),
    FORMAL(0x8086 /* 肆 */, DIGIT, 4), SIGN(0x842C /* 萬 */, LARGE, 4),   SIGN(0x8CB3 /* 貳 */, DIGIT, 2),
    SIGN(0x8D30 /* 贰 */, DIGIT, 2),   FORMAL(0x9646 /* 陆 */, DIGIT, 6), FORMAL(0x9678 /* 陸 */, DIGIT, 6),
    COUNTS(0x96F6 /* 零 */, DIGIT, 0),
};

uint32_t numeral_first(size_t index)
{
  if (index < DIGITS) return (uint32_t)('0' + index);
  if (index < 2 * DIGITS) return (uint32_t)(0xFF10 + index - DIGITS);
  size_t left = index - 2 * DIGITS;
  for (size_t slot = 0; slot < NUMERAL_SLOTS; slot++)
    if (numeral_signs[slot].code && left-- == 0) return numeral_signs[slot].code;
  return 0;
}
