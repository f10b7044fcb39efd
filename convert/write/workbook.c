/* Archives of Office documents, by zlib and libzip: see workbook.h. */
#include "workbook.h"
#include <limits.h>
#include <stdio.h>
#include <zip.h>

enum { PIECE = 16 << 10, RAW = -MAX_WBITS, MEMORY = 8 /* zlib's own default */, FIRST_DAY = 0x21 /* 1980-01-01 */ };

/* ---- Parts ---- */

/* Deflates what the stream has, until it has put all out that it is going to. */
static bool deflate_all(struct part *part, int flush)
{
  z_stream *stream = &part->stream;
  do {
    if (!buffer_room(&part->packed, PIECE)) return false;
    stream->next_out = (Bytef *)part->packed.at + part->packed.size;
    stream->avail_out = PIECE;
    if (deflate(stream, flush) == Z_STREAM_ERROR) return false;
    part->packed.size += PIECE - stream->avail_out;
  } while (stream->avail_out == 0);
  return true;
}

/* A bg_sink, behind the serializer. */
static bool deflate_piece(void *user, const char *bytes, size_t size)
{
  struct part *part = user;
  if (size > UINT_MAX) return false; /* no cell is so long */
  part->checksum = crc32(part->checksum, (const Bytef *)bytes, (uInt)size);
  part->size += size;
  part->stream.next_in = (z_const Bytef *)bytes;
  part->stream.avail_in = (uInt)size;
  return deflate_all(part, Z_NO_FLUSH);
}

bool part_begin(struct part *part, const char *name)
{
  *part = (struct part){.checksum = crc32(0, NULL, 0)};
  if (!serializer_begin(&part->out, false, deflate_piece, part)) return false;
  if (deflateInit2(&part->stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, RAW, MEMORY, Z_DEFAULT_STRATEGY) != Z_OK) {
    serializer_finish(&part->out);
    return false;
  }
  part->begun = true;
  if (!name) return true;
  snprintf(part->name, sizeof part->name, "%s", name);
  serializer_put(&part->out, SLICE("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
  return true;
}

bool part_end(struct part *part, bool more)
{
  bool good = serializer_finish(&part->out);
  part->stream.next_in = NULL;
  part->stream.avail_in = 0;
  good = deflate_all(part, more ? Z_FULL_FLUSH : Z_FINISH) && good;
  deflateEnd(&part->stream);
  part->begun = false;
  return good;
}

bool part_append(struct part *part, const struct part *rest)
{
  if (!buffer_add(&part->packed, buffer_slice(&rest->packed))) return false;
  part->checksum = crc32_combine(part->checksum, rest->checksum, (z_off_t)rest->size);
  part->size += rest->size;
  return true;
}

void part_free(struct part *part)
{
  if (part->begun) part_end(part, false);
  free(part->packed.at);
  part->packed = (struct buffer){0};
}

/* ---- The archive ---- */

static zip_int64_t describe(const struct part *part, zip_stat_t *stat)
{
  zip_stat_init(stat);
  stat->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC;
  stat->size = part->size;
  stat->comp_size = part->packed.size;
  stat->comp_method = ZIP_CM_DEFLATE;
  stat->crc = (zip_uint32_t)part->checksum;
  return sizeof *stat;
}

static zip_int64_t hand_on(struct part *part, void *data, zip_uint64_t size)
{
  size_t rest = part->packed.size - part->read;
  if (size > rest) size = rest;
  if (size) memcpy(data, part->packed.at + part->read, size);
  part->read += size;
  return (zip_int64_t)size;
}

/* A zip_source_callback: the part as it is packed already, so that libzip packs it no more. */
static zip_int64_t give(void *user, void *data, zip_uint64_t size, zip_source_cmd_t command)
{
  struct part *part = user;
  switch (command) {
  case ZIP_SOURCE_OPEN: part->read = 0; return 0;
  case ZIP_SOURCE_READ: return hand_on(part, data, size);
  case ZIP_SOURCE_STAT: return describe(part, data);
  case ZIP_SOURCE_CLOSE:
  case ZIP_SOURCE_FREE: return 0;
  case ZIP_SOURCE_ERROR: memset(data, 0, size); return 2 * sizeof(int); /* there is none */
  case ZIP_SOURCE_SUPPORTS:
    return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_STAT, ZIP_SOURCE_CLOSE,
                                          ZIP_SOURCE_FREE, ZIP_SOURCE_ERROR, -1);
  default: return -1;
  }
}

static bool add_part(zip_t *archive, struct part *part)
{
  zip_source_t *source = zip_source_function(archive, give, part);
  zip_int64_t index = source ? zip_file_add(archive, part->name, source, ZIP_FL_ENC_UTF_8) : -1;
  if (source && index < 0) zip_source_free(source);
  return index >= 0 && zip_file_set_dostime(archive, (zip_uint64_t)index, 0, FIRST_DAY, 0) == 0;
}

static bool add_all(zip_source_t *to, struct part *parts, size_t count, zip_error_t *error)
{
  zip_source_keep(to);
  zip_t *archive = zip_open_from_source(to, ZIP_CREATE | ZIP_TRUNCATE, error);
  if (!archive) {
    zip_source_free(to);
    return false;
  }
  bool good = true;
  for (size_t i = 0; good && i < count; i++) good = add_part(archive, &parts[i]);
  if (good && zip_close(archive) == 0) return true;
  zip_error_set(error, zip_error_code_zip(zip_get_error(archive)), 0);
  zip_discard(archive);
  return false;
}

static bool read_back(zip_source_t *from, struct buffer *bytes)
{
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_source_stat(from, &stat) != 0 || zip_source_open(from) != 0) return false;
  bool good = buffer_room(bytes, (size_t)stat.size);
  while (good && bytes->size < stat.size) {
    zip_int64_t got = zip_source_read(from, bytes->at + bytes->size, stat.size - bytes->size);
    good = got > 0;
    if (good) bytes->size += (size_t)got;
  }
  zip_source_close(from);
  return good;
}

bool workbook_pack(struct part *parts, size_t count, struct buffer *bytes, bg_log *log)
{
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t *to = zip_source_buffer_create(NULL, 0, 0, &error);
  bool good = to && add_all(to, parts, count, &error);
  bool memory = !to || zip_error_code_zip(&error) == ZIP_ER_MEMORY;
  if (!good)
    good = memory ? log_memory(log) : log_add(log, BG_CANNOT_WRITE, NOWHERE, zip_error_strerror(&error));
  else
    good = read_back(to, bytes) || log_memory(log);
  zip_source_free(to);
  zip_error_fini(&error);
  return good;
}
