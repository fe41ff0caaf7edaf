/*
** Values on their way from one state to the other.
**
** They are written down as bytes, which the box owns, and read in the other
** state: neither state is touched while something in the other may raise.
** Tables are read raw: no metamethod of a script runs here.  A table met twice
** is one table on the other side too.  A quantity travels as a pointer to its
** expression, which the sender's stack keeps alive until it is read.
**
** The list part of a table travels as a list.  Other numbers as keys are
** limited because a stranger can choose them such that they fall on one place
** of the receiver's hash: n of them cost n^2 steps that nothing can interrupt.
*/
#include <stdlib.h>
#include <string.h>

#include "sandbox.h"

#define DEPTH_MAX 100
#define SCATTERED_MAX 1000
#define ROOM_MIN 1000000
#define KEEP_MAX 65536 /* bytes of the wire kept for the next call */

enum {
  TAG_NIL,
  TAG_FALSE,
  TAG_TRUE,
  TAG_INTEGER,
  TAG_NUMBER,
  TAG_STRING,
  TAG_QUANTITY,
  TAG_TABLE,
  TAG_AGAIN, /* a table that was sent already */
};

/* ----- writing ----- */

/* The way from the root to the value being written. */
typedef struct link {
  const struct link *up;
  lua_Integer position; /* in a list, or 0: the key is on the stack */
  int key;
} link;

typedef struct writer {
  lua_State *L;
  box_wire *wire;
  box_way way;
  const char *subject;
  int root, count;  /* which of how many values */
  int seen;         /* stack index: address -> number, negative while open */
  lua_Integer tables;
  int depth;
  size_t limit;     /* bytes on the wire */
} writer;

void box_wire_free(box_wire *wire) {
  free(wire->bytes);
  wire->bytes = NULL;
  wire->used = wire->size = wire->read = 0;
}

static int raise_too_much(writer *w) {
  if (w->way == BOX_LEAVES) return box_raise_memory(w->L);
  return luaL_error(w->L, "more than the scenario's memory limit allows");
}

static unsigned char *reserve(writer *w, size_t more) {
  box_wire *wire = w->wire;
  if (more > w->limit || wire->used > w->limit - more) raise_too_much(w);
  if (wire->size - wire->used < more) {
    size_t size = wire->size < 256 ? 256 : wire->size * 2;
    if (size < wire->used + more) size = wire->used + more;
    unsigned char *bytes = realloc(wire->bytes, size);
    if (bytes == NULL) raise_too_much(w);
    wire->bytes = bytes;
    wire->size = size;
  }
  wire->used += more;
  return wire->bytes + wire->used - more;
}

static void put(writer *w, const void *bytes, size_t count) {
  unsigned char *to = reserve(w, count);
  if (count > 0) memcpy(to, bytes, count);
}

static void put_tag(writer *w, int tag) { *reserve(w, 1) = (unsigned char)tag; }

/* ----- naming what cannot be sent ----- */

static bool is_word(const char *text) {
  size_t length = strspn(text,
                         "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                         "_0123456789");
  return length > 0 && length < 60 && text[length] == '\0' &&
         !(text[0] >= '0' && text[0] <= '9');
}

static void add_key(lua_State *L, const link *at, bool first) {
  if (at->key == 0) {
    lua_pushfstring(L, "[%I]", (LUAI_UACINT)at->position);
  } else if (lua_type(L, at->key) == LUA_TSTRING) {
    const char *text = lua_tostring(L, at->key);
    if (is_word(text))
      lua_pushfstring(L, first ? "%s" : ".%s", text);
    else
      lua_pushliteral(L, "[\"...\"]");
  } else if (lua_type(L, at->key) == LUA_TNUMBER) {
    lua_pushvalue(L, at->key);
    lua_pushfstring(L, "[%s]", lua_tostring(L, -1));
    lua_remove(L, -2);
  } else {
    lua_pushfstring(L, "[%s]", luaL_typename(L, at->key));
  }
  lua_concat(L, 2);
}

/* Appends the path of `at` to the string on top. */
static void add_path(lua_State *L, const link *at) {
  if (at == NULL) return;
  luaL_checkstack(L, 6, NULL);
  add_path(L, at->up);
  add_key(L, at, at->up == NULL);
}

/* Where there are several roots, which one. */
static void push_root(writer *w, const link *at) {
  if (w->way == BOX_LEAVES && w->count == 1)
    lua_pushliteral(w->L, "");
  else
    lua_pushfstring(w->L, at != NULL ? "%s %d, " : "%s %d", w->subject,
                    w->root);
}

static int raise_at(writer *w, const link *at, const char *what) {
  lua_State *L = w->L;
  luaL_checkstack(L, 8, NULL);
  push_root(w, at);
  add_path(L, at);
  const char *path = lua_tostring(L, -1);
  lua_pushfstring(L, "%s%s%s cannot %s the scenario", path,
                  path[0] != '\0' ? ": " : "", what,
                  w->way == BOX_LEAVES ? "leave" : "enter");
  return lua_error(L);
}

static const char *name_of_kind(lua_State *L, int index) {
  switch (lua_type(L, index)) {
    case LUA_TFUNCTION: return "a function";
    case LUA_TTHREAD: return "a coroutine";
    default: return "a userdata";
  }
}

/* ----- values ----- */

static void write_value(writer *w, int index, const link *at);

static void write_number(writer *w, int index) {
  if (lua_isinteger(w->L, index)) {
    lua_Integer value = lua_tointeger(w->L, index);
    put_tag(w, TAG_INTEGER);
    put(w, &value, sizeof value);
  } else {
    lua_Number value = lua_tonumber(w->L, index);
    put_tag(w, TAG_NUMBER);
    put(w, &value, sizeof value);
  }
}

static void write_string(writer *w, int index) {
  size_t length;
  const char *text = lua_tolstring(w->L, index, &length);
  put_tag(w, TAG_STRING);
  put(w, &length, sizeof length);
  put(w, text, length);
}

static void write_userdata(writer *w, int index, const link *at) {
  pg_expr *expr = perigee_to_expr(w->L, index);
  if (expr == NULL) raise_at(w, at, name_of_kind(w->L, index));
  put_tag(w, TAG_QUANTITY);
  put(w, &expr, sizeof expr);
}

static void write_list(writer *w, int index, lua_Integer length,
                       const link *up) {
  link at = {up, 0, 0};
  for (at.position = 1; at.position <= length; at.position++) {
    lua_rawgeti(w->L, index, at.position);
    write_value(w, lua_gettop(w->L), &at);
    lua_pop(w->L, 1);
  }
}

static bool in_list(lua_State *L, int index, lua_Integer length) {
  if (!lua_isinteger(L, index)) return false;
  lua_Integer key = lua_tointeger(L, index);
  return key >= 1 && key <= length;
}

static void check_key(writer *w, const link *at, lua_Integer *scattered) {
  int type = lua_type(w->L, at->key);
  if (type == LUA_TNUMBER && ++*scattered > SCATTERED_MAX)
    raise_at(w, at->up,
             "a table with more than 1000 scattered numbers as keys");
  if (type != LUA_TNUMBER && type != LUA_TSTRING && type != LUA_TBOOLEAN)
    raise_at(w, at->up, "a table whose key is neither text nor number");
}

/* The rest of a table's entries; how many they are. */
static lua_Integer write_fields(writer *w, int index, lua_Integer length,
                                const link *up) {
  lua_State *L = w->L;
  lua_Integer count = 0, scattered = 0;
  lua_pushnil(L);
  while (lua_next(L, index) != 0) {
    link at = {up, 0, lua_gettop(L) - 1};
    if (!in_list(L, at.key, length)) {
      check_key(w, &at, &scattered);
      write_value(w, at.key, &at);
      write_value(w, at.key + 1, &at);
      count++;
    }
    lua_pop(L, 1);
  }
  return count;
}

static void write_entries(writer *w, int index, const link *at) {
  lua_Integer length = (lua_Integer)lua_rawlen(w->L, index), count = 0;
  put(w, &length, sizeof length);
  size_t place = w->wire->used;
  put(w, &count, sizeof count);
  write_list(w, index, length, at);
  count = write_fields(w, index, length, at);
  memcpy(w->wire->bytes + place, &count, sizeof count);
}

static void mark(writer *w, int index, lua_Integer number) {
  lua_pushinteger(w->L, number);
  lua_rawsetp(w->L, w->seen, lua_topointer(w->L, index));
}

static lua_Integer number_of(writer *w, int index) {
  lua_rawgetp(w->L, w->seen, lua_topointer(w->L, index));
  lua_Integer number = lua_tointeger(w->L, -1);
  lua_pop(w->L, 1);
  return number;
}

static void write_table(writer *w, int index, const link *at) {
  lua_Integer number = number_of(w, index);
  if (number < 0) raise_at(w, at, "a table that contains itself");
  if (number > 0) {
    put_tag(w, TAG_AGAIN);
    put(w, &number, sizeof number);
    return;
  }
  if (w->depth >= DEPTH_MAX) raise_at(w, at, "more than 100 levels of tables");
  number = ++w->tables;
  mark(w, index, -number);
  put_tag(w, TAG_TABLE);
  w->depth++;
  write_entries(w, index, at);
  w->depth--;
  mark(w, index, number);
}

static void write_value(writer *w, int index, const link *at) {
  lua_State *L = w->L;
  luaL_checkstack(L, 10, NULL);
  if (w->way == BOX_LEAVES) box_poll(L, box_of(L));
  switch (lua_type(L, index)) {
    case LUA_TNIL: put_tag(w, TAG_NIL); break;
    case LUA_TBOOLEAN:
      put_tag(w, lua_toboolean(L, index) ? TAG_TRUE : TAG_FALSE);
      break;
    case LUA_TNUMBER: write_number(w, index); break;
    case LUA_TSTRING: write_string(w, index); break;
    case LUA_TTABLE: write_table(w, index, at); break;
    case LUA_TUSERDATA: write_userdata(w, index, at); break;
    default: raise_at(w, at, name_of_kind(L, index));
  }
}

/* What leaves counts as held by the box; a little is always allowed. */
static size_t room_on_wire(lua_State *L, const box_wire *wire) {
  size_t held = box_bytes(box_of(L));
  size_t room = held < wire->limit ? wire->limit - held : 0;
  return room > ROOM_MIN ? room : ROOM_MIN;
}

void box_encode(lua_State *L, box_wire *wire, box_way way, int first,
                int count, const char *subject) {
  writer w = {L, wire, way, subject, 0, count, 0, 0, 0, wire->limit};
  if (way == BOX_LEAVES) w.limit = room_on_wire(L, wire);
  first = lua_absindex(L, first);
  luaL_checkstack(L, 10, NULL);
  lua_newtable(L);
  w.seen = lua_gettop(L);
  wire->used = wire->read = 0;
  put(&w, &count, sizeof count);
  for (w.root = 1; w.root <= count; w.root++)
    write_value(&w, first + w.root - 1, NULL);
  lua_pop(L, 1);
}

/* ----- reading ----- */

typedef struct reader {
  lua_State *L;
  box_wire *wire;
  int seen; /* stack index: number -> table */
  lua_Integer tables;
} reader;

static void take(reader *r, void *to, size_t count) {
  memcpy(to, r->wire->bytes + r->wire->read, count);
  r->wire->read += count;
}

static void read_value(reader *r);

static void read_string(reader *r) {
  size_t length;
  take(r, &length, sizeof length);
  lua_pushlstring(r->L, (const char *)r->wire->bytes + r->wire->read, length);
  r->wire->read += length;
}

static int as_hint(lua_Integer count) {
  return count > 1000000 ? 1000000 : (int)count;
}

static void read_table(reader *r) {
  lua_State *L = r->L;
  lua_Integer length, count;
  take(r, &length, sizeof length);
  take(r, &count, sizeof count);
  luaL_checkstack(L, 8, NULL);
  lua_createtable(L, as_hint(length), as_hint(count));
  lua_pushvalue(L, -1);
  lua_rawseti(L, r->seen, ++r->tables);
  for (lua_Integer i = 1; i <= length; i++) {
    read_value(r);
    lua_rawseti(L, -2, i);
  }
  for (lua_Integer i = 0; i < count; i++) {
    read_value(r);
    read_value(r);
    lua_rawset(L, -3);
  }
}

static void read_again(reader *r) {
  lua_Integer number;
  take(r, &number, sizeof number);
  lua_rawgeti(r->L, r->seen, number);
}

static void read_number(reader *r, int tag) {
  lua_Integer integer;
  lua_Number number;
  if (tag == TAG_INTEGER) {
    take(r, &integer, sizeof integer);
    lua_pushinteger(r->L, integer);
  } else {
    take(r, &number, sizeof number);
    lua_pushnumber(r->L, number);
  }
}

static void read_quantity(reader *r) {
  pg_expr *expr;
  take(r, &expr, sizeof expr);
  perigee_push_expr(r->L, expr);
}

static void read_value(reader *r) {
  unsigned char tag;
  take(r, &tag, 1);
  switch (tag) {
    case TAG_NIL: lua_pushnil(r->L); break;
    case TAG_FALSE: lua_pushboolean(r->L, 0); break;
    case TAG_TRUE: lua_pushboolean(r->L, 1); break;
    case TAG_INTEGER:
    case TAG_NUMBER: read_number(r, tag); break;
    case TAG_STRING: read_string(r); break;
    case TAG_QUANTITY: read_quantity(r); break;
    case TAG_TABLE: read_table(r); break;
    default: read_again(r);
  }
}

int box_decode(lua_State *L, box_wire *wire) {
  reader r = {L, wire, 0, 0};
  int count;
  wire->read = 0;
  take(&r, &count, sizeof count);
  luaL_checkstack(L, count + 10, "too many values");
  lua_newtable(L);
  r.seen = lua_gettop(L);
  for (int i = 0; i < count; i++) read_value(&r);
  lua_remove(L, r.seen);
  if (wire->size > KEEP_MAX) box_wire_free(wire);
  return count;
}
