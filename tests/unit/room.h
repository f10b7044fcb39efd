/* A folder of its own for a group of tests, which becomes the working folder. */
#ifndef BAOGAO_TEST_ROOM_H
#define BAOGAO_TEST_ROOM_H

#include "support/guard.h"
#include <stdlib.h>
#include <unistd.h>

static char room[] = "/tmp/baogao-test-XXXXXX";

static int enter_room(void **state)
{
  (void)state;
  return mkdtemp(room) && chdir(room) == 0 ? 0 : -1;
}

static int leave_room(void **state)
{
  (void)state;
  guard_remove(room);
  return access(room, F_OK) == 0;
}

#endif
