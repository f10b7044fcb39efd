/* Notes on terms in a page: entries, marks in the text that lead to them, and the ways back. */
#include "html.h"

enum { LEVEL = 2 };

/* A mark in the text, and the next that leads to the same entry. */
struct mention {
  uint32_t mark;
  struct mention *next, *last;
};

static bool keep_mention(struct html *html, uint32_t mark)
{
  const char *target = html_value(html, mark, "target");
  if (!target) return true;
  struct mention *mention = arena_alloc(html->memory, sizeof *mention);
  if (!mention) return false;
  *mention = (struct mention){.mark = mark};
  struct mention *first = xmlHashLookup(html->references, BAD_CAST target);
  if (!first) {
    mention->last = mention;
    return xmlHashAddEntry(html->references, BAD_CAST target, mention) == 0;
  }
  first->last->next = mention;
  first->last = mention;
  return true;
}

void html_find_references(struct html *html)
{
  html->references = xmlHashCreate(64);
  bool good = html->references != NULL;
  for (uint32_t i = 1; good && i < html->count; i++)
    if (html->at[i].kind == ELEMENT_REF) good = keep_mention(html, i);
  if (!good) html->out_of_memory = true;
}

/* The id of the sentence, or whatever has one, that holds the mark: the report itself at last. */
static slice id_around(const struct html *html, uint32_t mark)
{
  uint32_t around = mark;
  while (around && !html_value(html, around, "id")) around = html->at[around].parent;
  const char *id = html_value(html, around, "id");
  const xmlNode *body = walk_node(&html->at[0]);
  return slice_of(id || !body ? id : tree_attribute(body->parent, "id"));
}

static void put_ways_back(struct html *html, uint32_t entry)
{
  const char *id = html_value(html, entry, "id");
  const struct mention *mention = id ? xmlHashLookup(html->references, BAD_CAST id) : NULL;
  for (; mention; mention = mention->next) {
    html_text(html, SLICE(" "));
    html_start(html, "a");
    html_attribute(html, "class", SLICE("back"));
    html_reference(html, "#", id_around(html, mention->mark));
    html_attribute(html, "aria-label", html_word(html, WORDS_OWN, SLICE("back")));
    html_text(html, SLICE("↩"));
    html_end(html, "a");
  }
}

/* An entry whose term and definition were told apart. */
static void put_definition(struct html *html, uint32_t entry, uint32_t definition)
{
  const char *begin = html_clean(html, definition).at;
  html_start(html, "dt");
  html_put_run(html, (struct html_run){entry + 1, definition, html_clean(html, entry).at, begin}, LEVEL);
  html_end(html, "dt");
  html_start(html, "dd");
  html_put_run(html, (struct html_run){definition, html->at[entry].next, begin, html_text_end(html, entry)}, LEVEL);
}

/* One whose were not: its number, and the whole without the label. */
static void put_whole(struct html *html, uint32_t entry)
{
  html_start(html, "dt");
  html_text(html, html_word(html, WORDS_OWN, SLICE("note")));
  html_text(html, slice_of(html_value(html, entry, "n")));
  html_end(html, "dt");
  html_start(html, "dd");
  html_comment(html, SLICE("as it stands"));
  struct html_run run = {entry + 1, entry + 1, html_clean(html, entry).at, NULL};
  for (uint32_t i = run.first; i < html->at[entry].next; i = run.end = html->at[i].next) {
    if (html->at[i].kind != ELEMENT_LABEL) continue;
    run.to = html_clean(html, i).at;
    html_put_run(html, run, LEVEL);
    run.first = html->at[i].next;
    run.from = html_text_end(html, i);
  }
  run.to = html_text_end(html, entry);
  html_put_run(html, run, LEVEL);
}

static void put_note(struct html *html, uint32_t entry)
{
  uint32_t term = html_child(html, entry, NODE_ENTRY_TERM);
  uint32_t definition = term ? html_child(html, entry, NODE_DEFINITION) : 0;
  html_start(html, "div");
  html_id(html, entry);
  if (definition)
    put_definition(html, entry, definition);
  else
    put_whole(html, entry);
  put_ways_back(html, entry);
  html_end(html, "dd");
  html_end(html, "div");
}

void html_put_notes(struct html *html, uint32_t glossary)
{
  html_start(html, "dl");
  for (uint32_t i = glossary + 1; i < html->at[glossary].next; i = html->at[i].next)
    if (html->at[i].kind == NODE_ENTRY) put_note(html, i);
  html_end(html, "dl");
}

void html_put_entry(struct html *html, uint32_t entry)
{
  html_start(html, "dl");
  put_note(html, entry);
  html_end(html, "dl");
}

void html_put_mark(struct html *html, uint32_t mark)
{
  const char *target = html_value(html, mark, "target");
  if (!target) {
    html_put_children(html, mark, LEVEL);
    return;
  }
  html_start(html, "a");
  html_attribute(html, "class", SLICE("ref"));
  html_reference(html, "#", slice_of(target));
  html_id(html, mark);
  html_put_children(html, mark, LEVEL);
  html_end(html, "a");
}
