/* Where stylesheets and what they read come from: those compiled into the program (baogao:html.xsl), and the files of
 * the folder in which a user's stylesheet stands (baogao-folder:/part.xsl). Nothing else is ever read for them. */
#ifndef BAOGAO_SHEET_SOURCE_H
#define BAOGAO_SHEET_SOURCE_H

#include <libxslt/security.h>
#include <libxslt/xsltInternals.h>
#include <stdbool.h>
#include <stddef.h>

#define SHEET_OWN    "baogao:"
#define SHEET_FOLDER "baogao-folder:/"

/** A stylesheet's surroundings: `_private` of it and of every context in which it runs. */
struct sheet_folder {
  int folder; /* support/folder.h; -1 for those compiled in */
};

/** Parses the stylesheet that is `size` bytes, giving it `address` (one of the schemes above and its name). NULL when
 * it is no XML, when it has external entities, or when memory runs out: `why` (`room` bytes) says it. */
xmlDoc *sheet_parse(const char *bytes, size_t size, const char *address, xmlDict *dict, char *why, size_t room);

/** From now on libxslt asks here first for what stylesheets import, include, and load by document(). Loading for
 * stylesheets that are none of ours goes on as before. To be called once, before any
 * stylesheet is compiled. */
void sheet_source_set(void);

/** What a running stylesheet of ours may do: read from the schemes above, no more. NULL when memory runs out; freed by
 * xsltFreeSecurityPrefs(). */
xsltSecurityPrefs *sheet_rights(void);

#endif
