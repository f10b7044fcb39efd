/* How elements show their text: see html_styles.h. */
#include "html_styles.h"
#include "../support/utf8.h"
#include "measures.h"
#include <math.h>
#include <strings.h>

static const float PIXEL = 0.75F, /* in points: CSS 2, 4.3.2 */
    LARGEST = 1000;               /* points */

const struct appearance html_usual = {.size = 120};

static bool is(const xmlChar *element, const char *name)
{
  return strcmp((const char *)element, name) == 0;
}

static uint32_t tenths(float points)
{
  return points >= 1 && points <= LARGEST ? (uint32_t)lrintf(points * 10) : 0;
}

/* A length of CSS: 18px, 16pt, 1.5em, 120%; 0 when it is none of these. */
static uint32_t size_read(slice value, uint32_t outer)
{
  slice unit = value;
  float number = measure_next(&unit);
  if (slice_starts(unit, SLICE("px"))) return tenths(number * PIXEL);
  if (slice_starts(unit, SLICE("pt"))) return tenths(number);
  if (slice_starts(unit, SLICE("em"))) return tenths(number * (float)outer / 10);
  if (slice_starts(unit, SLICE("rem"))) return tenths(number * (float)html_usual.size / 10);
  if (slice_starts(unit, SLICE("%"))) return tenths(number / 100 * (float)outer / 10);
  return 0;
}

/* <font size="5">: 1 to 7, of which 3 is usual. */
static uint32_t size_of_font(const char *value)
{
  static const uint32_t sizes[] = {75, 100, 120, 135, 180, 240, 360};
  bool counts = value[0] >= '1' && value[0] <= '7' && value[1] == '\0';
  return counts ? sizes[value[0] - '1'] : 0;
}

static bool begins_with(slice text, const char *word)
{
  return text.size >= strlen(word) && strncasecmp(text.at, word, strlen(word)) == 0;
}

static void align(struct appearance *shown, slice value)
{
  bool centred = begins_with(value, "center"), right = begins_with(value, "right") || begins_with(value, "end");
  bool left = begins_with(value, "left") || begins_with(value, "justify") || begins_with(value, "start");
  if (!centred && !right && !left) return;
  shown->centred = centred;
  shown->right = right;
}

static void weigh(struct appearance *shown, slice value)
{
  slice rest = value;
  float weight = measure_next(&rest);
  if (begins_with(value, "bold") || weight >= 600)
    shown->bold = true;
  else if (begins_with(value, "normal") || weight > 0)
    shown->bold = false;
}

bool html_declaration(slice *style, slice *name, slice *value)
{
  while (style->size) {
    ptrdiff_t end = slice_find(*style, SLICE(";"));
    slice declaration = {style->at, end < 0 ? style->size : (size_t)end};
    *style = slice_after(*style, end < 0 ? style->size : (size_t)end + 1);
    ptrdiff_t colon = slice_find(declaration, SLICE(":"));
    if (colon < 0) continue;
    *name = utf8_trim((slice){declaration.at, (size_t)colon});
    *value = utf8_trim(slice_after(declaration, (size_t)colon + 1));
    return true;
  }
  return false;
}

static bool called(slice name, const char *wanted)
{
  return name.size == strlen(wanted) && begins_with(name, wanted);
}

static void read_style(struct appearance *shown, slice style)
{
  uint32_t outer = shown->size;
  slice name, value;
  while (html_declaration(&style, &name, &value)) {
    if (called(name, "text-align")) align(shown, value);
    if (called(name, "font-weight")) weigh(shown, value);
    if (called(name, "vertical-align")) shown->raised = begins_with(value, "super");
    uint32_t size = called(name, "font-size") ? size_read(value, outer) : 0;
    if (size) shown->size = size;
  }
}

struct appearance html_appearance(const xmlChar *element, const xmlChar **attributes, struct appearance outer)
{
  struct appearance shown = outer;
  if (is(element, "b") || is(element, "strong")) shown.bold = true;
  if (is(element, "center")) align(&shown, SLICE("center"));
  if (is(element, "sup") || is(element, "sub")) shown.raised = is(element, "sup");
  if (element[0] == 'h' && element[1] >= '1' && element[1] <= '6' && element[2] == '\0')
    shown.heading = (uint32_t)(element[1] - '0');
  for (; attributes && *attributes; attributes += 2) {
    const char *name = (const char *)attributes[0], *value = (const char *)attributes[1];
    if (!value) continue;
    if (strcasecmp(name, "style") == 0) read_style(&shown, slice_of(value));
    if (strcasecmp(name, "align") == 0) align(&shown, slice_of(value));
    if (is(element, "font") && strcasecmp(name, "size") == 0 && size_of_font(value)) shown.size = size_of_font(value);
  }
  return shown;
}
