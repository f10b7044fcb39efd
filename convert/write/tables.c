/* The tables: what each is, its columns, and where their values stand. */
#include "concordance.h"
#include "promises.h"
#include "tasks.h"

#define R COLUMN_REQUIRED
#define K (COLUMN_KEY | COLUMN_REQUIRED)

#define DIVISIONS                                                                                                      \
  "opening review outlook plan government achievement task measure topic section overview outlook-text requirement "   \
  "targets acknowledgement problems problem closing livelihood glossary appendix"
#define OPERATORS "eq approx ge gt le lt"

/* Columns that several tables have. */
#define REPORT_ID                                                                                                      \
  {                                                                                                                    \
    "report_id", "报告编号", "Report", "报告的唯一编号", "Key of the report", cell_report, "id", COLUMN_STRING, K,     \
        NULL, "reports"                                                                                                \
  }
/* So that a table stands by itself. */
#define WHOSE                                                                                                          \
  META("place", "地区", "Place", "作报告的政府所在地区", "The place whose government reports", "place",                \
       COLUMN_STRING),                                                                                                 \
      {"place_code",                                                                                                   \
       "行政区划代码",                                                                                                 \
       "Place code",                                                                                                   \
       "六位行政区划代码（GB/T 2260）",                                                                                \
       "Six-digit administrative division code (GB/T 2260)",                                                           \
       cell_place,                                                                                                     \
       "code",                                                                                                         \
       COLUMN_STRING,                                                                                                  \
       0,                                                                                                              \
       NULL,                                                                                                           \
       NULL},                                                                                                          \
      META("year", "年度", "Year", "报告安排工作的年度", "The year that the report plans", "plan-year",                \
           COLUMN_INTEGER)
#define DIVISION_ID                                                                                                    \
  {                                                                                                                    \
    "division_id", "所在章节", "Division", "所在的最内层章节的编号", "Key of the innermost division it stands in",     \
        cell_division, NULL, COLUMN_STRING, 0, NULL, "divisions"                                                       \
  }
#define PATH                                                                                                           \
  {                                                                                                                    \
    "path", "标题路径", "Path", "自最上层起各级章节标题，以“ > ”相连",                                                 \
        "Headings of all divisions it stands in, outermost first, joined by \" > \"", cell_path, NULL, COLUMN_STRING,  \
        0, NULL, NULL                                                                                                  \
  }
#define PAGE                                                                                                           \
  {                                                                                                                    \
    "page", "页码", "Page", "起始处在源文件的第几页；源文件不分页时为空",                                              \
        "The page of the source on which it begins; empty where the source has no pages", cell_page, NULL,             \
        COLUMN_INTEGER, 0, NULL, NULL                                                                                  \
  }
#define PLACE_IN_SOURCE                                                                                                \
  {"start",                                                                                                            \
   "起始位置",                                                                                                         \
   "Start",                                                                                                            \
   "在源文本中的起始位置，以字符（Unicode 码点）计，从 0 起",                                                          \
   "Where it begins in the source text, in Unicode code points from 0",                                                \
   cell_start,                                                                                                         \
   NULL,                                                                                                               \
   COLUMN_INTEGER,                                                                                                     \
   R,                                                                                                                  \
   NULL,                                                                                                               \
   NULL},                                                                                                              \
      {"stop",                                                                                                         \
       "结束位置",                                                                                                     \
       "Stop",                                                                                                         \
       "在源文本中的结束位置（不含），以字符（Unicode 码点）计",                                                       \
       "Where it ends in the source text (exclusive), in Unicode code points",                                         \
       cell_end,                                                                                                       \
       NULL,                                                                                                           \
       COLUMN_INTEGER,                                                                                                 \
       R,                                                                                                              \
       NULL,                                                                                                           \
       NULL},                                                                                                          \
      PAGE
#define STATISTIC(name, zh, en, about_zh, about_en, from, type, values)                                                \
  {                                                                                                                    \
    name, zh, en, about_zh, about_en, cell_attribute, from, type, 0, values, NULL                                      \
  }
#define TYPE                                                                                                           \
  STATISTIC("type", "类型", "Type", "数值的类型", "What kind of figure it is", "type", COLUMN_STRING,                  \
            "level growth_rate increment share rank rank_change change_points threshold duration cumulative other")
#define INDICATOR                                                                                                      \
  STATISTIC("indicator", "指标", "Indicator", "数值所说的指标，尽量照录原文", "What the number measures, as written",  \
            "indicator", COLUMN_STRING, NULL)
#define CONCEPT                                                                                                        \
  STATISTIC("concept", "指标代码", "Concept", "指标在对照表（concepts）中的代码；空为表中没有",                        \
            "Code of the indicator in the table concepts; empty: it is none of these", "concept", COLUMN_STRING, NULL)
#define CONCEPTS                                                                                                       \
  {                                                                                                                    \
    "concepts", "所有指标代码", "Concepts",                                                                            \
        "指标并列多项时（“财政收入、居民收入”），各项在对照表（concepts）中的代码，以空格相隔；只有一项时同指标代码",  \
        "Where the indicator lists several, the codes of all in the table concepts, spaces between; else as concept",  \
        cell_all_concepts, NULL, COLUMN_STRING, 0, NULL, NULL                                                          \
  }
#define OP_WORD                                                                                                        \
  STATISTIC("op_word", "比较用语", "Comparator as written", "原文中的比较用语，如“以上”“左右”",                        \
            "The word that compares, as written", "op-word", COLUMN_STRING, NULL)
#define VALUE                                                                                                          \
  STATISTIC("value", "数值", "Value", "精确的十进制数，万、亿与中文数字均已展开；区间取下限",                          \
            "Exact decimal number, multipliers expanded; the lower bound of a range", "value", COLUMN_DECIMAL, NULL)
#define VALUE_MAX                                                                                                      \
  STATISTIC("value_max", "数值上限", "Upper bound", "区间的上限", "The upper bound of a range", "value-max",           \
            COLUMN_DECIMAL, NULL)
#define REFERENCE                                                                                                      \
  STATISTIC("reference", "参照", "Reference", "没有数字的目标所参照的对象，如“经济增速”",                              \
            "What a target without a number is measured against", "reference", COLUMN_STRING, NULL)
#define UNIT                                                                                                           \
  STATISTIC("unit", "单位", "Unit", "规范化的计量单位；人民币元为 CNY", "Normalised unit; CNY is yuan", "unit",        \
            COLUMN_STRING, NULL)
#define BASE                                                                                                           \
  {"base_value",                                                                                                       \
   "基准数值",                                                                                                         \
   "Value in base unit",                                                                                               \
   "以基准单位计的数值，便于比较",                                                                                     \
   "The value in the base unit, for comparison",                                                                       \
   cell_base_value,                                                                                                    \
   NULL,                                                                                                               \
   COLUMN_DECIMAL,                                                                                                     \
   0,                                                                                                                  \
   NULL,                                                                                                               \
   NULL},                                                                                                              \
  {                                                                                                                    \
    "base_unit", "基准单位", "Base unit", "同类数量可比的单位，如亩、公顷的平方米",                                    \
        "The unit in which amounts of a kind can be compared: 平方米 for 亩 and 公顷", cell_base_unit, NULL,           \
        COLUMN_STRING, 0, NULL, NULL                                                                                   \
  }
#define CHANGE                                                                                                         \
  STATISTIC("change", "增减", "Change", "所述的变动方向", "Direction of the change spoken of", "change",               \
            COLUMN_STRING, "increase decrease")
#define VERB                                                                                                           \
  STATISTIC("verb", "动作", "Deed", "对所计事物所做的事，如“开工改造”；并列各项同前",                                  \
            "What was done to the thing counted, as written; carried along a list that it opens", "verb",              \
            COLUMN_STRING, NULL)
#define HEDGE                                                                                                          \
  STATISTIC("hedge", "把握", "Hedge", "原文对数值把握程度的用语，如“力争”“预计”",                                      \
            "The word that says how sure the report is of it, as written", "hedge", COLUMN_STRING, NULL)
#define SCOPE                                                                                                          \
  STATISTIC("scope", "范围", "Scope", "位次或占比所在的范围，如“全国”“全省”", "The field of a rank or a share",        \
            "scope", COLUMN_STRING, NULL)
#define CONFIDENCE                                                                                                     \
  STATISTIC("confidence", "可信度", "Confidence", "此类数据的数值与指标均正确的比例，0 至 1",                          \
            "How often such a record is right in value and indicator, from 0 to 1", "confidence", COLUMN_DECIMAL,      \
            NULL)
#define SURFACE                                                                                                        \
  {                                                                                                                    \
    "surface", "原文", "As written", "数值在原文中的写法", "The number as written", cell_text, NULL, COLUMN_STRING, R, \
        NULL, NULL                                                                                                     \
  }
#define SENTENCE                                                                                                       \
  {                                                                                                                    \
    "sentence", "所在句", "Sentence", "所在的句子（或标题、事项、单元格）全文；超过1000字的，取数值前后约1000字",      \
        "The sentence (or heading, item, cell) it stands in; of one over 1,000 characters, some 1,000 around it",      \
        cell_sentence, NULL, COLUMN_STRING, R, NULL, NULL                                                              \
  }

#define META(name, zh, en, about_zh, about_en, from, type)                                                             \
  {                                                                                                                    \
    name, zh, en, about_zh, about_en, cell_meta, from, type, 0, NULL, NULL                                             \
  }
#define SOURCE(name, zh, en, about_zh, about_en, from, flags)                                                          \
  {                                                                                                                    \
    name, zh, en, about_zh, about_en, cell_source, from, COLUMN_STRING, flags, NULL, NULL                              \
  }

static const struct column reports[] = {
    REPORT_ID,
    WHOSE,
    {"level", "层级", "Level", "政府层级", "Level of government", cell_place, "level", COLUMN_STRING, 0,
     "national province prefecture county township other", NULL},
    META("plan_year", "计划年度", "Plan year", "安排工作的年度", "The year that is planned", "plan-year",
         COLUMN_INTEGER),
    META("review_from", "回顾起始年", "Review from", "所回顾时期的第一年", "First year of the period under review",
         "review-from", COLUMN_INTEGER),
    META("review_to", "回顾终止年", "Review to", "所回顾时期的最后一年", "Last year of the period under review",
         "review-to", COLUMN_INTEGER),
    META("title", "标题", "Title", "报告标题", "Title of the report", "title", COLUMN_STRING),
    META("meeting", "会议", "Meeting", "作报告的会议", "The meeting it was given to", "meeting", COLUMN_STRING),
    META("date", "日期", "Date", "作报告的日期", "The day it was given", "date", COLUMN_DATE),
    META("speaker", "报告人", "Speaker", "作报告的人", "Who gave it", "speaker", COLUMN_STRING),
    {"inferred", "推断的列", "Inferred", "值为推断而非原文所述的列名，以空格分隔",
     "Names of the columns whose values are inferred, not read; spaces between", cell_inferred, NULL, COLUMN_STRING, 0,
     NULL, NULL},
    SOURCE("source_name", "源文件名", "Source name", "源文件的名称", "File name of the source", "name", 0),
    SOURCE("source_address", "来源网址", "Source address", "报告公布的网址", "Where the report was published",
           "address", 0),
    SOURCE("source_sha256", "源文件摘要", "Source SHA-256", "源文件字节的 SHA-256 摘要",
           "SHA-256 of the source's bytes", "sha256", R),
    SOURCE("source_encoding", "源文件编码", "Source encoding", "源文件的字符编码", "Character encoding of the source",
           "encoding", 0),
    {"characters", "字符数", "Characters", "源文本的字符（Unicode 码点）数", "Unicode code points of the source text",
     cell_characters, NULL, COLUMN_INTEGER, R, NULL, NULL},
    {"converter", "转换程序", "Converter", "转换程序的名称与版本", "Name and version of the converter", cell_report,
     "converter", COLUMN_STRING, R, NULL, NULL},
    {"schema_version", "模式版本", "Schema version", "结构定义的版本", "Version of the vocabulary", cell_report,
     "version", COLUMN_STRING, R, NULL, NULL},
};

static const struct column divisions[] = {
    REPORT_ID,
    WHOSE,
    {"division_id", "章节编号", "Division", "章节在报告内的编号", "Key of the division within its report",
     cell_attribute, "id", COLUMN_STRING, K, NULL, NULL},
    {"parent_id", "上级章节", "Parent", "上一级章节的编号", "Key of the division it stands in", cell_division, NULL,
     COLUMN_STRING, 0, NULL, "divisions"},
    {"depth", "层次", "Depth", "章节的层次，最上层为 1", "Depth of nesting, 1 for the outermost", cell_depth, NULL,
     COLUMN_INTEGER, R, NULL, NULL},
    {"kind", "类别", "Kind", "章节的类别", "What the division is", cell_kind, NULL, COLUMN_STRING, R, DIVISIONS, NULL},
    {"n", "序号", "Number", "标题序号所表示的数", "The number that its label prints", cell_attribute, "n",
     COLUMN_INTEGER, 0, NULL, NULL},
    {"label", "序号原文", "Label", "标题序号的原文，如“（一）”", "The label as written", cell_heading_label, NULL,
     COLUMN_STRING, 0, NULL, NULL},
    {"heading", "标题", "Heading", "标题文字，不含序号与段首标题末尾的标点",
     "The heading without its label and final punctuation", cell_heading, NULL, COLUMN_STRING, 0, NULL, NULL},
    {"path", "标题路径", "Path", "自最上层起至本章节的各级标题，以“ > ”相连",
     "Headings from the outermost division to this one, joined by \" > \"", cell_path, NULL, COLUMN_STRING, 0, NULL,
     NULL},
    {"run_in", "段首标题", "Run-in", "标题是否为段首标题（后接正文）",
     "Whether the paragraph goes on behind the heading", cell_run_in, NULL, COLUMN_BOOLEAN, 0, NULL, NULL},
    PLACE_IN_SOURCE,
};

static const struct column paragraphs[] = {
    REPORT_ID,
    WHOSE,
    {"paragraph_id", "段落编号", "Paragraph", "段落在报告内的编号", "Key of the paragraph within its report",
     cell_attribute, "id", COLUMN_STRING, K, NULL, NULL},
    {"title", "报告", "Report title", "带地区和年度的报告标题", "The report's title, with place and year",
     cell_full_title, NULL, COLUMN_STRING, R, NULL, NULL},
    {"part", "部分", "Part", "所在的最外层章节的类别", "What the outermost division is that it stands in",
     cell_outermost, NULL, COLUMN_STRING, 0, DIVISIONS, NULL},
    DIVISION_ID,
    PATH,
    {"text", "正文", "Text", "段落正文；被事项隔断的各部分已相连，段内各小标题下的文字各成一行",
     "Text of the paragraph, the pieces around items joined; what stands below a topic inside it is a row of its own",
     cell_paragraph_text, NULL, COLUMN_STRING, 0, NULL, NULL},
    {"start", "起始位置", "Start", "在源文本中的起始位置，以字符（Unicode 码点）计，从 0 起",
     "Where it begins in the source text, in Unicode code points from 0", cell_start, NULL, COLUMN_INTEGER, R, NULL,
     NULL},
    {"stop", "结束位置", "Stop", "最后一部分在源文本中的结束位置（不含），以字符（Unicode 码点）计",
     "Where its last piece ends in the source text (exclusive), in Unicode code points", cell_paragraph_end, NULL,
     COLUMN_INTEGER, R, NULL, NULL},
    PAGE,
};

static const struct column statistics[] = {
    REPORT_ID,
    WHOSE,
    {"stat_id", "数据编号", "Statistic", "数据在报告内的编号", "Key of the statistic within its report", cell_attribute,
     "id", COLUMN_STRING, K, NULL, NULL},
    DIVISION_ID,
    {"paragraph_id", "所在段落", "Paragraph", "所在段落的编号", "Key of the paragraph it stands in", cell_paragraph,
     NULL, COLUMN_STRING, 0, NULL, "paragraphs"},
    {"sentence_id", "所在句编号", "Sentence key", "所在句子的编号", "Key of the sentence it stands in",
     cell_sentence_id, NULL, COLUMN_STRING, 0, NULL, NULL},
    PATH,
    STATISTIC("role", "性质", "Role", "实绩、目标或门槛", "What was reached, is aimed at, or is a threshold", "role",
              COLUMN_STRING, "actual target threshold"),
    TYPE,
    INDICATOR,
    CONCEPT,
    CONCEPTS,
    STATISTIC("subject", "主体", "Subject", "所说的地区或单位；空为作报告的政府",
              "The place or body it is about; empty: the reporting government", "subject", COLUMN_STRING, NULL),
    STATISTIC("op", "比较", "Comparator", "数值与实际值的比较关系", "How the figure compares", "op", COLUMN_STRING,
              OPERATORS),
    OP_WORD,
    VALUE,
    VALUE_MAX,
    STATISTIC("ratio", "比例", "Ratio", "不能以小数精确表示的比例，如 2/3、8:54.9:37.1",
              "A proportion that is no decimal: 2/3, 8:54.9:37.1", "ratio", COLUMN_STRING, NULL),
    REFERENCE,
    UNIT,
    BASE,
    CHANGE,
    STATISTIC("period", "时期", "Period",
              "所属年份、年份区间、季度或月份区间，如 2023、2021-2025、2023Q1、2023-01..2023-09",
              "Year, years, quarter or months it is about: 2023, 2021-2025, 2023Q1, 2023-01..2023-09", "period",
              COLUMN_STRING, NULL),
    STATISTIC("group_id", "并列组", "Group", "“分别”并列的数据的组号", "Shared by the figures of one distributive list",
              "group", COLUMN_STRING, NULL),
    VERB,
    HEDGE,
    SCOPE,
    CONFIDENCE,
    SURFACE,
    SENTENCE,
    PLACE_IN_SOURCE,
};

static const struct column targets[] = {
    REPORT_ID,
    WHOSE,
    {"stat_id", "数据编号", "Statistic", "数据在报告内的编号", "Key of the statistic within its report", cell_attribute,
     "id", COLUMN_STRING, K, NULL, "statistics"},
    TYPE,
    INDICATOR,
    CONCEPT,
    CONCEPTS,
    {"modifier", "限定", "Modifier", "目标值的限定方式", "How the target is bounded", cell_modifier, NULL,
     COLUMN_STRING, R, "point at_least more_than about at_most range relative", NULL},
    OP_WORD,
    VALUE,
    VALUE_MAX,
    REFERENCE,
    UNIT,
    BASE,
    CHANGE,
    VERB,
    HEDGE,
    SCOPE,
    CONFIDENCE,
    SURFACE,
    SENTENCE,
    PLACE_IN_SOURCE,
};

static const struct column actions[] = {
    REPORT_ID,
    WHOSE,
    {"action_id", "措施编号", "Action", "句子在报告内的编号", "Key of its sentence within the report", cell_attribute,
     "id", COLUMN_STRING, K, NULL, NULL},
    {"task_n", "任务序号", "Task number", "所属任务的序号", "Number of the task", cell_task, "n", COLUMN_INTEGER, 0,
     NULL, NULL},
    {"task", "任务", "Task", "所属任务（或政府自身建设）的标题", "Heading of the task, or of government building",
     cell_task, NULL, COLUMN_STRING, 0, NULL, NULL},
    {"measure_n", "举措序号", "Measure number", "所属举措的序号", "Number of the measure", cell_measure, "n",
     COLUMN_INTEGER, 0, NULL, NULL},
    {"measure", "举措", "Measure", "所属举措的标题；任务未分举措时为空",
     "Heading of the measure; empty where the task has none", cell_measure, NULL, COLUMN_STRING, 0, NULL, NULL},
    {"action", "具体措施", "Action text", "措施全句，不含注释标记", "The sentence, without note marks",
     cell_without_notes, NULL, COLUMN_STRING, R, NULL, NULL},
    {"statistics", "数据个数", "Statistics", "句中数据的个数", "How many statistics it holds", cell_statistics, NULL,
     COLUMN_INTEGER, R, NULL, NULL},
    PLACE_IN_SOURCE,
};

static const struct column task_columns[] = {
    REPORT_ID,
    WHOSE,
    {"task_id", "分解事项编号", "Task", "分解事项在报告内的编号", "Key of the row within its report", cell_task_id,
     NULL, COLUMN_STRING, K, NULL, NULL},
    {"task_n", "任务序号", "Task number", "所属任务的序号", "Number of the task", cell_task, "n", COLUMN_INTEGER, 0,
     NULL, NULL},
    {"task", "任务", "Task heading", "所属任务、政府自身建设或民生实事的标题",
     "Heading of the task, of government building, or of the livelihood items", cell_task_heading, NULL, COLUMN_STRING,
     0, NULL, NULL},
    {"measure", "举措", "Measure", "所属举措的标题；任务未分举措时为空",
     "Heading of the measure; empty where the task has none", cell_measure, NULL, COLUMN_STRING, 0, NULL, NULL},
    {"action", "工作事项", "What is to be done", "具体事项，句子按分号拆分，不含口号",
     "What is to be done: the part of a sentence between ；, appeals left out", cell_part, NULL, COLUMN_STRING, R, NULL,
     NULL},
    {"figures", "量化指标", "Figures", "事项中的数据及其指标，以“；”相隔",
     "Its figures and what they measure, ； between", cell_figures, NULL, COLUMN_STRING, 0, NULL, NULL},
    {"lead_unit", "牵头单位", "Lead unit", "牵头或责任单位；原文没有时留空待填",
     "The body that is responsible; to be filled in where the text has none", cell_lead_unit, NULL, COLUMN_STRING, 0,
     NULL, NULL},
    {"support_unit", "配合单位", "Supporting units", "配合单位；原文没有时留空待填",
     "The bodies that help; to be filled in where the text has none", cell_support_unit, NULL, COLUMN_STRING, 0, NULL,
     NULL},
    {"deadline", "完成时限", "Deadline", "原文所说的完成时限；没有时留空待填",
     "By when, in the text's words; to be filled in where it has none", cell_deadline, NULL, COLUMN_STRING, 0, NULL,
     NULL},
    {"start", "起始位置", "Start", "所在句（或事项）在源文本中的起始位置，以字符（Unicode 码点）计，从 0 起",
     "Where its sentence or item begins in the source text, in Unicode code points from 0", cell_start, NULL,
     COLUMN_INTEGER, R, NULL, NULL},
    {"stop", "结束位置", "Stop", "所在句（或事项）在源文本中的结束位置（不含），以字符（Unicode 码点）计",
     "Where its sentence or item ends in the source text (exclusive), in Unicode code points", cell_end, NULL,
     COLUMN_INTEGER, R, NULL, NULL},
    PAGE,
};

static const struct column livelihood[] = {
    REPORT_ID,
    WHOSE,
    {"item_id", "事项编号", "Item", "事项在报告内的编号", "Key of the item within its report", cell_attribute, "id",
     COLUMN_STRING, K, NULL, NULL},
    {"n", "序号", "Number", "事项的序号", "Number of the item", cell_attribute, "n", COLUMN_INTEGER, 0, NULL, NULL},
    {"label", "序号原文", "Label", "事项序号的原文，如“①”", "The label as written", cell_label, NULL, COLUMN_STRING, 0,
     NULL, NULL},
    {"text", "事项", "Text", "事项全文，不含序号", "The item without its label", cell_unlabelled, NULL, COLUMN_STRING,
     R, NULL, NULL},
    {"lead_unit", "牵头单位", "Lead unit", "牵头或责任单位", "The body that is responsible", cell_descendant,
     "lead-unit", COLUMN_STRING, 0, NULL, NULL},
    {"status", "状态", "Status", "已办（done）或计划办理（planned）；未说明时为空",
     "Whether it has been done or is planned; empty where neither is said", cell_attribute, "status", COLUMN_STRING, 0,
     "done planned", NULL},
    {"value", "数值", "Value", "事项中第一个数据的数值", "Value of its first statistic", cell_first_statistic, "value",
     COLUMN_DECIMAL, 0, NULL, NULL},
    {"unit", "单位", "Unit", "事项中第一个数据的单位", "Unit of its first statistic", cell_first_statistic, "unit",
     COLUMN_STRING, 0, NULL, NULL},
    PLACE_IN_SOURCE,
};

static const struct column problems[] = {
    REPORT_ID,
    WHOSE,
    {"problem_id", "问题编号", "Problem", "问题在报告内的编号", "Key of the problem within its report", cell_attribute,
     "id", COLUMN_STRING, K, NULL, NULL},
    {"n", "序号", "Number", "问题的序号", "Number of the problem", cell_attribute, "n", COLUMN_INTEGER, 0, NULL, NULL},
    {"heading", "标题", "Heading", "问题的标题", "Heading of the problem", cell_heading, NULL, COLUMN_STRING, 0, NULL,
     NULL},
    {"text", "内容", "Text", "问题的内容，不含标题", "The text behind the heading", cell_below_heading, NULL,
     COLUMN_STRING, 0, NULL, NULL},
    {"concepts", "所涉指标", "Concepts", "问题提到的指标在对照表（concepts）中的代码，以空格相隔",
     "Codes of the indicators it names in the table concepts, spaces between", cell_concepts, NULL, COLUMN_STRING, 0,
     NULL, NULL},
    PLACE_IN_SOURCE,
};

static const struct column terms[] = {
    REPORT_ID,
    WHOSE,
    {"term", "提法", "Term", "引号中的用语，不含引号", "A quoted term without its quotation marks", cell_term, NULL,
     COLUMN_STRING, K, NULL, NULL},
    {"count", "次数", "Count", "在报告中出现的次数", "How often it stands in the report", cell_occurrences, NULL,
     COLUMN_INTEGER, R, NULL, NULL},
    {"first_start", "首次位置", "First place", "首次出现的起始位置，以字符（Unicode 码点）计",
     "Where it first begins in the source text, in Unicode code points", cell_start, NULL, COLUMN_INTEGER, R, NULL,
     NULL},
};

static const struct column glossary[] = {
    REPORT_ID,
    WHOSE,
    {"n", "序号", "Number", "注释的序号", "Number of the note", cell_attribute, "n", COLUMN_INTEGER, 0, NULL, NULL},
    {"term", "名词", "Term", "被解释的名词", "The term explained", cell_descendant, "term", COLUMN_STRING, 0, NULL,
     NULL},
    {"definition", "解释", "Definition", "名词的解释", "The explanation", cell_descendant, "definition", COLUMN_STRING,
     0, NULL, NULL},
    {"start", "起始位置", "Start", "在源文本中的起始位置，以字符（Unicode 码点）计，从 0 起",
     "Where it begins in the source text, in Unicode code points from 0", cell_start, NULL, COLUMN_INTEGER, K, NULL,
     NULL},
    {"stop", "结束位置", "Stop", "在源文本中的结束位置（不含），以字符（Unicode 码点）计",
     "Where it ends in the source text (exclusive), in Unicode code points", cell_end, NULL, COLUMN_INTEGER, R, NULL,
     NULL},
    PAGE,
};

#define TABLE(name, zh, en, about_zh, about_en, is_row)                                                                \
  {                                                                                                                    \
#name, zh, en, about_zh, about_en, is_row, name, sizeof(name) / sizeof *(name), FROM_REPORTS, NULL                 \
  }

const struct table tables[] = {
    TABLE(reports, "报告", "Reports", "每份报告一行", "One row a report", row_report),
    TABLE(divisions, "章节", "Divisions", "报告的部分、任务、举措等各级章节",
          "Parts, tasks, measures and all other divisions", row_division),
    TABLE(paragraphs, "段落", "Paragraphs", "正文段落", "Paragraphs of the text", row_paragraph),
    TABLE(statistics, "数据", "Statistics", "正文中的统计数据", "Every statistic in the text", row_statistic),
    TABLE(targets, "年度目标", "Targets", "计划年度的预期目标", "Targets of the coming year", row_target),
    TABLE(actions, "任务分解", "Actions", "各项任务的具体措施，可作任务分解表的底稿",
          "Sentences of the measures, a draft of the division of tasks", row_action),
    {"tasks", "任务分解表", "Division of tasks", "政府工作报告任务分解表：事项、量化指标、牵头单位、配合单位、完成时限",
     "What is to be done by whom and when, as offices issue it", row_task, task_columns,
     sizeof task_columns / sizeof *task_columns, FROM_REPORTS, part_task},
    TABLE(livelihood, "民生实事", "Livelihood items", "民生实事事项", "Livelihood items", row_livelihood),
    TABLE(problems, "困难问题", "Problems", "报告所述的困难与问题", "Difficulties that the report states", row_problem),
    TABLE(terms, "特色提法", "Terms", "引号中的用语", "Quoted terms", row_term),
    TABLE(glossary, "名词解释", "Glossary", "报告所附的名词解释", "Terms explained in the report's notes", row_entry),
    {"promises", "目标完成情况", "Promises", "上年报告的目标与本年报告所述结果的对照",
     "Targets of a report and what the next year's report of the same place says came of them", NULL, promises_columns,
     PROMISES_COLUMNS, FROM_PAIRS, NULL},
    {"concepts", "指标对照表", "Concepts", "指标的代码、名称与各种写法", "Indicators: their codes, names and spellings",
     NULL, concordance_columns, CONCORDANCE_COLUMNS, FROM_LEXICON, NULL},
    {0},
};

const struct type_names type_names[] = {
    [COLUMN_STRING] = {"文本", "string", "string", "string", "TEXT", "text", "字符型C"},
    [COLUMN_INTEGER] = {"整数", "integer", "integer", "integer", "INTEGER", "int", "整型I"},
    [COLUMN_DECIMAL] = {"小数", "number", "decimal", "number", "NUMERIC", "numeric", "数值型N"},
    [COLUMN_BOOLEAN] = {"是否", "boolean", "boolean", "boolean", "INTEGER", "bool", "逻辑型L"},
    [COLUMN_DATE] = {"日期", "date", "date", "string", "TEXT", "date", "日期型D"},
};
