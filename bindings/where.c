/*
** Where in a user's script something happens.
**
** The stack holds C functions, Perigee's own scripts and the user's; a message
** or a node belongs to the innermost of the user's.  Own scripts are chunks named
** `=perigee...` (in a sandbox) or files under a folder said with core.library.
**
** A mark is a number for a position: file number (8 bits), line (24 bits).  The
** names of the files are in a table of the registry.
*/
#include <string.h>

#include "bindings.h"

#define LIBRARY "perigee.library"
#define FILES "perigee.files"
#define LINE_BITS 24
#define FILES_MAX 255

static bool is_library(lua_State *L, const char *source) {
  if (strncmp(source, "=perigee", 8) == 0 || strcmp(source, "=[C]") == 0)
    return true;
  lua_getfield(L, LUA_REGISTRYINDEX, LIBRARY);
  const char *folder = lua_tostring(L, -1);
  bool inside =
      folder != NULL && strncmp(source, folder, strlen(folder)) == 0;
  lua_pop(L, 1);
  return inside;
}

/* Fills `at` with the caller that counts; false where there is none. */
static bool find_caller(lua_State *L, lua_Debug *at) {
  for (int level = 1; lua_getstack(L, level, at); level++) {
    lua_getinfo(L, "Sl", at);
    if (at->currentline > 0 && !is_library(L, at->source)) return true;
  }
  return false;
}

static const char *name_of(const lua_Debug *at) {
  return at->source[0] == '@' || at->source[0] == '=' ? at->source + 1
                                                      : at->short_src;
}

int perigee_raise(lua_State *L, const char *message) {
  lua_Debug at;
  luaL_checkstack(L, 8, NULL);
  lua_pushstring(L, message);
  if (find_caller(L, &at))
    lua_pushfstring(L, "%s:%d: %s", name_of(&at), at.currentline,
                    lua_tostring(L, -1));
  return lua_error(L);
}

int perigee_raise_status(lua_State *L, pg_status status,
                         const pg_error *error) {
  bool said = error != NULL && error->text[0] != '\0';
  return perigee_raise(L, said ? error->text : pg_status_sentence(status));
}

/* ----- marks ----- */

/* The number of a chunk's name, given on first sight; 0 when there are too
** many.  FILES maps names to numbers and numbers to names. */
static uint32_t file_number(lua_State *L, const char *name) {
  luaL_getsubtable(L, LUA_REGISTRYINDEX, FILES);
  lua_getfield(L, -1, name);
  lua_Integer number = lua_tointeger(L, -1);
  lua_pop(L, 1);
  if (number == 0 && lua_rawlen(L, -1) < FILES_MAX) {
    number = (lua_Integer)lua_rawlen(L, -1) + 1;
    lua_pushstring(L, name);
    lua_rawseti(L, -2, number);
    lua_pushinteger(L, number);
    lua_setfield(L, -2, name);
  }
  lua_pop(L, 1);
  return (uint32_t)number;
}

void perigee_mark_caller(lua_State *L) {
  lua_Debug at;
  uint32_t mark = 0;
  if (find_caller(L, &at))
    mark = (file_number(L, name_of(&at)) << LINE_BITS) |
           ((uint32_t)at.currentline & ((1u << LINE_BITS) - 1));
  pg_graph_mark(perigee_graph(L), mark);
}

/* place(mark) -> "FILE:LINE", or nil for a node from nowhere. */
static int place(lua_State *L) {
  lua_Integer mark = luaL_checkinteger(L, 1);
  lua_Integer file = (mark >> LINE_BITS) & FILES_MAX;
  luaL_getsubtable(L, LUA_REGISTRYINDEX, FILES);
  if (file == 0 || lua_rawgeti(L, -1, file) != LUA_TSTRING) return 0;
  lua_pushfstring(L, "%s:%I", lua_tostring(L, -1),
                  mark & ((1 << LINE_BITS) - 1));
  return 1;
}

/* library(prefix): chunk names that begin so are Perigee's own. */
static int library(lua_State *L) {
  luaL_checkstring(L, 1);
  lua_settop(L, 1);
  lua_setfield(L, LUA_REGISTRYINDEX, LIBRARY);
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
  lua_pushfstring(L, "%s:%d", name_of(&at), at.currentline);
  return 1;
}

static const luaL_Reg functions[] = {
    {"caller", caller}, {"place", place}, {"library", library}, {"fail", fail}, {NULL, NULL}};

void perigee_add_where(lua_State *L) { luaL_setfuncs(L, functions, 0); }
