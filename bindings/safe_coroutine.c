/*
** Coroutines inside a box.
**
** The box must know which thread runs, for that is the one which the deadline
** hooks; so each resume says it before and after.  A limit that was reached in
** a coroutine is raised again in whoever resumed it.  How deep resumes and
** closes nest is bounded: Lua 5.4.4 does not count C levels in a coroutine
** that is being closed, and a chain of them overflows the C stack.
*/
#include "sandbox.h"

#define DEPTH_MAX 100

static lua_State *check_thread(lua_State *L) {
  lua_State *co = lua_tothread(L, 1);
  luaL_argexpected(L, co != NULL, 1, "coroutine");
  return co;
}

/* Runs on `co` from here; undone by leave. */
static void enter(lua_State *L, box *b, lua_State *co) {
  if (b->depth >= DEPTH_MAX) luaL_error(L, "too many nested coroutines");
  b->depth++;
  box_set_current(b, co);
}

static void leave(lua_State *L, box *b) {
  box_set_current(b, L);
  b->depth--;
  box_check_caught(L);
}

static int refuse(lua_State *L, const char *why) {
  lua_pushstring(L, why);
  return -1;
}

/* Moves what `co` gave back to `L`. */
static int take_results(lua_State *L, lua_State *co, int count) {
  if (!lua_checkstack(L, count + 1)) {
    lua_pop(co, count);
    return refuse(L, "too many results to resume");
  }
  lua_xmove(co, L, count);
  return count;
}

/* Results of a resume on top of `L`, how many; or -1 and a message. */
static int resume(lua_State *L, lua_State *co, int arguments) {
  box *b = box_of(L);
  int count;
  if (!lua_checkstack(co, arguments))
    return refuse(L, "too many arguments to resume");
  enter(L, b, co);
  lua_xmove(L, co, arguments);
  int status = lua_resume(co, L, arguments, &count);
  leave(L, b);
  if (status == LUA_OK || status == LUA_YIELD)
    return take_results(L, co, count);
  lua_xmove(co, L, 1);
  return -1;
}

/* ----- the library ----- */

static int co_create(lua_State *L) {
  luaL_checktype(L, 1, LUA_TFUNCTION);
  lua_State *co = lua_newthread(L);
  lua_pushvalue(L, 1);
  lua_xmove(L, co, 1);
  return 1;
}

static int co_resume(lua_State *L) {
  lua_State *co = check_thread(L);
  int count = resume(L, co, lua_gettop(L) - 1);
  lua_pushboolean(L, count >= 0);
  if (count < 0) count = 1;
  lua_insert(L, -(count + 1));
  return count + 1;
}

/* Closes `co`, whose to-be-closed variables run on it; true when no error came,
** else the error is on top of `co`. */
static bool close_thread(lua_State *L, lua_State *co) {
  box *b = box_of(L);
  enter(L, b, co);
  int status = lua_resetthread(co);
  leave(L, b);
  return status == LUA_OK;
}

/* An error of a wrapped coroutine: with our position in front, as Lua does. */
static int raise_wrapped(lua_State *L, lua_State *co) {
  int status = lua_status(co);
  if (status != LUA_OK && status != LUA_YIELD) {
    if (!close_thread(L, co)) lua_xmove(co, L, 1);
  }
  if (lua_type(L, -1) == LUA_TSTRING) {
    luaL_where(L, 1);
    lua_insert(L, -2);
    lua_concat(L, 2);
  }
  return lua_error(L);
}

static int call_wrapped(lua_State *L) {
  lua_State *co = lua_tothread(L, lua_upvalueindex(1));
  int count = resume(L, co, lua_gettop(L));
  return count >= 0 ? count : raise_wrapped(L, co);
}

static int co_wrap(lua_State *L) {
  co_create(L);
  lua_pushcclosure(L, call_wrapped, 1);
  return 1;
}

static int co_yield(lua_State *L) { return lua_yield(L, lua_gettop(L)); }

static const char *status_of(lua_State *L, lua_State *co) {
  lua_Debug at;
  if (L == co) return "running";
  switch (lua_status(co)) {
    case LUA_YIELD: return "suspended";
    case LUA_OK: break;
    default: return "dead";
  }
  if (lua_getstack(co, 0, &at)) return "normal";
  return lua_gettop(co) == 0 ? "dead" : "suspended";
}

static int co_status(lua_State *L) {
  lua_pushstring(L, status_of(L, check_thread(L)));
  return 1;
}

static int co_isyieldable(lua_State *L) {
  lua_State *co = lua_isnone(L, 1) ? L : check_thread(L);
  lua_pushboolean(L, lua_isyieldable(co));
  return 1;
}

static int co_running(lua_State *L) {
  lua_pushboolean(L, lua_pushthread(L));
  return 2;
}

static int co_close(lua_State *L) {
  lua_State *co = check_thread(L);
  const char *status = status_of(L, co);
  if (status[0] != 's' && status[0] != 'd')
    return luaL_error(L, "cannot close a %s coroutine", status);
  if (close_thread(L, co)) {
    lua_pushboolean(L, 1);
    return 1;
  }
  lua_pushboolean(L, 0);
  lua_xmove(co, L, 1);
  return 2;
}

static const luaL_Reg functions[] = {{"close", co_close},
                                     {"create", co_create},
                                     {"isyieldable", co_isyieldable},
                                     {"resume", co_resume},
                                     {"running", co_running},
                                     {"status", co_status},
                                     {"wrap", co_wrap},
                                     {"yield", co_yield},
                                     {NULL, NULL}};

void box_open_coroutine(lua_State *L) { luaL_newlib(L, functions); }
