/* baogao formats: what can be read and what can be made, one a line. */
#include "lexicon/concepts.h"
#include "lexicon/values.h"
#include "plan.h"
#include "rows.h"
#include "translation.h"
#include <stdio.h>
#include <string.h>

/* The data dictionary, a column a line: all that the table of tables says of it. */
static void print_columns(const struct table *table)
{
  for (size_t i = 0; i < table->column_count; i++) {
    const struct column *column = &table->columns[i];
    const char *need = column->flags & COLUMN_KEY ? "key" : column->flags & COLUMN_REQUIRED ? "required" : "";
    bool own = column->references && strcmp(column->references, table->name) == 0 && column->flags & COLUMN_KEY;
    printf("column\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", table->name, column->name,
           type_names[column->type].table_schema, need, column->references && !own ? column->references : "",
           column->values ? column->values : "", column->title_zh, column->title_en, column->about_zh,
           column->about_en);
  }
}

/* What each of the only values of a column means, a line each. */
static void print_values(const struct table *table)
{
  for (size_t i = 0; i < table->column_count; i++) {
    const struct column *column = &table->columns[i];
    for (const char *word = column->values; word && *word;) {
      size_t size = strcspn(word, " ");
      const struct lex_values_row *value = lex_values_find(word, size);
      printf("value\t%s\t%s\t%.*s\t%s\t%s\n", table->name, column->name, (int)size, word, value ? value->zh : "",
             value ? value->about : "");
      word += size + (word[size] == ' ');
    }
  }
}

/* The concordance itself, an indicator a line: its rows are the same for whatever reports, so that they can be had
 * without one. */
static void print_concepts(void)
{
  for (size_t i = 0; i < LEX_CONCEPTS_COUNT; i++) {
    const struct lex_concepts_row *concept = &lex_concepts_rows[i];
    const struct lex_concepts_row *broader = lex_concepts_at(concept->broader);
    printf("concept\t%s\t%.*s\t%s\t%s\t%s\t%s\t%s\n", concept->code, (int)concept->names[0].size, concept->names[0].at,
           concept->en, lex_concepts_kind_words[concept->kind], concept->unit, concept->ceiling ? "ceiling" : "",
           broader ? broader->code : "");
  }
}

static bg_status print_tables(const struct settings *settings)
{
  for (size_t i = 0; i < settings->file_count; i++)
    if (!table_find(settings->files[i])) return plan_unknown_table(settings, settings->files[i]);
  for (size_t i = 0; i < settings->file_count; i++) {
    const struct table *table = table_find(settings->files[i]);
    printf("table\t%s\t%s\t%s\t%s\t%s\n", table->name, table->title_zh, table->title_en, table->about_zh,
           table->about_en);
    print_columns(table);
    print_values(table);
    if (strcmp(table->name, "concepts") == 0) print_concepts();
  }
  return BG_OK;
}

static bg_status run(struct settings *settings)
{
  if (settings->file_count) return print_tables(settings);
  const bg_input *input;
  for (size_t i = 0; (input = bg_input_at(i)); i++) printf("input\t%s\t%s\n", input->suffixes, _(input->about));
  for (size_t i = 0; (input = rows_input_at(i)); i++) printf("input\t%s\t%s\n", input->suffixes, _(input->about));
  const bg_format *format;
  for (size_t i = 0; (format = bg_format_at(i)); i++)
    printf("output\t%s\t%s\t%s%s\n", format->name, format->suffix ? format->suffix : "", _(format->about),
           format->many ? _(" (many inputs, one output)") : "");
  const char *table;
  for (size_t i = 0; (table = bg_table_at(i)); i++) printf("table\t%s\n", table);
  return BG_OK;
}

const struct command command_formats = {
    .name = "formats",
    .bit = FOR_FORMATS,
    .arguments = N_("[TABLE…]"),
    .summary = N_("Lists the inputs, outputs and tables, or a table's columns, one a line"),
    .about = N_(
        "A column's line: table, name, type, whether it is (part of) the key or required, the table it refers to,\n"
        "the only values there are, titles in Chinese and English, descriptions in Chinese and English.\n"
        "A value's line: table, column, value, in Chinese, and what it means.\n"
        "An indicator's line, of the table concepts: code, names in Chinese and English, kind, unit, whether it is a\n"
        "ceiling, the code of the broader one.\n\n"
        "Examples:\n"
        "  baogao formats                                 what can be read and made\n"
        "  baogao formats targets                         the columns of a table\n"
        "  baogao formats concepts | grep ^concept        the codes of indicators\n"),
    .run = run,
};
