/* Where paragraphs begin: by the indent of a line, the room that the line before has left, the distance between the
 * two, the size of their letters, and whether one is centred. What a line says is looked at only where its place leaves
 * two ways open. */
#include "flow.h"
#include "../parse/labels.h"
#include "../support/chars.h"
#include "../support/utf8.h"
#include "lexicon/front.h"
#include "usual.h"
#include <math.h>
#include <stdlib.h>

enum {
  LEAST_LINES = 6 /* that tell their margins by themselves */,
  LEAST_DISTANCES = 3 /* … and their pitch */,
  MOST_SIGNS = 40 /* of what is not broken */
};

/* All in em but the ratios. */
static const float ALIGNED = 0.6F, RAGGED = 1, INDENT = 0.8F, USUAL_INDENT = 2, SAME_INDENT = 0.3F, CENTRED = 2.5F,
                   OFF_CENTRE = 1.2F, MOST_RIGHT = 6, TOLERANCE = 0.15F, FAR_BEYOND = 1.5F, NARROW_SPACE = 0.25F,
                   OTHER_SIZE = 1.13F, WIDEST_PITCH = 2.6F, WIDE_GAP = 1.5F, ROOM = 1.2F,
                   MOST_ROOM = 2.2F,    /* pitches */
    LARGEST = 1000,                     /* points, of letters */
    MOST_BEYOND = 0.15F, SHARE = 0.12F; /* of a region's lines */

/* ---- Margins ---- */

static slice first_text(const struct line *line)
{
  return line->strips[0].text;
}

static slice last_text(const struct line *line)
{
  return line->strips[line->count - 1].text;
}

static bool ends_sentence(const struct line *line)
{
  slice text = last_text(line);
  size_t size;
  uint32_t code = utf8_before(text.at + text.size, &size);
  if (char_is(code, CHAR_CLOSES) && text.size > size) code = utf8_before(text.at + text.size - size, &size);
  return code == 0x3002 || code == 0xFF01 || code == 0xFF1F || code == 0xFF1A || code == 0xFF1B;
}

/* The lowest of `count` values, in order, that has enough others within `reach` above it. */
static float lowest_cluster(const float *values, size_t count, float reach)
{
  size_t least = (size_t)ceilf(SHARE * (float)count), to = 0;
  if (least < 2) least = 2;
  for (size_t from = 0; from < count; from++) {
    while (to < count && values[to] - values[from] <= reach) to++;
    if (to - from >= least) return values[from];
  }
  return values[0];
}

static bool is_about(float value, float usual)
{
  return fabsf(value - usual) <= 0.1F * usual;
}

/* The lowest usual distance between lines of the usual size that follow each other, or 0: paragraphs may stand farther
 * apart. */
static float pitch_of(const struct line *lines, size_t count, float em, float *values)
{
  size_t distances = 0;
  for (size_t i = 1; i < count; i++) {
    float distance = lines[i].top - lines[i - 1].top;
    if (distance > em && is_about(lines[i].em, em) && is_about(lines[i - 1].em, em)) values[distances++] = distance;
  }
  ascend(values, distances);
  return distances >= LEAST_DISTANCES ? lowest_cluster(values, distances, 0.15F * em) : 0;
}

static float usual_em(const struct line *lines, size_t count, float *values)
{
  for (size_t i = 0; i < count; i++) values[i] = lines[i].em;
  return middle_of(values, count);
}

/* Whether the line ends with a mark that may hang out into the margin. */
static bool may_hang(const struct line *line)
{
  slice text = last_text(line);
  size_t size;
  return char_is(utf8_before(text.at + text.size, &size), CHAR_BREAK | CHAR_YARDSTICK);
}

/* The right edges of the lines, in order from the right; those that may hang out are left out where enough others are
 * there. */
static size_t right_edges(const struct line *lines, size_t count, float *values)
{
  size_t kept = 0;
  for (size_t i = 0; i < count; i++)
    if (!may_hang(&lines[i])) values[kept++] = -lines[i].right;
  if (kept < LEAST_LINES || kept * 3 < count) {
    kept = 0;
    for (size_t i = 0; i < count; i++) values[kept++] = -lines[i].right;
  }
  ascend(values, kept);
  return kept;
}

static struct margins margins_of(const struct line *lines, size_t count, float *values)
{
  float em = usual_em(lines, count, values);
  struct margins margins = {.pitch = pitch_of(lines, count, em, values)};
  for (size_t i = 0; i < count; i++) values[i] = lines[i].left;
  ascend(values, count);
  margins.left = count >= LEAST_LINES ? lowest_cluster(values, count, ALIGNED * em) : values[0];
  size_t edges = right_edges(lines, count, values);
  margins.right = count >= LEAST_LINES ? -lowest_cluster(values, edges, RAGGED * em) : -values[0];
  size_t beyond = 0; /* more than a few there: no line is full, and some end beside each other by chance */
  float most = margins.right;
  for (size_t i = 0; i < count; i++) {
    beyond += lines[i].right > margins.right + FAR_BEYOND * em;
    most = fmaxf(most, lines[i].right);
  }
  if ((float)beyond > MOST_BEYOND * (float)count) margins.right = most;
  return margins;
}

/* The lines of a region. */
struct stretch {
  const struct line *lines;
  size_t count;
};

static struct stretch next_stretch(const struct line_list *lines, size_t from)
{
  while (from < lines->count && lines->at[from].is_furniture) from++;
  size_t to = from;
  while (to < lines->count && !lines->at[to].is_furniture && lines->at[to].region == lines->at[from].region) to++;
  return (struct stretch){lines->at + from, to - from};
}

/* The margins `own` of a short region, when it lies within those of another that are not too wide for it. */
static bool lies_within(const struct margins *own, const struct margins *other, float em)
{
  return other->pitch > 0 && own->left >= other->left - em && own->right <= other->right + em;
}

/* A short region takes the margins of the nearest long one that it lies within, on the pages around. */
static void borrow(struct margins *margins, const struct stretch *stretches, uint32_t count, uint32_t region)
{
  float em = stretches[region].lines->em;
  for (uint32_t distance = 1; distance < 8; distance++) {
    for (int side = 0; side < 2; side++) {
      if (side ? region + distance >= count : region < distance) continue;
      uint32_t other = side ? region + distance : region - distance;
      if (stretches[other].count < LEAST_LINES || !lies_within(&margins[region], &margins[other], em)) continue;
      float own = margins[region].pitch;
      margins[region] = margins[other];
      if (own > 0 && own < margins[other].pitch) margins[region].pitch = own;
      return;
    }
  }
}

/* Whether there is room between two lines of a region, more than between lines but no more than between paragraphs. */
static bool has_room(const struct line *before, const struct line *line, const struct margins *margins)
{
  if (before->region != line->region || before->in_table || line->in_table || margins->pitch <= 0) return false;
  float least = fminf(line->top - before->top, line->bottom - before->bottom);
  return least > ROOM * margins->pitch && least < MOST_ROOM * margins->pitch;
}

/* Tells all regions how the text has its paragraphs told, and how large its letters are. `values` has room for a number
 * of each line. */
static void find_ways(const struct line_list *lines, struct margins *margins, uint32_t count, float *values)
{
  enum { LEAST_SHARE = 25 /* one line in so many */, LEAST_ROOMS = 4 };
  size_t indented = 0, all = 0, rooms = 0, ended = 0;
  const struct line *before = NULL;
  for (size_t i = 0; i < lines->count; i++) {
    const struct line *line = &lines->at[i];
    if (line->is_furniture) continue;
    float indent = (line->left - margins[line->region].left) / line->em;
    values[all++] = line->em;
    indented += indent > USUAL_INDENT / 2 && indent < 2 * USUAL_INDENT;
    bool room = before && has_room(before, line, &margins[line->region]);
    rooms += room;
    ended += room && (ends_sentence(before) || margins[before->region].right - before->right > 2 * before->em);
    before = line;
  }
  float em = all ? middle_of(values, all) : 0;
  bool spaced = rooms >= LEAST_ROOMS && rooms * LEAST_SHARE > all && ended * 10 >= rooms * 9;
  for (uint32_t i = 0; i < count; i++) {
    margins[i].indented = indented * LEAST_SHARE > all;
    margins[i].spaced = spaced && !margins[i].indented;
    margins[i].em = em;
  }
}

/* Puts those of the lines that are no rows of tables, which have margins of their own, into `own`; all, when there are
 * no others. Returns how many. */
static size_t outside_tables(struct stretch stretch, struct line *own)
{
  size_t count = 0;
  for (size_t i = 0; i < stretch.count; i++)
    if (!stretch.lines[i].in_table) own[count++] = stretch.lines[i];
  if (count == 0) memcpy(own, stretch.lines, stretch.count * sizeof *own);
  return count ? count : stretch.count;
}

struct margins *regions_margins(const struct line_list *lines, uint32_t count)
{
  struct margins *margins = calloc(count + 1, sizeof *margins);
  struct stretch *stretches = calloc(count + 1, sizeof *stretches);
  float *values = malloc((lines->count + 1) * sizeof *values);
  struct line *own = malloc((lines->count + 1) * sizeof *own);
  bool good = margins && stretches && values && own;
  for (size_t at = 0; good && at < lines->count;) {
    struct stretch stretch = next_stretch(lines, at);
    at = (size_t)(stretch.lines - lines->at) + stretch.count;
    if (!stretch.count) break;
    stretches[stretch.lines->region] = stretch;
    margins[stretch.lines->region] = margins_of(own, outside_tables(stretch, own), values);
  }
  for (uint32_t i = 0; good && i < count; i++)
    if (stretches[i].count && stretches[i].count < LEAST_LINES) borrow(margins, stretches, count, i);
  if (good) find_ways(lines, margins, count, values);
  free(stretches);
  free(values);
  free(own);
  if (good) return margins;
  free(margins);
  return NULL;
}

/* ---- Paragraphs ---- */

/* Whether no line may begin with `code`. */
static bool follows(uint32_t code)
{
  bool of_unit = code == '%' || code == 0xFF05 || code == 0x2030 || code == 0x2103; /* ％ ‰ ℃ */
  return of_unit || char_is(code, CHAR_BREAK | CHAR_CLOSES) || (char_is(code, CHAR_YARDSTICK) && code != 0xFF08);
}

/* The width of what a line begins with that is not broken: a character or a word, with the punctuation beside it. */
static float unbroken(const struct line *line)
{
  slice text = first_text(line);
  float ems = 0;
  bool begun = false, latin = false;
  size_t size;
  for (size_t at = 0, signs = 0; at < text.size && signs < MOST_SIGNS; at += size, signs++) {
    uint32_t code = utf8_at(text.at + at, &size);
    bool letter = code > ' ' && code < 0x80, opens = char_is(code, CHAR_OPENS);
    if (begun && !follows(code) && !(latin && letter)) break;
    ems += letter ? 0.5F : 1;
    begun |= !opens;
    latin = letter;
  }
  return ems * line->em;
}

static bool is_centred(const struct line *line, const struct margins *margins)
{
  float left = line->left - margins->left, right = margins->right - line->right;
  return fminf(left, right) >= CENTRED * line->em && fabsf(left - right) <= OFF_CENTRE * line->em;
}

/* Whether the line stands in the right half, as one set flush right, or some letters from there, does. */
static bool is_at_right(const struct line *line, const struct margins *margins)
{
  float middle = (margins->left + margins->right) / 2;
  return line->left > middle && margins->right - line->right <= MOST_RIGHT * line->em && !is_centred(line, margins);
}

/* Spread letters look wider than they are, but no higher. In half points, for measured sizes vary a little. */
struct appearance line_appearance(const struct line *line, const struct margins *margins)
{
  float size = fminf(line->em, line->height);
  return (struct appearance){.centred = is_centred(line, margins),
                             .right = is_at_right(line, margins),
                             .size = size > 0 && size < LARGEST ? (uint32_t)lrintf(size * 2) * 5 : 0};
}

static bool is_of_full_width(const struct line *line)
{
  slice text = first_text(line);
  size_t size;
  for (size_t at = 0; at < text.size; at += size)
    if (utf8_at(text.at + at, &size) >= 0x2E80) return true;
  return false;
}

/* Letters that are spread look wider than they are, other fonts higher. */
static bool other_size(const struct line *a, const struct line *b)
{
  if (!is_of_full_width(a) || !is_of_full_width(b)) return false;
  if (b->em > a->em) return b->em > OTHER_SIZE * a->em && b->height > OTHER_SIZE * a->height;
  return a->em > OTHER_SIZE * b->em && a->height > OTHER_SIZE * b->height;
}

static bool has_label(const struct line *line)
{
  enum label_system system = label_read(first_text(line), 0).system;
  return system != LABEL_NONE && system != LABEL_LISTED && system != LABEL_DASH;
}

/* The space that typesetters put between a full-width character, with which `before` ends, and others. */
static float space_between(const struct line *before, const struct line *line)
{
  size_t size;
  slice text = last_text(before);
  bool wide = utf8_before(text.at + text.size, &size) >= 0x2E80;
  return wide && utf8_at(first_text(line).at, &size) < 0x80 ? NARROW_SPACE * line->em : 0;
}

/* Whether `before` left no room for what `line` begins with. */
static bool is_full(const struct line *before, const struct line *line, const struct margins *margins)
{
  float wanted = unbroken(line) + space_between(before, line) + TOLERANCE * line->em;
  return margins->right - before->right < wanted;
}

static bool aligned(const struct line *a, const struct line *b)
{
  return fabsf(a->left - b->left) <= SAME_INDENT * a->em;
}

/* Whether both lines stand in the right half, as the names and days at a report's end do. */
static bool are_at_right(const struct line *a, const struct line *b, const struct margins *margins)
{
  float middle = (margins->left + margins->right) / 2;
  return a->left > middle && b->left > middle;
}

/* Whether a line that is indented all the same goes on with the full one before: in a paragraph whose first line hangs
 * out, or one that is indented as a whole. */
static bool hangs(const struct neighbours *n, float indent)
{
  if (ends_sentence(n->before) || has_label(n->line)) return false;
  bool behind_label = n->is_first && has_label(n->before) && n->line->left > n->before->left;
  if (behind_label && !aligned(n->before, n->line)) return true;
  if (aligned(n->before, n->line) && !n->is_first) return true;
  bool block = n->behind && n->behind->region == n->line->region && aligned(n->line, n->behind);
  return block && fabsf(indent - USUAL_INDENT * n->line->em) > SAME_INDENT * n->line->em;
}

/* Whether a title, in larger letters than the text and set in the middle, goes on in its next line. */
static bool title_goes_on(const struct line *before, const struct line *line, const struct margins *margins)
{
  bool large = fminf(before->em, line->em) > OTHER_SIZE * margins->em && before->region == line->region;
  if (!large || line->top - before->top > WIDEST_PITCH * line->em || ends_sentence(before)) return false;
  size_t size;
  uint32_t first = utf8_at(first_text(line).at, &size);
  bool begins = char_is(first, CHAR_OPENS) || (first >= 0x2010 && first <= 0x2015) || first == 0x2500;
  if (begins || has_label(line) || has_label(before)) return false;
  slice text = last_text(before);
  bool whole = lex_front_ends(text.at, text.size, FRONT_ROLE_REPORT) != 0;
  float off = (before->left + before->right) / 2 - (line->left + line->right) / 2;
  return !whole && fabsf(off) <= line->em / 2;
}

bool begins_paragraph(const struct neighbours *n, const struct margins *regions)
{
  const struct line *before = n->before, *line = n->line;
  const struct margins *own = &regions[line->region], *last = &regions[before->region];
  if (before->in_table || line->in_table || other_size(before, line)) return true;
  if (title_goes_on(before, line, own)) return false;
  float usual = own->spaced ? ROOM * own->pitch : own->pitch > 0 ? WIDE_GAP * own->pitch : WIDEST_PITCH * line->em;
  float distance =
      own->spaced ? fminf(line->top - before->top, line->bottom - before->bottom) : line->top - before->top;
  if (before->region == line->region && distance > usual && !n->parted) return true;
  if (!is_full(before, line, last)) return true;
  if (is_centred(line, own)) return !n->is_first || ends_sentence(before);
  float indent = line->left - own->left;
  if (indent >= INDENT * line->em) return are_at_right(before, line, own) || !hangs(n, indent);
  return !own->indented && ends_sentence(before) && has_label(line);
}
