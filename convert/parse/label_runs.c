/* Runs of labels: the labels inside a text that count up (①②③, 一是…二是…, 3.…4.…). */
#include "../support/scan.h"
#include "../support/utf8.h"
#include "outline.h"

static bool may_enumerate(enum label_system system)
{
  return system >= LABEL_ARABIC;
}

/* Whether a label may stand behind the character at `at` inside a paragraph. Most characters are told by their first
 * byte. */
static bool is_boundary(const char *at)
{
  size_t size;
  switch ((unsigned char)*at) {
  case ';':
  case ':':
  case ' ': return true;
  case 0xE2:
  case 0xE3:
  case 0xEF: break;
  default: return false;
  }
  switch (utf8_at(at, &size)) {
  case 0x3002:
  case 0xFF1B:
  case 0xFF1A:
  case 0xFF01:
  case 0xFF0C:
  case 0x201D:
  case 0xFF09: return true;
  default: return false;
  }
}

int labels_counted_on(const struct outline *outline, struct label last, uint32_t from, uint32_t to, uint32_t *starts,
                      uint32_t *ends, int most)
{
  slice text = document_slice(outline->document, from, to);
  enum label_system system = last.system;
  int count = 0;
  size_t size;
  bool behind_boundary = true;
  for (size_t at = 0; count < most; at += size) {
    if (!behind_boundary)
      at = (size_t)(scan_to_sign(text.at + at, slice_end(text)) - text.at); /* nine of ten are none */
    if (at >= text.size) break;
    unsigned char lead = (unsigned char)text.at[at];
    size = utf8_size(lead);
    bool may_begin = lead == 0xE2 || behind_boundary; /* ① stands anywhere */
    behind_boundary = is_boundary(text.at + at);
    if (!may_begin) continue;
    struct label label = label_read(slice_after(text, at), from + (uint32_t)at);
    if (!may_enumerate(label.system) || label.n != last.n + count + 1) continue;
    if (system != LABEL_NONE && label.system != system) continue;
    system = label.system;
    starts[count] = from + (uint32_t)at;
    ends[count++] = label.end;
    size = label.end - from - at;
    size_t last;
    (void)utf8_before(text.at + at + size, &last);
    behind_boundary = is_boundary(text.at + at + size - last);
  }
  return count;
}

int labels_counted(const struct outline *outline, uint32_t from, uint32_t to, uint32_t *starts, uint32_t *ends,
                   int most)
{
  return labels_counted_on(outline, (struct label){LABEL_NONE, 0, 0}, from, to, starts, ends, most);
}
