/* The file beside a report: see beside.h. Its lines are `name: value`, with a colon of either width; empty ones and
 * those that begin with # say nothing. */
#include "beside.h"
#include "../read/decode.h"
#include "../support/input.h"
#include "../support/utf8.h"
#include "facts.h"
#include "translation.h"
#include <stdlib.h>
#include <unistd.h>

enum { MOST_SIZE = 64 << 10 };

/* A line that is being read. */
struct line {
  slice text;
  size_t number;
  arena *memory;
  bg_log *log;
};

static bool wrong(const struct line *line, const char *what)
{
  return what ? log_add(line->log, BG_META_FILE, ((log_place){line->number, 1}), what) : log_memory(line->log);
}

/* Bytes of the colon at the front of `text`; 0: there is none. */
static size_t colon(slice text)
{
  return slice_starts(text, SLICE(":")) ? 1 : slice_starts(text, SLICE("：")) ? strlen("：") : 0;
}

static bool read_line(const struct line *line, const char *facts[FACTS])
{
  slice text = utf8_trim(line->text);
  size_t at = 0, size;
  if (!text.size || *text.at == '#') return true;
  while (at < text.size && !colon(slice_after(text, at))) at++;
  size = at < text.size ? colon(slice_after(text, at)) : 0;
  if (!size) return wrong(line, "each of its lines has to be NAME: VALUE");
  const char *name = arena_copy(line->memory, utf8_trim((slice){text.at, at}));
  const char *value = arena_copy(line->memory, utf8_trim(slice_after(text, at + size)));
  const char *shown = name && value ? option_shown(line->memory, name) : NULL;
  if (!shown) return log_memory(line->log);
  enum known_fact fact = fact_of(name);
  if (fact == FACTS)
    return wrong(line,
                 arena_format(line->memory, _("there is no fact “%s”; the facts are%s"), shown, fact_names_joined));
  if (facts[fact]) return wrong(line, arena_format(line->memory, _("%s stands twice"), name));
  const char *must_be = *value ? fact_must_be(fact, value) : NULL;
  if (*value) facts[fact] = value;
  if (!must_be) return true;
  shown = option_shown(line->memory, value);
  return wrong(line, shown ? arena_format(line->memory, _("%s cannot be “%s”; it must be %s"), name, shown, _(must_be))
                           : NULL);
}

static bool read_lines(slice text, arena *memory, bg_log *log, bg_options *options)
{
  const char *facts[FACTS] = {NULL};
  struct line line = {.memory = memory, .log = log};
  while (text.size) {
    const char *end = memchr(text.at, '\n', text.size);
    line.text = (slice){text.at, end ? (size_t)(end - text.at) : text.size};
    line.number++;
    if (!read_line(&line, facts)) return false;
    text = slice_after(text, line.text.size + (end != NULL));
  }
  facts_apply(facts, options);
  return true;
}

/* The name of the file, if it is there; NULL also when memory runs out. */
static const char *find(const char *path, arena *memory)
{
  const char *slash = strrchr(path, '/'), *dot = strrchr(slash ? slash + 1 : path, '.');
  const char *whole = arena_format(memory, "%s.meta", path);
  if (!whole || access(whole, F_OK) == 0) return whole;
  bool has_stem = dot && dot > (slash ? slash + 1 : path) && strcmp(dot, ".meta") != 0;
  const char *short_one = has_stem ? arena_format(memory, "%.*s.meta", (int)(dot - path), path) : NULL;
  return short_one && access(short_one, F_OK) == 0 ? short_one : NULL;
}

bool beside_apply(const struct settings *settings, const char *path, arena *memory, bg_options *options, bg_log *log)
{
  const char *name = strcmp(path, STANDARD_INPUT) == 0 ? NULL : find(path, memory);
  char *bytes;
  size_t size, most = settings_max_size(settings) < MOST_SIZE ? settings_max_size(settings) : MOST_SIZE;
  struct decoded decoded;
  if (!name) return true;
  log_file(log, name);
  if (!input_read(name, most, &bytes, &size, log)) return false;
  bool good = size == 0 || decode((slice){bytes, size}, NULL, memory, log, &decoded);
  free(bytes);
  if (good && size && decoded.guessed) log_add(log, BG_META_ENCODING, NOWHERE, decoded.encoding);
  good = good && (size == 0 || read_lines(decoded.text, memory, log, options));
  log_file(log, path);
  return good;
}
