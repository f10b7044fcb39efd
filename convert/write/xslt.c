/* Outputs made by a stylesheet: libxslt, in process, compiled once a writer.
 *
 * The stylesheets are compiled into the program; what they import or include is looked for among them under the scheme
 * `baogao:` and nowhere else. While they run they may read and write nothing: libxslt's security preferences forbid it
 * all. A stylesheet must not use xsl:strip-space: libxslt would take the white space out of the report's own tree. */
#include "../support/embed.h"
#include "write.h"
#include <libxslt/documents.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/xsltutils.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>

#define SCHEME "baogao:"

/* ---- Compiling ---- */

static xmlDoc *read_sheet(const char *name, const char *address, xmlDict *dict)
{
  const struct embedded *file = embedded_find(name);
  xmlParserCtxt *parser = file ? xmlNewParserCtxt() : NULL;
  if (!parser) return NULL;
  if (dict) { /* libxslt compares names of sheet and sheet as pointers */
    xmlDictFree(parser->dict);
    parser->dict = dict;
    xmlDictReference(dict);
  }
  xmlDoc *sheet = xmlCtxtReadMemory(parser, (const char *)file->bytes, (int)file->size, address, NULL,
                                    XSLT_PARSE_OPTIONS | XML_PARSE_NONET);
  xmlFreeParserCtxt(parser);
  return sheet;
}

/* libxslt's loader is one for the whole process; ours only adds the scheme and is the same for every caller. */
static xsltDocLoaderFunc other_loader;

static xmlDoc *load(const xmlChar *address, xmlDict *dict, int options, void *context, xsltLoadType type)
{
  const char *text = (const char *)address;
  if (strncmp(text, SCHEME, strlen(SCHEME)) == 0) return read_sheet(text + strlen(SCHEME), text, dict);
  return other_loader(address, dict, options, context, type);
}

static void set_loader(void)
{
  other_loader = xsltDocDefaultLoader;
  xsltSetLoaderFunc(load);
}

static xsltStylesheet *compile(const char *name)
{
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, set_loader);
  char address[64];
  snprintf(address, sizeof address, SCHEME "%s", name);
  xmlDoc *document = read_sheet(name, address, NULL);
  xsltStylesheet *sheet = document ? xsltParseStylesheetDoc(document) : NULL;
  if (!sheet) xmlFreeDoc(document);
  if (!sheet || sheet->errors == 0) return sheet;
  xsltFreeStylesheet(sheet);
  return NULL;
}

/* ---- Running ---- */

struct transformer {
  xsltStylesheet *sheet;
  xsltSecurityPrefs *forbidden;
  char complaint[256]; /* the first of the present run */
};

static void complain(void *context, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* libxslt hands over an error in pieces of a line. */
static void complain(void *context, const char *format, ...)
{
  struct transformer *transformer = context;
  size_t size = strlen(transformer->complaint);
  if (size && transformer->complaint[size - 1] == '\n') return;
  va_list list;
  va_start(list, format);
  vsnprintf(transformer->complaint + size, sizeof transformer->complaint - size, format, list);
  va_end(list);
}

static bool fail(bg_writer *writer, const char *why)
{
  struct transformer *transformer = writer->state;
  char *complaint = transformer ? transformer->complaint : NULL;
  if (complaint) complaint[strcspn(complaint, "\n")] = '\0';
  return log_add(writer->log, BG_STYLESHEET, NOWHERE, writer->format->stylesheet,
                 complaint && *complaint ? complaint : why);
}

static int write_bytes(void *output, const char *bytes, int size)
{
  return output_add(output, (slice){bytes, (size_t)size}) ? size : -1;
}

static bool save(bg_writer *writer, xmlDoc *result)
{
  struct transformer *transformer = writer->state;
  xmlOutputBuffer *buffer = xmlOutputBufferCreateIO(write_bytes, NULL, &writer->output, NULL);
  if (!buffer) return log_memory(writer->log);
  int saved = xsltSaveResultTo(buffer, result, transformer->sheet);
  int closed = xmlOutputBufferClose(buffer);
  if (writer->output.failed) return false; /* logged */
  return (saved >= 0 && closed >= 0) || fail(writer, "the result could not be saved");
}

static bool transform(bg_writer *writer, xsltTransformContext *context, const xmlDoc *tree)
{
  struct transformer *transformer = writer->state;
  xsltSetTransformErrorFunc(context, transformer, complain);
  if (xsltSetCtxtSecurityPrefs(transformer->forbidden, context) != 0)
    return fail(writer, "its rights could not be limited");
  xmlDoc *result = xsltApplyStylesheetUser(transformer->sheet, (xmlDoc *)tree, NULL, NULL, NULL, context);
  bool good = (result && context->state == XSLT_STATE_OK) || fail(writer, "it failed");
  good = good && save(writer, result);
  xmlFreeDoc(result);
  return good;
}

bool xslt_add(bg_writer *writer, const struct view *view)
{
  struct transformer *transformer = writer->state;
  transformer->complaint[0] = '\0';
  xsltTransformContext *context = xsltNewTransformContext(transformer->sheet, (xmlDoc *)view->tree);
  if (!context) return log_memory(writer->log);
  bool good = transform(writer, context, view->tree);
  xsltFreeTransformContext(context);
  return good;
}

static xsltSecurityPrefs *forbid_all(void)
{
  static const xsltSecurityOption options[] = {XSLT_SECPREF_READ_FILE, XSLT_SECPREF_WRITE_FILE,
                                               XSLT_SECPREF_CREATE_DIRECTORY, XSLT_SECPREF_READ_NETWORK,
                                               XSLT_SECPREF_WRITE_NETWORK};
  xsltSecurityPrefs *forbidden = xsltNewSecurityPrefs();
  bool good = forbidden != NULL;
  for (size_t i = 0; good && i < sizeof options / sizeof *options; i++)
    good = xsltSetSecurityPrefs(forbidden, options[i], xsltSecurityForbid) == 0;
  if (good || !forbidden) return forbidden;
  xsltFreeSecurityPrefs(forbidden);
  return NULL;
}

bool xslt_open(bg_writer *writer)
{
  struct transformer *transformer = writer->state = calloc(1, sizeof *transformer);
  if (!transformer) return log_memory(writer->log);
  transformer->forbidden = forbid_all();
  if (!transformer->forbidden) return log_memory(writer->log);
  transformer->sheet = compile(writer->format->stylesheet);
  return transformer->sheet || fail(writer, "it cannot be compiled");
}

bool xslt_close(bg_writer *writer)
{
  struct transformer *transformer = writer->state;
  if (!transformer) return true;
  xsltFreeStylesheet(transformer->sheet);
  xsltFreeSecurityPrefs(transformer->forbidden);
  free(transformer);
  return true;
}
