/* Livelihood items without numbers: that they are as many as was announced tells that they are items.
 *
 * They stand behind the words that announce them, parted by semicolons (办好十件实事：…；…；…。) or commas, each a
 * sentence or each a paragraph of its own; or before words that sum them up (办好…；…；…等三件民生实事。). */
#include "unnumbered.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "cues.h"
#include "edges.h"
#include "lexicon/layout.h"
#include "lexicon/limits.h"

/* Whether `text`, which stands behind a number, promises items in the same clause: 10|件民生实事, 十|大民生工程. */
static bool promise_begins(slice text)
{
  slice head = utf8_first(text, LIMITS_UNNUMBERED_NEAR);
  ptrdiff_t comma = slice_find(head, COMMA);
  if (comma >= 0) head.size = (size_t)comma;
  return promise_of(head) >= PROMISES_WORKS;
}

/* Whether `text` announces `count` items. */
static bool announces_items(slice text, int count)
{
  for (size_t at = 0, size; at < text.size; at += size) {
    int n = number_read(slice_after(text, at), &size);
    if (size == 0)
      size = utf8_size((unsigned char)text.at[at]);
    else if (n == count && promise_begins(slice_after(text, at + size)))
      return true;
  }
  return false;
}

/* What parts members from each other. */
enum parting { BY_SEMICOLONS, BY_COMMAS, BY_SENTENCES };

/* The first member of `text`, with what parts it from the next. */
static slice first_member(const struct outline *outline, slice text, enum parting parting)
{
  uint32_t start = (uint32_t)(text.at - outline->document->text.at), end = start + (uint32_t)text.size;
  if (parting == BY_SENTENCES) return (slice){text.at, sentence_end(outline->document, start, end) - start};
  slice mark = parting == BY_COMMAS ? COMMA : SEMICOLON;
  ptrdiff_t stop = slice_find(text, mark);
  return (slice){text.at, stop < 0 ? text.size : (size_t)stop + mark.size};
}

static int members_in(const struct outline *outline, slice text, enum parting parting)
{
  int members = 0;
  for (slice rest = text; rest.size; members++)
    rest = utf8_trim(slice_after(rest, first_member(outline, rest, parting).size));
  return members;
}

/* What parts the members of `list`: semicolons where there are any; else, in one sentence, commas. */
static enum parting parting_of(const struct outline *outline, slice list)
{
  uint32_t start = (uint32_t)(list.at - outline->document->text.at), end = start + (uint32_t)list.size;
  if (slice_find(list, SEMICOLON) >= 0) return BY_SEMICOLONS;
  return sentence_end(outline->document, start, end) < end ? BY_SENTENCES : BY_COMMAS;
}

/* Adds the members as items, and what stands behind them. */
static bool add_members(struct outline *outline, uint32_t index, struct run members)
{
  slice list = utf8_trim(document_slice(outline->document, members.start, members.end));
  enum parting parting = parting_of(outline, list);
  for (slice rest = list; rest.size;) {
    slice item = first_member(outline, rest, parting);
    uint32_t start = (uint32_t)(item.at - outline->document->text.at);
    if (!item_add(outline, index, start, start + (uint32_t)item.size, 0, start)) return false;
    rest = utf8_trim(slice_after(rest, item.size));
  }
  slice rest = utf8_trim(document_slice(outline->document, members.end, outline->paragraphs[index].end));
  uint32_t start = (uint32_t)(rest.at - outline->document->text.at);
  return item_add(outline, index, rest.size ? start : members.end, members.end, -1, members.end);
}

/* # Before the words that sum them up */

/* The span of the members of the list that is summed up as `*count` things that are promised, in the sentence from
 * `start` to `end`: from behind the word for what is done with them to before 等; empty if there is none. */
static struct run members_summed_up(const struct outline *outline, uint32_t start, uint32_t end, int *count)
{
  slice sentence = document_slice(outline->document, start, end), rest = sentence;
  size_t at, size;
  while ((size = lex_layout_in(rest.at, rest.size, LAYOUT_ROLE_AND_OTHERS, &at)) != 0) {
    slice sum = slice_after(rest, at + size);
    uint32_t stop = (uint32_t)(rest.at + at - outline->document->text.at);
    rest = sum;
    *count = number_read(sum, &size);
    if (!promises_items(sum)) continue;
    slice members = {sentence.at, stop - start};
    ptrdiff_t first = slice_find(members, SEMICOLON);
    if (first < 0) continue;
    size_t from = 0;
    for (size_t i = 0; i < (size_t)first; i += utf8_size((unsigned char)members.at[i])) {
      size_t does = lex_layout_starts(members.at + i, members.size - i, LAYOUT_ROLE_DOES);
      if (does) from = i + does;
    }
    return from ? (struct run){start + (uint32_t)from, stop} : (struct run){0};
  }
  return (struct run){0};
}

static struct run summed_up(const struct outline *outline, uint32_t start, uint32_t end)
{
  int count = 0;
  slice text = document_slice(outline->document, start, end);
  if (!lex_layout_in(text.at, text.size, LAYOUT_ROLE_AND_OTHERS, NULL)) return (struct run){0};
  struct run members = members_summed_up(outline, start, end, &count);
  bool all = members_in(outline, document_slice(outline->document, members.start, members.end), BY_SEMICOLONS) == count;
  return all ? members : (struct run){0};
}

/* # Behind the words that announce them */

/* The members in the text from `start` to `end` when they are as many as `lead` announces. */
static struct run announced_by(const struct outline *outline, slice lead, uint32_t start, uint32_t end)
{
  slice list = utf8_trim(document_slice(outline->document, start, end));
  enum parting parting = parting_of(outline, list);
  int count = members_in(outline, list, parting);
  int least = parting == BY_SEMICOLONS ? LIMITS_PROMISED_ITEMS : LIMITS_UNCOUNTED_ITEMS;
  bool as_many = counted_at_end(lead) == count || announces_items(lead, count); /* 12件民生实事的基础上，再新增|3件 */
  return as_many && count >= least ? (struct run){start, end} : (struct run){0};
}

/* All sentences of a paragraph behind its title when they are as many as that announces. */
static struct run announced_by_title(const struct outline *outline, const struct paragraph *paragraph)
{
  if (!paragraph->title_end) return (struct run){0};
  slice lead = paragraph_title(outline, paragraph);
  slice text = utf8_trim(document_slice(outline->document, paragraph->title_end, paragraph->end));
  uint32_t start = (uint32_t)(text.at - outline->document->text.at), end = start + (uint32_t)text.size;
  int count = members_in(outline, text, BY_SENTENCES);
  return announces_items(lead, count) ? (struct run){start, end} : (struct run){0};
}

/* The members from `start` to `end`, behind the colon of a sentence that begins with `lead`: as many as that announces,
 * or, where it promises some (实施一批|民生实事，包括：), however many. */
static struct run behind_colon(const struct outline *outline, slice lead, uint32_t start, uint32_t end)
{
  struct run members = announced_by(outline, lead, start, end);
  if (!promises_items(lead)) return members;
  int count = members_in(outline, utf8_trim(document_slice(outline->document, start, end)), BY_SEMICOLONS);
  return count >= LIMITS_UNCOUNTED_ITEMS ? (struct run){start, end} : members;
}

/* The members in the sentence from `start` to `end` behind a colon, or in the sentence behind it. */
static struct run announced(const struct outline *outline, uint32_t start, uint32_t end, uint32_t paragraph_end)
{
  slice sentence = document_slice(outline->document, start, end);
  ptrdiff_t colon = slice_find(sentence, COLON);
  if (colon >= 0) {
    slice lead = {sentence.at, (size_t)colon};
    return behind_colon(outline, lead, start + (uint32_t)((size_t)colon + COLON.size), end);
  }
  slice next = utf8_trim(document_slice(outline->document, end, paragraph_end));
  if (utf8_longer(sentence, LIMITS_UNNUMBERED_LEAD_IN)) return (struct run){0};
  uint32_t from = (uint32_t)(next.at - outline->document->text.at);
  return announced_by(outline, sentence, from, sentence_end(outline->document, from, paragraph_end));
}

/* # Sentences that begin alike */

/* Where the next sentence begins that opens with the two characters of `head`, from `at` on; `end`: there is none. */
static uint32_t next_alike(const struct outline *outline, slice head, uint32_t at, uint32_t end)
{
  while (at < end) {
    slice rest = utf8_trim(document_slice(outline->document, at, end));
    at = (uint32_t)(rest.at - outline->document->text.at);
    if (slice_starts(rest, head)) return at;
    at = sentence_end(outline->document, at, end);
  }
  return end;
}

/* Where each of the sentences begins that open as the first of the paragraph does; returns how many, 0: too many. */
static int find_alike(const struct outline *outline, const struct paragraph *paragraph, uint32_t starts[MOST_ITEMS])
{
  slice head = two_characters(document_slice(outline->document, paragraph->start, paragraph->end), true);
  int count = 0;
  for (uint32_t at = paragraph->start; (at = next_alike(outline, head, at, paragraph->end)) < paragraph->end;
       at = sentence_end(outline->document, at, paragraph->end)) {
    if (count == MOST_ITEMS) return 0;
    starts[count++] = at;
  }
  return count;
}

/* The last sentence of the paragraph before the one at `index` when it promises items; else empty. */
static slice promise_before(const struct outline *outline, uint32_t index)
{
  const slice none = {NULL, 0};
  if (index <= outline->speech_from) return none;
  const struct paragraph *before = &outline->paragraphs[index - 1];
  slice sentence = last_sentence(document_slice(outline->document, before->start, before->end));
  return promise_of(sentence) >= PROMISES_WORKS ? sentence : none;
}

/* Where the item that begins at `start` ends at last: before a sentence that speaks of the items as such. */
static uint32_t alike_end(const struct outline *outline, uint32_t start, uint32_t end)
{
  uint32_t at = sentence_end(outline->document, start, end);
  for (uint32_t stop; at < end; at = stop) {
    stop = sentence_end(outline->document, at, end);
    if (promise_of(document_slice(outline->document, at, stop)) >= PROMISES_WORKS) break;
  }
  return at;
}

/* Items of a paragraph that each open alike, as many as the paragraph before announces:
 * 十项民心工程。|实施…工程，…。…。 实施…工程，…。 */
static bool add_alike(struct outline *outline, uint32_t index, bool *found)
{
  const struct paragraph *paragraph = &outline->paragraphs[index];
  uint32_t starts[MOST_ITEMS];
  slice promise = promise_before(outline, index);
  if (!promise.size) return true;
  int count = find_alike(outline, paragraph, starts);
  if (count < LIMITS_ALIKE_ITEMS || !announces_items(promise, count)) return true;
  *found = true;
  outline->paragraphs[index].title_end = 0;
  outline->paragraphs[index].kind = NODE_P;
  uint32_t last = alike_end(outline, starts[count - 1], paragraph->end);
  for (int i = 0; i < count; i++) {
    slice item = utf8_trim(document_slice(outline->document, starts[i], i + 1 < count ? starts[i + 1] : last));
    if (!item_add(outline, index, starts[i], starts[i] + (uint32_t)item.size, 0, starts[i])) return false;
  }
  return item_add(outline, index, last, paragraph->end, -1, last);
}

bool unnumbered_find(struct outline *outline, uint32_t index, bool *found)
{
  struct paragraph *paragraph = &outline->paragraphs[index];
  struct run members = {0};
  slice text = document_slice(outline->document, paragraph->start, paragraph->end);
  uint32_t at = paragraph->label.end > paragraph->start ? paragraph->label.end : paragraph->start;
  *found = false;
  if (!add_alike(outline, index, found)) return false;
  if (*found) return true;
  if (promise_of(text) < PROMISES_WORKS) return true;
  if (slice_find(text, SEMICOLON) < 0) {
    members = announced_by_title(outline, paragraph);
    *found = paragraph->over_items = members.end != 0;
    if (*found) return add_members(outline, index, members);
  }
  for (uint32_t stop; at < paragraph->end && !members.end; at = stop) {
    stop = sentence_end(outline->document, at, paragraph->end);
    members = summed_up(outline, at, stop);
    if (!members.end) members = announced(outline, at, stop, paragraph->end);
  }
  if (!members.end) return true;
  *found = true;
  if (paragraph->title_end > members.start) paragraph->title_end = 0;
  if (!paragraph->title_end) paragraph->kind = NODE_P;
  bool all = members.end == paragraph->end && members.start - paragraph->title_end <= FULL_STOP.size;
  paragraph->over_items = all;
  return add_members(outline, index, members);
}

/* # Paragraphs of their own */

/* Whether the paragraph ends the list that begins with `first`: it is a title's line, has a number, as the first does
 * not, or speaks to the audience. */
static bool ends_list(const struct outline *outline, const struct paragraph *first, const struct paragraph *paragraph)
{
  bool numbered = label_has_rank(paragraph->label.system) && !label_has_rank(first->label.system);
  return is_title_line(paragraph) || numbered || begins_with_address(outline, paragraph);
}

/* How many paragraphs behind the one at `index` begin with the same sign or character (——, 实事一：, 第一件，);
 * `*end` gets the index behind the last. */
static int following_alike(const struct outline *outline, uint32_t index, size_t to, uint32_t *end)
{
  slice head = {NULL, 0};
  int count = 0;
  for (uint32_t i = index + 1; i < to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->kind == NODE_KIND_COUNT) continue;
    slice text = document_slice(outline->document, paragraph->start, paragraph->end);
    if (!head.size) head = utf8_first(text, 1);
    if (!slice_starts(text, head)) break;
    count++;
    *end = i + 1;
  }
  return count;
}

/* However many there are behind a colon: 办好以下民生实事： */
static int following_uncounted(const struct outline *outline, slice sentence, uint32_t index, size_t to, uint32_t *end)
{
  if (!ends_in_colon(sentence)) return 0;
  int count = following_alike(outline, index, to, end);
  return count >= LIMITS_PROMISED_ITEMS ? count : 0;
}

int unnumbered_following(const struct outline *outline, uint32_t index, size_t to, uint32_t *end)
{
  const struct paragraph *lead = &outline->paragraphs[index];
  slice text = document_slice(outline->document, lead->start, lead->end);
  slice sentence = utf8_longer(text, LIMITS_UNNUMBERED_LEAD_IN) ? last_sentence(text) : text;
  if (promise_of(sentence) < PROMISES_WORKS) return 0;
  int count = 0, semicolons = 0;
  bool ended = false; /* the list ends with the first full stop behind semicolons */
  uint32_t i = index + 1;
  for (; i < to && !ended && count <= LIMITS_UNNUMBERED_ITEMS; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->kind == NODE_KIND_COUNT) continue;
    if (ends_list(outline, lead + 1, paragraph) || paragraph->chars > LIMITS_UNNUMBERED_ITEM) break;
    bool semicolon = ends_in_semicolon(document_slice(outline->document, paragraph->start, paragraph->end));
    ended = !semicolon && semicolons > 0;
    semicolons += semicolon;
    count++;
  }
  *end = i;
  if (count >= LIMITS_PROMISED_ITEMS && count <= LIMITS_UNNUMBERED_ITEMS && announces_items(sentence, count))
    return count;
  return following_uncounted(outline, sentence, index, to, end);
}
