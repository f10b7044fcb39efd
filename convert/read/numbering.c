/* Automatic numbering, and the styles of paragraphs. An instance (num) refers to an abstract list, whose nine levels
 * say how their numbers look; a style may bring a paragraph an instance and a level. */
#include "numbering.h"
#include "../support/utf8.h"
#include "../support/xml.h"
#include "alignment.h"
#include "numerals.h"
#include <libxml/hash.h>
#include <stdlib.h>

enum {
  LEVELS = 9,
  MOST_STYLES = 16,   /* that are based on one another */
  USUAL_SIZE = 100,   /* tenths of a point, of letters of which nothing is said */
  LARGEST_SIZE = 1638 /* points, that Word sets */
};

/* Strings are NULL when not said. */
struct level {
  bool exists;
  int start;
  const char *format; /* numFmt */
  const char *text;   /* %1、 */
  const char *style;  /* of the paragraphs that stand on this level */
  int restart;        /* it goes on unless a level up to this one came (1 is the highest); -1: any higher; 0: always */
  bool legal;         /* all numbers in decimal digits */
  bool close;         /* nothing parts it from the text */
};

struct list { /* an abstractNum */
  struct level levels[LEVELS];
  int counts[LEVELS];
  bool begun[LEVELS];
  const char *style_link; /* it is the list of this numbering style */
};

struct instance { /* a num */
  struct list *list;
  int starts[LEVELS]; /* startOverride, applied when the level is first used; -1: none */
  struct level *levels[LEVELS];
};

struct style {
  const char *list;
  int level;
  uint32_t heading; /* the level that it has in the outline, 1 the highest; 0: none */
  uint32_t size;    /* of letters, in tenths of a point; 0: not said */
  enum alignment alignment;
  enum { WEIGHT_NOT_SAID, WEIGHT_BOLD, WEIGHT_OTHER } weight; /* of its letters */
  const char *based_on;
};

struct numbering {
  arena *memory;
  xmlHashTable *lists, *instances, *styles;
  const char *usual_style; /* of paragraphs that name none */
  uint32_t usual_size;     /* of letters whose style says nothing */
  bool failed;
};

/* # Reading */

static bool is(const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static const xmlNode *child(const xmlNode *node, const char *name)
{
  for (node = node ? node->children : NULL; node; node = node->next)
    if (is(node, name)) return node;
  return NULL;
}

/* The attribute `name`, whatever its prefix, copied; NULL if there is none. */
static const char *attribute(numbering *n, const xmlNode *node, const char *name)
{
  const char *value = node ? xml_attribute(node, name) : NULL;
  const char *copy = value ? arena_copy(n->memory, slice_of(value)) : NULL;
  n->failed |= value && !copy;
  return copy;
}

/* w:val of the child `name`. */
static const char *value(numbering *n, const xmlNode *node, const char *name)
{
  return attribute(n, child(node, name), "val");
}

bool is_on(const char *value)
{
  return !value || (strcmp(value, "0") != 0 && strcmp(value, "false") != 0 && strcmp(value, "off") != 0);
}

uint32_t half_points(const char *value)
{
  long size = value ? strtol(value, NULL, 10) : 0;
  return size > 0 && size <= 2 * LARGEST_SIZE ? (uint32_t)size * 5 : 0;
}

static int number(const char *text, int otherwise)
{
  if (!text) return otherwise;
  long got = strtol(text, NULL, 10);
  return got < 0 || got > 1000000 ? otherwise : (int)got;
}

static void *make(numbering *n, xmlHashTable *table, const char *key, size_t size)
{
  void *made = arena_alloc(n->memory, size);
  if (!made || xmlHashUpdateEntry(table, BAD_CAST key, made, NULL) != 0) n->failed = true;
  return n->failed ? NULL : made;
}

static void read_level(numbering *n, const xmlNode *node, struct level *level)
{
  const char *suffix = value(n, node, "suff"), *legal = value(n, node, "isLgl");
  *level = (struct level){
      .exists = true,
      .start = number(value(n, node, "start"), 0),
      .format = value(n, node, "numFmt"),
      .text = value(n, node, "lvlText"),
      .style = value(n, node, "pStyle"),
      .restart = number(value(n, node, "lvlRestart"), -1),
      .legal = child(node, "isLgl") && (!legal || (strcmp(legal, "0") != 0 && strcmp(legal, "false") != 0)),
      .close = suffix && strcmp(suffix, "nothing") == 0,
  };
}

static int level_number(numbering *n, const xmlNode *node)
{
  int level = number(attribute(n, node, "ilvl"), -1);
  return level < LEVELS ? level : -1;
}

static void read_list(numbering *n, const xmlNode *node)
{
  const char *id = attribute(n, node, "abstractNumId");
  struct list *list = id ? make(n, n->lists, id, sizeof *list) : NULL;
  if (!list) return;
  list->style_link = value(n, node, "numStyleLink");
  for (const xmlNode *at = node->children; at; at = at->next) {
    int level = is(at, "lvl") ? level_number(n, at) : -1;
    if (level >= 0) read_level(n, at, &list->levels[level]);
  }
}

static void read_instance(numbering *n, const xmlNode *node)
{
  const char *id = attribute(n, node, "numId"), *list = value(n, node, "abstractNumId");
  struct instance *instance = id && list ? make(n, n->instances, id, sizeof *instance) : NULL;
  if (!instance) return;
  instance->list = xmlHashLookup(n->lists, BAD_CAST list);
  for (int i = 0; i < LEVELS; i++) instance->starts[i] = -1;
  for (const xmlNode *at = node->children; at; at = at->next) {
    int level = is(at, "lvlOverride") ? level_number(n, at) : -1;
    if (level < 0) continue;
    instance->starts[level] = number(value(n, at, "startOverride"), -1);
    const xmlNode *own = child(at, "lvl");
    if (!own) continue;
    instance->levels[level] = arena_alloc(n->memory, sizeof *instance->levels[level]);
    if (!instance->levels[level]) n->failed = true;
    if (instance->levels[level]) read_level(n, own, instance->levels[level]);
  }
}

static void read_style(numbering *n, const xmlNode *node)
{
  const char *id = attribute(n, node, "styleId");
  struct style *style = id ? make(n, n->styles, id, sizeof *style) : NULL;
  if (!style) return;
  const xmlNode *of_paragraph = child(node, "pPr"), *of_letters = child(node, "rPr"),
                *list = child(of_paragraph, "numPr");
  const xmlNode *bold = child(of_letters, "b");
  int heading = number(value(n, of_paragraph, "outlineLvl"), LEVELS);
  *style = (struct style){.list = value(n, list, "numId"),
                          .level = number(value(n, list, "ilvl"), -1),
                          .heading = heading < LEVELS ? (uint32_t)heading + 1 : 0,
                          .size = half_points(value(n, of_letters, "sz")),
                          .alignment = alignment_of(value(n, of_paragraph, "jc")),
                          .weight = !bold                              ? WEIGHT_NOT_SAID
                                    : is_on(attribute(n, bold, "val")) ? WEIGHT_BOLD
                                                                       : WEIGHT_OTHER,
                          .based_on = value(n, node, "basedOn")};
  const char *type = attribute(n, node, "type"), *usual = attribute(n, node, "default");
  if (usual && is_on(usual) && type && strcmp(type, "paragraph") == 0) n->usual_style = id;
}

static void read_any(numbering *n, const xmlNode *node)
{
  if (is(node, "abstractNum")) read_list(n, node);
  if (is(node, "num")) read_instance(n, node);
  if (is(node, "style")) read_style(n, node);
  if (!is(node, "docDefaults")) return;
  uint32_t size = half_points(value(n, child(child(node, "rPrDefault"), "rPr"), "sz"));
  if (size) n->usual_size = size;
}

static void read_part(numbering *n, const xmlDoc *part)
{
  const xmlNode *root = part ? xmlDocGetRootElement(part) : NULL;
  for (const xmlNode *node = root ? root->children : NULL; node && !n->failed; node = node->next) read_any(n, node);
}

numbering *numbering_read(const xmlDoc *numbering_part, const xmlDoc *styles_part, arena *memory, bg_log *log)
{
  numbering *n = arena_alloc(memory, sizeof *n);
  if (n) {
    *n = (numbering){.memory = memory,
                     .lists = xmlHashCreate(0),
                     .instances = xmlHashCreate(0),
                     .styles = xmlHashCreate(0),
                     .usual_size = USUAL_SIZE};
    n->failed = !n->lists || !n->instances || !n->styles;
    read_part(n, numbering_part);
    read_part(n, styles_part);
  }
  if (n && !n->failed) return n;
  if (n) numbering_free(n);
  log_memory(log);
  return NULL;
}

void numbering_free(numbering *n)
{
  xmlHashFree(n->lists, NULL);
  xmlHashFree(n->instances, NULL);
  xmlHashFree(n->styles, NULL);
}

/* # Counting */

static const struct style *find_style(const numbering *n, const char *name)
{
  return name ? xmlHashLookup(n->styles, BAD_CAST name) : NULL;
}

struct appearance numbering_appearance(const numbering *n, const char *name)
{
  struct appearance shown = {.size = 0};
  enum alignment alignment = ALIGNED_NOT_SAID;
  int weight = WEIGHT_NOT_SAID;
  const struct style *style = find_style(n, name ? name : n->usual_style);
  for (int i = 0; style && i < MOST_STYLES; i++, style = find_style(n, style->based_on)) {
    if (!shown.heading) shown.heading = style->heading;
    if (!shown.size) shown.size = style->size;
    if (!alignment) alignment = style->alignment;
    if (!weight) weight = style->weight;
  }
  if (!shown.size) shown.size = n->usual_size;
  align(&shown, alignment);
  shown.bold = weight == WEIGHT_BOLD;
  return shown;
}

static struct instance *find_instance(const numbering *n, const char *name)
{
  return name ? xmlHashLookup(n->instances, BAD_CAST name) : NULL;
}

static const struct level *level_of(const struct instance *instance, int level)
{
  return instance->levels[level] ? instance->levels[level] : &instance->list->levels[level];
}

/* The instance and level that the style gives, or one that it is based on. */
static struct instance *instance_of_style(const numbering *n, const char *name, int *level)
{
  const struct style *style = find_style(n, name);
  for (int i = 0; style && i < MOST_STYLES; i++, name = style->based_on, style = find_style(n, name)) {
    if (!style->list) continue;
    struct instance *instance = find_instance(n, style->list);
    if (*level < 0) *level = style->level;
    for (int at = 0; instance && instance->list && *level < 0 && at < LEVELS; at++) {
      const char *of = level_of(instance, at)->style;
      if (of && strcmp(of, name) == 0) *level = at;
    }
    return instance;
  }
  return NULL;
}

/* A list that only refers to a numbering style is that style's list. */
static struct list *real_list(const numbering *n, struct list *list)
{
  const struct style *style = list ? find_style(n, list->style_link) : NULL;
  const struct instance *instance = style ? find_instance(n, style->list) : NULL;
  return instance ? instance->list : list;
}

static void count(const struct instance *instance, struct list *list, int level, int *starts)
{
  const struct level *of = level_of(instance, level);
  if (starts[level] >= 0) { /* where this instance begins anew */
    list->counts[level] = starts[level];
    starts[level] = -1;
  } else {
    list->counts[level] = list->begun[level] ? list->counts[level] + 1 : of->start;
  }
  list->begun[level] = true;
  for (int i = level + 1; i < LEVELS; i++) {
    int restart = level_of(instance, i)->restart;
    if (restart < 0 || (restart > 0 && level < restart)) list->begun[i] = false;
  }
}

struct label_text {
  char *to;
  size_t size;
};

static void put(struct label_text *label, const char *at, size_t size)
{
  if (label->size + size > LABEL_SIZE) return;
  memcpy(label->to + label->size, at, size);
  label->size += size;
}

/* A symbol of the private use area, as Wingdings has them, says nothing to anyone without the font. */
static bool is_symbol(const char *text)
{
  return ((unsigned char)text[0] == 0xEE) || ((unsigned char)text[0] == 0xEF && (unsigned char)text[1] < 0xA4);
}

static size_t print(const struct instance *instance, const struct list *list, int level, char to[LABEL_SIZE])
{
  const struct level *of = level_of(instance, level);
  struct label_text label = {.to = to};
  const char *text = of->text ? of->text : "";
  if (of->format && strcmp(of->format, "bullet") == 0 && is_symbol(text)) return 0;
  for (size_t size; *text; text += size) {
    int other = text[0] == '%' && text[1] >= '1' && text[1] <= '9' ? text[1] - '1' : -1;
    size = other < 0 ? utf8_size((unsigned char)*text) : 2;
    if (other < 0) {
      bool lost = *text == '?' && label.size && (unsigned char)to[label.size - 1] >= 0x80; /* by RTF: 一? */
      put(&label, lost ? "、" : text, lost ? strlen("、") : size);
      continue;
    }
    char digits[NUMERAL_SIZE];
    const struct level *shown = level_of(instance, other);
    int n = list->begun[other] ? list->counts[other] : shown->start;
    size_t printed = numeral_print(n, of->legal ? "decimal" : shown->format, digits);
    put(&label, digits, printed);
  }
  bool open = label.size && (unsigned char)to[label.size - 1] < 0x80 && !of->close; /* 1. 2) A: something parts them */
  if (open && to[label.size - 1] != ' ') put(&label, " ", 1);
  return label.size;
}

size_t numbering_next(numbering *n, const char *style, const char *list, int level, char to[LABEL_SIZE])
{
  struct instance *instance = list ? find_instance(n, list) : instance_of_style(n, style, &level);
  struct list *real = instance ? real_list(n, instance->list) : NULL;
  if (level < 0) level = 0;
  if (!real || level >= LEVELS) return 0;
  struct instance seen = *instance;
  seen.list = real;
  if (!level_of(&seen, level)->exists) return 0;
  count(&seen, real, level, instance->starts);
  return print(&seen, real, level, to);
}
