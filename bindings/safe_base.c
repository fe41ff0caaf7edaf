/*
** The basic functions inside a box.
**
** As in Lua's manual, less what reaches outside or evaluates text, and with
** four differences.  pcall and xpcall raise a reached limit again, and the
** handler of xpcall does not run for it.  getmetatable shows the metatables of
** tables only; setmetatable refuses __gc, for finalizers run where no hook
** does.  tostring hides addresses.  collectgarbage only counts.
*/
#include <ctype.h>
#include <string.h>

#include "sandbox.h"

/* ----- raising and catching ----- */

static int base_assert(lua_State *L) {
  if (lua_toboolean(L, 1)) return lua_gettop(L);
  luaL_checkany(L, 1);
  lua_remove(L, 1);
  lua_pushliteral(L, "assertion failed!");
  lua_settop(L, 1); /* the message where one was given */
  return lua_error(L);
}

static int base_error(lua_State *L) {
  int level = (int)luaL_optinteger(L, 2, 1);
  lua_settop(L, 1);
  if (lua_type(L, 1) == LUA_TSTRING && level > 0) {
    luaL_where(L, level);
    lua_pushvalue(L, 1);
    lua_concat(L, 2);
  }
  return lua_error(L);
}

/* The value or message is on top of `skip` slots that are not results. */
static int finish_protected(lua_State *L, int status, lua_KContext skip) {
  if (status != LUA_OK && status != LUA_YIELD) {
    box_check_caught(L);
    lua_pushboolean(L, 0);
    lua_pushvalue(L, -2);
    return 2;
  }
  return lua_gettop(L) - (int)skip;
}

static int base_pcall(lua_State *L) {
  luaL_checkany(L, 1);
  lua_pushboolean(L, 1);
  lua_insert(L, 1);
  int status =
      lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 0, 0, finish_protected);
  return finish_protected(L, status, 0);
}

static int handle_unless_stopped(lua_State *L) {
  if (atomic_load(&box_of(L)->stop) != BOX_RUNS) return 1;
  lua_settop(L, 1);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, 1, 1);
  return 1;
}

static int base_xpcall(lua_State *L) {
  int count = lua_gettop(L);
  luaL_checktype(L, 2, LUA_TFUNCTION);
  lua_pushvalue(L, 2);
  lua_pushcclosure(L, handle_unless_stopped, 1);
  lua_replace(L, 2);
  lua_pushboolean(L, 1);
  lua_pushvalue(L, 1);
  lua_rotate(L, 3, 2); /* f, handler, true, f, arguments... */
  int status = lua_pcallk(L, count - 2, LUA_MULTRET, 2, 2, finish_protected);
  return finish_protected(L, status, 2);
}

/* ----- metatables and raw access ----- */

static int base_getmetatable(lua_State *L) {
  luaL_checkany(L, 1);
  if (!lua_istable(L, 1) || !lua_getmetatable(L, 1)) {
    lua_pushnil(L);
    return 1;
  }
  luaL_getmetafield(L, 1, "__metatable");
  return 1; /* the field, or the metatable below it */
}

static int base_setmetatable(lua_State *L) {
  int type = lua_type(L, 2);
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_argexpected(L, type == LUA_TNIL || type == LUA_TTABLE, 2,
                   "nil or table");
  if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL)
    return luaL_error(L, "cannot change a protected metatable");
  lua_settop(L, 2);
  if (type == LUA_TTABLE) {
    lua_pushliteral(L, "__gc");
    if (lua_rawget(L, 2) != LUA_TNIL)
      return luaL_error(L, "a scenario's metatable may not have __gc");
    lua_settop(L, 2);
  }
  lua_setmetatable(L, 1);
  return 1;
}

static int base_rawequal(lua_State *L) {
  luaL_checkany(L, 1);
  luaL_checkany(L, 2);
  lua_pushboolean(L, lua_rawequal(L, 1, 2));
  return 1;
}

static int base_rawlen(lua_State *L) {
  int type = lua_type(L, 1);
  luaL_argexpected(L, type == LUA_TTABLE || type == LUA_TSTRING, 1,
                   "table or string");
  lua_pushinteger(L, (lua_Integer)lua_rawlen(L, 1));
  return 1;
}

static int base_rawget(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_checkany(L, 2);
  lua_settop(L, 2);
  lua_rawget(L, 1);
  return 1;
}

static int base_rawset(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_checkany(L, 2);
  luaL_checkany(L, 3);
  lua_settop(L, 3);
  lua_rawset(L, 1);
  return 1;
}

/* ----- walking ----- */

static int base_next(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 2);
  if (lua_next(L, 1) != 0) return 2;
  lua_pushnil(L);
  return 1;
}

static int finish_pairs(lua_State *L, int status, lua_KContext context) {
  (void)L, (void)status, (void)context;
  return 3;
}

static int base_pairs(lua_State *L) {
  luaL_checkany(L, 1);
  if (luaL_getmetafield(L, 1, "__pairs") == LUA_TNIL) {
    lua_pushcfunction(L, base_next);
    lua_pushvalue(L, 1);
    lua_pushnil(L);
  } else {
    lua_pushvalue(L, 1);
    lua_callk(L, 1, 3, 0, finish_pairs);
  }
  return 3;
}

static int next_position(lua_State *L) {
  lua_Integer i = luaL_checkinteger(L, 2);
  i = (lua_Integer)((lua_Unsigned)i + 1);
  lua_pushinteger(L, i);
  return lua_geti(L, 1, i) == LUA_TNIL ? 1 : 2;
}

static int base_ipairs(lua_State *L) {
  luaL_checkany(L, 1);
  lua_pushcfunction(L, next_position);
  lua_pushvalue(L, 1);
  lua_pushinteger(L, 0);
  return 3;
}

static int base_select(lua_State *L) {
  int count = lua_gettop(L);
  if (lua_type(L, 1) == LUA_TSTRING && *lua_tostring(L, 1) == '#') {
    lua_pushinteger(L, count - 1);
    return 1;
  }
  lua_Integer i = luaL_checkinteger(L, 1);
  if (i < 0)
    i = count + i;
  else if (i > count)
    i = count;
  luaL_argcheck(L, 1 <= i, 1, "index out of range");
  return count - (int)i;
}

/* ----- text ----- */

/* A number for an address: different for different objects, and useless to who
** wants to know where they are. */
static lua_Unsigned disguise(const box *b, const void *address) {
  uint64_t x = (uint64_t)(uintptr_t)address ^ b->secret;
  x = (x ^ (x >> 31)) * UINT64_C(0x9E3779B97F4A7C15);
  x = (x ^ (x >> 29)) * (b->secret | 1);
  return (x ^ (x >> 32)) & UINT64_C(0xFFFFFFFFFFFF);
}

const char *box_push_address(lua_State *L, int index) {
  char digits[] = "0x000000000000";
  lua_Unsigned number = disguise(box_of(L), lua_topointer(L, index));
  for (int i = 13; i >= 2; i--, number >>= 4)
    digits[i] = "0123456789abcdef"[number & 15];
  return lua_pushstring(L, digits);
}

static void push_as_text(lua_State *L, int index) {
  switch (lua_type(L, index)) {
    case LUA_TNUMBER:
    case LUA_TSTRING:
    case LUA_TBOOLEAN:
    case LUA_TNIL: luaL_tolstring(L, index, NULL); return;
    default: break;
  }
  int type = luaL_getmetafield(L, index, "__name");
  lua_pushfstring(L, "%s: ",
                  type == LUA_TSTRING ? lua_tostring(L, -1)
                                      : luaL_typename(L, index));
  if (type != LUA_TNIL) lua_remove(L, -2);
  box_push_address(L, index);
  lua_concat(L, 2);
}

const char *box_tolstring(lua_State *L, int index, size_t *length) {
  index = lua_absindex(L, index);
  luaL_checkstack(L, 6, NULL);
  if (luaL_getmetafield(L, index, "__tostring") != LUA_TNIL) {
    lua_pushvalue(L, index);
    lua_call(L, 1, 1);
    if (!lua_isstring(L, -1))
      luaL_error(L, "'__tostring' must return a string");
  } else {
    push_as_text(L, index);
  }
  return lua_tolstring(L, -1, length);
}

static int base_tostring(lua_State *L) {
  luaL_checkany(L, 1);
  box_tolstring(L, 1, NULL);
  return 1;
}

static int base_type(lua_State *L) {
  luaL_argcheck(L, lua_type(L, 1) != LUA_TNONE, 1, "value expected");
  lua_pushstring(L, luaL_typename(L, 1));
  return 1;
}

static const char *skip_space(const char *at, const char *end) {
  while (at < end && strchr(" \f\n\r\t\v", *at) != NULL && *at != '\0') at++;
  return at;
}

/* 0..35, or 99 */
static int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'z') return c - 'a' + 10;
  if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
  return 99;
}

/* All of the text as a whole number in `radix`, with spaces round it. */
static bool read_in_radix(const char *at, const char *end, int radix,
                          lua_Integer *out) {
  lua_Unsigned value = 0;
  at = skip_space(at, end);
  bool negative = at < end && *at == '-';
  if (at < end && (*at == '-' || *at == '+')) at++;
  if (at == end || digit_of(*at) >= radix) return false;
  for (; at < end && digit_of(*at) < radix; at++)
    value = value * (lua_Unsigned)radix + (lua_Unsigned)digit_of(*at);
  *out = (lua_Integer)(negative ? 0u - value : value);
  return skip_space(at, end) == end;
}

static int convert_in_radix(lua_State *L) {
  size_t length;
  lua_Integer value, radix = luaL_checkinteger(L, 2);
  luaL_checktype(L, 1, LUA_TSTRING);
  const char *text = lua_tolstring(L, 1, &length);
  luaL_argcheck(L, 2 <= radix && radix <= 36, 2, "base out of range");
  if (read_in_radix(text, text + length, (int)radix, &value))
    lua_pushinteger(L, value);
  else
    lua_pushnil(L);
  return 1;
}

static int base_tonumber(lua_State *L) {
  size_t length;
  if (!lua_isnoneornil(L, 2)) return convert_in_radix(L);
  luaL_checkany(L, 1);
  if (lua_type(L, 1) == LUA_TNUMBER) return lua_settop(L, 1), 1;
  const char *text = lua_type(L, 1) == LUA_TSTRING
                         ? lua_tolstring(L, 1, &length)
                         : NULL;
  if (text != NULL && lua_stringtonumber(L, text) == length + 1) return 1;
  lua_pushnil(L);
  return 1;
}

/* print: one line of text for host.print, where there is one. */
static int base_print(lua_State *L) {
  int count = lua_gettop(L);
  box_buffer line;
  box_buffer_open(L, &line);
  for (int i = 1; i <= count; i++) {
    if (i > 1) box_buffer_add_char(&line, '\t');
    box_tolstring(L, i, NULL);
    box_buffer_add_value(&line);
  }
  lua_getfield(L, LUA_REGISTRYINDEX, BOX_TRUSTED);
  lua_getfield(L, -1, "host");
  if (lua_getfield(L, -1, "print") != LUA_TFUNCTION) return 0;
  box_buffer_push(&line);
  lua_call(L, 1, 0);
  return 0;
}

static int base_collectgarbage(lua_State *L) {
  const char *what = luaL_optstring(L, 1, "collect");
  if (strcmp(what, "count") != 0)
    return luaL_error(L, "collectgarbage(\"count\") only, in a scenario");
  lua_pushnumber(L, lua_gc(L, LUA_GCCOUNT) + lua_gc(L, LUA_GCCOUNTB) / 1024.0);
  return 1;
}

static const luaL_Reg functions[] = {{"assert", base_assert},
                                     {"collectgarbage", base_collectgarbage},
                                     {"error", base_error},
                                     {"getmetatable", base_getmetatable},
                                     {"ipairs", base_ipairs},
                                     {"next", base_next},
                                     {"pairs", base_pairs},
                                     {"pcall", base_pcall},
                                     {"print", base_print},
                                     {"rawequal", base_rawequal},
                                     {"rawget", base_rawget},
                                     {"rawlen", base_rawlen},
                                     {"rawset", base_rawset},
                                     {"select", base_select},
                                     {"setmetatable", base_setmetatable},
                                     {"tonumber", base_tonumber},
                                     {"tostring", base_tostring},
                                     {"type", base_type},
                                     {"xpcall", base_xpcall},
                                     {NULL, NULL}};

void box_open_base(lua_State *L) {
  luaL_newlib(L, functions);
  lua_pushliteral(L, LUA_VERSION);
  lua_setfield(L, -2, "_VERSION");
}
