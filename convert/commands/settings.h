/* Settings: what the command line says. One table of options serves the parsing and every --help. */
#ifndef BAOGAO_SETTINGS_H
#define BAOGAO_SETTINGS_H

#include "../baogao.h"
#include "../write/package.h"
#include "../write/write.h"

enum { MOST_FORMATS = 64, MOST_PARAMETERS = 64 };

struct settings;

/** A subcommand: one row of main.c's table. */
struct command {
  const char *name;
  unsigned bit;          /* which options it takes (settings.c) */
  const char *arguments; /* what follows the options */
  const char *summary;   /* one line */
  const char *about;     /* what --help says below the options; NULL: nothing */
  bg_status (*run)(struct settings *settings);
};

extern const struct command command_convert, command_check, command_text, command_formats, command_publish,
    command_archive;

enum {
  FOR_CONVERT = 1,
  FOR_CHECK = 2,
  FOR_TEXT = 4,
  FOR_FORMATS = 8,
  FOR_PUBLISH = 16,
  FOR_ARCHIVE = 32,
  FOR_ALL = 63
};

struct sources;

struct settings {
  const struct command *command;
  bg_options report; /* what holds for every input */
  const char *formats[MOST_FORMATS];
  size_t format_count;
  const char *output;
  const char *directory;
  const char *meta;
  struct sheet_parameter columns[MOST_PARAMETERS]; /* of a table of reports: which field is in which column */
  size_t column_count;
  const char *xslt; /* the user's stylesheet */
  struct sheet_parameter parameters[MOST_PARAMETERS];
  size_t parameter_count;
  const char *from; /* a database, instead of files */
  size_t jobs;      /* 0: as many as there are processors */
  struct write_options writing;
  struct package_words package;
  bool replace;                                 /* the site that stands goes, instead of going on */
  const char *footer, *logo, *style;            /* files of the user's for the site */
  struct sheet_parameter info[MOST_PARAMETERS]; /* what an archive says of its bag */
  size_t info_count;
  struct sheet_parameter extras[MOST_PARAMETERS]; /* of the package: what a portal has of its own */
  const char *bagging_date;
  const char *profile; /* of the archive that is to take the bag; NULL: none */
  bool verify;
  bool sentences;   /* the files are tables of example sentences */
  const char *word; /* whose senses are asked for */
  bool strict;
  bool quiet;
  bool verbose;
  bool json_log;
  bool records;            /* the one file is a stream of records, each by itself */
  bool resume;             /* what an earlier run has made stays */
  const char *files_from;  /* a list of inputs beside the arguments */
  bool null_separated;     /* … of which each ends with NUL */
  struct sources *sources; /* of sources_find() */
  char **files;
  size_t file_count;
};

/** Reads the command line of a subcommand; argv[0] is its name. False when all is said: `*status` is then 0 after
 * --help, or BG_USAGE. */
bool settings_read(struct settings *settings, const struct command *command, int argc, char **argv, bg_status *status);

/** Says what is wrong with the command line (printf) and where help is; returns BG_USAGE. */
bg_status settings_wrong(const struct settings *settings, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** Wrong use when --id is given and there is more than one report to have it. */
bg_status settings_check_id(const struct settings *settings);

/** The limit for an input, in bytes. */
size_t settings_max_size(const struct settings *settings);

#endif
