/*
** A line on standard error that says how far work is, on work of more than a second.
**
**   core.progress { ascii =, after = 1 }   drawn from so many seconds on
**   progress:stage(label [, items])        what begins, and how much it is
**   progress:part(number, parts)           which of some parts that are about alike
**   progress:tick([items])                 so much more is done
**   progress:erase()                       the line away; it comes again
**   progress:close()                       and for good
**
** As the field `progress` of a run it is told of the samples that are done.  A thread
** of its own draws: nothing has to call it while it works.
*/
#define _DEFAULT_SOURCE /* winsize, CLOCK_MONOTONIC */

#include <math.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "bindings.h"
#include "ending.h"
#include "progress_line.h"

#define INTERVAL 0.2 /* seconds from one drawing to the next */
#define COLUMNS 80   /* where the terminal does not tell */
#define PARTS_MAX 1000000
#define AFTER_MAX 3600.0

typedef struct progress {
  atomic_uint_fast64_t done, total;
  atomic_uint part, parts;
  pthread_mutex_t mutex; /* of what follows, and of the terminal */
  pthread_cond_t wake;   /* `stopped` has changed */
  bool open, stopped, ascii;
  double began, after;
  char label[PERIGEE_LABEL_MAX];
  perigee_pace pace;
  pthread_t thread;
} progress;

static double now(void) {
  struct timespec at;
  clock_gettime(CLOCK_MONOTONIC, &at);
  return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

/* ----- drawing: the mutex is held ----- */

static unsigned columns(void) {
  struct winsize size;
  if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;
  return COLUMNS;
}

/* What is seen; `label` is of what is being done. */
static double share_of(progress *p, const char **label) {
  perigee_standing at = {.done = atomic_load(&p->done),
                         .total = atomic_load(&p->total),
                         .part = atomic_load(&p->part),
                         .parts = atomic_load(&p->parts)};
  *label = at.total > 0 && at.done >= at.total ? "finishing" : p->label;
  return perigee_share_of(&at);
}

static void draw(progress *p) {
  char line[PERIGEE_LINE_MAX], whole[PERIGEE_LINE_MAX + 8];
  const char *label;
  double at = now() - p->began, share = share_of(p, &label);
  perigee_pace_update(&p->pace, at, share);
  if (at < p->after) return;
  perigee_progress_line(line, label, share, at, p->pace.left, columns(),
                        p->ascii);
  int length = snprintf(whole, sizeof whole, "\r%s\x1b[K", line);
  perigee_line_drawn(true);
  ssize_t written = write(STDERR_FILENO, whole, (size_t)length);
  (void)written; /* a terminal that is gone is drawn on no more */
}

/* ----- the thread ----- */

static void wait_a_little(progress *p) {
  double until = now() + INTERVAL, whole = floor(until);
  struct timespec at = {.tv_sec = (time_t)whole,
                        .tv_nsec = (long)((until - whole) * 1e9)};
  pthread_cond_timedwait(&p->wake, &p->mutex, &at);
}

static void *watch(void *argument) {
  progress *p = argument;
  pthread_mutex_lock(&p->mutex);
  while (!p->stopped) {
    draw(p);
    wait_a_little(p);
  }
  pthread_mutex_unlock(&p->mutex);
  return NULL;
}

/* Signals are for the threads that were there before. */
static bool start_thread(progress *p) {
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  bool started = pthread_create(&p->thread, NULL, watch, p) == 0;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return started;
}

static void open_locks(progress *p) {
  pthread_condattr_t how;
  pthread_condattr_init(&how);
  pthread_condattr_setclock(&how, CLOCK_MONOTONIC);
  pthread_cond_init(&p->wake, &how);
  pthread_condattr_destroy(&how);
  pthread_mutex_init(&p->mutex, NULL);
}

static void close_locks(progress *p) {
  pthread_cond_destroy(&p->wake);
  pthread_mutex_destroy(&p->mutex);
}

/* ----- from Lua ----- */

static progress *check_open(lua_State *L) {
  progress *p = luaL_checkudata(L, 1, PERIGEE_PROGRESS);
  luaL_argcheck(L, p->open, 1, "it is closed");
  return p;
}

static double read_after(lua_State *L) {
  double after = 1;
  if (lua_getfield(L, 1, "after") != LUA_TNIL) after = lua_tonumber(L, -1);
  if (!(after >= 0 && after <= AFTER_MAX))
    luaL_error(L, "after: seconds, from 0 to 3600");
  lua_pop(L, 1);
  return after;
}

static int new_progress(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  double after = read_after(L);
  lua_getfield(L, 1, "ascii");
  bool ascii = lua_toboolean(L, -1);
  progress *p = lua_newuserdatauv(L, sizeof *p, 0);
  memset(p, 0, sizeof *p);
  luaL_setmetatable(L, PERIGEE_PROGRESS);
  p->ascii = ascii, p->after = after, p->began = now();
  p->pace = perigee_pace_from(0, 0);
  snprintf(p->label, sizeof p->label, "working");
  open_locks(p);
  p->open = start_thread(p);
  if (p->open) return 1;
  close_locks(p);
  return luaL_error(L, "no thread to draw with");
}

static uint64_t check_items(lua_State *L, int index, lua_Integer fallback) {
  lua_Integer items = luaL_optinteger(L, index, fallback);
  luaL_argcheck(L, items >= 0, index, "a whole number from 0 on");
  return (uint64_t)items;
}

/* A pace begins anew with a stage, but where the stages are of parts. */
static int stage(lua_State *L) {
  progress *p = check_open(L);
  const char *label = luaL_checkstring(L, 2);
  uint64_t items = check_items(L, 3, 0);
  pthread_mutex_lock(&p->mutex);
  snprintf(p->label, sizeof p->label, "%s", label);
  atomic_store(&p->total, items);
  atomic_store(&p->done, 0);
  if (atomic_load(&p->parts) <= 1)
    p->pace = perigee_pace_from(now() - p->began, 0);
  pthread_mutex_unlock(&p->mutex);
  return 0;
}

static int part(lua_State *L) {
  progress *p = check_open(L);
  lua_Integer number = luaL_checkinteger(L, 2), parts = luaL_checkinteger(L, 3);
  luaL_argcheck(L, parts >= 1 && parts <= PARTS_MAX, 3, "1 to 1000000");
  luaL_argcheck(L, number >= 1 && number <= parts, 2, "one of the parts");
  pthread_mutex_lock(&p->mutex);
  atomic_store(&p->total, 0);
  atomic_store(&p->done, 0);
  atomic_store(&p->part, (unsigned)number - 1);
  atomic_store(&p->parts, (unsigned)parts);
  pthread_mutex_unlock(&p->mutex);
  return 0;
}

static int tick(lua_State *L) {
  progress *p = check_open(L);
  atomic_fetch_add(&p->done, check_items(L, 2, 1));
  return 0;
}

static int erase(lua_State *L) {
  progress *p = check_open(L);
  pthread_mutex_lock(&p->mutex);
  perigee_erase_line();
  pthread_mutex_unlock(&p->mutex);
  return 0;
}

static int finish(lua_State *L) {
  progress *p = luaL_checkudata(L, 1, PERIGEE_PROGRESS);
  if (!p->open) return 0;
  p->open = false;
  pthread_mutex_lock(&p->mutex);
  p->stopped = true;
  pthread_cond_signal(&p->wake);
  pthread_mutex_unlock(&p->mutex);
  pthread_join(p->thread, NULL);
  perigee_erase_line();
  close_locks(p);
  return 0;
}

/* ----- a run's ----- */

static void count(void *context, uint64_t items) {
  progress *p = context;
  atomic_fetch_add(&p->done, items);
}

void perigee_watch_run(lua_State *L, int index, pg_run *run) {
  progress *p = luaL_testudata(L, index, PERIGEE_PROGRESS);
  if (p == NULL || !p->open) return;
  run->tick = count;
  run->tick_context = p;
}

static const luaL_Reg methods[] = {{"stage", stage}, {"part", part},
                                   {"tick", tick},   {"erase", erase},
                                   {"close", finish}, {NULL, NULL}};

static const luaL_Reg functions[] = {{"progress", new_progress}, {NULL, NULL}};

void perigee_add_progress(lua_State *L) {
  luaL_setfuncs(L, functions, 0);
  perigee_add_type(L, PERIGEE_PROGRESS, methods, finish);
  luaL_getmetatable(L, PERIGEE_PROGRESS);
  lua_pushcfunction(L, finish);
  lua_setfield(L, -2, "__close");
  lua_pop(L, 1);
}
