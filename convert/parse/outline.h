/* The outline while it is being found: paragraphs, and the segments they fall into.
 *
 * parse.c calls the passes in their order; each adds to what the former left:
 * - lines.c: the source's lines, cut also at written-out line ends and, where a report stands on one line, at its gaps
 * - furniture.c, jumps.c: what is not the report's own text; furniture_marks.c keeps it
 * - doubled.c: titles that stand twice, as what was printed bold does
 * - spacing.c: spaces inside sentences that are not the text's own
 * - joins.c, wraps.c, paragraphs.c: lines become paragraphs, wrapped lines and page jumps rejoined
 * - boundaries.c, glued_parts.c: where paragraphs begin in a text without line ends
 * - foreign.c: lines in another language
 * - front.c: the title block
 * - ending.c: where the speech ends; glossary and appendix
 * - titles.c, title_signs.c, shown_titles.c: which paragraphs are titles, or begin with one
 * - parted_titles.c, glued_titles.c, glued_rows.c: where titles end whose line ends were lost
 * - held_members.c: members of lists and titles that share a paragraph
 * - contents.c: what tells before the parts which parts there are, and is no title
 * - aspects.c, signed_titles.c: titles before colons and other signs
 * - company.c, likeness.c, sentence_lines.c: which of these stay beside their neighbours
 * - years.c: the year of the plan, the years under review
 * - inferred.c: where parts begin that have no title
 * - annexes.c: what stands behind the speech, and the livelihood items there
 * - items.c, unnumbered.c, grouped_items.c, promises.c: livelihood items of the speech; label_runs.c: labels that count
 * up in a text
 * - levels.c, weak_titles.c, whole_parts.c: which title stands under which, and what stands behind the last
 * - parts.c, roles.c, sisters.c: what each title opens: review, plan, task, measure …
 * - functions.c, blocks.c: what paragraphs without a title are for
 * - own_building.c: where the government's own building begins without a title
 * - topics.c, runins.c, chains.c: titles in the middle of paragraphs
 * - inner_tasks.c: tasks that stand inside paragraphs only
 * - explain.c, considered.c: for --explain, why all this, and what else was considered
 * - divisions.c, lists.c: all of it becomes nodes
 * - task_tables.c: which tables are of tasks
 * - progress.c: whether livelihood items are planned or done
 * - sentences.c, sentence_ends.c: sentences and terms
 * - facts.c, naming.c, place.c: title, place, years, meeting, speaker
 */
#ifndef BAOGAO_OUTLINE_H
#define BAOGAO_OUTLINE_H

#include "document.h"
#include "labels.h"

/** A paragraph as the writer meant it: one line, or several where the text was wrapped or a page jump cut it. */
struct paragraph {
  uint32_t start; /* trimmed of white space and furniture */
  uint32_t end;
  uint32_t chars;          /* code points, furniture not counted */
  struct label label;      /* its enumerator, if it begins with one */
  uint32_t sentence_end;   /* end of the first sentence, its punctuation and closing quotes included */
  uint32_t sentence_chars; /* code points of the first sentence behind the label */
  uint32_t markup;         /* Markdown: 1–6 for # to ######, 7 for a line all in bold; else 0 */
  uint32_t title_end;      /* end of its title, 0: it has none */
  enum node_kind kind;     /* what its title or function makes of it; NODE_P: nothing */
  const char *role;        /* of a NODE_SECTION */
  const char *rule;        /* why */
  const char *dropped;     /* why it was taken for a title that its neighbours are none beside; NULL: it was not */
  enum node_kind other;    /* what its list might have been else, and by how much that is worse, in hundredths; */
  int better;              /* … 0: nothing was weighed */
  uint32_t parent;         /* index of the paragraph whose title it stands under; NO_PARENT: of none */
  uint8_t depth;           /* title: 1 for a part, 2 for what stands under it … */
  enum node_kind inferred; /* the part that begins here without a title: this one stands for it; NODE_BODY: none */
  bool over_titles;        /* its title begins like its sisters', and other titles stand between them */
  bool complete;           /* ends with sentence punctuation */
  bool opens_table;        /* the first row of one */
  bool item;               /* a livelihood item */
  bool over_items;         /* its title stands over livelihood items and nothing else */
  bool item_part;          /* goes on with the livelihood item before it */
  bool holds_items;        /* livelihood items stand inside it */
};

#define NO_PARENT UINT32_MAX

/** paragraph.markup of a line that opens a part, and of one in bold. */
enum { MARKUP_PART = 1, MARKUP_BOLD = 7 };

/** A title inside a paragraph: a topic, or an inline item. In order of start. */
struct inner {
  uint32_t paragraph;
  uint32_t start;
  uint32_t end;
  enum node_kind kind; /* NODE_TOPIC: a heading; NODE_ITEM: a livelihood item; NODE_P: text goes on after items */
  int n;
  uint32_t label_end; /* end of its label, or start */
  bool headless;      /* a problem that only a label opens: it has no heading */
  bool nested;        /* stands under the title before it that is not */
  const char *rule;
};

struct outline {
  struct document *document;
  struct paragraph *paragraphs;
  size_t count;
  size_t room;
  struct inner *inners;
  size_t inner_count;
  size_t inner_room;
  size_t speech_from; /* paragraphs of the speech proper: from the salutation, or what follows the title block, … */
  size_t speech_to;   /* … to before the glossary or appendix */
  int plan_year;      /* 0: not known */
  bool plan_year_inferred;  /* … from the year under review */
  bool speaks_of_next_year; /* the assembly met at a year's end: 今年 is under review, 明年 is the plan's */
  bool glued;               /* line ends were lost: paragraphs were told by what they say */
  struct run *foreign;      /* paragraphs in another language, which are none of these, in order */
  size_t foreign_count;
  uint32_t *lines; /* byte offsets at which lines begin, and one more for the end of the text */
  size_t line_count;
};

bool lines_find(struct outline *outline);
bool furniture_find(struct outline *outline);
void doubled_find(struct outline *outline);
void typeset_spaces_find(struct document *document);
bool table_numbers_keep(struct outline *outline);
bool running_heads_find(struct outline *outline);
bool paragraphs_find(struct outline *outline);
bool repeats_find(struct outline *outline);
bool tables_find(struct outline *outline);
/** Takes paragraphs in another language out, until divisions_build() puts them where they stand. */
bool foreign_find(struct outline *outline);
/** Whether a line or paragraph is in another language: words of Latin letters and no character of Chinese. */
bool is_foreign_text(slice text);
/** Cuts the paragraph at `index` in two at byte `offset`; both halves are trimmed and described anew. */
bool paragraph_split(struct outline *outline, size_t index, uint32_t offset);
/** Places inside paragraphs of the speech, where they are to be cut. */
struct cut_offsets {
  uint32_t *at;
  size_t count, room;
};
bool cut_add(const struct outline *outline, struct cut_offsets *cuts, uint32_t offset);
/** Cuts the speech's paragraphs at all these places at once, and describes the pieces anew. */
bool paragraphs_split(struct outline *outline, struct cut_offsets *cuts);
/** Puts a paragraph without text before the one at `index`. */
bool paragraph_insert(struct outline *outline, size_t index);

bool front_find(struct outline *outline);
bool ending_find(struct outline *outline);
bool titles_find(struct outline *outline);
/** Makes the paragraph, or its first sentence, a title if the source's format shows it so. */
void try_shown(struct outline *outline, struct paragraph *paragraph);
/** Marks the lines that open the report's parts where the way in which the source shows them tells. */
void shown_parts_find(struct outline *outline);
/** Makes the paragraph's text up to byte `end` its title; `rule` (static) tells why. */
void title_make(struct paragraph *paragraph, uint32_t end, const char *rule);
/** Makes text of a title; that it was one is kept for --explain. */
void title_drop(struct paragraph *paragraph);
/** Whether `text` names a figure: an Arabic number that is no year, no note's mark ([24]) and stands in no quotes. */
bool names_figure(slice text);
/** Whether the first sentence of a paragraph without a label may name it, whatever word it opens with. */
bool may_name_paragraph(const struct outline *outline, const struct paragraph *paragraph);
/** Whether `text` says outside quotes what something is (…是…), as no title does. */
bool says_what_is(slice text);
/** Drops the titles of a table of contents before the parts. At worst a few lines times the paragraphs. */
void contents_drop(struct outline *outline);
/** Whether the text behind `label` goes on with its list inside one sentence: 一、…；二、…；三、…。 */
bool counts_on_inside(slice text, const struct label *label);
/** Makes titles of sentences that stand alone, each part or division for itself, and tells which of them stand over
 * others. Linear in the paragraphs. */
void sentence_lines_settle(struct outline *outline);
/** Drops titles that stand apart from others, and adds sisters of those that stand together. */
void company_settle(struct outline *outline);
bool annexes_find(struct outline *outline);
/** Whether the paragraph at `title` promises livelihood items that are then counted from one. */
bool promises_counted_items(const struct outline *outline, size_t title);
bool items_find(struct outline *outline);
/** Whether the paragraph tells who is in charge of the item before it: 牵头单位：… */
bool names_lead_unit(const struct outline *outline, const struct paragraph *paragraph);
void plan_year_find(struct outline *outline);
/** Whether a title looks back on years, not on one: 过去五年, “十三五”及2020年. */
bool title_counts_years(slice title);
/** The years under review; `inferred`: counted back from the last (过去五年). from is 0 where they are not known. */
struct review_years {
  int from, to;
  bool inferred;
};
struct review_years review_years_find(const struct outline *outline);
/** Whether `text` leads in to what the past has taught: 五年的实践，使我们深刻体会到： */
bool leads_in_to_lessons(slice text);

/** Whether a plain paragraph speaks of its whole part: it addresses the audience, tells of difficulties, looks back
 * once more or, in a `plan`, turns to the government itself. */
bool speaks_of_part(const struct outline *outline, const struct paragraph *plain, bool plan);
/** Adds titles without text where a review or plan begins that has none. */
bool parts_infer(struct outline *outline);
bool levels_find(struct outline *outline);
bool roles_find(struct outline *outline);
/** The passes over the text up to what each title opens. */
bool outline_find(struct outline *outline);
/** Names the final appeal. */
void closing_find(struct outline *outline);
bool functions_find(struct outline *outline);
/** Adds a title without text where the government's own building begins behind the tasks without one. Linear in the
 * paragraphs. */
/** Makes titles of what stands before a colon, a dash or a gap in the members of labelled lists that all have it. */
void signed_titles_join(struct outline *outline);
/** Makes titles of what stands before the colons of paragraphs in a row (工业方面：…). */
void aspects_join(struct outline *outline);
bool own_building_infer(struct outline *outline);
/** Whether the paragraph without a title at `index` begins what is about the government itself, up to the next title of
 * rank or the next address. */
bool turns_to_own_building(const struct outline *outline, size_t index);
/** Whether the paragraph begins with an address to the audience: 各位代表！ */
bool begins_with_address(const struct outline *outline, const struct paragraph *paragraph);
/** Whether the paragraph is a line of nothing but thanks: 谢谢, 谢谢大家！ The last words of a speech are, without any
 * sign. */
bool is_thanks(const struct outline *outline, const struct paragraph *paragraph);
void lead_units_find(struct document *document);
/** Tells of each livelihood item whether it is done or planned. Linear in the nodes. */
void progress_find(struct outline *outline);
bool topics_find(struct outline *outline);
/** Makes tasks of the titles inside long paragraphs behind the aims of a part without divisions. Linear in the
 * paragraphs. */
bool inner_tasks_name(struct outline *outline);
bool divisions_build(struct outline *outline);
void references_find(struct document *document);
void generated_labels_find(struct document *document);

/** A note mark at the beginning of `text`: ［28］. Its bytes, 0 if there is none; `*n` gets its number. */
size_t note_mark(slice text, int *n);

/** Adds a paragraph behind a glossary's title to the node `glossary`: as an entry, or to the entry before. NULL when
 * memory runs out. */
struct node *glossary_entry(struct outline *outline, const struct paragraph *paragraph, struct node *glossary);

/** Whether the line is a row of a Markdown table: | a | b | */
bool is_bar_row(slice text);

/** Adds a paragraph that is a table's row to the node `table`. False when memory runs out. */
bool table_row(struct document *document, const struct paragraph *paragraph, struct node *table);

/** Tells the cells of the table how many rows they cover. */
void table_spans(struct node *table);

/** Gives the tables of tasks, and their cells, their roles, and all tables their spans. Linear in the nodes. */
void task_tables_find(struct document *document);

void sentences_find(struct document *document);
void facts_find(struct outline *outline);
void rules_explain(struct document *document);
/** For --explain: tells of each title of the speech what else it might have been, and of each title that was dropped.
 * Linear in the paragraphs. */
bool titles_explain(struct outline *outline);
/** Whether divisions of this kind may stand without a heading: what a paragraph is for. */
static inline bool is_block(enum node_kind kind)
{
  switch (kind) {
  case NODE_OPENING:
  case NODE_OVERVIEW:
  case NODE_ACKNOWLEDGEMENT:
  case NODE_PROBLEMS:
  case NODE_REQUIREMENT:
  case NODE_TARGETS:
  case NODE_OUTLOOK_TEXT:
  case NODE_CLOSING: return true;
  default: return false;
  }
}

/** For --explain: tells that the text from `start` to `end` might have been a `kind` by `rule`, and how much the choice
 * is better, in hundredths of a logit; negative: nothing weighs them against each other. */
void choice_explain(struct document *document, uint32_t start, uint32_t end, enum node_kind kind, const char *rule,
                    int better);

/** Whether `text` promises livelihood items (民生实事). */
bool promises_items(slice text);

/** The part that the words of a title name: NODE_REVIEW, NODE_OUTLOOK, NODE_PLAN or NODE_GOVERNMENT; NODE_SECTION:
 * none. */
enum node_kind part_of_title(const struct outline *outline, const struct paragraph *paragraph);

/** The labels inside the text from `from` to `to` that count on behind `last` (system LABEL_NONE and number 0: from
 * one, of any system that lists): how many, at most `most`; `starts` and `ends` get the byte offsets of each label. */
int labels_counted_on(const struct outline *outline, struct label last, uint32_t from, uint32_t to, uint32_t *starts,
                      uint32_t *ends, int most);

/** The labels of one system that count from one inside the text from `from` to `to` (①②③, 一是…二是…): how many, at
 * most `most`; `starts` and `ends` get the byte offsets of each label. */
int labels_counted(const struct outline *outline, uint32_t from, uint32_t to, uint32_t *starts, uint32_t *ends,
                   int most);

/** Where the last of `count` members that begin at `starts` in a paragraph ends (`end` is the paragraph's): with its
 * first sentence when the others are no sentences, else with the paragraph or before a sentence that speaks of the
 * whole. */
uint32_t last_member_end(const struct outline *outline, const uint32_t *starts, int count, uint32_t end);

/** Adds the text from `start` to `end` to `parent` up to the end of the list in it (一是…二是…): as a piece of
 * paragraph and a list. `*done` gets the list's end, or `start` when there is none. False when memory runs out. */
bool list_within(struct outline *outline, struct node *parent, uint32_t start, uint32_t end, bool continued,
                 uint32_t *done);

/** Adds the paragraph at `index` to `parent` if it is a member of a list that goes over several paragraphs, as `*made`
 * tells. False when memory runs out. */
bool list_over(struct outline *outline, size_t index, struct node *parent, bool *made);

/** The end of the sentence that begins at `at` (before `end`): behind its 。！？ and closing quotes and brackets, or
 * `end`. */
uint32_t sentence_end(const struct document *document, uint32_t at, uint32_t end);

/** Whether the text from `start` to `end` ends with what ends sentences, brackets and quotes behind it aside. */
bool ends_as_sentence(const struct document *document, uint32_t start, uint32_t end);

/** Marks page jumps, both halves of each and what stands between them. */
void jumps_find(struct document *document);

/** furniture.c: marks the characters of no width (soft hyphens, zero-width spaces) as spacing. */
void invisible_find(struct document *document);

/** Adds furniture, in any order; furniture_settle() then sorts what was added and joins what touches or overlaps. */
void furniture_add(struct document *document, uint32_t start, uint32_t end, enum furniture_type type);
void furniture_settle(struct document *document);

/** Markdown right before `start`: 1–6 for # to ######, 7 for bold, else 0. */
uint32_t markup_before(const struct document *document, uint32_t start);

/** Whether the paragraph is a title and nothing else. */
static inline bool is_title_line(const struct paragraph *paragraph)
{
  return paragraph->title_end && paragraph->title_end >= paragraph->end;
}

/** Whether text goes on behind its title. */
static inline bool has_run_in_title(const struct paragraph *paragraph)
{
  return paragraph->title_end && paragraph->title_end < paragraph->end;
}

/** Whether its title stands under no other: it opens a part. */
static inline bool opens_part(const struct paragraph *paragraph)
{
  return paragraph->title_end && paragraph->parent == NO_PARENT;
}

/** Whether it is a line at the right, as signatures, names and days are set, and no sentence. */
bool is_set_right(const struct outline *outline, const struct paragraph *paragraph);

/** The text of a paragraph's title (or first sentence) without its label. */
static inline slice paragraph_title(const struct outline *outline, const struct paragraph *paragraph)
{
  uint32_t end = paragraph->title_end ? paragraph->title_end : paragraph->sentence_end;
  uint32_t start = paragraph->label.end > paragraph->start ? paragraph->label.end : paragraph->start;
  return document_slice(outline->document, start, end > start ? end : start);
}

#endif
