/* Outlines of small reports of fictional places, for the tests of parse/: what the rules find in a text, as lines. */
#ifndef OUTLINES_H
#define OUTLINES_H

#include "parse/document.h"
#include "parse/parse.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* last: it needs the others */

#define HEAD "政府工作报告\n各位代表：\n我代表县人民政府报告工作，请予审议。\n"
#define BODY "全年抓了这件事的各个方面，办成了许多过去没有办成的大事难事。"
#define LEAD "这一年全县上下齐心协力，经济社会发展向前迈进了一大步，群众都看在眼里。"

/* # The outline of a text, a line a division: its depth in dots, its kind, its title */

static inline void list_node(char *to, size_t room, const struct document *document, const struct node *node, int depth)
{
  if (!node_kinds[node->kind].division || node->kind == NODE_BODY || node->kind == NODE_OPENING) return;
  bool titled = node->first && node->first->kind == NODE_HEADING;
  slice title = titled ? document_slice(document, node->first->start, node->first->end) : (slice){"", 0};
  size_t used = strlen(to);
  snprintf(to + used, room - used, "%.*s%s %.*s\n", depth, "........", node_kinds[node->kind].element, (int)title.size,
           title.at);
}

static inline void list_all(char *to, size_t room, const struct document *document, const struct node *node, int depth)
{
  list_node(to, room, document, node, depth);
  for (const struct node *child = node->first; child; child = child->next)
    list_all(to, room, document, child, depth + (node->kind != NODE_BODY));
}

static inline struct document unparsed(const char *text, const bg_options *options)
{
  struct document document = {.arena = arena_new(), .log = bg_log_new(), .options = options, .text = slice_of(text)};
  uint32_t *lines = arena_alloc(document.arena, (document.text.size + 1) * sizeof *lines);
  assert_non_null(lines);
  document.line_starts = lines;
  lines[document.line_count++] = 0;
  for (uint32_t i = 0; i + 1 < document.text.size; i++)
    if (text[i] == '\n') lines[document.line_count++] = i + 1;
  return document;
}

static inline struct document parsed(const char *text)
{
  static const bg_options options;
  struct document document = unparsed(text, &options);
  assert_true(parse_document(&document));
  return document;
}

static inline void end(struct document *document)
{
  bg_log_free(document->log);
  arena_free(document->arena);
}

static inline void check(const char *text, const char *wanted)
{
  struct document document = parsed(text);
  char found[4000] = "";
  list_all(found, sizeof found, &document, document.body, 0);
  assert_string_equal(found, wanted);
  end(&document);
}

/* Place, speaker, plan's year and years under review, as `wanted` says them; “-” is one that is not told. */
static inline void check_facts(const char *text, const char *wanted)
{
  struct document document = parsed(text);
  const struct facts *facts = &document.facts;
  const struct fact *told[] = {&facts->place, &facts->speaker, &facts->plan_year, &facts->review_from,
                               &facts->review_to};
  char found[400] = "";
  for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
    size_t used = strlen(found);
    const char *value = told[i]->value ? told[i]->value : "-";
    snprintf(found + used, sizeof found - used, "%s%s%s", i ? " " : "", value, told[i]->inferred ? "?" : "");
  }
  assert_string_equal(found, wanted);
  end(&document);
}

/* How many livelihood items there are; one that stands outside of any list of them counts for nothing. */
static inline size_t items_in(const struct node *node)
{
  size_t count = node->kind == NODE_ITEM && node->parent->kind == NODE_LIVELIHOOD;
  for (const struct node *child = node->first; child; child = child->next) count += items_in(child);
  return count;
}

static inline void check_items(const char *text, size_t wanted)
{
  struct document document = parsed(text);
  assert_int_equal(items_in(document.body), wanted);
  end(&document);
}

#endif
