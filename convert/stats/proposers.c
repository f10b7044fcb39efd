/* Proposers: who is asked, in which order. What comes to a name that is there already agrees with it. */
#include "proposers.h"

void candidates_propose(const struct scene *s, struct candidates *all)
{
  all->count = 0;
  propose_spans(s, all);
  propose_joint(s, all);
  propose_counted(s, all);
  propose_named(s, all);
  propose_completed(s, all);
  propose_share(s, all, 0);
  propose_deed_before(s, all);
  propose_member(s, all);
  size_t coordinated = all->count;
  propose_coordinated(s, all);
  propose_share(s, all, coordinated);
}
