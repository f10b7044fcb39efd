/* Suggestions: the word that was meant, when one is mistyped. */
#ifndef BAOGAO_SUGGESTION_H
#define BAOGAO_SUGGESTION_H

#include <stddef.h>

enum { SUGGESTION_TEXT = 256 };

/** What is nearest to `word` so far: all zero but for the word in the beginning. */
struct suggestion {
  const char *word;
  const char *nearest; /* NULL: nothing is near enough; borrowed */
  size_t distance;
};

/** Looks whether `candidate` is nearer than what was nearest. Of two as near the first stays. */
void suggestion_try(struct suggestion *suggestion, const char *candidate);

/** The word as a message shows it, with what was meant if that is known: “ouput (did you mean output?)”. Both get
 * `before` ("--") at their front. Into `text`, which is returned. */
const char *suggestion_shown(const struct suggestion *suggestion, const char *before, char text[SUGGESTION_TEXT]);

#endif
