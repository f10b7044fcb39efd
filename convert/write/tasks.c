/* Tasks: the parts of a sentence, whether they are something to do, who does it, until when, and their figures. */
#include "tasks.h"
#include "../support/chars.h"
#include "../support/utf8.h"
#include "lexicon/deadlines.h"
#include "lexicon/forms.h"
#include "lexicon/lead-units.h"
#include "lexicon/support-units.h"
#include "lexicon/verbs.h"
#include "task_tables.h"
#include <stdio.h>

static bool is_item(const struct extraction *x)
{
  return x->view->at[x->row].kind == NODE_ITEM;
}

bool row_task(struct extraction *x, size_t element)
{
  return row_action(x, element) || row_livelihood(x, element);
}

/* ---- Parts ---- */

/* The text up to the next ； outside of brackets, and what stands behind it. */
static slice cut_part(slice *rest)
{
  int depth = 0;
  for (size_t at = 0, size; at < rest->size; at += size) {
    uint32_t code = utf8_at(rest->at + at, &size);
    depth += code == 0xFF08 /* （ */;
    depth -= code == 0xFF09 /* ） */ && depth > 0;
    if (code != 0xFF1B /* ； */ || depth > 0) continue;
    slice part = {rest->at, at};
    *rest = slice_after(*rest, at + size);
    return part;
  }
  slice part = *rest;
  *rest = slice_after(*rest, rest->size);
  return part;
}

static bool has_figure(const struct extraction *x, slice part)
{
  for (size_t i = x->row + 1; i < x->view->at[x->row].next; i++) {
    slice text = element_text(x->view->text, &x->view->at[i]);
    if (x->view->at[i].kind == ELEMENT_STAT && text.at >= part.at && text.at < part.at + part.size) return true;
  }
  return false;
}

static bool has_deed(slice part)
{
  for (size_t at = 0, size; at < part.size; at += size) {
    const struct lex_verbs_row *verb = lex_verbs_longest(part.at + at, part.size - at);
    if (verb && verb->kind == VERBS_KIND_VERB && verb->word_size > strlen("做")) return true;
    utf8_at(part.at + at, &size);
  }
  return false;
}

/* An appeal is nothing to do: 我们要…, …！, nor what leads in to a list (办好十件民生实事：), nor what has neither a
 * figure nor a deed. */
static bool is_deed(const struct extraction *x, slice part)
{
  if (slice_ends(part, SLICE("！")) || slice_ends(part, SLICE("："))) return false;
  if (has_figure(x, part)) return true;
  return !lex_forms_starts(part.at, part.size, FORMS_FORM_LEAD) && has_deed(part);
}

/* The bytes of the word at the beginning of `text` that names who leads (`helps`: who helps); 0: there is none. */
static size_t announces_bodies(slice text, bool helps)
{
  if (!helps) return lex_lead_units_starts(text.at, text.size, LEAD_UNITS_ROLE_BEFORE);
  const struct lex_support_units_row *row = lex_support_units_longest(text.at, text.size);
  return row ? row->word_size : 0;
}

/* A row of a table of tasks is one row. */
static bool part_of_cell(struct extraction *x)
{
  x->part = view_text(x->view, x->row);
  x->part_n = x->part_n ? 0 : 1;
  return x->part_n == 1;
}

bool part_task(struct extraction *x)
{
  if (is_task_cell(x->view, x->row)) return part_of_cell(x);
  if (x->part_n == 0) x->rest = is_item(x) ? view_unlabelled(x->view, x->row) : view_text(x->view, x->row);
  while (x->rest.size) {
    x->part_n++;
    x->part = utf8_trim(cut_part(&x->rest));
    bool says_who = announces_bodies(x->part, false) || announces_bodies(x->part, true);
    if (!x->part.size || says_who) continue; /* ；责任单位：… */
    if (is_item(x) || is_deed(x, x->part)) return true;
  }
  x->part_n = 0;
  return false;
}

/* ---- Cells ---- */

slice cell_task_id(struct extraction *x, const char *unused)
{
  (void)unused;
  slice id = element_value(&x->view->at[x->row], "id");
  char number[16];
  int size = snprintf(number, sizeof number, ".%zu", x->part_n);
  x->text.size = 0;
  if (!buffer_add(&x->text, id) || !buffer_add(&x->text, (slice){number, (size_t)size})) x->out_of_memory = true;
  return buffer_slice(&x->text);
}

/* Livelihood items outside of the tasks stand under their own heading. */
slice cell_task_heading(struct extraction *x, const char *unused)
{
  slice task = cell_task(x, unused);
  size_t list = task.size ? 0 : view_ancestor(x->view, x->row, NODE_LIVELIHOOD);
  return list ? view_title(x->view, view_heading(x->view, list)) : task;
}

/* Whether what stands between the marks at the beginning of `text` is another body: 县财政局）. */
static bool goes_on(slice text)
{
  size_t size = 0;
  for (size_t step; size < text.size; size += step) {
    uint32_t code = utf8_at(text.at + size, &step);
    if (char_is(code, CHAR_BREAK) || code == 0x3001 /* 、 */ || code == 0xFF09 /* ） */ || code == ')') break;
  }
  const struct lex_lead_units_row *row = lex_lead_units_longest_before(text.at + size, size);
  return row && row->role & LEAD_UNITS_ROLE_BODY;
}

/* Whether the list of bodies ends at the mark `code`, behind which `rest` stands. A semicolon and a comma part one body
 * from the next, too; but not from who helps, or from the time. */
static bool ends_bodies(uint32_t code, slice rest)
{
  if (code == 0xFF09 || code == 0x3002 /* 。 */ || code == ')' || code == '\n') return true;
  if (code != 0xFF1B /* ； */ && code != 0xFF0C /* ， */) return false;
  return announces_bodies(rest, false) || announces_bodies(rest, true) || !goes_on(rest);
}

/* Up to the end of the sentence that names bodies: the bracket or the next mark. */
static slice bodies_at(const char *at, const char *end)
{
  static const char *const colons[] = {"：", ":"};
  slice text = {at, (size_t)(end - at)};
  for (size_t i = 0; i < 2; i++)
    if (slice_starts(text, slice_of(colons[i]))) text = slice_after(text, strlen(colons[i]));
  size_t stop = 0;
  for (size_t size; stop < text.size; stop += size) {
    uint32_t code = utf8_at(text.at + stop, &size);
    if (ends_bodies(code, slice_after(text, stop + size))) break;
  }
  return utf8_trim((slice){text.at, stop});
}

/* Where in `text` such a word begins; *behind gets what stands behind it. False when there is none. */
static bool find_bodies(slice text, bool helps, size_t *at, size_t *behind)
{
  size_t size;
  for (*at = 0; *at < text.size; *at += size) {
    slice here = slice_after(text, *at);
    size_t word = announces_bodies(here, helps);
    *behind = *at + word;
    if (word) return true;
    utf8_at(here.at, &size);
  }
  return false;
}

static slice bodies(slice text, bool helps)
{
  size_t at, behind;
  if (!find_bodies(text, helps, &at, &behind)) return (slice){NULL, 0};
  return bodies_at(text.at + behind, text.at + text.size);
}

/* Without the bracket or the sentence that says who does it. */
slice cell_part(struct extraction *x, const char *unused)
{
  (void)unused;
  size_t at, behind, size;
  if (!find_bodies(x->part, false, &at, &behind) || at == 0) return x->part;
  uint32_t before = utf8_before(x->part.at + at, &size);
  slice deed = utf8_trim((slice){x->part.at, at});
  if (before == 0xFF08 /* （ */) return utf8_trim((slice){x->part.at, at - size});
  return utf8_is_space(before) || before == 0x3002 /* 。 */ ? deed : x->part;
}

/* In a table as its column has it; else as the words of the action say, or of an item (县教育局牵头) its list. */
slice cell_lead_unit(struct extraction *x, const char *unused)
{
  (void)unused;
  if (is_task_cell(x->view, x->row)) return task_cell_text(x->view, x->row, "lead-unit");
  slice named = bodies(is_item(x) ? view_text(x->view, x->row) : x->part, false);
  return named.size || !is_item(x) ? named : cell_descendant(x, "lead-unit");
}

/* 牵头单位：…；责任单位：…: who answers beside the one who leads helps. */
slice cell_support_unit(struct extraction *x, const char *unused)
{
  (void)unused;
  if (is_task_cell(x->view, x->row)) return task_cell_text(x->view, x->row, "support-unit");
  slice text = is_item(x) ? view_text(x->view, x->row) : x->part, helping = bodies(text, true);
  size_t at, behind;
  if (helping.size || !find_bodies(text, false, &at, &behind)) return helping;
  return bodies(slice_after(text, behind), false);
}

/* Whether a character may stand in a date: 2025年12月. */
static bool is_dated(uint32_t code)
{
  return char_is(code, CHAR_DIGIT) || code == 0x5E74 /* 年 */ || code == 0x6708 /* 月 */;
}

slice cell_deadline(struct extraction *x, const char *unused)
{
  (void)unused;
  slice text = x->part, told = is_task_cell(x->view, x->row) ? task_cell_text(x->view, x->row, "deadline") : (slice){0};
  if (told.size) return told;
  for (size_t at = 0, size; at < text.size; at += size) {
    const struct lex_deadlines_row *word = lex_deadlines_longest(text.at + at, text.size - at);
    if (word) {
      const char *begin = text.at + at;
      for (size_t before; begin > text.at && is_dated(utf8_before(begin, &before)); begin -= before) {
      }
      return (slice){begin, (size_t)(text.at + at + word->word_size - begin)};
    }
    utf8_at(text.at + at, &size);
  }
  return (slice){NULL, 0};
}

/* 亿元 of 亿元以上项目15个 is nothing to reach. */
static bool is_threshold(const struct extraction *x, size_t stat)
{
  return slice_equal(element_value(&x->view->at[stat], "role"), SLICE("threshold"));
}

static void add_figure(struct extraction *x, size_t stat)
{
  const struct view *view = x->view;
  slice indicator = element_value(&view->at[stat], "indicator"), surface = view_text(view, stat);
  bool good = (x->path.size == 0 || buffer_add(&x->path, SLICE("；"))) && buffer_add(&x->path, indicator) &&
              (indicator.size == 0 || buffer_add(&x->path, SLICE(" "))) && buffer_add(&x->path, surface);
  if (!good) x->out_of_memory = true;
}

/* Whether the statistic is of the row: in its part of the text; of a row of a table, in what is to be done or shall be
 * reached. */
static bool is_of_part(const struct extraction *x, size_t stat)
{
  if (!is_task_cell(x->view, x->row)) {
    const char *at = x->view->text + x->view->at[stat].text;
    return at >= x->part.at && at < x->part.at + x->part.size;
  }
  slice role = element_value(&x->view->at[view_ancestor(x->view, stat, NODE_CELL)], "role");
  return slice_equal(role, SLICE("task")) || slice_equal(role, SLICE("aim"));
}

slice cell_figures(struct extraction *x, const char *unused)
{
  (void)unused;
  x->path.size = 0;
  size_t of = is_task_cell(x->view, x->row) ? x->view->at[x->row].parent : x->row;
  for (size_t i = of + 1; i < x->view->at[of].next; i++)
    if (x->view->at[i].kind == ELEMENT_STAT && is_of_part(x, i) && !is_threshold(x, i)) add_figure(x, i);
  return buffer_slice(&x->path);
}
