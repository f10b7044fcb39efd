/* The index in which a reader's browser searches a site: which reports have which two characters beside one another, or
 * which word of letters and digits, and whether a title has them. It is cut into pieces by a sum over the characters,
 * so that a search loads a few of them, also from a disk (they are scripts, which no browser refuses there).
 *
 *     search/about.js     site.takeAbout({"shards":N, "years":"…"})    two letters a report, its year in base 64
 *     search/indicators.js site.takeIndicators([[code, name, …], …])   of which there are pages
 *     search/shards/N.js  site.takeShard(N, {"农田":"…", …})
 *     search/reports/N.js site.takeReports(N, [[title, folder, place, key of the place], …])   of SEARCH_CHUNK reports
 *     search/texts/N.js   site.takeText(N, "…")   the text of report N, from 0 on, in which passages are shown
 *
 * What stands for a pair is the numbers of its reports, ascending: each less the one before, doubled, and one more
 * where a title has it; five bits a letter, the lowest first, of A–Z a–z 0–9 - _, of which those from the 33rd on say
 * that more follow. */
#ifndef BAOGAO_SEARCH_INDEX_H
#define BAOGAO_SEARCH_INDEX_H

#include "buffer.h"
#include "package.h"

enum { SEARCH_CHUNK = 16 };

struct search_index;

/** An empty index; NULL when memory runs out. */
struct search_index *search_index_new(void);
void search_index_free(struct search_index *index);

/** Adds a report, the next in order: its tree, of which the titles are told, and its clean text. False when memory runs
 * out. */
bool search_index_add(struct search_index *index, const xmlDoc *tree, const char *title, slice text);

/** How many pieces it is cut into, when all reports are in it. */
size_t search_index_shards(const struct search_index *index);

/** The script that brings the text of a report, by its number from 0 on, in place of what `script` held. False when
 * memory runs out. */
bool search_index_text(size_t report, slice text, struct buffer *script);

/** Hands all files but the texts to `put`; `codes` are those of the indicators that have a page. False when that
 * refuses, or memory runs out (logged). */
bool search_index_write(struct search_index *index, const struct package *package, const char *const *codes,
                        size_t code_count, bool (*put)(void *user, const char *path, slice bytes), void *user,
                        bg_log *log);

#endif
