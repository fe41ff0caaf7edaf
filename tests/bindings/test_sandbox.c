/*
** The box from below: its heap, the process's signal, threads, a child process,
** and memory that runs out.  What scripts see is in tests/scripts/sandbox_spec.lua.
*/
#define _GNU_SOURCE
#include <lualib.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

#include "heap.h"
#include "sandbox.h"

/* ----- the heap ----- */

typedef struct held {
  unsigned char *bytes;
  size_t size;
  unsigned char mark;
} held;

static void fill(held *h) { memset(h->bytes, h->mark, h->size); }

static bool is_whole(const held *h, size_t size) {
  for (size_t i = 0; i < size; i++)
    if (h->bytes[i] != h->mark) return false;
  return true;
}

static size_t random_size(unsigned *seed) {
  static const size_t edges[] = {1, 15, 16, 17, 511, 512, 513, 8192, 100000};
  unsigned which = (*seed = *seed * 1664525u + 1013904223u) >> 16;
  return which % 4 == 0 ? edges[which / 4 % 9] : which / 4 % 700 + 1;
}

static void heap_blocks_keep_their_bytes(void **unused) {
  (void)unused;
  enum { COUNT = 500, ROUNDS = 200000 };
  box_heap heap = {0};
  static held blocks[COUNT];
  unsigned seed = 1;
  memset(blocks, 0, sizeof blocks);
  for (unsigned round = 0; round < ROUNDS; round++) {
    held *h = &blocks[(seed = seed * 1664525u + 1013904223u) % COUNT];
    size_t size = random_size(&seed), least = size < h->size ? size : h->size;
    if (h->bytes != NULL && round % 3 == 0) {
      assert_true(is_whole(h, h->size));
      box_heap_free(&heap, h->bytes, h->size);
      *h = (held){NULL, 0, 0};
      continue;
    }
    h->bytes = box_heap_resize(&heap, h->bytes, h->size, size, SIZE_MAX);
    assert_non_null(h->bytes);
    assert_int_equal((uintptr_t)h->bytes % 16, 0);
    assert_true(is_whole(h, least));
    h->size = size;
    h->mark = (unsigned char)round;
    fill(h);
  }
  for (int i = 0; i < COUNT; i++)
    box_heap_free(&heap, blocks[i].bytes, blocks[i].size);
  assert_int_equal(heap.held, 0);
  box_heap_clear(&heap);
}

static void heap_without_room_refuses_and_keeps_the_block(void **unused) {
  (void)unused;
  box_heap heap = {0};
  assert_null(box_heap_resize(&heap, NULL, 0, 100000, 100000));
  assert_null(box_heap_resize(&heap, NULL, 0, SIZE_MAX, SIZE_MAX));
  char *block = box_heap_resize(&heap, NULL, 0, 100000, 200000);
  assert_non_null(block);
  memset(block, 7, 100000);
  assert_null(box_heap_resize(&heap, block, 100000, 200001, 100000));
  assert_int_equal(block[99999], 7);
  block = box_heap_resize(&heap, block, 100000, 10, 0);
  assert_non_null(block); /* shrinking takes what it needs */
  assert_int_equal(block[9], 7);
  box_heap_free(&heap, NULL, 0);
  box_heap_clear(&heap);
  assert_int_equal(heap.held, 0);
}

static void heap_cleared_gives_everything_back(void **unused) {
  (void)unused;
  box_heap heap = {0};
  for (size_t i = 1; i < 5000; i++)
    assert_non_null(box_heap_resize(&heap, NULL, 0, i % 2000 + 1, SIZE_MAX));
  assert_true(heap.held > 0);
  box_heap_clear(&heap); /* the leak checker looks */
  assert_int_equal(heap.held, 0);
  assert_non_null(box_heap_resize(&heap, NULL, 0, 20, SIZE_MAX));
  box_heap_clear(&heap);
}

/* ----- boxes ----- */

static const char RUNNER[] =
    "local M = {} "
    "function M.run(text) "
    "  local env = libraries() "
    "  env.core = require 'perigee.core' "
    "  return compile(text, '@s.lua', env)() "
    "end "
    "return M";

static lua_State *open_host(lua_Alloc allocate, void *user) {
  lua_State *L = allocate != NULL ? lua_newstate(allocate, user)
                                  : luaL_newstate();
  assert_non_null(L);
  luaL_openlibs(L);
  luaL_requiref(L, "perigee.core", luaopen_perigee_core, 0);
  lua_setglobal(L, "core");
  lua_pushstring(L, RUNNER);
  lua_setglobal(L, "RUNNER");
  return L;
}

static void run(lua_State *L, const char *code) {
  lua_settop(L, 0);
  if (luaL_dostring(L, code) != LUA_OK)
    fail_msg("%s: %s", code, lua_tostring(L, -1));
}

static const char MAKE[] =
    "box = core.sandbox.new { memory = 32000000, seconds = 0.1 } "
    "box:module('perigee.runner', RUNNER)";

static const char LOOP[] =
    "local ok, message, kind = box:call('perigee.runner', 'run', 'while true do end') "
    "assert(not ok and kind == 'time', message)";

static struct sigaction action_of(int number) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  assert_int_equal(sigaction(number, NULL, &action), 0);
  return action;
}

/* The signal that boxes use now: the highest that is not as it was, or 0. */
static int used_signal(void) {
  for (int number = SIGRTMAX; number >= SIGRTMIN; number--)
    if (action_of(number).sa_flags & SA_SIGINFO) return number;
  return 0;
}

static void signal_is_held_while_there_are_boxes(void **unused) {
  (void)unused;
  lua_State *L = open_host(NULL, NULL);
  assert_int_equal(used_signal(), 0);
  run(L, MAKE);
  assert_int_equal(used_signal(), SIGRTMAX);
  run(L, "other = core.sandbox.new { memory = 32000000, seconds = 1 } box:close()");
  assert_int_equal(used_signal(), SIGRTMAX);
  run(L, "other:close()");
  assert_int_equal(used_signal(), 0);
  assert_true(action_of(SIGRTMAX).sa_handler == SIG_DFL);
  lua_close(L);
}

static void ignore_it(int number) { (void)number; }

static void signal_of_others_is_left_to_them(void **unused) {
  (void)unused;
  lua_State *L = open_host(NULL, NULL);
  signal(SIGRTMAX, ignore_it);
  run(L, MAKE);
  assert_int_equal(used_signal(), SIGRTMAX - 1);
  run(L, LOOP);
  signal(SIGRTMAX - 1, ignore_it); /* whoever takes ours keeps it */
  lua_close(L);
  assert_true(action_of(SIGRTMAX).sa_handler == ignore_it);
  assert_true(action_of(SIGRTMAX - 1).sa_handler == ignore_it);
  signal(SIGRTMAX, SIG_DFL);
  signal(SIGRTMAX - 1, SIG_DFL);
}

static void signals_blocked_by_the_thread_stop_boxes_still(void **unused) {
  (void)unused;
  lua_State *L = open_host(NULL, NULL);
  sigset_t all, old, after;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &old);
  run(L, MAKE);
  run(L, LOOP);
  pthread_sigmask(SIG_SETMASK, &old, &after);
  for (int number = SIGRTMIN; number <= SIGRTMAX; number++)
    assert_int_equal(sigismember(&after, number), 1);
  lua_close(L);
}

static void *loop_in_own_state(void *unused) {
  (void)unused;
  lua_State *L = open_host(NULL, NULL);
  for (int i = 0; i < 3; i++) {
    run(L, MAKE);
    run(L, LOOP);
  }
  lua_close(L);
  return NULL;
}

static void threads_with_a_state_each_are_stopped_each(void **unused) {
  (void)unused;
  pthread_t threads[8];
  for (int i = 0; i < 8; i++)
    pthread_create(&threads[i], NULL, loop_in_own_state, NULL);
  for (int i = 0; i < 8; i++) pthread_join(threads[i], NULL);
  assert_int_equal(used_signal(), 0);
}

static void *loop_in(void *L) {
  run(L, LOOP);
  return NULL;
}

static void box_called_from_another_thread_is_stopped(void **unused) {
  (void)unused;
  pthread_t thread;
  lua_State *L = open_host(NULL, NULL);
  run(L, MAKE);
  run(L, "assert(box:call('perigee.runner', 'run', 'return 1'))");
  pthread_create(&thread, NULL, loop_in, L);
  pthread_join(thread, NULL);
  lua_close(L);
}

static void box_of_a_parent_works_in_its_child(void **unused) {
  (void)unused;
  lua_State *L = open_host(NULL, NULL);
  run(L, MAKE);
  pid_t child = fork();
  if (child == 0) {
    alarm(20);
    run(L, LOOP);
    run(L, "box:close()");
    _exit(0);
  }
  int status = -1;
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_int_equal(status, 0);
  run(L, LOOP);
  lua_close(L);
}

static void state_closed_with_boxes_open_leaves_nothing(void **unused) {
  (void)unused;
  lua_State *L = open_host(NULL, NULL);
  run(L, "boxes = {} for i = 1, 10 do boxes[i] = core.sandbox.new "
         "{ memory = 32000000, seconds = 1 } "
         "boxes[i]:export('x', function() return boxes end) end");
  lua_close(L);
  assert_int_equal(used_signal(), 0);
}

/* A box's loop in the interpreter's own C, which no hook sees. */
static void loop_in_the_interpreter_is_left(void **unused) {
  (void)unused;
  lua_State *L = open_host(NULL, NULL);
  run(L, MAKE);
  run(L, "local code = [[local t = setmetatable({}, {}) "
         "getmetatable(t).__call = t t()]] "
         "local ok, message, kind = box:call('perigee.runner', 'run', code) "
         "assert(kind == 'time' and message:find '^s.lua:1: ', message) "
         "ok, message, kind = box:call('perigee.runner', 'run', 'return 1') "
         "assert(kind == 'time', message) "
         "local _, seconds = box:used() "
         "assert(seconds < 0.5, seconds) "
         "box:close()");
  lua_close(L);
}

/* ----- memory that runs out ----- */

/* An allocator that fails the n-th time, and then ever after or not. */
typedef struct failing {
  long left;
  bool persistent;
} failing;

static void *allocate_or_fail(void *user, void *block, size_t old_size,
                              size_t size) {
  failing *f = user;
  (void)old_size;
  if (size == 0) {
    free(block);
    return NULL;
  }
  if (f->left >= 0 && (block == NULL || size > old_size)) {
    if (f->left == 0 && f->persistent) return NULL;
    if (f->left-- == 0) return NULL;
  }
  return realloc(block, size);
}

static const char EPISODE[] =
    "local box <close> = core.sandbox.new { memory = 32000000, seconds = 60 } "
    "box:export('f', function(t) return { t, t } end) "
    "box:module('perigee.runner', RUNNER) "
    "box:module('perigee.m', 'return { f = function(t) "
    "return host.f(t), pcall(error, \"x\") end }') "
    "return box:call('perigee.m', 'f', { 1, { core.leaf('x', '1 .. 2 USD') }, a = 'b' })";

/* How often the episode could fail, over all of them. */
static long fail_each(bool persistent) {
  for (long n = 0;; n++) {
    failing f = {-1, persistent};
    lua_State *L = open_host(allocate_or_fail, &f);
    assert_int_equal(luaL_loadstring(L, EPISODE), LUA_OK);
    f.left = n;
    int status = lua_pcall(L, 0, 3, 0);
    bool done = f.left > 0;
    f.left = -1;
    lua_close(L);
    if (done) return status == LUA_OK ? n : -1;
  }
}

static void host_without_memory_loses_nothing(void **unused) {
  (void)unused;
  assert_true(fail_each(true) > 20);
  assert_true(fail_each(false) > 20);
  assert_int_equal(used_signal(), 0);
}

/* Every cap from too little to enough: an answer or a clean refusal. */
static void box_with_little_memory_ends_cleanly(void **unused) {
  (void)unused;
  static const char code[] =
      "local ok, box = pcall(core.sandbox.new, { memory = CAP, seconds = 60 }) "
      "if not ok then assert(box:find 'memory', box) return end "
      "local ok, message = pcall(box.module, box, 'perigee.runner', RUNNER) "
      "if ok then local ok, message, kind = box:call('perigee.runner', 'run', [["
      "  local t = {} for i = 1, 3000 do t[i] = { core.quantity(i .. ' USD') } end "
      "  local ok, m = pcall(string.rep, 'x', 300000) "
      "  local co = coroutine.wrap(function() return #table.concat({ 'a', m }) end) "
      "  return co()]]) "
      "  if not ok then assert(kind == 'memory', message) else DONE = true end "
      "else assert(message:find 'memory', message) end "
      "box:close()";
  lua_State *L = open_host(NULL, NULL);
  for (lua_Integer cap = 524288; cap < 8000000; cap += 9973) {
    lua_pushinteger(L, cap);
    lua_setglobal(L, "CAP");
    run(L, code);
  }
  run(L, "assert(DONE)");
  lua_close(L);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(heap_blocks_keep_their_bytes),
      cmocka_unit_test(heap_without_room_refuses_and_keeps_the_block),
      cmocka_unit_test(heap_cleared_gives_everything_back),
      cmocka_unit_test(signal_is_held_while_there_are_boxes),
      cmocka_unit_test(signal_of_others_is_left_to_them),
      cmocka_unit_test(signals_blocked_by_the_thread_stop_boxes_still),
      cmocka_unit_test(threads_with_a_state_each_are_stopped_each),
      cmocka_unit_test(box_called_from_another_thread_is_stopped),
      cmocka_unit_test(box_of_a_parent_works_in_its_child),
      cmocka_unit_test(state_closed_with_boxes_open_leaves_nothing),
      cmocka_unit_test(loop_in_the_interpreter_is_left),
      cmocka_unit_test(host_without_memory_loses_nothing),
      cmocka_unit_test(box_with_little_memory_ends_cleanly),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
