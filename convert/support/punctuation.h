/* Punctuation marks as slices, by the names that GB/T 15834 and Unicode give them: what no editor would change. */
#ifndef BAOGAO_PUNCTUATION_H
#define BAOGAO_PUNCTUATION_H

#include "slice.h"

#define ENUMERATION_COMMA          SLICE("、")
#define COMMA                      SLICE("，")
#define SEMICOLON                  SLICE("；")
#define FULL_STOP                  SLICE("。")
#define DASH                       SLICE("——")
#define HALF_DASH                  SLICE("—")
#define CLOSING_QUOTE              SLICE("”")
#define OPENING_BRACKET            SLICE("（")
#define CLOSING_BRACKET            SLICE("）")
#define OPENING_TORTOISE_BRACKET   SLICE("〔")
#define CLOSING_TORTOISE_BRACKET   SLICE("〕")
#define OPENING_SQUARE_BRACKET     SLICE("［")
#define CLOSING_SQUARE_BRACKET     SLICE("］")
#define OPENING_LENTICULAR_BRACKET SLICE("【")
#define CLOSING_LENTICULAR_BRACKET SLICE("】")
#define IDEOGRAPHIC_SPACE          SLICE("　")
#define OPENING_QUOTE              SLICE("“")
#define COLON                      SLICE("：")

static inline bool ends_in_colon(slice text)
{
  return slice_ends(text, COLON) || slice_ends(text, SLICE(":"));
}

static inline bool ends_in_semicolon(slice text)
{
  return slice_ends(text, SEMICOLON) || slice_ends(text, SLICE(";"));
}

/** ， or 、: nothing ends so. */
static inline bool ends_in_comma(slice text)
{
  return slice_ends(text, COMMA) || slice_ends(text, ENUMERATION_COMMA);
}

/** Bytes of the round bracket, of either width, that opens at the front of `text`; 0: none. */
static inline size_t bracket_opens(slice text)
{
  return slice_starts(text, OPENING_BRACKET) ? OPENING_BRACKET.size : slice_starts(text, SLICE("("));
}

/** The same of one that closes. */
static inline size_t bracket_closes(slice text)
{
  return slice_starts(text, CLOSING_BRACKET) ? CLOSING_BRACKET.size : slice_starts(text, SLICE(")"));
}

/** Whether a comma of either width stands in `text`. */
static inline bool has_comma(slice text)
{
  return slice_has(text, COMMA) || slice_has(text, SLICE(","));
}

/** Whether `text` is one comma, of either width. */
static inline bool is_comma(slice text)
{
  return slice_equal(text, COMMA) || slice_equal(text, SLICE(","));
}

#endif
