/*
** The program `perigee`: a Lua state of its own, Perigee's scripts, and nothing
** else.  LUA_INIT, LUA_PATH and LUA_CPATH are not looked at.
**
** The scripts lie at ../share/lua/5.4 from the program, in the build tree as
** where it is installed.
*/
#define _DEFAULT_SOURCE /* readlink, isatty, winsize */

#include <lualib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bindings.h"
#include "bundle.h"
#include "ending.h"

#define PATH_ROOM 4096
/* The state is not closed: the system takes all of it back at once.  A checker of
** leaks wants to see it given back. */
#define CLOSES 0
#if defined(__SANITIZE_ADDRESS__)
#undef CLOSES
#define CLOSES 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
#undef CLOSES
#define CLOSES 1
#endif
#endif

#define FIRST_COLLECTION ((size_t)8 * 1024 * 1024)

/* The folder of this program, or "." where the system does not say. */
static void find_folder(char *folder, size_t size) {
  ssize_t length = readlink("/proc/self/exe", folder, size - 1);
  folder[length > 0 ? length : 0] = '\0';
  char *slash = strrchr(folder, '/');
  if (slash == NULL)
    snprintf(folder, size, ".");
  else
    *slash = '\0';
}

/* Takes the current folder out of a search path: it may be a stranger's. */
static void forget_here(lua_State *L, const char *field, const char *here) {
  lua_getfield(L, -1, field);
  luaL_gsub(L, lua_tostring(L, -1), here, "");
  lua_setfield(L, -3, field);
  lua_pop(L, 1);
}

/* Puts what is on top before a search path. */
static void put_first(lua_State *L, const char *field) {
  lua_getfield(L, -2, field);
  lua_concat(L, 2);
  lua_setfield(L, -2, field);
}

static void set_path(lua_State *L, const char *folder) {
  lua_getglobal(L, "package");
  forget_here(L, "path", ";./?.lua");
  forget_here(L, "path", ";./?/init.lua");
  forget_here(L, "cpath", ";./?.so");
  lua_pushfstring(L,
                  "%s/../share/lua/5.4/?.lua;%s/../share/lua/5.4/?/init.lua;",
                  folder, folder);
  put_first(L, "path");
  lua_pushfstring(L, "%s/../lib/lua/5.4/?.so;", folder); /* perigee.xlsx */
  put_first(L, "cpath");
  lua_pop(L, 1);
}

static void open_bundle(lua_State *L, const char *folder) {
  const char *path = lua_pushfstring(
      L, "%s/../lib/lua/5.4/perigee/" BUNDLE_FILE, folder);
  if (perigee_open_bundle(L, path)) perigee_add_searcher(L);
  lua_pop(L, 1);
}

static void preload_core(lua_State *L) {
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_PRELOAD_TABLE);
  lua_pushcfunction(L, luaopen_perigee_core);
  lua_setfield(L, -2, "perigee.core");
  lua_pop(L, 1);
}

/* A piece of Lua's own C code that no hook interrupts may end the process. */
static void allow_hard_exit(lua_State *L) {
  lua_getglobal(L, "require");
  lua_pushliteral(L, "perigee.core");
  lua_call(L, 1, 1);
  lua_getfield(L, -1, "sandbox");
  lua_getfield(L, -1, "hard_exit");
  lua_pushliteral(L, "perigee: ");
  lua_call(L, 1, 0);
  lua_pop(L, 2);
}

static void push_arguments(lua_State *L, int argc, char **argv) {
  lua_createtable(L, argc, 1);
  for (int i = 0; i < argc; i++) {
    lua_pushstring(L, argv[i]);
    lua_rawseti(L, -2, i);
  }
}

/* In a protected call: argc, argv -> the exit status. */
static int run(lua_State *L) {
  int argc = (int)lua_tointeger(L, 1);
  char **argv = lua_touserdata(L, 2);
  char folder[PATH_ROOM];
  lua_pushboolean(L, 1);
  lua_setfield(L, LUA_REGISTRYINDEX, "LUA_NOENV");
  luaL_openlibs(L);
  find_folder(folder, sizeof folder);
  set_path(L, folder);
  open_bundle(L, folder);
  preload_core(L);
  allow_hard_exit(L);
  lua_getglobal(L, "require");
  lua_pushliteral(L, "perigee.cli");
  lua_call(L, 1, 1);
  lua_getfield(L, -1, "main");
  push_arguments(L, argc, argv);
  lua_call(L, 1, 1);
  return 1;
}

static int add_traceback(lua_State *L) {
  luaL_traceback(L, L, lua_tostring(L, 1), 1);
  return 1;
}

int main(int argc, char **argv) {
  lua_State *L = luaL_newstate();
  if (L == NULL) {
    fputs("perigee: out of memory\n", stderr);
    return 3;
  }
  perigee_put_off_collection(L, FIRST_COLLECTION);
  signal(SIGPIPE, SIG_IGN);
  perigee_end_cleanly();
  lua_pushcfunction(L, add_traceback);
  lua_pushcfunction(L, run);
  lua_pushinteger(L, argc);
  lua_pushlightuserdata(L, argv);
  int status = 1;
  if (lua_pcall(L, 2, 1, 1) == LUA_OK)
    status = (int)lua_tointeger(L, -1);
  else
    fprintf(stderr, "perigee: a fault of Perigee's own: %s\n",
            lua_tostring(L, -1));
  if (CLOSES) lua_close(L);
  return status;
}
