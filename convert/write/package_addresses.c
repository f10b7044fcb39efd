/* Addresses in a package: which folder a report and a place have, and that those which stood keep theirs. */
#include "lexicon/gazetteer.h"
#include "package.h"
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- Words for addresses ---- */

static bool stands_for_itself(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

const char *package_word(arena *arena, const char *text)
{
  char *word = arena_alloc(arena, 3 * strlen(text) + 1), *to = word;
  for (const char *from = text; word && *from; from++) {
    if (stands_for_itself(*from) && (from > text || *from != '.'))
      *to++ = *from;
    else
      to += snprintf(to, 4, "~%02X", (unsigned char)*from);
  }
  return word;
}

/* ---- Places ---- */

static bool is_code(const char *text)
{
  return strspn(text, "0123456789") == GAZETTEER_CODE_SIZE;
}

/* From a folder, the word of its place; the first that a code has stays. False when memory runs out. */
static bool keep_word(struct package *package, const char *folder)
{
  static const char above[] = "reports/";
  if (strncmp(folder, above, strlen(above)) != 0 || !is_code(folder + strlen(above))) return true;
  const char *at = folder + strlen(above);
  const char *word = arena_copy(package->arena, (slice){at, strcspn(at, "/")});
  const char *code = arena_copy(package->arena, (slice){at, GAZETTEER_CODE_SIZE});
  if (!word || !code) return false;
  return xmlHashLookup(package->words_by_code, BAD_CAST code) ||
         xmlHashAddEntry(package->words_by_code, BAD_CAST code, (void *)word) == 0;
}

/* The code and the last name of it, in letters; the key alone for a place that the gazetteer has not. */
static const char *new_word(struct package *package, const struct package_place *place)
{
  const lex_place *known = place->code && is_code(place->code) ? gazetteer_last(place->code) : NULL;
  if (!known) return place->key;
  return arena_format(package->arena, "%s-%.*s", place->key, (int)known->slug_size, known->slug);
}

bool package_name_place(struct package *package, struct package_place *place)
{
  const char *kept = place->code ? xmlHashLookup(package->words_by_code, BAD_CAST place->code) : NULL;
  place->word = kept ? kept : new_word(package, place);
  place->folder = place->word ? arena_format(package->arena, "places/%s/", place->word) : NULL;
  return place->folder != NULL;
}

/* ---- Reports ---- */

const struct report_file_kind report_file_kinds[REPORT_FILES] = {
    [REPORT_HTML] = {"index.html", "html", MEDIA_HTML, "网页"},
    [REPORT_XML] = {"report.xml", "xml", MEDIA_XML, "XML（结构化全文）"},
    [REPORT_TEXT] = {"report.txt", "text", MEDIA_TEXT, "纯文本"},
    [REPORT_TARGETS] = {"targets.csv", "targets", MEDIA_CSV, "年度目标（CSV）"},
    [REPORT_STATISTICS] = {"statistics.csv", "statistics", MEDIA_CSV, "统计数据（CSV）"},
    [REPORT_XLSX] = {"tables.xlsx", "xlsx", MEDIA_XLSX, "全部数据表（XLSX）"},
    [REPORT_DOCX] = {"tasks.docx", "docx", MEDIA_DOCX, "任务分解表（DOCX）"},
};

bool package_keep_folder(struct package *package, const char *folder)
{
  if (xmlHashLookup(package->folders, BAD_CAST folder)) return true;
  const char *copy = arena_copy(package->arena, slice_of(folder));
  return copy && xmlHashAddEntry(package->folders, BAD_CAST copy, (void *)copy) == 0 && keep_word(package, copy);
}

static bool name_report_files(struct package *package, struct package_report *report)
{
  bool good = true;
  for (size_t i = 0; good && i < REPORT_FILES; i++) {
    struct package_file *file = &report->files[i];
    file->path = arena_format(package->arena, "%s%s", report->folder, report_file_kinds[i].name);
    file->anchor = arena_format(package->arena, "%sindex.html#file-%s", report->folder, report_file_kinds[i].kind);
    good = file->path && file->anchor;
  }
  return good;
}

/* The number of the edition whose folder `wanted` is; 0 for a folder of another place or year. */
static unsigned edition_in(const char *wanted, const char *stem)
{
  size_t size = strlen(stem);
  if (!wanted || strncmp(wanted, stem, size) != 0) return 0;
  if (strcmp(wanted + size, "/") == 0) return 1;
  char *end;
  unsigned long edition = wanted[size] == '-' ? strtoul(wanted + size + 1, &end, 10) : 0;
  return edition > 1 && edition <= INT_MAX && strcmp(end, "/") == 0 ? (unsigned)edition : 0;
}

static const char *edition_folder(struct package *package, const char *stem, unsigned edition)
{
  return edition == 1 ? arena_format(package->arena, "%s/", stem)
                      : arena_format(package->arena, "%s-%u/", stem, edition);
}

bool package_place_report(struct package *package, struct package_report *report, const char *wanted)
{
  const char *year = report->plan_year ? package_word(package->arena, report->plan_year) : "undated";
  const char *stem =
      year ? arena_format(package->arena, "reports/%s/%s", package->places[report->place].word, year) : NULL;
  if (!stem) return false;
  report->edition = edition_in(wanted, stem);
  if (report->edition) {
    report->folder = edition_folder(package, stem, report->edition);
  } else {
    do report->folder = edition_folder(package, stem, ++report->edition);
    while (report->folder && xmlHashLookup(package->folders, BAD_CAST report->folder));
  }
  return report->folder && package_keep_folder(package, report->folder) && name_report_files(package, report);
}
