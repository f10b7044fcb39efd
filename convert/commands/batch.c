/* A batch: threads take the next input as long as they are not too far ahead of the one being delivered. */
#include "batch.h"
#include "../support/input.h"
#include "messages.h"
#include <libxml/parser.h>
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
  struct slot *slots; /* one an input */
  size_t taken;
  size_t delivered;
  size_t ahead;
  pthread_mutex_t lock;
  pthread_cond_t changed;
};

static bool is_standard(const struct job *job)
{
  return strcmp(job->path, STANDARD_INPUT) == 0;
}

static const char *name_of(const struct job *job)
{
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

/* Reads the input and works on it. */
static void do_job(const struct queue *queue, struct job *job)
{
  const struct settings *settings = queue->batch->settings;
  job->log = bg_log_new();
  if (!job->log) return;
  log_file(job->log, name_of(job));
  char *bytes;
  size_t size;
  if (read_input(queue->batch, job, &bytes, &size)) {
    bg_options options = settings->report;
    meta_apply(queue->batch->meta, job->path, &options);
    job->report = bg_report_read(bytes, size, is_standard(job) ? NULL : job->path, &options, job->log);
    free(bytes);
    if (!queue->batch->without_trees) make_tree(job);
  }
  if (queue->batch->work) queue->batch->work(queue->batch->user, job);
}

static void *work_through(void *user)
{
  struct queue *queue = user;
  const size_t count = queue->batch->settings->file_count;
  pthread_mutex_lock(&queue->lock);
  while (queue->taken < count) {
    if (queue->taken >= queue->delivered + queue->ahead) {
      pthread_cond_wait(&queue->changed, &queue->lock);
      continue;
    }
    struct slot *slot = &queue->slots[queue->taken++];
    pthread_mutex_unlock(&queue->lock);
    do_job(queue, &slot->job);
    pthread_mutex_lock(&queue->lock);
    slot->done = true;
    pthread_cond_broadcast(&queue->changed);
  }
  pthread_mutex_unlock(&queue->lock);
  return NULL;
}

static bg_status deliver(const struct queue *queue, struct job *job)
{
  const struct batch *batch = queue->batch;
  if (!job->log) return messages_memory(batch->settings);
  batch->deliver(batch->user, job);
  log_file(job->log, NULL);
  messages_print(job->log, name_of(job), batch->settings);
  bg_status status = bg_log_status(job->log, batch->settings->strict);
  bg_report_free(job->report);
  bg_log_free(job->log);
  job->report = NULL;
  job->log = NULL;
  return status;
}

/* Without threads the caller does the jobs itself, each when its turn comes. */
static bg_status deliver_all(struct queue *queue, bool threads)
{
  const struct settings *settings = queue->batch->settings;
  bg_status worst = BG_OK;
  for (size_t i = 0; i < settings->file_count; i++) {
    struct slot *slot = &queue->slots[i];
    messages_progress(settings, i, slot->job.path);
    if (!threads) do_job(queue, &slot->job);
    pthread_mutex_lock(&queue->lock);
    while (threads && !slot->done) pthread_cond_wait(&queue->changed, &queue->lock);
    pthread_mutex_unlock(&queue->lock);
    bg_status status = deliver(queue, &slot->job);
    if (status > worst) worst = status;
    pthread_mutex_lock(&queue->lock);
    queue->delivered = i + 1;
    pthread_cond_broadcast(&queue->changed);
    pthread_mutex_unlock(&queue->lock);
  }
  messages_progress_end(settings);
  return worst;
}

static size_t thread_count(const struct settings *settings)
{
  long processors = settings->jobs ? (long)settings->jobs : sysconf(_SC_NPROCESSORS_ONLN);
  size_t threads = processors > 0 ? (size_t)processors : 1;
  return threads < settings->file_count ? threads : settings->file_count;
}

static bg_status run(struct queue *queue)
{
  size_t wanted = thread_count(queue->batch->settings), started = 0;
  pthread_t *threads = wanted > 1 ? malloc(wanted * sizeof *threads) : NULL;
  queue->ahead = AHEAD * wanted;
  xmlInitParser(); /* while there is but one thread */
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
  struct queue queue = {.batch = batch, .slots = calloc(settings->file_count, sizeof *queue.slots)};
  if (!queue.slots || pthread_mutex_init(&queue.lock, NULL) != 0) {
    status = messages_memory(settings);
  } else {
    pthread_cond_init(&queue.changed, NULL);
    for (size_t i = 0; i < settings->file_count; i++) queue.slots[i].job.path = settings->files[i];
    bg_status ran = run(&queue);
    if (ran > status) status = ran; /* the side file may have been warned of */
    pthread_cond_destroy(&queue.changed);
    pthread_mutex_destroy(&queue.lock);
  }
  free(queue.slots);
  return status;
}
