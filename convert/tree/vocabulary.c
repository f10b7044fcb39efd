/* The vocabulary: the tables, and finding an element by its name. */
#include "vocabulary.h"

#define S MARK_BIT(MARK_SENTENCE)
#define T MARK_BIT(MARK_TERM)
#define Q MARK_BIT(MARK_STAT)
#define L MARK_BIT(MARK_LABEL)
#define R MARK_BIT(MARK_REF)
#define U MARK_BIT(MARK_LEAD_UNIT)

#define BLOCK_NAME(constant, element, division, text)                                                                  \
  [constant].name = (element), [constant].id = (constant) == NODE_BODY ? NULL : (element),

const struct element_info elements[ELEMENT_COUNT] = {
    NODE_KINDS(BLOCK_NAME)

        /* a statistic needs a sentence, heading, item or cell around it */
        [NODE_TITLE]
            .marks = T | R,
    [NODE_MEETING].marks = T | R,
    [NODE_SPEAKER].marks = T | R,
    [NODE_SALUTATION].marks = T | R,
    [NODE_HEADING].marks = L | T | Q | R | U,
    [NODE_ITEM].marks = S | L | T | Q | R | U,
    [NODE_CELL].marks = S | L | T | Q | R | U,
    [NODE_P].marks = S | L | T | R | U,
    [NODE_LI].marks = S | L | T | R | U,
    [NODE_ENTRY].marks = L | R,
    [NODE_ENTRY_TERM].marks = L | R,
    [NODE_DEFINITION].marks = S | L | T | R | U,

    [ELEMENT_FURNITURE] = {"furniture", NULL, 0},
    [ELEMENT_S] = {"s", "s", L | T | Q | R | U},
    [ELEMENT_TERM] = {"term", NULL, Q | R},
    [ELEMENT_STAT] = {"stat", "q", T | R},
    [ELEMENT_LABEL] = {"label", NULL, R},
    [ELEMENT_REF] = {"ref", NULL, 0},
    [ELEMENT_LEAD_UNIT] = {"lead-unit", NULL, T | R},
};

/* The kind of element called `name`; ELEMENT_TERM for both that are called so. */
static int element_called(const char *name)
{
  for (int i = 0; i < ELEMENT_COUNT; i++)
    if (strcmp(name, elements[i].name) == 0) return i == NODE_ENTRY_TERM ? ELEMENT_TERM : i;
  return ELEMENT_UNKNOWN;
}

/* The two are told apart by what they are in. */
static int element_in(int kind, const char *parent)
{
  return kind == ELEMENT_TERM && strcmp(parent, "entry") == 0 ? NODE_ENTRY_TERM : kind;
}

int element_of(const xmlNode *node)
{
  return element_in(element_called((const char *)node->name), (const char *)node->parent->name);
}

int kinds_called(struct kinds *kinds, const char *name, const char *parent)
{
  size_t slot = (uint32_t)((uintptr_t)name * 2654435761u) >> (32 - KINDS_BITS); /* Fibonacci hashing */
  if (kinds->names[slot] != name) {
    kinds->names[slot] = name;
    kinds->at[slot] = element_called(name);
  }
  return element_in(kinds->at[slot], parent);
}

int kinds_find(struct kinds *kinds, const xmlNode *node)
{
  return kinds_called(kinds, (const char *)node->name, (const char *)node->parent->name);
}

/* An item, li, cell or definition may have paragraphs instead of text. */
static bool has_block_child(const xmlNode *node)
{
  for (const xmlNode *child = node->children; child; child = child->next)
    if (child->type == XML_ELEMENT_NODE && element_of(child) < NODE_KIND_COUNT) return true;
  return false;
}

bool element_holds_blocks(const xmlNode *node, int element)
{
  if (element >= NODE_KIND_COUNT || element == NODE_ENTRY) return false;
  return !node_kinds[element].text || has_block_child(node);
}
