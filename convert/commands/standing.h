/* What stands in the folder to which reports are published: a site of an earlier run, which goes on, and files of
 * others, which stay. */
#ifndef BAOGAO_STANDING_H
#define BAOGAO_STANDING_H

#include "../support/ledger.h"
#include "../write/package.h"
#include "settings.h"
#include <sys/stat.h>

/** A report of the site that stands. Texts are borrowed from the site; NULL is nothing. */
struct standing_report {
  const char *id;
  const char *folder;      /* reports/PLACE/YEAR/; NULL in a site of an earlier version */
  const char *path;        /* of its XML, behind the folder of the site */
  const char *place;       /* its code, or its name */
  int year;                /* or 0 */
  const char *source_name; /* of the file it was read from */
  bool replaced;           /* by one that came */
};

/** A file or folder of somebody else's. */
struct standing_file {
  const char *path;
  struct stat status;
};

struct standing {
  arena *memory;
  bool found;                 /* there is a folder with something in it */
  bool is_site;               /* which an earlier run has made */
  struct package_words words; /* what that was told of itself */
  struct standing_report *reports;
  size_t count;
  struct standing_file *files;
  size_t file_count, file_room;
  const char *unknown; /* the first thing in it for which a folder that is no site is left alone */
};

/** Looks at `directory`, which need not be there. False, logged, when that fails. To be ended by standing_end() in any
 * case. */
bool standing_look(struct standing *standing, const char *directory, bg_log *log);
void standing_end(struct standing *standing);

/** Whether the folder may be filled: it is empty, or a site of ours, or has nothing but what servers of sites want to
 * find in one (CNAME, .nojekyll, robots.txt, favicon.ico, .well-known, .git). */
bool standing_may_go(const struct standing *standing);

/** The report of the site that the new one takes the place of: that with its id; else the one of its place and year
 * that was read from a file of its name, for a text that was corrected has another id. NULL: none. */
struct standing_report *standing_find(const struct standing *standing, const struct package *package,
                                      const struct package_report *report);

/** Puts the files of others into `folder`, which is to take the place of `directory`: the same files, where links can
 * be had. False, logged, when that fails. */
bool standing_carry(const struct standing *standing, const char *directory, const char *folder, ledger *ledger,
                    bg_log *log);

/** Whether `path`, which was the directory, holds what was seen in it, and nothing more of others'. An outdir_may_go;
 * `user` is the standing. */
bool standing_is_unchanged(void *user, const char *path, bg_log *log);

#endif
