/* The tree: built from documents made by hand, saved, read back, checked, walked through. */
#include "read/inputs.h"
#include "tree/schema.h"
#include "tree/tree.h"
#include "tree/walk.h"
#include <libxml/parser.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* last: it needs the others */

/* # Documents by hand */

static const bg_options no_options;
static const char digest[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

static struct document begin(const char *text)
{
  struct document d = {.arena = arena_new(), .log = bg_log_new(), .options = &no_options, .text = slice_of(text)};
  d.source.encoding = "UTF-8";
  d.source.media_type = "text/plain";
  d.source.bytes = strlen(text);
  memcpy(d.source.sha256, digest, sizeof digest);
  memcpy(d.source.text_sha256, digest, sizeof digest);
  static uint32_t first_line;
  d.line_starts = &first_line;
  d.line_count = 1;
  d.body = node_new(&d, NODE_BODY, NULL, 0, (uint32_t)d.text.size);
  return d;
}

static void end(struct document *d)
{
  bg_log_free(d->log);
  arena_free(d->arena);
}

/* Where `words` stand in the text, from `*from` on; `*from` moves behind them. */
static uint32_t find(const struct document *d, const char *words, uint32_t from)
{
  ptrdiff_t at = slice_find(slice_after(d->text, from), slice_of(words));
  assert_true(at >= 0);
  return from + (uint32_t)at;
}

static struct node *block(struct document *d, enum node_kind kind, struct node *parent, const char *words)
{
  uint32_t from = parent->last ? parent->last->end : parent->start, start = find(d, words, from);
  return node_new(d, kind, parent, start, start + (uint32_t)strlen(words));
}

static void mark(struct document *d, enum mark_kind kind, const char *words, uint32_t detail)
{
  const struct marks *marks = &d->marks[kind];
  uint32_t start = find(d, words, marks->count ? marks->at[marks->count - 1].end : 0);
  mark_add(d, kind, start, start + (uint32_t)strlen(words), detail);
}

static void statistics(struct document *d, struct statistic *all, size_t count)
{
  d->statistics = all;
  d->statistic_count = count;
}

/* # What came out */

struct text {
  char *at;
  size_t size;
};

static bool gather(void *user, const char *bytes, size_t size)
{
  struct text *text = user;
  text->at = realloc(text->at, text->size + size + 1);
  memcpy(text->at + text->size, bytes, size);
  text->size += size;
  text->at[text->size] = 0;
  return true;
}

static struct text saved(const xmlDoc *tree)
{
  struct text text = {calloc(1, 1), 0};
  assert_true(tree_save(tree, gather, &text));
  return text;
}

static void complain(void *user, const xmlNode *node, const char *text)
{
  (void)user, (void)node;
  print_error("%s\n", text);
}

static schema *the_schema; /* trees are thousands, and reading it takes longer than they do */

static void assert_valid(const xmlDoc *tree)
{
  bool valid;
  if (!the_schema) the_schema = schema_new();
  assert_non_null(the_schema);
  assert_true(schema_accepts(the_schema, tree, complain, NULL, &valid));
  if (!valid) print_error("%s\n", saved(tree).at);
  assert_true(valid);
}

static void assert_lossless(const xmlDoc *tree, slice source)
{
  struct text text = {calloc(1, 1), 0};
  assert_true(tree_text(tree, gather, &text));
  assert_int_equal(text.size, source.size);
  assert_memory_equal(text.at, source.at, source.size);
  free(text.at);
}

/* Builds, holds the promises of every tree against it, and returns body's markup (the caller's). */
static char *build(struct document *d)
{
  assert_true(tree_prepare(d));
  xmlDoc *tree = tree_build(d);
  assert_non_null(tree);
  assert_lossless(tree, d->text);
  assert_valid(tree);
  struct text xml = saved(tree), streamed = {calloc(1, 1), 0};
  assert_true(tree_stream(d, gather, &streamed));
  assert_string_equal(xml.at, streamed.at);
  free(streamed.at);
  xmlChar *dump;
  int size;
  xmlDocDumpMemory(tree, &dump, &size);
  assert_string_equal(xml.at, (char *)dump);
  xmlFree(dump);
  xmlDoc *again = tree_read(xml.at, xml.size, d->log);
  assert_non_null(again);
  struct text twice = saved(again);
  assert_string_equal(twice.at, xml.at);
  tree_free(again);
  tree_free(tree);
  free(twice.at);
  char *body = strstr(xml.at, "<body");
  char *copy = strdup(body);
  *strstr(copy, &"\n</report>"[1]) = 0;
  free(xml.at);
  return copy;
}

static void assert_body(struct document *d, const char *expected)
{
  char *body = build(d);
  assert_string_equal(body, expected);
  free(body);
}

static bool has_message(const bg_log *log, bg_code code)
{
  for (size_t i = 0; i < bg_log_count(log); i++)
    if (bg_log_at(log, i)->code == code) return true;
  return false;
}

/* # Building */

static void ids_count_from_the_parent_and_the_first_under_body_has_no_number(void **state)
{
  (void)state;
  struct document d = begin("甲。乙。\n丙\n丁\n");
  struct node *review = node_new(&d, NODE_REVIEW, d.body, 0, 16);
  block(&d, NODE_P, review, "甲。乙。");
  block(&d, NODE_P, review, "丙");
  block(&d, NODE_P, d.body, "丁");
  node_new(&d, NODE_REVIEW, d.body, 21, 21);
  mark(&d, MARK_SENTENCE, "甲。", 0);
  mark(&d, MARK_SENTENCE, "乙。", 0);
  assert_body(&d, "<body><review id=\"review\"><p id=\"review.p1\"><s id=\"review.p1.s1\">甲。</s><s "
                  "id=\"review.p1.s2\">乙。</s></p>\n<p id=\"review.p2\">丙</p></review>\n<p id=\"p\">丁</p>\n<review "
                  "id=\"review2\"/></body>");
  end(&d);
}

static void every_element_has_its_place(void **state)
{
  (void)state;
  struct document d =
      begin("标题\n会议\n市长\n各位代表：\n一、稳增长5%。正文“新词”[1]。\n①修路10公里（牵头单位：交通局）；\n"
            "一是甲\n格\t乙3个\n注释\n1.新词：解释。\n");
  block(&d, NODE_TITLE, d.body, "标题");
  block(&d, NODE_MEETING, d.body, "会议");
  block(&d, NODE_SPEAKER, d.body, "市长");
  block(&d, NODE_SALUTATION, d.body, "各位代表：");
  uint32_t start = find(&d, "一、", 0), stop = find(&d, "\n注释", start);
  struct node *plan = node_new(&d, NODE_PLAN, d.body, start, stop);
  struct node *task = node_new(&d, NODE_TASK, plan, start, stop);
  task->n = 1;
  struct node *heading = block(&d, NODE_HEADING, task, "一、稳增长5%。");
  heading->run_in = true;
  block(&d, NODE_P, task, "正文“新词”[1]。")->continued = true;
  struct node *items = block(&d, NODE_LIVELIHOOD, task, "①修路10公里（牵头单位：交通局）；");
  items->inferred = true;
  block(&d, NODE_ITEM, items, "①修路10公里（牵头单位：交通局）；")->n = 1;
  struct node *list = block(&d, NODE_LIST, task, "一是甲");
  block(&d, NODE_LI, list, "一是甲")->n = 1;
  struct node *table = block(&d, NODE_TABLE, task, "格\t乙3个");
  struct node *row = block(&d, NODE_ROW, table, "格\t乙3个");
  block(&d, NODE_CELL, row, "格");
  block(&d, NODE_CELL, row, "乙3个");
  struct node *glossary = block(&d, NODE_GLOSSARY, d.body, "注释\n1.新词：解释。");
  block(&d, NODE_HEADING, glossary, "注释");
  struct node *entry = block(&d, NODE_ENTRY, glossary, "1.新词：解释。");
  entry->n = 1;
  node_new(&d, NODE_ENTRY_TERM, entry, find(&d, "新词：", 0), find(&d, "：解释", 0));
  block(&d, NODE_DEFINITION, entry, "解释。");
  struct statistic all[] = {{.value = "5", .unit = "%", .role = "target", .type = "growth_rate"},
                            {.value = "10",
                             .unit = "公里",
                             .op = "ge",
                             .op_word = "以上",
                             .verb = "修",
                             .hedge = "力争",
                             .scope = "<省>",
                             .group = "g1"},
                            {.value = "3", .unit = "个", .change = "increase", .indicator = "a&\"<b"}};
  statistics(&d, all, 3);
  mark(&d, MARK_STAT, "5%", 0);
  mark(&d, MARK_STAT, "10公里", 1);
  mark(&d, MARK_STAT, "3个", 2);
  mark(&d, MARK_LABEL, "一、", 0);
  mark(&d, MARK_LABEL, "①", 0);
  mark(&d, MARK_LABEL, "一是", 0);
  mark(&d, MARK_LABEL, "1.", 0);
  mark(&d, MARK_SENTENCE, "正文“新词”[1]。", 0);
  mark(&d, MARK_SENTENCE, "修路10公里（牵头单位：交通局）；", 0);
  mark(&d, MARK_TERM, "新词", 0);
  mark(&d, MARK_REF, "[1]", 1);
  mark(&d, MARK_LEAD_UNIT, "交通局", 0);
  assert_body(
      &d,
      "<body><title id=\"title\">标题</title>\n<meeting id=\"meeting\">会议</meeting>\n<speaker "
      "id=\"speaker\">市长</speaker>\n<salutation id=\"salutation\">各位代表：</salutation>\n<plan id=\"plan\"><task "
      "id=\"plan.task1\" n=\"1\"><heading id=\"plan.task1.heading1\" run-in=\"true\"><label>一、</label>稳增长<stat "
      "id=\"plan.task1.heading1.q1\" value=\"5\" unit=\"%\" role=\"target\" "
      "type=\"growth_rate\">5%</stat>。</heading><p id=\"plan.task1.p1\" continued=\"true\"><s "
      "id=\"plan.task1.p1.s1\">正文“<term>新词</term>”<ref "
      "target=\"glossary.entry1\">[1]</ref>。</s></p>\n<livelihood id=\"plan.task1.livelihood1\" "
      "inferred=\"true\"><item id=\"plan.task1.livelihood1.item1\" n=\"1\"><label>①</label><s "
      "id=\"plan.task1.livelihood1.item1.s1\">修路<stat id=\"plan.task1.livelihood1.item1.s1.q1\" value=\"10\" "
      "unit=\"公里\" op=\"ge\" op-word=\"以上\" verb=\"修\" hedge=\"力争\" scope=\"&lt;省&gt;\" "
      "group=\"g1\">10公里</stat>（牵头单位：<lead-unit>交通局</lead-unit>）；</s></item></livelihood>\n<list "
      "id=\"plan.task1.list1\"><li id=\"plan.task1.list1.li1\" n=\"1\"><label>一是</label>甲</li></list>\n<table "
      "id=\"plan.task1.table1\"><row id=\"plan.task1.table1.row1\"><cell "
      "id=\"plan.task1.table1.row1.cell1\">格</cell>\t<cell id=\"plan.task1.table1.row1.cell2\">乙<stat "
      "id=\"plan.task1.table1.row1.cell2.q1\" value=\"3\" unit=\"个\" change=\"increase\" "
      "indicator=\"a&amp;&quot;&lt;b\">3个</stat></cell></row></table></task></plan>\n<glossary "
      "id=\"glossary\"><heading id=\"glossary.heading1\">注释</heading>\n<entry id=\"glossary.entry1\" "
      "n=\"1\"><label>1.</label><term id=\"glossary.entry1.term1\">新词</term>：<definition "
      "id=\"glossary.entry1.definition1\">解释。</definition></entry></glossary>\n</body>");
  end(&d);
}

static void every_kind_of_division_may_stand_in_any_other(void **state)
{
  (void)state;
  for (enum node_kind outer = 0; outer < NODE_KIND_COUNT; outer++) {
    if (!node_kinds[outer].division) continue;
    struct document d = begin("甲乙");
    struct node *parent = node_new(&d, outer, d.body, 0, 6);
    block(&d, NODE_HEADING, parent, "甲");
    for (enum node_kind inner = 0; inner < NODE_KIND_COUNT; inner++)
      if (node_kinds[inner].division) node_new(&d, inner, parent, 3, 3);
    free(build(&d));
    end(&d);
  }
}

static void a_term_gives_way_to_the_statistic_it_crosses(void **state)
{
  (void)state;
  struct document d = begin("甲乙丙丁戊己");
  block(&d, NODE_P, d.body, "甲乙丙丁戊己");
  mark(&d, MARK_SENTENCE, "甲乙丙丁戊己", 0);
  mark(&d, MARK_TERM, "甲乙", 0);
  mark(&d, MARK_TERM, "丙丁", 0);
  mark(&d, MARK_STAT, "乙丙", 0);
  mark(&d, MARK_STAT, "戊", 0);
  struct statistic one = {.reference = "全国"};
  statistics(&d, &one, 1);
  assert_body(&d, "<body><p id=\"p\"><s id=\"p.s1\">甲<stat id=\"p.s1.q1\" reference=\"全国\">乙丙</stat>丁<stat "
                  "id=\"p.s1.q2\" reference=\"全国\">戊</stat>己</s></p></body>");
  end(&d);
}

static void a_statistic_outside_a_sentence_or_without_value_is_none(void **state)
{
  (void)state;
  struct document d = begin("甲乙丙");
  block(&d, NODE_P, d.body, "甲乙丙");
  mark(&d, MARK_SENTENCE, "乙丙", 0);
  mark(&d, MARK_STAT, "甲", 0);
  mark(&d, MARK_STAT, "乙", 1);
  mark(&d, MARK_STAT, "丙", 7);
  struct statistic all[] = {{.value = "1"}, {.unit = "个", .value = ""}};
  statistics(&d, all, 2);
  assert_body(&d, "<body><p id=\"p\">甲<s id=\"p.s1\">乙丙</s></p></body>");
  end(&d);
}

static void furniture_is_cut_where_it_crosses_and_a_sentence_ends_with_its_block(void **state)
{
  (void)state;
  struct document d = begin("甲乙\n丙丁\n");
  block(&d, NODE_P, d.body, "甲乙");
  block(&d, NODE_P, d.body, "丙丁");
  mark(&d, MARK_SENTENCE, "甲乙\n丙", 0);
  mark(&d, MARK_FURNITURE, "乙\n丙", FURNITURE_PAGE_JUMP);
  assert_body(&d, "<body><p id=\"p\"><s id=\"p.s1\">甲<furniture type=\"page-jump\">乙</furniture></s></p><furniture "
                  "type=\"page-jump\">\n</furniture><p id=\"p2\"><furniture "
                  "type=\"page-jump\">丙</furniture>丁</p>\n</body>");
  end(&d);
}

static void white_space_between_blocks_is_spacing_and_stray_text_a_paragraph(void **state)
{
  (void)state;
  struct document d = begin("　　甲\r\n 乙\xC2\xA0丙 \n丁");
  block(&d, NODE_P, d.body, "甲");
  block(&d, NODE_P, d.body, "丁");
  assert_body(&d,
              "<body><furniture type=\"spacing\">　　</furniture><p id=\"p\">甲</p>&#13;\n <p id=\"p2\">乙\xC2\xA0丙"
              "</p> \n<p id=\"p3\">丁</p></body>");
  end(&d);
}

static void characters_that_xml_cannot_hold_are_empty_furniture(void **state)
{
  (void)state;
  struct document d = begin("甲\f乙\xEF\xBF\xBE\x01\n\xEF\xBF\xBF");
  block(&d, NODE_P, d.body, "甲\f乙\xEF\xBF\xBE");
  mark(&d, MARK_FURNITURE, "\f", FURNITURE_CONTROL);
  mark(&d, MARK_FURNITURE, "\x01\n", FURNITURE_PAGE_NUMBER);
  assert_body(&d, "<body><p id=\"p\">甲<furniture type=\"control\" code=\"000C\"/>乙<furniture type=\"control\" "
                  "code=\"FFFE\"/></p><furniture type=\"page-number\"><furniture type=\"control\" "
                  "code=\"0001\"/>\n</furniture><furniture type=\"control\" code=\"FFFF\"/></body>");
  end(&d);
}

static void a_heading_out_of_its_place_is_a_paragraph(void **state)
{
  (void)state;
  struct document d = begin("甲\n乙\n");
  block(&d, NODE_P, d.body, "甲");
  block(&d, NODE_HEADING, d.body, "乙");
  assert_body(&d, "<body><p id=\"p\">甲</p>\n<p id=\"p2\">乙</p>\n</body>");
  end(&d);
}

static void divisions_nested_too_deep_are_kept_flat(void **state)
{
  (void)state;
  struct document d = begin("甲");
  struct node *node = d.body;
  for (int i = 0; i < 1000; i++) node = node_new(&d, NODE_TOPIC, node, 0, 3);
  block(&d, NODE_P, node, "甲");
  free(build(&d));
  assert_true(has_message(d.log, BG_TOO_DEEP));
  end(&d);
}

/* Whatever blocks and marks say, no character is lost or doubled, and the tree is valid. */
static void random_marks_lose_nothing(void **state)
{
  (void)state;
  struct statistic one = {.value = "1"};
  uint32_t seed = 1;
  for (int round = 0; round < 3000; round++) {
    struct document d = begin("甲1、乙\n　二2<丙>\r\n\f丁&3戊。己\n\n庚4]]>\xEF\xBF\xBF辛");
    statistics(&d, &one, 1);
    struct node *task = node_new(&d, NODE_TASK, d.body, 0, 30);
    uint32_t at = 0;
    for (int i = 0; i < 4; i++) {
      uint32_t start = at + (seed = seed * 1664525 + 1013904223) % 8 / 2, stop = start + (seed >> 9) % 20;
      node_new(&d, i == 0 ? NODE_HEADING : i == 2 ? NODE_ITEM : NODE_P, i < 3 ? task : d.body, start, stop);
      at = stop;
    }
    for (int i = 0; i < 30; i++) {
      seed = seed * 1664525 + 1013904223;
      uint32_t start = (seed >> 8) % 60;
      mark_add(&d, (enum mark_kind)((seed >> 24) % MARK_KINDS), start, start + (seed >> 16) % 12, seed >> 30);
    }
    free(build(&d));
    end(&d);
  }
}

/* # The head */

static void facts_and_source_stand_in_meta(void **state)
{
  (void)state;
  struct document d = begin("甲");
  bg_options options = {.id = "mine"};
  d.options = &options;
  d.source.name = "a\x01&\xFF.txt";
  d.source.traditional = true;
  d.facts.place = (struct fact){"甲市", true};
  d.facts.level = (struct fact){"prefecture", true};
  d.facts.plan_year = (struct fact){"2024", false};
  assert_true(tree_prepare(&d));
  xmlDoc *tree = tree_build(&d);
  assert_valid(tree);
  struct text xml = saved(tree);
  assert_non_null(
      strstr(xml.at, "<report xmlns=\"urn:baogao:report:1\" id=\"mine\" version=\"2\" converter=\"baogao "));
  assert_non_null(strstr(xml.at,
                         " xml:lang=\"zh-Hant\"><meta><place level=\"prefecture\" inferred=\"true\">甲市</place>"
                         "<plan-year>2024</plan-year><source name=\"a\xEF\xBF\xBD&amp;\xEF\xBF\xBD.txt\" sha"));
  free(xml.at);
  tree_free(tree);
  end(&d);
}

/* A statistic whose value is `broken`, in one field or another. */
static void assert_mended(struct statistic broken, const char *attribute)
{
  struct document d = begin("甲乙5%。");
  block(&d, NODE_P, d.body, "甲乙5%。");
  mark(&d, MARK_SENTENCE, "甲乙5%。", 0);
  mark(&d, MARK_STAT, "5%", 0);
  statistics(&d, &broken, 1);
  char *body = build(&d);
  if (!strstr(body, attribute)) fail_msg("%s is not in %s", attribute, body);
  assert_int_equal(bg_log_status(d.log, false), BG_FAULT);
  assert_int_equal(bg_log_at(d.log, 0)->code, BG_INTERNAL);
  assert_int_equal(bg_log_at(d.log, 0)->column, 3);
  free(body);
  end(&d);
}

static void a_value_cut_inside_a_character_is_an_internal_fault_and_spoils_nothing(void **state)
{
  (void)state;
  assert_mended((struct statistic){.value = "5", .indicator = "\xB9\x8A乙\xE4\xB8"}, "value=\"5\" indicator=\"乙\"");
  assert_mended((struct statistic){.value = "5", .unit = "个\xE4"}, "value=\"5\" unit=\"个\"");
  assert_mended((struct statistic){.value = "5", .ratio = "8:\xEF\xBC"}, "<stat id=\"p.s1.q1\" value=\"5\">");
  assert_mended((struct statistic){.value = "5", .type = "a<b"}, "<stat id=\"p.s1.q1\" value=\"5\">");
}

static void what_xml_cannot_hold_is_left_out_of_values(void **state)
{
  (void)state;
  struct document d = begin("甲\x01乙5%");
  block(&d, NODE_P, d.body, "甲\x01乙5%");
  mark(&d, MARK_SENTENCE, "甲\x01乙5%", 0);
  mark(&d, MARK_STAT, "5%", 0);
  struct statistic one = {.value = "5", .indicator = "甲\x01乙\xEF\xBF\xBE\xEF\xBF\xBD𠀀"};
  statistics(&d, &one, 1);
  char *body = build(&d);
  assert_non_null(strstr(body, "indicator=\"甲乙\xEF\xBF\xBD𠀀\""));
  assert_int_equal(bg_log_status(d.log, false), BG_OK);
  free(body);
  end(&d);
}

static bool refuse(void *user, const char *bytes, size_t size)
{
  (void)user, (void)bytes, (void)size;
  return false;
}

static void saving_fails_when_the_sink_refuses(void **state)
{
  (void)state;
  struct document d = begin("甲");
  xmlDoc *tree = tree_build(&d);
  assert_false(tree_save(tree, refuse, NULL));
  assert_false(tree_text(tree, refuse, NULL));
  tree_free(tree);
  end(&d);
}

static void text_nodes_are_at_most_eight_megabytes(void **state)
{
  (void)state;
  size_t size = 3 * (6 << 20);
  char *text = calloc(1, size + 1);
  for (size_t i = 0; i < size; i += 3) memcpy(text + i, "甲", 3);
  struct document d = begin(text);
  node_new(&d, NODE_P, d.body, 0, (uint32_t)size);
  xmlDoc *tree = tree_build(&d);
  assert_lossless(tree, d.text);
  const xmlNode *first = tree_body(tree)->children->children;
  assert_true(strlen((const char *)first->content) <= 8 << 20);
  struct text xml = saved(tree);
  xmlDoc *strict = xmlReadMemory(xml.at, (int)xml.size, NULL, NULL, XML_PARSE_HUGE);
  assert_non_null(strict);
  tree_free(strict);
  tree_free(tree);
  free(xml.at);
  free(text);
  end(&d);
}

/* # Reading back */

#define HEAD                                                                                                           \
  "<report xmlns='urn:baogao:report:1' id='a' version='1' converter='baogao 1' xml:lang='zh-Hans'><meta><source "      \
  "sha256='0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef' bytes='1' "                               \
  "text-sha256='0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef' encoding='UTF-8' "                   \
  "media-type='text/plain'/></meta><body>"
#define TAIL "</body></report>"

static void xml_that_is_not_ours_is_refused_with_its_reason(void **state)
{
  (void)state;
  static const char *const rows[][2] = {
      {"<?xml version='1.0'?><a/>", "root element is a"},
      {"<report/>", "in no namespace"},
      {"<report xmlns='urn:baogao:report:1' version='9'/>", "version 9"},
      {"<report xmlns='urn:baogao:report:1' version='1'/>", "report"},
      {"<?xml version='1.0'?><!DOCTYPE report [<!ENTITY a 'b'>]>" HEAD "&a;" TAIL, "document type"},
      {HEAD "<p id='p'><b/></p>" TAIL, "b"},
      {HEAD "<p>" TAIL, "end of data"},
      {HEAD "<p id='p'><s id='p.s1'><stat id='p.s1.q1' value='1e5'/></s></p>" TAIL, "stat"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    bg_log *log = bg_log_new();
    assert_null(input_of(slice_of(rows[i][0]), NULL)->extract);
    assert_null(tree_read(rows[i][0], strlen(rows[i][0]), log));
    assert_int_equal(bg_log_count(log), 1);
    assert_int_equal(bg_log_at(log, 0)->code, BG_FOREIGN_XML);
    if (!strstr(bg_log_at(log, 0)->text, rows[i][1])) fail_msg("%s: %s", rows[i][1], bg_log_at(log, 0)->text);
    bg_log_free(log);
  }
}

static void each_id_that_stands_twice_is_told_and_the_report_refused(void **state)
{
  (void)state;
  const char *xml = HEAD "<p id='a'>甲</p>\n<p id='p'>乙</p>\n<p id='a'>丙</p>\n<p id='p'>丁</p>" TAIL;
  bg_log *log = bg_log_new();
  assert_null(tree_read(xml, strlen(xml), log));
  assert_int_equal(bg_log_count(log), 2);
  for (size_t i = 0; i < 2; i++) {
    assert_int_equal(bg_log_at(log, i)->code, BG_DUPLICATE_ID);
    assert_int_equal(bg_log_at(log, i)->line, 3 + i);
  }
  assert_int_equal(bg_log_status(log, false), BG_INPUT);
  bg_log_free(log);
}

static void xml_nested_too_deep_is_refused(void **state)
{
  (void)state;
  struct text xml = {calloc(1, 1), 0};
  gather(&xml, HEAD, sizeof HEAD - 1);
  for (int i = 0; i < 100; i++) gather(&xml, "<topic id='topic'>", 18);
  for (int i = 0; i < 100; i++) gather(&xml, "</topic>", 8);
  gather(&xml, TAIL, sizeof TAIL - 1);
  bg_log *log = bg_log_new();
  assert_null(tree_read(xml.at, xml.size, log));
  assert_non_null(strstr(bg_log_at(log, 0)->text, "too deep"));
  bg_log_free(log);
  free(xml.at);
}

static void comments_and_instructions_are_left_out(void **state)
{
  (void)state;
  const char *xml = HEAD "<p id='p'><!--x-->a<![CDATA[<]]><?y z?>b<!--x--></p><!--x-->" TAIL "<!--x-->";
  bg_log *log = bg_log_new();
  xmlDoc *tree = tree_read(xml, strlen(xml), log);
  assert_non_null(tree);
  assert_lossless(tree, SLICE("a<b"));
  struct text text = saved(tree);
  assert_non_null(strstr(text.at, "<p id=\"p\">a&lt;b</p></body></report>\n"));
  free(text.at);
  tree_free(tree);
  bg_log_free(log);
}

static void only_xml_looks_like_xml(void **state)
{
  (void)state;
  static const char *const yes[] = {"<?xml version='1.0'?><x/>", "\xEF\xBB\xBF\n <report ", "<report>"};
  static const char *const no[] = {"", "<", "<p>", "<reporter>", "政府", "<?xml version='1.0'?>\n<!-- a > b --><html>"};
  for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) assert_null(input_of(slice_of(yes[i]), NULL)->extract);
  for (size_t i = 0; i < sizeof no / sizeof *no; i++) assert_non_null(input_of(slice_of(no[i]), NULL)->extract);
}

/* # Checking */

static void check_finds(const char *body, bg_code code, size_t line, size_t column)
{
  struct text xml = {calloc(1, 1), 0};
  gather(&xml, HEAD, sizeof HEAD - 1);
  gather(&xml, body, strlen(body));
  gather(&xml, TAIL, sizeof TAIL - 1);
  xmlDoc *tree = xmlReadMemory(xml.at, (int)xml.size, NULL, NULL, 0);
  bg_log *log = bg_log_new();
  assert_non_null(tree);
  assert_true(structure_check_tree(tree, log) && tree_check(tree, log));
  bool found = false;
  for (size_t i = 0; i < bg_log_count(log); i++) {
    const bg_diagnostic *d = bg_log_at(log, i);
    found |= d->code == code && d->line == line && d->column == column;
    if (code == BG_CODES && d->level != BG_NOTE) fail_msg("%s: %s", body, d->text);
  }
  if (!found && code != BG_CODES) fail_msg("%s", body);
  bg_log_free(log);
  tree_free(tree);
  free(xml.at);
}

static void check_tells_what_is_wrong_and_where(void **state)
{
  (void)state;
  check_finds("甲<p id='p'/>", BG_SCHEMA, 1, 1);
  check_finds("\n<p id='p'>甲</p>\n<p id='p2'>甲<b/></p>", BG_SCHEMA, 3, 2);
  check_finds("<p id='p'>甲<ref>1</ref></p>", BG_DANGLING_NOTE, 1, 2);
  check_finds("<p id='p'>甲<ref target='entry'>1</ref></p>", BG_DANGLING_ID, 1, 2);
  check_finds("<p id='p'>甲<ref target='p'>1</ref></p>", BG_DANGLING_ID, 1, 2);
  check_finds("<p id='p'><furniture type='control' code='000C'/>\n甲<ref>1</ref></p>", BG_DANGLING_NOTE, 2, 2);
  check_finds(
      "<task id='task' n='1'><heading id='task.heading1'><label>一、</label>甲</heading></task>\n<task id='task2' "
      "n='3'><heading id='task2.heading1'><label>三、</label>甲</heading></task>",
      BG_NUMBERING_GAP, 2, 1);
  check_finds("<livelihood id='livelihood'><heading id='livelihood.heading1'>办好三件实事</heading>\n<item "
              "id='livelihood.item1'>甲</item></livelihood>",
              BG_COUNT_DIFFERS, 1, 1);
  check_finds("<review id='review'/>", BG_NO_PART, 0, 0);
  check_finds("<p id='p'>甲</p>", BG_NO_PART, 0, 0);
  check_finds("<review id='review'/>", BG_NO_SALUTATION, 0, 0);
  check_finds("<livelihood id='livelihood'><heading id='livelihood.heading1'>办好2项，三件实事</heading>\n<item "
              "id='livelihood.item1'>甲</item>\n<item id='livelihood.item2'>乙</item></livelihood>",
              BG_COUNT_DIFFERS, 1, 1);
  check_finds("<review id='review'/><plan id='plan'/>", BG_NO_TASKS, 1, 1);
  check_finds("<p id='p'>甲</p>", BG_FACT_MISSING, 0, 0);
}

/* what a report must have */
#define WHOLE                                                                                                          \
  "<salutation id='salutation'>各位代表：</salutation>\n<review id='review'/>\n"                                  \
  "<plan id='plan'><task id='plan.task1'/></plan>\n"

static void check_accepts_what_is_right(void **state)
{
  (void)state;
  check_finds(
      WHOLE
      "<task id='task' n='1'><heading id='task.heading1'><label>一、</label>甲</heading></task>\n<task id='task2' "
      "n='2'><heading id='task2.heading1'><label>二、</label>甲</heading></task>\n<task id='task3' n='1'><heading "
      "id='task3.heading1'><label>（一）</label>甲</heading></task>",
      BG_CODES, 0, 0);
  check_finds(/* whatever the division between is */
              WHOLE "<task id='task' n='1'><heading "
                    "id='task.heading1'><label>一、</label>甲</heading></task>\n<targets id='targets' "
                    "n='2'><heading id='targets.heading1'><label>二、</label>甲</heading></targets>\n<task id='task2' "
                    "n='3'><heading "
                    "id='task2.heading1'><label>三、</label>甲</heading></task>",
              BG_CODES, 0, 0);
  static const char *const announced[] = {"办好一件实事", "办好1项三件实事", "去年十件实事都已办成，今年一件实事"};
  for (size_t i = 0; i < sizeof announced / sizeof *announced; i++) {
    char livelihood[512];
    snprintf(livelihood, sizeof livelihood,
             WHOLE "<livelihood id='livelihood'><heading id='livelihood.heading1'>%s</heading>\n"
                   "<item id='livelihood.item1'>甲</item></livelihood>",
             announced[i]);
    check_finds(livelihood, BG_CODES, 0, 0);
  }
  check_finds(WHOLE "<glossary id='glossary'><entry id='glossary.entry1'><label>1.</label>：</entry></glossary>",
              BG_CODES, 0, 0);
}

/* # Walking */

static void the_walk_tells_extents_and_clean_text(void **state)
{
  (void)state;
  const char *xml = HEAD "<p id='p'><s id='p.s1'>甲<furniture type='page-jump'>转<furniture type='control' "
                         "code='000C'/></furniture>乙</s>丙</p>\n<glossary id='glossary'><entry id='glossary.entry1'>"
                         "<term id='x'>丁</term></entry></glossary>" TAIL;
  bg_log *log = bg_log_new();
  xmlDoc *tree = tree_read(xml, strlen(xml), log);
  arena *memory = arena_new();
  struct walk walk;
  assert_true(tree_walk(tree, memory, &walk));
  static const struct {
    int kind;
    uint32_t depth, parent, next, start, end;
    const char *text;
  } rows[] = {
      {NODE_BODY, 0, 0, 8, 0, 7, "甲乙丙\n丁"}, {NODE_P, 1, 0, 5, 0, 5, "甲乙丙"},
      {ELEMENT_S, 2, 1, 5, 0, 4, "甲乙"},       {ELEMENT_FURNITURE, 3, 2, 5, 1, 3, ""},
      {ELEMENT_FURNITURE, 4, 3, 5, 2, 3, ""},   {NODE_GLOSSARY, 1, 0, 8, 6, 7, "丁"},
      {NODE_ENTRY, 2, 5, 8, 6, 7, "丁"},        {NODE_ENTRY_TERM, 3, 6, 8, 6, 7, "丁"},
  };
  assert_int_equal(walk.count, sizeof rows / sizeof *rows);
  for (size_t i = 0; i < walk.count; i++) {
    const struct element *e = &walk.elements[i];
    assert_int_equal(e->kind, rows[i].kind);
    assert_int_equal(e->depth, rows[i].depth);
    assert_int_equal(e->parent, rows[i].parent);
    assert_int_equal(e->next, rows[i].next);
    assert_int_equal(e->start, rows[i].start);
    assert_int_equal(e->end, rows[i].end);
    assert_true(slice_equal(element_text(walk.text, e), slice_of(rows[i].text)));
    assert_true(slice_equal(tree_clean_text(memory, e->node), slice_of(rows[i].text)) || e->kind == ELEMENT_FURNITURE);
  }
  arena_free(memory);
  tree_free(tree);
  bg_log_free(log);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(ids_count_from_the_parent_and_the_first_under_body_has_no_number),
      cmocka_unit_test(every_element_has_its_place),
      cmocka_unit_test(every_kind_of_division_may_stand_in_any_other),
      cmocka_unit_test(a_term_gives_way_to_the_statistic_it_crosses),
      cmocka_unit_test(a_statistic_outside_a_sentence_or_without_value_is_none),
      cmocka_unit_test(furniture_is_cut_where_it_crosses_and_a_sentence_ends_with_its_block),
      cmocka_unit_test(white_space_between_blocks_is_spacing_and_stray_text_a_paragraph),
      cmocka_unit_test(characters_that_xml_cannot_hold_are_empty_furniture),
      cmocka_unit_test(a_heading_out_of_its_place_is_a_paragraph),
      cmocka_unit_test(divisions_nested_too_deep_are_kept_flat),
      cmocka_unit_test(random_marks_lose_nothing),
      cmocka_unit_test(facts_and_source_stand_in_meta),
      cmocka_unit_test(a_value_cut_inside_a_character_is_an_internal_fault_and_spoils_nothing),
      cmocka_unit_test(what_xml_cannot_hold_is_left_out_of_values),
      cmocka_unit_test(saving_fails_when_the_sink_refuses),
      cmocka_unit_test(text_nodes_are_at_most_eight_megabytes),
      cmocka_unit_test(xml_that_is_not_ours_is_refused_with_its_reason),
      cmocka_unit_test(each_id_that_stands_twice_is_told_and_the_report_refused),
      cmocka_unit_test(xml_nested_too_deep_is_refused),
      cmocka_unit_test(comments_and_instructions_are_left_out),
      cmocka_unit_test(only_xml_looks_like_xml),
      cmocka_unit_test(check_tells_what_is_wrong_and_where),
      cmocka_unit_test(check_accepts_what_is_right),
      cmocka_unit_test(the_walk_tells_extents_and_clean_text),
  };
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  schema_free(the_schema);
  return failed;
}
