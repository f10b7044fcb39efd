/* The proof of a folder before it gets its name. */
#ifndef BAOGAO_PROOF_H
#define BAOGAO_PROOF_H

#include "../support/ledger.h"

/** Whether `folder` holds the files that the ledger has, none more and none less; whether each of them holds the bytes
 * that were written; and whether it is what its suffix says: XML well-formed, CSV, JSON and pages in UTF-8. What stands
 * under `foreign` (NULL: nothing) is not of our making: its bytes are compared and not understood; what the ledger
 * calls foreign only has to be there. False, with UNSOUND, CANNOT_READ or MEMORY in `log`, when it does not. */
bool proof_folder(const char *folder, ledger *ledger, const char *foreign, bg_log *log);

#endif
