/* A ledger: which files have been written into a folder, and what was written. In the end the folder must hold these,
 * each as it was written, and nothing else. Several threads may use one. */
#ifndef BAOGAO_LEDGER_H
#define BAOGAO_LEDGER_H

#include "digest.h"

typedef struct ledger ledger;

struct ledger_file {
  char *path; /* relative to the folder */
  struct digested known;
  bool foreign; /* somebody else's, which was not written: nothing is known of it */
};

/** A new, empty ledger, or NULL when memory runs out. */
ledger *ledger_new(void);
void ledger_free(ledger *ledger);

/** Adds the file `part` + `path`. False when memory runs out (logged). */
bool ledger_add(ledger *ledger, const char *part, const char *path, const struct digested *known, bg_log *log);

/** Adds a file that is somebody else's and only stays. */
bool ledger_add_foreign(ledger *ledger, const char *path, bg_log *log);

/** All files, in order of their paths' bytes, as long as none is added. */
const struct ledger_file *ledger_files(ledger *ledger, size_t *count);

#endif
