/* Several workers on one piece of work. */
#ifndef PERIGEE_RUN_POOL_H
#define PERIGEE_RUN_POOL_H

#include <stdint.h>

/* Calls work(context, w) for w = 0 .. workers - 1, worker 0 in this thread, and
** returns when all have.  Where a thread cannot be had, fewer take part: work
** must share itself out (by a counter), not rely on every w being called. */
void pg__parallel(unsigned workers, void (*work)(void *context, unsigned worker),
                  void *context);

/* One of a row of items, from worker number `worker`. */
typedef void pg__work(void *context, unsigned worker, uint64_t item);

/* Calls work(context, w, i) for i = 0 .. items - 1, each once, taken in this
** order by as many workers as can be had; a worker does one at a time.  Where
** `join` is not NULL, each item's join follows its work in the same worker, in
** the order of items and one at a time. */
void pg__share(unsigned workers, uint64_t items, pg__work *work, pg__work *join,
               void *context);

#endif
