/* Translation: see translation.h. The words put into a message are translated, too: they may be reasons ("it is
 * empty"), which have catalogue entries of their own, or what the system says (strerror), which libc has entries for.
 */
#include "translation.h"
#include "../support/utf8.h"
#include <libintl.h>
#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <utf8proc.h>

enum { LONGEST = 1024 };

static const char domain[] = "baogao";

static locale_t language; /* 0: none but English */

/* The folder of catalogues that is at `path` behind the program's own folder, the first `size` bytes of `program`. */
static bool bind_folder(const char *program, int size, const char *path)
{
  char folder[PATH_MAX], catalogue[PATH_MAX + 64];
  snprintf(folder, sizeof folder, "%.*s%s", size, program, path);
  snprintf(catalogue, sizeof catalogue, "%s/zh_CN/LC_MESSAGES/%s.mo", folder, domain);
  return access(catalogue, R_OK) == 0 && bindtextdomain(domain, folder);
}

static bool bind_catalogues(void)
{
  char program[PATH_MAX];
  ssize_t size = readlink("/proc/self/exe", program, sizeof program - 1);
  if (size <= 0) return false;
  program[size] = '\0';
  int folder = (int)(strrchr(program, '/') - program);
  return (bind_folder(program, folder, "/locale") || bind_folder(program, folder, "/../share/locale")) &&
         bind_textdomain_codeset(domain, "UTF-8") && bind_textdomain_codeset("libc", "UTF-8");
}

/* What the user asks for in a locale that this machine does not have: gettext needs no more than its name. */
static bool ask_by_name(void)
{
  static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
  const char *value = NULL;
  for (size_t i = 0; i < sizeof names / sizeof *names && (!value || !*value); i++) value = getenv(names[i]);
  return value && *value && setenv("LANGUAGE", value, 0) == 0;
}

void translation_begin(void)
{
  if (!bind_catalogues()) return;
  language = newlocale(LC_MESSAGES_MASK, "", (locale_t)0);
  if (!language && ask_by_name()) language = newlocale(LC_MESSAGES_MASK, "C.UTF-8", (locale_t)0);
}

static const char *look_up(const char *in, const char *text)
{
  if (!language || !*text) return text; /* an empty one would be the catalogue's head */
  locale_t before = uselocale(language);
  const char *found = dgettext(in, text);
  uselocale(before);
  return found;
}

const char *translated(const char *text)
{
  return look_up(domain, text);
}

/* A word whose entry has a conversion in place of its digits: "%zu bytes are" for "12 bytes are". Into `buffer`; false
 * if there is no such entry. */
static bool translate_counted(const char *word, char *buffer, size_t size)
{
  static const char *const conversions[] = {"%zu", "%u", "%d", "%s"};
  size_t before = strcspn(word, "0123456789"), digits = strspn(word + before, "0123456789");
  for (size_t i = 0; digits && i < sizeof conversions / sizeof *conversions; i++) {
    snprintf(buffer, size, "%.*s%s%s", (int)before, word, conversions[i], word + before + digits);
    const char *found = translated(buffer), *at = found != buffer ? strstr(found, conversions[i]) : NULL;
    if (!at) continue;
    snprintf(buffer, size, "%.*s%.*s%s", (int)(at - found), found, (int)digits, word + before,
             at + strlen(conversions[i]));
    return true;
  }
  return false;
}

static const char *translated_word(const char *word, char *buffer, size_t size)
{
  const char *found = translated(word);
  if (found == word) found = look_up("libc", word);
  return found == word && translate_counted(word, buffer, size) ? buffer : found;
}

/* The format with its words, which a catalogue may call by their numbers (%2$s), too. */
static void fill(FILE *to, const char *format, const char *const words[LOG_WORDS])
{
  char buffer[LONGEST];
  size_t next = 0;
  for (const char *at = format; *at; at++) {
    bool numbered = at[0] == '%' && at[1] >= '1' && at[1] <= '0' + LOG_WORDS && at[2] == '$' && at[3] == 's';
    bool plain = at[0] == '%' && at[1] == 's';
    if (!numbered && !plain) {
      putc(*at, to);
      continue;
    }
    size_t index = numbered ? (size_t)(at[1] - '1') : next++;
    if (index < LOG_WORDS && words[index]) fputs(translated_word(words[index], buffer, sizeof buffer), to);
    at += numbered ? 3 : 1;
  }
}

char *translated_diagnostic(const bg_log *log, size_t index)
{
  const char *words[LOG_WORDS];
  const char *format = log_words(log, index, words), *found = translated(format);
  char *text = NULL;
  size_t size = 0;
  if (found == format) return strdup(bg_log_at(log, index)->text);
  FILE *to = open_memstream(&text, &size);
  if (!to) return NULL;
  fill(to, found, words);
  bool good = !ferror(to);
  if (fclose(to) == 0 && good) {
    *(char *)(uintptr_t)utf8_within(text, text + size, LONGEST - 1) = '\0';
    return text;
  }
  free(text);
  return NULL;
}

size_t text_columns(const char *text)
{
  size_t columns = 0, size;
  for (; *text; text += size) {
    int width = utf8proc_charwidth((utf8proc_int32_t)utf8_at(text, &size));
    columns += width > 0 ? (size_t)width : 0;
  }
  return columns;
}
