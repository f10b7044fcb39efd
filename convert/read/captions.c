/* Captions: a line or two of smaller letters below a picture in the middle of the text. They are none of it: the
 * paragraph that the picture parts goes on behind them. */
#include "flow.h"
#include "usual.h"
#include <math.h>

enum { MOST_LINES = 3 };

static const float SMALLER = 0.9F, /* times the usual size of letters */
    SAME_SIZE = 0.05F,             /* of it, by which lines of the text differ */
    PICTURE = 4,                   /* em that the lowest picture takes up */
    NARROW = 0.85F;                /* of the line before */

static bool is_of_text(const struct line *line, float usual)
{
  return !line->is_furniture && !line->in_table && fabsf(line->height - usual) <= SAME_SIZE * usual;
}

static bool is_small(const struct line *line, const struct line *text, float usual)
{
  bool small = !line->is_furniture && !line->in_table && line->page == text->page && line->height <= SMALLER * usual;
  return small && line->right - line->left <= NARROW * (text->right - text->left);
}

/* How many lines behind `at`, a line of the text, are a picture's caption; the text goes on behind it. */
static size_t caption_behind(const struct line_list *lines, size_t at, float usual)
{
  const struct line *text = &lines->at[at];
  size_t count = 0;
  while (at + 1 + count < lines->count && count <= MOST_LINES && is_small(text + 1 + count, text, usual)) count++;
  if (count == 0 || count > MOST_LINES || at + 1 + count == lines->count) return 0;
  bool picture = text[1].top - text->bottom >= PICTURE * text->em;
  const struct line *behind = text + 1 + count;
  return picture && is_of_text(behind, usual) ? count : 0;
}

bool captions_find(struct line_list *lines)
{
  float usual;
  if (!usual_height(lines, &usual)) return false;
  for (size_t i = 0; i < lines->count; i++) {
    if (!is_of_text(&lines->at[i], usual)) continue;
    size_t count = caption_behind(lines, i, usual);
    for (size_t k = 1; k <= count; k++) {
      lines->at[i + k].is_furniture = true;
      lines->at[i + k].type = FURNITURE_CREDIT;
    }
    i += count;
  }
  return true;
}
