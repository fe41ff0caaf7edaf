/*
** Whose line an error belongs to.
**
** A message is to begin with `CHUNK:LINE: ` of the scenario's innermost line,
** the chunk's name in full.  Lua itself writes positions with names cut to 60
** bytes, and Perigee's own modules write theirs; both are known by the chunks
** that were compiled here: a table of the registry, from the name as Lua
** shortens it to the full one, or to false for Perigee's own.
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sandbox.h"

#define CHUNKS "perigee.chunks"
#define CHUNKS_MAX 1000
#define LEVELS_MAX 250

bool box_is_library(const char *source) {
  return strncmp(source, "=perigee", 8) == 0 || strcmp(source, "=[C]") == 0;
}

static const char *full_name(const lua_Debug *at) {
  return at->source[0] == '@' || at->source[0] == '=' ? at->source + 1
                                                      : at->short_src;
}

/* Allocates nothing and raises nothing: the allocator calls it too. */
void box_locate(lua_State *L, char *out, size_t size) {
  lua_Debug at;
  out[0] = '\0';
  for (int level = 0; level < LEVELS_MAX && lua_getstack(L, level, &at);
       level++) {
    lua_getinfo(L, "Sl", &at);
    if (at.currentline <= 0 || box_is_library(at.source)) continue;
    snprintf(out, size, "%s:%d: ", full_name(&at), at.currentline);
    return;
  }
}

/* As Lua's luaO_chunkid does for names that begin with = or @. */
static void push_short_name(lua_State *L, const char *source) {
  size_t length = strlen(source + 1), most = LUA_IDSIZE - 1;
  if (length <= most)
    lua_pushstring(L, source + 1);
  else if (source[0] == '=')
    lua_pushlstring(L, source + 1, most);
  else
    lua_pushfstring(L, "...%s", source + 1 + length - (most - 3));
}

/* Pops a name: it stands for the chunk `source` from now on. */
static void note_name(lua_State *L, int chunks, const char *source) {
  lua_pushvalue(L, -1);
  bool fresh = lua_rawget(L, chunks) == LUA_TNIL;
  lua_pop(L, 1);
  if (!fresh) {
    lua_pop(L, 1);
    return;
  }
  if (box_is_library(source))
    lua_pushboolean(L, 0);
  else
    lua_pushstring(L, source + 1);
  lua_rawset(L, chunks);
}

void box_note_chunk(lua_State *L, const char *source) {
  if (source[0] != '=' && source[0] != '@') return;
  luaL_checkstack(L, 8, NULL);
  luaL_getsubtable(L, LUA_REGISTRYINDEX, CHUNKS);
  int chunks = lua_gettop(L);
  lua_Integer count = (lua_Integer)lua_rawlen(L, chunks);
  if (count < CHUNKS_MAX) {
    lua_pushboolean(L, 1);
    lua_rawseti(L, chunks, count + 1);
    push_short_name(L, source);
    note_name(L, chunks, source);
    lua_pushstring(L, source + 1);
    note_name(L, chunks, source);
  }
  lua_pop(L, 1);
}

/* ----- positions in messages ----- */

typedef enum whose { NOBODY, SCRIPT, LIBRARY } whose;

/* After the colon of "NAME:12: rest": the rest, or NULL. */
static const char *after_line(const char *colon) {
  size_t digits = strspn(colon + 1, "0123456789");
  const char *end = colon + 1 + digits;
  return digits > 0 && digits < 10 && end[0] == ':' && end[1] == ' ' ? end + 2
                                                                    : NULL;
}

/* Looks the first `length` bytes up as a chunk's name; pushes the full name
** where they are a script's. */
static whose look_up(lua_State *L, const char *name, size_t length) {
  if (length > 9 && memcmp(name, "[string \"", 9) == 0 &&
      memcmp(name + length - 2, "\"]", 2) == 0) {
    lua_pushlstring(L, name, length);
    return SCRIPT;
  }
  luaL_getsubtable(L, LUA_REGISTRYINDEX, CHUNKS);
  lua_pushlstring(L, name, length);
  int type = lua_rawget(L, -2);
  lua_remove(L, -2);
  if (type == LUA_TSTRING) return SCRIPT;
  lua_pop(L, 1);
  return type == LUA_TBOOLEAN ? LIBRARY : NOBODY;
}

/* Whose position does the message begin with?  SCRIPT pushes the chunk's full
** name; *colon is where the line begins. */
static whose position_of(lua_State *L, const char *message,
                         const char **colon) {
  const char *at = message;
  for (int tries = 0; tries < 8; tries++, at++) {
    at = strchr(at, ':');
    if (at == NULL || at - message > BOX_WHERE_MAX) return NOBODY;
    if (after_line(at) == NULL) continue;
    *colon = at;
    whose who = look_up(L, message, (size_t)(at - message));
    if (who != NOBODY) return who;
  }
  return NOBODY;
}

bool box_push_full(lua_State *L, const char *message, size_t length) {
  const char *colon, *end = message + length;
  luaL_checkstack(L, 8, NULL);
  if (position_of(L, message, &colon) != SCRIPT) return false;
  lua_pushlstring(L, colon, (size_t)(end - colon));
  lua_concat(L, 2);
  return true;
}

static bool begins_with(const char *text, const char *with) {
  return with[0] != '\0' && strncmp(text, with, strlen(with)) == 0;
}

/* Pushes the message with the position that it should have. */
static void push_placed(lua_State *L, const char *message, size_t length) {
  char where[BOX_WHERE_MAX];
  const char *colon, *end = message + length;
  if (box_push_full(L, message, length)) return;
  whose who = position_of(L, message, &colon);
  if (who == LIBRARY) message = after_line(colon);
  box_locate(L, where, sizeof where);
  if (begins_with(message, where)) where[0] = '\0';
  lua_pushstring(L, where);
  lua_pushlstring(L, message, (size_t)(end - message));
  lua_concat(L, 2);
}

/* A message that the script has no say in. */
static void make_text(lua_State *L) {
  if (lua_isstring(L, 1)) return;
  lua_pushfstring(L, "error object is a %s value", luaL_typename(L, 1));
  lua_replace(L, 1);
}

/* A trusted module's own fault is at its own line. */
int box_handle_own_error(lua_State *L) {
  if (atomic_load(&box_of(L)->stop) == BOX_RUNS) make_text(L);
  return 1;
}

/* `..` knows no quantities inside a box: see interior.c. */
static void add_advice(lua_State *L) {
  const char *message = lua_tostring(L, -1);
  if (strstr(message, "attempt to concatenate a " PERIGEE_QUANTITY) == NULL)
    return;
  lua_pushliteral(L, ": write tostring(x) for its text");
  lua_concat(L, 2);
}

int box_handle_error(lua_State *L) {
  size_t length;
  if (atomic_load(&box_of(L)->stop) != BOX_RUNS) return 1;
  luaL_checkstack(L, 10, NULL);
  make_text(L);
  const char *message = lua_tolstring(L, 1, &length);
  push_placed(L, message, length);
  add_advice(L);
  return 1;
}
