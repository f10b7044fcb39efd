/* Claims put away: see claims_pack.h. What is deflated, to a fifth, is the structs of the lists as they are, then their
 * texts, each ended by NUL, but a sentence that is that of the claim before is not repeated; then the report's text. */
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

/* What is deflated piece by piece, so that no image of it is made. */
struct packer {
  z_stream stream;
  struct buffer out;
  bool failed;
};

static void pack(struct packer *packer, slice piece, int flush)
{
  z_stream *stream = &packer->stream;
  stream->next_in = (Bytef *)(uintptr_t)piece.at; /* zlib reads it only */
  stream->avail_in = (uInt)piece.size;
  do {
    packer->failed = packer->failed || !buffer_room(&packer->out, PIECE);
    if (packer->failed) return;
    stream->next_out = (Bytef *)packer->out.at + packer->out.size;
    stream->avail_out = PIECE;
    (void)deflate(stream, flush); /* an output without room, which is no error, is all that it can tell */
    packer->out.size += PIECE - stream->avail_out;
  } while (stream->avail_out == 0);
}

static void pack_text(struct packer *packer, const char *text)
{
  pack(packer, (slice){text, strlen(text) + 1}, Z_NO_FLUSH);
}

static void pack_structs(struct packer *packer, const struct claim *list, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    struct claim bare = list[i];
    for (size_t t = 0; t < TEXTS; t++) *text_of(&bare, t) = NULL;
    bare.sentence = NULL;
    bare.name = bare.all = (struct grams){0};
    pack(packer, (slice){(const char *)&bare, sizeof bare}, Z_NO_FLUSH);
  }
}

static void pack_texts(struct packer *packer, const struct claim *list, size_t count, const char **sentence)
{
  for (size_t i = 0; i < count; i++) {
    struct claim claim = list[i];
    for (size_t t = 0; t < TEXTS; t++) pack_text(packer, *text_of(&claim, t));
    bool again = claim.sentence == *sentence;
    *sentence = claim.sentence;
    pack_text(packer, again ? "=" : "");
    if (!again) pack_text(packer, *sentence);
  }
}

/* Leaves no more room than the bytes take. */
static unsigned char *take_bytes(struct packer *packer)
{
  char *bytes = packer->failed ? NULL : realloc(packer->out.at, packer->out.size);
  if (!bytes) free(packer->out.at);
  return (unsigned char *)bytes;
}

static bool pack_lists(const struct claims *claims, struct packed_claims *packed)
{
  struct packer packer = {.failed = false};
  const char *sentence = NULL;
  if (!claims->target_count && !claims->result_count && !claims->text.size) return true;
  if (deflateInit(&packer.stream, QUICK) != Z_OK) return false;
  pack_structs(&packer, claims->targets, claims->target_count);
  pack_structs(&packer, claims->results, claims->result_count);
  pack_texts(&packer, claims->targets, claims->target_count, &sentence);
  pack_texts(&packer, claims->results, claims->result_count, &sentence);
  pack(&packer, claims->text, Z_FINISH);
  packed->size = packer.out.size;
  packed->whole = packer.stream.total_in;
  packed->bytes = take_bytes(&packer);
  deflateEnd(&packer.stream);
  return packed->bytes != NULL;
}

bool claims_pack(const struct claims *claims, struct packed_claims *packed, arena *memory)
{
  *packed = (struct packed_claims){.head = *claims};
  struct claims *head = &packed->head;
  const char **const kept[] = {&head->report_id,  &head->source_name, &head->place_name,
                               &head->place_code, &head->place,       &head->level};
  bool good = pack_lists(claims, packed);
  for (size_t i = 0; good && i < sizeof kept / sizeof *kept; i++) {
    *kept[i] = arena_copy(memory, slice_of(*kept[i]));
    good = *kept[i] != NULL;
  }
  head->targets = head->results = NULL;
  head->text = (slice){NULL, 0};
  return good;
}

/* ---- Having back ---- */

/* The next text of the image. */
static const char *next_text(const char **at)
{
  const char *text = *at;
  *at += strlen(text) + 1;
  return text;
}

static void set_texts(struct claim *list, size_t count, const char **at, const char **sentence)
{
  for (size_t i = 0; i < count; i++) {
    for (size_t t = 0; t < TEXTS; t++) *text_of(&list[i], t) = next_text(at);
    if (!*next_text(at)) *sentence = next_text(at);
    list[i].sentence = *sentence;
  }
}

bool claims_unpack(const struct packed_claims *packed, struct claims *claims, arena *memory)
{
  uLongf size = (uLongf)packed->whole;
  *claims = packed->head;
  if (!packed->bytes) return true;
  char *image = arena_alloc(memory, size);
  if (!image || uncompress((Bytef *)image, &size, packed->bytes, (uLong)packed->size) != Z_OK) return false;
  claims->targets = (struct claim *)(void *)image;
  claims->results = claims->targets + claims->target_count;
  const char *at = (const char *)(claims->results + claims->result_count), *sentence = NULL;
  set_texts(claims->targets, claims->target_count, &at, &sentence);
  set_texts(claims->results, claims->result_count, &at, &sentence);
  claims->text = (slice){at, size - (size_t)(at - image)};
  return true;
}
