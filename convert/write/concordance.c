/* The concordance: columns and rows. */
#include "concordance.h"
#include "lexicon/concepts.h"

#define R COLUMN_REQUIRED
#define K (COLUMN_KEY | COLUMN_REQUIRED)
#define ENTRY(name, zh, en, about_zh, about_en, flags, values, references)                                             \
  {                                                                                                                    \
    name, zh, en, about_zh, about_en, NULL, NULL, COLUMN_STRING, flags, values, references                             \
  }

const struct column concordance_columns[CONCORDANCE_COLUMNS] = {
    ENTRY("code", "指标代码", "Concept", "指标的代码，长期不变", "Code of the indicator, for good", K, NULL, NULL),
    ENTRY("name", "指标名称", "Name", "指标的规范名称", "The indicator's official name", R, NULL, NULL),
    ENTRY("name_en", "英文名称", "English name", "指标的英文名称", "The indicator's English name", R, NULL, NULL),
    ENTRY("names", "其他写法", "Other names", "报告中的其他写法，以“|”相隔", "What reports call it, | between", 0, NULL,
          NULL),
    ENTRY("kind", "指标类别", "Kind", "总量、比率、比重或指数", "A level, a rate, a share or an index", R,
          "level rate share index", NULL),
    ENTRY("base_unit", "基准单位", "Base unit", "比较其数值所用的单位", "The unit in which its values can be compared",
          0, NULL, NULL),
    {"ceiling", "以低为好", "Ceiling", "数值是否以低为好，如失业率",
     "Whether a lower value is better, as of unemployment", NULL, NULL, COLUMN_BOOLEAN, R, NULL, NULL},
    ENTRY("broader", "上位指标", "Broader", "所属的上位指标的代码", "Code of the indicator of which it is a part", 0,
          NULL, NULL),
    ENTRY("source", "定义来源", "Source", "指标定义所出的部门", "The body whose definition holds", R, NULL, NULL),
};

/* All names but the first, with bars between them. */
static bool join_names(struct buffer *names, const struct lex_concepts_row *concept)
{
  bool good = true;
  names->size = 0;
  for (size_t i = 1; good && i < concept->names_count; i++) {
    const struct lex_word *name = &concept->names[i];
    good = (i == 1 || buffer_add(names, SLICE("|"))) && buffer_add(names, (slice){name->at, name->size});
  }
  return good;
}

static bool hand_row(const struct lex_concepts_row *concept, const struct buffer *names, const struct table *table,
                     table_row row, void *user)
{
  const struct lex_concepts_row *broader = lex_concepts_at(concept->broader);
  const slice cells[] = {{concept->code, concept->code_size},
                         {concept->names[0].at, concept->names[0].size},
                         {concept->en, concept->en_size},
                         buffer_slice(names),
                         slice_of(lex_concepts_kind_words[concept->kind]),
                         {concept->unit, concept->unit_size},
                         concept->ceiling ? SLICE("true") : SLICE("false"),
                         slice_of(broader ? broader->code : NULL),
                         {concept->source, concept->source_size}};
  _Static_assert(sizeof cells / sizeof *cells == CONCORDANCE_COLUMNS, "one a column");
  return row(user, table, cells);
}

bool concordance_rows(const struct table *table, table_row row, void *user, bg_log *log)
{
  struct buffer names = {0};
  bool good = true;
  for (size_t i = 0; good && i < LEX_CONCEPTS_COUNT; i++) {
    const struct lex_concepts_row *concept = &lex_concepts_rows[i];
    good = join_names(&names, concept) || log_memory(log);
    good = good && hand_row(concept, &names, table, row, user);
  }
  free(names.at);
  return good;
}
