/* Promises on a page: see page_promises.h. Words are those of the reports: the clause in which a figure stands. */
#include "page_promises.h"
#include "../support/chars.h"
#include "../support/utf8.h"
#include "lexicon/values.h"
#include "promises.h"

struct adding {
  xmlNode *around;
  arena *memory;
  bool failed;
};

static bool ends_clause(uint32_t code)
{
  return char_is(code, CHAR_BREAK) || code == '\n' || code == 0x3001 /* 、 */;
}

/* The clause of `sentence` around the figure `surface` that is said of `indicator`: a sentence may have the figure more
 * than once. Neighbours parted by 、 are no part of it, but of a list (分别增长5%、6%) all is wanted. */
static slice clause_of(slice sentence, slice indicator, slice surface)
{
  ptrdiff_t name = indicator.size ? slice_find(sentence, indicator) : -1;
  slice rest = name < 0 ? sentence : slice_after(sentence, (size_t)name);
  ptrdiff_t at = slice_find(rest, surface);
  if (at < 0) return surface;
  const char *begin = rest.at + at, *end = begin + surface.size, *last = sentence.at + sentence.size;
  size_t size;
  while (begin > sentence.at && !ends_clause(utf8_before(begin, &size))) begin -= size;
  while (end < last && !ends_clause(utf8_at(end, &size))) end += size;
  return utf8_trim((slice){begin, (size_t)(end - begin)});
}

static void set(struct adding *adding, xmlNode *node, const char *name, slice value)
{
  if (!value.size) return;
  const char *text = arena_copy(adding->memory, value);
  adding->failed = adding->failed || !text || !xmlNewProp(node, BAD_CAST name, BAD_CAST text);
}

/* What a task aims at is told in the tables; here it would be a long list. */
static bool is_shown(slice kind, slice result)
{
  return slice_equal(kind, SLICE("target")) || (slice_equal(kind, SLICE("livelihood")) && result.size);
}

static bool add_row(void *user, const struct table *table, const slice *cells)
{
  struct adding *adding = user;
#define CELL(name) cells[table_column(table, name)]
  slice result = CELL("result_stat_id"), status = CELL("status");
  if (!is_shown(CELL("kind"), result)) return true;
  xmlNode *node = xmlNewDocNode(adding->around->doc, adding->around->ns, BAD_CAST "promise", NULL);
  adding->failed = !node || !xmlAddChild(adding->around, node);
  if (adding->failed) return false;
  const struct lex_values_row *word = lex_values_find(status.at, status.size);
  set(adding, node, "kind", CELL("kind"));
  set(adding, node, "indicator", CELL("indicator"));
  set(adding, node, "said", clause_of(CELL("sentence"), CELL("indicator"), CELL("surface")));
  set(adding, node, "target", CELL("stat_id"));
  set(adding, node, "status", status);
  set(adding, node, "word", word ? (slice){word->zh, word->zh_size} : status);
  if (result.size)
    set(adding, node, "answer", clause_of(CELL("result_sentence"), CELL("result_indicator"), CELL("result_surface")));
  set(adding, node, "result", result);
#undef CELL
  return !adding->failed;
}

/* Adds a report to `promises`; what it knows of it is its own copy. */
static bool take(struct promises *promises, const xmlDoc *tree)
{
  struct view *view = view_new(tree);
  bool good = view && promises_add(promises, view);
  view_free(view);
  return good;
}

bool page_promises_add(xmlNode *around, const xmlDoc *before, const xmlDoc *report, bg_log *log)
{
  struct adding adding = {.around = around, .memory = arena_new()};
  struct promises *promises = adding.memory ? promises_new() : NULL;
  bool good = promises && take(promises, before) && take(promises, report);
  good = good && promises_rows(promises, table_find("promises"), add_row, &adding, log);
  promises_free(promises);
  arena_free(adding.memory);
  return good || log_memory(log);
}
