/* A page of OFD: each TextCode is a run of characters, the first at X, Y of its object, each other so far behind the
 * one before as DeltaX and DeltaY say. The object stands in its Boundary, turned and stretched by its CTM. How wide a
 * character is only its font knows: a full-width one is as wide as the font is high, others about half. */
#include "../support/utf8.h"
#include "events.h"
#include "measures.h"
#include "ofd.h"
#include <math.h>

static const float POINTS = 72 / 25.4F, /* in a millimetre */
    ASCENT = 1.1F, DESCENT = 0.23F,     /* of a box, in em */
    WORD_GAP = 0.18F, LATIN_GAP = 0.5F; /* that part words, in em */

struct matrix {
  float a, b, c, d, e, f;
};

/* A list of distances: `5 5 g 3 4.5` are 5, 5, 4.5, 4.5, 4.5. */
struct deltas {
  slice rest;
  size_t repeat;
  float value;
};

struct content {
  struct layout *layout;
  struct ofd_page *page;
  bool fixed;
  struct box boundary; /* of the open TextObject */
  struct matrix matrix;
  float size;
  bool hidden;
  float x, y; /* of the last TextCode */
  struct deltas across, down;
  struct extract text; /* of the open TextCode, or PhysicalBox */
  size_t codes;        /* in the open TextObject */
  size_t glyphs;
  bool in_code, in_box, failed;
};

struct box box_read(slice text)
{
  struct box box = {.left = measure_next(&text) * POINTS};
  box.top = measure_next(&text) * POINTS;
  box.width = measure_next(&text) * POINTS;
  box.height = measure_next(&text) * POINTS;
  return box;
}

static struct matrix matrix_read(slice text)
{
  if (!text.at) return (struct matrix){1, 0, 0, 1, 0, 0};
  struct matrix m = {.a = measure_next(&text)};
  m.b = measure_next(&text);
  m.c = measure_next(&text);
  m.d = measure_next(&text);
  m.e = measure_next(&text);
  m.f = measure_next(&text);
  return m;
}

static struct deltas deltas_copy(struct content *content, const struct element *element, const char *name)
{
  slice text = attribute_slice(element, name);
  struct deltas deltas = {{NULL, 0}, 0, 0};
  if (!text.size) return deltas;
  deltas.rest = (slice){arena_copy(content->layout->memory, text), text.size};
  content->failed |= !deltas.rest.at;
  if (content->failed) deltas.rest.size = 0;
  return deltas;
}

/* The next distance; once there are no more, `otherwise`. */
static float delta_next(struct deltas *deltas, float otherwise)
{
  if (deltas->repeat) {
    deltas->repeat--;
    return deltas->value;
  }
  slice *rest = &deltas->rest;
  while (rest->size && (*rest->at == ' ' || *rest->at == ',')) *rest = slice_after(*rest, 1);
  if (!rest->size) return otherwise;
  if (*rest->at != 'g') return measure_next(rest);
  *rest = slice_after(*rest, 1);
  float count = measure_next(rest);
  deltas->value = measure_next(rest);
  deltas->repeat = count > 1 && count < 1e6F ? (size_t)count - 1 : 0;
  return deltas->value;
}

static bool is_wide(uint32_t code)
{
  return code >= 0x2000;
}

/* A run of characters that is being made a word; measures in millimetres of the object. */
struct run_of {
  float x, y, right;
  const char *at;
};

static void end_run(struct content *content, const struct run_of *run, const char *end)
{
  if (end == run->at) return;
  const struct matrix *m = &content->matrix;
  float left = m->a * run->x + m->c * run->y + m->e, right = m->a * run->right + m->c * run->y + m->e;
  float base = m->b * run->x + m->d * run->y + m->f, last = m->b * run->right + m->d * run->y + m->f;
  float em = content->size * hypotf(m->c, m->d) * POINTS;
  struct word word = {.left = content->boundary.left + fminf(left, right) * POINTS,
                      .right = content->boundary.left + fmaxf(left, right) * POINTS,
                      .top = content->boundary.top + fminf(base, last) * POINTS - ASCENT * em,
                      .bottom = content->boundary.top + fmaxf(base, last) * POINTS + DESCENT * em,
                      .fixed = content->fixed,
                      .text = {run->at, (size_t)(end - run->at)}};
  content->failed |= !layout_word(content->layout, word);
}

/* The words of the open TextCode. */
static void add_words(struct content *content, slice text)
{
  struct run_of run = {content->x, content->y, content->x, text.at};
  float x = content->x, y = content->y, em = content->size;
  uint32_t before = 0;
  size_t size;
  for (size_t at = 0; at < text.size; at += size) {
    uint32_t code = utf8_at(text.at + at, &size);
    float width = is_wide(code) ? em : em / 2;
    float gap = before && is_wide(before) && is_wide(code) ? WORD_GAP : LATIN_GAP;
    bool apart = x - run.right > gap * em || x < run.right - em || fabsf(y - run.y) > em / 4;
    if (apart && before) {
      end_run(content, &run, text.at + at);
      run = (struct run_of){x, y, x, text.at + at};
    }
    run.right = x + width;
    x += delta_next(&content->across, width);
    y += delta_next(&content->down, 0);
    before = code;
  }
  end_run(content, &run, text.at + text.size);
}

static void begin_object(struct content *content, const struct element *element)
{
  content->boundary = box_read(attribute_slice(element, "Boundary"));
  content->matrix = matrix_read(attribute_slice(element, "CTM"));
  content->size = attribute_measure(element, "Size");
  slice visible = attribute_slice(element, "Visible");
  content->hidden = visible.at && slice_equal(visible, SLICE("false"));
  content->x = content->y = 0;
  content->codes = content->glyphs = 0;
}

static void begin_code(struct content *content, const struct element *element)
{
  if (attribute_slice(element, "X").at) content->x = attribute_measure(element, "X");
  if (attribute_slice(element, "Y").at) content->y = attribute_measure(element, "Y");
  content->across = deltas_copy(content, element, "DeltaX");
  content->down = deltas_copy(content, element, "DeltaY");
  content->in_code = true;
  content->text.size = 0;
}

static void add_template(struct content *content, const struct element *element)
{
  struct ofd_page *page = content->page;
  if (page->template_count == MOST_TEMPLATES) return;
  const char *id = element_attribute(element, "TemplateID", content->layout->memory, &content->failed);
  if (id) page->templates[page->template_count++] = id;
}

static bool begin(void *user, const struct element *element)
{
  struct content *content = user;
  if (strcmp(element->name, "TextObject") == 0) {
    begin_object(content, element);
  } else if (strcmp(element->name, "TextCode") == 0) {
    begin_code(content, element);
  } else if (strcmp(element->name, "CGTransform") == 0) {
    content->glyphs += (size_t)fminf(fmaxf(attribute_measure(element, "GlyphCount"), 1), 1e6F);
  } else if (strcmp(element->name, "Template") == 0) {
    add_template(content, element);
  } else if (strcmp(element->name, "PhysicalBox") == 0) {
    content->in_box = true;
    content->text.size = 0;
  }
  return true;
}

static void end_code(struct content *content)
{
  slice text = {content->text.at, content->text.size};
  content->in_code = false;
  content->failed |= content->text.failed;
  if (!utf8_trim(text).size || content->hidden || content->failed) return;
  content->codes += text.size;
  text.at = arena_copy(content->layout->memory, text);
  content->failed |= !text.at;
  if (text.at) add_words(content, text);
}

static void end_box(struct content *content)
{
  struct box box = box_read((slice){content->text.at, content->text.size});
  content->in_box = false;
  if (content->fixed || box.width <= 0 || box.height <= 0) return;
  struct page *page = &content->layout->pages[content->layout->count - 1];
  page->width = box.width;
  page->height = box.height;
}

static void end(void *user, const char *name, const char *space)
{
  (void)space;
  struct content *content = user;
  if (content->in_code && strcmp(name, "TextCode") == 0) {
    end_code(content);
  } else if (content->in_box && strcmp(name, "PhysicalBox") == 0) {
    end_box(content);
  } else if (strcmp(name, "TextObject") == 0) {
    if (!content->codes && !content->hidden) content->page->unknown += content->glyphs;
    content->glyphs = 0;
  }
}

static void take_text(void *user, slice text)
{
  struct content *content = user;
  if (content->in_code || content->in_box) extract_add(&content->text, text);
}

static bool wanted(void *user)
{
  const struct content *content = user;
  return !content->failed && !content->text.too_big;
}

bool ofd_page_words(archive *a, const char *name, bool fixed, struct layout *layout, struct ofd_page *page, bg_log *log)
{
  struct content content = {
      .layout = layout, .page = page, .fixed = fixed, .text = {.arena = layout->memory, .most = (size_t)1 << 26}};
  const struct listener listener = {begin, end, take_text, wanted, &content};
  bool read = archive_events(a, name, &listener, log);
  return content.failed ? log_memory(log) : read;
}
