/* The report's head. */
#include "meta.h"
#include <stdio.h>

enum { ID_DIGITS = 16 };

/* The facts in the order of DESIGN's vocabulary; the place's code and level are attributes of it. */
struct fact_row {
  const char *element;
  size_t offset;
};
#define FACT(element, field)                                                                                           \
  {                                                                                                                    \
    element, offsetof(struct facts, field)                                                                             \
  }
static const struct fact_row fact_rows[] = {
    FACT("title", title),         FACT("place", place),
    FACT("plan-year", plan_year), FACT("review-from", review_from),
    FACT("review-to", review_to), FACT("meeting", meeting),
    FACT("date", date),           FACT("speaker", speaker),
};

static bool is_given(const char *value)
{
  return value && *value;
}

static void set(struct receiver *to, const char *name, const char *value)
{
  if (!is_given(value)) return;
  const char *known = to->name(to, name);
  if (known) to->attribute(to, known, slice_of(value), VALUE_TEXT);
}

static void start_root(struct receiver *to, const struct document *document)
{
  const struct source *source = &document->source;
  char id[ID_DIGITS + 2];
  snprintf(id, sizeof id, "r%.*s", ID_DIGITS, source->sha256);
  const char *given = document->options->id;
  to->start(to, to->name(to, "report"));
  set(to, "id", is_given(given) ? given : id);
  set(to, "version", BG_SCHEMA_VERSION);
  set(to, "converter", "baogao " BG_VERSION);
  set(to, "xml:lang", source->traditional ? "zh-Hant" : "zh-Hans");
}

static void put_fact(struct receiver *to, const struct document *document, const struct fact_row *row)
{
  const struct facts *facts = &document->facts;
  const struct fact *fact = (const struct fact *)((const char *)facts + row->offset);
  bool place = fact == &facts->place;
  if (!is_given(fact->value) && !(place && (facts->place_code.value || facts->level.value))) return;
  const char *name = to->name(to, row->element);
  if (!name) return;
  to->start(to, name);
  if (place) set(to, "code", facts->place_code.value);
  if (place) set(to, "level", facts->level.value);
  if (fact->inferred) set(to, "inferred", "true");
  to->text(to, slice_of(is_given(fact->value) ? fact->value : ""));
  to->end(to, name);
}

static void put_source(struct receiver *to, const struct document *document)
{
  const struct source *source = &document->source;
  const char *name = to->name(to, "source");
  char bytes[24];
  snprintf(bytes, sizeof bytes, "%llu", (unsigned long long)source->bytes);
  to->start(to, name);
  set(to, "name", source->name);
  set(to, "address", source->address);
  set(to, "sha256", source->sha256);
  set(to, "bytes", bytes);
  set(to, "text-sha256", source->text_sha256);
  set(to, "encoding", source->encoding);
  set(to, "media-type", source->media_type);
  to->end(to, name);
}

bool meta_start(struct receiver *to, const struct document *document)
{
  const char *meta = to->name(to, "meta");
  start_root(to, document);
  to->start(to, meta);
  for (size_t i = 0; i < sizeof fact_rows / sizeof *fact_rows; i++) put_fact(to, document, &fact_rows[i]);
  put_source(to, document);
  to->end(to, meta);
  return !to->failed;
}

bool meta_end(struct receiver *to)
{
  to->end(to, to->name(to, "report"));
  return !to->failed;
}
