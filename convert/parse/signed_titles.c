/* Signed titles: the members of a labelled list whose titles end at a sign other than the full stop, the same in all of
 * them: （一）聚焦项目建设，增强后劲：安排… （二）聚焦产业升级：坚持…, or a dash, or the only gap of the first
 * sentence; and paragraphs in a row whose titles stand in brackets: 【聚焦项目建设】安排….
 *
 * One alone is a sentence with a colon; three that count on or follow each other are titles. */
#include "../support/chars.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "cues.h"
#include "lexicon/layout.h"
#include "lexicon/limits.h"
#include "outline.h"

enum sign { SIGN_NONE, SIGN_COLON, SIGN_DASH, SIGN_GAP, SIGN_BRACKET };

static enum sign sign_of(uint32_t code)
{
  if (code == 0xFF1A || code == ':') return SIGN_COLON;
  if (code == 0x2014) return SIGN_DASH;
  return utf8_is_space(code) ? SIGN_GAP : SIGN_NONE;
}

/* Whether white space stands in the text. */
static bool has_gap(slice text)
{
  for (size_t at = 0, size; at < text.size; at += size)
    if (utf8_is_space(utf8_at(text.at + at, &size))) return true;
  return false;
}

/* Where the brackets close with which the paragraph begins, before its text; 0: it begins with none. */
static uint32_t end_of_brackets(const struct document *document, const struct paragraph *paragraph)
{
  slice text = document_slice(document, paragraph->start, paragraph->end), closer = SLICE("】");
  if (!slice_starts(text, SLICE("【"))) return 0;
  ptrdiff_t at = slice_find(utf8_first(text, LIMITS_SIGNED_TITLE), closer);
  bool body = at > 0 && utf8_longer(slice_after(text, (size_t)at), LIMITS_LABELLED_BODY);
  return body ? paragraph->start + (uint32_t)at + (uint32_t)closer.size : 0;
}

/* Whether what stands behind the sign in the first sentence is text: not the second half of a title that is a line
 * (工作回顾：砥砺前行) or of one before more sentences (工业强基——加快建设现代化产业体系。深入实施…). */
static bool is_text(const struct paragraph *paragraph, slice body)
{
  bool more = paragraph->sentence_end < paragraph->end;
  bool clauses = slice_has(body, COMMA) || names_figure(body);
  if (!paragraph->complete || !utf8_longer(body, LIMITS_LABELLED_BODY)) return false;
  return clauses || !more;
}

/* Where the title that the paragraph begins with ends at a sign, which `*sign` gets and which is the title's but for a
 * gap; SIGN_NONE: it ends at none. */
static uint32_t end_at_sign(const struct document *document, const struct paragraph *paragraph, enum sign *sign)
{
  slice text = document_slice(document, paragraph->label.end, paragraph->sentence_end);
  size_t size;
  if (paragraph->label.system == LABEL_NONE) {
    uint32_t end = end_of_brackets(document, paragraph);
    *sign = end ? SIGN_BRACKET : SIGN_NONE;
    return end;
  }
  *sign = SIGN_NONE;
  for (size_t at = 0, chars = 0; at < text.size && chars <= LIMITS_SIGNED_TITLE; at += size, chars++) {
    enum sign found = sign_of(utf8_at(text.at + at, &size));
    if (found == SIGN_NONE) continue;
    slice head = {text.at, at};
    while (sign_of(utf8_at(text.at + at, &size)) == SIGN_DASH) at += size; /* —— */
    if (found == SIGN_COLON) at += size;
    slice body = slice_after(text, at);
    bool names = chars >= LIMITS_ASPECT_LEAST && !names_figure(head) &&
                 !lex_layout_ends(head.at, head.size, LAYOUT_ROLE_IS); /* 主要做法是： */
    bool another = found == SIGN_GAP && has_gap(utf8_trim(body));
    if (names && !another && is_text(paragraph, body)) *sign = found;
    return paragraph->label.end + (uint32_t)at;
  }
  return paragraph->sentence_end;
}

/* The paragraphs whose labels of one system count on, or that follow each other with a dash or without a label. */
struct counted {
  size_t first, last, members;
  int n;
  enum sign sign; /* at which the titles of all end */
};

/* Makes titles of what stands before the sign in each member, when there are enough. */
static void end_list(struct outline *outline, enum label_system system, const struct counted *list)
{
  if (list->members < LIMITS_SISTERS_IN_ROW || list->sign == SIGN_NONE) return;
  for (size_t i = list->first; i <= list->last; i++) {
    struct paragraph *paragraph = &outline->paragraphs[i];
    enum sign sign;
    if (paragraph->kind == NODE_KIND_COUNT || paragraph->label.system != system) continue;
    title_make(paragraph, end_at_sign(outline->document, paragraph, &sign), "titles of a list end at one sign");
  }
}

/* Whether the paragraph may be a member of such a list. Strokes (——) list what a sentence says as often as titles. */
static bool may_be_member(const struct outline *outline, const struct paragraph *paragraph)
{
  slice text = document_slice(outline->document, paragraph->start, paragraph->end);
  bool stroke = paragraph->label.system == LABEL_DASH && slice_starts(text, HALF_DASH);
  bool bracketed = paragraph->label.system != LABEL_NONE || end_of_brackets(outline->document, paragraph);
  return paragraph->kind != NODE_KIND_COUNT && paragraph->label.system != LABEL_PART && bracketed && !stroke;
}

/* Whether nothing but members of lists below (1., ①) stands behind the last member of the list. */
static bool stands_behind(const struct outline *outline, const struct counted *list, size_t index)
{
  size_t i = list->last + 1;
  while (i < index && outline->paragraphs[i].label.system >= LABEL_ARABIC) i++;
  return i == index;
}

/* Whether the paragraph goes on the list: its label counts on, or it stands behind the last one. */
static bool goes_on(const struct outline *outline, const struct counted *list, size_t index)
{
  const struct label *label = &outline->paragraphs[index].label;
  bool counts = label_has_rank(label->system) || label_is_worded(label->system);
  if (!list->members) return false;
  return counts ? label->n == list->n + 1 : stands_behind(outline, list, index);
}

void signed_titles_join(struct outline *outline)
{
  struct counted lists[LABEL_DASH + 1] = {{0}};
  for (size_t i = outline->speech_from; i < outline->speech_to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    enum label_system system = paragraph->label.system;
    if (!may_be_member(outline, paragraph)) continue;
    struct counted *list = &lists[system];
    enum sign sign;
    end_at_sign(outline->document, paragraph, &sign);
    if (!goes_on(outline, list, i)) {
      end_list(outline, system, list);
      *list = (struct counted){.first = i, .sign = sign};
    }
    if (sign != list->sign) list->sign = SIGN_NONE;
    list->last = i;
    list->n = paragraph->label.n;
    list->members++;
  }
  for (enum label_system system = LABEL_NONE; system <= LABEL_DASH; system++) end_list(outline, system, &lists[system]);
}
