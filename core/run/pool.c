/*
** Threads for one run, started and joined by it: on a machine where a thread
** takes a millisecond to come up, the evaluator asks for them only where there
** is work for many.
*/
#include "run/pool.h"

#include <pthread.h>
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
