/* A stream of records: JSON lines in, JSON lines out. */
#ifndef BAOGAO_STREAM_H
#define BAOGAO_STREAM_H

#include "settings.h"

/** Does what `baogao convert --records` asks for: reads {"id": …, "text": …} a line from the one input, and writes the
 * rows of the table of -t jsonl:TABLE that are made of it, each with the id as its first member, "record" (without one,
 * the line's number). A record that is none gives {"record": …, "error": {"code": …, "text": …}} instead, which is no
 * failure of the run but with --strict. Lines come out in the order in which records came in, none waits for more than
 * the few that are at work, and nothing is kept of one that is done. Returns the exit status. */
bg_status stream_run(struct settings *settings);

#endif
