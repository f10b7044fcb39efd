/* Scans: the next byte of some kind in UTF-8 that is known to be valid, sixteen bytes at a time where the processor can
 * (SSE2, which every x86-64 has); byte by byte elsewhere, with the same results. */
#ifndef BAOGAO_SCAN_H
#define BAOGAO_SCAN_H

/** The first character from `at` on that is none of U+4000 to U+9FFF, where the Han characters are; `end`: all are.
 * `at` may stand inside a character. */
const char *scan_to_sign(const char *at, const char *end);

/** The first byte from `at` on that is below SPACE, or begins a character EF BF ?? (U+FFC0 to U+FFFF); or `end`. */
const char *scan_to_control(const char *at, const char *end);

/** The first 。！？ or （ from `at` on; or `end`. */
const char *scan_to_stop(const char *at, const char *end);

/** The first byte from `at` on that is one of two; or `end`. */
const char *scan_to_either(const char *at, const char *end, char one, char other);

#endif
