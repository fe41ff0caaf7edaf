/*
** The box as the host sees it.
**
**   sandbox.new { memory =, seconds =, trust = }   a box
**   box:export(name, f)           trusted modules inside call host.name(...)
**   box:module(name, text)        runs a trusted module inside; raises
**   box:call(module, f, ...)      true, results...  or  false, message, kind
**   box:used()                    bytes, seconds
**   box:close()
**   sandbox.hard_exit(prefix)     see below
**
** The box is a userdata, and its struct the userdata's block: nothing that it
** owns is lost when the host raises.  Its exports are in its user value.  Calls
** nest (an export may use another box) but a box is not entered twice.
*/
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sandbox.h"

#define MEMORY_MIN (512 * 1024)
#define MEMORY_MAX ((lua_Integer)1 << 46)
#define SECONDS_MIN 0.001
#define SECONDS_MAX 1e6
#define PREFIX_MAX 200
#define COLLECTION_MAX (2 * 1024 * 1024)
#define HARD_EXIT "perigee.hard_exit"

/* ----- the box ----- */

static box *check_box(lua_State *L) {
  box *b = luaL_checkudata(L, 1, PERIGEE_BOX);
  if (!b->open) luaL_error(L, "the box is closed");
  return b;
}

static box *check_idle(lua_State *L) {
  box *b = check_box(L);
  if (b->running || b->host != NULL) luaL_error(L, "the box is running");
  return b;
}

static void close_box(box *b) {
  lua_State *inside = b->L;
  b->closing = true;
  b->open = false;
  b->L = NULL;
  atomic_store(&b->current, NULL);
  if (inside != NULL) lua_close(inside);
  box_heap_clear(&b->heap);
  box_clock_close(b);
  box_wire_free(&b->wire);
}

static int close_method(lua_State *L) {
  box *b = luaL_checkudata(L, 1, PERIGEE_BOX);
  if (b->host != NULL) return luaL_error(L, "the box is running");
  close_box(b);
  return 0;
}

/* ----- words ----- */

static void print_bytes(char *out, size_t size, size_t bytes) {
  double count = (double)bytes;
  if (bytes % (1024 * 1024) == 0 && bytes % 1000000 != 0)
    snprintf(out, size, "%g MiB", count / (1024.0 * 1024.0));
  else
    snprintf(out, size, "%g MB", count / 1e6);
}

static void print_limit(const box *b, char *out, size_t size) {
  char bytes[40];
  print_bytes(bytes, sizeof bytes, b->purse.cap);
  if (atomic_load(&b->stop) == BOX_MEMORY)
    snprintf(out, size, "the memory limit of %s was reached", bytes);
  else
    snprintf(out, size, "the time limit of %g s was reached",
             (double)b->clock.budget / 1e9);
}

static void set_message(box *b, const char *text, size_t length) {
  if (length >= BOX_MESSAGE_MAX) length = BOX_MESSAGE_MAX - 1;
  memcpy(b->message, text, length);
  b->message[length] = '\0';
  b->message_length = length;
}

/* A script cannot make us call anything of its own here. */
static void set_message_from(box *b, lua_State *L, int index) {
  char text[80];
  size_t length;
  if (lua_type(L, index) == LUA_TSTRING) {
    const char *message = lua_tolstring(L, index, &length);
    set_message(b, message, length);
    return;
  }
  snprintf(text, sizeof text, "error object is a %s value",
           luaL_typename(L, index));
  set_message(b, text, strlen(text));
}

static void prepare_words(lua_State *L, box *b) {
  char limit[120];
  if (lua_getfield(L, LUA_REGISTRYINDEX, HARD_EXIT) == LUA_TSTRING) {
    snprintf(limit, sizeof limit, "the time limit of %g s was reached",
             (double)b->clock.budget / 1e9);
    snprintf(b->words, sizeof b->words, "%s%s\n", lua_tostring(L, -1), limit);
  }
  lua_pop(L, 1);
}

/* ----- running inside ----- */

static const char *kind_of(const box *b) {
  switch (atomic_load(&b->stop)) {
    case BOX_TIME: return "time";
    case BOX_MEMORY: return "memory";
    default: return "error";
  }
}

static void describe_stop(box *b) {
  char limit[120], text[BOX_WHERE_MAX + 120];
  print_limit(b, limit, sizeof limit);
  snprintf(text, sizeof text, "%s%s", b->where, limit);
  set_message(b, text, strlen(text));
}

static bool is_stopped(const box *b) {
  return atomic_load(&b->stop) != BOX_RUNS;
}

/* The inner state's hold on the graph passes to a userdata of the host, which
** is collected in due time. */
static void adopt_instance(lua_State *L, const perigee_instance *lost) {
  if (lost == NULL) return;
  perigee_instance *found = lua_newuserdatauv(L, sizeof *found, 0);
  *found = *lost;
  luaL_setmetatable(L, PERIGEE_INSTANCE);
  lua_pop(L, 1);
}

/* The state inside was left in the middle of something. */
static void abandon(lua_State *L, box *b) {
  b->L = NULL;
  atomic_store(&b->current, NULL);
  adopt_instance(L, b->instance);
  b->instance = NULL;
  box_heap_clear(&b->heap);
  box_wire_free(&b->wire);
}

/* What a call came to: good, or a message in the box. */
static bool finish_inside(lua_State *L, box *b, int status) {
  if (status == BOX_ABANDONED) {
    abandon(L, b);
  } else {
    if (status != LUA_OK) set_message_from(b, b->L, -1);
    lua_settop(b->L, 0);
  }
  if (status == LUA_ERRMEM || b->purse.memory->refused) box_out_of_memory(b);
  if (is_stopped(b)) describe_stop(b);
  return status == LUA_OK && !is_stopped(b);
}

/* Runs a C function inside, protected; what it needs is on the wire or is
** `data`.  False: the message is in the box. */
static bool run_inside(lua_State *L, box *b, lua_CFunction f, void *data) {
  prepare_words(L, b);
  b->host = L;
  if (!box_enter(b)) {
    b->host = NULL;
    luaL_error(L, "no timer for the box's time limit");
  }
  atomic_store(&b->current, b->L);
  b->depth = 0;
  lua_settop(b->L, 0);
  lua_pushcfunction(b->L, f == box_load_module ? box_handle_own_error
                                               : box_handle_error);
  lua_pushcfunction(b->L, f);
  lua_pushlightuserdata(b->L, data);
  int status = box_call_inside(b);
  box_leave(b);
  b->host = NULL;
  return finish_inside(L, b, status);
}

/* ----- exports ----- */

/* (box, light name): in the host, protected. */
static int call_exported(lua_State *L) {
  box *b = luaL_checkudata(L, 1, PERIGEE_BOX);
  const char *name = lua_touserdata(L, 2);
  lua_getiuservalue(L, 1, 1);
  lua_getfield(L, -1, name);
  lua_replace(L, 2);
  lua_settop(L, 2);
  int count = box_decode(L, &b->wire);
  lua_call(L, count, LUA_MULTRET);
  box_encode(L, &b->wire, BOX_ENTERS, 2, lua_gettop(L) - 1, "result");
  return 0;
}

static bool run_outside(box *b, const char *name) {
  lua_State *L = b->host;
  union {
    const char *read;
    void *data;
  } light = {name};
  if (!lua_checkstack(L, 8)) {
    set_message(b, "stack overflow", 14);
    return false;
  }
  lua_pushcfunction(L, call_exported);
  lua_pushvalue(L, 1); /* the box: box:call's own frame is on top */
  lua_pushlightuserdata(L, light.data);
  bool good = lua_pcall(L, 2, 0, 0) == LUA_OK;
  if (!good) {
    set_message_from(b, L, -1);
    lua_pop(L, 1);
  }
  return good;
}

bool box_call_host(box *b, const char *name) {
  box_leave(b);
  bool good = run_outside(b, name);
  if (!box_enter(b)) atomic_store(&b->stop, BOX_TIME);
  return good;
}

static int raise_message(lua_State *L, const box *b) {
  lua_pushlstring(L, b->message, b->message_length);
  return lua_error(L);
}

/* export(name, f) */
static int export_method(lua_State *L) {
  box *b = check_idle(L);
  luaL_checkstring(L, 2);
  luaL_checktype(L, 3, LUA_TFUNCTION);
  lua_settop(L, 3);
  if (is_stopped(b)) return raise_message(L, b);
  box_encode(L, &b->wire, BOX_ENTERS, 2, 1, "argument");
  lua_getiuservalue(L, 1, 1);
  lua_pushvalue(L, 2);
  lua_pushvalue(L, 3);
  lua_rawset(L, -3);
  if (!run_inside(L, b, box_add_export, NULL))
    return raise_message(L, b);
  return 0;
}

/* ----- modules and calls ----- */

/* module(name, text) */
static int module_method(lua_State *L) {
  box *b = check_idle(L);
  const char *name = luaL_checkstring(L, 2);
  luaL_checkstring(L, 3);
  luaL_argcheck(L, strncmp(name, "perigee", 7) == 0, 2,
                "the name of a trusted module begins with perigee");
  lua_settop(L, 3);
  if (is_stopped(b)) return raise_message(L, b);
  box_encode(L, &b->wire, BOX_ENTERS, 2, 2, "argument");
  if (!run_inside(L, b, box_load_module, NULL)) return raise_message(L, b);
  return 0;
}

static int answer_failure(lua_State *L, const box *b) {
  lua_pushboolean(L, 0);
  lua_pushlstring(L, b->message, b->message_length);
  lua_pushstring(L, kind_of(b));
  return 3;
}

/* call(module, function, ...) */
static int call_method(lua_State *L) {
  box *b = check_idle(L);
  luaL_checkstring(L, 2);
  luaL_checkstring(L, 3);
  if (is_stopped(b)) return answer_failure(L, b);
  box_encode(L, &b->wire, BOX_ENTERS, 2, lua_gettop(L) - 1, "argument");
  if (!run_inside(L, b, box_run_function, NULL)) return answer_failure(L, b);
  lua_settop(L, 1);
  lua_pushboolean(L, 1);
  return box_decode(L, &b->wire) + 1;
}

/* used() -> bytes, seconds */
static int used_method(lua_State *L) {
  const box *b = check_box(L);
  lua_pushinteger(L, (lua_Integer)box_bytes(b));
  lua_pushnumber(L, box_seconds(b));
  return 2;
}

/* ----- making one ----- */

static void check_fields(lua_State *L) {
  static const char *const names[] = {"memory", "seconds", "trust", NULL};
  lua_pushnil(L);
  while (lua_next(L, 1) != 0) {
    int i = 0;
    const char *key =
        lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "?";
    while (names[i] != NULL && strcmp(names[i], key) != 0) i++;
    if (names[i] == NULL)
      luaL_error(L, "unknown field '%s': memory, seconds, trust", key);
    lua_pop(L, 1);
  }
}

static size_t check_memory(lua_State *L) {
  int is_integer;
  lua_getfield(L, 1, "memory");
  lua_Integer bytes = lua_tointegerx(L, -1, &is_integer);
  if (lua_type(L, -1) != LUA_TNUMBER || !is_integer || bytes < MEMORY_MIN ||
      bytes > MEMORY_MAX)
    luaL_error(L, "memory: a whole number of bytes from %d", MEMORY_MIN);
  lua_pop(L, 1);
  return (size_t)bytes;
}

static double check_seconds(lua_State *L) {
  lua_getfield(L, 1, "seconds");
  lua_Number seconds = lua_tonumber(L, -1);
  if (lua_type(L, -1) != LUA_TNUMBER ||
      !(seconds >= SECONDS_MIN && seconds <= SECONDS_MAX))
    luaL_error(L, "seconds: a number from 0.001 to 1e6");
  lua_pop(L, 1);
  return seconds;
}

static bool check_trust(lua_State *L) {
  int type = lua_getfield(L, 1, "trust");
  bool trust = lua_toboolean(L, -1);
  if (type != LUA_TBOOLEAN && type != LUA_TNIL)
    luaL_error(L, "trust: true or false");
  lua_pop(L, 1);
  return trust;
}

/* Empty but valid: may be collected from here on. */
static box *push_empty(lua_State *L, size_t memory) {
  box *b = lua_newuserdatauv(L, sizeof *b, 1);
  memset(b, 0, sizeof *b);
  atomic_init(&b->current, NULL);
  atomic_init(&b->stop, BOX_RUNS);
  atomic_init(&b->wants_collection, false);
  b->purse.cap = b->wire.limit = memory;
  b->purse.soft = memory / 2;
  b->secret = box_random();
  luaL_setmetatable(L, PERIGEE_BOX);
  lua_newtable(L);
  lua_setiuservalue(L, -2, 1);
  return b;
}

static void open_state(lua_State *L, box *b) {
  b->L = lua_newstate(box_allocate, b);
  if (b->L == NULL) luaL_error(L, "no memory for the box");
  b->open = true;
  perigee_put_off_collection(b->L, b->purse.cap / 16 < COLLECTION_MAX
                                       ? b->purse.cap / 16
                                       : COLLECTION_MAX);
  b->purse.memory = perigee_memory_of(L);
  b->bundle = perigee_bundle_of(L);
}

/* new { memory =, seconds =, trust = } */
static int new_box(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  check_fields(L);
  size_t memory = check_memory(L);
  double seconds = check_seconds(L);
  bool trust = check_trust(L);
  box *b = push_empty(L, memory);
  lua_replace(L, 1);
  b->trusted = trust;
  if (!box_clock_open(b, seconds))
    return luaL_error(L, "no timer for the box's time limit");
  open_state(L, b);
  if (!run_inside(L, b, box_furnish, perigee_graph(L)))
    return raise_message(L, b);
  lua_settop(L, 1);
  return 1;
}

/* hard_exit(prefix): from now on a box that is still inside half its budget and
** half a second after the deadline ends the process: a line on standard error,
** exit status 3.  For the program, which has nothing to lose. */
static int hard_exit(lua_State *L) {
  size_t length;
  const char *prefix = luaL_checklstring(L, 1, &length);
  luaL_argcheck(L, length <= PREFIX_MAX && strlen(prefix) == length, 1,
                "a text of 200 bytes at most");
  lua_settop(L, 1);
  lua_setfield(L, LUA_REGISTRYINDEX, HARD_EXIT);
  return 0;
}

static int to_text(lua_State *L) {
  const box *b = luaL_checkudata(L, 1, PERIGEE_BOX);
  if (!b->open)
    lua_pushliteral(L, "box (closed)");
  else
    lua_pushfstring(L, "box (%f s of %f s)", box_seconds(b),
                    (double)b->clock.budget / 1e9);
  return 1;
}

static const luaL_Reg methods[] = {
    {"export", export_method}, {"module", module_method},
    {"call", call_method},     {"used", used_method},
    {"close", close_method},   {NULL, NULL}};

static const luaL_Reg metamethods[] = {{"__gc", close_method},
                                       {"__close", close_method},
                                       {"__tostring", to_text},
                                       {NULL, NULL}};

static const luaL_Reg functions[] = {
    {"new", new_box}, {"hard_exit", hard_exit}, {NULL, NULL}};

int perigee_open_sandbox(lua_State *L) {
  if (luaL_newmetatable(L, PERIGEE_BOX)) {
    luaL_setfuncs(L, metamethods, 0);
    luaL_newlib(L, methods);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
  }
  lua_pop(L, 1);
  luaL_newlib(L, functions);
  return 1;
}
