/* The rows of a page's two large tables: what the templates of html-tables.xsl make of the tasks and the statistics. */
#include "../support/utf8.h"
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
  uint32_t measure;
  size_t rows; /* 0: they are counted */
  size_t count;
};

static void put_action(struct actions *actions, uint32_t sentence)
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
    html_name(html, actions->measure);
    html_end(html, "th");
  }
  start_link(html, slice_of(html_value(html, sentence, "id")));
  html_text(html, html_clean(html, sentence));
  html_end(html, "a");
  html_end(html, "td");
  html_end(html, "tr");
}

static void put_sentences(struct actions *actions, uint32_t paragraph)
{
  const struct html *html = actions->html;
  for (uint32_t i = paragraph + 1; i < html->at[paragraph].next; i = html->at[i].next) {
    if (html->at[i].kind != ELEMENT_S) continue;
    actions->count++;
    put_action(actions, i);
  }
}

/* The paragraphs below a topic, not those of items. */
static void put_topic(struct actions *actions, uint32_t topic)
{
  const struct html *html = actions->html;
  for (uint32_t i = topic + 1; i < html->at[topic].next;) {
    int kind = html->at[i].kind;
    if (kind == NODE_P) put_sentences(actions, i);
    i = kind == NODE_ITEM ? html->at[i].next : i + 1;
  }
}

static bool is_in_item(const struct html *html, uint32_t i)
{
  while (i && html->at[i].kind != NODE_ITEM) i = html->at[i].parent;
  return i;
}

static void look_through(struct actions *actions)
{
  const struct html *html = actions->html;
  bool in_item = is_in_item(html, actions->measure);
  actions->count = 0;
  for (uint32_t i = actions->measure + 1; i < html->at[actions->measure].next; i = html->at[i].next) {
    if (html->at[i].kind == NODE_P) put_sentences(actions, i);
    if (html->at[i].kind == NODE_TOPIC && !in_item) put_topic(actions, i);
  }
}

static void put_measure(struct html *html, uint32_t measure)
{
  struct actions actions = {.html = html, .measure = measure};
  look_through(&actions);
  actions.rows = actions.count;
  if (actions.rows) look_through(&actions);
}

static void put_task(struct html *html, uint32_t task)
{
  if (!html_child(html, task, NODE_MEASURE)) return;
  start_group(html, "2");
  html_start(html, "a");
  html_reference(html, "#", slice_of(html_value(html, task, "id")));
  html_name(html, task);
  html_end(html, "a");
  html_end(html, "th");
  html_end(html, "tr");
  for (uint32_t i = task + 1; i < html->at[task].next; i = html->at[i].next)
    if (html->at[i].kind == NODE_MEASURE) put_measure(html, i);
  html_end(html, "tbody");
}

void html_put_actions(struct html *html)
{
  for (uint32_t i = 1; i < html->count; i++)
    if (html->at[i].kind == NODE_TASK) put_task(html, i);
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

/* A place among the children of an element, and the text between them: behind the child `last`, before `next`. */
struct place {
  uint32_t around, last, next;
  const char *at;
};

static struct place place_behind(const struct html *html, uint32_t i)
{
  return (struct place){html->at[i].parent, i, html->at[i].next, html_text_end(html, i)};
}

/* Where the text at a place ends. */
static const char *text_end(const struct html *html, const struct place *place)
{
  bool last = place->next >= html->at[place->around].next;
  return last ? html_text_end(html, place->around) : html_clean(html, place->next).at;
}

static bool is_over(const struct html *html, const struct place *place)
{
  return place->next >= html->at[place->around].next && place->at == html_text_end(html, place->around);
}

/* The group of the nearest statistic before the place, and behind it. */
static slice group_before(const struct html *html, const struct place *place)
{
  uint32_t i = place->last;
  while (i && html->at[i].kind != ELEMENT_STAT) i = html_before(html, i);
  return slice_of(i ? html_value(html, i, "group") : NULL);
}

static slice group_behind(const struct html *html, const struct place *place)
{
  uint32_t i = place->next, end = html->at[place->around].next;
  while (i < end && html->at[i].kind != ELEMENT_STAT) i = html->at[i].next;
  return slice_of(i < end ? html_value(html, i, "group") : NULL);
}

/* Whether `text`, which stands behind a figure, joins it to another of the same list: what follows is said of both. */
static bool joins(const struct html *html, const struct place *place, slice text)
{
  if (slice_equal(text, SLICE("、"))) return true;
  slice next = group_behind(html, place), last = group_before(html, place);
  return next.at && last.at && slice_equal(next, last);
}

/* The part of a text that belongs to the clause. A mark ends it, and so does a bracket that holds the figure; it does
 * not go into a bracket that is not closed in it. */
static slice clause_of(slice whole, bool joined, bool *ended)
{
  static const char marks[] = "；。：！？，,;:!?";
  slice clause = whole;
  bool brackets = !slice_has(whole, SLICE("（")), lists = !joined;
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

/* Gathers what comes at a place and goes behind it, out of a term, too; false when the clause ends. */
static bool gather_step(struct html *html, struct place *place)
{
  bool ended = false;
  if (is_over(html, place) && is_term(html->at[place->around].kind)) *place = place_behind(html, place->around);
  if (is_over(html, place)) return false;
  const char *end = text_end(html, place);
  if (place->at < end) {
    slice text = {place->at, (size_t)(end - place->at)};
    gather(html, clause_of(text, joins(html, place, text), &ended));
    place->at = end;
    return !ended;
  }
  if (html->at[place->next].kind == ELEMENT_LABEL) return false;
  gather(html, html_clean(html, place->next));
  *place = place_behind(html, place->next);
  return true;
}

/* Gathers the words of its clause behind a figure. Looks over a few nodes at most. */
static void gather_behind(struct html *html, uint32_t i)
{
  struct place place = place_behind(html, i);
  html->clause.size = 0;
  for (int steps = 0; steps < STEPS && gather_step(html, &place); steps++) continue;
}

static void put_printed(struct html *html, uint32_t i, slice op_word)
{
  bool behind = false;
  if (op_word.size) {
    gather_behind(html, i);
    behind = slice_has(buffer_slice(&html->clause), op_word);
    if (!behind) html_text(html, op_word);
  }
  html_text(html, html_clean(html, i));
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

static void put_figure(struct html *html, uint32_t i)
{
  struct html_statistic s = html_statistic(html, i);
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
  put_printed(html, i, s.op_word);
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

/* The statistics of a division's own, then those of the divisions in it. */
static void put_division(struct html *html, uint32_t division)
{
  uint32_t end = html->at[division].next;
  bool begun = false;
  for (uint32_t i = division + 1; i < end; i = html_is_division(html, i) ? html->at[i].next : i + 1) {
    if (html->at[i].kind != ELEMENT_STAT) continue;
    if (!begun) {
      start_group(html, "5");
      html_name(html, division);
      html_end(html, "th");
      html_end(html, "tr");
      begun = true;
    }
    put_figure(html, i);
  }
  if (begun) html_end(html, "tbody");
  for (uint32_t i = division + 1; i < end; i = html->at[i].next)
    if (html_is_division(html, i)) put_division(html, i);
}

void html_put_figures(struct html *html)
{
  put_division(html, 0);
}
