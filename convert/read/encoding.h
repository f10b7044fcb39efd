/* Which encoding a source is in. */
#ifndef BAOGAO_ENCODING_H
#define BAOGAO_ENCODING_H

#include "../support/arena.h"
#include "../support/log.h"

struct encoding {
  const char *name;       /* UTF-8, UTF-16LE, GB18030, Big5, or as the user named it */
  const char *iconv_name; /* what iconv calls it */
  size_t unit;            /* bytes of a code unit */
  size_t mark;            /* bytes of the byte order mark */
  bool is_utf8;
  bool is_valid; /* well-formed UTF-8 behind the mark */
  bool guessed;  /* neither name nor mark nor validity said so */
};

/** Finds the encoding of `source`: the one called `name`, or if that is NULL what the bytes tell. False, with
 * UNKNOWN_ENCODING, BINARY_INPUT or MEMORY in `log`, when there is none. */
bool encoding_find(slice source, const char *name, arena *a, bg_log *log, struct encoding *encoding);

enum { ENCODING_NAME = 32 };

/** Whether the lexicon knows an encoding called `told`; `name` is then its name. The two may be in the same place. */
bool encoding_known(slice told, char name[ENCODING_NAME]);

/** Finds the name that `head`, the beginning of a page or an XML document, declares (charset=gb2312, encoding="GBK").
 * False if there is none, one that the lexicon does not know, or a byte order mark, which says more. */
bool encoding_declared(slice head, char name[ENCODING_NAME]);

#endif
