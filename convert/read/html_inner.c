/* What a page holds beside what it shows: see html_inner.h. Systems keep an article in a <textarea> out of sight, in
 * the srcdoc of an <iframe>, or as a string among the data of a script; no script is run, strings are looked at as they
 * stand. */
#include "html_inner.h"
#include "regions.h"
#include <jansson.h>
#include <strings.h>

enum { LEAST_STRING = 200 /* bytes of a script's string that may be an article */ };

static bool is(const xmlChar *element, const char *name)
{
  return strcmp((const char *)element, name) == 0;
}

/* Keeps a copy of the text when it has more prose than those before. */
static void consider(struct html_inner *inner, slice text)
{
  size_t prose = prose_marks(text);
  if (prose <= inner->prose) return;
  char *copy = arena_copy(inner->gathered.arena, text);
  inner->failed |= !copy;
  if (!copy) return;
  inner->best = (slice){copy, text.size};
  inner->prose = prose;
}

/* The string literal of `text` that begins with its first character, a quotation mark: bytes, or 0 when it has no end.
 */
static size_t literal_size(slice text)
{
  for (size_t at = 1; at < text.size; at++) {
    if (text.at[at] == '"') return at + 1;
    if (text.at[at] == '\n') return 0;
    if (text.at[at] == '\\') at++;
  }
  return 0;
}

/* Considers the strings of a script, which JSON writes as JavaScript does. */
static void consider_strings(struct html_inner *inner, slice script)
{
  for (const char *quote; script.size && (quote = memchr(script.at, '"', script.size));) {
    script = slice_after(script, (size_t)(quote - script.at));
    size_t size = literal_size(script);
    json_t *string = size >= LEAST_STRING ? json_loadb(script.at, size, JSON_DECODE_ANY, NULL) : NULL;
    if (json_is_string(string)) consider(inner, (slice){json_string_value(string), json_string_length(string)});
    json_decref(string);
    script = slice_after(script, size ? size : 1);
  }
}

void html_inner_begin(struct html_inner *inner, const xmlChar *element, const xmlChar **attributes, bool line)
{
  for (; is(element, "iframe") && attributes && *attributes; attributes += 2)
    if (strcasecmp((const char *)attributes[0], "srcdoc") == 0 && attributes[1])
      consider(inner, slice_of((const char *)attributes[1]));
  bool begins = is(element, "script") || is(element, "textarea");
  if (begins) {
    inner->is_open = true;
    inner->is_script = is(element, "script");
    inner->gathered.size = 0;
  } else if (inner->is_open && line) {
    extract_add(&inner->gathered, SLICE("<br>"));
  }
}

void html_inner_text(struct html_inner *inner, slice text)
{
  if (inner->is_open) extract_add(&inner->gathered, text);
}

void html_inner_end(struct html_inner *inner, const xmlChar *element)
{
  if (!inner->is_open || !is(element, inner->is_script ? "script" : "textarea")) return;
  slice text = {inner->gathered.at, inner->gathered.size};
  inner->is_open = false;
  inner->failed |= inner->gathered.failed;
  if (inner->is_script)
    consider_strings(inner, text);
  else
    consider(inner, text);
}
