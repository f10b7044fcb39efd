/* A batch: threads take the next input as long as they are not too far ahead of the one being delivered. */
#include "batch.h"
#include "../report.h"
#include "../support/input.h"
#include "beside.h"
#include "feed.h"
#include "messages.h"
#include "progress.h"
#include "rows.h"
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

enum { AHEAD = 4 }; /* jobs a thread may be ahead of the delivery */

struct slot {
  struct job job;
  bool done;
};

struct queue {
  const struct batch *batch;
  feed *feed;
  struct slot *slots; /* a ring of `ahead` */
  size_t taken;
  size_t delivered;
  size_t ahead;
  struct progress progress;
  bool over; /* all are taken, or no more are wanted */
  pthread_mutex_t lock;
  pthread_cond_t changed;
  pthread_mutex_t feeding; /* held by who takes; it is locked before `lock` */
};

static bool is_standard(const struct job *job)
{
  return strcmp(job->path, STANDARD_INPUT) == 0;
}

static const char *name_of(const struct job *job)
{
  if (job->name) return job->name;
  return is_standard(job) ? "(standard input)" : job->path;
}

static bool read_input(const struct batch *batch, const struct job *job, char **bytes, size_t *size)
{
  if (batch->read) return batch->read(batch->user, job->path, bytes, size, job->log);
  return input_read(job->path, settings_max_size(batch->settings), bytes, size, job->log);
}

/* Makes the tree in this thread, while others read. A report whose tree finds no memory is none. */
static void make_tree(struct job *job)
{
  if (!job->report || bg_report_xml(job->report)) return;
  log_memory(job->log);
  bg_report_free(job->report);
  job->report = NULL;
}

/* `taken`: the bytes where they are to be given back, else NULL. */
static void make_report(const struct batch *batch, struct job *job, slice bytes, char *taken, const bg_options *options)
{
  const char *name = is_standard(job) ? NULL : job->name ? job->name : job->path;
  if (batch->meet) batch->meet(batch->user, job, bytes, options);
  if (job->known)
    free(taken);
  else if (taken)
    job->report = report_take(taken, bytes.size, name, options, job->log);
  else
    job->report = bg_report_read(bytes.at, bytes.size, name, options, job->log);
}

static void read_file(const struct batch *batch, struct job *job)
{
  char *bytes;
  size_t size;
  bg_options options = batch->settings->report;
  arena *memory = arena_new();
  if (!memory) log_memory(job->log);
  if (memory && (batch->settings->from || beside_apply(batch->settings, job->path, memory, &options, job->log)) &&
      read_input(batch, job, &bytes, &size)) {
    meta_apply(batch->meta, job->path, &options);
    make_report(batch, job, (slice){bytes, size}, bytes, &options);
  }
  arena_free(memory);
}

/* A row says more of its report than the side file and the command line do. */
static void read_row(const struct batch *batch, struct job *job)
{
  const struct row_report *row = job->row;
  bg_options options = batch->settings->report;
  meta_apply(batch->meta, job->path, &options);
  options.format = NULL; /* that is the table's */
  options.encoding = "UTF-8";
  facts_apply(row->facts, &options);
  make_report(batch, job, row->text.size ? row->text : SLICE(""), NULL, &options);
}

/* Reads the input and works on it. */
static void do_job(const struct queue *queue, struct job *job)
{
  const struct batch *batch = queue->batch;
  if (!job->log && !job->failed) job->log = bg_log_new();
  if (!job->log) return;
  log_file(job->log, name_of(job));
  if (job->row && !job->failed)
    read_row(batch, job);
  else if (!job->failed && !batch->without_reports)
    read_file(batch, job);
  if (!batch->without_trees) make_tree(job);
  if (batch->work) batch->work(batch->user, job);
}

static void drop(struct job *job)
{
  bg_log_free(job->log);
  if (job->row) arena_free(job->row->memory); /* and the row itself */
}

/* Takes the next input; NULL: there is none. The queue is not locked while the feed is read, which may wait for a pipe:
 * what is done by then is delivered. */
static struct slot *take(struct queue *queue)
{
  struct job job = {.path = NULL};
  bool got = feed_next(queue->feed, &job);
  pthread_mutex_lock(&queue->lock);
  if (got && queue->over) drop(&job);
  queue->over = queue->over || !got;
  struct slot *slot = queue->over ? NULL : &queue->slots[queue->taken++ % queue->ahead];
  if (slot) *slot = (struct slot){.job = job};
  pthread_cond_broadcast(&queue->changed);
  pthread_mutex_unlock(&queue->lock);
  return slot;
}

/* The same, once there is room for it. One thread does so at a time. */
static struct slot *take_in_turn(struct queue *queue)
{
  pthread_mutex_lock(&queue->feeding);
  pthread_mutex_lock(&queue->lock);
  while (!queue->over && queue->taken >= queue->delivered + queue->ahead)
    pthread_cond_wait(&queue->changed, &queue->lock);
  bool over = queue->over;
  pthread_mutex_unlock(&queue->lock);
  struct slot *slot = over ? NULL : take(queue);
  pthread_mutex_unlock(&queue->feeding);
  return slot;
}

static void *work_through(void *user)
{
  struct queue *queue = user;
  for (struct slot *slot; (slot = take_in_turn(queue));) {
    do_job(queue, &slot->job);
    pthread_mutex_lock(&queue->lock);
    slot->done = true;
    pthread_cond_broadcast(&queue->changed);
    pthread_mutex_unlock(&queue->lock);
  }
  return NULL;
}

/* Whether it came to nothing, or not to all that it should. */
static bool has_failed(const struct job *job)
{
  return (!job->report && !job->known) || bg_log_status(job->log, false) >= BG_INPUT;
}

static bg_status deliver(struct queue *queue, struct job *job)
{
  const struct batch *batch = queue->batch;
  if (!job->log) return messages_memory(batch->settings);
  batch->deliver(batch->user, job);
  log_file(job->log, NULL);
  messages_print(job->log, name_of(job), batch->settings);
  progress_count(&queue->progress, job->log, has_failed(job), job->known);
  bg_status status = bg_log_status(job->log, batch->settings->strict);
  if (job->row && batch->records && !batch->settings->strict && status < BG_OUTPUT) status = BG_OK;
  bg_report_free(job->report);
  drop(job);
  *job = (struct job){.path = NULL};
  return status;
}

/* The input that is to be delivered next, once it is done; NULL after the last. Without threads the caller does the
 * jobs itself, each when its turn comes. */
static struct slot *next_done(struct queue *queue, bool threads)
{
  struct slot *slot = &queue->slots[queue->delivered % queue->ahead];
  if (!threads) return queue->over ? NULL : take(queue);
  pthread_mutex_lock(&queue->lock);
  while (!(queue->taken > queue->delivered ? slot->done : queue->over))
    pthread_cond_wait(&queue->changed, &queue->lock);
  bool there = queue->taken > queue->delivered;
  pthread_mutex_unlock(&queue->lock);
  return there ? slot : NULL;
}

static bg_status deliver_all(struct queue *queue, bool threads)
{
  const struct batch *batch = queue->batch;
  bg_status worst = BG_OK;
  for (struct slot *slot; (slot = next_done(queue, threads));) {
    progress_show(&queue->progress, name_of(&slot->job));
    if (!threads) do_job(queue, &slot->job);
    bg_status status = deliver(queue, &slot->job);
    if (status > worst) worst = status;
    pthread_mutex_lock(&queue->lock);
    queue->over = queue->over || (batch->unwanted && batch->unwanted(batch->user));
    queue->delivered++;
    pthread_cond_broadcast(&queue->changed);
    pthread_mutex_unlock(&queue->lock);
  }
  progress_end(&queue->progress);
  return worst;
}

/* Whether some of the files hold rows, of which nobody knows how many they are. */
static bool has_tables(const struct settings *settings)
{
  bool tables = false;
  for (size_t i = 0; !tables && i < settings->file_count; i++) tables = rows_is_table(settings, settings->files[i]);
  return tables;
}

static size_t thread_count(const struct settings *settings, bool tables)
{
  long processors = settings->jobs ? (long)settings->jobs : sysconf(_SC_NPROCESSORS_ONLN);
  size_t threads = processors > 0 ? (size_t)processors : 1;
  return threads < settings->file_count || tables ? threads : settings->file_count;
}

static bg_status run(struct queue *queue, size_t wanted)
{
  size_t started = 0;
  pthread_t *threads = wanted > 1 ? malloc(wanted * sizeof *threads) : NULL;
  if (threads)
    while (started < wanted && pthread_create(&threads[started], NULL, work_through, queue) == 0) started++;
  bg_status worst = deliver_all(queue, started > 0);
  for (size_t i = 0; i < started; i++) pthread_join(threads[i], NULL);
  free(threads);
  return worst;
}

bg_status batch_meta(const struct settings *settings, struct meta **meta)
{
  bg_status status = BG_OK;
  *meta = settings->meta ? meta_read(settings, &status) : NULL;
  return status == BG_OK && settings->meta && !*meta ? messages_memory(settings) : status;
}

bg_status batch_run(const struct batch *batch)
{
  const struct settings *settings = batch->settings;
  bg_status status = BG_OK;
  bool tables = !batch->read && has_tables(settings);
  size_t wanted = thread_count(settings, tables), ahead = AHEAD * (wanted ? wanted : 1);
  struct queue queue = {.batch = batch,
                        .ahead = ahead,
                        .slots = calloc(ahead, sizeof *queue.slots),
                        .feed = feed_new(settings, !batch->read && !batch->without_reports)};
  if (!queue.slots || !queue.feed) {
    status = messages_memory(settings);
  } else {
    pthread_mutex_init(&queue.lock, NULL); /* these always succeed, says their manual */
    pthread_mutex_init(&queue.feeding, NULL);
    pthread_cond_init(&queue.changed, NULL);
    progress_begin(&queue.progress, settings, tables ? 0 : settings->file_count);
    bg_status ran = run(&queue, wanted);
    if (ran > status) status = ran; /* the side file may have been warned of */
    pthread_cond_destroy(&queue.changed);
    pthread_mutex_destroy(&queue.feeding);
    pthread_mutex_destroy(&queue.lock);
  }
  feed_free(queue.feed);
  free(queue.slots);
  return status;
}
