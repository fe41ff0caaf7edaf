/*
** core.unfinished(path): the file at `path` is not finished: it goes with the
** program.  core.unfinished(): it is finished, or gone.  One file at a time.
*/
#define _DEFAULT_SOURCE /* sigaction */

#include "ending.h"

#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

#include "bindings.h"

#define PATH_ROOM 4096
#define ERASE "\r\x1b[K"

static char unfinished[PATH_ROOM];
static atomic_bool is_unfinished, is_drawn;

void perigee_line_drawn(bool drawn) { atomic_store(&is_drawn, drawn); }

void perigee_erase_line(void) {
  if (!atomic_exchange(&is_drawn, false)) return;
  ssize_t written = write(STDERR_FILENO, ERASE, sizeof ERASE - 1);
  (void)written; /* nobody is there to be told */
}

/* The handler is reset when it is called: the second time the signal does what it
** does by itself. */
static void clean_up(int number) {
  if (atomic_load(&is_unfinished)) unlink(unfinished);
  perigee_erase_line();
  raise(number);
}

static void catch_signal(int number) {
  struct sigaction given, ours;
  memset(&ours, 0, sizeof ours);
  ours.sa_handler = clean_up;
  ours.sa_flags = (int)SA_RESETHAND;
  sigemptyset(&ours.sa_mask);
  if (sigaction(number, NULL, &given) == 0 && given.sa_handler == SIG_DFL)
    sigaction(number, &ours, NULL);
}

void perigee_end_cleanly(void) {
  catch_signal(SIGINT);
  catch_signal(SIGTERM);
  catch_signal(SIGHUP);
}

static int set_unfinished(lua_State *L) {
  size_t length;
  const char *path = luaL_optlstring(L, 1, "", &length);
  luaL_argcheck(L, length < PATH_ROOM, 1, "longer than a path may be");
  atomic_store(&is_unfinished, false);
  memcpy(unfinished, path, length + 1);
  atomic_store(&is_unfinished, length > 0);
  return 0;
}

static const luaL_Reg functions[] = {{"unfinished", set_unfinished},
                                     {NULL, NULL}};

void perigee_add_ending(lua_State *L) { luaL_setfuncs(L, functions, 0); }
