/* Figures: what the reports of a package say of the indicators of the concordance — each report's targets for its year
 * and results of the year before — one a place, year, indicator and measure, in the order in which pages show them. */
#ifndef BAOGAO_FIGURES_H
#define BAOGAO_FIGURES_H

#include "claims.h"
#include "package.h"

/** What of an indicator a figure measures: its growth in per cent, or itself. */
enum measure { MEASURE_GROWTH, MEASURE_LEVEL };

/** What a report says. */
struct said {
  const struct claim *claim; /* NULL: nothing */
  size_t report;             /* index in the package */
  double value;              /* as it is drawn and ordered; a decrease is below zero */
};

/** A year of a place and an indicator. */
struct figure {
  const struct lex_concepts_row *concept;
  enum measure measure;
  const char *unit; /* of the values */
  size_t place;     /* index in the package */
  int year;
  struct said target;
  struct said result; /* from the report of the year behind */
};

/** Figures by place, indicator, measure and year; or by indicator, measure, year and place. */
struct figures {
  struct figure *at;
  size_t count, room;
};

/** Collects the figures of all reports whose claims there are, of each year's first edition, by place. False when
 * memory runs out. */
bool figures_collect(struct figures *figures, const struct package *package, const struct claims *const *claims,
                     size_t count, arena *memory);

/** Puts them in order of the indicators. */
void figures_by_concept(struct figures *figures);

/** Whether two stand in one series: of one place, indicator and measure. */
bool figures_alike(const struct figure *a, const struct figure *b);

#endif
