/* What the fuzz targets of archives share: their content is packed here, so that it is the content that is tried and
 * not the checksums. */
#ifndef BAOGAO_PACKED_H
#define BAOGAO_PACKED_H

#include "promises.h"
#include <zlib.h>

struct packed {
  const char *name;
  const uint8_t *at;
  size_t size, offset; /* the offset is set when it is packed */
};

static void put(struct bytes *to, const void *at, size_t size)
{
  must(take(to, at, size));
}

static void put_number(struct bytes *to, size_t number, int size)
{
  for (; size > 0; size--, number >>= 8) put(to, &(char){(char)number}, 1);
}

/* What the head of a file and its entry in the directory have in common. */
static void put_entry(struct bytes *to, const struct packed *entry)
{
  put_number(to, 0, 8); /* version 0 would do, no flags, stored, no time */
  put_number(to, crc32(0, entry->at, (uInt)entry->size), 4);
  put_number(to, entry->size, 4);
  put_number(to, entry->size, 4);
  put_number(to, strlen(entry->name), 2);
  put_number(to, 0, 2);
}

/* A ZIP archive of these files, none compressed. */
static struct bytes archive_of(struct packed *entries, size_t count)
{
  struct bytes to = {0};
  for (size_t i = 0; i < count; i++) {
    entries[i].offset = to.size;
    put(&to, "PK\3\4\0\0", 6);
    put_entry(&to, &entries[i]);
    put(&to, entries[i].name, strlen(entries[i].name));
    put(&to, entries[i].at, entries[i].size);
  }
  size_t directory = to.size;
  for (size_t i = 0; i < count; i++) {
    put(&to, "PK\1\2\0\0\0\0", 8);
    put_entry(&to, &entries[i]);
    put_number(&to, 0, 10);
    put_number(&to, entries[i].offset, 4);
    put(&to, entries[i].name, strlen(entries[i].name));
  }
  size_t size = to.size - directory;
  put(&to, "PK\5\6\0\0\0\0", 8);
  put_number(&to, count, 2);
  put_number(&to, count, 2);
  put_number(&to, size, 4);
  put_number(&to, directory, 4);
  put_number(&to, 0, 2);
  return to;
}

#endif
