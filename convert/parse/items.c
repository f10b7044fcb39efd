/* Livelihood items (民生实事): what is listed behind words that promise them.
 *
 * The list stands in the same paragraph (…10件民生实事。①…；②…) or in the paragraphs that follow, each opened by a
 * label. It is a list when its labels count from one without a gap to three at least. Words that only speak of people's
 * lives promise items when they announce just as many things as are then numbered (为改善居民生活，做好10项工作：⑴…).
 * What promises them is promises.c's, what has no numbers unnumbered.c's, what is listed by fields grouped_items.c's.
 */
#include "../support/chars.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "grouped_items.h"
#include "lexicon/lead-units.h"
#include "lexicon/limits.h"
#include "lexicon/openers.h"
#include "unnumbered.h"

enum { LONGEST_UNITS = 150 /* bytes */ };

/* Whether `text` leads in to `count` items whose labels are of the system `system`. */
static bool leads_to(slice text, int count, enum label_system system)
{
  enum promise promise = promise_of(text);
  if (promise == PROMISES_ITEMS) return true;
  slice sentence = last_sentence(utf8_trim(text));
  enum promise least =
      system <= LABEL_CIRCLED ? PROMISES_BY_COUNT : PROMISES_WORKS; /* 一是…二是… counts whatever is done */
  return promise_of(sentence) >= least && announces(sentence, count);
}

uint32_t last_member_end(const struct outline *outline, const uint32_t *starts, int count, uint32_t end)
{
  slice others = document_slice(outline->document, starts[0], starts[count - 1]);
  ptrdiff_t stop = slice_find(others, FULL_STOP);
  uint32_t sentence = sentence_end(outline->document, starts[count - 1], end);
  if (stop < 0) return sentence;
  int inside = 0; /* sentences inside the items, beyond one each */
  for (int i = 0; i + 1 < count; i++)
    inside += sentence_end(outline->document, starts[i], starts[i + 1]) < starts[i + 1];
  if (!inside) return sentence;
  while (sentence < end) { /* a sentence that speaks of the whole ends the list */
    slice rest = utf8_trim(document_slice(outline->document, sentence, end));
    if (lex_openers_longest(rest.at, rest.size)) break;
    sentence = sentence_end(outline->document, (uint32_t)(rest.at - outline->document->text.at), end);
  }
  return sentence;
}

/* Whether the members of a list (一是…二是…) are too long for items and not as many as was announced: they tell how
 * work is done. */
static bool are_measures(const struct outline *outline, const struct paragraph *paragraph, const uint32_t *starts,
                         int count)
{
  slice lead = document_slice(outline->document, paragraph->start, starts[0]);
  size_t chars = utf8_count(document_slice(outline->document, starts[0], starts[count - 1]));
  return chars > (size_t)(count - 1) * LIMITS_ITEM_AVERAGE && !announces(lead, count);
}

/* Whether the paragraph at `index` may promise items, and is none itself. */
static bool may_promise(const struct outline *outline, size_t index)
{
  const struct paragraph *paragraph = &outline->paragraphs[index];
  switch (paragraph->kind) {
  case NODE_KIND_COUNT:
  case NODE_ITEM:
  case NODE_LIVELIHOOD: return false; /* of annexes.c */
  default: return true;
  }
}

/* Whether the paragraph before the one at `index` announces `count` items. */
static bool announced_before(const struct outline *outline, uint32_t index, int count)
{
  if (index <= outline->speech_from) return false;
  const struct paragraph *before = &outline->paragraphs[index - 1];
  slice sentence = last_sentence(document_slice(outline->document, before->start, before->end));
  return promise_of(sentence) == PROMISES_ITEMS && announces(sentence, count);
}

/* The labels inside the paragraph that count from one, or from the paragraph's own label on. */
static int inline_labels(const struct outline *outline, const struct paragraph *paragraph, uint32_t *starts,
                         uint32_t *ends)
{
  uint32_t from = paragraph->label.end > paragraph->start ? paragraph->label.end : paragraph->start;
  int count = labels_counted(outline, from, paragraph->end, starts, ends, MOST_ITEMS);
  bool own = count == 0 && paragraph->label.n == 1;
  return own ? labels_counted(outline, paragraph->start, paragraph->end, starts, ends, MOST_ITEMS) : count;
}

/* Whether the paragraph's first sentence is all that stands before its items, and names them: 扎实办好十件民生实事。|①…
 */
static bool is_named_by_lead(const struct outline *outline, const struct paragraph *paragraph, uint32_t first)
{
  if (paragraph->sentence_chars > LIMITS_RUN_IN_MOST) return false;
  slice between = document_slice(outline->document, paragraph->sentence_end, first);
  slice lead = document_slice(outline->document, paragraph->start, paragraph->sentence_end);
  bool alone = paragraph->sentence_end <= first && !utf8_trim(between).size;
  return alone && promises_items(lead) && !begins_with_address(outline, paragraph);
}

/* Inline items of the paragraph at `index`; `*found` tells whether there were any. */
static bool find_inline(struct outline *outline, uint32_t index, bool promised, bool *found)
{
  struct paragraph *paragraph = &outline->paragraphs[index];
  uint32_t starts[MOST_ITEMS], ends[MOST_ITEMS];
  *found = false;
  int count = inline_labels(outline, paragraph, starts, ends);
  if (count < LIMITS_PROMISED_ITEMS) return true;
  enum label_system system = label_read(document_slice(outline->document, starts[0], paragraph->end), starts[0]).system;
  if (system == LABEL_LISTED && are_measures(outline, paragraph, starts, count)) return true;
  bool leads = promised || leads_to(document_slice(outline->document, paragraph->start, starts[0]), count, system);
  if (!leads && !announced_before(outline, index, count)) return true;
  *found = true;
  if (paragraph->title_end > starts[0]) paragraph->title_end = 0;
  if (!paragraph->title_end && is_named_by_lead(outline, paragraph, starts[0]))
    title_make(paragraph, paragraph->sentence_end, "first sentence promises the items behind it");
  if (!paragraph->title_end) paragraph->kind = NODE_P;
  uint32_t last = last_member_end(outline, starts, count, paragraph->end);
  bool names_items = last == paragraph->end && promises_items(paragraph_title(outline, paragraph));
  bool right_behind = starts[0] - paragraph->title_end <= 6;
  paragraph->over_items = names_items || right_behind;
  for (int i = 0; i < count; i++) {
    slice item = utf8_trim(document_slice(outline->document, starts[i], i + 1 < count ? starts[i + 1] : last));
    if (!item_add(outline, index, starts[i], starts[i] + (uint32_t)item.size, i + 1, ends[i])) return false;
  }
  slice rest = utf8_trim(document_slice(outline->document, last, paragraph->end));
  uint32_t start = (uint32_t)(rest.at - outline->document->text.at);
  return item_add(outline, index, start, paragraph->end, -1, start);
}

/* Paragraphs behind `index` whose labels count from one: how many; `*end` gets the index behind the last. */
static int following_items(const struct outline *outline, uint32_t index, size_t to, uint32_t *end)
{
  enum label_system system = LABEL_NONE;
  int count = 0, between = 0;
  for (uint32_t i = index + 1; i < to && between <= LIMITS_ITEM_REACH; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->kind == NODE_KIND_COUNT) continue;
    bool labelled = paragraph->label.system != LABEL_NONE, same = count == 0 || paragraph->label.system == system;
    bool next = same && paragraph->label.n == count + 1;
    if (!next) {
      bool lead_in = between == 0 && !labelled;
      bool other = count == 0 || labelled;
      if (other && !lead_in) break;
      between++;
      continue;
    }
    if (count == 0) system = paragraph->label.system;
    count++;
    between = 0;
    *end = i + 1;
  }
  return count;
}

bool names_lead_unit(const struct outline *outline, const struct paragraph *paragraph)
{
  slice text = document_slice(outline->document, paragraph->start, paragraph->end);
  size_t bracket;
  while ((bracket = bracket_opens(text)) != 0) text = slice_after(text, bracket);
  return lex_lead_units_starts(text.at, text.size, LEAD_UNITS_ROLE_BEFORE) != 0;
}

static void make_item(struct paragraph *paragraph, bool part)
{
  paragraph->item = !part;
  paragraph->item_part = part;
  paragraph->title_end = 0;
  paragraph->kind = NODE_ITEM;
  paragraph->rule = "counted from one behind words that promise items";
}

static void make_items(struct outline *outline, uint32_t index, uint32_t end)
{
  bool inside = false;
  for (uint32_t i = index + 1; i < outline->count; i++) {
    struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->kind == NODE_KIND_COUNT) continue;
    if (i >= end && !names_lead_unit(outline, paragraph)) return;
    bool part = paragraph->label.system == LABEL_NONE;
    if (part && !inside) continue;
    inside = true;
    make_item(paragraph, part);
  }
}

/* The paragraphs from `from` to `end` are items each, without a number. */
static void make_unnumbered(struct outline *outline, uint32_t from, uint32_t end)
{
  for (uint32_t i = from; i < end; i++) {
    struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->kind == NODE_KIND_COUNT) continue;
    make_item(paragraph, false);
    paragraph->rule = "as many as was announced by words that promise items";
  }
}

/* Whether the paragraph's title, or the last sentence of a paragraph without one, promises items in the paragraphs to
 * come. */
static bool leads_in(const struct outline *outline, const struct paragraph *paragraph)
{
  slice text = document_slice(outline->document, paragraph->start, paragraph->end);
  if (paragraph->chars <= LIMITS_ITEM_SENTENCE) return promise_of(text) >= PROMISES_WORKS;
  slice sentence = last_sentence(text);
  return sentence.at > text.at && promise_of(sentence) >= PROMISES_WORKS;
}

/* Whether the `count` paragraphs behind `lead`, each with a title of its own, are divisions after all: they are long,
 * or of a list (一是…) that no colon leads in to and that are not as many as was announced. */
static bool are_divisions(const struct outline *outline, const struct paragraph *lead, int count, uint32_t end)
{
  const struct paragraph *first = lead + 1;
  uint32_t chars = 0, titled = 0;
  for (const struct paragraph *at = first; at < outline->paragraphs + end; at++) {
    if (at->kind == NODE_KIND_COUNT) continue;
    chars += at->chars;
    titled += has_run_in_title(at);
  }
  if (titled >= (uint32_t)count && chars > (uint32_t)count * LIMITS_DIVISION_AVERAGE) return true;
  while (first->label.system == LABEL_NONE) first++;
  if (first->label.system != LABEL_LISTED || !first->title_end) return false;
  slice text = document_slice(outline->document, lead->start, lead->end);
  return !ends_in_colon(text) && !announces(text, count);
}

/* Whether the title before the paragraph at `index` promises items. */
static bool is_promised(const struct outline *outline, size_t index)
{
  if (index <= outline->speech_from) return false;
  const struct paragraph *before = &outline->paragraphs[index - 1];
  bool line = is_title_line(before);
  return line && promises_items(document_slice(outline->document, before->start, before->end));
}

/* 办好“十件民生实事”，民生支出占比达到70%。: whether the text, which no colon ends, speaks of another number of items
 * than the `count` that follow. */
static bool promises_others(slice text, int count)
{
  return !ends_in_colon(text) && !announces(text, count) && counts_items(text);
}

/* Makes items of the paragraphs behind the one at `index`, which promises them: of what is counted, or of as many as it
 * announces. */
static void take_following(struct outline *outline, uint32_t index)
{
  struct paragraph *paragraph = &outline->paragraphs[index];
  slice text = document_slice(outline->document, paragraph->start, paragraph->end);
  uint32_t end = index;
  size_t to = index < outline->speech_to ? outline->speech_to : outline->count;
  bool line = is_title_line(paragraph);
  if (unnumbered_following(outline, index, to, &end)) {
    make_unnumbered(outline, index + 1, end);
    paragraph->over_items = line;
    return;
  }
  int count = following_items(outline, index, to, &end);
  if (count < LIMITS_PROMISED_ITEMS || are_divisions(outline, paragraph, count, end)) return;
  if (!promises_items(text) && !announces(text, count)) return;
  if (!line && promises_others(text, count)) return;
  bool as_many = announces(text, count) || !counts_items(last_sentence(text));
  bool led_in = ends_in_colon(text) && as_many; /* “十件民生实事”：, 以下民生实事： */
  bool divisions = outline->paragraphs[end - 1].label.system < LABEL_ARABIC;
  if (!line && divisions && !led_in) return;
  make_items(outline, index, end);
  paragraph->over_items = line;
}

bool items_find(struct outline *outline)
{
  for (uint32_t i = (uint32_t)outline->speech_from; i < outline->count; i++) {
    if (!may_promise(outline, i)) continue;
    bool found = outline->paragraphs[i].holds_items, leads = leads_in(outline, &outline->paragraphs[i]);
    if (found) continue; /* counted through from a paragraph before */
    if (leads && !counted_through_find(outline, i, &found)) return false;
    if (found) continue;
    if (!grouped_items_find(outline, i, &found)) return false;
    if (!found && !find_inline(outline, i, is_promised(outline, i), &found)) return false;
    if (!found && !unnumbered_find(outline, i, &found)) return false;
    outline->paragraphs[i].holds_items = found;
    if (leads && !found) take_following(outline, i);
  }
  return true;
}

/* Whether a unit's name cannot go on over `code`. */
static bool ends_unit(uint32_t code)
{
  return char_among(code, U"）)】；;。");
}

/* The units named behind `from`, a word like 牵头单位: up to the end, a closing bracket, or the units that help. */
static struct run units_behind(slice text, size_t from)
{
  size_t size;
  for (; from < text.size; from += size) {
    uint32_t code = utf8_at(text.at + from, &size);
    if (!char_among(code, U"：: ")) break;
  }
  size_t to = from;
  for (; to < text.size && !ends_unit(utf8_at(text.at + to, &size)); to += size) {
  }
  return (struct run){(uint32_t)from, (uint32_t)to};
}

/* 市教育局|牵头: the units named before `to`, from where their clause begins; empty when no unit's name ends there. */
static struct run units_before(slice text, size_t to)
{
  size_t from = to, first = to - size_least(to, LONGEST_UNITS), size;
  while (from > first) {
    uint32_t code = utf8_before(text.at + from, &size);
    if (ends_unit(code) || char_among(code, U"，（： ")) break;
    from -= size;
  }
  from += lex_lead_units_starts(text.at + from, to - from, LEAD_UNITS_ROLE_BY);
  bool body = lex_lead_units_ends(text.at + from, to - from, LEAD_UNITS_ROLE_BODY) != 0;
  return body ? (struct run){(uint32_t)from, (uint32_t)to} : (struct run){0, 0};
}

/* Marks the units in charge that an item names. */
static void mark_lead_unit(struct document *document, const struct node *text_node)
{
  slice text = document_slice(document, text_node->start, text_node->end);
  for (size_t at = 0; at < text.size;) {
    bool may = lex_may_begin(&lex_lead_units_by_word, text.at + at, text.size - at);
    const struct lex_lead_units_row *row = may ? lex_lead_units_longest(text.at + at, text.size - at) : NULL;
    struct run units = {0, 0};
    if (row && row->role & LEAD_UNITS_ROLE_BEFORE)
      units = units_behind(text, at + row->word_size);
    else if (row && row->role & LEAD_UNITS_ROLE_BEHIND)
      units = units_before(text, at);
    if (units.end > units.start)
      mark_add(document, MARK_LEAD_UNIT, text_node->start + units.start, text_node->start + units.end, 0);
    if (units.end > units.start) return;
    at += row ? row->word_size : utf8_size((unsigned char)text.at[at]);
  }
}

void lead_units_find(struct document *document)
{
  for (const struct node *node = document->body; node; node = node_following(node)) {
    bool in_item = node->kind == NODE_ITEM ? node->first == NULL : node->parent && node->parent->kind == NODE_ITEM;
    if (in_item) mark_lead_unit(document, node);
  }
}
