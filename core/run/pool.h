/* Several workers on one piece of work. */
#ifndef PERIGEE_RUN_POOL_H
#define PERIGEE_RUN_POOL_H

/* Calls work(context, w) for w = 0 .. workers - 1, worker 0 in this thread, and
** returns when all have.  Where a thread cannot be had, fewer take part: work
** must share itself out (by a counter), not rely on every w being called. */
void pg__parallel(unsigned workers, void (*work)(void *context, unsigned worker),
                  void *context);

#endif
