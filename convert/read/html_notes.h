/* The notes of a page: which numbers are their marks. Within html.c only. */
#ifndef BAOGAO_READ_HTML_NOTES_H
#define BAOGAO_READ_HTML_NOTES_H

#include "../support/arena.h"
#include "../support/slice.h"
#include <libxml/hash.h>

enum { MOST_NAMES = 4, MOST_NOTES = 4000 /* of a page: libxml2 looks up among many more slowly */ };

/** The marks seen so far. Set `memory`, all else zero. */
struct html_notes {
  arena *memory;
  xmlHashTable *places;          /* names of places in the page from which a mark leads to its note */
  xmlHashTable *notes;           /* names of notes, by what their marks say */
  size_t depth;                  /* how many elements are open */
  size_t link;                   /* the depth of the open link to a place of the page; 0: none is open */
  size_t sup;                    /* … of the outermost open <sup> */
  const char *target;            /* where the open link leads, without # */
  const char *names[MOST_NAMES]; /* of what is open of the two */
  size_t name_count;
  size_t count; /* of marks */
  bool failed;  /* memory ran out */
};

/** What a piece of text is in a page's notes. */
enum html_note {
  NOTE_NONE, /* none of them */
  NOTE_MARK, /* the number of one: in the text, or before the note itself */
  NOTE_BACK, /* a link from the note back to its mark, which is no text */
};

/** An element begins or ends; `attributes` are pairs of name and value, NULL at the end, or NULL. */
void html_notes_begin(struct html_notes *notes, const xmlChar *element, const xmlChar **attributes);
void html_notes_end(struct html_notes *notes);

/** What `text` is, which has no white space around it and is the next of the page; `raised`: it is above the line. */
enum html_note html_notes_text(struct html_notes *notes, slice text, bool raised);

/** What the marks of the note say that begins with an element of these attributes: 3. NULL for none. */
const char *html_notes_number(const struct html_notes *notes, const xmlChar **attributes);

/** Frees what is not in the arena. */
void html_notes_free(struct html_notes *notes);

#endif
