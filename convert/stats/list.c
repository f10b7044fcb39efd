/* Lists that share a number each: 城镇、农村居民人均可支配收入分别增长5.4%、8.1%. Splits the list and gives each member
 * what it shares with the others: the head of the last (人均可支配收入), the first word of the first
 * (万元GDP建设用地、水耗). */
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "bind.h"
#include "lexicon/indicators.h"
#include "lexicon/members.h"
#include "lexicon/nouns.h"
#include "lexicon/pairs.h"
#include "signs.h"

/* Bytes of a connector at the front of `text`: with `marks` 、, with `words` 和 及 与 以及; 0 if there is none. */
static size_t connector_at(slice text, bool marks, bool words)
{
  if (marks && slice_starts(text, ENUMERATION_COMMA)) return ENUMERATION_COMMA.size;
  const struct lex_members_row *row = words ? lex_members_longest(text.at, text.size) : NULL;
  return row && row->role & MEMBERS_ROLE_JOINS ? row->word_size : 0;
}

static size_t split(slice noun, bool marks, bool words, slice *members)
{
  size_t count = 0;
  int depth = 0;
  const char *start = noun.at, *end = noun.at + noun.size;
  for (const char *at = noun.at; at < end;) {
    slice rest = {at, (size_t)(end - at)};
    size_t size = depth == 0 && at > start ? connector_at(rest, marks, words) : 0;
    if (size) {
      if (count == LIST_MOST - 1) return 0;
      members[count++] = utf8_trim((slice){start, (size_t)(at - start)});
      start = at += size;
      continue;
    }
    uint32_t code = utf8_at(at, &size);
    depth += sign_nesting(code);
    if (depth < 0) depth = 0;
    at += size;
  }
  if (start == end) return 0;
  members[count++] = utf8_trim((slice){start, (size_t)(end - start)});
  return count;
}

static slice head_of(slice member, size_t shorter_than)
{
  size_t most = member.size < shorter_than ? member.size : shorter_than;
  const struct lex_indicators_row *row = lex_indicators_longest_before(member.at + member.size, most);
  return row ? (slice){member.at + member.size - row->head_size, row->head_size} : (slice){NULL, 0};
}

/* 州直、塔城|地区、阿勒泰|地区|国有企业营收: what follows in the last member the word that this one ends in. */
static slice behind_same_word(slice member, slice last)
{
  enum { WORD = 6 };
  if (member.size < WORD + 3) return (slice){NULL, 0};
  slice word = {member.at + member.size - WORD, WORD};
  ptrdiff_t at = slice_find(last, word);
  if (at <= 0 || (size_t)at + WORD >= last.size) return (slice){NULL, 0};
  slice rest = slice_after(last, (size_t)at + WORD);
  return head_of(rest, rest.size).size ? rest : (slice){NULL, 0};
}

/* Bytes at the end of `member` with which `head` begins: 城镇居民 + 居民人均收入. */
static size_t overlap(slice member, slice head)
{
  size_t most = member.size < head.size ? member.size : head.size;
  for (size_t size = most; size > 0; size--)
    if (memcmp(member.at + member.size - size, head.at, size) == 0 && ((unsigned char)head.at[0] & 0xC0) != 0x80)
      return size;
  return 0;
}

static const char *join(arena *memory, slice a, slice b)
{
  char *text = arena_alloc(memory, a.size + b.size + 1);
  if (!text) return NULL;
  if (a.size) memcpy(text, a.at, a.size);
  if (b.size) memcpy(text + a.size, b.at, b.size);
  return text;
}

/* What the first member has before its own head, if the last is but a head: 万元GDP of 万元GDP建设用地、水耗. */
static slice shared_prefix(slice first, slice last)
{
  slice none = {NULL, 0};
  const struct lex_indicators_row *part = lex_indicators_find(last.at, last.size);
  if (!part || part->part != INDICATORS_PART_YES) return none;
  slice head = head_of(first, first.size - 1);
  if (head.size == 0 || head.size == first.size) return none;
  slice prefix = {first.at, first.size - head.size};
  if (prefix.size < 6 || lex_members_starts(prefix.at, prefix.size, MEMBERS_ROLE_FRONT) == prefix.size) return none;
  return prefix;
}

/* 金融机构存款和贷款余额: the last is a word like the end of the first, and a head for both. */
static slice head_behind_parallel(slice first, slice last)
{
  slice none = {NULL, 0};
  slice whole = head_of(last, last.size);
  if (whole.size != last.size || last.size < 6) return none;
  slice head = head_of(last, last.size - 1);
  if (head.size == 0) return none;
  slice own = {last.at, last.size - head.size};
  slice parallel = head_of(first, first.size);
  return parallel.size == own.size && head_of(own, own.size).size == own.size ? head : none;
}

/* 城镇职工和居民|住院费用报销比例: what follows the second of two groups of people or bodies. */
static slice behind_group(slice first, slice last)
{
  enum { FARTHEST = 18 };
  if (!lex_nouns_ends(first.at, first.size, NOUNS_ROLE_GROUP)) return (slice){NULL, 0};
  for (size_t at = 0; at < last.size && at < FARTHEST; at += utf8_size((unsigned char)last.at[at])) {
    slice rest = slice_after(last, at);
    size_t size = lex_nouns_starts(rest.at, rest.size, NOUNS_ROLE_GROUP);
    if (size && size < rest.size) return slice_after(rest, size);
  }
  return (slice){NULL, 0};
}

/* The head that the last member gives to the others. Where it is much longer than the first even without it, they are
 * of one length in front: 中、省|衔接资金用于产业发展的比例. */
static slice tail_of(slice first, slice last)
{
  slice head = head_of(last, last.size - 1);
  slice behind = head.size ? behind_group(first, last) : head;
  if (behind.size) return behind;
  size_t own = utf8_count((slice){last.at, last.size - head.size});
  size_t length = utf8_count(first);
  if (head.size && length <= 3 && own > 2 * length + 2) return slice_after(last, utf8_bytes(last, length));
  return head;
}

static bool complete(arena *memory, slice *parts, size_t count, const char **members)
{
  slice last = parts[count - 1];
  slice prefix = shared_prefix(parts[0], last);
  slice near = parts[count - 2];
  slice parallel = head_behind_parallel(near, last);
  if (parallel.size) prefix = (slice){near.at, near.size - head_of(near, near.size).size};
  slice head = parallel.size ? parallel : tail_of(parts[0], last);
  slice middle = {last.at,
                  last.size - head.size}; /* 民间投资、工业投资|占比: a head of the same kind before the shared one */
  slice same = parallel;
  for (size_t i = 0; i + 1 < count && !same.size; i++) same = behind_same_word(parts[i], last);
  slice inner = head.size ? head_of(middle, middle.size) : head;
  slice towards = {parts[0].at, lex_members_starts(parts[0].at, parts[0].size, MEMBERS_ROLE_TOWARDS)};
  if (slice_starts(last, towards)) towards.size = 0;
  for (size_t i = 0; i < count; i++) {
    slice part = parts[i];
    slice own = head_of(part, part.size);
    if (inner.size && own.size && slice_equal(own, inner) && !parallel.size) own.size = 0;
    if (same.size && !parallel.size && i + 1 < count && own.size == 0) {
      members[i] = join(memory, part, same);
    } else if (i > 0 && prefix.size && own.size == part.size && (!parallel.size || i + 1 == count)) {
      members[i] = join(memory, prefix, part);
    } else if (i + 1 < count && head.size && (parallel.size ? i + 2 == count : own.size == 0)) {
      size_t common = overlap(part, head);
      members[i] = join(memory, part, slice_after(head, common));
    } else {
      members[i] = arena_copy(memory, part);
    }
    if (members[i] && towards.size && i > 0) members[i] = join(memory, towards, slice_of(members[i]));
    if (!members[i]) return false;
  }
  return true;
}

/* 城乡居民人均可支配收入 with two numbers, 一二三产增加值 with three; `marked`: of words with a 、 of their own
 * (存、贷款余额) alone. */
static size_t split_word(arena *memory, slice noun, size_t wanted, bool marked, const char **members)
{
  const char *end = noun.at + noun.size;
  for (const char *at = noun.at; at < end; at += utf8_size((unsigned char)*at)) {
    const struct lex_pairs_row *row = lex_pairs_longest(at, (size_t)(end - at));
    if (!row || (marked && !slice_has(slice_of(row->word), ENUMERATION_COMMA))) continue;
    const char *const forms[] = {row->first, row->second, row->third};
    if (wanted != (row->third_size ? 3 : 2)) continue;
    slice before = {noun.at, (size_t)(at - noun.at)};
    slice behind = slice_after((slice){at, (size_t)(end - at)}, row->word_size);
    for (size_t i = 0; i < wanted; i++) {
      const char *front = join(memory, before, slice_of(forms[i]));
      members[i] = front ? join(memory, slice_of(front), behind) : NULL;
      if (!members[i]) return SIZE_MAX;
    }
    return wanted;
  }
  return 0;
}

size_t list_members(arena *memory, slice noun, size_t wanted, const char **members)
{
  slice parts[LIST_MOST];
  if (wanted < 2 || wanted > LIST_MOST || noun.size == 0) return 0;
  size_t found = slice_has(noun, ENUMERATION_COMMA) ? split_word(memory, noun, wanted, true, members) : 0;
  if (found) return found;
  if (split(noun, true, true, parts) != wanted && split(noun, true, false, parts) != wanted &&
      split(noun, false, true, parts) != wanted)
    return split_word(memory, noun, wanted, false, members);
  return complete(memory, parts, wanted, members) ? wanted : SIZE_MAX;
}
