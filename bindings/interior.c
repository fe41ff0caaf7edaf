/*
** What is inside a box: the trusted modules and what they work with.
**
** Two circles.  Trusted modules share one environment (`trusted`), which has
** the safe libraries and the means to build the other circle: `compile`, raw
** metatables, `host`.  A script gets an environment that a trusted module made
** from `libraries()`: fresh copies each time, so that what a script does to
** its tables touches neither the modules nor the methods of strings.
**
**   host.NAME(...)            calls what the host exported
**   require(name)             loaded module, "perigee.core", or host.module's
**   compile(text, name, env)  a function, or nil and a message
**   libraries()               { assert =, string = { ... }, ... } for a script
**   framed(f)                 calls f; keeps the caller's line on the stack
**                             even where it says `return framed_f(...)`
**   rawgetmetatable(x)        also of texts and quantities, and what
**   rawsetmetatable(t, mt)    __metatable hides; with __gc: not for scripts
**   full                      with trust: the whole standard library
**
** Two metamethods are taken out of the language, for the interpreter that most
** systems have is not safe with them.  `__mode`: giving a weak table a new
** metatable during a collection, or an emergency collection while a weakly held
** table is set, uses freed memory (up to 5.4.8).  `__concat`: Debian's 5.4.4
** keeps a stale stack pointer after it.  See disable_event.
*/
#include <lualib.h>
#include <string.h>

#include "sandbox.h"

#define LOADED "perigee.loaded"
#define LIBRARIES "perigee.libraries"

/* ----- taking a metamethod out ----- */

/* Lua finds a metamethod by the address of its interned name.  When the bytes
** of that string are changed, a script's "__mode" is another string, which
** means nothing.  The bytes are unguessable, for equal bytes could mean the
** same. */
static void disable_event(lua_State *L, const char *event) {
  uint64_t random = box_random();
  union {
    const char *read;
    char *write;
  } name;
  name.read = lua_pushstring(L, event);
  for (size_t i = 0; name.read[i] != '\0'; i++, random >>= 8)
    name.write[i] = (char)(0x80 | (random & 0x7F)); /* 8 bytes at most */
  lua_pop(L, 1);
}

static void disable_events(lua_State *L) {
  disable_event(L, "__mode");
#if LUA_VERSION_RELEASE_NUM == 50404
  disable_event(L, "__concat");
#endif
}

/* ----- the libraries ----- */

static void add_math(lua_State *L) {
  luaopen_math(L);
  lua_pushnil(L);
  lua_setfield(L, -2, "random");
  lua_pushnil(L);
  lua_setfield(L, -2, "randomseed");
  lua_setfield(L, -2, "math");
}

static void make_libraries(lua_State *L) {
  box_open_base(L);
  add_math(L);
  box_open_string(L);
  lua_setfield(L, -2, "string");
  box_open_table(L);
  lua_setfield(L, -2, "table");
  box_open_coroutine(L);
  lua_setfield(L, -2, "coroutine");
  box_open_utf8(L);
  lua_setfield(L, -2, "utf8");
  lua_setfield(L, LUA_REGISTRYINDEX, LIBRARIES);
}

/* Where messages ("bad argument #1 to 'string.rep'") look functions up. */
static void name_functions(lua_State *L) {
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  lua_getfield(L, LUA_REGISTRYINDEX, LIBRARIES);
  lua_pushnil(L);
  while (lua_next(L, -2) != 0) {
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    if (lua_istable(L, -1))
      lua_rawset(L, -5);
    else
      lua_pop(L, 2);
  }
  lua_setfield(L, -2, LUA_GNAME);
  lua_pop(L, 1);
}

/* Copies the table on top, and the tables in it; leaves the copy above. */
static void push_copy(lua_State *L, int levels) {
  int from = lua_gettop(L);
  luaL_checkstack(L, 8, NULL);
  lua_newtable(L);
  lua_pushnil(L);
  while (lua_next(L, from) != 0) {
    if (levels > 1 && lua_istable(L, -1)) {
      push_copy(L, levels - 1);
      lua_remove(L, -2);
    }
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, from + 1);
  }
}

static int libraries(lua_State *L) {
  lua_getfield(L, LUA_REGISTRYINDEX, LIBRARIES);
  push_copy(L, 2);
  return 1;
}

static void open_string_methods(lua_State *L) {
  lua_getfield(L, LUA_REGISTRYINDEX, LIBRARIES);
  lua_getfield(L, -1, "string");
  push_copy(L, 1);
  box_set_string_metatable(L);
  lua_pop(L, 2);
}

/* ----- the whole standard library, for one's own scripts ----- */

/* What a limit depends on stays ours: catching errors, coroutines, patterns. */
static void keep_ours(lua_State *L, int full) {
  static const char *const names[] = {"pcall", "xpcall", "coroutine", "table",
                                      "utf8", NULL};
  lua_getfield(L, LUA_REGISTRYINDEX, LIBRARIES);
  for (int i = 0; names[i] != NULL; i++) {
    lua_getfield(L, -1, names[i]);
    if (lua_istable(L, -1)) {
      push_copy(L, 1);
      lua_remove(L, -2);
    }
    lua_setfield(L, full, names[i]);
  }
  lua_getfield(L, full, "string");
  lua_getfield(L, -2, "string");
  lua_pushnil(L);
  while (lua_next(L, -2) != 0) {
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, -5);
  }
  lua_pop(L, 3);
}

static void replace_in_loaded(lua_State *L, int full, const char *name) {
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  lua_getfield(L, full, name);
  lua_setfield(L, -2, name);
  lua_pop(L, 1);
}

static void add_full(lua_State *L) {
  luaL_openlibs(L);
  lua_pushglobaltable(L);
  int full = lua_gettop(L);
  keep_ours(L, full);
  replace_in_loaded(L, full, "coroutine");
  replace_in_loaded(L, full, "table");
  lua_setfield(L, -2, "full");
}

/* ----- modules ----- */

/* Calls what was loaded, with its name.  A model may be running: what a module
** makes while it is read belongs to none. */
static void run_loaded(lua_State *L, const char *name) {
  perigee_instance *instance = perigee_instance_of(L);
  perigee_mode mode = instance->mode;
  lua_pushstring(L, name);
  instance->mode = PERIGEE_BUILDING;
  lua_call(L, 1, 1);
  instance->mode = mode;
}

static int run_module(lua_State *L, const char *name) {
  size_t length;
  const char *text = lua_tolstring(L, -1, &length);
  const char *chunk = lua_pushfstring(L, "=%s", name);
  lua_insert(L, -2);
  box_note_chunk(L, chunk);
  if (perigee_load(L, box_of(L)->bundle, name, text, length, chunk) != LUA_OK)
    return lua_error(L);
  lua_getfield(L, LUA_REGISTRYINDEX, BOX_TRUSTED);
  lua_setupvalue(L, -2, 1);
  run_loaded(L, name);
  if (lua_isnil(L, -1)) {
    lua_pop(L, 1);
    lua_pushboolean(L, 1);
  }
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LOADED);
  lua_pushvalue(L, -2);
  lua_setfield(L, -2, name);
  lua_pop(L, 1);
  return 1;
}

int box_load_module(lua_State *L) {
  lua_settop(L, 0);
  box_decode(L, &box_of(L)->wire);
  run_module(L, lua_tostring(L, 1));
  return 0;
}

/* The text of a module, from host.module; raises where there is none. */
static void push_text(lua_State *L, const char *name) {
  lua_getfield(L, LUA_REGISTRYINDEX, BOX_TRUSTED);
  lua_getfield(L, -1, "host");
  if (lua_getfield(L, -1, "module") != LUA_TFUNCTION)
    luaL_error(L, "module '%s' not found", name);
  lua_pushstring(L, name);
  lua_call(L, 1, 1);
  if (lua_type(L, -1) != LUA_TSTRING)
    luaL_error(L, "module '%s' not found", name);
}

static int require(lua_State *L) {
  const char *name = luaL_checkstring(L, 1);
  lua_settop(L, 1);
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LOADED);
  if (lua_getfield(L, 2, name) != LUA_TNIL) return 1;
  if (strncmp(name, "perigee", 7) != 0)
    return luaL_error(L, "module '%s' not found", name);
  push_text(L, name);
  return run_module(L, name);
}

/* ----- calls ----- */

static void push_function(lua_State *L, const char *module,
                          const char *name) {
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LOADED);
  if (lua_getfield(L, -1, module) != LUA_TTABLE)
    luaL_error(L, "no module '%s' in the box", module);
  if (lua_getfield(L, -1, name) != LUA_TFUNCTION)
    luaL_error(L, "no function '%s' in module '%s'", name, module);
}

int box_run_function(lua_State *L) {
  box *b = box_of(L);
  lua_settop(L, 0);
  int count = box_decode(L, &b->wire);
  push_function(L, lua_tostring(L, 1), lua_tostring(L, 2));
  lua_replace(L, 2);
  lua_settop(L, count);
  lua_call(L, count - 2, LUA_MULTRET);
  box_encode(L, &b->wire, BOX_LEAVES, 2, lua_gettop(L) - 1, "result");
  return 0;
}

/* host.NAME(...) */
static int call_export(lua_State *L) {
  box *b = box_of(L);
  const char *name = lua_tostring(L, lua_upvalueindex(1));
  box_encode(L, &b->wire, BOX_LEAVES, 1, lua_gettop(L), "argument");
  lua_settop(L, 0);
  bool good = box_call_host(b, name);
  box_poll(L, b);
  if (good) return box_decode(L, &b->wire);
  lua_pushlstring(L, b->message, b->message_length);
  return lua_error(L);
}

int box_add_export(lua_State *L) {
  lua_settop(L, 0);
  box_decode(L, &box_of(L)->wire);
  lua_getfield(L, LUA_REGISTRYINDEX, BOX_TRUSTED);
  lua_getfield(L, -1, "host");
  lua_pushvalue(L, 1);
  lua_pushvalue(L, 1);
  lua_pushcclosure(L, call_export, 1);
  lua_rawset(L, -3);
  return 0;
}

/* ----- the trusted environment ----- */

static int finish_framed(lua_State *L, int status, lua_KContext context) {
  (void)status, (void)context;
  return lua_gettop(L);
}

static int call_framed(lua_State *L) {
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_callk(L, lua_gettop(L) - 1, LUA_MULTRET, 0, finish_framed);
  return lua_gettop(L);
}

/* A C function stays above its caller on the stack, even in a tail call. */
static int framed(lua_State *L) {
  luaL_checkany(L, 1);
  lua_settop(L, 1);
  lua_pushcclosure(L, call_framed, 1);
  return 1;
}

static int raw_getmetatable(lua_State *L) {
  luaL_checkany(L, 1);
  if (!lua_getmetatable(L, 1)) lua_pushnil(L);
  return 1;
}

static int raw_setmetatable(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_argexpected(L, lua_isnoneornil(L, 2) || lua_istable(L, 2), 2,
                   "nil or table");
  lua_settop(L, 2);
  lua_setmetatable(L, 1);
  return 1;
}

static const luaL_Reg trusted[] = {{"require", require},
                                   {"compile", box_compile},
                                   {"libraries", libraries},
                                   {"framed", framed},
                                   {"rawgetmetatable", raw_getmetatable},
                                   {"rawsetmetatable", raw_setmetatable},
                                   {NULL, NULL}};

static void make_trusted(lua_State *L, bool trust) {
  libraries(L);
  lua_remove(L, -2);
  luaL_setfuncs(L, trusted, 0);
  lua_newtable(L);
  lua_setfield(L, -2, "host");
  lua_pushvalue(L, -1);
  lua_setfield(L, -2, "_G");
  if (trust) add_full(L);
  lua_setfield(L, LUA_REGISTRYINDEX, BOX_TRUSTED);
}

int box_furnish(lua_State *L) {
  box *b = box_of(L);
  pg_graph *graph = lua_touserdata(L, 1);
  if (!b->trusted) disable_events(L);
  make_libraries(L);
  if (!b->trusted) name_functions(L);
  make_trusted(L, b->trusted);
  open_string_methods(L);
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LOADED);
  perigee_open_core(L, graph);
  lua_setfield(L, -2, "perigee.core");
  b->instance = perigee_instance_of(L);
  return 0;
}
