/* Late libraries: large ones that the program loads only when it first calls them; see late.c. */
#ifndef BAOGAO_LATE_H
#define BAOGAO_LATE_H

/** To be called before all else that may call a library, while there is but one thread. */
void late_begin(void);

#endif
