/* A fuzz target for libFuzzer: any bytes, read as a report, keep the promises.
 *
 * What is read has an XML that is valid, keeps the rules, reads back to the same bytes and gives the same source text.
 * What is not read has said why. `make fuzz` builds it with the sanitizers and runs it, beginning from the samples. */
#include "promises.h"

/* Fuzzed XML may be valid to begin with or not; what we make ourselves of text has to be. */
static bool is_xml(const uint8_t *data, size_t size)
{
  for (size_t i = 0; i < size; i++)
    if (data[i] == '<') return memmem(data, size, BG_NAMESPACE, strlen(BG_NAMESPACE)) != NULL;
  return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  try_to_read(data, size, "fuzz.txt", NULL, !is_xml(data, size));
  return 0;
}
