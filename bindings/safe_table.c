/*
** The table library inside a box.
**
** The functions of Lua's manual, through metamethods as there, each loop
** looking at the deadline.  sort is a merge sort: stable, and with the fewest
** comparisons, for each comparison of uncertain quantities may be a branch.
** It orders a copy and writes back at the end, so a comparison that raises
** leaves the table as it was.
*/
#include <limits.h>
#include <stdint.h>
#include <string.h>

#include "sandbox.h"

enum { READS = 1, WRITES = 2, MEASURES = 4 };

static bool has_method(lua_State *L, int index, const char *name) {
  lua_pushstring(L, name);
  bool has = lua_rawget(L, index) != LUA_TNIL;
  lua_pop(L, 1);
  return has;
}

/* A table, or what behaves as one for what is to be done with it. */
static void check_table(lua_State *L, int index, int use) {
  if (lua_type(L, index) == LUA_TTABLE) return;
  if (lua_getmetatable(L, index)) {
    int meta = lua_gettop(L);
    bool good = (!(use & READS) || has_method(L, meta, "__index")) &&
                (!(use & WRITES) || has_method(L, meta, "__newindex")) &&
                (!(use & MEASURES) || has_method(L, meta, "__len"));
    lua_pop(L, 1);
    if (good) return;
  }
  luaL_checktype(L, index, LUA_TTABLE);
}

static lua_Integer length_of(lua_State *L, int index, int use) {
  check_table(L, index, use | MEASURES);
  return luaL_len(L, index);
}

/* ----- insert, remove, move ----- */

static int table_insert(lua_State *L) {
  box *b = box_of(L);
  lua_Integer end = length_of(L, 1, READS | WRITES);
  end = (lua_Integer)((lua_Unsigned)end + 1);
  lua_Integer at = end;
  int count = lua_gettop(L);
  if (count != 2 && count != 3)
    return luaL_error(L, "wrong number of arguments to 'insert'");
  if (count == 3) {
    at = luaL_checkinteger(L, 2);
    luaL_argcheck(L, (lua_Unsigned)at - 1u < (lua_Unsigned)end, 2,
                  "position out of bounds");
    for (lua_Integer i = end; i > at; i--) {
      box_poll(L, b);
      lua_geti(L, 1, i - 1);
      lua_seti(L, 1, i);
    }
  }
  lua_seti(L, 1, at);
  return 0;
}

static int table_remove(lua_State *L) {
  box *b = box_of(L);
  lua_Integer size = length_of(L, 1, READS | WRITES);
  lua_Integer at = luaL_optinteger(L, 2, size);
  if (at != size)
    luaL_argcheck(L, (lua_Unsigned)at - 1u <= (lua_Unsigned)size, 2,
                  "position out of bounds");
  lua_geti(L, 1, at);
  for (; at < size; at++) {
    box_poll(L, b);
    lua_geti(L, 1, at + 1);
    lua_seti(L, 1, at);
  }
  lua_pushnil(L);
  lua_seti(L, 1, at);
  return 1;
}

static void copy_up(lua_State *L, box *b, lua_Integer from, lua_Integer count,
                    lua_Integer to, int target) {
  for (lua_Integer i = 0; i < count; i++) {
    box_poll(L, b);
    lua_geti(L, 1, from + i);
    lua_seti(L, target, to + i);
  }
}

static void copy_down(lua_State *L, box *b, lua_Integer from,
                      lua_Integer count, lua_Integer to, int target) {
  for (lua_Integer i = count - 1; i >= 0; i--) {
    box_poll(L, b);
    lua_geti(L, 1, from + i);
    lua_seti(L, target, to + i);
  }
}

/* move(a1, from, last, to [, a2]) */
static int table_move(lua_State *L) {
  lua_Integer from = luaL_checkinteger(L, 2), last = luaL_checkinteger(L, 3);
  lua_Integer to = luaL_checkinteger(L, 4);
  int target = lua_isnoneornil(L, 5) ? 1 : 5;
  check_table(L, 1, READS);
  check_table(L, target, WRITES);
  if (last >= from) {
    luaL_argcheck(L, from > 0 || last < LUA_MAXINTEGER + from, 3,
                  "too many elements to move");
    lua_Integer count = last - from + 1;
    luaL_argcheck(L, to <= LUA_MAXINTEGER - count + 1, 4,
                  "destination wrap around");
    bool same = target == 1 || lua_compare(L, 1, target, LUA_OPEQ);
    if (to > last || to <= from || !same)
      copy_up(L, box_of(L), from, count, to, target);
    else
      copy_down(L, box_of(L), from, count, to, target);
  }
  lua_pushvalue(L, target);
  return 1;
}

/* ----- concat, pack, unpack ----- */

static void add_field(lua_State *L, box_buffer *buffer, lua_Integer i) {
  lua_geti(L, 1, i);
  if (!lua_isstring(L, -1))
    luaL_error(L, "invalid value (%s) at index %I in table for 'concat'",
               luaL_typename(L, -1), (LUAI_UACINT)i);
  box_buffer_add_value(buffer);
}

/* concat(list [, separator [, first [, last]]]) */
static int table_concat(lua_State *L) {
  box *b = box_of(L);
  box_buffer buffer;
  size_t length;
  lua_Integer last = length_of(L, 1, READS);
  const char *separator = luaL_optlstring(L, 2, "", &length);
  lua_Integer i = luaL_optinteger(L, 3, 1);
  last = luaL_optinteger(L, 4, last);
  box_buffer_open(L, &buffer);
  for (; i < last; i++) {
    box_poll(L, b);
    add_field(L, &buffer, i);
    box_buffer_add(&buffer, separator, length);
  }
  if (i == last) add_field(L, &buffer, i);
  box_buffer_push(&buffer);
  return 1;
}

static int table_pack(lua_State *L) {
  int count = lua_gettop(L);
  lua_createtable(L, count, 1);
  lua_insert(L, 1);
  for (int i = count; i >= 1; i--) lua_rawseti(L, 1, i);
  lua_pushinteger(L, count);
  lua_setfield(L, 1, "n");
  return 1;
}

static int table_unpack(lua_State *L) {
  box *b = box_of(L);
  lua_Integer first = luaL_optinteger(L, 2, 1);
  lua_Integer last = luaL_opt(L, luaL_checkinteger, 3, luaL_len(L, 1));
  if (first > last) return 0;
  lua_Unsigned more = (lua_Unsigned)last - (lua_Unsigned)first;
  if (more >= (unsigned)INT_MAX || !lua_checkstack(L, (int)more + 1))
    return luaL_error(L, "too many results to unpack");
  for (lua_Unsigned i = 0; i <= more; i++) {
    box_poll(L, b);
    lua_geti(L, 1, (lua_Integer)((lua_Unsigned)first + i));
  }
  return (int)more + 1;
}

/* ----- sort ----- */

typedef enum order_kind {
  BY_FUNCTION, /* at index 2 */
  BY_VALUE,    /* as < compares */
  BY_INTEGER,  /* as < compares, where all are integers */
  BY_NUMBER    /* ... floats */
} order_kind;

typedef struct sorter {
  lua_State *L;
  box *box;
  uint32_t *order, *spare; /* positions in the copy, which is at index 3 */
  order_kind kind;
  union {
    const lua_Integer *integers;
    const lua_Number *numbers;
  } keys; /* of the copy, from position 1 */
} sorter;

static bool ask_function(sorter *s, uint32_t x, uint32_t y) {
  lua_State *L = s->L;
  lua_pushvalue(L, 2);
  lua_rawgeti(L, 3, (lua_Integer)x);
  lua_rawgeti(L, 3, (lua_Integer)y);
  lua_call(L, 2, 1);
  bool before = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return before;
}

static bool compare_values(sorter *s, uint32_t x, uint32_t y) {
  lua_State *L = s->L;
  lua_rawgeti(L, 3, (lua_Integer)x);
  lua_rawgeti(L, 3, (lua_Integer)y);
  bool before = lua_compare(L, -2, -1, LUA_OPLT);
  lua_pop(L, 2);
  return before;
}

/* Is the value at position `x` of the copy to come before that at `y`? */
static bool is_before(sorter *s, uint32_t x, uint32_t y) {
  box_poll(s->L, s->box);
  switch (s->kind) {
    case BY_FUNCTION: return ask_function(s, x, y);
    case BY_INTEGER: return s->keys.integers[x - 1] < s->keys.integers[y - 1];
    case BY_NUMBER: return s->keys.numbers[x - 1] < s->keys.numbers[y - 1];
    default: return compare_values(s, x, y);
  }
}

/* Merges two ordered neighbours; equals keep their order. */
static void merge(sorter *s, uint32_t low, uint32_t middle, uint32_t high) {
  uint32_t left = 0, lefts = middle - low, right = middle, to = low;
  memcpy(s->spare, s->order + low, lefts * sizeof *s->spare);
  while (left < lefts && right < high) {
    if (is_before(s, s->order[right], s->spare[left]))
      s->order[to++] = s->order[right++];
    else
      s->order[to++] = s->spare[left++];
  }
  memcpy(s->order + to, s->spare + left, (lefts - left) * sizeof *s->spare);
}

static void sort_range(sorter *s, uint32_t low, uint32_t high) {
  if (high - low < 2) return;
  uint32_t middle = low + (high - low) / 2;
  sort_range(s, low, middle);
  sort_range(s, middle, high);
  if (is_before(s, s->order[middle], s->order[middle - 1]))
    merge(s, low, middle, high);
}

/* Copies the list to index 3, with its order beside it at 4. */
static void open_sorter(sorter *s, lua_Integer count) {
  lua_State *L = s->L;
  box_need(L, (size_t)count * (sizeof(uint32_t) * 3 / 2 + 16));
  lua_createtable(L, (int)count, 0);
  s->order = lua_newuserdatauv(
      L, ((size_t)count + (size_t)count / 2 + 1) * sizeof *s->order, 0);
  s->spare = s->order + count;
  for (lua_Integer i = 1; i <= count; i++) {
    box_poll(L, s->box);
    lua_geti(L, 1, i);
    lua_rawseti(L, 3, i);
    s->order[i - 1] = (uint32_t)i;
  }
}

/* What all the values are: BY_INTEGER, BY_NUMBER, else BY_VALUE. */
static order_kind kind_of_values(sorter *s, lua_Integer count) {
  lua_State *L = s->L;
  order_kind kind = BY_VALUE;
  for (lua_Integer i = 1; i <= count; i++) {
    box_poll(L, s->box);
    bool number = lua_rawgeti(L, 3, i) == LUA_TNUMBER;
    order_kind is = !number ? BY_VALUE
                    : lua_isinteger(L, -1) ? BY_INTEGER : BY_NUMBER;
    lua_pop(L, 1);
    if (i == 1) kind = is;
    if (is != kind || is == BY_VALUE) return BY_VALUE;
  }
  return kind;
}

/* Numbers of one kind are compared here, from a list of them at index 5. */
static void open_keys(sorter *s, lua_Integer count) {
  lua_State *L = s->L;
  if (s->kind != BY_VALUE) return;
  s->kind = kind_of_values(s, count);
  if (s->kind == BY_VALUE) return;
  box_need(L, (size_t)count * sizeof(lua_Integer));
  lua_Integer *integers =
      lua_newuserdatauv(L, (size_t)count * sizeof *integers, 0);
  lua_Number *numbers = (lua_Number *)(void *)integers;
  for (lua_Integer i = 1; i <= count; i++) {
    lua_rawgeti(L, 3, i);
    if (s->kind == BY_INTEGER)
      integers[i - 1] = lua_tointeger(L, -1);
    else
      numbers[i - 1] = lua_tonumber(L, -1);
    lua_pop(L, 1);
  }
  if (s->kind == BY_INTEGER)
    s->keys.integers = integers;
  else
    s->keys.numbers = numbers;
}

static void write_sorted(sorter *s, lua_Integer count) {
  for (lua_Integer i = 1; i <= count; i++) {
    box_poll(s->L, s->box);
    lua_rawgeti(s->L, 3, (lua_Integer)s->order[i - 1]);
    lua_seti(s->L, 1, i);
  }
}

static int table_sort(lua_State *L) {
  bool custom = !lua_isnoneornil(L, 2);
  sorter s = {.L = L, .box = box_of(L)};
  s.kind = custom ? BY_FUNCTION : BY_VALUE;
  lua_Integer count = length_of(L, 1, READS | WRITES);
  if (count < 2) return 0;
  luaL_argcheck(L, count < INT_MAX, 1, "array too big");
  if (custom) luaL_checktype(L, 2, LUA_TFUNCTION);
  lua_settop(L, 2);
  open_sorter(&s, count);
  open_keys(&s, count);
  if (custom && is_before(&s, 1, 1))
    return luaL_error(L, "invalid order function for sorting");
  sort_range(&s, 0, (uint32_t)count);
  write_sorted(&s, count);
  return 0;
}

static const luaL_Reg functions[] = {{"concat", table_concat},
                                     {"insert", table_insert},
                                     {"move", table_move},
                                     {"pack", table_pack},
                                     {"remove", table_remove},
                                     {"sort", table_sort},
                                     {"unpack", table_unpack},
                                     {NULL, NULL}};

void box_open_table(lua_State *L) { luaL_newlib(L, functions); }
