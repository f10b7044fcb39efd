/* baogao formats: what can be read and what can be made, one a line. */
#include "settings.h"
#include <stdio.h>

static const struct {
  const char *suffixes, *about;
} inputs[] = {
    {".txt .md", "text or Markdown in UTF-8, UTF-16, GB18030 (GBK, GB2312) or Big5"},
    {".xml", "a report that baogao has written"},
};

static bg_status run(struct settings *settings)
{
  if (settings->file_count) return settings_wrong(settings, "no file is wanted");
  for (size_t i = 0; i < sizeof inputs / sizeof inputs[0]; i++)
    printf("input\t%s\t%s\n", inputs[i].suffixes, inputs[i].about);
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
