/* Compiling and running stylesheets by libxslt. Where they come from, and what they may, sheet_source.c decides. */
#include "stylesheet.h"
#include "../support/embed.h"
#include "../support/folder.h"
#include "../support/input.h"
#include "../support/xml.h"
#include "html.h"
#include "sheet_source.h"
#include <ctype.h>
#include <errno.h>
#include <libexslt/exslt.h>
#include <libxml/uri.h>
#include <libxslt/extensions.h>
#include <libxslt/imports.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltutils.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { SHEET_MOST = 64 << 20, COMPLAINT = 1000 };

/* How far a user's stylesheet may go with one report: instructions of XSLT, and steps of XPath. The page of a report of
 * 64 MiB takes a third of these; what loops has used them up within some minutes. Counted, not timed: they end the same
 * run everywhere. */
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION /* where each of many runs is to be short */
enum { MOST_INSTRUCTIONS = 20000, MOST_STEPS = 400000 };
#else
enum { MOST_INSTRUCTIONS = 50000000, MOST_STEPS = 1000000000 };
#endif

struct stylesheet {
  xsltStylesheet *compiled;
  xsltSecurityPrefs *rights;
  struct sheet_folder surroundings;
  const char *name; /* as given */
  bool users;
  const struct walk *walk; /* of the report it is applied to; may be NULL */
  bool around;             /* it leaves parts of a page to the program: html.h */
  const struct sheet_parameter *parameters;
  size_t parameter_count;
  bool out_of_memory;        /* libxml2 was, while it was at work */
  char complaint[COMPLAINT]; /* what libxslt said of late, several lines */
};

/* ---- Complaints ---- */

/* libxslt has no code for it, only the words: "xsltNewStackElem : malloc failed". */
static bool tells_of_memory(const char *text)
{
  const char *name = *text == 'e' ? text + 1 : text; /* exslt… */
  return strncmp(name, "xslt", 4) == 0 && isupper((unsigned char)name[4]) &&
         (strstr(text, "malloc") || strstr(text, "memory"));
}

static void complain(void *user, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* libxslt hands over an error in pieces of a line. */
static void complain(void *user, const char *format, ...)
{
  stylesheet *sheet = user;
  char piece[COMPLAINT];
  va_list list;
  va_start(list, format);
  vsnprintf(piece, sizeof piece, format, list);
  va_end(list);
  if (tells_of_memory(piece)) sheet->out_of_memory = true;
  size_t size = strlen(sheet->complaint);
  snprintf(sheet->complaint + size, COMPLAINT - size, "%s", piece);
}

static void complain_of_error(void *user, xmlError *error)
{
  stylesheet *sheet = user;
  if (xml_is_out_of_memory(error))
    sheet->out_of_memory = true;
  else if (error->message)
    complain(sheet, "%s", error->message);
}

/* Part of what libxslt has to say, while it compiles above all, goes to one function for the whole process. Ours takes
 * what is said in a thread that is at work here, and passes on the rest; in the program, where libxslt is loaded late
 * and the variables are not found, there is none. */
#pragma weak xsltGenericError
#pragma weak xsltGenericErrorContext
static _Thread_local stylesheet *at_work;
static xmlGenericErrorFunc other_error;
static void *other_user;

static void sort_error(void *user, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void sort_error(void *user, const char *format, ...)
{
  (void)user;
  char text[COMPLAINT];
  va_list list;
  va_start(list, format);
  vsnprintf(text, sizeof text, format, list);
  va_end(list);
  if (at_work)
    complain(at_work, "%s", text);
  else if (other_error)
    other_error(other_user, "%s", text);
}

/* The handlers of libxml2, which are the thread's own, while a stylesheet is at work. */
struct handlers {
  xmlGenericErrorFunc generic;
  void *generic_user;
  xmlStructuredErrorFunc structured;
  void *structured_user;
};

static struct handlers begin_work(stylesheet *sheet)
{
  struct handlers old = {xmlGenericError, xmlGenericErrorContext, xmlStructuredError, xmlStructuredErrorContext};
  at_work = sheet;
  xmlSetGenericErrorFunc(sheet, complain);
  xmlSetStructuredErrorFunc(sheet, complain_of_error);
  return old;
}

static void end_work(struct handlers old)
{
  at_work = NULL;
  xmlSetGenericErrorFunc(old.generic_user, old.generic);
  xmlSetStructuredErrorFunc(old.structured_user, old.structured);
}

/* The complaint as one line, in which our schemes are of no interest. */
static const char *complaint_of(stylesheet *sheet)
{
  char *to = sheet->complaint;
  for (const char *at = sheet->complaint; *at;) {
    if (strncmp(at, SHEET_FOLDER, strlen(SHEET_FOLDER)) == 0)
      at += strlen(SHEET_FOLDER);
    else if (*at != '\n')
      *to++ = *at++;
    else if (*++at)
      *to++ = ' ';
  }
  *to = '\0';
  return sheet->complaint;
}

static bool fail(stylesheet *sheet, const char *why, bg_log *log)
{
  if (sheet->out_of_memory) return log_memory(log);
  const char *complaint = complaint_of(sheet);
  bg_code code = sheet->users ? BG_TRANSFORM_FAILED : BG_STYLESHEET;
  return log_add(log, code, NOWHERE, sheet->name, *complaint ? complaint : why);
}

/* ---- Compiling ---- */

/* Once for the process. Of extensions, those that only compute. Not date, and of math
 * not random(): they would make other bytes of the same input. */
static void prepare_libxslt(void)
{
  xsltInit(); /* which the first stylesheets of two threads would do at the same time */
  exsltCommonRegister();
  exsltMathRegister();
  xsltUnregisterExtModuleFunction(BAD_CAST "random", EXSLT_MATH_NAMESPACE);
  exsltSetsRegister();
  exsltStrRegister();
  exsltFuncRegister();
  sheet_source_set();
  if (&xsltGenericError) other_error = xsltGenericError;
  if (&xsltGenericErrorContext) other_user = xsltGenericErrorContext;
  xsltSetGenericErrorFunc(NULL, sort_error);
}

/* Takes the document over. */
static bool compile(stylesheet *sheet, xmlDoc *document)
{
  sheet->compiled = xsltNewStylesheet();
  if (!sheet->compiled) {
    xmlFreeDoc(document);
    return false;
  }
  sheet->compiled->_private = &sheet->surroundings;
  struct handlers old = begin_work(sheet);
  int result = xsltParseStylesheetUser(sheet->compiled, document);
  end_work(old);
  if (result != 0 && sheet->compiled->doc != document) xmlFreeDoc(document);
  return result == 0 && sheet->compiled->errors == 0 && !sheet->out_of_memory;
}

static stylesheet *new_sheet(const char *name, bg_log *log)
{
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, prepare_libxslt);
  stylesheet *sheet = calloc(1, sizeof *sheet);
  if (sheet) {
    sheet->name = name;
    sheet->surroundings.folder = -1;
    sheet->rights = sheet_rights();
    if (sheet->rights) return sheet;
    free(sheet);
  }
  log_memory(log);
  return NULL;
}

void stylesheet_free(stylesheet *sheet)
{
  if (!sheet) return;
  xsltFreeStylesheet(sheet->compiled);
  xsltFreeSecurityPrefs(sheet->rights);
  if (sheet->surroundings.folder >= 0) close(sheet->surroundings.folder);
  free(sheet);
}

stylesheet *stylesheet_own(const char *name, bg_log *log)
{
  stylesheet *sheet = new_sheet(name, log);
  if (!sheet) return NULL;
  const struct embedded *file = embedded_find(name);
  sheet->around = slice_ends(slice_of(name), SLICE("-around.xsl"));
  char address[64];
  snprintf(address, sizeof address, SHEET_OWN "%s", name);
  xmlDoc *document =
      file ? sheet_parse((const char *)file->bytes, file->size, address, NULL, sheet->complaint, COMPLAINT) : NULL;
  if (document) sheet->complaint[0] = '\0';
  if (document && compile(sheet, document)) return sheet;
  fail(sheet, "it cannot be compiled", log);
  stylesheet_free(sheet);
  return NULL;
}

static int open_folder_of(const char *path)
{
  const char *slash = strrchr(path, '/');
  char *folder = slash ? strndup(path, (size_t)(slash - path) + 1) : strdup(".");
  int descriptor = folder ? folder_open(folder) : -1;
  free(folder);
  return descriptor;
}

/* The address under which the stylesheet stands in its folder, its name escaped as an address wants it. */
static char *address_of(const char *path)
{
  const char *slash = strrchr(path, '/');
  xmlChar *name = xmlURIEscapeStr(BAD_CAST(slash ? slash + 1 : path), BAD_CAST "");
  char *address = NULL;
  if (name && asprintf(&address, SHEET_FOLDER "%s", (const char *)name) < 0) address = NULL;
  xml_free(name);
  return address;
}

static bool read_users(stylesheet *sheet, const char *path, bg_log *log)
{
  char *bytes = NULL, *address = address_of(path);
  size_t size;
  bool good = (address || log_memory(log)) && input_read(path, SHEET_MOST, &bytes, &size, log);
  if (good) {
    sheet->surroundings.folder = open_folder_of(path);
    if (sheet->surroundings.folder < 0) snprintf(sheet->complaint, COMPLAINT, "its folder: %s", strerror(errno));
    good = sheet->surroundings.folder >= 0;
    xmlDoc *document = good ? sheet_parse(bytes, size, address, NULL, sheet->complaint, COMPLAINT) : NULL;
    if (document) sheet->complaint[0] = '\0';
    good = document && compile(sheet, document);
    const char *complaint = complaint_of(sheet);
    if (!good && sheet->out_of_memory)
      log_memory(log);
    else if (!good)
      log_add(log, BG_USER_STYLESHEET, NOWHERE, path, *complaint ? complaint : N_("it cannot be compiled"));
  }
  free(bytes);
  free(address);
  return good;
}

stylesheet *stylesheet_read(const char *path, const struct sheet_parameter *parameters, size_t count, bg_log *log)
{
  stylesheet *sheet = new_sheet(path, log);
  if (!sheet) return NULL;
  sheet->users = true;
  sheet->parameters = parameters;
  sheet->parameter_count = count;
  if (read_users(sheet, path, log)) return sheet;
  stylesheet_free(sheet);
  return NULL;
}

bool stylesheet_is_around(const stylesheet *sheet)
{
  return sheet->around;
}

const char *stylesheet_suffix(const stylesheet *sheet)
{
  const xmlChar *method;
  XSLT_GET_IMPORT_PTR(method, sheet->compiled, method)
  if (xmlStrEqual(method, BAD_CAST "html")) return ".html";
  return xmlStrEqual(method, BAD_CAST "text") ? ".txt" : ".xml";
}

/* ---- Running ---- */

static int write_bytes(void *output, const char *bytes, int size)
{
  return output_add(output, (slice){bytes, (size_t)size}) ? size : -1;
}

/* In the encoding that xsl:output names. */
static bool save(stylesheet *sheet, xmlDoc *result, struct output *output, bg_log *log)
{
  const xmlChar *encoding;
  XSLT_GET_IMPORT_PTR(encoding, sheet->compiled, encoding)
  xmlCharEncodingHandler *encoder = encoding ? xmlFindCharEncodingHandler((const char *)encoding) : NULL;
  if (encoding && !encoder) return fail(sheet, "it asks for an encoding that is unknown", log);
  if (encoder && strcmp(encoder->name, "UTF-8") == 0) encoder = NULL;
  xmlOutputBuffer *buffer = xmlOutputBufferCreateIO(write_bytes, NULL, output, encoder);
  if (!buffer) return log_memory(log);
  struct xml_listener listener; /* libxml2 would print that it cannot write */
  xml_listen(&listener);
  int saved = xsltSaveResultTo(buffer, result, sheet->compiled);
  int closed = xmlOutputBufferClose(buffer);
  xml_listen_end(&listener);
  if (listener.out_of_memory) return log_memory(log);
  if (output->failed) return false; /* logged */
  return (saved >= 0 && closed >= 0) || fail(sheet, "the result could not be saved", log);
}

static bool set_parameters(stylesheet *sheet, xsltTransformContext *context, bg_log *log)
{
  for (size_t i = 0; i < sheet->parameter_count; i++)
    if (xsltQuoteOneUserParam(context, BAD_CAST sheet->parameters[i].name, BAD_CAST sheet->parameters[i].value) != 0)
      return fail(sheet, "a parameter could not be set", log);
  return true;
}

static bool transform(stylesheet *sheet, xsltTransformContext *context, xmlDoc *tree, struct output *output,
                      bg_log *log)
{
  context->_private = &sheet->surroundings;
  xsltSetTransformErrorFunc(context, sheet, complain);
  if (xsltSetCtxtSecurityPrefs(sheet->rights, context) != 0) return fail(sheet, "its rights could not be limited", log);
  if (!set_parameters(sheet, context, log)) return false;
  if (sheet->users) {
    context->opLimit = MOST_INSTRUCTIONS;
    context->xpathCtxt->opLimit = MOST_STEPS;
  }
  struct handlers old = begin_work(sheet);
  xmlDoc *result = xsltApplyStylesheetUser(sheet->compiled, tree, NULL, NULL, NULL, context);
  end_work(old);
  if (xml_is_out_of_memory(&context->xpathCtxt->lastError))
    sheet->out_of_memory = true; /* of which no handler is told */
  bool good = result && context->state == XSLT_STATE_OK && !sheet->out_of_memory;
  if (!sheet->users && sheet->complaint[0]) good = false; /* ours say nothing: libxslt does, of what it left out */
  if (!good) fail(sheet, "it failed", log);
  if (good && sheet->complaint[0]) log_add(log, BG_STYLESHEET_SAYS, NOWHERE, sheet->name, complaint_of(sheet));
  sheet->complaint[0] = '\0';
  const struct page_source source = {.tree = tree, .walk = sheet->walk};
  good = good && (sheet->around ? html_write(result, &source, output, log) : save(sheet, result, output, log));
  xmlFreeDoc(result);
  return good;
}

/* Whether running the stylesheet takes white space out of the tree (xsl:strip-space). */
static bool strips(const stylesheet *sheet, xmlDoc *tree, bool *stripped)
{
  xsltTransformContext *context = xsltNewTransformContext(sheet->compiled, tree);
  if (!context) return false;
  *stripped = xsltNeedElemSpaceHandling(context);
  xsltFreeTransformContext(context);
  return true;
}

bool stylesheet_apply(stylesheet *sheet, const xmlDoc *report, const struct walk *walk, struct output *output,
                      bg_log *log)
{
  xmlDoc *tree = (xmlDoc *)report, *copy = NULL;
  bool stripped = false;
  sheet->complaint[0] = '\0';
  sheet->out_of_memory = false;
  sheet->walk = walk;
  if (sheet->users && !strips(sheet, tree, &stripped)) return log_memory(log);
  if (stripped) { /* the report's own tree stays as it is */
    tree = copy = xmlCopyDoc(tree, 1);
    if (!copy) return log_memory(log);
  }
  xsltTransformContext *context = xsltNewTransformContext(sheet->compiled, tree);
  bool good = context ? transform(sheet, context, tree, output, log) : log_memory(log);
  xsltFreeTransformContext(context);
  xmlFreeDoc(copy);
  return good;
}
