/* Promises: reports are put in order of place and year; those of a year and of the next are linked and judged. */
#include "promises.h"
#include "claims_pack.h"
#include "lexicon/areas.h"
#include "links.h"
#include "verdict.h"
#include <stdio.h>

struct promises {
  arena *arena;
  struct packed_claims **reports;
  size_t count, room;
};

/* What a row is made of. */
struct promise {
  const struct claims *before, *after;
  const struct claim *target;
  const struct claim *result; /* or NULL */
  const char *margin;
  const char *sureness;
  enum status status;
  char numbers[6][12];
};

struct promises *promises_new(void)
{
  arena *arena = arena_new();
  struct promises *promises = arena ? arena_alloc(arena, sizeof *promises) : NULL;
  if (!promises) {
    arena_free(arena);
    return NULL;
  }
  promises->arena = arena;
  return promises;
}

void promises_free(struct promises *promises)
{
  if (!promises) return;
  for (size_t i = 0; i < promises->count; i++) claims_free(promises->reports[i]);
  arena_free(promises->arena);
}

bool promises_add(struct promises *promises, const struct view *view)
{
  struct packed_claims *packed = arena_alloc(promises->arena, sizeof *packed);
  struct packed_claims **grown = packed ? arena_grow(promises->arena, promises->reports, promises->count,
                                                     &promises->room, sizeof(struct packed_claims *))
                                        : NULL;
  if (!grown || !claims_pack(view, packed, promises->arena)) return false;
  promises->reports = grown;
  packed->head.order = promises->count;
  grown[promises->count++] = packed;
  return true;
}

const struct claims **promises_claims(const struct promises *promises, size_t *count, arena *memory)
{
  const struct claims **all = arena_alloc(memory, (promises->count + 1) * sizeof *all);
  bool good = all != NULL;
  *count = promises->count;
  for (size_t i = 0; good && i < promises->count; i++) {
    struct claims *claims = arena_alloc(memory, sizeof *claims);
    good = claims && claims_unpack(promises->reports[i], claims, memory);
    all[i] = claims;
  }
  return good ? all : NULL;
}

/* ---- Columns ---- */

#define TEXT(name, zh, en, about_zh, about_en, flags)                                                                  \
  {                                                                                                                    \
    name, zh, en, about_zh, about_en, NULL, NULL, COLUMN_STRING, flags, NULL, NULL                                     \
  }
#define NUMBER(name, zh, en, about_zh, about_en, type, flags)                                                          \
  {                                                                                                                    \
    name, zh, en, about_zh, about_en, NULL, NULL, type, flags, NULL, NULL                                              \
  }
#define R COLUMN_REQUIRED
#define K (COLUMN_KEY | COLUMN_REQUIRED)

const struct column promises_columns[PROMISES_COLUMNS] = {
    {"report_id", "报告编号", "Report", "提出目标的报告的唯一编号", "Key of the report that sets the target", NULL,
     NULL, COLUMN_STRING, K, NULL, "reports"},
    TEXT("place", "地区", "Place", "作报告的政府所在地区", "The place whose government reports", 0),
    TEXT("place_code", "行政区划代码", "Place code", "六位行政区划代码（GB/T 2260）",
         "Six-digit administrative division code (GB/T 2260)", 0),
    NUMBER("year", "年度", "Year", "目标所属的年度", "The year of the target", COLUMN_INTEGER, R),
    {"stat_id", "目标编号", "Target", "目标数据在报告内的编号", "Key of the target among the report's statistics", NULL,
     NULL, COLUMN_STRING, K, NULL, "statistics"},
    {"kind", "目标类别", "Kind", "年度目标、民生实事或任务", "A target of the year, a livelihood item's, or a task's",
     NULL, NULL, COLUMN_STRING, R, "target livelihood task", NULL},
    TEXT("indicator", "指标", "Indicator", "目标的指标，照录原文", "What the target measures, as written", 0),
    TEXT("concept", "指标代码", "Concept", "指标在对照表（concepts）中的代码；空为表中没有",
         "Code of the indicator in the table concepts; empty: it is none of these", 0),
    {"modifier", "限定", "Modifier", "目标值的限定方式", "How the target is bounded", NULL, NULL, COLUMN_STRING, R,
     "point at_least more_than about at_most range relative", NULL},
    NUMBER("value", "目标值", "Target value", "目标的精确数值；区间取下限", "The target; the lower bound of a range",
           COLUMN_DECIMAL, 0),
    NUMBER("value_max", "目标上限", "Upper bound", "区间目标的上限", "The upper bound of a range", COLUMN_DECIMAL, 0),
    TEXT("reference", "参照", "Reference", "没有数字的目标所参照的对象",
         "What a target without a number is measured against", 0),
    TEXT("unit", "单位", "Unit", "目标的计量单位", "Unit of the target", 0),
    {"change", "增减", "Change", "目标所述的变动方向", "Direction of the change that is aimed at", NULL, NULL,
     COLUMN_STRING, 0, "increase decrease", NULL},
    TEXT("surface", "目标原文", "Target as written", "目标数值在原文中的写法", "The target as written", R),
    TEXT("sentence", "目标所在句", "Target's sentence", "目标所在的句子", "The sentence of the target", R),
    TEXT("target_report", "目标报告", "Target's report", "提出目标的报告的文件名",
         "File name of the report that sets it", R),
    NUMBER("target_start", "目标起始位置", "Target starts", "目标在其源文本中的起始位置（字符）",
           "Where the target begins in its source text, in code points", COLUMN_INTEGER, R),
    NUMBER("target_end", "目标结束位置", "Target ends", "目标在其源文本中的结束位置（不含）",
           "Where the target ends in its source text (exclusive)", COLUMN_INTEGER, R),
    TEXT("result_report_id", "结果报告编号", "Result's report", "说明结果的报告的唯一编号",
         "Key of the next year's report", R),
    TEXT("result_report", "结果报告", "Result's report file", "说明结果的报告的文件名",
         "File name of the next year's report", R),
    TEXT("result_stat_id", "结果编号", "Result", "结果数据在其报告内的编号",
         "Key of the result among its report's statistics", 0),
    TEXT("result_indicator", "结果指标", "Result's indicator", "结果的指标，照录原文",
         "What the result measures, as written", 0),
    NUMBER("result_value", "结果值", "Result value", "结果的精确数值", "The result", COLUMN_DECIMAL, 0),
    TEXT("result_unit", "结果单位", "Result unit", "结果的计量单位", "Unit of the result", 0),
    {"result_change", "结果增减", "Result's change", "结果所述的变动方向", "Direction of the change that came about",
     NULL, NULL, COLUMN_STRING, 0, "increase decrease", NULL},
    TEXT("result_surface", "结果原文", "Result as written", "结果数值在原文中的写法", "The result as written", 0),
    TEXT("result_sentence", "结果所在句", "Result's sentence", "结果所在的句子", "The sentence of the result", 0),
    NUMBER("result_start", "结果起始位置", "Result starts", "结果在其源文本中的起始位置（字符）",
           "Where the result begins in its source text, in code points", COLUMN_INTEGER, 0),
    NUMBER("result_end", "结果结束位置", "Result ends", "结果在其源文本中的结束位置（不含）",
           "Where the result ends in its source text (exclusive)", COLUMN_INTEGER, 0),
    NUMBER("margin", "差额", "Margin", "结果减目标，以基准单位计；无数字的目标为结果减参照",
           "Result less target in the base unit; of a target without a number, less what it is measured against",
           COLUMN_DECIMAL, 0),
    {"status", "完成情况", "Status", "完成、未完成、未说明或不可比", "What came of it", NULL, NULL, COLUMN_STRING, R,
     "reached short not-stated not-comparable", NULL},
    NUMBER("link_confidence", "对应可信度", "Confidence of the link", "结果与目标相对应的把握，0 至 1",
           "How sure it is that the result answers the target, from 0 to 1", COLUMN_DECIMAL, 0),
};

/* ---- Rows ---- */

static const char *digits(struct promise *p, size_t index, uint32_t value)
{
  snprintf(p->numbers[index], sizeof p->numbers[index], "%u", (unsigned)value);
  return p->numbers[index];
}

static const char *file_of(const struct claims *claims)
{
  return *claims->source_name ? claims->source_name : claims->report_id;
}

static bool hand_row(struct promise *p, const struct table *table, table_row row, void *user)
{
  static const char *const kinds[] = {"target", "livelihood", "task"};
  static const struct claim nothing = {
      .stat_id = "", .indicator = "", .value = "", .unit = "", .change = "", .surface = "", .sentence = ""};
  const struct claim *target = p->target, *result = p->result ? p->result : &nothing;
  const char *const texts[] = {
      p->before->report_id,
      p->before->place_name,
      p->before->place_code,
      digits(p, 0, (uint32_t)p->before->year),
      target->stat_id,
      kinds[target->kind],
      target->indicator,
      target->concept ? target->concept->code : "",
      target->modifier,
      target->value,
      target->value_max,
      target->reference,
      target->unit,
      target->change,
      target->surface,
      target->sentence,
      file_of(p->before),
      digits(p, 1, target->start),
      digits(p, 2, target->stop),
      p->after->report_id,
      file_of(p->after),
      result->stat_id,
      result->indicator,
      result->value,
      result->unit,
      result->change,
      result->surface,
      result->sentence,
      p->result ? digits(p, 3, result->start) : "",
      p->result ? digits(p, 4, result->stop) : "",
      p->margin,
      status_words[p->status],
      p->result ? p->sureness : "",
  };
  _Static_assert(sizeof texts / sizeof *texts == PROMISES_COLUMNS, "one a column");
  slice cells[COLUMNS_MOST];
  for (size_t i = 0; i < table->column_count; i++) cells[i] = slice_of(texts[i]);
  return row(user, table, cells);
}

/* Whether a row is wanted: a figure that a task aims at is a promise only as far as somebody comes back to it. */
static bool is_wanted(const struct claim *target, const struct answer *answer)
{
  return target->kind != CLAIM_TASK || answer->result;
}

/* Of two parts of a whole that both answer for it, the one that is worse. */
static void judge(struct promise *p, const struct answer *answer, arena *memory)
{
  p->result = answer->result;
  p->status = verdict(p->target, answer->result, answer->yardstick, memory, &p->margin);
  if (!answer->others || p->status != STATUS_REACHED) return;
  const char *margin;
  enum status other = verdict(p->target, answer->others, answer->yardstick, memory, &margin);
  if (other != STATUS_SHORT) return;
  p->result = answer->others;
  p->status = other;
  p->margin = margin;
}

/* The answers of a report to the one before it, in `memory`; NULL when that runs out. */
static struct answer *find_answers(struct claims *before, struct claims *after, arena *memory)
{
  bool good = claims_find_words(before->targets, before->target_count, memory) &&
              claims_find_words(after->results, after->result_count, memory);
  return good ? links_find(before, after, memory) : NULL;
}

static bool pair_rows(const struct packed_claims *first, const struct packed_claims *second, const struct table *table,
                      table_row row, void *user, bool *memory)
{
  struct claims before, after;
  arena *arena = arena_new();
  *memory = arena && claims_unpack(first, &before, arena) && claims_unpack(second, &after, arena);
  struct answer *answers = *memory ? find_answers(&before, &after, arena) : NULL;
  *memory = answers != NULL;
  bool good = *memory;
  for (size_t i = 0; good && i < before.target_count; i++) {
    struct promise p = {.before = &before, .after = &after, .target = &before.targets[i]};
    if (!is_wanted(p.target, &answers[i])) continue;
    judge(&p, &answers[i], arena);
    snprintf(p.numbers[5], sizeof p.numbers[5], "%u.%02u", answers[i].sureness / 1000, answers[i].sureness % 1000 / 10);
    p.sureness = p.numbers[5];
    *memory = p.margin != NULL;
    good = *memory && hand_row(&p, table, row, user);
  }
  arena_free(arena);
  return good;
}

/* ---- Reports that do not say whose they are ---- */

enum { MENTIONS_LEAST = 5, PLACES_MOST = 64 /* looked at for one report */ };

/* 青河 of 青河县: the name as it stands in a text. */
static slice short_name(const struct claims *claims)
{
  slice name = slice_of(claims->place_name);
  const struct lex_areas_row *tail = lex_areas_longest_before(name.at + name.size, name.size);
  if (tail && name.size >= tail->tail_size + strlen("青河")) name.size -= tail->tail_size;
  return name;
}

static size_t mentions_in(slice text, slice name)
{
  size_t mentions = 0;
  for (ptrdiff_t at; (at = slice_find(text, name)) >= 0; mentions++) text = slice_after(text, (size_t)at + name.size);
  return mentions;
}

/* Whether the report may be of the place of `other`: one of the year before or behind. */
static bool may_be_beside(const struct claims *claims, const struct claims *other)
{
  if (!*other->place_name || abs(other->year - claims->year) != 1) return false;
  return !*claims->level || !*other->level || strcmp(claims->level, other->level) == 0;
}

static bool is_beside_any(const struct promises *promises, const struct claims *claims)
{
  for (size_t i = 0; i < promises->count; i++)
    if (may_be_beside(claims, &promises->reports[i]->head)) return true;
  return false;
}

/* Gives a report, whose text is `text`, the place of that report of the year before or behind whose place it names
 * most; none when there is no such place, or two. */
static void find_place(const struct promises *promises, struct claims *claims, slice text)
{
  const struct claims *best = NULL;
  size_t most = MENTIONS_LEAST - 1, looked_at = 0;
  for (size_t i = 0; i < promises->count && looked_at < PLACES_MOST; i++) {
    const struct claims *other = &promises->reports[i]->head;
    if (!may_be_beside(claims, other)) continue;
    looked_at++;
    size_t mentions = mentions_in(text, short_name(other));
    if (mentions <= most) continue;
    best = other;
    most = mentions;
  }
  if (!best) return;
  claims->place = best->place;
  claims->place_name = best->place_name;
  claims->place_code = best->place_code;
}

static bool find_places(const struct promises *promises)
{
  bool good = true;
  for (size_t i = 0; good && i < promises->count; i++) {
    struct packed_claims *packed = promises->reports[i];
    if (*packed->head.place_name || !packed->head.year || !is_beside_any(promises, &packed->head)) continue;
    struct claims unpacked;
    arena *scratch = arena_new();
    good = scratch && claims_unpack(packed, &unpacked, scratch);
    if (good) find_place(promises, &packed->head, unpacked.text);
    arena_free(scratch);
  }
  return good;
}

static int by_place_and_year(const void *left, const void *right)
{
  const struct claims *a = &(*(struct packed_claims *const *)left)->head;
  const struct claims *b = &(*(struct packed_claims *const *)right)->head;
  int order = strcmp(a->place, b->place);
  if (order) return order;
  if (a->year != b->year) return a->year < b->year ? -1 : 1;
  return (a->order > b->order) - (a->order < b->order);
}

bool promises_rows(struct promises *promises, const struct table *table, table_row row, void *user, bg_log *log)
{
  struct packed_claims **reports = promises->reports;
  bool memory = find_places(promises), good = memory;
  if (promises->count > 1) qsort(reports, promises->count, sizeof(struct packed_claims *), by_place_and_year);
  for (size_t i = 0; good && i < promises->count; i++) {
    const struct claims *before = &reports[i]->head;
    size_t next = i + 1;
    while (next < promises->count && strcmp(reports[next]->head.place, before->place) == 0 &&
           reports[next]->head.year == before->year)
      next++;
    bool follows = next < promises->count && strcmp(reports[next]->head.place, before->place) == 0 &&
                   reports[next]->head.year == before->year + 1 && *before->place && before->year;
    if (follows) good = pair_rows(reports[i], reports[next], table, row, user, &memory);
  }
  if (!memory) log_memory(log);
  return good;
}
