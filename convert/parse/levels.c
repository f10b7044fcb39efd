/* Levels: which title stands under which.
 *
 * A stack of open titles. A label goes on in the nearest open list that it continues (三 after 二); else it closes what
 * is of its rank or lower. Ranks follow GB/T 9704 (第一部分, 一、 （一） 1. （1） ①); lines that name a part rank with
 * the parts. The weak systems — lines, 第一， 一是 —— and run-in first sentences — have no rank of their own: the first
 * seen under a labelled title is that title's outer one. Numbering that restarts opens no new level, but for 一、 under
 * a 一、 that names a part. */
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "cues.h"
#include "lexicon/layout.h"
#include "lexicon/limits.h"
#include "lexicon/times.h"
#include "outline.h"
#include "parts.h"
#include "weak_titles.h"

enum { DEEPEST = 24 };

enum rank {
  RANK_BOOK = 0,      /* 第一部分 */
  RANK_PART = 2,      /* a line that names a part */
  RANK_HAN = 4,       /* 一、 */
  RANK_HAN_INNER = 5, /* 一、 under a 一、 that names a part */
  RANK_HAN_PAREN = 6,
  RANK_ARABIC = 8,
  RANK_ARABIC_PAREN = 10,
  RANK_CIRCLED = 12,
  RANK_WEAK = 14 /* and above: in order of appearance */
};

struct open_title {
  uint32_t index;
  int rank;
  enum label_system system;
  int n;
  bool names_part;
};

struct leveler {
  struct outline *outline;
  struct open_title stack[DEEPEST];
  int depth;
  int weak_rank[WEAK_SYSTEMS]; /* under the labelled title that is open; 0: not seen */
  int weak_seen;
  struct {
    int n, above;         /* the last number, and the rank of the title above it */
  } seen[LABEL_DASH + 1]; /* of each system, under the part that is open */
  bool plan_seen;       /* the government's own building is a part only after the plan; before, it is an achievement */
  bool lines_are_parts; /* the few unlabelled lines of this report, of which the first opens it, name its parts */
};

/* Whether the parts are labelled (一、2023年工作回顾): a line without a label then names none. */
static bool labelled_part_is_open(const struct leveler *leveler)
{
  return leveler->stack[0].system == LABEL_HAN && leveler->stack[0].names_part;
}

/* Whether the title at `index` may divide the open one: it stands right behind it, and counts, or that is a line. */
static bool divides(const struct leveler *leveler, uint32_t index)
{
  const struct paragraph *open = &leveler->outline->paragraphs[leveler->stack[leveler->depth - 1].index];
  bool member = is_title_line(open) || label_is_worded(leveler->outline->paragraphs[index].label.system);
  return member && open + 1 == &leveler->outline->paragraphs[index];
}

/* The rank of a weak system that is seen for the first time. A list that counts on over first sentences stands above
 * them, though some came before it; what comes behind a list of dashes that does not go on stands beside it. */
static int new_weak_rank(struct leveler *leveler, uint32_t index)
{
  const struct outline *outline = leveler->outline;
  const struct paragraph *paragraph = &outline->paragraphs[index];
  int *run_in = &leveler->weak_rank[WEAK_RUN_IN], rank = *run_in;
  bool lines = paragraph->over_titles || is_row_of_lines(outline, index); /* they stand over first sentences */
  bool over = lines || stands_over_run_ins(outline, index);
  if (over && rank) {
    *run_in = 0;
    return rank;
  }
  const struct open_title *top = leveler->depth ? &leveler->stack[leveler->depth - 1] : NULL;
  bool dash = top && top->system == LABEL_DASH;
  if (dash && !divides(leveler, index)) return top->rank;
  return RANK_WEAK + leveler->weak_seen++;
}

/* Whether a list with labels of rank is open whose next member stands behind the title at `index`. */
static bool stands_in_list(const struct leveler *leveler, uint32_t index)
{
  const struct outline *outline = leveler->outline;
  int depth = leveler->depth - 1;
  while (depth > 0 && !label_has_rank(leveler->stack[depth].system)) depth--;
  if (depth <= 0) return false;
  const struct open_title *open = &leveler->stack[depth];
  for (size_t i = index + 1; i < outline->speech_to; i++) {
    const struct paragraph *title = &outline->paragraphs[i];
    if (title->label.system == open->system) return title->label.n == open->n + 1;
  }
  return false;
}

/* The rank of a system of labels; 0: it has none. */
static int rank_of_system(enum label_system system)
{
  switch (system) {
  case LABEL_HAN: return RANK_HAN;
  case LABEL_HAN_PAREN: return RANK_HAN_PAREN;
  case LABEL_ARABIC: return RANK_ARABIC;
  case LABEL_ARABIC_PAREN: return RANK_ARABIC_PAREN;
  case LABEL_CIRCLED: return RANK_CIRCLED;
  default: return 0;
  }
}

static int rank_of(struct leveler *leveler, uint32_t index, bool names_part)
{
  const struct paragraph *paragraph = &leveler->outline->paragraphs[index];
  if (paragraph->label.system == LABEL_PART) return RANK_BOOK;
  if (rank_of_system(paragraph->label.system)) return rank_of_system(paragraph->label.system);
  bool line = paragraph->title_end >= paragraph->end && paragraph->label.system == LABEL_NONE;
  bool marked = paragraph->markup && paragraph->markup <= 2;
  bool part_line = leveler->lines_are_parts && !stands_in_list(leveler, index);
  bool named = names_part || part_line;
  if (marked) return RANK_PART;
  if (line && named && !labelled_part_is_open(leveler)) return RANK_PART;
  int *rank = &leveler->weak_rank[weak_of(paragraph)];
  if (*rank == 0) *rank = new_weak_rank(leveler, index);
  return *rank;
}

static bool is_line(const struct paragraph *paragraph)
{
  return paragraph->label.system == LABEL_NONE && is_title_line(paragraph);
}

/* The level that markup or a heading's style gives a line without a label, 1 the highest; 0: none. */
static uint32_t level_shown(const struct outline *outline, const struct paragraph *paragraph)
{
  enum { LOWEST = 6 /* of a heading in Markdown; more is bold */ };
  if (!is_line(paragraph)) return 0;
  if (paragraph->markup) return paragraph->markup <= LOWEST ? paragraph->markup : 0;
  return appearance_at(outline->document, paragraph->start).heading;
}

/* The rank of a line whose level is shown, by the nearest open line of a higher level or of its own; 0: none tells. */
static int rank_shown(const struct leveler *leveler, const struct paragraph *paragraph)
{
  uint32_t level = level_shown(leveler->outline, paragraph);
  for (int i = leveler->depth - 1; i >= 0; i--) {
    const struct open_title *open = &leveler->stack[i];
    uint32_t above = level_shown(leveler->outline, &leveler->outline->paragraphs[open->index]);
    if (above && above <= level && open->rank >= RANK_WEAK) return above == level ? open->rank : open->rank + 1;
  }
  return 0;
}

/* How many titles stay open when a line comes that begins like an open one: 一年来，我们…; -1 when there is none. */
static int sister_line(const struct leveler *leveler, const struct paragraph *paragraph)
{
  if (!is_line(paragraph)) return -1;
  slice title = paragraph_title(leveler->outline, paragraph);
  slice head = {title.at, utf8_bytes(title, LIMITS_SISTER_BEGINNING)};
  for (int i = leveler->depth - 1; i >= 0; i--) {
    const struct paragraph *open = &leveler->outline->paragraphs[leveler->stack[i].index];
    if (is_line(open) && slice_starts(paragraph_title(leveler->outline, open), head)) return i;
  }
  return -1;
}

/* How many titles stay open when a label that goes on in an open list comes, the outermost for what names a part; -1
 * when there is no such list. */
static int list_that_goes_on(const struct leveler *leveler, const struct paragraph *paragraph, bool names_part)
{
  int found = -1;
  if (paragraph->label.system == LABEL_NONE) return sister_line(leveler, paragraph);
  if (paragraph->label.system == LABEL_DASH) return -1;
  for (int i = leveler->depth - 1; i >= 0; i--) {
    const struct open_title *open = &leveler->stack[i];
    if (open->system != paragraph->label.system || open->n + 1 != paragraph->label.n) continue;
    if (found < 0 || names_part) found = i;
  }
  return found;
}

/* Whether a 一、 list that begins anew at `index` ends before the list goes on whose member `open` is open: 三、 after
 * 一、 二、 inside 二、; 第二、 (or a later one) after 一、 二、 inside 第一、; （二） after them inside （一）. */
static bool outer_list_goes_on(const struct outline *outline, uint32_t index, const struct open_title *open)
{
  int expected = 2;
  bool parts = open->system == LABEL_HAN;
  for (size_t i = index + 1; i < outline->speech_to; i++) {
    if (!parts && i - index >= LIMITS_LIST_REACH) return false;
    const struct label *label = &outline->paragraphs[i].label;
    if (outline->paragraphs[i].kind == NODE_KIND_COUNT) continue;
    if (!parts && label->system == open->system) return label->n > open->n;
    if (!parts || label->system != LABEL_HAN) continue;
    if (label->n == expected)
      expected++;
    else
      return label->n == open->n + 1;
  }
  return false;
}

/* The rank of a list that begins anew inside a part （一） or 1.: of 一、 or （一）, though these rank above; 0: the
 * part is none such. */
static int rank_inside_low_part(const struct leveler *leveler, const struct label *label)
{
  const struct open_title *part = &leveler->stack[0];
  if (!leveler->depth || !part->names_part) return 0;
  if (part->system != LABEL_HAN_PAREN && part->system != LABEL_ARABIC) return 0;
  return label->system == LABEL_HAN || label->system == LABEL_HAN_PAREN ? part->rank + 1 : 0;
}

/* The rank of a 一、 list that begins anew inside a member of another list; 0: it does not. */
static int rank_inside(const struct leveler *leveler, uint32_t index, bool names_part)
{
  const struct label *label = &leveler->outline->paragraphs[index].label;
  if (names_part || label->n != 1) return 0;
  int low = rank_inside_low_part(leveler, label);
  if (label->system != LABEL_HAN) return low;
  for (int i = leveler->depth - 1; i >= 0; i--) {
    const struct open_title *open = &leveler->stack[i];
    bool han = open->system == LABEL_HAN;
    if (han && open->names_part) return RANK_HAN_INNER;
    if (!han && open->system != LABEL_ORDINAL && open->system != LABEL_HAN_PAREN) continue;
    if (outer_list_goes_on(leveler->outline, index, open)) return han ? RANK_HAN_INNER : open->rank + 1;
  }
  return low;
}

/* The rank of a label under the nearest open one that stands lower than its system does (1. under a line without a
 * label): as much lower (（1） under that); 0: none stands so. */
static int rank_below_lowered(const struct leveler *leveler, const struct label *label)
{
  int own = rank_of_system(label->system), depth = leveler->depth;
  while (depth > 0 && !rank_of_system(leveler->stack[depth - 1].system)) depth--;
  if (!own || !depth) return 0;
  const struct open_title *open = &leveler->stack[depth - 1];
  int above = rank_of_system(open->system);
  return own > above ? open->rank + own - above : 0;
}

/* Whether the open title is a line under which a list may begin at `index`: right behind it or, when it sums up the
 * past (一年来，我们…), behind plain paragraphs. */
static bool leads_list(const struct leveler *leveler, uint32_t index)
{
  const struct open_title *top = &leveler->stack[leveler->depth - 1];
  const struct paragraph *line = &leveler->outline->paragraphs[top->index];
  int weights[HEADING_KINDS];
  if (!is_line(line)) return false;
  if (top->index + 1 == index) return true;
  heading_cues(paragraph_title(leveler->outline, line), weights);
  return weights[HEADINGS_KIND_PAST] > 0;
}

/* Whether the list that begins at `index` begins anew under a sister of the open title before another ends it. */
static bool begins_anew_under_sister(const struct leveler *leveler, uint32_t index)
{
  const struct outline *outline = leveler->outline;
  const struct paragraph *open = &outline->paragraphs[leveler->stack[leveler->depth - 1].index];
  const struct paragraph *first = &outline->paragraphs[index], *last = first;
  for (size_t i = index + 1; i < reach_of(outline, index); i++) {
    const struct paragraph *title = &outline->paragraphs[i];
    if (!title->title_end) continue;
    bool again = title->label.system == first->label.system && title->label.n == 1;
    if (again) return last->label.system == open->label.system && weak_of(last) == weak_of(open);
    if (!is_weak(title) && title->label.system < first->label.system) return false;
    last = title;
  }
  return false;
}

/* Whether the label at `index` stands under the open title, which has no rank of its own: its list begins there, or
 * goes on with the numbers (一是 1. 2. 二是 3. 4.) or begins anew as under the sister before. */
static bool stands_under_open(const struct leveler *leveler, uint32_t index)
{
  const struct open_title *top = leveler->depth ? &leveler->stack[leveler->depth - 1] : NULL;
  const struct label *label = &leveler->outline->paragraphs[index].label;
  if (!top || top->rank < RANK_WEAK || label->system == LABEL_NONE) return false;
  bool sisters = leveler->seen[label->system].n && leveler->seen[label->system].above == top->rank;
  if (label->n != 1) return sisters && label->n == leveler->seen[label->system].n + 1;
  return sisters || leads_list(leveler, index) || begins_anew_under_sister(leveler, index);
}

/* Under a new title the weak systems that stood below its like begin anew. */
static void forget_below(struct leveler *leveler, int rank)
{
  for (int i = 0; i < WEAK_SYSTEMS; i++)
    if (leveler->weak_rank[i] > rank) leveler->weak_rank[i] = 0;
  leveler->weak_seen = rank >= RANK_WEAK ? rank - RANK_WEAK + 1 : 0;
}

/* The rank of the part with a title of its own that is next behind `index`. */
static int rank_of_next_part(const struct outline *outline, uint32_t index, struct label *label)
{
  for (size_t i = index + 1; i < outline->speech_to; i++) {
    const struct paragraph *title = &outline->paragraphs[i];
    if (title->inferred || part_of_title(outline, title) == NODE_SECTION) continue;
    *label = title->label;
    return label->system == LABEL_PART ? RANK_BOOK : label->system == LABEL_HAN ? RANK_HAN : RANK_PART;
  }
  return RANK_PART;
}

/* A part without a title stands beside the parts that have one, and their numbers go on past it. */
static void open_part(struct leveler *leveler, uint32_t index)
{
  struct paragraph *paragraph = &leveler->outline->paragraphs[index];
  struct open_title part = {.index = index, .names_part = true};
  if (leveler->stack[0].names_part) {
    part = leveler->stack[0];
    part.index = index;
  } else {
    struct label next = {LABEL_NONE, 0, 0};
    part.rank = rank_of_next_part(leveler->outline, index, &next);
    part.system = next.system;
    part.n = next.n - 1;
  }
  leveler->plan_seen |= paragraph->inferred == NODE_PLAN;
  memset(leveler->weak_rank, 0, sizeof leveler->weak_rank);
  leveler->weak_seen = 0;
  paragraph->parent = NO_PARENT;
  paragraph->depth = 1;
  leveler->stack[0] = part;
  leveler->depth = 1;
}

static void open_title(struct leveler *leveler, uint32_t index)
{
  struct paragraph *paragraph = &leveler->outline->paragraphs[index];
  enum node_kind part = part_of_title(leveler->outline, paragraph);
  leveler->plan_seen |= part == NODE_PLAN || part == NODE_OUTLOOK;
  bool too_soon = part == NODE_GOVERNMENT && !leveler->plan_seen;
  bool names_part = part != NODE_SECTION && !too_soon;
  bool weak = is_weak(paragraph);
  int rank = rank_of(leveler, index, names_part);
  int keep = list_that_goes_on(leveler, paragraph, names_part);
  if (keep >= 0) {
    rank = leveler->stack[keep].rank;
    bool outermost = keep == 0 && paragraph->label.system == LABEL_HAN_PAREN;
    names_part |= outermost && leveler->stack[0].names_part; /* as those before it do */
    if (weak) leveler->weak_rank[weak_of(paragraph)] = rank;
  } else {
    int inside = rank_inside(leveler, index, names_part), shown = rank_shown(leveler, paragraph);
    int below = rank_below_lowered(leveler, &paragraph->label);
    if (inside || shown) rank = inside ? inside : shown;
    if (below) rank = below;
    if (stands_under_open(leveler, index)) rank = leveler->stack[leveler->depth - 1].rank + 1;
    keep = leveler->depth;
    while (keep > 0 && leveler->stack[keep - 1].rank >= rank) keep--;
  }
  if (keep >= DEEPEST - 1) keep = DEEPEST - 2;
  forget_below(leveler, rank);
  paragraph->parent = keep ? leveler->stack[keep - 1].index : NO_PARENT;
  paragraph->depth = (uint8_t)(keep + 1);
  leveler->seen[paragraph->label.system].n = paragraph->label.n;
  leveler->seen[paragraph->label.system].above = keep ? leveler->stack[keep - 1].rank : -1;
  leveler->stack[keep] = (struct open_title){index, rank, paragraph->label.system, paragraph->label.n, names_part};
  leveler->depth = keep + 1;
}

/* A plain paragraph ends titles that were run in without a label of rank: it is no longer about them, and what comes
 * after it begins a new run of titles. One that ends with a colon only leads in to what comes. */
static void close_run_in(struct leveler *leveler, size_t index)
{
  const struct paragraph *plain = &leveler->outline->paragraphs[index];
  slice text = document_slice(leveler->outline->document, plain->start, plain->end);
  bool leads_in = ends_in_colon(text);
  while (leveler->depth > 0) {
    const struct open_title *top = &leveler->stack[leveler->depth - 1];
    const struct paragraph *title = &leveler->outline->paragraphs[top->index];
    bool labelled = title->label.system != LABEL_NONE;
    bool leads = labelled && leads_in;
    if (leads || !is_weak(title) || title->title_end >= title->end) return;
    leveler->depth--;
    if (!labelled) leveler->weak_rank[WEAK_RUN_IN] = 0;
  }
}

/* Whether a later title goes on with the list in which `open` stands, before the next part. */
static bool list_has_more(const struct leveler *leveler, const struct open_title *open, size_t index)
{
  const struct outline *outline = leveler->outline;
  const struct paragraph *member = &outline->paragraphs[open->index];
  for (size_t i = index + 1; i < reach_of(outline, index); i++) {
    const struct paragraph *title = &outline->paragraphs[i];
    if (!title->title_end) continue;
    if (title->label.system == open->system && title->label.n == open->n + 1) return true;
    if (part_of_title(outline, title) != NODE_SECTION) return false;
    bool unlabelled = open->system == LABEL_NONE && title->label.system == LABEL_NONE;
    if (unlabelled && is_title_line(title) == is_title_line(member)) return true;
  }
  return false;
}

/* Whether a division that is open touches by its title on how the government works: what is told of that stands inside.
 */
static bool stands_under_government(const struct leveler *leveler)
{
  for (int i = 1; i < leveler->depth; i++) {
    int weights[HEADING_KINDS];
    heading_cues(paragraph_title(leveler->outline, &leveler->outline->paragraphs[leveler->stack[i].index]), weights);
    if (weights[HEADINGS_KIND_GOVERNMENT] >= LIMITS_WEIGHT_HINT || weights[HEADINGS_KIND_CONDUCT]) return true;
  }
  return false;
}

/* “十三五”及2020年工作回顾, and behind its divisions 2020年，我们…: whether the paragraph turns from the years of the
 * part to the last of them. */
static bool turns_to_last_year(const struct leveler *leveler, const struct paragraph *plain)
{
  const struct outline *outline = leveler->outline;
  slice text = document_slice(outline->document, plain->start, plain->end);
  slice head = {text.at, utf8_bytes(text, 4)}, rest = slice_after(text, head.size);
  bool year = year_in(head, NULL) == outline->plan_year - 1 && lex_times_starts(rest.at, rest.size, TIMES_ROLE_YEAR);
  if (!year || leveler->plan_seen) return false;
  return title_counts_years(paragraph_title(outline, &outline->paragraphs[leveler->stack[0].index]));
}

/* Such a paragraph behind the last division of a part ends it, whatever its label: titles that follow are divisions of
 * the part. */
static void close_last_division(struct leveler *leveler, size_t index)
{
  const struct outline *outline = leveler->outline;
  const struct open_title *part = &leveler->stack[0];
  if (leveler->depth < 2) return;
  bool is_part = part->n == 1 || part->names_part; /* the first is a review, whatever its name */
  if (!is_part) return;
  const struct open_title *top = &leveler->stack[leveler->depth - 1];
  const struct paragraph *title = &outline->paragraphs[top->index];
  if (top->index + 1 == index && title->title_end >= title->end) return; /* it is what a line stands over */
  if (list_has_more(leveler, &leveler->stack[1], index)) return;
  bool own = leveler->plan_seen && !stands_under_government(leveler) && turns_to_own_building(outline, index);
  const struct paragraph *plain = &outline->paragraphs[index];
  bool of_part = turns_to_last_year(leveler, plain) || speaks_of_part(outline, plain, leveler->plan_seen);
  if (!own && !of_part) return;
  leveler->depth = 1;
  memset(leveler->weak_rank, 0, sizeof leveler->weak_rank);
  leveler->weak_seen = 0;
}

bool levels_find(struct outline *outline)
{
  struct leveler leveler = {.outline = outline, .lines_are_parts = lines_are_parts(outline)};
  for (size_t i = 0; i < outline->speech_to; i++) {
    struct paragraph *paragraph = &outline->paragraphs[i];
    bool plain = paragraph->kind == NODE_P;
    if (plain && paragraph->label.system == LABEL_NONE) {
      close_run_in(&leveler, i);
      close_last_division(&leveler, i);
    }
    paragraph->parent = leveler.depth ? leveler.stack[leveler.depth - 1].index : NO_PARENT;
    if (!paragraph->title_end) continue;
    if (paragraph->inferred)
      open_part(&leveler, (uint32_t)i);
    else
      open_title(&leveler, (uint32_t)i);
  }
  return true;
}
