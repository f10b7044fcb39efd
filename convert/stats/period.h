/* Periods: the year or years that a statistic is of. */
#ifndef BAOGAO_PERIOD_H
#define BAOGAO_PERIOD_H

#include "bind.h"
#include "context.h"

/** A time spoken of in a sentence. */
struct moment {
  const char *at; /* in the sentence's text */
  slice word;     /* as written: 去年, 2023年 */
  struct years years;
  bool base; /* what is compared with (比2012年) or started from (由2002年的): of the number behind it alone, if at all
              */
  bool compared;   /* 比, 较 */
  bool until;      /* 到2025年: up to the next semicolon */
  bool ended;      /* 末, 底: of several years the last */
  bool past;       /* before the plan's year */
  bool looks_back; /* 一年来, 五年来 */
  bool brief;      /* 上半年: of what is planned, of its own clause alone */
};

enum { MOMENTS_MOST = 16 };

/** The moments of a sentence, and the one that the text before it spoke of last. */
struct moments {
  struct moment at[MOMENTS_MOST];
  size_t count;
  struct moment carried; /* years.to is 0: none */
  struct moment last;    /* the last that the sentence before spoke of */
  bool within;           /* the sentence tells of a part of what that one told: 其中，… */
  struct moment stretch; /* the last of several years, since the report has turned to it (一年来，…), titles or not */
};

/** Reads the times that `text` speaks of. `context` says what 去年 and 五年来 are seen from. */
void period_read(struct moments *moments, slice text, const struct context *context);

/** The years of `binding`, whose type is `type`; and whether it tells of the past though its division is of what is to
 * come (去年…的). */
struct years period_of(const struct moments *moments, const struct context *context, const struct binding *binding,
                       const char *type, bool *past);

/** Whether `binding` counts up what was done in several years: 三年共安排就业2万人, 三年来，新建渔港5处. */
bool period_counts_up(const struct moments *moments, const struct context *context, const struct binding *binding);

/** The word that the years of `binding` were read from: in its sentence or carried from one before. Empty: no time is
 * named, and its division decides. */
slice period_word(const struct moments *moments, const struct binding *binding);

/** Whether the title `text` of a division that looks back names its years; the first it names are then the context's:
 * “2025年及‘十四五’时期回顾” is of 2025 where nothing else is said. */
bool period_of_title(slice text, struct context *context);

/** The year that `text`, which is no report, tells of in all that it does not date: that of the title of a bulletin
 * (2030年国民经济和社会发展统计公报); 0 where it has no such title. */
struct years period_of_bulletin(slice text);

/** At the end of a sentence: what it spoke of at its start holds for the next. */
void period_carry(struct moments *moments, slice text, const struct context *context);

#endif
