/* The command line: finds the subcommand and sees to it that what it printed has arrived. */
#include "commands/late.h"
#include "commands/memory.h"
#include "commands/settings.h"
#include "commands/sources.h"
#include "commands/suggestion.h"
#include "commands/translation.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct command *const commands[] = {&command_convert, &command_check,   &command_text,
                                                 &command_publish, &command_archive, &command_formats};
enum { COMMANDS = sizeof commands / sizeof commands[0] };

static void print_help(FILE *to)
{
  fputs(_("baogao COMMAND [OPTION…] [FILE…]\n\n"
          "Turns a Chinese government work report (政府工作报告) into structured data.\n\n"),
        to);
  for (size_t i = 0; i < COMMANDS; i++) fprintf(to, "  %-9s %s\n", commands[i]->name, _(commands[i]->summary));
  fputs(_("\nbaogao COMMAND --help tells more. To begin with:\n\n"
          "  baogao convert report.txt -o report.html       a page to read\n"
          "  baogao convert report.txt -o report.xml        the annotated report\n"
          "  baogao convert -t csv:targets report.txt       the coming year's targets as a table\n"
          "  baogao publish *.txt -d site                   a site of many reports and their data\n"),
        to);
}

static const struct command *command_called(const char *word)
{
  for (size_t i = 0; i < COMMANDS; i++)
    if (strcmp(word, commands[i]->name) == 0) return commands[i];
  return NULL;
}

static bg_status no_command(const char *word)
{
  char text[SUGGESTION_TEXT];
  struct suggestion meant = {.word = word};
  for (size_t i = 0; i < COMMANDS; i++) suggestion_try(&meant, commands[i]->name);
  if (*word) fprintf(stderr, _("baogao: there is no command %s\n\n"), suggestion_shown(&meant, "", text));
  print_help(stderr);
  return BG_USAGE;
}

/* baogao help COMMAND is baogao COMMAND --help. */
static bg_status help(const char *word)
{
  struct settings settings;
  const struct command *command = command_called(word);
  bg_status status;
  if (!command) return no_command(word);
  settings_read(&settings, command, 2, (char *[]){(char *)word, "--help", NULL}, &status);
  return status;
}

static bg_status run(int argc, char **argv)
{
  const char *word = argc > 1 ? argv[1] : "";
  if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0)
    return printf("baogao %s\n", BG_VERSION) < 0 ? BG_OUTPUT : BG_OK;
  if (strcmp(word, "help") == 0 && argc > 2) return help(argv[2]);
  if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0) {
    print_help(stdout);
    return BG_OK;
  }
  const struct command *command = command_called(word);
  if (!command) return no_command(word);
  struct settings settings;
  bg_status status;
  if (!settings_read(&settings, command, argc - 1, argv + 1, &status)) return status;
  memory_say_json(settings.json_log);
  status = sources_find(&settings);
  if (status == BG_OK) status = command->run(&settings);
  sources_free(&settings);
  return status;
}

/* A standard descriptor that is closed must not become a file's: what is printed would go into that. Opened the wrong
 * way round it stays an error to whoever uses it. */
static void keep_standard_descriptors(void)
{
  for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; descriptor++)
    if (fcntl(descriptor, F_GETFD) < 0) (void)!open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

int main(int argc, char **argv)
{
  keep_standard_descriptors();
  signal(SIGPIPE, SIG_IGN); /* a pipe without a reader is then an error of write(), which is looked at */
  late_begin();
  translation_begin();
  bg_status status = run(argc, argv);
  if (fclose(stdout) == 0) return status;
  if (errno != EPIPE) fprintf(stderr, _("baogao: standard output: %s\n"), strerror(errno));
  return status > BG_OUTPUT ? status : BG_OUTPUT;
}
