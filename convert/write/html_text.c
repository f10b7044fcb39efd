/* The text of a report in its page: what the templates of html.xsl make of the children of its body, one function for
 * each. */
#include "../support/utf8.h"
#include "../support/xml.h"
#include "html.h"

enum { FIRST_LEVEL = 2, LOWEST_LEVEL = 6, FURNITURE_MOST = 8 };

/* An element of HTML with the element's id, and what is in it. */
static void put_as(struct html *html, const char *name, const char *class, uint32_t i)
{
  html_start(html, name);
  if (class) html_attribute(html, "class", slice_of(class));
  html_id(html, i);
  html_put_children(html, i, FIRST_LEVEL);
  html_end(html, name);
}

static slice name_of(const struct html *html, uint32_t i)
{
  return slice_of(walk_name(&html->at[i]));
}

/* Whether there is text beside its children. Each child asks: they are looked through once. */
static bool has_text(struct html *html, uint32_t i)
{
  enum { UNKNOWN, NONE, SOME };
  if (html->beside[i] != UNKNOWN) return html->beside[i] == SOME;
  size_t size = 0;
  for (uint32_t child = i + 1; child < html->at[i].next; child = html->at[child].next)
    size += html_clean(html, child).size;
  html->beside[i] = size < html_clean(html, i).size ? SOME : NONE;
  return html->beside[i] == SOME;
}

/* ---- Divisions ---- */

static void put_kind(struct html *html, uint32_t i, int kind, int level)
{
  for (uint32_t child = i + 1; child < html->at[i].next; child = html->at[child].next)
    if (html->at[child].kind == kind) html_put(html, child, level);
}

/* The elements from `first` to `end`, headings left out, and entries where there is a list of them. */
static void put_blocks(struct html *html, uint32_t first, uint32_t end, bool entries, int level)
{
  for (uint32_t i = first; i < end; i = html->at[i].next) {
    int kind = html->at[i].kind;
    if (kind != NODE_HEADING && (entries || kind != NODE_ENTRY)) html_put(html, i, level);
  }
}

/* What stands in the list of items is an item, or kept in its place between them. */
static void put_in_list(struct html *html, uint32_t i)
{
  int kind = html->at[i].kind;
  if (kind == NODE_ITEM) put_as(html, "li", NULL, i);
  if (kind == NODE_ITEM || kind == ELEMENT_FURNITURE) return;
  html_start(html, "li");
  html_attribute(html, "class", SLICE("between"));
  html_put(html, i, LOWEST_LEVEL);
  html_end(html, "li");
}

static void put_items(struct html *html, uint32_t i, uint32_t first, int level)
{
  uint32_t behind = first, end = html->at[i].next;
  for (uint32_t child = first; child < end; child = html->at[child].next)
    if (html->at[child].kind == NODE_ITEM) behind = html->at[child].next;
  put_blocks(html, i + 1, first, true, level);
  html_start(html, "ol");
  html_attribute(html, "class", SLICE("items"));
  for (uint32_t child = first; child < behind; child = html->at[child].next) put_in_list(html, child);
  html_end(html, "ol");
  put_blocks(html, behind, end, true, level);
}

static void put_content(struct html *html, uint32_t i, int level)
{
  int inner = level + (level < LOWEST_LEVEL), kind = html->at[i].kind;
  uint32_t item = kind == NODE_LIVELIHOOD ? html_child(html, i, NODE_ITEM) : 0;
  bool entries = kind == NODE_GLOSSARY && html_child(html, i, NODE_ENTRY);
  put_kind(html, i, NODE_HEADING, level);
  if (item) {
    put_items(html, i, item, inner);
    return;
  }
  put_blocks(html, i + 1, html->at[i].next, !entries, inner);
  if (entries) html_put_notes(html, i);
}

static bool has_line_end(const char *from, const char *to)
{
  slice text = {from, (size_t)(to - from)};
  return slice_has(text, SLICE("\n")) || slice_has(text, SLICE("\r"));
}

/* Whether no line end stands between a division and what comes before it. Looks back over a few pieces of furniture. */
static bool is_joined(const struct html *html, uint32_t i)
{
  for (int steps = FURNITURE_MOST; steps >= 0; steps--) {
    uint32_t before = html_before(html, i);
    const char *end = before ? html_text_end(html, before) : html_clean(html, html->at[i].parent).at;
    if (end < html_clean(html, i).at) return !has_line_end(end, html_clean(html, i).at);
    if (!before || html->at[before].kind != ELEMENT_FURNITURE) return before;
    i = before;
  }
  return false;
}

static void put_class(struct html *html, uint32_t i, uint32_t heading)
{
  const slice pieces[] = {name_of(html, i), SLICE(" run-in "), SLICE("joined")};
  size_t count = 1;
  if (html_value(html, heading, "run-in")) count = is_joined(html, i) ? 3 : 2;
  if (html_is_lead_in(html, i))
    html_attribute(html, "class", SLICE("lead-in"));
  else
    serializer_attribute_of(&html->out, "class", pieces, count);
}

static void put_division(struct html *html, uint32_t i, int level)
{
  uint32_t heading = html_child(html, i, NODE_HEADING);
  const char *name = heading ? "section" : "div";
  html_start(html, name);
  if (!heading) html_attribute(html, "class", name_of(html, i));
  html_id(html, i);
  if (heading) put_class(html, i, heading);
  put_content(html, i, heading ? level : level - 1);
  html_end(html, name);
}

/* ---- Headings ---- */

/* The words of a heading of which its address is made, furniture and all, in the page's memory; NULL when that runs
 * out. A page with addresses is made of a tree. */
static const char *address_of(struct html *html, uint32_t heading)
{
  xmlChar *text = xmlNodeGetContent(html->at[heading].node);
  char *words = text ? arena_copy(html->memory, slice_of((const char *)text)) : NULL, *to = words;
  xml_free(text);
  if (!words) html->out_of_memory = true;
  for (const char *at = words; words && *at;) {
    size_t size;
    utf8_at(at, &size);
    if (!slice_has(html->passed_over, (slice){at, size})) {
      memmove(to, at, size);
      to += size;
    }
    at += size;
  }
  if (words) *to = '\0';
  return words;
}

/* The first heading that has certain words has them for its address. */
static void find_addresses(struct html *html)
{
  html->headings = xmlHashCreate(64);
  bool good = html->headings != NULL;
  for (uint32_t i = 1; good && i < html->count; i++) {
    if (html->at[i].kind != NODE_HEADING) continue;
    const char *words = address_of(html, i);
    good = words && (xmlHashLookup(html->headings, BAD_CAST words) ||
                     xmlHashAddEntry(html->headings, BAD_CAST words, (void *)&html->at[i]) == 0);
  }
  if (!good) html->out_of_memory = true;
}

static void put_anchor(struct html *html, uint32_t heading)
{
  const char *words = address_of(html, heading);
  if (!words || !*words || xmlHashLookup(html->headings, BAD_CAST words) != &html->at[heading]) return;
  html_start(html, "a");
  html_attribute(html, "class", SLICE("anchor"));
  html_attribute(html, "id", slice_of(words));
  html_reference(html, "#", slice_of(words));
  html_attribute(html, "aria-label", html_word(html, WORDS_OWN, SLICE("anchor")));
  html_text(html, SLICE("§"));
  html_end(html, "a");
}

static void put_heading(struct html *html, uint32_t i, int level)
{
  static const char *const names[] = {"h0", "h1", "h2", "h3", "h4", "h5", "h6"};
  uint32_t furniture = html_child(html, i, ELEMENT_FURNITURE);
  html_start(html, names[level]);
  html_id(html, i);
  if (html_value(html, i, "run-in")) html_attribute(html, "class", SLICE("inline"));
  if (furniture) html_comment(html, SLICE("with furniture"));
  html_put_children(html, i, FIRST_LEVEL);
  if (html->headings && !furniture) put_anchor(html, i);
  html_end(html, names[level]);
}

/* ---- Paragraphs ---- */

/* Whether the element that follows at once has a run-in heading. */
static bool is_before_topic(const struct html *html, uint32_t i)
{
  uint32_t next = html->at[i].next;
  if (next >= html->at[html->at[i].parent].next || html_text_end(html, i) < html_clean(html, next).at) return false;
  for (uint32_t child = next + 1; child < html->at[next].next; child = html->at[child].next)
    if (html->at[child].kind == NODE_HEADING && html_value(html, child, "run-in")) return true;
  return false;
}

static void put_paragraph(struct html *html, uint32_t i)
{
  int around = html->at[html->at[i].parent].kind;
  uint32_t sentences = html_child(html, i, ELEMENT_S);
  if (around == NODE_ITEM || around == NODE_LI || around == NODE_DEFINITION) {
    put_as(html, "span", "block", i);
  } else if (sentences && html_value(html, i, "continued")) {
    put_as(html, "p", "continued", i);
  } else {
    html_start(html, "p");
    html_id(html, i);
    if (!sentences)
      html_comment(html, SLICE("without a sentence"));
    else if (is_before_topic(html, i))
      html_attribute(html, "class", SLICE("first"));
    html_put_children(html, i, FIRST_LEVEL);
    html_end(html, "p");
  }
}

/* What stands at the front is in the masthead. */
static void put_front(struct html *html, uint32_t i)
{
  if (html->at[i].parent) put_as(html, "p", walk_name(&html->at[i]), i);
}

/* ---- Lists and tables ---- */

static void put_cell(struct html *html, uint32_t i)
{
  html_start(html, "td");
  html_id(html, i);
  if (html->at[i].next == i + 1 && !html_clean(html, i).size) html_comment(html, SLICE("empty"));
  html_put_children(html, i, FIRST_LEVEL);
  html_end(html, "td");
}

static void put_row(struct html *html, uint32_t i)
{
  html_start(html, "tr");
  html_id(html, i);
  put_kind(html, i, NODE_CELL, FIRST_LEVEL);
  html_end(html, "tr");
}

static void put_table(struct html *html, uint32_t i)
{
  html_start(html, "div");
  html_attribute(html, "class", SLICE("scroll"));
  html_attribute(html, "role", SLICE("region"));
  html_attribute(html, "tabindex", SLICE("0"));
  html_attribute(html, "aria-label", html_word(html, WORDS_OWN, SLICE("table")));
  html_start(html, "table");
  html_id(html, i);
  html_start(html, "tbody");
  put_kind(html, i, NODE_ROW, FIRST_LEVEL);
  html_end(html, "tbody");
  html_end(html, "table");
  html_end(html, "div");
}

static void put_list(struct html *html, uint32_t i)
{
  html_start(html, "ol");
  html_attribute(html, "class", SLICE("list"));
  html_id(html, i);
  put_kind(html, i, NODE_LI, FIRST_LEVEL);
  html_end(html, "ol");
}

/* ---- Statistics ---- */

static void put_record(struct html *html, const struct html_statistic *s)
{
  slice doubt = html_word(html, WORDS_OWN, SLICE("doubtful")), nothing = {"", 0};
  const slice pieces[] = {s->subject,
                          SLICE(" "),
                          s->indicator,
                          SLICE("："),
                          s->value,
                          s->ratio,
                          s->reference,
                          s->value_max.at ? SLICE("–") : nothing,
                          s->value_max,
                          SLICE("\xC2\xA0"),
                          s->unit,
                          SLICE(" "),
                          s->period,
                          s->doubtful ? SLICE("（") : nothing,
                          s->doubtful ? doubt : nothing,
                          s->doubtful ? SLICE("）") : nothing};
  serializer_attribute_of(&html->out, "data-record", pieces, sizeof pieces / sizeof *pieces);
}

static void put_data(struct html *html, uint32_t i, const struct html_statistic *s)
{
  const slice range[] = {s->value, SLICE(".."), s->value_max}, value[] = {s->value, s->ratio};
  if (s->reference.at) {
    html_put_children(html, i, FIRST_LEVEL);
    return;
  }
  html_start(html, "data");
  if (s->value_max.at)
    serializer_attribute_of(&html->out, "value", range, 3);
  else
    serializer_attribute_of(&html->out, "value", value, 2);
  html_put_children(html, i, FIRST_LEVEL);
  html_end(html, "data");
}

/* In a heading there are no links. */
static bool is_in_heading(const struct html *html, uint32_t i)
{
  while (i && html->at[i].kind != NODE_HEADING) i = html->at[i].parent;
  return i;
}

static void put_statistic(struct html *html, uint32_t i)
{
  struct html_statistic s = html_statistic(html, i);
  bool plain = is_in_heading(html, i);
  html_start(html, plain ? "span" : "a");
  if (!plain) html_attribute(html, "class", s.doubtful ? SLICE("stat doubtful") : SLICE("stat"));
  if (!plain) html_reference(html, "#row-", s.id);
  if (s.id.at) html_attribute(html, "id", s.id);
  if (!plain) put_record(html, &s);
  put_data(html, i, &s);
  html_end(html, plain ? "span" : "a");
}

/* ---- Any element ---- */

static void put_element(struct html *html, uint32_t i, int level)
{
  switch (html->at[i].kind) {
  case ELEMENT_FURNITURE:
    if (!has_text(html, html->at[i].parent)) html_comment(html, SLICE("furniture"));
    break;
  case NODE_TITLE:
  case NODE_MEETING:
  case NODE_SPEAKER: put_front(html, i); break;
  case NODE_SALUTATION: put_as(html, "p", "salutation", i); break;
  case NODE_ITEM: put_as(html, "p", "item", i); break;
  case NODE_HEADING: put_heading(html, i, level); break;
  case NODE_P: put_paragraph(html, i); break;
  case NODE_LIST: put_list(html, i); break;
  case NODE_LI: put_as(html, "li", NULL, i); break;
  case NODE_TABLE: put_table(html, i); break;
  case NODE_ROW: put_row(html, i); break;
  case NODE_CELL: put_cell(html, i); break;
  case NODE_ENTRY: html_put_entry(html, i); break;
  case ELEMENT_S: put_as(html, "span", NULL, i); break;
  case ELEMENT_STAT: put_statistic(html, i); break;
  case ELEMENT_REF: html_put_mark(html, i); break;
  case ELEMENT_LABEL:
    html_start(html, "span");
    html_attribute(html, "class", SLICE("label"));
    html_put_children(html, i, FIRST_LEVEL);
    html_end(html, "span");
    break;
  default: html_put_children(html, i, level); break;
  }
}

void html_put(struct html *html, uint32_t i, int level)
{
  if (html_is_division(html, i))
    put_division(html, i, level);
  else
    put_element(html, i, level);
}

void html_put_run(struct html *html, struct html_run run, int level)
{
  const char *from = run.from;
  for (uint32_t i = run.first; i < run.end; i = html->at[i].next) {
    html_text(html, (slice){from, (size_t)(html_clean(html, i).at - from)});
    html_put(html, i, level);
    from = html_text_end(html, i);
  }
  html_text(html, (slice){from, (size_t)(run.to - from)});
}

void html_put_children(struct html *html, uint32_t i, int level)
{
  html_put_run(html, (struct html_run){i + 1, html->at[i].next, html_clean(html, i).at, html_text_end(html, i)}, level);
}

void html_put_text(struct html *html)
{
  html_find_references(html);
  if (html->passed_over.size) find_addresses(html);
  for (uint32_t i = 1; i < html->count && !html->out_of_memory; i = html->at[i].next) html_put(html, i, FIRST_LEVEL);
}
