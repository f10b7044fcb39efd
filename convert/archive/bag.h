/* Bags: folders as RFC 8493 (BagIt 1.0) wants them, that tell what they hold and whether it is still as it was. */
#ifndef BAOGAO_BAG_H
#define BAOGAO_BAG_H

#include "../support/log.h"

/** What an archive says of a bag (bag-info.txt). `name` is a label such as Source-Organization. */
struct bag_word {
  const char *name;
  const char *value;
};

/** Whether the label can be given: letters, digits and hyphens, and none of those that bag_seal() writes itself. */
bool bag_word_allowed(const char *name);

/** Makes a bag of `folder`, in which the payload stands under data/ and nothing else: writes bagit.txt, bag-info.txt
 * with `count` words and Payload-Oxum, and the manifests, by SHA-512. No clock is looked at. `files` is how many there
 * are in the payload. False, logged, when that fails, or when the manifest does not name as many. */
bool bag_seal(const char *folder, size_t files, const struct bag_word *words, size_t count, bg_log *log);

/** Checks a bag, of this program or any other: every file that a manifest names is there and is what it was, and the
 * payload has no other. What is wrong goes to `log`, file by file. False only when memory runs out; that `folder` is no
 * bag is said in the log, too. */
bool bag_verify(const char *folder, bg_log *log);

#endif
