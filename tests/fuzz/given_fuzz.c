/* A fuzz target for libFuzzer: what a user gives beside the reports. The first byte tells what it is: a side file (m),
 * or a stylesheet (s), which is compiled and run. Whatever it is, it is taken or refused with a word. */
#include "baogao.h"
#include "commands/meta.h"
#include "support/log.h"
#include "write/stylesheet.h"
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static const char REPORT[] = "政府工作报告\n各位代表：\n一、2030年工作回顾\n粮食产量增长6.5%。\n"
                             "二、2031年工作安排\n粮食产量增长6%左右。\n";

static bool swallow(void *user, const char *bytes, size_t size)
{
  (void)user, (void)bytes, (void)size;
  return true;
}

static void try_meta(const char *path)
{
  static const struct command command = {.name = "convert"};
  char *files[] = {(char[]){"small.txt"}, NULL};
  struct settings settings = {.command = &command, .meta = path, .files = files, .file_count = 1, .quiet = true};
  bg_status status;
  struct meta *meta = meta_read(&settings, &status);
  if (!meta && status == BG_OK) abort();
  bg_options options = {0};
  meta_apply(meta, "small.txt", &options);
  bg_log *log = bg_log_new();
  bg_report *report = bg_report_read(REPORT, sizeof REPORT - 1, "small.txt", &options, log);
  if (!report || !bg_report_check(report, log) || bg_log_status(log, false) != BG_OK) abort();
  bg_report_free(report);
  bg_log_free(log);
  meta_free(meta);
}

static void run_sheet(stylesheet *sheet, bg_log *log)
{
  struct output output;
  bg_report *report = bg_report_read(REPORT, sizeof REPORT - 1, "small.txt", NULL, log);
  if (!report || !output_open(&output, swallow, NULL, log)) abort();
  bool good = stylesheet_apply(sheet, bg_report_xml(report), NULL, &output, log);
  good = output_close(&output) && good;
  if (!good && bg_log_status(log, false) == BG_OK) abort();
  bg_report_free(report);
}

static void try_sheet(const char *path)
{
  bg_log *log = bg_log_new();
  stylesheet *sheet = stylesheet_read(path, NULL, 0, log);
  if (!sheet && bg_log_status(log, false) == BG_OK) abort();
  if (sheet) run_sheet(sheet, log);
  stylesheet_free(sheet);
  bg_log_free(log);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  static FILE *nothing;
  if (!nothing) stderr = nothing = fopen("/dev/null", "w"); /* where the commands' messages go */
  if (size == 0) return 0;
  char path[64];
  int file = memfd_create("given", MFD_CLOEXEC);
  if (file < 0 || write(file, data + 1, size - 1) != (ssize_t)(size - 1)) abort();
  snprintf(path, sizeof path, "/proc/self/fd/%d", file);
  if (data[0] == 'm') try_meta(path);
  if (data[0] == 's') try_sheet(path);
  close(file);
  return 0;
}
