/* PREMIS: see premis.h. Written by libxml2's writer. */
#include "premis.h"
#include "../baogao.h"
#include <libxml/xmlwriter.h>
#include <stdio.h>

static const char agent[] = "baogao " BG_VERSION;

static bool is_source(const struct ledger_file *file)
{
  return strncmp(file->path, "data/source/", strlen("data/source/")) == 0;
}

/* The package describes its own files. */
static bool is_recorded(const struct ledger_file *file)
{
  return !file->foreign && strncmp(file->path, "data/package/", strlen("data/package/")) != 0;
}

static bool begin(xmlTextWriter *to, const char *name)
{
  return xmlTextWriterStartElement(to, BAD_CAST name) >= 0;
}

static bool end(xmlTextWriter *to)
{
  return xmlTextWriterEndElement(to) >= 0;
}

static bool put(xmlTextWriter *to, const char *name, const char *text)
{
  return xmlTextWriterWriteElement(to, BAD_CAST name, BAD_CAST text) >= 0;
}

/* WHATIdentifier with its type and value. */
static bool put_identifier(xmlTextWriter *to, const char *what, const char *type, const char *value)
{
  char name[64];
  snprintf(name, sizeof name, "%sIdentifier", what);
  bool good = begin(to, name);
  snprintf(name, sizeof name, "%sIdentifierType", what);
  good = good && put(to, name, type);
  snprintf(name, sizeof name, "%sIdentifierValue", what);
  return good && put(to, name, value) && end(to);
}

/* By its suffix: what is within is the business of who knows the format. */
static const char *format_of(const char *path)
{
  const char *slash = strrchr(path, '/'), *dot = strrchr(path, '.');
  return dot && dot > slash && dot[1] ? dot + 1 : "unknown";
}

static bool put_object(xmlTextWriter *to, const struct ledger_file *file)
{
  char size[24];
  snprintf(size, sizeof size, "%llu", (unsigned long long)file->known.bytes);
  return begin(to, "object") && xmlTextWriterWriteAttribute(to, BAD_CAST "xsi:type", BAD_CAST "file") >= 0 &&
         put_identifier(to, "object", "path in the bag", file->path) && begin(to, "objectCharacteristics") &&
         begin(to, "fixity") && put(to, "messageDigestAlgorithm", "SHA-256") &&
         put(to, "messageDigest", file->known.sha256) && end(to) && put(to, "size", size) && begin(to, "format") &&
         begin(to, "formatDesignation") && put(to, "formatName", format_of(file->path)) && end(to) && end(to) &&
         end(to) && end(to);
}

static bool begin_event(xmlTextWriter *to, size_t number, const char *type, const char *day, const char *detail)
{
  char value[24];
  snprintf(value, sizeof value, "%zu", number);
  return begin(to, "event") && put_identifier(to, "event", "local", value) && put(to, "eventType", type) &&
         put(to, "eventDateTime", day) && begin(to, "eventDetailInformation") && put(to, "eventDetail", detail) &&
         end(to) && begin(to, "eventOutcomeInformation") && put(to, "eventOutcome", "success") && end(to) &&
         put_identifier(to, "linkingAgent", "program", agent);
}

static bool put_events(xmlTextWriter *to, const struct ledger_file *files, size_t count, const char *day)
{
  size_t number = 0;
  bool good = true;
  for (size_t i = 0; good && i < count; i++)
    good = !is_source(&files[i]) || (begin_event(to, ++number, "ingestion", day, "taken in as it is, byte for byte") &&
                                     put_identifier(to, "linkingObject", "path in the bag", files[i].path) && end(to));
  good = good && begin_event(to, ++number, "normalization", day,
                             "read, and written as XML, TEI, pages and tables; conversion.jsonl has every diagnostic");
  for (size_t i = 0; good && i < count; i++)
    good = !is_source(&files[i]) || put_identifier(to, "linkingObject", "path in the bag", files[i].path);
  return good && end(to) &&
         begin_event(to, ++number, "message digest calculation", day,
                     "manifest-sha512.txt, over all files of the bag") &&
         end(to);
}

static bool put_all(xmlTextWriter *to, const struct ledger_file *files, size_t count, const char *day)
{
  bool good = xmlTextWriterSetIndent(to, 1) >= 0 && xmlTextWriterStartDocument(to, NULL, "UTF-8", NULL) >= 0 &&
              begin(to, "premis") &&
              xmlTextWriterWriteAttribute(to, BAD_CAST "xmlns", BAD_CAST "http://www.loc.gov/premis/v3") >= 0 &&
              xmlTextWriterWriteAttribute(to, BAD_CAST "xmlns:xsi",
                                          BAD_CAST "http://www.w3.org/2001/XMLSchema-instance") >= 0 &&
              xmlTextWriterWriteAttribute(to, BAD_CAST "version", BAD_CAST "3.0") >= 0;
  for (size_t i = 0; good && i < count; i++) good = !is_recorded(&files[i]) || put_object(to, &files[i]);
  return good && put_events(to, files, count, day) && begin(to, "agent") &&
         put_identifier(to, "agent", "program", agent) && put(to, "agentName", agent) &&
         put(to, "agentType", "software") && end(to) && end(to) && xmlTextWriterEndDocument(to) >= 0;
}

bool premis_record(const struct ledger_file *files, size_t count, const char *day, struct buffer *record)
{
  xmlBuffer *text = xmlBufferCreate();
  xmlTextWriter *to = text ? xmlNewTextWriterMemory(text, 0) : NULL;
  bool good = to && put_all(to, files, count, day);
  xmlFreeTextWriter(to);
  good = good && buffer_add(record, (slice){(const char *)xmlBufferContent(text), (size_t)xmlBufferLength(text)});
  xmlBufferFree(text);
  return good;
}
