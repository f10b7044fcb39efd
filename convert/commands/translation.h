/* Translation: what the command line says, in the language of its user, by catalogues of gettext (convert/po).
 *
 * The locale of the process stays the C locale: only while a text is looked up has this thread the user's language. So
 * nothing that is written to a file, no number and no name of a month depends on it. */
#ifndef BAOGAO_TRANSLATION_H
#define BAOGAO_TRANSLATION_H

#include "../support/log.h"

/** Finds the language, by LANGUAGE, LC_ALL, LC_MESSAGES and LANG as gettext has them, and the catalogues: beside the
 * program (locale/), as built, or as installed (../share/locale/). The texts are English without. */
void translation_begin(void);

/** `text` in the user's language, in UTF-8; `text` itself where there is no other. Lives as long as the program. */
const char *translated(const char *text) __attribute__((format_arg(1)));

/** The short name by which xgettext finds what is translated. */
#define _(text) translated(text)

/** The text of a diagnostic in the user's language, cut where it is very long; the caller's (free). NULL when memory
 * runs out. */
char *translated_diagnostic(const bg_log *log, size_t index);

/** How many columns of a terminal `text` (UTF-8) takes. */
size_t text_columns(const char *text);

#endif
