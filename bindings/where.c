/*
** Where in a user's script something happens.
**
** The stack holds C functions, Perigee's own scripts and the user's; a message
** or a node belongs to the innermost of the user's.  Own scripts are chunks named
** `=perigee...` (in a sandbox) or files under a folder said with core.library.
**
** A mark is a number for a position: file number (8 bits), line (24 bits).
*/
#include <stdlib.h>
#include <string.h>

#include "bindings.h"

static const char library_key = 'l'; /* its address is the registry's key */
#define LINE_BITS 24

bool perigee_is_library(lua_State *L, const char *source) {
  if (strncmp(source, "=perigee", 8) == 0 || strcmp(source, "=[C]") == 0)
    return true;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &library_key);
  const char *folder = lua_tostring(L, -1);
  bool inside = folder != NULL && strncmp(source, folder, strlen(folder)) == 0;
  lua_pop(L, 1);
  return inside;
}

/* Fills `at` with the caller that counts; false where there is none. */
static bool find_caller(lua_State *L, lua_Debug *at) {
  for (int level = 1; lua_getstack(L, level, at); level++) {
    lua_getinfo(L, "Sl", at);
    if (at->currentline > 0 && !perigee_is_library(L, at->source)) return true;
  }
  return false;
}

const char *perigee_chunk_name(const lua_Debug *at) {
  return at->source[0] == '@' || at->source[0] == '=' ? at->source + 1
                                                      : at->short_src;
}

int perigee_raise(lua_State *L, const char *message) {
  lua_Debug at;
  luaL_checkstack(L, 8, NULL);
  lua_pushstring(L, message);
  if (find_caller(L, &at))
    lua_pushfstring(L, "%s:%d: %s", perigee_chunk_name(&at), at.currentline,
                    lua_tostring(L, -1));
  lua_error(L);
  abort(); /* lua_error does not return */
}

int perigee_raise_status(lua_State *L, pg_status status,
                         const pg_error *error) {
  perigee_instance_of(L)->failed = status;
  bool said = error != NULL && error->text[0] != '\0';
  perigee_raise(L, said ? error->text : pg_status_sentence(status));
}

/* ----- marks ----- */

void perigee_mark_caller(lua_State *L) {
  lua_Debug at;
  uint32_t mark = 0;
  const perigee_instance *instance = perigee_instance_of(L);
  bool marks = instance->mode == PERIGEE_BUILDING
                   ? !instance->unmarked
                   : instance->mode == PERIGEE_TRACING; /* plain ones pass */
  if (marks && find_caller(L, &at))
    mark = (perigee_file_number(L, perigee_chunk_name(&at)) << LINE_BITS) |
           ((uint32_t)at.currentline & ((1u << LINE_BITS) - 1));
  pg_graph_mark(perigee_graph(L), mark);
}

/* place(mark) -> "FILE:LINE", or nil for a node from nowhere. */
static int place(lua_State *L) {
  lua_Integer mark = luaL_checkinteger(L, 1);
  const char *file =
      perigee_file_name(L, (unsigned)(mark >> LINE_BITS) & PERIGEE_FILES_MAX);
  if (file == NULL) return 0;
  lua_pushfstring(L, "%s:%I", file, mark & ((1 << LINE_BITS) - 1));
  return 1;
}

/* unmarked(yes): from now on what is built outside of a model gets no mark. */
static int unmarked(lua_State *L) {
  perigee_instance_of(L)->unmarked = lua_toboolean(L, 1);
  return 0;
}

/* library(prefix): chunk names that begin so are Perigee's own. */
static int library(lua_State *L) {
  luaL_checkstring(L, 1);
  lua_settop(L, 1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &library_key);
  return 0;
}

/* fail(message): raises at the user's line. */
static int fail(lua_State *L) {
  return perigee_raise(L, luaL_checkstring(L, 1));
}

/* caller() -> "FILE:LINE" of the user's code that led here, or nil. */
static int caller(lua_State *L) {
  lua_Debug at;
  if (!find_caller(L, &at)) return 0;
  lua_pushfstring(L, "%s:%d", perigee_chunk_name(&at), at.currentline);
  return 1;
}

/* defined(function) -> "FILE:LINE" where a Lua function begins, or nil. */
static int defined(lua_State *L) {
  lua_Debug at;
  luaL_checktype(L, 1, LUA_TFUNCTION);
  lua_settop(L, 1);
  lua_getinfo(L, ">S", &at);
  if (at.linedefined < 1) return 0;
  lua_pushfstring(L, "%s:%d", perigee_chunk_name(&at), at.linedefined);
  return 1;
}

/* ----- messages ----- */

/* The length of "NAME:123: " at the start of a message; 0 where it is not so. */
static size_t position_length(const char *message, const char *name) {
  size_t length = strlen(name);
  if (strncmp(message, name, length) != 0 || message[length] != ':') return 0;
  size_t digits = strspn(message + length + 1, "0123456789");
  const char *end = message + length + 1 + digits;
  return digits > 0 && end[0] == ':' && end[1] == ' ' ? length + digits + 3 : 0;
}

/* Finds the frame whose position Lua put in front of the message: fills `at`,
** returns the position's length; 0 where no frame matches. */
static size_t find_position(lua_State *L, const char *message, lua_Debug *at) {
  for (int level = 1; lua_getstack(L, level, at); level++) {
    lua_getinfo(L, "Sl", at);
    size_t length = position_length(message, at->short_src);
    if (length > 0) return length;
  }
  return 0;
}

static void push_at_caller(lua_State *L, const char *message) {
  lua_Debug at;
  if (!find_caller(L, &at) ||
      position_length(message, perigee_chunk_name(&at)) > 0)
    lua_pushstring(L, message);
  else
    lua_pushfstring(L, "%s:%d: %s", perigee_chunk_name(&at), at.currentline,
                    message);
}

/* relocate(message): a message handler.  A table with a text `placed` is that
** text, whose place is in it already.  Puts a message at the user's line, and
** spells the chunk's name in full where Lua cut it short. */
static int relocate(lua_State *L) {
  lua_Debug at;
  if (lua_istable(L, 1)) {
    lua_pushliteral(L, "placed");
    if (lua_rawget(L, 1) == LUA_TSTRING) return 1;
    lua_settop(L, 1);
  }
  if (lua_type(L, 1) != LUA_TSTRING) {
    lua_pushfstring(L, "the error is a %s, not a message", luaL_typename(L, 1));
    push_at_caller(L, lua_tostring(L, -1));
    return 1;
  }
  const char *message = lua_tostring(L, 1);
  size_t length = find_position(L, message, &at);
  if (length > 0 && !perigee_is_library(L, at.source))
    lua_pushfstring(L, "%s%s", perigee_chunk_name(&at),
                    message + strlen(at.short_src));
  else
    push_at_caller(L, message + length);
  return 1;
}

static const luaL_Reg functions[] = {
    {"caller", caller},   {"relocate", relocate},
    {"defined", defined}, {"unmarked", unmarked},
    {"place", place},     {"library", library},
    {"fail", fail},       {NULL, NULL}};

void perigee_add_where(lua_State *L) { luaL_setfuncs(L, functions, 0); }
