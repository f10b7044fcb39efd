/* A document on its way: the one structure that is handed from read/ through parse/ and stats/ to tree/.
 *
 * The source text is one buffer of valid UTF-8; everything else refers to it by byte offsets, half-open. What has been
 * found lies in two layers. Blocks are a tree of nodes, from body over divisions down to paragraphs, headings, items,
 * cells: those that have no child hold text. Marks are runs within (or between) these: furniture, sentences, terms,
 * statistics, labels, note references. Each kind of mark is an array in order of start. tree/ puts the two together. */
#ifndef BAOGAO_DOCUMENT_H
#define BAOGAO_DOCUMENT_H

#include "../baogao.h"
#include "../support/arena.h"
#include "../support/log.h"
#include "../support/slice.h"
#include <stdint.h>

/** The kinds of blocks: constant, element name, whether it is a division (may have a heading and hold divisions),
 * whether it holds text itself. The order is that of DESIGN's vocabulary. */
#define NODE_KINDS(K)                                                                                                  \
  K(NODE_BODY, "body", false, false)                                                                                   \
  K(NODE_TITLE, "title", false, true)                                                                                  \
  K(NODE_MEETING, "meeting", false, true)                                                                              \
  K(NODE_SPEAKER, "speaker", false, true)                                                                              \
  K(NODE_SALUTATION, "salutation", false, true)                                                                        \
  K(NODE_OPENING, "opening", true, false)                                                                              \
  K(NODE_REVIEW, "review", true, false)                                                                                \
  K(NODE_OUTLOOK, "outlook", true, false)                                                                              \
  K(NODE_PLAN, "plan", true, false)                                                                                    \
  K(NODE_GOVERNMENT, "government", true, false)                                                                        \
  K(NODE_ACHIEVEMENT, "achievement", true, false)                                                                      \
  K(NODE_TASK, "task", true, false)                                                                                    \
  K(NODE_MEASURE, "measure", true, false)                                                                              \
  K(NODE_TOPIC, "topic", true, false)                                                                                  \
  K(NODE_SECTION, "section", true, false)                                                                              \
  K(NODE_OVERVIEW, "overview", true, false)                                                                            \
  K(NODE_OUTLOOK_TEXT, "outlook-text", true, false)                                                                    \
  K(NODE_REQUIREMENT, "requirement", true, false)                                                                      \
  K(NODE_TARGETS, "targets", true, false)                                                                              \
  K(NODE_ACKNOWLEDGEMENT, "acknowledgement", true, false)                                                              \
  K(NODE_PROBLEMS, "problems", true, false)                                                                            \
  K(NODE_PROBLEM, "problem", true, false)                                                                              \
  K(NODE_CLOSING, "closing", true, false)                                                                              \
  K(NODE_LIVELIHOOD, "livelihood", true, false)                                                                        \
  K(NODE_ITEM, "item", false, true)                                                                                    \
  K(NODE_GLOSSARY, "glossary", true, false)                                                                            \
  K(NODE_ENTRY, "entry", false, false)                                                                                 \
  K(NODE_ENTRY_TERM, "term", false, true)                                                                              \
  K(NODE_DEFINITION, "definition", false, true)                                                                        \
  K(NODE_APPENDIX, "appendix", true, false)                                                                            \
  K(NODE_HEADING, "heading", false, true)                                                                              \
  K(NODE_P, "p", false, true)                                                                                          \
  K(NODE_LIST, "list", false, false)                                                                                   \
  K(NODE_LI, "li", false, true)                                                                                        \
  K(NODE_TABLE, "table", false, false)                                                                                 \
  K(NODE_ROW, "row", false, false)                                                                                     \
  K(NODE_CELL, "cell", false, true)

#define NODE_KIND_CONSTANT(constant, element, division, text) constant,
enum node_kind { NODE_KINDS(NODE_KIND_CONSTANT) NODE_KIND_COUNT };
#undef NODE_KIND_CONSTANT

/** The element name of a kind, and its two properties. */
struct node_kind_info {
  const char *element;
  bool division;
  bool text;
};
extern const struct node_kind_info node_kinds[NODE_KIND_COUNT];

/** A block. A division's heading is its first child. An item, entry or li may instead of text have paragraphs as
 * children (then `first` is not NULL and all its text lies in them; its label is then a mark in the first of them).
 * `start`–`end` is trimmed of white space and of furniture at its ends, except furniture inside; a parent covers its
 * children. */
struct node {
  enum node_kind kind;
  uint32_t start;
  uint32_t end;
  int n;          /* the number its label prints; -1: none */
  uint32_t rows;  /* cell: how many it covers */
  bool run_in;    /* heading: the paragraph goes on behind it */
  bool continued; /* p: goes on where a heading, item or topic interrupted it; cell: the one above covers it */
  bool foreign;   /* p: in English */
  bool inferred;  /* found from circumstances, not read */
  struct node *parent;
  struct node *first;
  struct node *last;
  struct node *next;
  const char *role;   /* section: what it is (NULL: other); table: of what it is one; cell: what its column holds */
  const char *rule;   /* name of the rule that made it, for --explain; static or in the arena */
  const char *status; /* item: done or planned (NULL: not said); static */
};

/** A run of text inside or between blocks. */
enum mark_kind {
  MARK_FURNITURE,
  MARK_SENTENCE,
  MARK_TERM,
  MARK_STAT,
  MARK_LABEL,
  MARK_REF,
  MARK_LEAD_UNIT,
  MARK_KINDS
};

/** Furniture types, in the order of their names in furniture_types[]. */
enum furniture_type {
  FURNITURE_PAGE_JUMP,
  FURNITURE_RUNNING_HEAD,
  FURNITURE_PAGE_NUMBER,
  FURNITURE_NAVIGATION,
  FURNITURE_FRONT_MATTER,
  FURNITURE_MARKUP,
  FURNITURE_CREDIT,
  FURNITURE_SPACING,
  FURNITURE_CONTROL, /* one character that XML cannot hold */
  FURNITURE_TYPES
};
extern const char *const furniture_types[FURNITURE_TYPES];

struct mark {
  uint32_t start;
  uint32_t end;
  uint32_t detail; /* furniture: its type; statistic: index into document.statistics; note reference: the number
                    * printed; hint: see there */
};

struct marks {
  struct mark *at;
  size_t count;
  size_t room;
};

/** How a format shows a piece of text beside its words, as far as read/ knows: a table's row in one line; one of which
 * a single cell has text (the detail of both: which table, 0 where that is not known); the place behind an empty cell
 * that the cell above it covers; bold letters; a heading by its style; a centred line; one at the right; how large
 * letters are. Of each kind the marks are in order and do not overlap. */
enum hint {
  HINT_ROW,
  HINT_LONE_CELL,
  HINT_COVERED,
  HINT_BOLD,
  HINT_HEADING,
  HINT_CENTRED,
  HINT_RIGHT,
  HINT_SIZE,
  HINTS
};

/** How letters are shown; false and 0 where the format does not say. */
struct appearance {
  bool bold, centred, right;
  bool raised;      /* above the line, as the marks of notes and exponents are … */
  bool mark;        /* … and known to be the mark of a note; both are seen to by extract_shown() */
  uint32_t heading; /* its level in the outline, 1 the highest; HINT_HEADING's detail */
  uint32_t size;    /* of the letters, in tenths of a point; HINT_SIZE's detail */
};

/** A statistic (DESIGN §3, `stat`). Strings are NUL-terminated, in the arena or static; NULL or "" is an absent
 * attribute. */
struct statistic {
  const char *value;     /* exact decimal digits */
  const char *value_max; /* of a range */
  const char *ratio;     /* 2/3, 8:54.9:37.1 */
  const char *reference; /* a target without a number: what it is measured against */
  const char *unit;
  const char *base_value; /* the value in base_unit; both where that is another than `unit` */
  const char *base_unit;
  const char *op; /* eq approx ge gt le lt */
  const char *op_word;
  const char *change; /* increase decrease */
  const char *indicator;
  const char *concept; /* code of the indicator in the concordance */
  const char *subject;
  const char *role; /* actual target threshold */
  const char *type;
  const char *period;
  const char *verb;       /* what was done to the thing counted: 开工改造 */
  const char *hedge;      /* how sure the report is: 力争, 预计 */
  const char *scope;      /* of a rank or a share: 全省 */
  const char *group;      /* g1, g2 … */
  const char *confidence; /* 0.00 … 1.00: how often such a record is right in value and indicator */
  const char *rule;       /* for --explain */
};

/** A fact about the report as a whole; NULL: not known. */
struct fact {
  const char *value;
  bool inferred;
};

struct facts {
  struct fact title, place, place_code, level, plan_year, review_from, review_to, meeting, date, speaker;
};

/** Where the text came from. */
struct source {
  const char *name;       /* base name, or NULL */
  const char *address;    /* or NULL */
  const char *encoding;   /* UTF-8, GB18030 … */
  const char *media_type; /* text/plain, text/markdown … */
  char sha256[65];        /* of the bytes, hexadecimal */
  char text_sha256[65];   /* of the decoded text in UTF-8 */
  uint64_t bytes;
  bool traditional; /* the text is in Traditional characters */
};

/** What a page's own tags say of its article; NULL: nothing. */
struct page_facts {
  const char *title;
  const char *date; /* of its publication, YYYY-MM-DD */
};

/** A run of text, in bytes. */
struct run {
  uint32_t start;
  uint32_t end;
};

/** A piece of the text that is parsed: from `start` on it is the source's text from `source` on. */
struct piece {
  uint32_t start;
  uint32_t source;
};

/** A numbered entry of the glossary; of equal numbers the first in the text comes first. */
struct entry {
  uint32_t number;
  uint32_t order;
  const char *id; /* of its element */
};

struct document {
  arena *arena;
  arena *scratch;            /* of what is only needed while the text is parsed; NULL: `arena` */
  arena *cutting;            /* of the text as it is cut, until the source's is restored; NULL: `arena` */
  bg_log *log;               /* borrowed */
  const bg_options *options; /* borrowed, never NULL */
  struct source source;
  struct page_facts page;
  slice text; /* the decoded source text, BOM removed; valid UTF-8; at most 4 GiB; NUL-terminated behind its end. While
               * it is parsed it may be another: in Simplified characters (script.h), without what breaks its
               * paragraphs (cuts.h) */
  slice source_text;    /* the source text then; `.at` is NULL when the two are the same */
  struct piece *pieces; /* what `text` is made of when something was cut out of it */
  size_t piece_count;
  struct marks cut;      /* the furniture that was, at its place in the source */
  uint32_t *line_starts; /* byte offsets, ascending; the first is 0 */
  size_t line_count;
  const struct run *generated; /* text that the source's format generates, written in by read/; in order */
  size_t generated_count;
  const struct mark *aside; /* furniture that read/ knows by its place in the source; `detail` is its type */
  size_t aside_count;
  struct marks hints[HINTS]; /* by their places in the source */
  struct node *body;
  struct marks marks[MARK_KINDS];
  struct statistic *statistics;
  size_t statistic_count;
  size_t statistic_room;
  struct facts facts;
  struct entry *entries; /* ascending; found when the document's tree is prepared */
  size_t entry_count;
  bool lent;      /* the source's bytes live as long as the document, and are NUL-terminated behind their end */
  bool is_report; /* false: a text of another kind; a plain outline was made */
};

/** Where what is only needed while the text is parsed, and is large, may lie: lines, paragraphs. */
static inline arena *document_scratch(const struct document *document)
{
  return document->scratch ? document->scratch : document->arena;
}

/** Whether all the memory that was asked for could be had; if not, the log says so. Who only asks for a piece that the
 * result may lack need not tell that it was not had: this does in the end. */
bool document_is_whole(const struct document *document);

/** A new node of `kind`, child of `parent` (NULL for none) after its last; NULL when memory runs out. */
struct node *node_new(struct document *document, enum node_kind kind, struct node *parent, uint32_t start,
                      uint32_t end);

/** Appends a mark; false when memory runs out. Marks of a kind must be added in order of start. */
void mark_add(struct document *document, enum mark_kind kind, uint32_t start, uint32_t end, uint32_t detail);

/** Makes room for about `count` marks of a kind, before the first is added; false when memory runs out. */
void mark_reserve(struct document *document, enum mark_kind kind, size_t count);

/** The index of the first mark of `kind` that ends after `offset` (binary search; marks of a kind do not overlap). */
size_t mark_after(const struct document *document, enum mark_kind kind, uint32_t offset);

/** Whether the character at `offset` of the text as it is parsed has the hint. */
bool has_hint(const struct document *document, enum hint hint, uint32_t offset);

/** The detail of that hint; 0 where it does not have it. */
uint32_t hint_detail(const struct document *document, enum hint hint, uint32_t offset);

/** How many of the characters from `start` to `end` have it, white space not counted: all, none or some. */
enum share { SHARE_NONE, SHARE_SOME, SHARE_ALL };

/** How the character at `offset` of the text as it is parsed is shown. */
struct appearance appearance_at(const struct document *document, uint32_t offset);
enum share hint_share(const struct document *document, enum hint hint, uint32_t start, uint32_t end);

/** Moves `*start` and `*end` inwards over white space and furniture; equal when nothing else is between them. */
void document_trim(const struct document *document, uint32_t *start, uint32_t *end);

/** The source's text from `start` to `end`, furniture and all. */
static inline slice document_slice(const struct document *document, uint32_t start, uint32_t end)
{
  return (slice){document->text.at + start, end - start};
}

/** The text from `start` to `end` without its furniture. Where there is none it is the source's own bytes, else a copy
 * in the arena;
 * `*map` (may be NULL) then gets for each byte of the copy its source offset and one more for the end, or NULL where
 * nothing was cut (offset = start + position). `.at` is NULL when memory runs out. */
slice document_clean(const struct document *document, uint32_t start, uint32_t end, const uint32_t **map);

/** The place (line, column) of a byte offset. Linear in the length of the line. */
log_place document_place(const struct document *document, uint32_t offset);

/** The next node of the tree in document order, or NULL after the last; `node` itself comes before its children. */
struct node *node_following(const struct node *node);

#endif
