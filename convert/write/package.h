/* A data package: what those must know who describe it (Frictionless, CSVW, DCAT, CKAN, 政务信息资源目录) or lead
 * readers through it. It grows by some facts a report, not by what is in the reports. */
#ifndef BAOGAO_PACKAGE_H
#define BAOGAO_PACKAGE_H

#include "../support/arena.h"
#include "../support/digest.h"
#include "stylesheet.h"
#include "tables.h"
#include <libxml/hash.h>

/** What the user says of the package. Strings are borrowed; NULL is nothing. */
struct package_words {
  const char *name;                     /* lower-case ASCII letters, digits, - and _ */
  const char *title;                    /* of the package, in Chinese */
  const char *publisher;                /* who answers for it */
  const char *licence;                  /* an SPDX identifier, or an address */
  const char *address;                  /* where the folder will be on the web; ends with a slash or not */
  const char *footer;                   /* HTML that stands at the foot of every page */
  const char *logo;                     /* the picture at the head of every page: its name in assets/ */
  const char *style;                    /* a style sheet of the user's for every page: its name in assets/ */
  const char *maintainer;               /* who keeps it up */
  const char *contact;                  /* a mail address for questions */
  const char *owner;                    /* CKAN: the organisation that it belongs to, by name or id */
  const struct sheet_parameter *extras; /* CKAN: fields of the portal's own */
  size_t extra_count;
};

/** A licence as different readers want it. Without one, all is NULL. */
struct package_licence {
  const char *spdx;    /* NULL for one that is only an address */
  const char *address; /* never NULL if there is one */
  const char *ckan;    /* CKAN's own id, or the SPDX identifier; NULL as `spdx` */
};

/** A file of the package. */
struct package_file {
  const char *path;      /* within the folder, as an address relative to it */
  const char *anchor;    /* where it is spoken of: page and anchor, relative to the folder */
  struct digested known; /* sha256 is empty as long as the file is not written */
};

/** The files of a report, in its folder. */
enum report_file {
  REPORT_HTML,
  REPORT_XML,
  REPORT_TEXT,
  REPORT_TARGETS,
  REPORT_STATISTICS,
  REPORT_XLSX,
  REPORT_DOCX,
  REPORT_FILES
};

/** What is in a file of a report, whichever report it is. */
struct report_file_kind {
  const char *name; /* index.html */
  const char *kind; /* its code, and anchor: html */
  const char *media_type;
  const char *title; /* in Chinese */
};
extern const struct report_file_kind report_file_kinds[REPORT_FILES];

/** A report: facts from its head. What is not known is NULL. */
struct package_report {
  const char *id;
  const char *key;    /* the same as part of an address */
  const char *folder; /* reports/PLACE/YEAR/, which stays its address; a second edition has YEAR-2 */
  unsigned edition;   /* of its place and year, from 1 on */
  size_t order;       /* in which reports are listed in the tables */
  size_t place;       /* index */
  const char *place_name;
  const char *title; /* 岳阳市2024年政府工作报告 */
  const char *about; /* that it is the full text, and what is known of its occasion */
  const char *language;
  const char *plan_year;
  const char *review_from;
  const char *meeting;
  const char *date;
  const char *speaker;
  const char *source_name;
  const char *source_address; /* only if it is one of the web */
  struct package_file files[REPORT_FILES];
  size_t next_of_place; /* index of the next report of the same place, or 0 */
  size_t year_from;     /* where in `by_year` those of its place and year begin, */
  size_t year_to;       /* and behind which they end */
};

/** A place, and the reports of its government. */
struct package_place {
  const char *key;    /* what it is called by in anchors and lists: its code, which outlives its name; else that */
  const char *word;   /* its part of addresses: 430600-yueyang, or one that it had in an earlier publication */
  const char *folder; /* places/WORD/ */
  const char *name;   /* as its last report has it; may be NULL when there is a code */
  const char *code;   /* GB/T 2260, or NULL */
  const char *level;
  size_t first_report;
  size_t last_report;
};

struct package_table {
  size_t rows;
  struct package_file csv;
  struct package_file jsonl;
  struct package_file schema;
};

struct package {
  arena *arena;
  struct package_words words;
  struct package_licence licence;
  const char *base;                         /* the address with a slash at its end, or NULL */
  struct package_table tables[TABLES_MOST]; /* in the order of `tables` */
  struct package_report *reports;           /* from 1 on */
  size_t report_count;                      /* index of the last */
  size_t report_room;
  size_t *by_year; /* all reports by place, year and edition: indices, as package_sort() leaves them */
  struct package_place *places;
  size_t place_count;
  size_t place_room;
  xmlHashTable *reports_by_id;
  xmlHashTable *places_by_key;
  xmlHashTable *folders;       /* of reports, taken or kept */
  xmlHashTable *words_by_code; /* of places in these */
};

/** A package without reports, whose files are to be called as `folder` (data/, or empty) and the table's name say.
 * NULL when memory runs out. `words` may be NULL. */
struct package *package_new(const struct package_words *words, const char *folder);
void package_free(struct package *package);

/** The report whose id this is, or NULL. */
struct package_report *package_find(const struct package *package, const char *id);

/** Adds what the report's tree says of it, the last in order. NULL when memory runs out, or when there is one of its id
 * (*known). */
struct package_report *package_add(struct package *package, const xmlDoc *tree, bool *known);

/** Keeps the folder (reports/PLACE/YEAR/) for a report that is to come, and PLACE for its place if that begins with a
 * code: neither a place's new spelling nor another form of addresses moves what stands. False when memory runs out. */
bool package_keep_folder(struct package *package, const char *folder);

/** Gives a place, whose key and code are known, its word and folder. False when memory runs out. */
bool package_name_place(struct package *package, struct package_place *place);

/** Gives the report its folder: `wanted`, if that is of its place and year (NULL: none is wanted), else the first that
 * is free. False when memory runs out. */
bool package_place_report(struct package *package, struct package_report *report, const char *wanted);

/** Puts the reports in their order, when all have been added, and finds out which year of a place follows which. False
 * when memory runs out. */
bool package_sort(struct package *package);

/** The report of the same place for the year before, or behind: the next that there is, in its first edition. 0: none.
 * Reports without a year stand by themselves. */
size_t package_year_before(const struct package *package, size_t index);
size_t package_year_behind(const struct package *package, size_t index);

/** The year as a number; 0 for none. */
int package_year(const char *year);

/** The years that the reports are about, from the first of the reviews to the last of the plans; false if none says. */
bool package_years(const struct package *package, int *from, int *to);

/** What the package is called, and about it; the name and the Chinese title are the user's if given. */
const char *package_name(const struct package *package);
const char *package_title(const struct package *package);
#define PACKAGE_TITLE_EN "Chinese government work reports as data"
#define PACKAGE_ABOUT_ZH "由政府工作报告转换而成的结构化数据：章节、段落、统计数据、年度目标、任务分解、民生实事等。"
#define PACKAGE_ABOUT_EN                                                                                               \
  "Chinese government work reports as structured data: divisions, paragraphs, statistics, targets, actions, "          \
  "livelihood items and more."

/** The file that lists the reports with their folders, and the user's own files in assets/ (the logo has a suffix). */
#define PACKAGE_LIST "reports.json"
#define ASSET_STYLE  "own.css"
#define ASSET_FOOTER "footer.html"
#define ASSET_LOGO   "logo."

/** The media types of a package's files. */
#define MEDIA_CSV    "text/csv"
#define MEDIA_JSONL  "application/jsonl"
#define MEDIA_SCHEMA "application/schema+json"
#define MEDIA_HTML   "text/html"
#define MEDIA_XML    "application/xml"
#define MEDIA_TEXT   "text/plain"
#define MEDIA_XLSX   "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#define MEDIA_DOCX   "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

/** `path` behind the package's address, where there is one, else as it is. In the package's arena; NULL when memory
 * runs out. */
const char *package_address(const struct package *package, const char *path);

/** A word that can stand in an address and in the name of a file: anything but letters, digits and -_. of ASCII is
 * written as ~ and two hexadecimal digits a byte, and so is a dot at the beginning. NULL when memory runs out. */
const char *package_word(arena *arena, const char *text);

#endif
