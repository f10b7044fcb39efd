/* Soundness: whether bytes are what they are said to be, found out by reading them as others will. */
#ifndef BAOGAO_SOUND_H
#define BAOGAO_SOUND_H

#include "../support/slice.h"

/** Where the bytes come from, as read(): how many there were, 0 at the end, -1 when they cannot be read. */
typedef ptrdiff_t sound_read(void *user, char *bytes, size_t size);

/** Each returns what is wrong, or NULL when nothing is; the text is constant. */
const char *sound_utf8(sound_read *read, void *user);

/** Well-formed XML with well-formed namespaces, in UTF-8. */
const char *sound_xml(sound_read *read, void *user);

/** CSV in UTF-8: every row has as many cells as the first, and the last one ends. */
const char *sound_csv(sound_read *read, void *user);

/** One JSON text. */
const char *sound_json(sound_read *read, void *user);

/** A JSON object a line, each with its line end. */
const char *sound_jsonl(sound_read *read, void *user);

/** A workbook: an archive that is whole, whose parts are all sound XML; sheet1.xml and so on have as many rows as
 * `rows` says (NULL: any number). */
const char *sound_workbook(slice bytes, const size_t *rows, size_t sheets);

#endif
