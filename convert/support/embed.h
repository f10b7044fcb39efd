/* Files compiled into the program, by base name: the stylesheets of xslt/ and the schemas; the lexicon. The tables are
 * made from the files by embed.sh when building. */
#ifndef BAOGAO_EMBED_H
#define BAOGAO_EMBED_H

#include <stddef.h>

struct embedded {
  const char *name;           /* html.xsl */
  const unsigned char *bytes; /* NUL-terminated behind `size` bytes */
  size_t size;
};

/** Every file there is, in order of name as given to embed.sh; ends with a row whose name is NULL. */
extern const struct embedded embedded_files[];

/** The tables of the lexicon, and users.tsv: in the program alone, which tells of them. */
extern const struct embedded embedded_tables[];

/** The file called `name`, or NULL. */
const struct embedded *embedded_find(const char *name);

#endif
