/* The walk: extents and clean text of every element, in one pass over the tree, or while a document tells its own. */
#include "walk.h"
#include "../support/utf8.h"
#include "receiver.h"
#include "tree.h"
#include "values.h"

const char *tree_attribute(const xmlNode *node, const char *name)
{
  for (const xmlAttr *a = node->properties; a; a = a->next)
    if (!a->ns && strcmp((const char *)a->name, name) == 0)
      return a->children && a->children->content ? (const char *)a->children->content : "";
  return NULL;
}

const xmlNode *tree_child(const xmlNode *node, const char *name)
{
  for (const xmlNode *child = node ? node->children : NULL; child; child = child->next)
    if (child->type == XML_ELEMENT_NODE && strcmp((const char *)child->name, name) == 0) return child;
  return NULL;
}

const xmlNode *tree_meta(const xmlDoc *tree)
{
  return tree_child(xmlDocGetRootElement(tree), "meta");
}

const xmlNode *tree_body(const xmlDoc *tree)
{
  return tree_child(xmlDocGetRootElement(tree), "body");
}

/* The node behind `node` in document order within `top`; with `inside`, its children come first. */
static const xmlNode *following(const xmlNode *node, const xmlNode *top, bool inside)
{
  if (inside && node->type == XML_ELEMENT_NODE && node->children) return node->children;
  while (node != top && !node->next) node = node->parent;
  return node == top ? NULL : node->next;
}

const xmlNode *tree_following(const xmlNode *node, const xmlNode *top)
{
  return following(node, top, true);
}

const char *walk_name(const struct element *element)
{
  const xmlNode *node = walk_node(element);
  return node ? (const char *)node->name : elements[element->kind].name;
}

size_t walk_value_called(const char *name)
{
  for (size_t i = 0; i < STATISTIC_VALUES; i++) {
    const char *called = attribute_names[statistic_values[i].attribute];
    if (called[0] == name[0] && strcmp(called, name) == 0) return i;
  }
  return STATISTIC_VALUES;
}

const char *walk_statistic(const struct element *element, size_t number)
{
  if (number >= STATISTIC_VALUES) return NULL;
  const char *value = statistic_value(element->statistic, &statistic_values[number]);
  return value && *value ? value : NULL;
}

const char *walk_attribute(const struct element *element, const char *name)
{
  if (walk_node(element)) return tree_attribute(element->node, name);
  if (strcmp(name, "id") == 0) return element->id;
  if (element->kind == ELEMENT_STAT) return walk_statistic(element, walk_value_called(name));
  for (const struct element_attribute *a = element->attributes; a->name; a++)
    if (strcmp(a->name, name) == 0) return a->value;
  return NULL;
}

/* The value of a statistic that is its attribute `index`, those it does not have left out. */
static struct element_attribute statistic_at(const struct statistic *statistic, size_t index)
{
  for (size_t i = 0; i < STATISTIC_VALUES; i++) {
    const char *value = statistic_value(statistic, &statistic_values[i]);
    if (value && *value && index-- == 0)
      return (struct element_attribute){attribute_names[statistic_values[i].attribute], value};
  }
  return (struct element_attribute){NULL, NULL};
}

bool walk_attribute_at(const struct element *element, size_t index, struct element_attribute *attribute)
{
  if (element->id && index-- == 0) {
    *attribute = (struct element_attribute){"id", element->id};
    return true;
  }
  if (element->kind == ELEMENT_STAT) {
    *attribute = statistic_at(element->statistic, index);
    return attribute->name != NULL;
  }
  const struct element_attribute *a = element->attributes;
  while (a->name && index) a++, index--;
  *attribute = *a;
  return attribute->name != NULL;
}

static bool is_text(const xmlNode *node)
{
  return (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content;
}

static bool is_furniture(const xmlNode *node)
{
  return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, "furniture") == 0;
}

slice tree_clean_text(arena *memory, const xmlNode *node)
{
  size_t size = 0;
  for (const xmlNode *n = node; n; n = following(n, node, !is_furniture(n) || n == node))
    if (is_text(n)) size += strlen((const char *)n->content);
  char *copy = arena_alloc(memory, size + 1);
  if (!copy) return (slice){NULL, 0};
  size = 0;
  for (const xmlNode *n = node; n; n = following(n, node, !is_furniture(n) || n == node)) {
    if (!is_text(n)) continue;
    size_t more = strlen((const char *)n->content);
    memcpy(copy + size, n->content, more);
    size += more;
  }
  return (slice){copy, size};
}

static const char FORM_FEED[] = "000C";

/* The state of a walk. `at` is the place in the source text, `clean` the place in the clean text. */
struct pace {
  struct walk *walk;
  char *text;
  size_t clean;
  uint32_t at;
  uint32_t turns;     /* form feeds so far */
  bool turned_first;  /* one stands before all text: they begin pages, else they end them */
  uint32_t top;       /* index of the innermost open element */
  uint32_t furniture; /* how many of the open elements are furniture */
  struct kinds kinds;
};

/* A character that XML cannot hold. */
static void pass_control(struct pace *pace, const char *code)
{
  pace->at++;
  if (strcmp(code, FORM_FEED) != 0) return;
  pace->turned_first |= pace->turns == 0 && pace->clean == 0;
  pace->turns++;
}

/* The element that has been added is the innermost from here on. */
static void enter(struct pace *pace, struct element *e)
{
  struct walk *walk = pace->walk;
  uint32_t index = (uint32_t)walk->count++;
  e->parent = pace->top;
  e->depth = (uint16_t)(index ? walk->elements[pace->top].depth + 1 : 0);
  e->start = pace->at;
  e->text = (uint32_t)pace->clean;
  pace->top = index;
  pace->furniture += e->kind == ELEMENT_FURNITURE;
}

/* Its attributes are known. */
static void begin(struct pace *pace)
{
  struct element *e = &pace->walk->elements[pace->top];
  const char *code = e->kind == ELEMENT_FURNITURE ? walk_attribute(e, "code") : NULL;
  if (code) pass_control(pace, code);
  e->page = pace->turns;
}

/* Whether it is of the namespace that the body has. */
static bool is_ours(const xmlNode *node, const xmlNode *body)
{
  return node->ns == body->ns || (node->ns && body->ns && xmlStrEqual(node->ns->href, body->ns->href));
}

static void enter_node(struct pace *pace, const xmlNode *node, const xmlNode *body)
{
  struct element *e = &pace->walk->elements[pace->walk->count];
  int kind = is_ours(node, body) ? kinds_find(&pace->kinds, node) : ELEMENT_UNKNOWN;
  *e = (struct element){.node = node, .kind = (uint16_t)kind};
  enter(pace, e);
  begin(pace);
}

static void leave(struct pace *pace)
{
  struct element *e = &pace->walk->elements[pace->top];
  e->end = pace->at;
  e->next = (uint32_t)pace->walk->count;
  e->text_size = (uint32_t)pace->clean - e->text;
  pace->furniture -= e->kind == ELEMENT_FURNITURE;
  pace->top = e->parent;
}

static void pass_text(struct pace *pace, slice text)
{
  pace->at += (uint32_t)utf8_count(text);
  if (pace->furniture) return;
  memcpy(pace->text + pace->clean, text.at, text.size);
  pace->clean += text.size;
}

/* Form feeds before an element become the number of its page. */
static void number_pages(const struct pace *pace)
{
  if (pace->turns == 0 || pace->turned_first) return;
  for (size_t i = 0; i < pace->walk->count; i++) pace->walk->elements[i].page++;
}

/* How many elements and how many bytes of text there are in `body`. */
static void measure(const xmlNode *body, size_t *count, size_t *size)
{
  *count = *size = 0;
  for (const xmlNode *n = body; n; n = tree_following(n, body)) {
    if (n->type == XML_ELEMENT_NODE) ++*count;
    if (is_text(n)) *size += strlen((const char *)n->content);
  }
}

bool tree_walk(const xmlDoc *tree, arena *memory, struct walk *walk)
{
  const xmlNode *body = tree_body(tree);
  if (!body) return false;
  size_t count, size;
  measure(body, &count, &size);
  *walk = (struct walk){.elements = arena_alloc(memory, count * sizeof *walk->elements)};
  struct pace pace = {.walk = walk, .text = arena_alloc(memory, size + 1)};
  if (!walk->elements || !pace.text) return false;
  for (const xmlNode *n = body; n;) {
    if (is_text(n)) pass_text(&pace, slice_of((const char *)n->content));
    if (n->type == XML_ELEMENT_NODE) enter_node(&pace, n, body);
    if (n->type == XML_ELEMENT_NODE && n->children) {
      n = n->children;
      continue;
    }
    if (n->type == XML_ELEMENT_NODE) leave(&pace);
    for (; n != body && !n->next; n = n->parent) leave(&pace);
    n = n == body ? NULL : n->next;
  }
  number_pages(&pace);
  walk->text = pace.text;
  return true;
}

/* ---- Without a tree ---- */

enum { ATTRIBUTES_MOST = 64, TEXT_AN_ELEMENT = 32, VALUES_SHARED = 256 };

/* A receiver that walks. The attributes of an element come one by one and are put together when they are all there:
 * when anything else comes. */
struct walker {
  struct receiver receiver; /* first */
  struct pace pace;
  arena *memory;
  size_t room;
  bool inside;                                          /* the body has begun, and not ended */
  bool waits;                                           /* the innermost element has not begun: attributes may come */
  struct element_attribute attributes[ATTRIBUTES_MOST]; /* its own */
  size_t count;
  const char *shared[VALUES_SHARED]; /* values met lately, by a hash: most are of few */
};

static const char *same_name(struct receiver *receiver, const char *name)
{
  (void)receiver;
  return name;
}

static const struct element_attribute no_attributes = {NULL, NULL};

static void begin_element(struct walker *walker)
{
  struct walk *walk = walker->pace.walk;
  struct element_attribute *attributes = NULL;
  if (!walker->waits) return;
  if (walker->count) attributes = arena_alloc(walker->memory, (walker->count + 1) * sizeof *attributes);
  if (attributes) memcpy(attributes, walker->attributes, walker->count * sizeof *attributes);
  if (walker->count && !attributes) walker->receiver.failed = true;
  struct element *element = &walk->elements[walker->pace.top];
  if (element->kind != ELEMENT_STAT) element->attributes = attributes ? attributes : &no_attributes;
  walker->waits = false;
  walker->count = 0;
  begin(&walker->pace);
}

static void receive_start(struct receiver *receiver, const char *name)
{
  struct walker *walker = (struct walker *)receiver;
  struct pace *pace = &walker->pace;
  struct walk *walk = pace->walk;
  walker->inside = walker->inside || strcmp(name, elements[NODE_BODY].name) == 0;
  if (!walker->inside || receiver->failed) return;
  begin_element(walker);
  struct element *grown = arena_grow(walker->memory, walk->elements, walk->count, &walker->room, sizeof *grown);
  receiver->failed = !grown || receiver->failed;
  if (!grown) return;
  walk->elements = grown;
  const char *parent = walk->count ? walk_name(&grown[pace->top]) : "";
  grown[walk->count] =
      (struct element){.attributes = &no_attributes, .kind = (uint16_t)kinds_called(&pace->kinds, name, parent)};
  enter(pace, &grown[walk->count]);
  walker->waits = true;
}

static const char *keep_value(struct walker *walker, slice value, enum value kind)
{
  if (kind == VALUE_OWN || !value.size) return arena_copy(walker->memory, value);
  const unsigned char *at = (const unsigned char *)value.at;
  size_t hash = value.size * 61 + at[0] * 31u + at[value.size / 2] * 7u + at[value.size - 1];
  const char **shared = &walker->shared[hash % VALUES_SHARED];
  if (!*shared || strncmp(*shared, value.at, value.size) != 0 || (*shared)[value.size])
    *shared = arena_copy(walker->memory, value);
  return *shared;
}

static void receive_attribute(struct receiver *receiver, const char *name, slice value, enum value kind)
{
  struct walker *walker = (struct walker *)receiver;
  if (!walker->waits || walker->count == ATTRIBUTES_MOST - 1) return;
  struct element *element = &walker->pace.walk->elements[walker->pace.top];
  const char *kept = keep_value(walker, value, kind);
  if (kept && strcmp(name, "id") == 0)
    element->id = kept;
  else if (kept)
    walker->attributes[walker->count++] = (struct element_attribute){name, kept};
  else
    receiver->failed = true;
}

static void receive_statistic(struct receiver *receiver, const struct statistic *statistic)
{
  struct walker *walker = (struct walker *)receiver;
  if (walker->waits) walker->pace.walk->elements[walker->pace.top].statistic = statistic;
}

static void receive_text(struct receiver *receiver, slice text)
{
  struct walker *walker = (struct walker *)receiver;
  if (!walker->inside || receiver->failed) return;
  begin_element(walker);
  pass_text(&walker->pace, text);
}

static void receive_end(struct receiver *receiver, const char *name)
{
  struct walker *walker = (struct walker *)receiver;
  (void)name;
  if (!walker->inside || receiver->failed) return;
  begin_element(walker);
  walker->inside = walker->pace.top != 0;
  leave(&walker->pace);
}

bool document_walk(const struct document *document, arena *memory, struct walk *walk)
{
  static const struct receiver receiver = {same_name,   receive_start, receive_attribute, receive_text,
                                           receive_end, false,         receive_statistic};
  struct walker walker = {.receiver = receiver, .pace.walk = walk, .memory = memory};
  *walk = (struct walk){.elements = arena_reserve(memory, document->text.size / TEXT_AN_ELEMENT + 1, &walker.room,
                                                  sizeof *walk->elements)};
  walker.pace.text = arena_alloc(memory, document->text.size + 1);
  if (!walk->elements || !walker.pace.text || !document_tell(document, &walker.receiver)) return false;
  number_pages(&walker.pace);
  walk->text = walker.pace.text;
  return walk->count > 0;
}
