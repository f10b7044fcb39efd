/* The XML tree: built from a document, or read back from its own XML. */
#ifndef BAOGAO_TREE_H
#define BAOGAO_TREE_H

#include "../parse/document.h"
#include <libxml/tree.h>

/** Finds out what must be known of a parsed document before its first element can be put: that its values can stand in
 * XML (values.h; INTERNAL in the log where one had to be mended), the ids of the glossary's entries, at which note
 * marks are aimed (kept in `document`), and what is nested too deep, which is logged. To be called once, before the
 * other two. False when memory runs out, logged. */
bool tree_prepare(struct document *document);

/** Builds the tree of `document` (vocabulary: report.rng). The tree copies what it needs. It is to be read only, and is
 * the caller's, who ends it with tree_free(), not with xmlFreeDoc(). NULL when memory runs out (nothing is logged). */
xmlDoc *tree_build(const struct document *document);

/** Writes what tree_save() would write of that tree, without making it. False as tree_save(). */
bool tree_stream(const struct document *document, bg_sink sink, void *user);

/** Tells the report to whoever takes it. False when that failed or memory ran out. */
struct receiver;
bool document_tell(const struct document *document, struct receiver *to);

/** Builds a tree with all of the report but what is in its body. As tree_build(). */
xmlDoc *tree_build_head(const struct document *document);

/** Builds a tree with what the stylesheet of a page by itself looks at: see sketch.c. As tree_build(). */
xmlDoc *tree_build_sketch(const struct document *document);

/** Frees a tree from tree_build() or tree_read(). NULL is allowed. */
void tree_free(xmlDoc *tree);

/** Reads a report's own XML. DTDs, entities and network are refused. NULL, with FOREIGN_XML or MEMORY in `log`, if it
 * is not ours. */
xmlDoc *tree_read(const void *bytes, size_t size, bg_log *log);

/** Writes `tree` as XML in UTF-8; false when `sink` refuses (nothing is logged) or memory runs out. Never indents. */
bool tree_save(const xmlDoc *tree, bg_sink sink, void *user);

/** Writes the source text that `tree` holds, in UTF-8; false as tree_save(). */
bool tree_text(const xmlDoc *tree, bg_sink sink, void *user);

/** Says in the log of a parsed document what a report must have and was not found in it: a review, a plan and its
 * tasks, a salutation, as many items as it announces. A text that is no report has been told of. False when memory runs
 * out, logged. */
bool structure_check(const struct document *document);

/** The same of a report that was read from its own XML. */
bool structure_check_tree(const xmlDoc *tree, bg_log *log);

/** Validates against report.rng (compiled in) and applies the rules about ids, references, numbering and facts; what is
 * wrong goes to `log`, with line and column of the source text. False when memory runs out. */
bool tree_check(const xmlDoc *tree, bg_log *log);

#endif
