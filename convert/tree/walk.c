/* The walk: extents and clean text of every element, in one pass over the tree. */
#include "walk.h"
#include "../support/utf8.h"

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

static void enter(struct pace *pace, const xmlNode *node)
{
  struct walk *walk = pace->walk;
  uint32_t index = (uint32_t)walk->count++;
  struct element *e = &walk->elements[index];
  *e = (struct element){.node = node, .kind = kinds_find(&pace->kinds, node), .parent = pace->top, .start = pace->at};
  e->depth = index ? walk->elements[pace->top].depth + 1 : 0;
  e->text.at = pace->text + pace->clean;
  pace->top = index;
  pace->furniture += e->kind == ELEMENT_FURNITURE;
  const char *code = e->kind == ELEMENT_FURNITURE ? tree_attribute(node, "code") : NULL;
  if (code) pass_control(pace, code);
  e->page = pace->turns;
}

static void leave(struct pace *pace)
{
  struct element *e = &pace->walk->elements[pace->top];
  e->end = pace->at;
  e->next = (uint32_t)pace->walk->count;
  e->text.size = (size_t)(pace->text + pace->clean - e->text.at);
  pace->furniture -= e->kind == ELEMENT_FURNITURE;
  pace->top = e->parent;
}

static void pass_text(struct pace *pace, const char *content)
{
  slice text = slice_of(content);
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
    if (is_text(n)) pass_text(&pace, (const char *)n->content);
    if (n->type == XML_ELEMENT_NODE) enter(&pace, n);
    if (n->type == XML_ELEMENT_NODE && n->children) {
      n = n->children;
      continue;
    }
    if (n->type == XML_ELEMENT_NODE) leave(&pace);
    for (; n != body && !n->next; n = n->parent) leave(&pace);
    n = n == body ? NULL : n->next;
  }
  number_pages(&pace);
  return true;
}
