/* The words of a text for the full-text index of the database. */
#ifndef BAOGAO_SQLITE_WORDS_H
#define BAOGAO_SQLITE_WORDS_H

#include <sqlite3.h>
#include <stdbool.h>

/** The longest word that can be asked for, in characters. */
enum { SEARCH_LONGEST = 6 };

/** Makes `handle` index, of each text, every run of 1 to SEARCH_LONGEST characters, a Latin word or number counting as
 * one. To be called before the index is made or used. False when memory runs out, or SQLite has no FTS5. */
bool search_words(sqlite3 *handle);

#endif
