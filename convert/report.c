/* A report: the stages in their order.
 *
 * A report that was read from text stays a document until somebody wants its tree: its XML is written without one. */
#include "report.h"
#include "parse/cuts.h"
#include "parse/parse.h"
#include "read/options.h"
#include "read/read.h"
#include "stats/concept.h"
#include "stats/stats.h"
#include "support/xml.h"
#include "tree/tree.h"
#include <stdlib.h>

struct content {
  struct document document; /* without an arena: there is none, or no longer */
  char *bytes;              /* that were taken over, as long as the document's text may lie in them */
  bg_options options;
  xmlDoc *tree;
};

/* Reports are handed about as const; what they hold may still change from a document to a tree. */
struct bg_report {
  struct content *content;
};

/* A document outlives the call that reads it, so it must not borrow from the caller. */
static bool keep_options(struct content *content, const bg_options *options)
{
  if (options) content->options = *options;
  const char **strings[] = {&content->options.encoding,       &content->options.id,      &content->options.place,
                            &content->options.meeting,        &content->options.speaker, &content->options.date,
                            &content->options.source_address, &content->options.title,   &content->options.format};
  for (size_t i = 0; i < sizeof strings / sizeof *strings; i++)
    if (*strings[i] && !**strings[i])
      *strings[i] = NULL;
    else if (*strings[i] && !(*strings[i] = arena_copy(content->document.arena, slice_of(*strings[i]))))
      return false;
  content->document.options = &content->options;
  return true;
}

static void end_arena(arena **arena)
{
  arena_free(*arena);
  *arena = NULL;
}

/* Text through read, parse and stats. */
static bool read_document(struct content *content, const struct input *input, slice source, const char *name,
                          const bg_options *options, bg_log *log)
{
  struct document *document = &content->document;
  *document = (struct document){
      .log = log, .lent = content->bytes != NULL, .arena = arena_new(), .scratch = arena_new(), .cutting = arena_new()};
  bool memory = document->arena && document->scratch && document->cutting && keep_options(content, options);
  if (!memory) return log_memory(log);
  if (!read_text(document, input, source, name) || !parse_document(document)) return false;
  end_arena(&document->scratch);
  if (!document->options->without_statistics && !stats_find(document, NULL)) return false;
  if (!concepts_give(document) || !text_restore(document)) return false;
  end_arena(&document->cutting);
  return tree_prepare(document) && structure_check(document);
}

/* A report's own XML. */
static bool read_tree(struct content *content, slice source, bg_log *log)
{
  content->tree = tree_read(source.at, source.size, log);
  return content->tree && structure_check_tree(content->tree, log);
}

/* Text is read without libxml2, which is not asked to be listened to then: the program may not have loaded it. */
static bool read_input(struct content *content, const struct input *input, slice source, const char *name,
                       const bg_options *options, bg_log *log)
{
  if (input_is_text(input)) return read_document(content, input, source, name, options, log);
  struct xml_listener listener;
  xml_listen(&listener);
  bool good =
      input->extract ? read_document(content, input, source, name, options, log) : read_tree(content, source, log);
  return xml_listen_close(&listener, log) && good;
}

static void drop_bytes(struct content *content)
{
  free(content->bytes);
  content->bytes = NULL;
}

static void end_document(struct content *content)
{
  end_arena(&content->document.scratch);
  end_arena(&content->document.cutting);
  end_arena(&content->document.arena);
  drop_bytes(content);
}

static bg_report *new_report(char *taken)
{
  bg_report *report = calloc(1, sizeof *report);
  struct content *content = report ? calloc(1, sizeof *content) : NULL;
  if (!content) {
    free(report);
    return NULL;
  }
  report->content = content;
  content->bytes = taken;
  return report;
}

/* Whether the text was left where its source is. */
static bool lies_in(slice text, slice source)
{
  return text.at && text.at >= source.at && text.at <= source.at + source.size;
}

static bool read_into(bg_report *report, slice source, const char *name, const bg_options *options, bg_log *log)
{
  struct content *content = report->content;
  const struct input *input = input_of(source, name);
  const char *format = options && options->format ? options->format : "";
  if (*format) input = input_called(format);
  if (!input) return log_add(log, BG_UNKNOWN_INPUT, NOWHERE, format);
  bool good = read_input(content, input, source, name, options, log);
  content->document.log = NULL; /* the caller's, from here on */
  return good;
}

/* `taken`: the source's bytes where they are the report's from now on, else NULL. */
static bg_report *read_report(slice source, char *taken, const char *name, const bg_options *options, bg_log *log)
{
  log_file(log, name);
  bool known = !options || options_check(options, log);
  bg_report *report = known ? new_report(taken) : NULL;
  if (!report) {
    free(taken);
    if (known) log_memory(log);
    return NULL;
  }
  if (!read_into(report, source, name, options, log)) {
    bg_report_free(report);
    return NULL;
  }
  if (!lies_in(report->content->document.text, source)) drop_bytes(report->content);
  return report;
}

bg_report *bg_report_read(const void *bytes, size_t size, const char *name, const bg_options *options, bg_log *log)
{
  return read_report((slice){bytes, size}, NULL, name, options, log);
}

bg_report *report_take(char *bytes, size_t size, const char *name, const bg_options *options, bg_log *log)
{
  return read_report((slice){bytes, size}, bytes, name, options, log);
}

void bg_report_free(bg_report *report)
{
  if (!report) return;
  end_document(report->content);
  tree_free(report->content->tree);
  free(report->content);
  free(report);
}

const void *bg_report_xml(const bg_report *report)
{
  struct content *content = report->content;
  if (content->tree) return content->tree;
  struct xml_listener listener;
  xml_listen(&listener);
  xmlDoc *tree = tree_build(&content->document);
  if (!xml_listen_close(&listener, NULL) || !tree) {
    tree_free(tree);
    return NULL;
  }
  end_document(content);
  return content->tree = tree;
}

bool report_save(const bg_report *report, bg_sink sink, void *user)
{
  const struct content *content = report->content;
  return content->tree ? tree_save(content->tree, sink, user) : tree_stream(&content->document, sink, user);
}

const struct document *report_document(const bg_report *report)
{
  return report->content->tree ? NULL : &report->content->document;
}

bool bg_report_check(const bg_report *report, bg_log *log)
{
  const xmlDoc *tree = bg_report_xml(report);
  if (!tree) return log_memory(log);
  struct xml_listener listener;
  xml_listen(&listener);
  bool checked = tree_check(tree, log);
  return xml_listen_close(&listener, log) && checked;
}
