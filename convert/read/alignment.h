/* Where the lines of a paragraph stand, in Word documents (w:jc) and OpenDocument (fo:text-align). */
#ifndef BAOGAO_ALIGNMENT_H
#define BAOGAO_ALIGNMENT_H

#include "../parse/document.h"

enum alignment { ALIGNED_NOT_SAID, ALIGNED_CENTRE, ALIGNED_RIGHT, ALIGNED_OTHERWISE };

/** The alignment that `value` names; NULL: it is not said. */
enum alignment alignment_of(const char *value);

/** Shows it so, where that is said. */
void align(struct appearance *shown, enum alignment alignment);

#endif
