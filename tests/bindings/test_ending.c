/*
** A process that is told to end takes its unfinished file along, and dies of the
** signal that it got.
*/
#define _DEFAULT_SOURCE /* kill, mkdtemp */

#include <lualib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

#include "bindings.h"
#include "ending.h"

typedef struct place {
  char folder[64], path[96];
  int ready[2]; /* a pipe: a byte when the child has got there */
} place;

static void open_place(place *p) {
  snprintf(p->folder, sizeof p->folder, "/tmp/perigee-interrupt-XXXXXX");
  assert_non_null(mkdtemp(p->folder));
  snprintf(p->path, sizeof p->path, "%s/half", p->folder);
  assert_int_equal(pipe(p->ready), 0);
}

static void write_half(const place *p) {
  FILE *file = fopen(p->path, "w");
  if (file == NULL || fputs("half", file) < 0 || fclose(file) != 0) _exit(9);
}

/* In the child: the file half written, and marked so by `code`; then nothing. */
static void wait_in_the_middle(const place *p, const char *code) {
  lua_State *L = luaL_newstate();
  luaL_openlibs(L);
  luaL_requiref(L, "perigee.core", luaopen_perigee_core, 0);
  lua_setglobal(L, "core");
  lua_pushstring(L, p->path);
  lua_setglobal(L, "path");
  write_half(p);
  if (luaL_dostring(L, code) != LUA_OK) _exit(8);
  if (write(p->ready[1], "!", 1) != 1) _exit(7);
  for (;;) pause();
}

/* The signal that the child died of, sent `number` in the middle; 0: of none. */
static int end_in_the_middle(const place *p, const char *code, int number) {
  char byte;
  int status;
  pid_t child = fork();
  if (child == 0) {
    signal(number, SIG_DFL); /* whatever this test was started with */
    perigee_end_cleanly();
    wait_in_the_middle(p, code);
  }
  assert_int_equal(read(p->ready[0], &byte, 1), 1);
  assert_int_equal(kill(child, number), 0);
  assert_int_equal(waitpid(child, &status, 0), child);
  return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

static void close_place(const place *p) {
  assert_int_equal(rmdir(p->folder), 0); /* nothing is left in it */
  close(p->ready[0]);
  close(p->ready[1]);
}

static void interrupt_takes_the_unfinished_file_along(void **unused) {
  (void)unused;
  const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
  for (int i = 0; i < 3; i++) {
    place p;
    open_place(&p);
    assert_int_equal(end_in_the_middle(&p, "core.unfinished(path)", numbers[i]),
                     numbers[i]);
    assert_int_not_equal(access(p.path, F_OK), 0);
    close_place(&p);
  }
}

static void interrupt_leaves_what_is_finished(void **unused) {
  (void)unused;
  place p;
  open_place(&p);
  assert_int_equal(
      end_in_the_middle(&p, "core.unfinished(path) core.unfinished()", SIGINT),
      SIGINT);
  assert_int_equal(access(p.path, F_OK), 0);
  unlink(p.path);
  close_place(&p);
}

static void unfinished_path_has_a_length_that_paths_have(void **unused) {
  (void)unused;
  lua_State *L = luaL_newstate();
  luaL_openlibs(L);
  luaL_requiref(L, "perigee.core", luaopen_perigee_core, 0);
  lua_setglobal(L, "core");
  assert_int_equal(luaL_dostring(L, "core.unfinished(('x'):rep(4095)) core.unfinished()"), LUA_OK);
  assert_int_not_equal(luaL_dostring(L, "core.unfinished(('x'):rep(4096))"), LUA_OK);
  assert_non_null(strstr(lua_tostring(L, -1), "longer than a path may be"));
  lua_close(L);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(interrupt_takes_the_unfinished_file_along),
      cmocka_unit_test(interrupt_leaves_what_is_finished),
      cmocka_unit_test(unfinished_path_has_a_length_that_paths_have),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
