/* PDF: pdftotext of Poppler, a program of its own, says which words stand where; their layout makes the text.
 *
 * Poppler is under the GNU GPL: it is run, not linked. It gets the file on its standard input, may take so long and so
 * much memory and write nothing, and has no network. */
#include "pdf.h"
#include "../support/utf8_check.h"
#include "../support/xml.h"
#include "inputs.h"
#include "measures.h"
#include "process.h"
#include <stdio.h>

enum { TRAILER = 64 << 10 /* bytes, in which a whole file says that it ends */ };

static const size_t MEMORY = (size_t)1 << 30, MOST_OUTPUT = (size_t)160 << 20;

/* ---- Its words ---- */

struct bbox {
  struct layout *layout;
  struct extract text; /* of the word that is open */
  struct word word;
  bool in_word;
  bool failed;
};

static bool begin(void *user, const struct element *element)
{
  struct bbox *bbox = user;
  if (strcmp(element->name, "page") == 0) {
    float width = attribute_measure(element, "width"), height = attribute_measure(element, "height");
    bbox->failed |= !layout_page(bbox->layout, width, height);
  } else if (strcmp(element->name, "word") == 0) {
    bbox->in_word = true;
    bbox->text.size = 0;
    bbox->word = (struct word){.left = attribute_measure(element, "xMin"),
                               .top = attribute_measure(element, "yMin"),
                               .right = attribute_measure(element, "xMax"),
                               .bottom = attribute_measure(element, "yMax")};
  }
  return !bbox->failed;
}

static void end(void *user, const char *name, const char *space)
{
  (void)space;
  struct bbox *bbox = user;
  if (!bbox->in_word || strcmp(name, "word") != 0) return;
  bbox->in_word = false;
  slice text = {bbox->text.at, bbox->text.size};
  text.at = text.size ? arena_copy(bbox->layout->memory, text) : "";
  bbox->word.text = text;
  bbox->failed |= !text.at || bbox->text.failed || !layout_word(bbox->layout, bbox->word);
}

static void take_text(void *user, slice text)
{
  struct bbox *bbox = user;
  if (bbox->in_word) extract_add(&bbox->text, text);
}

static bool wanted(void *user)
{
  return !((struct bbox *)user)->failed;
}

bool pdf_words(slice xhtml, struct layout *layout, bg_log *log)
{
  struct bbox bbox = {.layout = layout, .text = {.arena = layout->memory, .most = MOST_OUTPUT}};
  const struct listener listener = {begin, end, take_text, wanted, &bbox};
  bool read = source_events(xhtml, &listener, NULL);
  if (bbox.failed) return log_memory(log);
  return read || log_add(log, BG_HELPER_FAILED, NOWHERE, "pdftotext", N_("what it tells is no XML"));
}

/* ---- The program ---- */

static bool take_output(void *user, slice piece)
{
  struct extract *output = user;
  extract_add(output, piece);
  return !output->failed;
}

/* What it says of a file that it cannot read or that is not sound. */
static bool judge(const struct process *process, const struct process_result *result, bg_log *log)
{
  slice words = slice_of(result->words);
  if (result->end == PROCESS_STOPPED) return log_memory(log);
  if (result->end == PROCESS_FAILED && slice_has(words, SLICE("password"))) return log_add(log, BG_ENCRYPTED, NOWHERE);
  if (result->end != PROCESS_DONE) return process_complain(process, result, log);
  if (slice_has(words, SLICE("Error"))) log_add(log, BG_HELPER_WARNS, NOWHERE, process->argv[0], result->words);
  return true;
}

/* The part of the output that tells of pages, made fit for XML. */
static bool clean_output(struct extract *output, arena *memory, bg_log *log, slice *xhtml)
{
  for (size_t i = 0; i < output->size; i++)
    if (output->at[i] == 0) output->at[i] = 1;
  extract_add(output, (slice){"", 1});
  if (output->failed || output->too_big) return log_memory(log);
  slice text = {output->at, output->size - 1};
  ptrdiff_t from = slice_find(text, SLICE("<doc>"));
  if (from < 0) return log_add(log, BG_HELPER_FAILED, NOWHERE, "pdftotext", N_("it tells of no pages"));
  text = slice_after(text, (size_t)from);
  ptrdiff_t to = slice_find(text, SLICE("</doc>"));
  if (to < 0) return log_add(log, BG_HELPER_FAILED, NOWHERE, "pdftotext", N_("what it tells has no end"));
  text.size = (size_t)to + strlen("</doc>");
  if (xml_held(text) < text.size) {
    bool broken = false;
    ((char *)text.at)[text.size] = 0;
    text = slice_of(xml_clean(memory, text.at, "\xEF\xBF\xBD", &broken));
    if (!text.at) return log_memory(log);
    log_add(log, BG_UNDECODABLE, NOWHERE, "some characters are", N_("text"));
  }
  *xhtml = text;
  return true;
}

static bool run(const struct document *document, slice source, slice *xhtml)
{
  static const char *const argv[] = {"pdftotext", "-bbox-layout", "-enc", "UTF-8", "-", "-", NULL};
  struct extract output = {.arena = document->arena, .most = MOST_OUTPUT + 1};
  const struct process process = {
      .argv = argv,
      .input = source,
      .advice = N_("install poppler-utils, or save the file as .docx or text"),
      .seconds = PROCESS_SECONDS,
      .memory = MEMORY,
      .most_output = MOST_OUTPUT,
      .take = take_output,
      .user = &output,
  };
  struct process_result result;
  process_run(&process, &result);
  return judge(&process, &result, document->log) && clean_output(&output, document->arena, document->log, xhtml);
}

/* ---- The format ---- */

bool is_pdf(slice head, const char *name)
{
  enum { MOST_BEFORE = 1024 }; /* bytes that viewers allow before it */
  head.size = head.size < MOST_BEFORE ? head.size : MOST_BEFORE;
  return slice_starts(head, SLICE("%PDF-")) || (input_has_suffix(name, ".pdf") && slice_has(head, SLICE("%PDF-")));
}

static bool is_whole(slice source)
{
  slice trailer = source.size > TRAILER ? slice_after(source, source.size - TRAILER) : source;
  return slice_has(trailer, SLICE("%%EOF"));
}

bool pdf_extract(struct document *document, slice source, struct decoded *decoded)
{
  struct layout layout = {.memory = document->arena};
  slice xhtml = {NULL, 0};
  if (!is_whole(source)) return log_add(document->log, BG_DAMAGED_FILE, NOWHERE, "the end of the PDF is missing");
  if (!run(document, source, &xhtml) || !pdf_words(xhtml, &layout, document->log)) return false;
  return layout_take(document, &layout, decoded);
}
