/*
** How long a box may run and how much it may hold.
**
** Time.  While a box runs, a timer of its thread waits for the deadline; until
** then nothing is hooked, so limits cost nothing.  At the deadline the signal's
** handler sets `stop`, which every loop of our libraries looks at, and asks Lua
** to call us at each instruction (lua_sethook may be called from a handler).
** The error raised there is raised again by whatever catches errors inside.
** The handler comes back every REPEAT until the box is left.
**
** Some of Lua's own loops in C call no hook and can be made quadratic: a
** table's growth when its keys fall on one place, a __call that is its own
** __call.  Where the box is still inside some time after the deadline and the
** instruction interrupted is the interpreter's own (so nobody holds a lock of
** malloc, and no function of the core is on the way), the handler jumps out of
** the call.  That state is never touched again; its memory is freed as a
** whole.  What its quantities held of the graph is not given back.  The
** `perigee` program exits instead, when even that was not possible.
**
** Memory.  The allocator refuses what exceeds the cap.  Lua then collects and
** asks again; a second refusal in a row ends the box.  Emergency collections do
** not run finalizers, which is where quantities let go of the graph: so past a
** soft limit a full collection is run at the next instruction instead.
**
** The one thing outside of boxes is the process's: which signal, how many boxes
** need it, and what it did before.
*/
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "ending.h"
#include "sandbox.h"

#include <errno.h>
#include <link.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>
#include <unistd.h>

#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif

#define SECOND INT64_C(1000000000)
#define REPEAT (SECOND / 50)

/* ----- the process's signal ----- */

static struct {
  pthread_mutex_t lock;
  int number; /* 0: none installed */
  int boxes;  /* that need it */
  uintptr_t code, code_end; /* the interpreter's; equal: not known */
  struct sigaction old;
} process_signal = {.lock = PTHREAD_MUTEX_INITIALIZER};

/* The box that runs on this thread.  Initial-exec: read in a handler. */
static _Thread_local box *volatile running
    __attribute__((tls_model("initial-exec")));

static int64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec * SECOND + t.tv_nsec;
}

static void set_timer(box *b, int64_t when) {
  struct itimerspec t = {{0, 0}, {0, 0}};
  t.it_value.tv_sec = (time_t)(when / SECOND);
  t.it_value.tv_nsec = (long)(when % SECOND);
  timer_settime(b->clock.timer, TIMER_ABSTIME, &t, NULL);
}

static void hook(lua_State *L, lua_Debug *ar);

/* May run inside a handler: only what is safe there. */
static void interrupt(box *b) {
  lua_State *L = atomic_load_explicit(&b->current, memory_order_relaxed);
  if (L != NULL) lua_sethook(L, hook, LUA_MASKCOUNT, 1);
}

static void set_stop(box *b, box_stop why) {
  int runs = BOX_RUNS;
  atomic_compare_exchange_strong(&b->stop, &runs, (int)why);
}

/* ----- leaving the interpreter ----- */

typedef struct range {
  uintptr_t wanted, begin, end;
} range;

/* For dl_iterate_phdr: the code that `wanted` is in. */
static int find_code(struct dl_phdr_info *info, size_t size, void *data) {
  range *code = data;
  (void)size;
  for (size_t i = 0; i < info->dlpi_phnum; i++) {
    uintptr_t begin = info->dlpi_addr + info->dlpi_phdr[i].p_vaddr;
    uintptr_t end = begin + info->dlpi_phdr[i].p_memsz;
    if (info->dlpi_phdr[i].p_type != PT_LOAD || code->wanted < begin ||
        code->wanted >= end)
      continue;
    code->begin = begin;
    code->end = end;
    return 1;
  }
  return 0;
}

static uintptr_t address_of(void (*function)(void)) {
  return (uintptr_t)function;
}

/* Where Lua is linked into the same file as we are, one cannot tell its
** instructions from ours. */
static void find_interpreter(void) {
  range lua = {address_of((void (*)(void))lua_callk), 0, 0};
  range ours = {address_of((void (*)(void))find_interpreter), 0, 0};
  dl_iterate_phdr(find_code, &lua);
  dl_iterate_phdr(find_code, &ours);
  bool apart = lua.begin != ours.begin;
  process_signal.code = apart ? lua.begin : 0;
  process_signal.code_end = apart ? lua.end : 0;
}

static bool in_interpreter(const void *context) {
  const ucontext_t *at = context;
#if defined(__x86_64__)
  uintptr_t pc = (uintptr_t)at->uc_mcontext.gregs[REG_RIP];
#elif defined(__aarch64__)
  uintptr_t pc = (uintptr_t)at->uc_mcontext.pc;
#else
  uintptr_t pc = 0;
  (void)at;
#endif
  return pc >= process_signal.code && pc < process_signal.code_end;
}

int box_call_inside(box *b) {
  if (setjmp(b->escape) != 0) {
    b->escapable = false;
    b->abandoned = true;
    return BOX_ABANDONED;
  }
  b->escapable = !b->trusted;
  int status = lua_pcall(b->L, 1, 0, 1);
  b->escapable = false;
  return status;
}

static void escape(box *b) {
  lua_State *L = atomic_load_explicit(&b->current, memory_order_relaxed);
  if (b->where[0] == '\0') box_locate(L, b->where, sizeof b->where);
  longjmp(b->escape, 1);
}

static void exit_hard(const box *b) {
  perigee_erase_line();
  ssize_t written = write(STDERR_FILENO, b->words, strlen(b->words));
  (void)written;
  _exit(3);
}

static void on_signal(int number, siginfo_t *info, void *context) {
  int saved = errno;
  box *b = running;
  int64_t at = now();
  (void)number, (void)info;
  if (b != NULL && at >= b->clock.deadline) {
    set_stop(b, BOX_TIME);
    interrupt(b);
    set_timer(b, at + REPEAT);
    if (b->escapable && at >= b->clock.escape_deadline &&
        in_interpreter(context))
      escape(b);
    if (b->words[0] != '\0' && at >= b->clock.exit_deadline) exit_hard(b);
  }
  errno = saved;
}

void box_expire(void) {
  box *b = running;
  if (b == NULL) return;
  b->clock.deadline = now();
  set_timer(b, b->clock.deadline);
}

/* The highest real-time signal that nobody handles; 0 where there is none. */
static int find_free_signal(void) {
  for (int number = SIGRTMAX; number >= SIGRTMIN; number--) {
    struct sigaction is;
    if (sigaction(number, NULL, &is) == 0 && !(is.sa_flags & SA_SIGINFO) &&
        is.sa_handler == SIG_DFL)
      return number;
  }
  errno = EBUSY;
  return 0;
}

static bool install_signal(void) {
  struct sigaction ours;
  memset(&ours, 0, sizeof ours);
  ours.sa_sigaction = on_signal;
  ours.sa_flags = SA_SIGINFO | SA_RESTART | SA_ONSTACK | SA_NODEFER;
  sigemptyset(&ours.sa_mask);
  int number = find_free_signal();
  if (number == 0 || sigaction(number, &ours, &process_signal.old) != 0)
    return false;
  process_signal.number = number;
  find_interpreter();
  return true;
}

/* Ignoring a signal first drops those still pending, which the old disposition
** would take for an order to die. */
static void restore_signal(void) {
  struct sigaction is, ignore;
  memset(&ignore, 0, sizeof ignore);
  ignore.sa_handler = SIG_IGN;
  int number = process_signal.number;
  if (sigaction(number, NULL, &is) == 0 && (is.sa_flags & SA_SIGINFO) &&
      is.sa_sigaction == on_signal) {
    sigaction(number, &ignore, NULL);
    sigaction(number, &process_signal.old, NULL);
  }
  process_signal.number = 0;
}

static bool use_signal(void) {
  pthread_mutex_lock(&process_signal.lock);
  bool good = process_signal.boxes > 0 || install_signal();
  if (good) process_signal.boxes++;
  pthread_mutex_unlock(&process_signal.lock);
  return good;
}

static void drop_signal(void) {
  pthread_mutex_lock(&process_signal.lock);
  if (--process_signal.boxes == 0) restore_signal();
  pthread_mutex_unlock(&process_signal.lock);
}

/* ----- the clock ----- */

/* A timer of a parent process is not ours to delete. */
static void delete_timer(box_clock *clock) {
  if (clock->thread != 0 && clock->process == getpid())
    timer_delete(clock->timer);
  clock->thread = 0;
}

static bool create_timer(box_clock *clock) {
  struct sigevent event;
  memset(&event, 0, sizeof event);
  event.sigev_notify = SIGEV_THREAD_ID;
  event.sigev_signo = process_signal.number;
  event.sigev_notify_thread_id = gettid();
  if (timer_create(CLOCK_MONOTONIC, &event, &clock->timer) != 0) return false;
  clock->process = getpid();
  clock->thread = gettid();
  return true;
}

/* A box may be called from another thread than the last time. */
static bool have_timer(box_clock *clock) {
  if (clock->thread == gettid() && clock->process == getpid()) return true;
  delete_timer(clock);
  return create_timer(clock);
}

bool box_clock_open(box *b, double seconds) {
  b->clock.budget = (int64_t)(seconds * (double)SECOND);
  b->clock.registered = use_signal();
  return b->clock.registered && have_timer(&b->clock);
}

void box_clock_close(box *b) {
  delete_timer(&b->clock);
  if (b->clock.registered) drop_signal();
  b->clock.registered = false;
}

static void unblock(box_clock *clock) {
  sigset_t ours, old;
  sigemptyset(&ours);
  sigaddset(&ours, process_signal.number);
  pthread_sigmask(SIG_UNBLOCK, &ours, &old);
  clock->unblocked = sigismember(&old, process_signal.number) == 1;
}

static void block_again(box_clock *clock) {
  sigset_t ours;
  if (!clock->unblocked) return;
  sigemptyset(&ours);
  sigaddset(&ours, process_signal.number);
  pthread_sigmask(SIG_BLOCK, &ours, NULL);
}

/* How long a call into C may go on past the deadline. */
static int64_t patience(int64_t budget) {
  int64_t quarter = budget / 4, least = SECOND / 20;
  return quarter < least ? least : quarter < SECOND ? quarter : SECOND;
}

static void start_clock(box *b) {
  box_clock *clock = &b->clock;
  int64_t left = clock->budget - clock->spent;
  clock->entered = now();
  clock->deadline = clock->entered + (left > 0 ? left : 0);
  clock->escape_deadline = clock->deadline + patience(clock->budget);
  clock->exit_deadline = clock->deadline + clock->budget / 2 + SECOND / 2;
  b->outer = running;
  unblock(clock);
  running = b;
  if (left <= 0) set_stop(b, BOX_TIME);
  set_timer(b, clock->deadline);
}

static void stop_clock(box *b) {
  struct itimerspec off = {{0, 0}, {0, 0}};
  running = b->outer;
  timer_settime(b->clock.timer, 0, &off, NULL);
  b->clock.spent += now() - b->clock.entered;
  block_again(&b->clock);
}

uint64_t box_random(void) {
  uint64_t random;
  if (getentropy(&random, sizeof random) != 0) random = (uint64_t)now();
  return random;
}

double box_seconds(const box *b) {
  int64_t spent = b->clock.spent;
  if (b->running) spent += now() - b->clock.entered;
  return (double)spent / (double)SECOND;
}

/* ----- memory ----- */

static size_t growth(const box *b) {
  const box_purse *purse = &b->purse;
  if (!b->running || purse->memory == NULL) return purse->graph;
  size_t used = purse->memory->used;
  return used > purse->graph_base ? used - purse->graph_base : 0;
}

size_t box_bytes(const box *b) { return b->heap.held + growth(b); }

/* The graph's allocator counts against the same cap. */
static void lend_to_graph(box *b) {
  box_purse *purse = &b->purse;
  if (!b->running || purse->memory == NULL) return;
  size_t held = b->heap.held;
  size_t room = purse->cap > held ? purse->cap - held : 0;
  size_t limit = purse->graph_base + room;
  if (purse->outer_limit > 0 && purse->outer_limit < limit)
    limit = purse->outer_limit;
  purse->memory->limit = limit > 0 ? limit : 1;
}

static void open_purse(box *b) {
  box_purse *purse = &b->purse;
  if (purse->memory == NULL) return;
  purse->outer_limit = purse->memory->limit;
  purse->memory->refused = false;
  purse->graph_base = purse->memory->used - purse->graph;
  if (purse->memory->used < purse->graph) purse->graph_base = 0;
}

static void close_purse(box *b) {
  box_purse *purse = &b->purse;
  if (purse->memory == NULL) return;
  purse->graph = growth(b);
  purse->memory->limit = purse->outer_limit;
}

bool box_enter(box *b) {
  if (!have_timer(&b->clock)) return false;
  open_purse(b);
  b->running = true;
  lend_to_graph(b);
  start_clock(b);
  return true;
}

void box_leave(box *b) {
  if (!b->running) return;
  stop_clock(b);
  close_purse(b);
  b->running = false;
}

/* The collection that a soft limit asked for, where it is safe to run. */
static void collect(lua_State *L, box *b) {
  box_purse *purse = &b->purse;
  atomic_store(&b->wants_collection, false);
  lua_gc(L, LUA_GCCOLLECT);
  size_t left = box_bytes(b), next = left + left / 2;
  size_t half = purse->cap / 2;
  purse->soft = next > purse->cap ? SIZE_MAX : next > half ? next : half;
}

static void hook(lua_State *L, lua_Debug *ar) {
  box *b = box_of(L);
  (void)ar;
  box_poll(L, b);
  lua_sethook(L, b->other_hook, b->other_mask, b->other_count);
  if (atomic_load(&b->wants_collection)) collect(L, b);
  if (atomic_load(&b->stop) != BOX_RUNS) interrupt(b); /* it came just now */
}

static size_t room_of(const box *b) {
  size_t held = box_bytes(b);
  return held < b->purse.cap ? b->purse.cap - held : 0;
}

void box_out_of_memory(box *b) {
  lua_State *L = atomic_load(&b->current);
  if (atomic_load(&b->stop) == BOX_RUNS && L != NULL)
    box_locate(L, b->where, sizeof b->where);
  set_stop(b, BOX_MEMORY);
  interrupt(b);
}

static void *refuse(box *b) {
  if (++b->purse.refusals >= 2 && !b->closing) box_out_of_memory(b);
  return NULL;
}

static void ask_for_collection(box *b) {
  lua_State *L = atomic_load(&b->current);
  if (b->closing || b->purse.memory == NULL || L == NULL) return;
  if (lua_gethook(L) != hook) {
    b->other_hook = lua_gethook(L);
    b->other_mask = lua_gethookmask(L);
    b->other_count = lua_gethookcount(L);
  }
  atomic_store(&b->wants_collection, true);
  interrupt(b);
}

/* After the heap took or gave back a slab or a large block. */
static void heap_changed(box *b, bool grew) {
  lend_to_graph(b);
  if (grew && box_bytes(b) > b->purse.soft) ask_for_collection(b);
}

void *box_allocate(void *user, void *block, size_t old_size, size_t size) {
  box *b = user;
  size_t held = b->heap.held;
  void *result = NULL;
  if (block == NULL) old_size = 0; /* it says what kind of object it is for */
  if (size == 0) {
    if (b->closing) return NULL; /* all of the heap is given back at once */
    box_heap_free(&b->heap, block, old_size);
  } else {
    result = box_heap_resize(&b->heap, block, old_size, size, room_of(b));
    if (result == NULL) return refuse(b);
    if (size > old_size) b->purse.refusals = 0;
  }
  if (b->heap.held != held) heap_changed(b, b->heap.held > held);
  return result;
}

/* ----- raising ----- */

/* The value is of no use to a script: whoever catches it raises it again. */
int box_raise_stop(lua_State *L) {
  box *b = box_of(L);
  if (b->where[0] == '\0') box_locate(L, b->where, sizeof b->where);
  interrupt(b);
  lua_pushlightuserdata(L, b);
  return lua_error(L);
}

int box_raise_memory(lua_State *L) {
  box *b = box_of(L);
  box_out_of_memory(b);
  return box_raise_stop(L);
}

void box_check_caught(lua_State *L) {
  box *b = box_of(L);
  if (b->purse.memory != NULL && b->running && b->purse.memory->refused)
    box_out_of_memory(b);
  box_poll(L, b);
}

void box_need(lua_State *L, size_t bytes) {
  box *b = box_of(L);
  if (bytes <= room_of(b)) return;
  lua_gc(L, LUA_GCCOLLECT);
  if (bytes > room_of(b)) box_raise_memory(L);
}
