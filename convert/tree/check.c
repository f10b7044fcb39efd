/* Checking a tree: the schema, and the rules a schema cannot state – references, white space between blocks,
 * numbering. */
#include "check.h"
#include "../parse/labels.h"
#include "../support/utf8.h"
#include "schema.h"
#include "tree.h"
#include <stdlib.h>

/* # Places */

log_place check_place(const struct check *check, uint32_t offset)
{
  size_t low = 0, high = check->line_count;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (check->line_starts[middle] <= offset)
      low = middle;
    else
      high = middle;
  }
  return (log_place){low + 1, offset - check->line_starts[low] + 1};
}

const char *check_words(const struct check *check, slice text)
{
  enum { MOST = 40 };
  const char *copy = arena_copy(check->memory, (slice){text.at, utf8_bytes(text, MOST)});
  return copy ? copy : "";
}

static bool add_line(struct check *check, size_t *room, uint32_t start)
{
  uint32_t *starts = arena_grow(check->memory, check->line_starts, check->line_count, room, sizeof *check->line_starts);
  if (!starts) return false;
  check->line_starts = starts;
  starts[check->line_count++] = start;
  return true;
}

/* Lines end with LF, as in a document. */
static bool find_lines(struct check *check)
{
  size_t room = 0;
  uint32_t at = 0;
  const xmlNode *body = tree_body(check->tree);
  if (!add_line(check, &room, 0)) return false;
  for (const xmlNode *n = body; n; n = tree_following(n, body)) {
    if (n->type == XML_ELEMENT_NODE && tree_attribute(n, "code")) at++;
    if (n->type == XML_ELEMENT_NODE) continue;
    for (const char *c = (const char *)n->content; c && *c; c++) {
      at += ((unsigned char)*c & 0xC0) != 0x80;
      if (*c == '\n' && !add_line(check, &room, at)) return false;
    }
  }
  return true;
}

static log_place place_of(const struct check *check, const xmlNode *node)
{
  if (node && node->type != XML_ELEMENT_NODE) node = node->parent;
  for (size_t i = 0; i < check->walk.count; i++)
    if (check->walk.elements[i].node == node) return check_place(check, check->walk.elements[i].start);
  return NOWHERE;
}

static void complain(void *user, const xmlNode *node, const char *text)
{
  const struct check *check = user;
  log_add(check->log, BG_SCHEMA, place_of(check, node), text);
}

/* # Ids: a table of them, open addressing */

struct ids {
  const struct element **slots;
  size_t room; /* a power of two */
};

/* FNV-1a */
static size_t hash(const char *text)
{
  uint64_t h = 0xcbf29ce484222325u;
  for (; *text; text++) h = (h ^ (unsigned char)*text) * 0x100000001b3u;
  return (size_t)(h ^ h >> 32);
}

/* The slot where `id` stands or would stand. */
static const struct element **find_id(const struct ids *ids, const char *id)
{
  for (size_t i = hash(id);; i++) {
    const struct element **slot = &ids->slots[i & (ids->room - 1)];
    if (!*slot || strcmp(tree_attribute((*slot)->node, "id"), id) == 0) return slot;
  }
}

static bool collect_ids(const struct check *check, struct ids *ids)
{
  ids->room = 16;
  while (ids->room < check->walk.count * 2) ids->room *= 2;
  ids->slots = arena_alloc(check->memory, ids->room * sizeof *ids->slots);
  if (!ids->slots) return false;
  for (size_t i = 0; i < check->walk.count; i++) {
    const struct element *e = &check->walk.elements[i];
    const char *id = tree_attribute(e->node, "id");
    if (!id) continue;
    const struct element **slot = find_id(ids, id);
    if (!*slot) *slot = e;
  }
  return true;
}

static void check_ref(const struct check *check, const struct ids *ids, const struct element *ref)
{
  const char *target = tree_attribute(ref->node, "target");
  if (!target) {
    log_add(check->log, BG_DANGLING_NOTE, check_place(check, ref->start),
            check_words(check, element_text(check->walk.text, ref)));
    return;
  }
  const struct element *entry = *find_id(ids, target);
  if (!entry || entry->kind != NODE_ENTRY) log_add(check->log, BG_DANGLING_ID, check_place(check, ref->start), target);
}

/* # Between blocks */

static void check_gaps(const struct check *check, const struct element *e)
{
  for (const xmlNode *n = e->node->children; n; n = n->next) {
    if (n->type == XML_ELEMENT_NODE || !n->content) continue;
    const char *stray = (const char *)n->content + strspn((const char *)n->content, "\t\n\r ");
    if (!*stray) continue;
    log_add(check->log, BG_SCHEMA, check_place(check, e->start), "text stands between blocks");
    return;
  }
}

/* # Numbering: labels of one system among the divisions of one count upwards by one, whatever these are, or begin anew;
 * so do those of items, of entries and of difficulties */

struct last_label {
  const struct element *element; /* the label */
  enum label_system system;
  int n;
};

/* The label of a division (in its heading), item, entry or problem; NULL if it has none. */
static const struct element *label_of(const struct check *check, uint32_t index)
{
  const struct element *elements = check->walk.elements;
  for (uint32_t i = index + 1; i < elements[index].next; i++) {
    int kind = elements[i].kind;
    if (kind == ELEMENT_LABEL) return &elements[i];
    if (kind != ELEMENT_FURNITURE && kind != NODE_HEADING && kind != NODE_P && kind != ELEMENT_S) return NULL;
  }
  return NULL;
}

static void check_label(const struct check *check, const struct element *label, const char *n, struct last_label *last)
{
  struct label read = label_read(element_text(check->walk.text, label), 0);
  struct last_label now = {label, read.system, (int)strtol(n, NULL, 10)};
  if (last->element && last->system == now.system && now.n != last->n + 1 && now.n > 1)
    log_add(check->log, BG_NUMBERING_GAP, check_place(check, label->start),
            check_words(check, element_text(check->walk.text, label)),
            check_words(check, element_text(check->walk.text, last->element)));
  *last = now;
}

/* What is numbered together: divisions of any kind (NODE_SECTION stands for them all), the others each with its like.
 */
static int numbered_with(int kind)
{
  return kind < NODE_KIND_COUNT && node_kinds[kind].division && kind != NODE_PROBLEM ? NODE_SECTION : kind;
}

static void check_numbering(const struct check *check, uint32_t parent)
{
  const struct element *elements = check->walk.elements;
  struct last_label last[ELEMENT_COUNT + 1] = {0};
  for (uint32_t i = parent + 1; i < elements[parent].next; i = elements[i].next) {
    const char *n = tree_attribute(elements[i].node, "n");
    const struct element *label = n ? label_of(check, i) : NULL;
    if (label) check_label(check, label, n, &last[numbered_with(elements[i].kind)]);
  }
}

/* A text of another kind was kept as a plain outline: its numbers are nobody's promise. */
static bool has_parts(const struct check *check)
{
  for (size_t i = 0; i < check->walk.count; i++) {
    int kind = check->walk.elements[i].kind;
    if (kind == NODE_REVIEW || kind == NODE_PLAN || kind == NODE_TASK) return true;
  }
  return false;
}

static bool check_blocks(const struct check *check)
{
  struct ids ids;
  bool counts = has_parts(check);
  if (!collect_ids(check, &ids)) return false;
  for (uint32_t i = 0; i < check->walk.count; i++) {
    const struct element *e = &check->walk.elements[i];
    if (e->kind == ELEMENT_REF) check_ref(check, &ids, e);
    if (e->kind >= NODE_KIND_COUNT || !element_holds_blocks(e->node, e->kind)) continue;
    check_gaps(check, e);
    if (counts) check_numbering(check, i);
  }
  return true;
}

/* # Facts */

static void check_facts(const struct check *check)
{
  static const char *const facts[] = {N_("title"),     N_("place"),   N_("plan-year"), N_("review-from"),
                                      N_("review-to"), N_("meeting"), N_("date"),      N_("speaker")};
  const xmlNode *meta = tree_meta(check->tree);
  for (size_t i = 0; meta && i < sizeof facts / sizeof *facts; i++) {
    const xmlNode *fact = tree_child(meta, facts[i]);
    slice value = fact ? tree_clean_text(check->memory, fact) : (slice){NULL, 0};
    if (!value.size)
      log_add(check->log, BG_FACT_MISSING, NOWHERE, facts[i]);
    else if (tree_attribute(fact, "inferred"))
      log_add(check->log, BG_FACT_INFERRED, NOWHERE, facts[i], value.at);
  }
}

bool check_begin(struct check *check)
{
  return tree_walk(check->tree, check->memory, &check->walk) && find_lines(check);
}

static bool check_all(struct check *check)
{
  bool valid;
  if (!check_begin(check) || !schema_validate(check->tree, complain, check, &valid)) return false;
  check_facts(check);
  return check_blocks(check);
}

bool tree_check(const xmlDoc *tree, bg_log *log)
{
  struct check check = {.tree = tree, .memory = arena_new(), .log = log};
  bool done = check.memory && check_all(&check);
  arena_free(check.memory);
  return done || log_memory(log);
}
