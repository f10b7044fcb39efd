/* JSON values as text. */
#include "json_text.h"
#include <jansson.h>

static int collect(const char *bytes, size_t size, void *output)
{
  return output_add(output, (slice){bytes, size}) ? 0 : -1;
}

/* Most text needs no escaping at all; only what does goes through jansson. */
static bool is_plain(slice text)
{
  for (size_t i = 0; i < text.size; i++) {
    unsigned char c = (unsigned char)text.at[i];
    if (c < 0x20 || c == '"' || c == '\\') return false;
  }
  return true;
}

bool json_put_string(struct output *output, slice text)
{
  if (is_plain(text)) return output_word(output, "\"") && output_add(output, text) && output_word(output, "\"");
  json_t *string = json_stringn_nocheck(text.at, text.size);
  if (!string) {
    output->failed = true;
    return log_memory(output->log);
  }
  int code = json_dump_callback(string, collect, output, JSON_ENCODE_ANY);
  json_decref(string);
  if (code == 0 || output->failed) return !output->failed;
  output->failed = true;
  return log_add(output->log, BG_INTERNAL, NOWHERE, "a text that is not UTF-8");
}

static size_t digits(slice text, size_t at)
{
  size_t count = 0;
  while (at + count < text.size && text.at[at + count] >= '0' && text.at[at + count] <= '9') count++;
  return count;
}

bool json_is_exact(slice text)
{
  size_t at = text.size && text.at[0] == '-';
  size_t whole = digits(text, at);
  if (whole == 0 || (whole > 1 && text.at[at] == '0')) return false;
  at += whole;
  if (at == text.size) return true;
  size_t decimals = text.at[at] == '.' ? digits(text, at + 1) : 0;
  return decimals && at + 1 + decimals == text.size;
}

bool json_put_value(struct output *output, enum column_type type, slice text)
{
  if (text.size == 0) return output_word(output, "null");
  bool literal = type == COLUMN_BOOLEAN || ((type == COLUMN_INTEGER || type == COLUMN_DECIMAL) && json_is_exact(text));
  return literal ? output_add(output, text) : json_put_string(output, text);
}
