/* Claims put away: see claims_pack.h. What is deflated, to a fifth, is in one piece the structs as they are, in another
 * their texts, each ended by NUL, but a sentence that is that of the claim before is not repeated; then the report's
 * text. */
#include "claims_pack.h"
#include "buffer.h"
#include <stddef.h>
#include <zlib.h>

enum { QUICK = 1 /* of zlib's levels */, PIECE = 4 << 10 };

#define AT(member) offsetof(struct claim, member)
static const size_t texts[] = {AT(stat_id), AT(indicator),  AT(modifier),  AT(value),  AT(value_max), AT(reference),
                               AT(unit),    AT(base_value), AT(base_unit), AT(change), AT(type),      AT(surface)};
#undef AT
enum { TEXTS = sizeof texts / sizeof *texts };

static const char **text_of(struct claim *claim, size_t i)
{
  return (const char **)(void *)((char *)claim + texts[i]);
}

/* ---- Putting away ---- */

/* What is deflated bit by bit, so that no image of it is made. */
struct part {
  z_stream stream;
  struct buffer out;
  bool begun, failed;
};

struct packer {
  struct part structs, texts;
  size_t sentence_at, sentence_size; /* of the claim before */
};

static bool begin(struct part *part)
{
  part->begun = deflateInit(&part->stream, QUICK) == Z_OK;
  return part->begun;
}

static void pack(struct part *part, slice bytes, int flush)
{
  z_stream *stream = &part->stream;
  stream->next_in = (Bytef *)(uintptr_t)bytes.at; /* zlib reads it only */
  stream->avail_in = (uInt)bytes.size;
  do {
    part->failed = part->failed || !buffer_room(&part->out, PIECE);
    if (part->failed) return;
    stream->next_out = (Bytef *)part->out.at + part->out.size;
    stream->avail_out = PIECE;
    (void)deflate(stream, flush); /* an output without room, which is no error, is all that it can tell */
    part->out.size += PIECE - stream->avail_out;
  } while (stream->avail_out == 0);
}

static void pack_text(struct packer *packer, const char *text)
{
  pack(&packer->texts, (slice){text, strlen(text) + 1}, Z_NO_FLUSH);
}

static void pack_struct(struct packer *packer, const struct claim *claim)
{
  struct claim bare = *claim;
  for (size_t t = 0; t < TEXTS; t++) *text_of(&bare, t) = NULL;
  bare.sentence = NULL;
  bare.name = bare.all = (struct grams){0};
  pack(&packer->structs, (slice){(const char *)&bare, sizeof bare}, Z_NO_FLUSH);
}

static void pack_texts(struct packer *packer, const struct claim *claim)
{
  struct claim own = *claim;
  size_t size = strlen(claim->sentence);
  for (size_t t = 0; t < TEXTS; t++) pack_text(packer, *text_of(&own, t));
  bool again = claim->sentence_at == packer->sentence_at && size == packer->sentence_size;
  packer->sentence_at = claim->sentence_at;
  packer->sentence_size = size;
  pack_text(packer, again ? "=" : "");
  if (!again) pack_text(packer, claim->sentence);
}

static bool pack_claim(void *user, const struct claim *claim)
{
  struct packer *packer = user;
  if (!packer->structs.begun && (!begin(&packer->structs) || !begin(&packer->texts))) return false;
  pack_struct(packer, claim);
  pack_texts(packer, claim);
  return !packer->structs.failed && !packer->texts.failed;
}

/* Leaves no more room than the bytes take; nothing of what was never begun. */
static bool end_part(struct part *part, slice bytes, struct packed_piece *packed)
{
  if (!part->begun) return true;
  pack(part, bytes, Z_FINISH);
  packed->size = part->out.size;
  packed->whole = part->stream.total_in;
  packed->bytes = part->failed ? NULL : realloc(part->out.at, packed->size);
  if (!packed->bytes) free(part->out.at);
  deflateEnd(&part->stream);
  return packed->bytes != NULL;
}

static bool keep_head(struct claims *head, arena *memory)
{
  const char **const kept[] = {&head->report_id,  &head->source_name, &head->place_name,
                               &head->place_code, &head->place,       &head->level};
  bool good = true;
  for (size_t i = 0; good && i < sizeof kept / sizeof *kept; i++) {
    *kept[i] = arena_copy(memory, slice_of(*kept[i]));
    good = *kept[i] != NULL;
  }
  head->text = (slice){NULL, 0};
  return good;
}

bool claims_pack(const struct view *view, struct packed_claims *packed, arena *memory)
{
  *packed = (struct packed_claims){.head = {.year = 0}};
  struct packer packer = {.sentence_at = NOWHERE_IN_SENTENCE};
  arena *scratch = arena_new();
  bool good = scratch && claims_of(view, scratch, &packed->head, pack_claim, &packer);
  if (good && packed->head.text.size && !packer.texts.begun) good = begin(&packer.texts);
  bool ended = end_part(&packer.structs, (slice){NULL, 0}, &packed->structs);
  ended = end_part(&packer.texts, packed->head.text, &packed->texts) && ended;
  good = good && ended && keep_head(&packed->head, memory);
  arena_free(scratch);
  if (!good) claims_free(packed);
  return good;
}

void claims_free(struct packed_claims *packed)
{
  free(packed->structs.bytes);
  free(packed->texts.bytes);
  packed->structs.bytes = packed->texts.bytes = NULL;
}

/* ---- Having back ---- */

/* The next text of the image. */
static const char *next_text(const char **at)
{
  const char *text = *at;
  *at += strlen(text) + 1;
  return text;
}

/* The piece as it was, NULL when memory runs out. */
static char *unpack(const struct packed_piece *piece, char *image)
{
  uLongf size = (uLongf)piece->whole;
  bool good = image && uncompress((Bytef *)image, &size, piece->bytes, (uLong)piece->size) == Z_OK;
  return good ? image : NULL;
}

/* Puts the structs into the lists, in whose order their texts follow from `*at` on. */
static bool unpack_lists(const struct packed_claims *packed, struct claims *claims, const char **at, arena *memory)
{
  size_t count = claims->target_count + claims->result_count, targets = 0, results = 0;
  const char *sentence = NULL;
  if (!count) return true;
  char *image = malloc(packed->structs.whole);
  const struct claim *all = (const struct claim *)(void *)unpack(&packed->structs, image);
  claims->targets = arena_alloc(memory, count * sizeof(struct claim));
  bool good = all && claims->targets;
  claims->results = good ? claims->targets + claims->target_count : NULL;
  for (size_t i = 0; good && i < count; i++) {
    bool result = all[i].kind == CLAIM_RESULT;
    struct claim *claim = result ? &claims->results[results++] : &claims->targets[targets++];
    *claim = all[i];
    for (size_t t = 0; t < TEXTS; t++) *text_of(claim, t) = next_text(at);
    if (!*next_text(at)) sentence = next_text(at);
    claim->sentence = sentence;
  }
  free(image);
  return good;
}

bool claims_unpack(const struct packed_claims *packed, struct claims *claims, arena *memory)
{
  *claims = packed->head;
  if (!packed->texts.bytes) return true;
  const char *image = unpack(&packed->texts, arena_alloc(memory, packed->texts.whole)), *at = image;
  if (!image || !unpack_lists(packed, claims, &at, memory)) return false;
  claims->text = (slice){at, packed->texts.whole - (size_t)(at - image)};
  return true;
}
