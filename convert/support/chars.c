/* The table of characters' classes, a page for each 256 code points that has any. */
#include "chars.h"

enum {
  DIGIT = CHAR_DIGIT,
  LATIN = CHAR_LATIN | CHAR_LETTER,
  WIDE = CHAR_LETTER,
  BLANK = CHAR_SPACE | CHAR_PHRASE_END,
  ENDS = CHAR_BREAK | CHAR_PHRASE_END | CHAR_YARDSTICK,
  OPENS = CHAR_OPENS | CHAR_PHRASE_END,
  CLOSES = CHAR_CLOSES | CHAR_PHRASE_END
};

#define ONE(c, what)    [(c)] = (what)
#define EACH5(c, what)  ONE(c, what), ONE((c) + 1, what), ONE((c) + 2, what), ONE((c) + 3, what), ONE((c) + 4, what)
#define EACH10(c, what) EACH5(c, what), EACH5((c) + 5, what)
#define EACH26(c, what) EACH10(c, what), EACH10((c) + 10, what), EACH5((c) + 20, what), ONE((c) + 25, what)

static const uint16_t page_00[256] = {
    ['\n'] = ENDS,
    ['\r'] = CHAR_PHRASE_END | CHAR_YARDSTICK,
    [' '] = BLANK,
    ['#'] = CHAR_TIE,
    ['&'] = CHAR_TIE,
    ['('] = OPENS,
    [')'] = CLOSES,
    ['*'] = CHAR_TIE | CHAR_MASK,
    ['+'] = CHAR_TIE,
    [','] = ENDS,
    ['-'] = CHAR_DASH,
    ['.'] = CHAR_PHRASE_END,
    EACH10('0', DIGIT),
    [':'] = CHAR_BREAK,
    [';'] = ENDS,
    ['='] = CHAR_TIE,
    EACH26('A', LATIN),
    ['['] = CHAR_PHRASE_END,
    ['_'] = CHAR_TIE,
    EACH26('a', LATIN),
    ['~'] = CHAR_DASH,
    [0xA0] = CHAR_SPACE,           /* no-break space */
    [0xB7] = CHAR_TIE,             /* · */
    [0xD7] = CHAR_TIE | CHAR_MASK, /* × */
};

static const uint16_t page_20[256] = {
    [0x02] = CHAR_SPACE,  [0x03] = CHAR_SPACE, [0x04] = CHAR_SPACE, [0x05] = CHAR_SPACE, /* en, em and their parts */
    [0x06] = CHAR_SPACE,  [0x07] = CHAR_SPACE, [0x08] = CHAR_SPACE, [0x09] = CHAR_SPACE,
    [0x0A] = CHAR_SPACE,  [0x2F] = CHAR_SPACE, [0x13] = CHAR_DASH, /* – */
    [0x14] = CHAR_DASH,                                            /* — */
    [0x15] = CHAR_DASH,                                            /* ― */
    [0x1C] = CHAR_OPENS,                                           /* “ */
    [0x1D] = CHAR_CLOSES,                                          /* ” */
    [0x22] = CHAR_TIE,                                             /* • */
};

static const uint16_t page_21[256] = {
    EACH10(0x60, WIDE), EACH10(0x6A, WIDE), EACH10(0x74, WIDE), [0x7E] = WIDE, [0x7F] = WIDE, /* Ⅰ … ⅿ */
};

static const uint16_t page_22[256] = {
    [0x12] = CHAR_DASH,               /* − */
    [0x36] = CHAR_RATIO | CHAR_BREAK, /* ∶ */
};

static const uint16_t page_25[256] = {
    [0x00] = CHAR_DASH, /* ─ */
    [0xCB] = CHAR_MASK, /* ○ */
    [0xEF] = CHAR_MASK, /* ◯ */
};

static const uint16_t page_30[256] = {
    [0x00] = BLANK,                            /* ideographic space */
    [0x01] = CHAR_PHRASE_END | CHAR_YARDSTICK, /* 、 */
    [0x02] = ENDS,                             /* 。 */
    [0x0A] = CHAR_OPENS,                       /* 《 */
    [0x0B] = CHAR_CLOSES,                      /* 》 */
    [0x1C] = CHAR_DASH,                        /* 〜 */
    [0xFB] = CHAR_TIE,                         /* ・ */
};

static const uint16_t page_FE[256] = {
    [0x30] = CHAR_RATIO, /* ︰ */
};

static const uint16_t page_FF[256] = {
    [0x01] = ENDS,                         /* ！ */
    [0x08] = OPENS | CHAR_YARDSTICK,       /* （ */
    [0x09] = CLOSES | CHAR_YARDSTICK,      /* ） */
    [0x0A] = CHAR_MASK,                    /* ＊ */
    [0x0B] = CHAR_TIE,                     /* ＋ */
    [0x0C] = ENDS,                         /* ， */
    [0x0D] = CHAR_DASH,                    /* － */
    [0x0E] = CHAR_BREAK | CHAR_PHRASE_END, /* ． */
    EACH10(0x10, DIGIT),
    [0x1A] = CHAR_BREAK | CHAR_YARDSTICK, /* ： */
    [0x1B] = ENDS,                        /* ； */
    [0x1F] = CHAR_BREAK,                  /* ？ */
    EACH26(0x21, WIDE),
    EACH5(0x3B, WIDE),
    [0x40] = WIDE,
    EACH26(0x41, WIDE),
    [0x5E] = CHAR_DASH, /* ～ */
};

const uint16_t *const char_pages[256] = {
    [0x00] = page_00, [0x20] = page_20, [0x21] = page_21, [0x22] = page_22,
    [0x25] = page_25, [0x30] = page_30, [0xFE] = page_FE, [0xFF] = page_FF,
};
