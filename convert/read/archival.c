/* TEI and Akoma Ntoso, as this program writes them: the string value of what is not metadata is the source text, and a
 * character that XML cannot hold is an empty element with its code. Files of others are read in the same way. */
#include "../support/xml.h"
#include "inputs.h"
#include <stdlib.h>
#include <utf8proc.h>

static bool begins(slice head, slice tag)
{
  slice root = input_root(head);
  return slice_starts(root, tag) && root.size > tag.size && strchr(" \t\r\n>", root.at[tag.size]);
}

bool is_tei(slice head, const char *name)
{
  (void)name;
  return begins(head, SLICE("<TEI"));
}

bool is_akn(slice head, const char *name)
{
  (void)name;
  return begins(head, SLICE("<akomaNtoso"));
}

static bool is(const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static const char *attribute(const xmlNode *node, const char *name)
{
  const char *value = xml_attribute(node, name);
  return value ? value : "";
}

/* The text, and where an element stands that says of a character what no text has. */
struct reading {
  struct extract text;
  const xmlNode *wrong;
};

/* The character of four hexadecimal digits that XML cannot hold: a C0 control but TAB, LF, CR, or U+FFFE, U+FFFF; -1
 * for any other. */
static long control_of(const char *digits)
{
  if (strlen(digits) != 4 || digits[strspn(digits, "0123456789ABCDEFabcdef")]) return -1;
  long code = strtol(digits, NULL, 16);
  bool kept = code == '\t' || code == '\n' || code == '\r';
  return (code < 0x20 && !kept) || code >= 0xFFFE ? code : -1;
}

/* fw type="control" n="000C", or furniture of class="control" with our code. */
static void add_control(struct reading *reading, const xmlNode *node)
{
  bool tei = is(node, "fw") && strcmp(attribute(node, "type"), "control") == 0;
  bool akn = (is(node, "inline") || is(node, "block")) && strcmp(attribute(node, "class"), "control") == 0;
  if (node->children || (!tei && !akn)) return;
  utf8proc_uint8_t bytes[4];
  long code = control_of(attribute(node, tei ? "n" : "code"));
  if (code >= 0)
    extract_add(&reading->text, (slice){(char *)bytes, (size_t)utf8proc_encode_char((utf8proc_int32_t)code, bytes)});
  else if (!reading->wrong)
    reading->wrong = node;
}

/* The text of an element, its metadata left out. */
static void add_text(struct reading *reading, const xmlNode *top)
{
  for (const xmlNode *node = top->children; node;) {
    bool metadata = is(node, "teiHeader") || is(node, "meta");
    if (node->type == XML_TEXT_NODE) extract_add(&reading->text, slice_of((const char *)node->content));
    if (node->type == XML_ELEMENT_NODE) add_control(reading, node);
    const xmlNode *next = node->type == XML_ELEMENT_NODE && !metadata ? node->children : NULL;
    while (!next && node != top) {
      next = node->next;
      if (!next) node = node->parent;
    }
    node = next;
  }
}

bool archival_extract(struct document *document, slice source, struct decoded *decoded)
{
  char reason[256];
  size_t line;
  xmlDoc *tree = xml_parse(source, NULL, false, reason, sizeof reason, &line);
  if (!tree && !*reason) return log_memory(document->log);
  if (!tree) return log_add(document->log, BG_FOREIGN_XML, ((log_place){line, 0}), reason);
  struct reading reading = {.text = {.arena = document->arena, .most = input_limit(document)}};
  add_text(&reading, xmlDocGetRootElement(tree));
  if (reading.wrong)
    log_add(document->log, BG_FOREIGN_XML, ((log_place){(size_t)xmlGetLineNo(reading.wrong), 0}),
            "what stands for a control character has no code of one");
  xmlFreeDoc(tree);
  return !reading.wrong && input_take(document, &reading.text, "UTF-8", decoded);
}
