/* Labels: the enumerators that open headings and items: 一、 （一） 1. （1） ① 第一， 一是 ——. */
#ifndef BAOGAO_LABELS_H
#define BAOGAO_LABELS_H

#include "../support/slice.h"
#include <stdint.h>

/** Systems of enumeration, from outer to inner as Chinese official documents use them (GB/T 9704: 一、 （一） 1.
 * （1）). */
enum label_system {
  LABEL_NONE,
  LABEL_PART,         /* 第一部分 */
  LABEL_HAN,          /* 一、 */
  LABEL_HAN_PAREN,    /* （一） */
  LABEL_ARABIC,       /* 1. */
  LABEL_ARABIC_PAREN, /* （1） */
  LABEL_CIRCLED,      /* ① */
  LABEL_ORDINAL,      /* 第一， */
  LABEL_LISTED,       /* 一是 */
  LABEL_DASH          /* —— */
};

/** Whether labels of this system have a rank of their own: 第一部分 to ①. */
static inline bool label_has_rank(enum label_system system)
{
  return system > LABEL_NONE && system <= LABEL_CIRCLED;
}

/** Whether the label is a word that counts: 第一， 一是. */
static inline bool label_is_worded(enum label_system system)
{
  return system == LABEL_ORDINAL || system == LABEL_LISTED;
}

struct label {
  enum label_system system;
  int n;        /* the number it prints; -1 for a dash */
  uint32_t end; /* byte offset behind it (and the white space that follows) */
};

/** The label at the beginning of `text`, which begins at byte `offset` of the source. LABEL_NONE if there is none. */
struct label label_read(slice text, uint32_t offset);

/** The number at the beginning of `text`, in Arabic digits (full-width too) or Chinese numerals below 10,000; `*size`
 * gets its bytes, 0 if there is none. A year written digit by digit (二〇二四) is read as one. */
int number_read(slice text, size_t *size);

/** Whether no label with which a line begins something of its own stands at the beginning of `text`: none, one that
 * stands inside sentences, too, or the second of two numbers (一、二等奖). */
bool begins_unlabelled(slice text);

#endif
