/* Livelihood items in groups: fields, each with how many it has, which add up to what is announced.
 *
 * That they add up is what tells that they are items: the words over them only speak of works (民生工程). A field with
 * one item alone has no label (卫生工程1项：…). */
#include "grouped_items.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "lexicon/layout.h"
#include "lexicon/limits.h"

enum { MOST_GROUPS = 20 };

struct member {
  uint32_t start, label_end;
};

struct group {
  uint32_t head, body, end; /* of its words, of its members, behind them */
  int count;
};

struct groups {
  struct group groups[MOST_GROUPS];
  struct member members[MOST_ITEMS];
  int count, member_count;
};

static uint32_t offset_of(const struct outline *outline, const char *at)
{
  return (uint32_t)(at - outline->document->text.at);
}

/* Adds the labelled members of the group: as many as it counts, one behind the other. False when there are fewer. */
static bool add_labelled(const struct outline *outline, struct groups *groups, const struct group *group, uint32_t end)
{
  int n = 0;
  for (uint32_t at = group->body; at < end && n < group->count;) {
    slice rest = document_slice(outline->document, at, end);
    struct label label = label_read(rest, at);
    if (label.n != n + 1) {
      at += (uint32_t)utf8_size((unsigned char)*rest.at);
      continue;
    }
    groups->members[groups->member_count++] = (struct member){at, label.end};
    at = label.end;
    n++;
  }
  return n == group->count;
}

/* Reads the group whose words begin at `start`: `body` and the end of its members' last sentence. */
static bool read_group(const struct outline *outline, struct groups *groups, uint32_t start, uint32_t end)
{
  slice text = document_slice(outline->document, start, end);
  ptrdiff_t colon = slice_find(text, COLON);
  if (colon <= 0 || groups->count == MOST_GROUPS) return false;
  struct group *group = &groups->groups[groups->count];
  *group = (struct group){.head = start, .body = start + (uint32_t)colon + (uint32_t)COLON.size};
  group->count = counted_at_end((slice){text.at, (size_t)colon});
  if (group->count < 1 || groups->member_count + group->count > MOST_ITEMS) return false;
  if (group->count == 1)
    groups->members[groups->member_count++] = (struct member){group->body, group->body};
  else if (!add_labelled(outline, groups, group, end))
    return false;
  group->end = sentence_end(outline->document, groups->members[groups->member_count - 1].label_end, end);
  groups->count++;
  return true;
}

/* Reads groups from `start` on, one a sentence. */
static void read_groups(const struct outline *outline, struct groups *groups, uint32_t start, uint32_t end)
{
  groups->count = groups->member_count = 0;
  while (read_group(outline, groups, start, end)) {
    slice rest = utf8_trim(document_slice(outline->document, groups->groups[groups->count - 1].end, end));
    start = offset_of(outline, rest.at);
  }
}

/* Whether the text announces, in the sentence that it ends in, as many works for people's lives as the groups hold. */
static bool announced(slice lead, const struct groups *groups)
{
  slice sentence = last_sentence(utf8_trim(lead));
  return promise_of(sentence) >= PROMISES_BY_COUNT && announces(sentence, groups->member_count);
}

static bool add_groups(struct outline *outline, uint32_t index, const struct groups *groups)
{
  int member = 0;
  for (int g = 0; g < groups->count; g++) {
    const struct group *group = &groups->groups[g];
    if (g && !item_add(outline, index, group->head, group->body, -1, group->head)) return false;
    for (int i = 0; i < group->count; i++, member++) {
      uint32_t start = groups->members[member].start;
      uint32_t end = i + 1 < group->count ? groups->members[member + 1].start : group->end;
      slice item = utf8_trim(document_slice(outline->document, start, end));
      int n = group->count == 1 ? 0 : i + 1;
      if (!item_add(outline, index, offset_of(outline, item.at), offset_of(outline, slice_end(item)), n,
                    groups->members[member].label_end))
        return false;
    }
  }
  slice rest = utf8_trim(
      document_slice(outline->document, groups->groups[groups->count - 1].end, outline->paragraphs[index].end));
  uint32_t start = offset_of(outline, rest.at);
  return item_add(outline, index, start, outline->paragraphs[index].end, -1, start);
}

bool grouped_items_find(struct outline *outline, uint32_t index, bool *found)
{
  const struct paragraph *paragraph = &outline->paragraphs[index];
  const struct document *document = outline->document;
  struct groups groups;
  *found = false;
  slice text = document_slice(document, paragraph->start, paragraph->end), rest = text;
  if (slice_find(text, COLON) < 0) return true;
  for (ptrdiff_t comma; (comma = slice_find(rest, COMMA)) >= 0;) {
    slice lead = {text.at, (size_t)(rest.at - text.at) + (size_t)comma};
    rest = slice_after(rest, (size_t)comma + COMMA.size);
    size_t size = lex_layout_starts(rest.at, rest.size, LAYOUT_ROLE_AMONG_THEM);
    if (!size) continue;
    slice among = slice_after(rest, size);
    if (slice_starts(among, COMMA)) among = slice_after(among, COMMA.size);
    read_groups(outline, &groups, offset_of(outline, among.at), paragraph->end);
    *found = groups.count > 1 && announced(lead, &groups);
    if (*found) return add_groups(outline, index, &groups);
  }
  return true;
}

/* # Numbers that count through paragraphs */

/* The labels that count on behind `last` in the paragraph, the first behind a few words that name its field; 0: none
 * does. */
static int labels_of_field(const struct outline *outline, const struct paragraph *paragraph, struct label last,
                           uint32_t *starts, uint32_t *ends, int most)
{
  if (paragraph->kind == NODE_KIND_COUNT || paragraph->label.system != LABEL_NONE) return 0;
  int count = labels_counted_on(outline, last, paragraph->start, paragraph->end, starts, ends, most);
  if (!count || starts[0] == paragraph->start) return 0;
  return utf8_longer(document_slice(outline->document, paragraph->start, starts[0]), LIMITS_ASPECT) ? 0 : count;
}

static bool add_field(struct outline *outline, uint32_t index, const uint32_t *starts, const uint32_t *ends, int first,
                      int count)
{
  struct paragraph *paragraph = &outline->paragraphs[index];
  paragraph->title_end = 0;
  paragraph->kind = NODE_P;
  paragraph->holds_items = true;
  for (int i = 0; i < count; i++) {
    slice item =
        utf8_trim(document_slice(outline->document, starts[i], i + 1 < count ? starts[i + 1] : paragraph->end));
    if (!item_add(outline, index, starts[i], offset_of(outline, slice_end(item)), first + i, ends[i])) return false;
  }
  return true;
}

bool counted_through_find(struct outline *outline, uint32_t index, bool *found)
{
  const struct paragraph *lead = &outline->paragraphs[index];
  uint32_t starts[MOST_ITEMS], ends[MOST_ITEMS];
  int fields[MOST_GROUPS], field_count = 0, count = 0;
  struct label last = {LABEL_NONE, 0, 0};
  for (size_t i = index + 1; i < outline->count && field_count < MOST_GROUPS; i++, field_count++) {
    int more =
        labels_of_field(outline, &outline->paragraphs[i], last, starts + count, ends + count, MOST_ITEMS - count);
    if (!more) break;
    last = label_read(document_slice(outline->document, starts[count], ends[count]), starts[count]);
    fields[field_count] = more;
    count += more;
    last.n = count;
  }
  *found = field_count > 1 && announces(document_slice(outline->document, lead->start, lead->end), count);
  for (int i = 0, at = 0; i < field_count && *found; at += fields[i++])
    if (!add_field(outline, index + 1 + (uint32_t)i, starts + at, ends + at, at + 1, fields[i])) return false;
  if (*found) outline->paragraphs[index].over_items = is_title_line(lead);
  return true;
}
