/* Run-in titles: the sentences of a paragraph that may be titles in it, and what is observed of them. */
#ifndef BAOGAO_RUNINS_H
#define BAOGAO_RUNINS_H

#include "character_pairs.h"
#include "lexicon/limits.h"
#include "outline.h"

enum { MOST_OBSERVED = 48 };

/** Rows of lexicon/titles.tsv. */
struct observed {
  int count;
  uint16_t rows[MOST_OBSERVED];
};

/** A sentence of the paragraph in hand. */
struct sentence {
  uint32_t start;
  uint32_t end;
  uint32_t core;                /* behind its dash */
  uint32_t core_end;            /* before its full stop */
  uint32_t chars;               /* of its core */
  uint32_t length;              /* characters of the whole sentence */
  uint32_t behind;              /* … of the paragraph up to its end */
  uint32_t figures;             /* sentences up to it that name a figure, itself counted */
  uint64_t first, last;         /* two characters at either end of its core: their bytes */
  uint32_t first_one, last_one; /* … and 1 + the outer one of each; 0: its core is empty */
  int words;                    /* what its first and last words say, in hundredths */
  uint32_t form;                /* of forms.tsv */
  struct character_pairs pairs; /* of its core */
  uint32_t taken_up;            /* of those, which stand in the text right behind it, too */
  uint32_t repeated;            /* … right before it */
  bool possible;                /* may be a title */
  bool dash;                    /* opened by —— */
  int listed;                   /* the number of the label 一是 that it begins with; 0: none */
  bool bold;                    /* all in bold (Markdown) */
  bool marked;                  /* as the titles of its paragraph are, by a dash or bold type */
  bool couplet;                 /* …，… */
};

/** The sentences of a paragraph; room for them is used again for the next. */
struct candidates {
  struct outline *outline;
  struct sentence *sentences;
  size_t count, room;
  size_t *possible; /* those that may be titles, by their index */
  size_t possible_count, possible_room;
  bool titled;   /* the paragraph begins with a title, which is the first sentence */
  bool labelled; /* … behind a label */
  bool problems; /* it tells of difficulties */
  bool ahead;    /* its part looks ahead */
  bool marked;   /* dashes or bold type mark its titles: nothing else is one */
  bool regular;  /* it begins with a candidate, and much text follows each */
};

/** The paragraphs of a report that may hold titles, and whether a first look found some. */
struct fellows {
  bool *divided;
  size_t count, room, total; /* total: how many are divided */
};

/** Reads the sentences of the paragraph at `index`, without those of the livelihood items in `items`. False when memory
 * runs out. */
bool candidates_read(struct candidates *candidates, uint32_t index, struct run items);

/** What is observed of a candidate by itself; of one as the next title behind another (or NO_CANDIDATE: as the first);
 * of one as the last of so many (3: three or more). Candidates are counted among the possible. */
void candidate_own(const struct candidates *candidates, size_t candidate, struct observed *observed);
void candidate_link(const struct candidates *candidates, size_t before, size_t title, struct observed *observed);
void candidate_last(const struct candidates *candidates, size_t title, int members, struct observed *observed);

/** What is observed of the other paragraphs than the one at `index`. */
void fellows_observe(const struct fellows *fellows, size_t index, struct observed *observed);

/** Whether the sentence takes up all that was listed before it: 对此，我们一定… */
bool sentence_concludes(const struct candidates *candidates, const struct sentence *sentence);

#endif
