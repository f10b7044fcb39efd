/* baogao formats: what can be read and what can be made, one a line. */
#include "settings.h"
#include <stdio.h>

static bg_status run(struct settings *settings)
{
  if (settings->file_count) return settings_wrong(settings, "no file is wanted");
  const bg_input *input;
  for (size_t i = 0; (input = bg_input_at(i)); i++) printf("input\t%s\t%s\n", input->suffixes, input->about);
  const bg_format *format;
  for (size_t i = 0; (format = bg_format_at(i)); i++)
    printf("output\t%s\t%s\t%s%s\n", format->name, format->suffix ? format->suffix : "", format->about,
           format->many ? " (many inputs, one output)" : "");
  const char *table;
  for (size_t i = 0; (table = bg_table_at(i)); i++) printf("table\t%s\n", table);
  return BG_OK;
}

const struct command command_formats = {
    .name = "formats",
    .bit = FOR_FORMATS,
    .arguments = "",
    .summary = "Lists the inputs and outputs, one a line",
    .run = run,
};
