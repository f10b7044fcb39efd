/* The rows of a page's two large tables: what the templates of html-tables.xsl make of the tasks and the statistics. */
#include "../support/utf8.h"
#include "../tree/walk.h"
#include "html.h"
#include <libxml/xpath.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { STEPS = 32 };

static bool is_term(int kind)
{
  return kind == ELEMENT_TERM || kind == NODE_ENTRY_TERM;
}

static bool is_division(int kind)
{
  return kind < NODE_KIND_COUNT && node_kinds[kind].division;
}

/* ---- What a division is called: its heading without the mark that ends a run-in one, or a word for its kind ---- */

static void put_name(struct html *html, const xmlNode *node)
{
  static const char *const ends[] = {"。", "：", ":", "；"};
  const xmlNode *heading = html_child(html, node, NODE_HEADING);
  if (!heading) {
    html_text(html, html_word(html, WORDS_BLOCKS, slice_of((const char *)node->name)));
    return;
  }
  slice text = tree_clean_text(html->memory, heading);
  if (!text.at) {
    html->out_of_memory = true;
    return;
  }
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
    if (slice_ends(text, slice_of(ends[i]))) {
      text.size -= strlen(ends[i]);
      break;
    }
  html_text(html, text);
}

static void start_group(struct html *html, const char *columns)
{
  html_start(html, "tbody");
  html_start(html, "tr");
  html_attribute(html, "class", SLICE("group"));
  html_start(html, "th");
  html_attribute(html, "colspan", slice_of(columns));
  html_attribute(html, "scope", SLICE("rowgroup"));
}

/* A cell with the words of an element, which lead to it. */
static void start_link(struct html *html, slice id)
{
  html_start(html, "td");
  html_start(html, "a");
  html_reference(html, "#", id);
}

/* ---- Tasks ---- */

/* The sentences of a measure's own paragraphs: they are looked through twice, to count them and to write them. */
struct actions {
  struct html *html;
  const xmlNode *measure;
  size_t rows; /* 0: they are counted */
  size_t count;
};

static void put_action(struct actions *actions, const xmlNode *sentence)
{
  struct html *html = actions->html;
  if (!actions->rows) return;
  html_start(html, "tr");
  if (actions->count == 1) {
    char rows[24];
    snprintf(rows, sizeof rows, "%zu", actions->rows);
    html_start(html, "th");
    html_attribute(html, "rowspan", slice_of(rows));
    html_attribute(html, "scope", SLICE("rowgroup"));
    put_name(html, actions->measure);
    html_end(html, "th");
  }
  start_link(html, slice_of(tree_attribute(sentence, "id")));
  html_clean(html, sentence);
  html_end(html, "a");
  html_end(html, "td");
  html_end(html, "tr");
}

static void put_sentences(struct actions *actions, const xmlNode *paragraph)
{
  for (const xmlNode *child = paragraph->children; child; child = child->next) {
    if (html_kind(actions->html, child) != ELEMENT_S) continue;
    actions->count++;
    put_action(actions, child);
  }
}

/* The paragraphs below a topic, not those of items. */
static void put_topic(struct actions *actions, const xmlNode *node)
{
  for (const xmlNode *child = node->children; child; child = child->next) {
    if (child->type != XML_ELEMENT_NODE) continue;
    int kind = html_kind(actions->html, child);
    if (kind == NODE_P) put_sentences(actions, child);
    if (kind != NODE_ITEM) put_topic(actions, child);
  }
}

static bool is_in_item(struct html *html, const xmlNode *node)
{
  for (; node != html->body; node = node->parent)
    if (html_kind(html, node) == NODE_ITEM) return true;
  return false;
}

static void look_through(struct actions *actions)
{
  bool in_item = is_in_item(actions->html, actions->measure);
  actions->count = 0;
  for (const xmlNode *child = actions->measure->children; child; child = child->next) {
    int kind = html_kind(actions->html, child);
    if (kind == NODE_P) put_sentences(actions, child);
    if (kind == NODE_TOPIC && !in_item) put_topic(actions, child);
  }
}

static void put_measure(struct html *html, const xmlNode *measure)
{
  struct actions actions = {.html = html, .measure = measure};
  look_through(&actions);
  actions.rows = actions.count;
  if (actions.rows) look_through(&actions);
}

static void put_task(struct html *html, const xmlNode *task)
{
  if (!html_child(html, task, NODE_MEASURE)) return;
  start_group(html, "2");
  html_start(html, "a");
  html_reference(html, "#", slice_of(tree_attribute(task, "id")));
  put_name(html, task);
  html_end(html, "a");
  html_end(html, "th");
  html_end(html, "tr");
  for (const xmlNode *child = task->children; child; child = child->next)
    if (html_kind(html, child) == NODE_MEASURE) put_measure(html, child);
  html_end(html, "tbody");
}

void html_put_actions(struct html *html)
{
  for (const xmlNode *n = html->body; n; n = tree_following(n, html->body))
    if (html_kind(html, n) == NODE_TASK) put_task(html, n);
}

/* ---- A statistic's number ---- */

static bool has_direction(slice type)
{
  static const char *const types[] = {"growth_rate", "increment", "change_points", "rank_change"};
  for (size_t i = 0; i < sizeof types / sizeof *types; i++)
    if (slice_equal(type, slice_of(types[i]))) return true;
  return false;
}

static void put_signs(struct html *html, const struct html_statistic *s)
{
  static const struct {
    const char *op, *sign;
  } signs[] = {
      {"ge", "≥\xC2\xA0"}, {"approx", "≈\xC2\xA0"}, {"gt", ">\xC2\xA0"}, {"le", "≤\xC2\xA0"}, {"lt", "<\xC2\xA0"}};
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (slice_equal(s->op, slice_of(signs[i].op))) html_text(html, slice_of(signs[i].sign));
  if (!s->change.at || !s->value.at || !has_direction(s->type)) return;
  if (slice_equal(s->change, SLICE("increase"))) html_text(html, SLICE("+"));
  if (slice_equal(s->change, SLICE("decrease"))) html_text(html, SLICE("−"));
}

/* With commas, when it is a long whole one. */
static void put_value(struct html *html, slice value)
{
  double number = xmlXPathCastStringToNumber(BAD_CAST value.at);
  if (!(number > 9999 && number < 1e15 && number == floor(number))) {
    html_text(html, value);
    return;
  }
  char digits[24], grouped[32];
  int size = snprintf(digits, sizeof digits, "%.0f", number), to = 0;
  for (int i = 0; i < size; i++) {
    if (i && (size - i) % 3 == 0) grouped[to++] = ',';
    grouped[to++] = digits[i];
  }
  html_text(html, (slice){grouped, (size_t)to});
}

static void put_number(struct html *html, const struct html_statistic *s)
{
  put_signs(html, s);
  if (s->value.at) {
    put_value(html, s->value);
  } else {
    html_text(html, s->ratio);
    html_text(html, s->reference);
  }
  if (s->value_max.at) html_text(html, SLICE("–"));
  html_text(html, s->value_max);
  slice word = html_word(html, WORDS_UNITS, s->unit);
  html_text(html, SLICE("\xC2\xA0"));
  html_text(html, word.size ? word : s->unit);
}

/* ---- Its words: as printed, the comparator on the side where it stands ---- */

static void gather(struct html *html, slice text)
{
  if (!buffer_add(&html->clause, text)) html->out_of_memory = true;
}

static void gather_clean(struct html *html, const xmlNode *node)
{
  if (html_is_text(node)) gather(html, slice_of((const char *)node->content));
  if (node->type != XML_ELEMENT_NODE || html_kind(html, node) == ELEMENT_FURNITURE) return;
  for (const xmlNode *child = node->children; child; child = child->next) gather_clean(html, child);
}

/* The group of the nearest statistic before or behind `node`, among its sisters. */
static slice group_beside(struct html *html, const xmlNode *node, bool before)
{
  do node = before ? node->prev : node->next;
  while (node && html_kind(html, node) != ELEMENT_STAT);
  return slice_of(node ? tree_attribute(node, "group") : NULL);
}

/* Whether `text`, which stands behind a figure, joins it to another of the same list: what follows is said of both. */
static bool joins(struct html *html, const xmlNode *text)
{
  if (strcmp((const char *)text->content, "、") == 0) return true;
  slice next = group_beside(html, text, false), last = group_beside(html, text, true);
  return next.at && last.at && slice_equal(next, last);
}

/* The part of `text` that belongs to the clause. A mark ends it, and so does a bracket that holds the figure; it does
 * not go into a bracket that is not closed in it. */
static slice clause_of(struct html *html, const xmlNode *text, bool *ended)
{
  static const char marks[] = "；。：！？，,;:!?";
  slice whole = slice_of((const char *)text->content), clause = whole;
  bool brackets = !slice_has(whole, SLICE("（")), lists = !joins(html, text);
  for (size_t at = 0, size; at < whole.size; at += size) {
    utf8_at(whole.at + at, &size);
    slice character = {whole.at + at, size};
    bool mark = slice_has(SLICE(marks), character) || (brackets && slice_equal(character, SLICE("）")));
    if (!mark && !(lists && slice_equal(character, SLICE("、")))) continue;
    clause.size = at;
    break;
  }
  ptrdiff_t open = slice_has(clause, SLICE("）")) ? -1 : slice_find(clause, SLICE("（"));
  if (open >= 0) clause.size = (size_t)open;
  *ended = clause.size < whole.size;
  return clause;
}

/* Gathers the words of its clause behind a figure. Looks over a few nodes at most. */
static void gather_behind(struct html *html, const xmlNode *node)
{
  bool ended = false;
  html->clause.size = 0;
  for (int steps = 0; steps < STEPS && !ended; steps++) {
    const xmlNode *next = node->next;
    if (!next && node->parent->type == XML_ELEMENT_NODE && is_term(html_kind(html, node->parent)))
      next = node->parent->next;
    if (!next || html_kind(html, next) == ELEMENT_LABEL) return;
    if (html_is_text(next))
      gather(html, clause_of(html, next, &ended));
    else
      gather_clean(html, next);
    node = next;
  }
}

static void put_printed(struct html *html, const xmlNode *node, slice op_word)
{
  bool behind = false;
  if (op_word.size) {
    gather_behind(html, node);
    behind = slice_has(buffer_slice(&html->clause), op_word);
    if (!behind) html_text(html, op_word);
  }
  html_clean(html, node);
  if (behind) html_text(html, op_word);
}

/* ---- Statistics ---- */

static void put_if_known(struct html *html, slice value)
{
  html_text(html, value.at ? value : SLICE("—"));
}

static void put_nature(struct html *html, const struct html_statistic *s)
{
  html_start(html, "td");
  html_text(html, html_word(html, WORDS_ROLES, s->role));
  html_text(html, SLICE(" "));
  html_text(html, html_word(html, WORDS_TYPES, s->type));
  html_end(html, "td");
}

static void put_figure(struct html *html, const xmlNode *node)
{
  struct html_statistic s = html_statistic(node);
  const slice row[] = {SLICE("row-"), s.id};
  html_start(html, "tr");
  serializer_attribute_of(&html->out, "id", row, 2);
  html_start(html, "th");
  html_attribute(html, "scope", SLICE("row"));
  put_if_known(html, s.indicator);
  if (s.doubtful) {
    html_text(html, SLICE(" "));
    html_start(html, "small");
    html_text(html, html_word(html, WORDS_OWN, SLICE("doubtful")));
    html_end(html, "small");
  }
  html_end(html, "th");
  start_link(html, s.id);
  put_printed(html, node, s.op_word);
  html_end(html, "a");
  html_end(html, "td");
  html_start(html, "td");
  put_number(html, &s);
  html_end(html, "td");
  put_nature(html, &s);
  html_start(html, "td");
  put_if_known(html, s.period);
  html_end(html, "td");
  html_end(html, "tr");
}

/* The node behind `node` within `top`, without what is in divisions below that. */
static const xmlNode *next_own(struct html *html, const xmlNode *node, const xmlNode *top)
{
  bool inside = node == top || !is_division(html_kind(html, node));
  if (inside && node->type == XML_ELEMENT_NODE && node->children) return node->children;
  while (node != top && !node->next) node = node->parent;
  return node == top ? NULL : node->next;
}

/* The statistics of a division's own, then those of the divisions in it. */
static void put_division(struct html *html, const xmlNode *division)
{
  bool begun = false;
  for (const xmlNode *n = next_own(html, division, division); n; n = next_own(html, n, division)) {
    if (html_kind(html, n) != ELEMENT_STAT) continue;
    if (!begun) {
      start_group(html, "5");
      put_name(html, division);
      html_end(html, "th");
      html_end(html, "tr");
      begun = true;
    }
    put_figure(html, n);
  }
  if (begun) html_end(html, "tbody");
  for (const xmlNode *child = division->children; child; child = child->next)
    if (is_division(html_kind(html, child))) put_division(html, child);
}

void html_put_figures(struct html *html)
{
  put_division(html, html->body);
}
