/*
** Threads for one run, started and joined by it: the core keeps nothing between
** runs, and starting one takes some 20 us where the evaluator asks for it only
** where there are milliseconds of work.
*/
#include "run/pool.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "perigee/evaluate.h"

typedef struct job {
  void (*work)(void *context, unsigned worker);
  void *context;
  unsigned worker;
} job;

static void *start(void *argument) {
  job *mine = argument;
  mine->work(mine->context, mine->worker);
  return NULL;
}

void pg__parallel(unsigned workers,
                  void (*work)(void *context, unsigned worker), void *context) {
  pthread_t threads[PG_THREADS_MAX];
  job jobs[PG_THREADS_MAX];
  unsigned started = 1;
  for (; started < workers && started < PG_THREADS_MAX; started++) {
    jobs[started] = (job){work, context, started};
    if (pthread_create(&threads[started], NULL, start, &jobs[started]) != 0)
      break;
  }
  work(context, 0);
  for (unsigned i = 1; i < started; i++) pthread_join(threads[i], NULL);
}

/* ----- a row of items ----- */

typedef struct row {
  pg__work *work, *join;
  void *context;
  uint64_t items;
  atomic_uint_fast64_t next;
  pthread_mutex_t mutex; /* held while an item is joined */
  pthread_cond_t turn;   /* `joined` has changed */
  uint64_t joined;
} row;

/* All items before this one are with workers that wait for none but each
** other's lower ones, so that its turn comes. */
static void join_in_turn(row *r, unsigned worker, uint64_t item) {
  pthread_mutex_lock(&r->mutex);
  while (r->joined < item) pthread_cond_wait(&r->turn, &r->mutex);
  r->join(r->context, worker, item);
  r->joined++;
  pthread_cond_broadcast(&r->turn);
  pthread_mutex_unlock(&r->mutex);
}

static void take_items(void *context, unsigned worker) {
  row *r = context;
  for (;;) {
    uint64_t item = atomic_fetch_add(&r->next, 1);
    if (item >= r->items) return;
    r->work(r->context, worker, item);
    if (r->join != NULL) join_in_turn(r, worker, item);
  }
}

void pg__share(unsigned workers, uint64_t items, pg__work *work, pg__work *join,
               void *context) {
  row r = {.work = work, .join = join, .context = context, .items = items};
  atomic_init(&r.next, 0);
  pthread_mutex_init(&r.mutex, NULL);
  pthread_cond_init(&r.turn, NULL);
  pg__parallel(workers, take_items, &r);
  pthread_cond_destroy(&r.turn);
  pthread_mutex_destroy(&r.mutex);
}
