/* Making texts. */
#include "texts.h"
#include <dirent.h>
#include <libxml/xmlstring.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

struct random {
  uint64_t state;
};

/* Strings: words, or lines of samples. */
struct strings {
  char **at;
  size_t count, room;
};

enum { MOST_TABLES = 200 };

static struct strings words[MOST_TABLES]; /* of each table */
static size_t tables;
static struct strings lines_of_samples;

/* # Bytes and strings */

static void *grown(void *at, size_t size)
{
  void *more = realloc(at, size);
  if (more) return more;
  fputs("out of memory\n", stderr);
  exit(2);
}

void bytes_add(struct bytes *to, const char *at, size_t size)
{
  if (to->size + size + 1 > to->room) to->at = grown(to->at, to->room = 2 * (to->size + size) + 16);
  if (size) memcpy(to->at + to->size, at, size);
  to->size += size;
}

static void add_string(struct strings *to, const char *at, size_t size)
{
  if (to->count == to->room) to->at = grown(to->at, (to->room = 2 * to->room + 64) * sizeof *to->at);
  char *copy = grown(NULL, size + 1);
  memcpy(copy, at, size);
  copy[size] = '\0';
  to->at[to->count++] = copy;
}

static void free_strings(struct strings *strings)
{
  for (size_t i = 0; i < strings->count; i++) free(strings->at[i]);
  free(strings->at);
  *strings = (struct strings){0};
}

/* # What texts are made of */

static bool is_text(const char *at, size_t size)
{
  for (size_t i = 0; i < size; i++)
    if ((unsigned char)at[i] >= 0x80) return true;
  return false;
}

/* A row's cells, and the words in a cell, are parted by TABs and spaces. Notes are no words. */
static void add_words(const char *line)
{
  enum { LONGEST = 36, NOTES = '#' };
  while (*line && *line != NOTES) {
    size_t size = strcspn(line, "\t \r\n,");
    if (size && size <= LONGEST && is_text(line, size)) add_string(&words[tables], line, size);
    line += size;
    line += strspn(line, "\t \r\n,");
  }
}

/* One sample is no UTF-8. */
static void add_line(const char *line)
{
  if (strlen(line) > 1 && xmlCheckUTF8((const unsigned char *)line))
    add_string(&lines_of_samples, line, strcspn(line, "\r\n"));
}

static bool has_suffix(const char *name, const char *suffix)
{
  size_t size = strlen(name), of_suffix = strlen(suffix);
  return size > of_suffix && strcmp(name + size - of_suffix, suffix) == 0;
}

static bool read_file(const char *folder, const char *name, void (*take)(const char *line))
{
  char path[4096], *line = NULL;
  size_t room = 0;
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "r");
  if (!file) return false;
  while (getline(&line, &room, file) >= 0) take(line);
  free(line);
  return fclose(file) == 0;
}

static int by_name(const struct dirent **left, const struct dirent **right)
{
  return strcmp((*left)->d_name, (*right)->d_name);
}

static bool read_folder(const char *folder, const char *suffix, void (*take)(const char *line))
{
  struct dirent **entries;
  int count = scandir(folder, &entries, NULL, by_name);
  bool good = count >= 0;
  for (int i = 0; i < count; i++) {
    if (has_suffix(entries[i]->d_name, suffix)) good = read_file(folder, entries[i]->d_name, take) && good;
    if (words[tables].count && tables + 1 < MOST_TABLES) tables++;
    free(entries[i]);
  }
  if (count >= 0) free(entries);
  return good;
}

bool texts_read(const char *lexicon, const char *samples)
{
  bool good = read_folder(lexicon, ".tsv", add_words) && read_folder(samples, ".txt", add_line) &&
              read_folder(samples, "-markdown.md", add_line);
  good = good && tables && lines_of_samples.count;
  if (!good) fprintf(stderr, "no words in %s, or no lines in %s\n", lexicon, samples);
  return good;
}

void texts_free(void)
{
  for (size_t i = 0; i < MOST_TABLES; i++) free_strings(&words[i]);
  free_strings(&lines_of_samples);
}

/* # Chance: splitmix64 */

static uint64_t next(struct random *random)
{
  uint64_t z = random->state += 0x9E3779B97F4A7C15u;
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
  z = (z ^ z >> 27) * 0x94D049BB133111EBu;
  return z ^ z >> 31;
}

static size_t below(struct random *random, size_t limit)
{
  return (size_t)(next(random) % limit);
}

static bool one_in(struct random *random, size_t times)
{
  return below(random, times) == 0;
}

/* # Pieces of a line */

static void add(struct bytes *to, const char *text)
{
  bytes_add(to, text, strlen(text));
}

#define ONE_OF(random, array) (array)[below(random, COUNT(array))]

static const char *const half[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
static const char *const full[] = {"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"};
static const char *const chinese[] = {"零", "一", "二", "两", "三", "四", "五", "六", "七", "八", "九",
                                      "〇", "十", "百", "千", "万", "亿", "半", "几", "余", "多", "廿"};
static const char *const parts_of_numbers[] = {".", ".",  "．", "·",  ",", "，",   "、", "-",
                                               "—", "～", "至", "到", "/", "分之", "点"};
static const char *const signs[] = {"-",  "－", "负", "+",  "±",  "第",   "前",
                                    "近", "约", "超", "每", "占", "增长", "下降"};
static const char *const behind_numbers[] = {"%",  "％", "‰",  "个百分点", "倍", "万",   "亿",   "亿元", "万元",
                                             "元", "个", "人", "年",       "月", "日",   "以上", "左右", "以内",
                                             "多", "余", "号", "成",       "位", "万亩", "斤"};
static const char *const proportions[] = {":", "：", "∶", "︰", "比", "/", " : "};
static const char *const punctuation[] = {"，", "。", "；", "、", "：", "！", "？", "……", "——", "—",  "-",  "～",
                                          "·",  ".",  ",",  ";",  ":",  "“",  "”",  "‘",  "’",  "《", "》", "\"",
                                          "'",  "&",  "|",  "*",  "#",  "\\", "`",  "_",  "=",  "@"};
static const char *const brackets[] = {"(",  ")",  "（", "）", "[", "]", "［", "］", "〔", "〕", "【",  "】",
                                       "「", "」", "{",  "}",  "<", ">", "〈", "〉", "『", "』", "]]>", "<!--"};
static const char *const labels[] = {
    "一、",    "二、", "十一、", "（一）", "（二）",        "(三)",          "1.",   "2．", "３、",
    "①",       "②",    "⑳",      "⑴",      "第一，",        "一是",          "二是", "——",  "一要",
    "第一章 ", "[1]",  "〔2〕",  "注1：",  "（下转第2版）", "（上接第1版）", "- 3 -"};
static const char *const odd[] = {"\t",
                                  " ",
                                  "　",
                                  "\xC2\xA0",
                                  "\xE2\x80\x8B",
                                  "\xEF\xBB\xBF",
                                  "\x01",
                                  "\x0B",
                                  "\x0C",
                                  "\x1B",
                                  "\x1F",
                                  "\x7F",
                                  "\xC2\x85",
                                  "\xE2\x80\xA8",
                                  "\xEF\xBF\xBE",
                                  "\xEF\xBF\xBF",
                                  "\xEF\xBF\xBD",
                                  "\xF0\x9F\x98\x80",
                                  "\xF0\xA0\x80\x80",
                                  "\xCC\x81",
                                  "\xEE\x80\x80",
                                  "\xF4\x8F\xBF\xBF",
                                  "é",
                                  "㎡",
                                  "Ⅳ",
                                  "\r"};

static void add_number(struct bytes *to, struct random *random)
{
  size_t script = below(random, 8);
  if (one_in(random, 6)) add(to, ONE_OF(random, signs));
  for (size_t runs = 1 + below(random, 3); runs > 0; runs--) {
    for (size_t digits = 1 + below(random, 5); digits > 0; digits--) {
      size_t own = one_in(random, 8) ? below(random, 8) : script;
      add(to, own < 5 ? ONE_OF(random, half) : own < 6 ? ONE_OF(random, full) : ONE_OF(random, chinese));
    }
    if (runs > 1) add(to, one_in(random, 2) ? ONE_OF(random, proportions) : ONE_OF(random, parts_of_numbers));
  }
  if (!one_in(random, 4)) add(to, ONE_OF(random, behind_numbers));
}

/* Bytes of the character at `at`. */
static size_t width(const char *at)
{
  unsigned char lead = (unsigned char)*at;
  return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* A piece of a sample's line, between two characters. */
static void add_sample(struct bytes *to, struct random *random, size_t most)
{
  const char *line = lines_of_samples.at[below(random, lines_of_samples.count)];
  size_t size = strlen(line), at = 0, from = below(random, size + 1), characters = 1 + below(random, most);
  while (at < size && at < from) at += width(line + at);
  for (; at < size && characters > 0; characters--) {
    bytes_add(to, line + at, width(line + at));
    at += width(line + at);
  }
}

static void add_word(struct bytes *to, struct random *random)
{
  const struct strings *table = &words[below(random, tables)];
  add(to, table->at[below(random, table->count)]);
}

static void add_piece(struct bytes *to, struct random *random)
{
  size_t kind = below(random, 100);
  if (kind < 34)
    add_word(to, random);
  else if (kind < 56)
    add_number(to, random);
  else if (kind < 68)
    add(to, ONE_OF(random, punctuation));
  else if (kind < 78)
    add(to, ONE_OF(random, brackets));
  else if (kind < 92)
    add_sample(to, random, 30);
  else if (kind < 97)
    add(to, ONE_OF(random, labels));
  else
    add(to, ONE_OF(random, odd));
}

/* A sample's line with something left out, doubled or put in at a few places. */
static void add_mutated(struct bytes *to, struct random *random)
{
  const char *line = lines_of_samples.at[below(random, lines_of_samples.count)];
  for (size_t at = 0; line[at] && to->size < 2000; at += width(line + at)) {
    size_t times = one_in(random, 40) ? below(random, 3) : 1;
    for (; times > 0; times--) bytes_add(to, line + at, width(line + at));
    if (one_in(random, 30)) add_piece(to, random);
  }
}

static struct bytes make_line(struct random *random, const char *end)
{
  struct bytes line = {0};
  size_t kind = below(random, 10);
  if (kind == 0)
    add_mutated(&line, random);
  else
    for (size_t pieces = 1 + below(random, kind < 6 ? 8 : 20); pieces > 0; pieces--) add_piece(&line, random);
  if (one_in(random, 3)) add(&line, "。");
  add(&line, end);
  return line;
}

/* # Texts */

static void add_fixed(struct lines *lines, const char *text, const char *end)
{
  struct bytes line = {0};
  add(&line, text);
  add(&line, end);
  lines->at[lines->count++] = line;
}

struct lines text_make(uint64_t seed, size_t count)
{
  static const char *const front[] = {"云溪谷县人民政府工作报告",
                                      "（2031年1月9日在云溪谷县第九届人民代表大会第一次会议上）", "县长　安梁",
                                      "各位代表：", "现在，我代表县人民政府向大会报告工作，请予审议。"};
  static const char *const parts[] = {"一、2030年工作回顾",   "二、2031年工作安排", "（一）做强工业",
                                      "三、加强政府自身建设", "名词解释",           "附件：2031年民生实事"};
  struct random random = {seed * 0xD1342543DE82EF95u + 1};
  struct lines lines = {grown(NULL, (count + COUNT(front) + COUNT(parts)) * sizeof *lines.at), 0};
  const char *end = one_in(&random, 8) ? "\r\n" : one_in(&random, 6) ? "\n\n" : "\n";
  bool is_report = !one_in(&random, 4);
  for (size_t i = 0; is_report && i < COUNT(front); i++) add_fixed(&lines, front[i], end);
  for (size_t i = 0; i < count; i++) {
    size_t part = i * COUNT(parts) / count;
    if (is_report && (i == 0 || part > (i - 1) * COUNT(parts) / count)) add_fixed(&lines, parts[part], end);
    lines.at[lines.count++] = make_line(&random, end);
  }
  return lines;
}

void lines_free(struct lines *lines)
{
  for (size_t i = 0; i < lines->count; i++) free(lines->at[i].at);
  free(lines->at);
  *lines = (struct lines){0};
}

struct bytes lines_joined(const struct lines *lines)
{
  struct bytes text = {0};
  for (size_t i = 0; i < lines->count; i++) bytes_add(&text, lines->at[i].at, lines->at[i].size);
  return text;
}
