/* Stylesheets, compiled: the program's own, and those of users. One is for one thread at a time. */
#ifndef BAOGAO_STYLESHEET_H
#define BAOGAO_STYLESHEET_H

#include "output.h"
#include <libxml/tree.h>

typedef struct stylesheet stylesheet;
struct walk;

/** A parameter of a stylesheet; `value` is a string, whatever it looks like. */
struct sheet_parameter {
  const char *name; /* NAME, or {NAMESPACE}NAME */
  const char *value;
};

/** Compiles the stylesheet called `name` (html.xsl) that is in the program. NULL, and the log says why. */
stylesheet *stylesheet_own(const char *name, bg_log *log);

/** Compiles the user's stylesheet in the file `path`, to be run with `count` parameters, which are borrowed. While it
 * is compiled and run it may read files of its folder and below (no symbolic links), nothing else, and write nothing.
 * NULL, with USER_STYLESHEET or MEMORY in `log`, when it cannot be compiled. */
stylesheet *stylesheet_read(const char *path, const struct sheet_parameter *parameters, size_t count, bg_log *log);

void stylesheet_free(stylesheet *sheet);

/** The suffix for what it makes, by its xsl:output: .xml, .html or .txt. */
const char *stylesheet_suffix(const stylesheet *sheet);

/** Whether it leaves parts of a page to the program (html.h), so that a sketch of the report (tree/tree.h) is enough.
 */
bool stylesheet_is_around(const stylesheet *sheet);

/** Writes what the stylesheet makes of a report. `walk` is the walk through it where there is one: of a page, whose
 * tree may then be a sketch; else NULL. What it says by xsl:message goes to `log` (STYLESHEET_SAYS). False,
 * and the log says why, when it fails. */
bool stylesheet_apply(stylesheet *sheet, const xmlDoc *tree, const struct walk *walk, struct output *output,
                      bg_log *log);

#endif
