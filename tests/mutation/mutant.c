/* Mutants, all compiled into one program and each let loose by its name in the environment (mutation.py puts this file
 * and its calls into a copy of the sources):
 *
 *   BAOGAO_MUTANT=condition:17       the 17th operand of && or || decides nothing (17,23: nor does the 23rd)
 *   BAOGAO_MUTANT=row:units:公里     this row is not in its table
 *   BAOGAO_MUTANT_SEEN=FILE          gets the names of those that a run came past - operands that decided, words found
 * - and behind each, after a tab, how often
 */
#include "mutant.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool conditions_away[MUTANT_CONDITIONS];
static const struct mutant_table *table_away;
static char word_away[256];

static unsigned conditions_seen[MUTANT_CONDITIONS];
static unsigned *words_seen[MUTANT_TABLES];
static const char *seen_file;

bool mutant_condition(unsigned number)
{
  if (seen_file) conditions_seen[number]++;
  return conditions_away[number];
}

static const char *word_at(const struct mutant_table *table, uint32_t row)
{
  return table->keys + row * table->row_size;
}

/* The row of `table` that `word` of `index` is in, one of several if it is its name in more; UINT32_MAX: none. */
static uint32_t row_of(const struct mutant_table *table, const struct lex_index *index, uint32_t word)
{
  if (table->index == index) return word - 1;
  if (table->names != index) return UINT32_MAX;
  return lex_row(index, (struct lex_hit){index->starts ? index->starts[word - 1] : word - 1, 1, 0}, 0);
}

bool mutant_word(const struct lex_index *index, uint32_t word)
{
  if (seen_file) {
    for (size_t i = 0; i < MUTANT_TABLES; i++) {
      uint32_t row = row_of(&mutant_tables[i], index, word);
      if (row != UINT32_MAX && words_seen[i]) words_seen[i][row]++;
    }
  }
  uint32_t row = table_away ? row_of(table_away, index, word) : UINT32_MAX;
  return row != UINT32_MAX && strcmp(word_at(table_away, row), word_away) == 0;
}

/* Writes the character `code`, of the first plane, before `end`; its first byte. */
static char *put_before(char *end, uint32_t code)
{
  if (code < 0x80) return *--end = (char)code, end;
  *--end = (char)(0x80 | (code & 0x3F));
  if (code < 0x800) return *--end = (char)(0xC0 | code >> 6), end;
  *--end = (char)(0x80 | (code >> 6 & 0x3F));
  *--end = (char)(0xE0 | code >> 12);
  return end;
}

static uint32_t code_of(uint32_t symbol)
{
  static uint16_t codes[0x10000];
  if (!codes[1])
    for (uint32_t code = 0xFFFF; code > 0; code--) codes[lex_senses.symbols[code]] = (uint16_t)code;
  return codes[symbol];
}

/* Whether `table` has `word` and it is taken out of it; that it was looked up there is seen. */
static bool is_away(const char *name, const char *word, size_t size)
{
  for (size_t i = 0; i < MUTANT_TABLES; i++)
    if (strcmp(mutant_tables[i].name, name) == 0) return lex_find(mutant_tables[i].index, word, size).count == 0;
  return false;
}

static struct lex_senses_row sense_changed; /* of the one word that is taken away */

const struct lex_senses_row *mutant_sense(uint32_t state, const struct lex_senses_row *row)
{
  if (!seen_file && !table_away) return row;
  char room[256], *end = room + sizeof room, *word = end;
  for (uint32_t parent; state && word - room > 3; state = parent) {
    parent = lex_senses.nodes[state].check - 1;
    word = put_before(word, code_of(state - lex_senses.nodes[parent].base));
  }
  struct lex_senses_row copy = *row;
  size_t size = (size_t)(end - word);
  if (row->words_cost && is_away("words", word, size)) copy.words_cost = copy.words_class = 0;
  if (row->outside_role && is_away("outside", word, size)) copy.outside_role = 0;
  if (row->verbs_kind && is_away("verbs", word, size)) copy.verbs_kind = 0;
  if (row->predicates_kind && is_away("predicates", word, size)) copy.predicates_kind = 0;
  if (row->indicators_kind && is_away("indicators", word, size)) copy.indicators_kind = 0;
  if (memcmp(&copy, row, sizeof copy) == 0) return row;
  sense_changed = copy;
  return &sense_changed;
}

bool mutant_marked(const struct lex_words *words, size_t number)
{
  if (seen_file) { /* any that is looked for may be found */
    for (size_t i = 0; i < MUTANT_TABLES; i++) {
      const struct mutant_table *table = &mutant_tables[i];
      if (words < table->marked || words >= table->marked + table->marks || !words_seen[i]) continue;
      for (uint32_t row = 0; row < table->count; row++)
        if (strcmp(word_at(table, row), words->words[number].at) == 0) words_seen[i][row]++;
    }
  }
  return table_away && words >= table_away->marked && words < table_away->marked + table_away->marks &&
         strcmp(words->words[number].at, word_away) == 0;
}

static void take_conditions(const char *list)
{
  for (char *end; *list; list = *end ? end + 1 : end) {
    unsigned long number = strtoul(list, &end, 10);
    if (end == list) return;
    if (number < MUTANT_CONDITIONS) conditions_away[number] = true;
  }
}

__attribute__((constructor)) static void begin(void)
{
  const char *name = getenv("BAOGAO_MUTANT");
  seen_file = getenv("BAOGAO_MUTANT_SEEN");
  for (size_t i = 0; seen_file && i < MUTANT_TABLES; i++)
    words_seen[i] = calloc(mutant_tables[i].count, sizeof **words_seen);
  if (!name) return;
  if (strncmp(name, "condition:", 10) == 0) take_conditions(name + 10);
  if (strncmp(name, "row:", 4) != 0) return;
  const char *word = strchr(name + 4, ':');
  if (!word) return;
  (void)snprintf(word_away, sizeof word_away, "%s", word + 1);
  for (size_t i = 0; i < MUTANT_TABLES; i++) {
    const char *table = mutant_tables[i].name;
    if (strlen(table) == (size_t)(word - name - 4) && strncmp(table, name + 4, strlen(table)) == 0)
      table_away = &mutant_tables[i];
  }
}

__attribute__((destructor)) static void finish(void)
{
  FILE *out = seen_file ? fopen(seen_file, "a") : NULL;
  if (!out) return;
  for (unsigned i = 0; i < MUTANT_CONDITIONS; i++)
    if (conditions_seen[i]) (void)fprintf(out, "condition:%u\t%u\n", i, conditions_seen[i]);
  for (size_t i = 0; i < MUTANT_TABLES; i++) {
    for (uint32_t row = 0; words_seen[i] && row < mutant_tables[i].count; row++)
      if (words_seen[i][row])
        (void)fprintf(out, "row:%s:%s\t%u\n", mutant_tables[i].name, word_at(&mutant_tables[i], row),
                      words_seen[i][row]);
  }
  (void)fclose(out);
}
