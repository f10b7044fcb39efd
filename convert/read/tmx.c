/* TMX (Translation Memory eXchange 1.4b): the Chinese segments of a translation, in their order, a line each. A segment
 * that ends inside a sentence goes on in the next. */
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "../support/xml.h"
#include "inputs.h"
#include <strings.h>

static bool is(const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

/* The language of a variant: xml:lang, or lang in older files. */
static const char *language_of(const xmlNode *variant)
{
  const char *language = xml_attribute(variant, "lang");
  return language ? language : "";
}

/* How well a variant serves: Simplified Chinese, other Chinese, any other language not at all. */
static int worth_of(const xmlNode *variant)
{
  static const char *const simplified[] = {"zh", "zh-CN", "zh-Hans", "zh-SG", "zh-Hans-CN"};
  const char *language = language_of(variant);
  for (size_t i = 0; i < sizeof simplified / sizeof *simplified; i++)
    if (strcasecmp(language, simplified[i]) == 0) return 2;
  return strncasecmp(language, "zh", 2) == 0 ? 1 : 0;
}

static const xmlNode *segment_of(const xmlNode *unit)
{
  const xmlNode *best = NULL;
  for (const xmlNode *node = unit->children; node; node = node->next)
    if (is(node, "tuv") && worth_of(node) > (best ? worth_of(best) : 0)) best = node;
  for (best = best ? best->children : NULL; best && !is(best, "seg");) best = best->next;
  return best;
}

/* Elements in a segment hold the codes of the format that was translated, all but the highlighted text. */
static bool holds_codes(const xmlNode *node)
{
  return node->type != XML_ELEMENT_NODE || !is(node, "hi");
}

static void add_segment(struct extract *text, const xmlNode *segment)
{
  for (const xmlNode *node = segment->children; node;) {
    if (node->type == XML_TEXT_NODE) extract_add(text, slice_of((const char *)node->content));
    const xmlNode *next = holds_codes(node) ? NULL : node->children;
    while (!next && node != segment) {
      next = node->next;
      if (!next) node = node->parent;
    }
    node = next;
  }
}

/* Whether the text ends inside a sentence: with ， ； 、 */
static bool is_open(const struct extract *text)
{
  slice tail = utf8_trim((slice){text->at, text->size});
  return slice_ends(tail, COMMA) || slice_ends(tail, SEMICOLON) || slice_ends(tail, ENUMERATION_COMMA);
}

bool is_tmx(slice head, const char *name)
{
  (void)name;
  slice root = input_root(head);
  return slice_starts(root, SLICE("<tmx")) && root.size > 4 && strchr(" \t\r\n>", root.at[4]);
}

static void read_tree(struct extract *text, const xmlNode *root)
{
  const xmlNode *body = root ? root->children : NULL;
  while (body && !is(body, "body")) body = body->next;
  for (const xmlNode *unit = body ? body->children : NULL; unit; unit = unit->next) {
    const xmlNode *segment = is(unit, "tu") ? segment_of(unit) : NULL;
    if (!segment) continue;
    add_segment(text, segment);
    if (!is_open(text)) extract_break(text);
  }
  extract_break(text);
}

bool tmx_extract(struct document *document, slice source, struct decoded *decoded)
{
  if (!input_decode(document, source, NULL, decoded)) return false;
  const char *encoding = decoded->encoding;
  char reason[256];
  size_t line;
  xmlDoc *tree = xml_parse(decoded->text, "UTF-8", true, reason, sizeof reason, &line);
  if (!tree && !*reason) return log_memory(document->log);
  if (!tree) return log_add(document->log, BG_FOREIGN_XML, ((log_place){line, 0}), reason);
  struct extract text = {.arena = document->arena, .most = input_limit(document)};
  read_tree(&text, xmlDocGetRootElement(tree));
  xmlFreeDoc(tree);
  return input_take(document, &text, encoding, decoded);
}
