/* Task tables (任务分解表): a table whose heads name what is to be done, and by whom or until when, is one of tasks;
 * each of its cells is told what its column holds.
 *
 * A head may stand over two rows (责任分工 over 牵头单位 and 配合单位), stand again on each page, and be missing where
 * the line of a group parts the table in two. */
#include "task_tables.h"
#include "../support/chars.h"
#include "../support/utf8.h"
#include "lexicon/limits.h"
#include "lexicon/task-columns.h"
#include "outline.h"

enum { MOST_COLUMNS = 64 };

static const char TASK[] = "task", GROUP[] = "group";

struct columns {
  uint8_t roles[MOST_COLUMNS]; /* enum lex_task_columns_role */
  size_t count;                /* 0: no head has come */
};

/* The head's words without the spaces that spread them and a bracket behind them. */
static slice bare_head(slice text, char room[3 * LIMITS_COLUMN_TITLE])
{
  size_t to = 0, size;
  for (size_t at = 0; at < text.size && to + 4 < 3 * LIMITS_COLUMN_TITLE; at += size) {
    uint32_t code = utf8_at(text.at + at, &size);
    if (char_is(code, CHAR_OPENS)) break;
    if (utf8_is_space(code)) continue;
    memcpy(room + to, text.at + at, size);
    to += size;
  }
  return (slice){room, to};
}

static enum lex_task_columns_role role_of(slice text)
{
  char room[3 * LIMITS_COLUMN_TITLE];
  if (utf8_count(text) > LIMITS_COLUMN_TITLE) return TASK_COLUMNS_ROLE_NONE;
  slice head = bare_head(text, room);
  const struct lex_task_columns_row *row = lex_task_columns_longest_before(head.at + head.size, head.size);
  return row ? row->role : TASK_COLUMNS_ROLE_NONE;
}

/* Gives the roles that depend on the other columns. False when they are not those of tasks. */
static bool settle(struct columns *columns)
{
  size_t tasks = 0, last = 0, leads = 0, others = 0;
  for (size_t i = 0; i < columns->count; i++) {
    tasks += columns->roles[i] == TASK_COLUMNS_ROLE_TASK;
    if (columns->roles[i] == TASK_COLUMNS_ROLE_TASK) last = i;
    leads += columns->roles[i] == TASK_COLUMNS_ROLE_LEAD_UNIT;
    others += columns->roles[i] >= TASK_COLUMNS_ROLE_LEAD_UNIT && columns->roles[i] <= TASK_COLUMNS_ROLE_DEADLINE;
  }
  for (size_t i = 0; i < columns->count; i++) {
    if (i < last && columns->roles[i] == TASK_COLUMNS_ROLE_TASK) columns->roles[i] = TASK_COLUMNS_ROLE_GROUP;
    if (columns->roles[i] != TASK_COLUMNS_ROLE_BODY) continue;
    columns->roles[i] = leads ? TASK_COLUMNS_ROLE_SUPPORT_UNIT : TASK_COLUMNS_ROLE_LEAD_UNIT;
    leads++;
  }
  return tasks && others;
}

bool heads_tasks(const slice *cells, size_t count)
{
  struct columns columns = {.count = count < MOST_COLUMNS ? count : MOST_COLUMNS};
  for (size_t i = 0; i < columns.count; i++) columns.roles[i] = (uint8_t)role_of(cells[i]);
  return settle(&columns);
}

static size_t cells_of(const struct node *row)
{
  size_t count = 0;
  for (const struct node *cell = row->first; cell; cell = cell->next) count++;
  return count;
}

/* Whether every cell of the row that has text is a head; adds these to the columns. */
static bool heads_below(const struct document *document, const struct node *row, struct columns *columns)
{
  size_t i = 0, named = 0;
  for (const struct node *cell = row->first; cell && i < MOST_COLUMNS; cell = cell->next, i++) {
    if (cell->start == cell->end) continue;
    enum lex_task_columns_role role = role_of(document_slice(document, cell->start, cell->end));
    if (role == TASK_COLUMNS_ROLE_NONE) return false;
    columns->roles[i] = (uint8_t)role;
    named++;
  }
  if (columns->count < i) columns->count = i;
  return named > 0;
}

static struct columns read_heads(const struct document *document, const struct node *row)
{
  struct columns columns = {.count = cells_of(row)};
  if (columns.count > MOST_COLUMNS) columns.count = MOST_COLUMNS;
  size_t i = 0;
  for (const struct node *cell = row->first; i < columns.count; cell = cell->next)
    columns.roles[i++] = (uint8_t)role_of(document_slice(document, cell->start, cell->end));
  return columns;
}

/* How many rows from `row` on are heads over tasks, whose columns `*columns` gets: 0, 1, 2. */
static int take_heads(const struct document *document, const struct node *row, struct columns *columns)
{
  if (cells_of(row) < 2) return 0;
  struct columns one = read_heads(document, row), two = one;
  bool below = row->next && heads_below(document, row->next, &two);
  if (below && settle(&two)) {
    *columns = two;
    return 2;
  }
  if (!settle(&one)) return 0;
  *columns = one;
  return 1;
}

/* Where the column of tasks is empty, the cell before it covers it. */
static void name_wide_task(struct node *row)
{
  struct node *group = NULL;
  for (struct node *cell = row->first; cell; cell = cell->next) {
    if (!cell->role) continue;
    bool own = cell->start < cell->end || cell->continued;
    if (!own && group && strcmp(cell->role, TASK) == 0) {
      cell->role = NULL;
      group->role = TASK;
      return;
    }
    if (cell->start < cell->end) group = strcmp(cell->role, GROUP) == 0 ? cell : NULL;
  }
}

static void name_cells(struct node *row, const struct columns *columns)
{
  size_t i = 0;
  bool lone = !row->first->next;
  for (struct node *cell = row->first; cell && i < columns->count; cell = cell->next, i++) {
    unsigned role = lone ? TASK_COLUMNS_ROLE_GROUP : columns->roles[i];
    if (role) cell->role = lex_task_columns_role_words[role];
  }
  name_wide_task(row);
}

static void read_table(const struct document *document, struct node *table, struct columns *columns)
{
  if (cells_of(table->first) != columns->count) columns->count = 0;
  for (struct node *row = table->first; row; row = row->next) {
    int heads = take_heads(document, row, columns);
    if (columns->count) table->role = "tasks";
    if (heads == 2) row = row->next;
    if (!heads) name_cells(row, columns);
  }
}

void task_tables_find(struct document *document)
{
  struct columns columns = {.count = 0};
  for (struct node *node = document->body; node; node = node_following(node)) {
    if (node->kind != NODE_TABLE) continue;
    table_spans(node);
    read_table(document, node, &columns);
  }
}
