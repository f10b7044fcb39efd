/* Lines in another language: a report printed in two has an English line below each Chinese one. They are the report's
 * text, but no titles, and hold no figures that the Chinese does not. */
#include "../support/utf8.h"
#include "lexicon/limits.h"
#include "outline.h"
#include <ctype.h>

/* Latin letters and no character of Chinese. */
static bool is_latin(slice text)
{
  size_t size, letters = 0;
  for (size_t at = 0; at < text.size; at += size) {
    uint32_t code = utf8_at(text.at + at, &size);
    if (code >= 0x2E80 && code < 0xFF00) return false;
    letters += code < 0x80 && isalpha((int)code);
  }
  return letters >= LIMITS_FOREIGN_LETTERS && letters * 2 > text.size;
}

/* More than one word: SPACE between letters. */
static bool has_words(slice text)
{
  for (size_t i = 1; i + 1 < text.size; i++)
    if (text.at[i] == ' ' && text.at[i + 1] >= 'A' && text.at[i - 1] >= ',') return true;
  return false;
}

bool foreign_find(struct outline *outline)
{
  for (size_t i = 0; i < outline->count; i++) {
    struct paragraph *paragraph = &outline->paragraphs[i];
    slice text = document_slice(outline->document, paragraph->start, paragraph->end);
    if (paragraph->kind != NODE_P || !is_latin(text) || !has_words(text)) continue;
    paragraph->kind = NODE_LI;
    paragraph->rule = "in another language";
    paragraph->label = (struct label){.system = LABEL_NONE};
  }
  return true;
}
