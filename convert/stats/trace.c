/* Tracing: one note a statistic. Behind the record stands the passage, then each attribute with the word that gave it:
 *
 *   7% approx GDP in “GDP增长7%左右”, noun “GDP”, op approx “左右”, change increase “增长”, role target <targets>,
 *   period 2024 <targets>
 *
 * A word in quotation marks is in the text; a name in angle brackets is the division around it. */
#include "trace.h"
#include "../support/utf8.h"
#include "signs.h"

enum { LONGEST_SHOWN = 60 /* code points */ };

/* From where the clause begins to the comma behind the number. */
static slice passage(const struct trace *trace)
{
  const struct quantity *q = trace->binding->quantity;
  const char *start = trace->binding->clause->start, *end = q->after;
  const char *last = slice_end(trace->text);
  if (!start || start > q->start) start = q->start;
  for (size_t size; end < last && !sign_breaks(utf8_at(end, &size)); end += size) {
  }
  slice whole = utf8_trim((slice){start, (size_t)(end - start)});
  whole.size = utf8_bytes(whole, LONGEST_SHOWN);
  return whole;
}

/* `so_far`, then `attribute` with the word that it comes from, or else the division. NULL when memory runs out. */
static const char *tell(arena *memory, const char *so_far, const char *attribute, slice word,
                        const struct node *division)
{
  if (!so_far) return NULL;
  if (word.size) return arena_format(memory, "%s, %s “%.*s”", so_far, attribute, (int)word.size, word.at);
  if (division) return arena_format(memory, "%s, %s <%s>", so_far, attribute, node_kinds[division->kind].element);
  return arena_format(memory, "%s, %s", so_far, attribute);
}

/* The same for an attribute that has the value `value`; NULL: it has none. */
static const char *tell_value(arena *memory, const char *so_far, const char *attribute, const char *value, slice word,
                              const struct node *division)
{
  if (!value) return so_far;
  const char *both = arena_format(memory, "%s %s", attribute, value);
  return both ? tell(memory, so_far, both, word, division) : NULL;
}

/* Said behind the noun; else by the verb before it; else a part of the noun or carried from the number before. */
static slice change_word(const struct clause *clause)
{
  return clause->change_word.size ? clause->change_word : clause->verb.size ? clause->verb : clause->noun;
}

bool trace_add(struct document *document, const struct statistic *s, const struct trace *trace, uint32_t start)
{
  static const slice none = {NULL, 0};
  arena *memory = document->arena;
  const struct clause *clause = trace->binding->clause;
  const struct node *division = trace->context->division;
  slice where = passage(trace), time = period_word(trace->moments, trace->binding);
  const char *value = s->value ? s->value : s->ratio ? s->ratio : s->reference ? s->reference : "";
  bool threshold = trace->binding->quantity->threshold;
  bool turned = !threshold && trace->context->target && strcmp(s->role, "actual") == 0; /* by its time, not its place */
  const char *note =
      arena_format(memory, "%s%s%s%s %s %s in “%.*s”", value, s->value_max ? "-" : "", s->value_max ? s->value_max : "",
                   s->unit ? s->unit : "", s->op, s->indicator ? s->indicator : "-", (int)where.size, where.at);
  if (clause->noun.size) note = tell(memory, note, "noun", clause->noun, NULL);
  if (clause->verb.size) note = tell(memory, note, "verb", clause->verb, NULL);
  if (clause->share.size) note = tell(memory, note, "share of", clause->share, NULL);
  note = tell_value(memory, note, "subject", s->subject, none, NULL);
  if (s->op_word) note = tell_value(memory, note, "op", s->op, slice_of(s->op_word), NULL);
  note = tell_value(memory, note, "change", s->change, change_word(clause), NULL);
  note = tell_value(memory, note, "role", s->role, turned ? time : none, threshold || turned ? NULL : division);
  note = tell_value(memory, note, "period", s->period, time, division);
  if (trace->binding->weighed) note = tell(memory, note, trace->binding->weighed, none, NULL);
  if (!note) return log_memory(document->log);
  log_add(document->log, BG_STATISTIC_RULE, document_place(document, start), s->rule, note);
  return true;
}
