/* RTF and the old binary formats of Word and WPS: LibreOffice makes a Word document of them, which docx.c reads; or
 * antiword takes the text out of a .doc.
 *
 * Either runs as a process within limits (process.h), in a folder of its own that goes away with all that is in it:
 * LibreOffice finds there a profile by which no macro runs and nothing is asked of anybody. */
#include "../support/folder.h"
#include "../support/temporary.h"
#include "inputs.h"
#include "process.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MEMORY = 1 << 30, MOST_FILE = 256 << 20, MOST_NAME = 4096 };

static const char ADVICE[] = N_("install LibreOffice (libreoffice-writer), or save it as .docx, .odt or text");
static const char OLE[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/* The user's settings, by which a document's macros never run. */
static const char SETTINGS[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\" xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" "
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n"
    "<item oor:path=\"/org.openoffice.Office.Common/Security/Scripting\">"
    "<prop oor:name=\"MacroSecurityLevel\" oor:op=\"fuse\"><value>3</value></prop>"
    "<prop oor:name=\"DisableMacrosExecution\" oor:op=\"fuse\"><value>true</value></prop>"
    "<prop oor:name=\"DisableActiveContent\" oor:op=\"fuse\"><value>true</value></prop>"
    "<prop oor:name=\"BlockUntrustedRefererLinks\" oor:op=\"fuse\"><value>true</value></prop></item>\n"
    "</oor:items>\n";

/* A folder for one run. */
struct place {
  char *path;
  int held; /* its lock, as long as it is wanted */
  int folder;
};

struct office {
  struct document *document;
  slice source;
  const char *suffix; /* .rtf .doc */
  struct place place;
};

/* # The folder */

static bool cannot(const struct office *office, const char *what)
{
  const char *why = arena_format(office->document->arena, "%s: %s", what, strerror(errno));
  return why ? log_add(office->document->log, BG_CANNOT_READ, NOWHERE, why) : log_memory(office->document->log);
}

static bool open_place(struct office *office)
{
  const char *under = getenv("TMPDIR");
  const char *beside = arena_format(office->document->arena, "%s/x", under && *under == '/' ? under : "/tmp");
  if (!beside) return log_memory(office->document->log);
  temporary_sweep(beside);
  office->place.held = temporary_folder(beside, &office->place.path);
  office->place.folder = office->place.held >= 0 ? folder_open(office->place.path) : -1;
  return office->place.folder >= 0 || cannot(office, "no temporary folder");
}

static void close_place(const struct place *place)
{
  if (place->folder >= 0) close(place->folder);
  int above = place->path ? folder_open_parent(place->path) : -1;
  if (above >= 0) {
    folder_remove(above, strrchr(place->path, '/') + 1);
    close(above);
  }
  if (place->held >= 0) close(place->held);
  free(place->path);
}

/* Writes a new file in the folder. */
static bool put_file(const struct office *office, const char *name, slice bytes)
{
  int file = openat(office->place.folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  bool good = file >= 0;
  while (good && bytes.size) {
    ssize_t size = write(file, bytes.at, bytes.size);
    if (size < 0 && errno == EINTR) continue;
    good = size > 0;
    if (good) bytes = slice_after(bytes, (size_t)size);
  }
  if (file >= 0 && close(file) != 0) good = false;
  return good || cannot(office, "the temporary folder");
}

static bool put_settings(const struct office *office)
{
  int folder = office->place.folder;
  if (mkdirat(folder, "profile", 0700) != 0 || mkdirat(folder, "profile/user", 0700) != 0 ||
      mkdirat(folder, "made", 0700) != 0)
    return cannot(office, "the temporary folder");
  return put_file(office, "profile/user/registrymodifications.xcu", slice_of(SETTINGS));
}

/* # LibreOffice */

static bool take_nothing(void *user, slice piece)
{
  (void)user, (void)piece;
  return true;
}

/* Reads the Word document that was made. */
static bool read_made(const struct office *office, struct decoded *decoded)
{
  struct document *document = office->document;
  char *bytes;
  size_t size;
  if (!folder_read(office->place.folder, "made/input.docx", MOST_FILE, &bytes, &size)) {
    if (errno != ENOENT) return cannot(office, "what LibreOffice made of it");
    return log_add(document->log, BG_HELPER_FAILED, NOWHERE, "LibreOffice",
                   N_("it takes it for no document, or has no Writer (libreoffice-writer)"));
  }
  bool done = docx_extract(document, (slice){bytes, size}, decoded);
  free(bytes);
  return done;
}

static bool run_libreoffice(const struct office *office, const char *program)
{
  struct document *document = office->document;
  const char *folder = office->place.path;
  const char *profile = arena_format(document->arena, "-env:UserInstallation=file://%s/profile", folder);
  const char *input = arena_format(document->arena, "input%s", office->suffix);
  if (!profile || !input) return log_memory(document->log);
  if (!put_settings(office) || !put_file(office, input, office->source)) return false;
  const char *const argv[] = {program,        profile,
                              "--headless",   "--invisible",
                              "--nologo",     "--norestore",
                              "--nodefault",  "--nolockcheck",
                              "--convert-to", "docx:MS Word 2007 XML",
                              "--outdir",     "made",
                              input,          NULL};
  const struct process process = {.argv = argv,
                                  .folder = folder,
                                  .advice = ADVICE,
                                  .seconds = PROCESS_SECONDS,
                                  .memory = MEMORY,
                                  .file_size = MOST_FILE,
                                  .most_output = 1 << 20,
                                  .take = take_nothing};
  struct process_result result;
  return process_run(&process, &result) || process_complain(&process, &result, document->log);
}

static bool with_libreoffice(struct office *office, const char *program, struct decoded *decoded)
{
  bool done = open_place(office) && run_libreoffice(office, program) && read_made(office, decoded);
  close_place(&office->place);
  return done;
}

/* # antiword */

static bool take_text(void *user, slice piece)
{
  struct extract *text = user;
  extract_add(text, piece);
  return !text->failed && !text->too_big;
}

/* Each paragraph is a line of its own (-w 0). */
static bool with_antiword(const struct office *office, struct decoded *decoded)
{
  struct document *document = office->document;
  struct extract text = {.arena = document->arena, .most = input_limit(document)};
  static const char *const argv[] = {"antiword", "-w", "0", "-m", "UTF-8.txt", "/dev/stdin", NULL};
  const struct process process = {.argv = argv,
                                  .input = office->source,
                                  .advice = ADVICE,
                                  .seconds = PROCESS_SECONDS,
                                  .memory = MEMORY,
                                  .file_size = 1, /* it keeps a copy of what is no file */
                                  .take = take_text,
                                  .user = &text};
  struct process_result result;
  bool done = process_run(&process, &result) || result.end == PROCESS_STOPPED;
  if (!done) return process_complain(&process, &result, document->log);
  log_add(document->log, BG_HELPER_WEAK, NOWHERE, "antiword", N_("automatic numbers"), "LibreOffice");
  struct decoded made;
  if (text.failed || text.too_big) return input_take(document, &text, "UTF-8", decoded);
  if (!decode((slice){text.at, text.size}, "UTF-8", document->arena, document->log, &made)) return false;
  *decoded = made;
  decoded->same = false;
  return true;
}

/* # What it is */

/* Whether the directory of a compound file names a stream so: names are in UTF-16. */
static bool has_stream(slice source, const char *name)
{
  char wide[64];
  size_t size = 0;
  for (; *name && size + 1 < sizeof wide; name++) {
    wide[size++] = *name;
    wide[size++] = 0;
  }
  return slice_has(source, (slice){wide, size});
}

/* What a compound file is that holds no text document; NULL: it may hold one. */
static const char *other_kind(slice source)
{
  if (has_stream(source, "EncryptedPackage")) return N_("an encrypted document; save it without a password");
  if (has_stream(source, "WordDocument")) return NULL;
  if (has_stream(source, "PowerPoint Document")) return "a presentation";
  if (has_stream(source, "Workbook") || has_stream(source, "Book"))
    return N_("an old spreadsheet; save it as .xlsx or .csv");
  return NULL;
}

static const char *libreoffice(void)
{
  return process_is_there("soffice") ? "soffice" : process_is_there("libreoffice") ? "libreoffice" : NULL;
}

static bool extract_by(struct office *office, struct decoded *decoded)
{
  bg_log *log = office->document->log;
  const char *program = libreoffice();
  if (program) return with_libreoffice(office, program, decoded);
  bool word = strcmp(office->suffix, ".doc") == 0;
  if (word && process_is_there("antiword")) return with_antiword(office, decoded);
  return log_add(log, BG_HELPER_MISSING, NOWHERE, "LibreOffice", ADVICE);
}

bool rtf_extract(struct document *document, slice source, struct decoded *decoded)
{
  struct office office = {document, source, ".rtf", {NULL, -1, -1}};
  return extract_by(&office, decoded);
}

bool doc_extract(struct document *document, slice source, struct decoded *decoded)
{
  struct office office = {document, source, ".doc", {NULL, -1, -1}};
  const char *other = other_kind(source);
  if (other) return log_add(document->log, BG_BINARY_INPUT, NOWHERE, other);
  return extract_by(&office, decoded);
}

bool is_rtf(slice head, const char *name)
{
  (void)name;
  return slice_starts(head, SLICE("{\\rtf"));
}

bool is_doc(slice head, const char *name)
{
  (void)name;
  return slice_starts(head, (slice){OLE, sizeof OLE - 1});
}
