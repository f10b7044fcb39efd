/* A publication: the folder of a package while it is filled.
 *
 *     index.html                          leads to all of it
 *     data/TABLE.csv .jsonl .schema.json
 *     reports/ID.xml .html
 *     datapackage.json csv-metadata.json  describe the tables as CSV
 *     catalog.rdf catalog.jsonld ckan.json resource-catalogue.csv .xlsx
 *
 * Tables grow row by row, report after report, and nothing of a report is kept but its head's facts. */
#ifndef BAOGAO_PUBLICATION_H
#define BAOGAO_PUBLICATION_H

#include "../support/ledger.h"
#include "package.h"
#include "write.h"

struct publication;

/** Where a publication goes, and how it is written. */
struct publication_place {
  const char *folder; /* which is there and empty */
  ledger *ledger;     /* gets every file */
  const char *part;   /* what stands before their names in the ledger: what the folder is to somebody else; or "" */
  const struct package_words *words;
  const struct write_options *writing; /* of the tables; may be NULL */
};

/** Begins a package. What is wrong with its files goes to `log`, also later. NULL, logged, when that fails. Strings are
 * borrowed. */
struct publication *publication_open(const struct publication_place *place, bg_log *log);

/** What is made of a report by itself, in any thread, and then kept until its turn comes. */
struct leaves {
  struct buffer xml;
  struct buffer html;
};

/** Makes the leaves of a report, the page by `page`, which is html.xsl for this thread alone. False, logged, when that
 * fails. They are to be freed in any case. */
bool leaves_make(struct leaves *leaves, stylesheet *page, const xmlDoc *tree, bg_log *log);
void leaves_free(struct leaves *leaves);

/** Adds a report. One whose id is there already is left out, of which `log` is told. False, logged, when the
 * publication has failed, now or before. */
bool publication_add(struct publication *publication, const xmlDoc *tree, const struct leaves *leaves, bg_log *log);

/** How many reports there are. */
size_t publication_count(const struct publication *publication);

/** With `keep`, ends all tables and describes them; without it, lets go. Frees the publication. False, logged, when
 * anything of it could not be written, now or before. */
bool publication_close(struct publication *publication, bool keep);

/** Whether a publication makes a file or folder of this name, relative to its own; `folder` says what it is. */
bool publication_makes(const char *path, bool folder);

#endif
