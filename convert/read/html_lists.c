/* The numbers of a page's lists: see html_lists.h. A list says how it numbers by its element, its type or its own
 * style; what style sheets say is not known, so an item whose text begins with a number of its own gets no other. */
#include "html_lists.h"
#include "../parse/labels.h"
#include "../support/utf8.h"
#include "html_styles.h"
#include "lexicon/html-numberings.h"
#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <strings.h>

enum { LONGEST_NAME = 40, MOST_NUMBER = 1000000 };

static bool is(const xmlChar *element, const char *name)
{
  return strcmp((const char *)element, name) == 0;
}

static const char *value_of(const xmlChar **attributes, const char *name)
{
  for (; attributes && *attributes; attributes += 2)
    if (strcasecmp((const char *)attributes[0], name) == 0) return (const char *)attributes[1];
  return NULL;
}

static bool has(const xmlChar **attributes, const char *name)
{
  for (; attributes && *attributes; attributes += 2)
    if (strcasecmp((const char *)attributes[0], name) == 0) return true;
  return false;
}

static int number_of(const xmlChar **attributes, const char *name, int otherwise)
{
  const char *value = value_of(attributes, name);
  char *end = NULL;
  long number = value ? strtol(value, &end, 10) : 0;
  return value && end > value && labs(number) <= MOST_NUMBER ? (int)number : otherwise;
}

/* Whether the name is one of a way not to number; a list may have a picture instead. */
static bool is_plain(slice name)
{
  static const char *const plain[] = {"none", "disc", "circle", "square", "dash", "dot"};
  for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
    if (slice_equal(name, slice_of(plain[i]))) return true;
  return false;
}

/* The words of a list-style, of which the one that is known counts: `*style` gets it, NULL when that numbers nothing.
 */
static void read_list_style(slice value, const char **style)
{
  while (value.size) {
    char word[LONGEST_NAME];
    size_t size = 0;
    while (value.size > size && !isspace((unsigned char)value.at[size])) size++;
    for (size_t i = 0; i < size && i < sizeof word; i++) word[i] = (char)tolower((unsigned char)value.at[i]);
    const struct lex_html_numberings_row *row =
        size && size <= sizeof word ? lex_html_numberings_find(word, size) : NULL;
    if (row)
      *style = row->name;
    else if (size <= sizeof word && is_plain((slice){word, size}))
      *style = NULL;
    value = utf8_trim(slice_after(value, size));
  }
}

/* What an element's own style and type say of how it numbers. */
static void read_style(const xmlChar **attributes, const char **style)
{
  const char *type = value_of(attributes, "type"), *styles = value_of(attributes, "style");
  const struct lex_html_numberings_row *row = type ? lex_html_numberings_find(type, strlen(type)) : NULL;
  slice rest = slice_of(styles), name, value;
  if (row)
    *style = row->name;
  else if (type && is_plain(slice_of(type)))
    *style = NULL;
  while (html_declaration(&rest, &name, &value))
    if (slice_equal(name, SLICE("list-style-type")) || slice_equal(name, SLICE("list-style")))
      read_list_style(value, style);
}

static struct html_list *innermost(struct html_lists *lists)
{
  return lists->depth && lists->depth <= MOST_LISTS ? &lists->open[lists->depth - 1] : NULL;
}

static bool is_list(const xmlChar *element)
{
  return is(element, "ol") || is(element, "ul") || is(element, "menu") || is(element, "dir");
}

static void begin_list(struct html_lists *lists, const xmlChar *element, const xmlChar **attributes)
{
  lists->depth++;
  struct html_list *list = innermost(lists);
  if (!list) return;
  bool ordered = is(element, "ol"), reversed = has(attributes, "reversed");
  *list = (struct html_list){.ordered = ordered, .style = ordered ? "decimal" : NULL, .step = reversed ? -1 : 1};
  read_style(attributes, &list->style);
  list->number = number_of(attributes, "start", reversed ? INT_MIN : 1);
  if (list->number == INT_MIN)
    list->style = NULL; /* it counts down from a number that only its end tells */
  else
    list->number -= list->step;
}

static void begin_item(struct html_list *list, const xmlChar **attributes)
{
  if (list->number != INT_MIN) list->number += list->step;
  list->number = number_of(attributes, "value", list->number);
  list->own = list->style;
  read_style(attributes, &list->own);
  list->waits = list->own != NULL;
}

void html_lists_begin(struct html_lists *lists, const xmlChar *element, const xmlChar **attributes)
{
  if (is_list(element))
    begin_list(lists, element, attributes);
  else if (is(element, "li") && innermost(lists))
    begin_item(innermost(lists), attributes);
}

void html_lists_end(struct html_lists *lists, const xmlChar *element)
{
  if (is_list(element)) lists->depth -= lists->depth > 0;
  struct html_list *list = is(element, "li") ? innermost(lists) : NULL;
  if (list) list->waits = false;
}

/* Whether the text begins with a number of its own: 1. （一） 三、 ① [2]. */
static bool has_number(slice text)
{
  enum label_system system = label_read(text, 0).system;
  return (system != LABEL_NONE && system != LABEL_DASH) || *text.at == '[';
}

size_t html_lists_label(struct html_lists *lists, slice text, bool link, char to[HTML_LABEL])
{
  struct html_list *list = innermost(lists);
  if (!list || !list->waits || !text.size) return 0;
  list->waits = false;
  if (link) list->style = NULL;
  if (link || list->number == INT_MIN || has_number(text)) return 0;
  const struct lex_html_numberings_row *row = lex_html_numberings_find(list->own, strlen(list->own));
  if (!row) return 0;
  size_t size = 0;
  slice before = slice_of(row->before), behind = slice_of(row->behind);
  if (before.size) memcpy(to, before.at, before.size);
  size = before.size + numeral_print(list->number, row->style, to + before.size);
  if (behind.size) memcpy(to + size, behind.at, behind.size);
  size += behind.size;
  if (size && (unsigned char)to[size - 1] < 0x80) to[size++] = ' '; /* 1. 2) A: something parts them */
  return size;
}
