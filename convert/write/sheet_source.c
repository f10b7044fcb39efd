/* Sources of stylesheets. libxslt's security preferences see to what a running stylesheet asks for; what it imports
 * while it is compiled they do not see, so the loader itself refuses all that is not of our schemes. */
#include "sheet_source.h"
#include "../support/embed.h"
#include "../support/folder.h"
#include <errno.h>
#include <libxml/SAX2.h>
#include <libxml/uri.h>
#include <libxslt/documents.h>
#include <libxslt/xsltutils.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_BYTES = 64 << 20 };

static bool has_scheme(const char *address, const char *scheme)
{
  return address && strncmp(address, scheme, strlen(scheme)) == 0;
}

static bool is_ours(const char *address)
{
  return has_scheme(address, SHEET_OWN) || has_scheme(address, SHEET_FOLDER);
}

/* ---- Parsing ---- */

/* Entities may be declared (&nbsp; is wanted in stylesheets) but not be fetched from anywhere. */
static void refuse_external(void *user, const xmlChar *name, int type, const xmlChar *public_id,
                            const xmlChar *system_id, xmlChar *content)
{
  xmlParserCtxt *parser = user;
  if (type == XML_INTERNAL_GENERAL_ENTITY || type == XML_INTERNAL_PARAMETER_ENTITY) {
    xmlSAX2EntityDecl(user, name, type, public_id, system_id, content);
    return;
  }
  *(bool *)parser->_private = true;
  xmlStopParser(parser);
}

xmlDoc *sheet_parse(const char *bytes, size_t size, const char *address, xmlDict *dict, char *why, size_t room)
{
  snprintf(why, room, "out of memory");
  xmlParserCtxt *parser = size < INT_MAX ? xmlNewParserCtxt() : NULL;
  if (!parser) return NULL;
  if (dict) { /* libxslt compares names of sheet and sheet as pointers */
    xmlDictFree(parser->dict);
    parser->dict = dict;
    xmlDictReference(dict);
  }
  bool refused = false;
  parser->_private = &refused;
  parser->sax->entityDecl = refuse_external;
  const int options = XML_PARSE_NOENT | XML_PARSE_NOCDATA | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
  xmlDoc *sheet = xmlCtxtReadMemory(parser, bytes, (int)size, address, NULL, options);
  const xmlError *error = &parser->lastError;
  if (!sheet && error->message)
    snprintf(why, room, "line %d: %.*s", error->line, (int)strcspn(error->message, "\n"), error->message);
  if (refused) {
    snprintf(why, room, "external entities are not read");
    xmlFreeDoc(sheet);
    sheet = NULL;
  }
  xmlFreeParserCtxt(parser);
  return sheet;
}

/* ---- The loader ---- */

struct request {
  const char *address;
  xmlDict *dict;
  const struct sheet_folder *surroundings;
  xsltTransformContext *context; /* running; or NULL */
  xsltStylesheet *sheet;         /* being compiled; or NULL */
};

static xmlDoc *refuse(const struct request *request, const char *why)
{
  xsltTransformError(request->context, request->sheet, NULL, "%s: %s\n", request->address, why);
  return NULL;
}

static xmlDoc *read_own(const struct request *request)
{
  const struct embedded *file = embedded_find(request->address + strlen(SHEET_OWN));
  char why[256];
  if (!file) return refuse(request, "there is no such stylesheet");
  xmlDoc *document =
      sheet_parse((const char *)file->bytes, file->size, request->address, request->dict, why, sizeof why);
  return document ? document : refuse(request, why);
}

static xmlDoc *read_from_folder(const struct request *request)
{
  char *bytes, why[256];
  size_t size;
  xmlURI *uri = xmlParseURI(request->address);
  errno = EINVAL;
  bool good = uri && uri->path && uri->path[0] == '/' && request->surroundings && request->surroundings->folder >= 0 &&
              folder_read(request->surroundings->folder, uri->path + 1, MOST_BYTES, &bytes, &size);
  int error = errno;
  xmlFreeURI(uri);
  if (!good)
    return refuse(request, error == EPERM || error == ELOOP ? "not within the stylesheet's folder" : strerror(error));
  xmlDoc *document = sheet_parse(bytes, size, request->address, request->dict, why, sizeof why);
  free(bytes);
  return document ? document : refuse(request, why);
}

/* libxslt's loader is one for the whole process; ours only adds the schemes and is the same for every caller. In the
 * program there is no other caller, and no variable to be found at its start where libxslt is loaded late. */
static xsltDocLoaderFunc other_loader;
#pragma weak xsltDocDefaultLoader

static xmlDoc *load(const xmlChar *address, xmlDict *dict, int options, void *user, xsltLoadType type)
{
  struct request request = {.address = (const char *)address, .dict = dict};
  const xsltStylesheet *asking = NULL;
  if (type == XSLT_LOAD_DOCUMENT) {
    request.context = user;
    asking = request.context->style;
  } else if (type == XSLT_LOAD_STYLESHEET) {
    asking = request.sheet = user;
  }
  if (!asking || !asking->doc || !is_ours((const char *)asking->doc->URL))
    return other_loader ? other_loader(address, dict, options, user, type) : NULL;
  while (asking->parent) asking = asking->parent;
  request.surroundings = asking->_private;
  if (has_scheme(request.address, SHEET_FOLDER)) return read_from_folder(&request);
  if (has_scheme(request.address, SHEET_OWN)) return read_own(&request);
  return refuse(&request, "not within the stylesheet's folder");
}

void sheet_source_set(void)
{
  if (&xsltDocDefaultLoader) other_loader = xsltDocDefaultLoader;
  xsltSetLoaderFunc(load);
}

/* ---- Rights ---- */

/* To libxslt whatever has a scheme is the network. */
static int allow_ours(xsltSecurityPrefs *rights, xsltTransformContext *context, const char *address)
{
  (void)rights, (void)context;
  return is_ours(address);
}

xsltSecurityPrefs *sheet_rights(void)
{
  static const xsltSecurityOption forbidden[] = {XSLT_SECPREF_READ_FILE, XSLT_SECPREF_WRITE_FILE,
                                                 XSLT_SECPREF_CREATE_DIRECTORY, XSLT_SECPREF_WRITE_NETWORK};
  xsltSecurityPrefs *rights = xsltNewSecurityPrefs();
  bool good = rights && xsltSetSecurityPrefs(rights, XSLT_SECPREF_READ_NETWORK, allow_ours) == 0;
  for (size_t i = 0; good && i < sizeof forbidden / sizeof *forbidden; i++)
    good = xsltSetSecurityPrefs(rights, forbidden[i], xsltSecurityForbid) == 0;
  if (good || !rights) return rights;
  xsltFreeSecurityPrefs(rights);
  return NULL;
}
