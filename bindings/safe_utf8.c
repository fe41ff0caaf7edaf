/*
** The utf8 library inside a box: Lua's manual, with loops that see the
** deadline.
**
** A sequence is decoded strictly (no overlong forms, no surrogates, at most
** 10FFFF) unless `lax` asks for Lua's extended range up to 7FFFFFFF.
*/
#include <limits.h>
#include <string.h>

#include "sandbox.h"

#define UNICODE_MAX UINT32_C(0x10FFFF)
#define EXTENDED_MAX UINT32_C(0x7FFFFFFF)

static bool continues(const char *at) {
  return ((unsigned char)*at & 0xC0) == 0x80;
}

/* 1-based position from the end where negative; 0 where before the start. */
static lua_Integer position_of(lua_Integer at, size_t length) {
  if (at >= 0) return at;
  if ((lua_Integer)length < -at) return 0;
  return (lua_Integer)length + at + 1;
}

/* Reads the bytes after the first: how many there are, or -1. */
static int read_rest(const char *at, const char *end, uint32_t *code) {
  unsigned first = (unsigned char)*at;
  int count = 0;
  uint32_t rest = 0;
  for (; first & 0x40; first <<= 1) {
    if (at + count + 1 >= end || !continues(at + count + 1)) return -1;
    rest = (rest << 6) | ((unsigned char)at[++count] & 0x3F);
  }
  if (count > 5) return -1;
  *code = rest | ((uint32_t)(first & 0x7F) << (count * 5));
  return count;
}

/* The sequence at `at`: what follows it, or NULL where it is malformed. */
static const char *decode(const char *at, const char *end, bool strict,
                          uint32_t *code) {
  static const uint32_t least[] = {0x80,    0x80,     0x800,
                                   0x10000, 0x200000, 0x4000000};
  *code = (unsigned char)*at;
  if (*code < 0x80) return at + 1;
  if (*code < 0xC0) return NULL;
  int count = read_rest(at, end, code);
  if (count < 0 || *code > EXTENDED_MAX || *code < least[count]) return NULL;
  if (strict &&
      (*code > UNICODE_MAX || (*code >= 0xD800 && *code <= 0xDFFF)))
    return NULL;
  return at + count + 1;
}

static int encode(char *out, uint32_t code) {
  int count = 0;
  uint32_t room = 0x3F;
  char reversed[8];
  if (code < 0x80) return *out = (char)code, 1;
  do {
    reversed[count++] = (char)(0x80 | (code & 0x3F));
    code >>= 6;
    room >>= 1;
  } while (code > room);
  reversed[count++] = (char)((~room << 1) | code);
  for (int i = 0; i < count; i++) out[i] = reversed[count - 1 - i];
  return count;
}

/* ----- the functions ----- */

static int utf8_char(lua_State *L) {
  int count = lua_gettop(L);
  box_buffer buffer;
  char bytes[8];
  box_buffer_open(L, &buffer);
  for (int i = 1; i <= count; i++) {
    lua_Unsigned code = (lua_Unsigned)luaL_checkinteger(L, i);
    luaL_argcheck(L, code <= EXTENDED_MAX, i, "value out of range");
    box_buffer_add(&buffer, bytes, (size_t)encode(bytes, (uint32_t)code));
  }
  box_buffer_push(&buffer);
  return 1;
}

/* len(s [, i [, j [, lax]]]) */
static int utf8_len(lua_State *L) {
  box *b = box_of(L);
  size_t length;
  uint32_t code;
  lua_Integer count = 0;
  const char *text = luaL_checklstring(L, 1, &length);
  lua_Integer at = position_of(luaL_optinteger(L, 2, 1), length);
  lua_Integer last = position_of(luaL_optinteger(L, 3, -1), length);
  bool strict = !lua_toboolean(L, 4);
  luaL_argcheck(L, 1 <= at && --at <= (lua_Integer)length, 2,
                "initial position out of bounds");
  luaL_argcheck(L, --last < (lua_Integer)length, 3,
                "final position out of bounds");
  for (; at <= last; count++) {
    box_poll(L, b);
    const char *next = decode(text + at, text + length, strict, &code);
    if (next == NULL) {
      lua_pushnil(L);
      lua_pushinteger(L, at + 1);
      return 2;
    }
    at = next - text;
  }
  lua_pushinteger(L, count);
  return 1;
}

/* codepoint(s [, i [, j [, lax]]]) */
static int utf8_codepoint(lua_State *L) {
  size_t length;
  const char *text = luaL_checklstring(L, 1, &length);
  lua_Integer first = position_of(luaL_optinteger(L, 2, 1), length);
  lua_Integer last = position_of(luaL_optinteger(L, 3, first), length);
  bool strict = !lua_toboolean(L, 4);
  int count = 0;
  luaL_argcheck(L, first >= 1, 2, "out of bounds");
  luaL_argcheck(L, last <= (lua_Integer)length, 3, "out of bounds");
  if (first > last) return 0;
  if (last - first >= INT_MAX) return luaL_error(L, "string slice too long");
  luaL_checkstack(L, (int)(last - first) + 1, "string slice too long");
  const char *at = text + first - 1, *end = text + last;
  while (at < end) {
    uint32_t code;
    at = decode(at, text + length, strict, &code);
    if (at == NULL) return luaL_error(L, "invalid UTF-8 code");
    lua_pushinteger(L, code);
    count++;
  }
  return count;
}

/* The byte where the n-th character from `at` begins, or -1.  n > 0 counts
** forward (1: the one at `at`), n < 0 backward. */
static lua_Integer walk(lua_State *L, const char *text, lua_Integer length,
                        lua_Integer at, lua_Integer n) {
  box *b = box_of(L);
  for (; n < 0 && at > 0; n++) {
    box_poll(L, b);
    do at--;
    while (at > 0 && continues(text + at));
  }
  if (n > 0) n--;
  for (; n > 0 && at < length; n--) {
    box_poll(L, b);
    do at++;
    while (at < length && continues(text + at));
  }
  return n == 0 ? at : -1;
}

/* offset(s, n [, i]) */
static int utf8_offset(lua_State *L) {
  size_t length;
  const char *text = luaL_checklstring(L, 1, &length);
  lua_Integer n = luaL_checkinteger(L, 2);
  lua_Integer at = n >= 0 ? 1 : (lua_Integer)length + 1;
  at = position_of(luaL_optinteger(L, 3, at), length);
  luaL_argcheck(L, 1 <= at && --at <= (lua_Integer)length, 3,
                "position out of bounds");
  if (n == 0) {
    while (at > 0 && continues(text + at)) at--;
  } else {
    if (continues(text + at))
      return luaL_error(L, "initial position is a continuation byte");
    at = walk(L, text, (lua_Integer)length, at, n);
  }
  if (at >= 0)
    lua_pushinteger(L, at + 1);
  else
    lua_pushnil(L);
  return 1;
}

/* ----- codes ----- */

static int next_code(lua_State *L, bool strict) {
  size_t length;
  uint32_t code;
  const char *text = luaL_checklstring(L, 1, &length);
  lua_Unsigned at = (lua_Unsigned)lua_tointeger(L, 2);
  if (at < length)
    while (continues(text + at)) at++; /* the string ends in a zero byte */
  if (at >= length) return 0;
  const char *next = decode(text + at, text + length, strict, &code);
  if (next == NULL || (next < text + length && continues(next)))
    return luaL_error(L, "invalid UTF-8 code");
  lua_pushinteger(L, (lua_Integer)at + 1);
  lua_pushinteger(L, code);
  return 2;
}

static int next_strict(lua_State *L) { return next_code(L, true); }
static int next_lax(lua_State *L) { return next_code(L, false); }

/* codes(s [, lax]) */
static int utf8_codes(lua_State *L) {
  bool lax = lua_toboolean(L, 2);
  const char *text = luaL_checkstring(L, 1);
  luaL_argcheck(L, !continues(text), 1, "invalid UTF-8 code");
  lua_pushcfunction(L, lax ? next_lax : next_strict);
  lua_pushvalue(L, 1);
  lua_pushinteger(L, 0);
  return 3;
}

static const luaL_Reg functions[] = {{"char", utf8_char},
                                     {"codepoint", utf8_codepoint},
                                     {"codes", utf8_codes},
                                     {"len", utf8_len},
                                     {"offset", utf8_offset},
                                     {NULL, NULL}};

void box_open_utf8(lua_State *L) {
  luaL_newlib(L, functions);
  lua_pushlstring(L, "[\0-\x7F\xC2-\xFD][\x80-\xBF]*", 14);
  lua_setfield(L, -2, "charpattern");
}
