/* A publication: the folder of a package while it is filled.
 *
 *     index.html                          leads to all of it
 *     reports/PLACE/YEAR/                 a report: index.html report.xml report.txt and tables of it
 *     reports.json                        which report has which folder
 *     data/TABLE.csv .jsonl .schema.json
 *     assets/                             what pages share
 *     datapackage.json csv-metadata.json  describe the tables as CSV
 *     catalog.rdf catalog.jsonld ckan.json resource-catalogue.csv .xlsx
 *
 * It is filled in two rounds. First each report is added: it gets its folder, and its XML is written. When all are
 * known they are laid out one after the other: pages, which lead to one another, and tables, which grow row by row.
 * Nothing of a report is kept in memory but its head's facts and what tables and pages over all reports need. */
#ifndef BAOGAO_PUBLICATION_H
#define BAOGAO_PUBLICATION_H

#include "../support/ledger.h"
#include "leaves.h"

struct publication;

/** What is known of a report from an earlier publication. */
struct publication_history {
  const char *folder; /* that it had, or NULL */
  size_t order;       /* in which it was listed, from 1 on; 0: it was not */
};

/** Where a publication goes, and how it is written. */
struct publication_place {
  const char *folder; /* which is there and empty */
  ledger *ledger;     /* gets every file */
  const char *part;   /* what stands before their names in the ledger: what the folder is to somebody else; or "" */
  const struct package_words *words;
  const struct write_options *writing; /* of the tables; may be NULL */
  /* Asked about each report that is added, in its thread; may be NULL. */
  struct publication_history (*history)(void *user, const struct package *package, const struct package_report *report);
  void *user;
  size_t listed; /* how many were listed earlier: others come behind these */
};

/** Begins a package. What is wrong with its files goes to `log`, also later. NULL, logged, when that fails. Strings are
 * borrowed. */
struct publication *publication_open(const struct publication_place *place, bg_log *log);

/** Keeps a report's folder, of an earlier publication, for a report that is to come. False, logged, when memory runs
 * out. */
bool publication_keep_folder(struct publication *publication, const char *folder);

/** Adds a report and writes its XML. One whose id is there already is left out, of which `log` is told. False, logged,
 * when the publication has failed, now or before. */
bool publication_add(struct publication *publication, const xmlDoc *tree, bg_log *log);

/** How many reports there are. */
size_t publication_count(const struct publication *publication);

/** Ends the first round. False, logged, when the publication has failed. */
bool publication_settle(struct publication *publication);

/** The package, whose reports (from 1 on) are then in their order. */
const struct package *publication_package(const struct publication *publication);

/** Lays out report after report, in that order. False, logged, when the publication has failed, now or before. */
bool publication_lay_out(struct publication *publication, size_t index, const struct leaves *leaves);

/** Puts a file of the user's into the package. False, logged, when the publication has failed. */
bool publication_put(struct publication *publication, const char *path, slice bytes);

/** With `keep`, ends all tables and describes them; without it, lets go. Frees the publication. False, logged, when
 * anything of it could not be written, now or before. */
bool publication_close(struct publication *publication, bool keep);

/** Whether a publication makes a file or folder of this name, relative to its own; `folder` says what it is. */
bool publication_makes(const char *path, bool folder);

#endif
