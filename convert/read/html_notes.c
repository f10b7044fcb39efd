/* The notes of a page: see html_notes.h. A mark is a raised number that links to a place in the page; a link to where
 * the mark stands belongs to the note. LibreOffice, Word, pandoc and wikis all write them so. */
#include "html_notes.h"
#include "raised.h"
#include <strings.h>

static const char *value_of(const xmlChar **attributes, const char *name)
{
  for (; attributes && *attributes; attributes += 2)
    if (strcasecmp((const char *)attributes[0], name) == 0) return (const char *)attributes[1];
  return NULL;
}

static const char *copy(struct html_notes *notes, slice text)
{
  const char *made = arena_copy(notes->memory, text);
  notes->failed |= !made;
  return made;
}

/* Remembers the names of the place that begins. */
static void take_names(struct html_notes *notes, const xmlChar **attributes)
{
  const char *names[] = {value_of(attributes, "id"), value_of(attributes, "name")};
  for (size_t i = 0; i < 2; i++)
    if (names[i] && notes->name_count < MOST_NAMES) notes->names[notes->name_count++] = copy(notes, slice_of(names[i]));
}

void html_notes_begin(struct html_notes *notes, const xmlChar *element, const xmlChar **attributes)
{
  notes->depth++;
  bool link = strcmp((const char *)element, "a") == 0, sup = strcmp((const char *)element, "sup") == 0;
  const char *href = link ? value_of(attributes, "href") : NULL;
  if (sup && !notes->sup) {
    notes->sup = notes->depth;
    take_names(notes, attributes);
  }
  if (!href || href[0] != '#' || !href[1] || notes->link) return;
  notes->link = notes->depth;
  notes->target = copy(notes, slice_of(href + 1));
  take_names(notes, attributes);
}

void html_notes_end(struct html_notes *notes)
{
  if (notes->link == notes->depth) notes->link = 0;
  if (notes->sup == notes->depth) notes->sup = 0;
  if (!notes->link && !notes->sup) notes->name_count = 0;
  notes->depth -= notes->depth > 0;
}

static void keep(struct html_notes *notes, xmlHashTable **table, const char *name, const char *value)
{
  if (!*table) *table = xmlHashCreate(0);
  if (!*table || !name || xmlHashUpdateEntry(*table, BAD_CAST name, (void *)value, NULL) != 0) notes->failed = true;
}

/* The number of a mark, which may stand in brackets; empty if it is none. */
static slice number_in(slice text)
{
  if (text.size > 2 && text.at[0] == '[' && text.at[text.size - 1] == ']') text = (slice){text.at + 1, text.size - 2};
  return raised_is_number(text) ? text : (slice){NULL, 0};
}

/* Remembers the mark of the open link. */
static void take_mark(struct html_notes *notes, slice number)
{
  if (notes->count >= MOST_NOTES) return;
  notes->count++;
  const char *says = copy(notes, number);
  if (!says || !notes->target) return;
  keep(notes, &notes->notes, notes->target, says);
  for (size_t i = 0; i < notes->name_count; i++) keep(notes, &notes->places, notes->names[i], says);
}

enum html_note html_notes_text(struct html_notes *notes, slice text, bool raised)
{
  if (!notes->link || !notes->target) return NOTE_NONE;
  slice number = number_in(text);
  bool back = notes->places && xmlHashLookup(notes->places, BAD_CAST notes->target);
  if (back) return number.size ? NOTE_MARK : NOTE_BACK;
  if (!raised || !number.size) return NOTE_NONE;
  take_mark(notes, number);
  return NOTE_MARK;
}

const char *html_notes_number(const struct html_notes *notes, const xmlChar **attributes)
{
  const char *id = notes->notes ? value_of(attributes, "id") : NULL;
  return id ? xmlHashLookup(notes->notes, BAD_CAST id) : NULL;
}

void html_notes_free(struct html_notes *notes)
{
  xmlHashFree(notes->places, NULL);
  xmlHashFree(notes->notes, NULL);
}
