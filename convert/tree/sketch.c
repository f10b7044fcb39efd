/* The sketch: a tree with what a page's stylesheet looks at. A whole tree takes ten times the room of its text, most of
 * it for sentences and statistics, which the program writes itself (write/html.h).
 *
 * Kept are the report's head, the divisions and items, whole what stands at the front, the headings and the targets,
 * and of the statistics elsewhere, with no more than its confidence, the first and each that is less sure than all
 * before: so there is one where there is one, and one that is doubtful where there is one. */
#include "nodes.h"
#include "tree.h"
#include "values.h"

/* A receiver that hands a part of what it is told to another. */
struct sketcher {
  struct receiver receiver; /* first */
  struct maker maker;
  struct kinds kinds;
  const char *statistic;
  const char *attributes[ATTRIBUTE_COUNT];
  bool kept[DEEPEST_ELEMENT + 1]; /* of the open elements, by their depth */
  size_t depth;
  size_t whole;      /* the depth of the one that is kept whole, or 0 */
  const char *least; /* the lowest confidence of a statistic kept; NULL: none was */
};

static struct sketcher *sketcher_of(struct receiver *receiver)
{
  return (struct sketcher *)receiver;
}

static const char *receive_name(struct receiver *receiver, const char *name)
{
  struct receiver *to = &sketcher_of(receiver)->maker.receiver;
  return to->name(to, name);
}

/* Whether it is kept, and `*whole`, with all that is in it. */
static bool is_kept(struct sketcher *sketcher, const char *name, bool *whole)
{
  int kind = kinds_called(&sketcher->kinds, name, "");
  switch (kind) {
  case NODE_TITLE:
  case NODE_MEETING:
  case NODE_SPEAKER:
  case NODE_HEADING:
  case NODE_TARGETS: return *whole = true;
  case NODE_ITEM:
  case NODE_BODY: return true;
  case ELEMENT_UNKNOWN: return *whole = strcmp(name, "meta") == 0 || sketcher->depth > 1, true; /* report: not whole */
  default: return kind < NODE_KIND_COUNT && node_kinds[kind].division;
  }
}

static void receive_start(struct receiver *receiver, const char *name)
{
  struct sketcher *sketcher = sketcher_of(receiver);
  struct receiver *to = &sketcher->maker.receiver;
  size_t depth = ++sketcher->depth;
  bool whole = false, kept = sketcher->whole || is_kept(sketcher, name, &whole);
  sketcher->kept[depth] = kept;
  if (whole && !sketcher->whole) sketcher->whole = depth;
  if (kept) to->start(to, name);
  receiver->failed = to->failed;
}

static void receive_attribute(struct receiver *receiver, const char *name, slice value, enum value kind)
{
  struct sketcher *sketcher = sketcher_of(receiver);
  struct receiver *to = &sketcher->maker.receiver;
  if (sketcher->kept[sketcher->depth]) to->attribute(to, name, value, kind);
  receiver->failed = to->failed;
}

static void receive_statistic(struct receiver *receiver, const struct statistic *statistic)
{
  struct sketcher *sketcher = sketcher_of(receiver);
  struct receiver *to = &sketcher->maker.receiver;
  const char *confidence = statistic->confidence ? statistic->confidence : "";
  bool first = !sketcher->least, less = *confidence && !first && strcmp(confidence, sketcher->least) < 0;
  if (sketcher->whole) {
    statistic_tell(statistic, to, sketcher->attributes);
  } else if (first || less) {
    sketcher->least = *confidence ? confidence : "9";
    to->start(to, sketcher->statistic);
    if (*confidence) to->attribute(to, sketcher->attributes[ATTRIBUTE_CONFIDENCE], slice_of(confidence), VALUE_WORD);
    to->end(to, sketcher->statistic);
  }
  receiver->failed = to->failed;
}

static void receive_text(struct receiver *receiver, slice text)
{
  struct sketcher *sketcher = sketcher_of(receiver);
  struct receiver *to = &sketcher->maker.receiver;
  if (sketcher->whole) to->text(to, text);
  receiver->failed = to->failed;
}

static void receive_end(struct receiver *receiver, const char *name)
{
  struct sketcher *sketcher = sketcher_of(receiver);
  struct receiver *to = &sketcher->maker.receiver;
  size_t depth = sketcher->depth--;
  if (sketcher->whole == depth) sketcher->whole = 0;
  if (sketcher->kept[depth]) to->end(to, name);
}

static bool begin(struct sketcher *sketcher)
{
  static const struct receiver receiver = {receive_name, receive_start, receive_attribute, receive_text,
                                           receive_end,  false,         receive_statistic};
  *sketcher = (struct sketcher){.receiver = receiver};
  if (!maker_begin(&sketcher->maker)) return false;
  sketcher->statistic = receive_name(&sketcher->receiver, elements[ELEMENT_STAT].name);
  for (size_t i = 0; i < ATTRIBUTE_COUNT; i++)
    sketcher->attributes[i] = receive_name(&sketcher->receiver, attribute_names[i]);
  return true;
}

xmlDoc *tree_build_sketch(const struct document *document)
{
  struct sketcher sketcher;
  if (!begin(&sketcher)) return NULL;
  bool told = !sketcher.maker.receiver.failed && document_tell(document, &sketcher.receiver);
  if (told && !sketcher.maker.receiver.failed) return sketcher.maker.tree;
  tree_free(sketcher.maker.tree);
  return NULL;
}
