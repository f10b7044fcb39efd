/* Wraps: how wide the lines of a text are that was broken to fit a page. */
#ifndef BAOGAO_WRAPS_H
#define BAOGAO_WRAPS_H

#include "outline.h"

/** How the lines of a text are filled: most are broken only where the next word would not have found room. */
struct fill {
  bool exact;
  bool by_characters; /* lines are counted in characters, not in columns */
  uint32_t width;     /* of a full line */
};

/** Columns from byte `start` to `end`: a character outside ASCII takes two. */
uint32_t columns_of(const struct document *document, uint32_t start, uint32_t end);

/** What the text from byte `start` to `end` takes of a line: columns or characters. */
uint32_t columns_taken(const struct document *document, uint32_t start, uint32_t end, bool by_characters);

/** Whether a line cannot end after the character `code`: “（《 */
bool opens_word(uint32_t code);

/** Whether none can begin with `code`: ，。；、：！？）》” */
bool closes_word(uint32_t code);

/** Whether `text` begins with what goes on with a number: a unit, or 万 before one; and is prose, no cell of a table.
 * `alone`: the number has a line of its own, as those of pages and lists have; then
 * only a year, month or day goes on with it. */
bool counts_on(slice text, bool alone);

/** What the first word of the text from byte `start` takes: a character, or digits and letters that are not broken,
 * with the punctuation that cannot be parted from it. */
uint32_t first_word_taken(const struct document *document, uint32_t start, uint32_t end, bool by_characters);

/** How the lines are filled, counted in columns or in characters, whichever fits more of them. */
struct fill lines_filled(const struct outline *outline);

/** How many columns a full line has where the text was wrapped; 0 where it was not. Most long lines then break off in
 * mid-sentence at about one width, and few hold a whole paragraph. */
uint32_t lines_wrapped(const struct outline *outline);

/** The columns before most lines that go on with a broken one: a line with more begins a paragraph. */
uint32_t lines_margin(const struct outline *outline);

#endif
