/* Lists that share a number each: 城镇、农村居民人均可支配收入分别增长5.4%、8.1%. Splits the list and gives each member
 * what it shares with the others: the head of the last (人均可支配收入), the first word of the first
 * (万元GDP建设用地、水耗). */
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "lexicon/counterparts.h"
#include "lexicon/generics.h"
#include "lexicon/indicators.h"
#include "lexicon/members.h"
#include "lexicon/nouns.h"
#include "lexicon/pairs.h"
#include "lexicon/particles.h"
#include "lexicon/wholes.h"
#include "lexicon/written.h"
#include "proposers.h"
#include "signs.h"

/* The name of one member, put together. */
struct member {
  slice parts[PARTS_MOST];
  size_t count;
};

static void append(struct member *m, slice part)
{
  if (part.size && m->count < PARTS_MOST) m->parts[m->count++] = part;
}

/* Bytes of a connector at the front of `text`: with `marks` 、, with `words` 和 及 与 以及; 0 if there is none. */
static size_t connector_at(slice text, bool marks, bool words)
{
  if (marks && slice_starts(text, ENUMERATION_COMMA)) return ENUMERATION_COMMA.size;
  const struct lex_members_row *row = words ? lex_members_longest(text.at, text.size) : NULL;
  return row && row->role & MEMBERS_ROLE_JOINS ? row->word_size : 0;
}

/* Whether two quotations meet at `at`: “两抢”|“八类暴力”. */
static bool quotations_meet(const char *at, uint32_t code)
{
  size_t size;
  return sign_nesting(code) > 0 && sign_nesting(utf8_before(at, &size)) < 0;
}

/* Bytes of a word at the front of `text` that no member ends within: 燃气|普及|率; 0: there is none. */
static size_t kept_at(slice text)
{
  const struct lex_members_row *row = lex_members_longest(text.at, text.size);
  return row && row->role & MEMBERS_ROLE_KEEP ? row->word_size : 0;
}

static size_t split(slice noun, bool marks, bool words, slice *members)
{
  size_t count = 0;
  int depth = 0;
  const char *start = noun.at, *end = slice_end(noun);
  for (const char *at = noun.at; at < end;) {
    slice rest = {at, (size_t)(end - at)};
    size_t kept = kept_at(rest), size = !kept && depth == 0 && at > start ? connector_at(rest, marks, words) : 0;
    if (size) {
      if (count == LIST_MOST - 1) return 0;
      members[count++] = utf8_trim((slice){start, (size_t)(at - start)});
      start = at += size;
      continue;
    }
    uint32_t code = utf8_at(at, &size);
    if (depth == 0 && at > start && quotations_meet(at, code) && count < LIST_MOST - 1) {
      members[count++] = utf8_trim((slice){start, (size_t)(at - start)});
      start = at;
    }
    depth += sign_nesting(code);
    if (depth < 0) depth = 0;
    at += kept ? kept : size;
  }
  if (start == end) return 0;
  members[count++] = utf8_trim((slice){start, (size_t)(end - start)});
  return count;
}

/* What `member` has before its last `size` bytes. */
static slice front_of(slice member, size_t size)
{
  return (slice){member.at, member.size - size};
}

static slice head_of(slice member, size_t shorter_than)
{
  size_t most = member.size < shorter_than ? member.size : shorter_than;
  const struct lex_indicators_row *row = lex_indicators_longest_before(slice_end(member), most);
  return row ? (slice){slice_end(member) - row->head_size, row->head_size} : (slice){NULL, 0};
}

/* 州直、塔城|地区、阿勒泰|地区|国有企业营收: what follows in the last member the word that this one ends in. */
static slice behind_same_word(slice member, slice last)
{
  enum { WORD = 6 };
  if (member.size < WORD + 3) return (slice){NULL, 0};
  slice word = {slice_end(member) - WORD, WORD};
  ptrdiff_t at = slice_find(last, word);
  if (at <= 0) return (slice){NULL, 0};
  slice rest = slice_after(last, (size_t)at + WORD);
  return head_of(rest, rest.size).size ? rest : (slice){NULL, 0};
}

size_t list_overlap(slice member, slice head)
{
  size_t most = member.size < head.size ? member.size : head.size;
  for (size_t size = most; size > 0; size--)
    if (memcmp(slice_end(member) - size, head.at, size) == 0) return size;
  return 0;
}

/* What the first member has before its own head, if the last is but a head: 万元GDP of 万元GDP建设用地、水耗. */
static slice shared_prefix(slice first, slice last)
{
  slice none = {NULL, 0};
  const struct lex_indicators_row *part = lex_indicators_find(last.at, last.size);
  if (!part || part->part != INDICATORS_PART_YES) return none;
  slice head = head_of(first, first.size - 1);
  if (head.size == 0) return none;
  slice prefix = front_of(first, head.size);
  return prefix.size < 6 ? none : prefix;
}

/* 金融机构存款和贷款余额: the last is a word like the end of the first, and a head for both. */
static slice head_behind_parallel(slice first, slice last)
{
  slice none = {NULL, 0};
  if (head_of(last, last.size).size != last.size) return none;
  slice head = head_of(last, last.size - 1);
  if (head.size == 0) return none;
  slice own = front_of(last, head.size);
  slice parallel = head_of(first, first.size);
  return parallel.size == own.size && head_of(own, own.size).size == own.size ? head : none;
}

/* 城镇职工和居民|住院费用报销比例: what follows the second of two groups of people or bodies. */
static slice behind_group(slice first, slice last)
{
  if (!lex_nouns_ends(first.at, first.size, NOUNS_ROLE_GROUP)) return (slice){NULL, 0};
  for (size_t at = 0; at < last.size; at += utf8_size((unsigned char)last.at[at])) {
    slice rest = slice_after(last, at);
    size_t size = lex_nouns_starts(rest.at, rest.size, NOUNS_ROLE_GROUP);
    if (size) return slice_after(rest, size);
  }
  return (slice){NULL, 0};
}

/* 建材|三大行业|增加值, of three members: where the words stand behind the last that count them all, which may end with
 * `behind`; its size: nowhere. */
static size_t counted_all_at(slice last, size_t count, size_t behind)
{
  size_t size, end = last.size - behind;
  for (size_t at = utf8_bytes(last, 1); at < end; at += size) {
    struct numeral_sign sign = numeral_sign(utf8_at(last.at + at, &size));
    slice rest = slice_between(last.at + at + size, last.at + end);
    bool all = sign.kind == NUMERAL_DIGIT && sign.value == (int)count;
    if (all && lex_members_starts(rest.at, rest.size, MEMBERS_ROLE_SORTS)) return at;
  }
  return last.size;
}

/* The head that the last member gives to the others. Where it is much longer than the first even without it, they are
 * of one length in front: 中、省|衔接资金用于产业发展的比例. */
static slice tail_of(slice first, slice last, size_t count)
{
  slice head = head_of(last, last.size - 1);
  if (counted_all_at(last, count, head.size) < last.size) return head;
  slice behind = head.size ? behind_group(first, last) : head;
  if (behind.size) return behind;
  size_t own = utf8_count((slice){last.at, last.size - head.size});
  size_t length = utf8_count(first);
  if (head.size && length <= 3 && own > 2 * length + 2) return slice_after(last, utf8_bytes(last, length));
  return head;
}

/* 机械加工、食品酿造|产业: the word for what the members all are. */
static slice class_of(slice member)
{
  const struct lex_wholes_row *row = lex_wholes_longest_before(slice_end(member), member.size);
  bool whole = row && row->word_size < member.size;
  return whole ? slice_after(member, member.size - row->word_size) : (slice){NULL, 0};
}

/* What the members of a list share. */
struct shared {
  slice prefix;  /* 万元GDP: of the first */
  slice head;    /* of the last */
  slice class;   /* the head, or else the word for what they are */
  slice inner;   /* 民间投资、工业投资|占比: a head of the same kind before the shared one */
  slice same;    /* behind the word that members end in */
  slice towards; /* 对: before the first alone */
  bool parallel; /* 存款和贷款余额 */
};

static struct shared shared_by(const slice *parts, size_t count)
{
  slice last = parts[count - 1], near = parts[count - 2];
  struct shared s = {.prefix = shared_prefix(parts[0], last)};
  s.head = head_behind_parallel(near, last);
  s.parallel = s.head.size != 0;
  if (s.parallel)
    s.prefix = front_of(near, head_of(near, near.size).size);
  else
    s.head = tail_of(parts[0], last, count);
  s.class = !s.head.size && !class_of(parts[0]).size ? class_of(last) : s.head;
  slice middle = front_of(last, s.head.size);
  if (s.head.size) s.inner = head_of(middle, middle.size);
  for (size_t i = 0; i + 1 < count && !s.same.size; i++) s.same = behind_same_word(parts[i], last);
  s.towards = (slice){parts[0].at, lex_members_starts(parts[0].at, parts[0].size, MEMBERS_ROLE_TOWARDS)};
  if (slice_starts(last, s.towards)) s.towards.size = 0;
  return s;
}

/* What member `nth` has behind itself from the last; empty: nothing. `own`: it has a head itself. */
static slice lacking_end(const struct shared *s, slice part, size_t nth, size_t count, bool own)
{
  slice none = {NULL, 0};
  if (nth + 1 == count) return none;
  if (s->parallel) return nth + 2 == count ? slice_after(s->head, list_overlap(part, s->head)) : none;
  if (own) return none;
  return s->same.size ? s->same : slice_after(s->class, list_overlap(part, s->class));
}

/* Whether member `nth`, which is a head and no more, lacks what stands before that of the first. */
static bool lacks_front(const struct shared *s, slice part, slice own, size_t nth, size_t count)
{
  if (own.size != part.size) return false;
  const struct lex_indicators_row *row = lex_indicators_find(own.at, own.size);
  if (!row || row->part != INDICATORS_PART_YES) return false; /* 工业用电量、|货运量|、贷款余额 */
  return !s->parallel || nth + 1 == count;
}

static struct member complete(const slice *parts, size_t count, size_t nth)
{
  struct shared s = shared_by(parts, count);
  struct member m = {.count = 0};
  slice part = parts[nth], own = head_of(part, part.size);
  size_t counted = nth + 1 == count && s.class.size ? counted_all_at(part, count, s.class.size) : part.size;
  if (counted < part.size) {
    append(&m, (slice){part.at, counted});
    append(&m, s.class);
    return m;
  }
  if (slice_equal(own, s.inner)) own.size = 0;
  bool front = lacks_front(&s, part, own, nth, count);
  if (nth > 0) append(&m, s.towards);
  if (front) append(&m, s.prefix);
  append(&m, part);
  if (!front) append(&m, lacking_end(&s, part, nth, count, own.size != 0));
  return m;
}

/* 城乡居民人均可支配收入 with two numbers, 一二三产增加值 with three; `marked`: of words with a 、 of their own
 * (存、贷款余额) alone. */
static struct member split_word(slice noun, size_t wanted, size_t nth, bool marked)
{
  struct member m = {.count = 0};
  const char *end = slice_end(noun);
  for (const char *at = noun.at; at < end && m.count == 0; at += utf8_size((unsigned char)*at)) {
    const struct lex_pairs_row *row = lex_pairs_longest(at, (size_t)(end - at));
    if (!row) continue;
    bool unmarked = marked && !slice_has(slice_of(row->word), ENUMERATION_COMMA);
    if (unmarked) continue;
    const char *const forms[] = {row->first, row->second, row->third};
    if (wanted != (row->third_size ? 3 : 2)) continue;
    append(&m, (slice){noun.at, (size_t)(at - noun.at)});
    append(&m, slice_of(forms[nth]));
    append(&m, slice_after((slice){at, (size_t)(end - at)}, row->word_size));
  }
  return m;
}

bool list_split(slice noun, size_t wanted, slice *parts)
{
  return split(noun, true, true, parts) == wanted || split(noun, true, false, parts) == wanted ||
         split(noun, false, true, parts) == wanted;
}

/* Member `nth` of the list `noun`, which must have `wanted`; of no parts: it has not. */
static struct member member_of(slice noun, size_t wanted, size_t nth)
{
  slice parts[LIST_MOST];
  if (slice_has(noun, ENUMERATION_COMMA)) {
    struct member whole = split_word(noun, wanted, nth, true);
    if (whole.count) return whole;
  }
  if (!list_split(noun, wanted, parts)) return split_word(noun, wanted, nth, false);
  return complete(parts, wanted, nth);
}

/* Whether the last `count` numbers were about the same: then 分居全省第2、第4 is about that. */
static bool about_one(const struct binder *b, size_t count)
{
  if (b->count < count) return true;
  slice one = slice_of(b->bindings[b->count - 1].indicator);
  for (size_t i = b->count - count; i < b->count; i++)
    if (!slice_equal(slice_of(b->bindings[i].indicator), one)) return false;
  return true;
}

/* 公园305个、绿道235公里，|总数分别: whether the last `count` numbers stood side by side. */
static bool side_by_side(const struct binder *b, size_t count)
{
  if (b->count < count) return false;
  for (size_t i = b->count - count + 1; i < b->count; i++)
    if (!b->bindings[i].clause->attached) return false;
  return !about_one(b, count);
}

/* 存贷款余额分别达到3亿元、2亿元；旅游接待5万人次，旅游收入6亿元，|分别增长: whether something else was spoken of since
 * the last list. */
static bool is_over(const struct topics *t)
{
  if (!t->last) return false;
  for (size_t i = 0; i < t->list_count; i++)
    if (strcmp(t->list[i], t->last) == 0) return false;
  return true;
}

/* What the member of the list before is; of no parts: there was no such list. */
static struct member member_before(const struct scene *s)
{
  const struct topics *t = &s->binder->topics;
  size_t count = s->list.count, nth = s->list.nth;
  struct member m = {.count = 0};
  bool respectively = s->clause->respectively;
  if (!respectively && about_one(s->binder, count)) return m;
  bool latest = side_by_side(s->binder, count);
  if (respectively && !latest) m = member_of(slice_of(t->last), count, nth); /* 城乡住房面积…，|分别达到 */
  if (m.count) return m;
  bool lasts = t->list_count == count && !is_over(t);
  const char *const *from = lasts ? t->list : t->recent_count >= count ? t->recent + t->recent_count - count : NULL;
  if (from) append(&m, slice_of(from[nth]));
  return m;
}

/* 事故起数、死亡人数在上年下降的基础上，|分别下降: the list that stands before the comma. */
static slice listed_before(const struct clause *c)
{
  slice verb = {NULL, 0};
  uint8_t change = 0;
  slice list = clause_strip_front(c->previous, &verb, &change);
  list.size -= lex_particles_ends(list.at, list.size, PARTICLES_ROLE_REMARK);
  return list;
}

slice list_noun(const struct scene *s, slice *area)
{
  const struct clause *c = s->clause;
  return name_bare(c->respectively && c->noun.size == 0 ? listed_before(c) : c->noun, area);
}

static void append_share(struct member *m, slice whole)
{
  if (whole.size == 0) return;
  whole.size -= lex_nouns_ends(whole.at, whole.size, NOUNS_ROLE_OF);
  append(m, topic_written(WRITTEN_NAME_SHARE_OF));
  append(m, whole);
  if (!lex_nouns_ends(whole.at, whole.size, NOUNS_ROLE_SHARE)) append(m, topic_written(WRITTEN_NAME_SHARE));
}

static void add_member(const struct scene *s, struct candidates *all, enum cause cause, struct member m, slice area)
{
  size_t own = m.count;
  if (own == 0) return;
  append_share(&m, s->clause->share);
  struct candidate *c = construction_add(all, cause, m.parts, m.count);
  if (!c) return;
  c->member = true;
  c->area = area;
  if (m.count == own) return;
  memcpy(c->parts, m.parts, sizeof m.parts);
  c->part_count = m.count;
  c->base_count = own;
}

static void propose_listed(const struct scene *s, struct candidates *all)
{
  const struct clause *c = s->clause;
  slice area = {NULL, 0}, noun = list_noun(s, &area);
  struct member m = member_of(noun, s->list.count, s->list.nth);
  if (m.count == 1) {
    /* 城镇、农村|分别增长5%、6% */
    slice whole[COUNTERPART_PARTS];
    if (counterpart_name(m.parts[0], slice_of(s->binder->topics.last), whole)) {
      m.count = 0;
      for (size_t i = 0; i < COUNTERPART_PARTS; i++) append(&m, whole[i]);
    } else {
      m.parts[0] = name_bare(m.parts[0], &area);
    }
  }
  if (m.count == 0) return;
  append(&m, c->suffix);
  append(&m, pace_behind(m.parts[m.count - 1], pace_of_list(s->quantity, c)));
  add_member(s, all, CAUSE_LIST, m, area);
}

/* Whether the clause names nothing itself, so that its numbers may be those of the list before. */
static bool names_nothing(const struct scene *s)
{
  slice noun = s->clause->noun;
  return noun.size == 0 || generic_has_mode(noun, GENERICS_MODE_SAME);
}

static void propose_list_before(const struct scene *s, struct candidates *all)
{
  const struct clause *c = s->clause;
  bool generic = generic_has_mode(c->noun, GENERICS_MODE_APPEND);
  if (!generic && !names_nothing(s)) return;
  struct member m = member_before(s);
  if (m.count == 0) return;
  slice pace = pace_told(s->binder, s->quantity, c);
  bool growth = s->quantity->kind == UNITS_KIND_POINTS && !c->change;
  if (!pace.size && growth) pace = topic_growth(&s->binder->topics);
  append(&m, c->suffix);
  if (generic) append(&m, c->noun);
  append(&m, pace_behind(m.parts[m.count - 1], pace));
  add_member(s, all, CAUSE_LIST_BEFORE, m, (slice){NULL, 0});
}

/* 电子、医药产业发展壮大，产值分别增长|20%、10%; 办理建议和提案，满意率分别达|99%、98%: of those that the clause before
 * lists, what each of them has. False: it lists none. */
static bool propose_listed_owners(const struct scene *s, struct candidates *all)
{
  const struct clause *c = s->clause;
  slice measure = c->noun.size ? c->noun : c->suffix;
  if (!c->respectively || !generic_has_mode(measure, GENERICS_MODE_APPEND)) return false;
  slice list = listed_before(c), owner = name_owner(list);
  struct member m = member_of(owner.size ? owner : list, s->list.count, s->list.nth);
  if (!m.count) return false;
  append(&m, measure);
  add_member(s, all, CAUSE_LIST, m, (slice){NULL, 0});
  return true;
}

void propose_member(const struct scene *s, struct candidates *all)
{
  if (s->list.count < 2 || propose_listed_owners(s, all)) return;
  propose_listed(s, all);
  propose_list_before(s, all);
}
