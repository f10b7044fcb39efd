/* Lines of the source, as they are joined to paragraphs: without furniture and white space at their ends. */
#include "source_lines.h"
#include "../support/utf8.h"
#include "wraps.h"

/* Moves `*start` behind white space and furniture. */
static void trim_start(struct line_reader *reader, uint32_t *start, uint32_t end)
{
  const struct document *document = reader->outline->document;
  const struct marks *furniture = &document->marks[MARK_FURNITURE];
  while (*start < end) {
    while (reader->furniture < furniture->count && furniture->at[reader->furniture].end <= *start) reader->furniture++;
    if (reader->furniture < furniture->count && furniture->at[reader->furniture].start <= *start) {
      *start = furniture->at[reader->furniture].end;
      continue;
    }
    size_t size;
    if (!utf8_is_space(utf8_at(document->text.at + *start, &size))) return;
    *start += (uint32_t)size;
  }
}

/* Moves `*end` before white space and furniture; `*joined` when the furniture reaches over the line's end. */
static void trim_end(struct line_reader *reader, uint32_t start, uint32_t *end, bool *joined)
{
  const struct document *document = reader->outline->document;
  const struct marks *furniture = &document->marks[MARK_FURNITURE];
  bool ended = document->text.at[*end - 1] == '\n';
  size_t last = mark_after(document, MARK_FURNITURE, ended ? *end - 1 : *end);
  *joined = last < furniture->count && furniture->at[last].start < *end;
  if (*joined) *end = furniture->at[last].start;
  while (*end > start) {
    size_t size;
    while (last > 0 && furniture->at[last - 1].start >= *end) last--;
    if (last > 0 && furniture->at[last - 1].end >= *end) {
      *end = furniture->at[last - 1].start;
      continue;
    }
    if (!utf8_is_space(utf8_before(document->text.at + *end, &size))) return;
    *end -= (uint32_t)size;
  }
}

bool line_read(struct line_reader *reader, size_t number, struct line *line)
{
  line->start = reader->outline->lines[number];
  line->end = reader->outline->lines[number + 1];
  trim_start(reader, &line->start, line->end);
  line->source = line->sentence = line->start;
  if (line->start >= line->end) {
    line->end = line->start;
    return false;
  }
  trim_end(reader, line->start, &line->end, &line->joined);
  line->foreign = is_foreign_text(document_slice(reader->outline->document, line->start, line->end));
  line->indent = columns_of(reader->outline->document, reader->outline->lines[number], line->start);
  line->width = columns_of(reader->outline->document, line->start, line->end);
  line->filled = line->indent + line->width;
  if (reader->by_characters)
    line->filled = columns_taken(reader->outline->document, reader->outline->lines[number], line->end, true);
  return line->end > line->start;
}
