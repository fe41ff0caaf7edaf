/*
** The quantity: a userdata that holds one reference to an expression.
**
** Scripts meet three kinds of value: Lua numbers (plain), texts (read where they
** meet a quantity), and quantities.  Arithmetic whose result is a plain constant
** gives a Lua number, so that certain models are certain Lua.
*/
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bindings.h"

typedef struct quantity {
  pg_expr *expr; /* NULL between making the userdata and having the node */
} quantity;

/* ----- pushing and checking ----- */

/* The address is the metatable's key in the registry: quicker than its name. */
static const char metatable = 'q';

static quantity *push_holding(lua_State *L, pg_expr *expr) {
  quantity *q = lua_newuserdatauv(L, sizeof *q, 0);
  q->expr = expr;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &metatable);
  lua_setmetatable(L, -2);
  return q;
}

static quantity *push_empty(lua_State *L) { return push_holding(L, NULL); }

/* As luaL_testudata. */
static quantity *test_quantity(lua_State *L, int index) {
  quantity *q = lua_touserdata(L, index);
  if (q == NULL || !lua_getmetatable(L, index)) return NULL;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &metatable);
  bool same = lua_rawequal(L, -1, -2);
  lua_pop(L, 2);
  return same ? q : NULL;
}

void perigee_push_expr(lua_State *L, pg_expr *expr) {
  push_empty(L)->expr = pg_expr_retain(expr);
}

pg_expr **perigee_push_empty(lua_State *L) { return &push_empty(L)->expr; }

pg_expr *perigee_to_expr(lua_State *L, int index) {
  quantity *q = test_quantity(L, index);
  return q != NULL ? q->expr : NULL;
}

static pg_expr *check_quantity(lua_State *L, int index) {
  quantity *q = test_quantity(L, index);
  if (q == NULL) q = luaL_checkudata(L, index, PERIGEE_QUANTITY); /* raises */
  if (q->expr == NULL) luaL_argerror(L, index, "an empty quantity");
  return q->expr;
}

/* Is it what plain Lua would hold as a number? */
static bool is_number(const pg_expr *expr) {
  return pg_expr_op(expr) == PG_CONSTANT &&
         pg_expr_unit(expr) == pg_unit_one(pg_graph_units(pg_expr_graph(expr)));
}

/* Replaces the quantity on top by its value at the probe's sample. */
static void settle_top(lua_State *L) {
  perigee_instance *instance = perigee_instance_of(L);
  quantity *q = lua_touserdata(L, -1);
  double value;
  pg_expr *constant;
  pg_status status = pg_probe_value(instance->probe, q->expr, &value);
  if (status == PG_OK)
    status =
        pg_constant(instance->graph, value, pg_expr_unit(q->expr), &constant);
  if (status != PG_OK) perigee_raise_status(L, status, NULL);
  pg_expr_release(q->expr);
  q->expr = constant;
}

/* In plain mode on numbers what varies is its value at the sample. */
static void settle_if_plain(lua_State *L) {
  const perigee_instance *instance = perigee_instance_of(L);
  const quantity *q = lua_touserdata(L, -1);
  if (instance->mode == PERIGEE_PLAIN && instance->numbers &&
      pg_expr_varies(q->expr) != 0)
    settle_top(L);
}

/* The quantity on top, as scripts see it. */
static void finish_top(lua_State *L) {
  settle_if_plain(L);
  const quantity *q = lua_touserdata(L, -1);
  if (!is_number(q->expr)) return;
  lua_pushnumber(L, pg_expr_value(q->expr));
  lua_remove(L, -2);
}

void perigee_push_result(lua_State *L, pg_expr *expr) {
  push_holding(L, expr);
  finish_top(L);
}

int perigee_answer(lua_State *L, pg_status status, pg_expr *made,
                   const pg_error *error) {
  if (status != PG_OK) return perigee_raise_status(L, status, error);
  perigee_push_result(L, made);
  return 1;
}

/* ----- reading ----- */

/* Pushes the quantity that `value` is in `unit`, for numbers. */
static void push_number(lua_State *L, double value, const pg_unit *unit) {
  quantity *q = push_empty(L);
  pg_status status = pg_constant(perigee_graph(L), value, unit, &q->expr);
  if (status != PG_OK) perigee_raise_status(L, status, NULL);
}

static int raise_reading(lua_State *L, const char *text,
                         const pg_error *error) {
  if (strlen(text) > 60)
    lua_pushfstring(L, "\"%s...\"",
                    (lua_pushlstring(L, text, 57), lua_tostring(L, -1)));
  else
    lua_pushfstring(L, "\"%s\"", text);
  const char *shown = lua_tostring(L, -1);
  if (error->column > 0)
    lua_pushfstring(L, "%s, column %d: %s", shown, error->column, error->text);
  else
    lua_pushfstring(L, "%s: %s", shown, error->text);
  return perigee_raise(L, lua_tostring(L, -1));
}

static void read_text(lua_State *L, int index, pg_reading *reading) {
  size_t length;
  pg_error error = {PG_OK, 0, ""};
  const char *text = lua_tolstring(L, index, &length);
  pg_status status = pg_text_read(pg_graph_units(perigee_graph(L)), text,
                                  length, reading, &error);
  if (status == PG_OK) return;
  perigee_instance_of(L)->failed = status;
  raise_reading(L, text, &error);
}

/* A leaf, pushed; `source` may be NULL. */
static void push_leaf(lua_State *L, const char *name, const char *source,
                      const pg_reading *reading) {
  quantity *q = push_empty(L);
  pg_status status = pg_leaf(perigee_graph(L), name, source, reading, &q->expr);
  if (status != PG_OK) perigee_raise_status(L, status, NULL);
}

static void push_reading(lua_State *L, const char *name,
                         const pg_reading *reading) {
  if (reading->distribution.kind == PG_CERTAIN)
    push_number(L, reading->distribution.parameters[0], reading->unit);
  else
    push_leaf(L, name, NULL, reading);
}

/* ----- texts that were read before ----- */

/* A model on plain values reads the same texts at each sample.  Those that are
** certain are kept, in a table at the address below in the registry; while a
** model is traced each is read where it stands, for its mark. */
static const char kept = 't';
#define KEPT_MAX 512 /* texts */
#define KEPT_COUNT 1 /* of the table: how many; */
#define KEPT_SINCE 2 /* when they were read */

/* Pushes the table, emptied where texts may mean something else by now. */
static void push_kept(lua_State *L) {
  lua_Integer now = (lua_Integer)perigee_vocabulary(L);
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &kept) == LUA_TTABLE) {
    lua_rawgeti(L, -1, KEPT_SINCE);
    bool same = lua_tointeger(L, -1) == now;
    lua_rawgeti(L, -2, KEPT_COUNT);
    same = same && lua_tointeger(L, -1) < KEPT_MAX;
    lua_pop(L, 2);
    if (same) return;
  }
  lua_pop(L, 1);
  lua_newtable(L);
  lua_pushinteger(L, now);
  lua_rawseti(L, -2, KEPT_SINCE);
  lua_pushvalue(L, -1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &kept);
}

/* Pushes what the text at `index` was read as; false where it was not. */
static bool push_known(lua_State *L, int index) {
  if (perigee_instance_of(L)->mode != PERIGEE_PLAIN) return false;
  push_kept(L);
  lua_pushvalue(L, index);
  lua_rawget(L, -2);
  lua_remove(L, -2);
  if (test_quantity(L, -1) != NULL) return true;
  lua_pop(L, 1);
  return false;
}

/* The quantity on top is what the text at `index` says. */
static void keep(lua_State *L, int index) {
  if (perigee_instance_of(L)->mode != PERIGEE_PLAIN) return;
  push_kept(L);
  lua_rawgeti(L, -1, KEPT_COUNT);
  lua_pushinteger(L, lua_tointeger(L, -1) + 1);
  lua_rawseti(L, -3, KEPT_COUNT);
  lua_pop(L, 1);
  lua_pushvalue(L, index);
  lua_pushvalue(L, -3);
  lua_rawset(L, -3);
  lua_pop(L, 1);
}

/* A text in arithmetic is named after itself: the same text, the same value. */
static void push_text(lua_State *L, int index) {
  pg_reading reading;
  if (push_known(L, index)) return;
  read_text(L, index, &reading);
  lua_pushfstring(L, "\"%s\"", lua_tostring(L, index));
  push_reading(L, lua_tostring(L, -1), &reading);
  lua_remove(L, -2);
  if (reading.distribution.kind == PG_CERTAIN) keep(L, index);
}

static void push_argument(lua_State *L, int index) {
  switch (lua_type(L, index)) {
    case LUA_TNUMBER:
      push_number(L, lua_tonumber(L, index),
                  pg_unit_one(pg_graph_units(perigee_graph(L))));
      break;
    case LUA_TSTRING: push_text(L, index); break;
    default:
      lua_pushfstring(L,
                      "a quantity (a number, a text such as \"3 USD/hour\", "
                      "or another quantity) is wanted here, not %s",
                      luaL_typename(L, index));
      perigee_raise(L, lua_tostring(L, -1));
  }
}

pg_expr *perigee_check_expr(lua_State *L, int index) {
  pg_expr *expr = perigee_to_expr(L, index);
  if (expr != NULL) return expr;
  index = lua_absindex(L, index);
  luaL_checkstack(L, 8, NULL);
  perigee_mark_caller(L);
  push_argument(L, index);
  lua_replace(L, index);
  return check_quantity(L, index);
}

/* quantity(x [, name]): reads a text; a number is plain; a quantity is itself. */
static int read_quantity(lua_State *L) {
  pg_reading reading;
  if (lua_type(L, 1) != LUA_TSTRING) {
    perigee_check_expr(L, 1);
    lua_settop(L, 1);
    return 1;
  }
  const char *name = luaL_optstring(L, 2, lua_tostring(L, 1));
  if (push_known(L, 1)) return 1;
  read_text(L, 1, &reading);
  perigee_mark_caller(L);
  push_reading(L, name, &reading);
  if (reading.distribution.kind == PG_CERTAIN) keep(L, 1);
  settle_if_plain(L);
  return 1;
}

/* is_uncertain(text): whether the text says a distribution. */
static int is_uncertain(lua_State *L) {
  pg_reading reading;
  luaL_checkstring(L, 1);
  read_text(L, 1, &reading);
  lua_pushboolean(L, reading.distribution.kind != PG_CERTAIN);
  return 1;
}

static bool is_leaf(lua_State *L, int index) {
  const pg_expr *expr = perigee_to_expr(L, index);
  return expr != NULL && pg_expr_op(expr) == PG_LEAF;
}

/* leaf(name, text, number or leaf [, source]): never folded; what explain
** finds.  Of a leaf it is the same under another name. */
static int make_leaf(lua_State *L) {
  const char *name = luaL_checkstring(L, 1);
  const char *source = luaL_optstring(L, 3, NULL);
  pg_reading reading = {.distribution = {.kind = PG_CERTAIN, .count = 1}};
  perigee_mark_caller(L);
  if (lua_type(L, 2) == LUA_TNUMBER) {
    reading.distribution.parameters[0] = lua_tonumber(L, 2);
    reading.unit = pg_unit_one(pg_graph_units(perigee_graph(L)));
    if (!isfinite(reading.distribution.parameters[0]))
      perigee_raise(L, lua_pushfstring(L, "%s is not a finite number", name));
  } else if (is_leaf(L, 2)) {
    const pg_expr *like = check_quantity(L, 2);
    reading.distribution = *pg_expr_distribution(like);
    reading.unit = pg_expr_unit(like);
  } else {
    luaL_checkstring(L, 2);
    read_text(L, 2, &reading);
  }
  push_leaf(L, name, source, &reading);
  settle_if_plain(L);
  return 1;
}

static int by_size(const void *a, const void *b) {
  double x, y;
  memcpy(&x, a, sizeof x);
  memcpy(&y, b, sizeof y);
  return (x > y) - (x < y);
}

/* observed(name, { numbers }, like [, source]): a leaf that draws one of the
** numbers, in the unit of the quantity `like`. */
static int make_observed(lua_State *L) {
  const char *name = luaL_checkstring(L, 1);
  const char *source = luaL_optstring(L, 4, NULL);
  pg_reading reading = {.distribution = {.kind = PG_DATA},
                        .unit = pg_expr_unit(check_quantity(L, 3))};
  luaL_checktype(L, 2, LUA_TTABLE);
  size_t count = lua_rawlen(L, 2);
  luaL_argcheck(L, count >= 1, 2, "a value or more");
  double *values = lua_newuserdatauv(L, count * sizeof *values, 0);
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, 2, (lua_Integer)i + 1);
    values[i] = lua_tonumber(L, -1);
    luaL_argcheck(L, isfinite(values[i]), 2, "finite numbers only");
    lua_pop(L, 1);
  }
  qsort(values, count, sizeof *values, by_size);
  reading.distribution.values = values;
  reading.distribution.value_count = count;
  perigee_mark_caller(L);
  push_leaf(L, name, source, &reading);
  settle_if_plain(L);
  return 1;
}

/* correlated(leaf, { { name, weight }, ... }): the leaf drawn with others. */
static int make_correlated(lua_State *L) {
  pg_score parts[PG_SCORES_MAX];
  pg_expr *leaf = check_quantity(L, 1), *out = NULL;
  luaL_checktype(L, 2, LUA_TTABLE);
  size_t count = lua_rawlen(L, 2);
  luaL_argcheck(L, count >= 1 && count <= PG_SCORES_MAX, 2, "1 to 256 parts");
  luaL_checkstack(L, (int)count + 8, NULL);
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, 2, (lua_Integer)i + 1);
    luaL_checktype(L, -1, LUA_TTABLE);
    lua_rawgeti(L, -1, 2);
    parts[i].weight = luaL_checknumber(L, -1);
    lua_pop(L, 1);
    lua_rawgeti(L, -1, 1);
    parts[i].name = luaL_checkstring(L, -1);
    lua_remove(L, -2); /* the name stays on the stack */
  }
  pg_status status = pg_leaf_correlated(leaf, parts, count, &out);
  return perigee_answer(L, status, out, NULL);
}

/* Replaces the quantity at `index` by the same one in `unit`. */
static void convert_at(lua_State *L, int index, const pg_unit *unit) {
  pg_error error = {PG_OK, 0, ""};
  index = lua_absindex(L, index);
  quantity *made = push_empty(L);
  pg_expr *given = check_quantity(L, index);
  pg_status status = pg_convert(given, unit, &made->expr, &error);
  if (status == PG_DIMENSION &&
      pg_unit_same_dimension(pg_expr_unit(given), unit) &&
      perigee_rate_into(L, index, unit))
    status = pg_convert(check_quantity(L, index), unit, &made->expr, &error);
  if (status != PG_OK) perigee_raise_status(L, status, &error);
  lua_replace(L, index);
}

/* Values of an axis that are plain numbers, in the unit of `like`. */
static int make_axis_like(lua_State *L, const char *name, const char *source,
                          size_t count) {
  const pg_expr *like = perigee_check_expr(L, 4);
  double *values = lua_newuserdatauv(L, count * sizeof *values, 0);
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, 2, (lua_Integer)i + 1);
    values[i] = luaL_checknumber(L, -1);
    luaL_argcheck(L, isfinite(values[i]), 2, "finite numbers only");
    lua_pop(L, 1);
  }
  quantity *q = push_empty(L);
  pg_status status = pg_axis(perigee_graph(L), name, source, values, count,
                             pg_expr_unit(like), &q->expr);
  if (status != PG_OK) perigee_raise_status(L, status, NULL);
  return 1;
}

/* axis(name, { constants }, source): all of one dimension, in the first's unit.
** axis(name, { numbers }, source, like): in the unit of the quantity `like`. */
static int make_axis(lua_State *L) {
  const char *name = luaL_checkstring(L, 1);
  const char *source = luaL_optstring(L, 3, NULL);
  luaL_checktype(L, 2, LUA_TTABLE);
  size_t count = lua_rawlen(L, 2);
  luaL_argcheck(L, count >= 2 && count <= 1000000, 2, "two values or more");
  if (!lua_isnoneornil(L, 4)) return make_axis_like(L, name, source, count);
  double *values = lua_newuserdatauv(L, count * sizeof *values, 0);
  const pg_unit *unit = NULL;
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, 2, (lua_Integer)i + 1);
    pg_expr *given = perigee_check_expr(L, -1);
    if (unit == NULL) unit = pg_expr_unit(given);
    luaL_argcheck(L, pg_expr_op(given) == PG_CONSTANT, 2, "certain values only");
    convert_at(L, -1, unit);
    values[i] = perigee_point(L, check_quantity(L, -1));
    luaL_argcheck(L, isfinite(values[i]), 2, "certain values only");
    lua_pop(L, 1);
  }
  quantity *q = push_empty(L);
  pg_status status =
      pg_axis(perigee_graph(L), name, source, values, count, unit, &q->expr);
  if (status != PG_OK) perigee_raise_status(L, status, NULL);
  return 1;
}

/* column(name, unit text, point, { values }): values by sample. */
static int make_column(lua_State *L) {
  const char *name = luaL_checkstring(L, 1);
  const pg_expr *like = check_quantity(L, 2);
  double point = luaL_checknumber(L, 3);
  luaL_checktype(L, 4, LUA_TTABLE);
  size_t count = lua_rawlen(L, 4);
  luaL_argcheck(L, count >= 1, 4, "a value or more");
  double *values = lua_newuserdatauv(L, count * sizeof *values, 0);
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, 4, (lua_Integer)i + 1);
    values[i] = lua_tonumber(L, -1);
    lua_pop(L, 1);
  }
  quantity *q = push_empty(L);
  pg_status status = pg_column(perigee_graph(L), name, point, values, count,
                               pg_expr_unit(like), &q->expr);
  if (status != PG_OK) perigee_raise_status(L, status, NULL);
  return 1;
}

/* ----- arithmetic ----- */

static int push_unary(lua_State *L, pg_op op) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *out = NULL;
  lua_settop(L, 1);
  pg_expr *a = perigee_check_expr(L, 1);
  perigee_mark_caller(L);
  pg_status status = pg_unary(op, a, &out, &error);
  return perigee_answer(L, status, out, &error);
}

/* Pushes op of the quantities at 1 and 2. */
static void push_operation(lua_State *L, pg_op op) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *a = perigee_check_expr(L, 1), *b = perigee_check_expr(L, 2);
  perigee_mark_caller(L);
  quantity *out = push_empty(L);
  pg_status status = pg_binary(op, a, b, &out->expr, &error);
  bool product = op == PG_MUL || op == PG_DIV;
  if (product ? perigee_rate_product(L, 1, 2, out->expr)
              : perigee_rate_pair(L, 1, 2, status)) {
    out = push_empty(L);
    status = pg_binary(op, check_quantity(L, 1), check_quantity(L, 2),
                       &out->expr, &error);
  }
  if (status != PG_OK) perigee_raise_status(L, status, &error);
}

static int push_binary(lua_State *L, pg_op op) {
  lua_settop(L, 2);
  push_operation(L, op);
  finish_top(L);
  return 1;
}

#define UNARY(name, op)                                                        \
  static int q_##name(lua_State *L) { return push_unary(L, op); }
#define BINARY(name, op)                                                       \
  static int q_##name(lua_State *L) { return push_binary(L, op); }
UNARY(neg, PG_NEG)
UNARY(abs, PG_ABS) UNARY(floor, PG_FLOOR) UNARY(ceil, PG_CEIL)
    UNARY(round, PG_ROUND) UNARY(exp, PG_EXP) UNARY(log, PG_LOG)
        UNARY(sqrt, PG_SQRT) UNARY(not, PG_NOT) BINARY(add, PG_ADD)
            BINARY(sub, PG_SUB) BINARY(mul, PG_MUL) BINARY(div, PG_DIV)
                BINARY(mod, PG_MOD) BINARY(pow, PG_POW) BINARY(min, PG_MIN)
                    BINARY(max, PG_MAX) BINARY(lt, PG_LT) BINARY(le, PG_LE)
                        BINARY(eq, PG_EQ) BINARY(and, PG_AND) BINARY(or, PG_OR)
#undef UNARY
#undef BINARY

                            static int q_gt(lua_State *L) {
  lua_settop(L, 2);
  lua_insert(L, 1);
  return push_binary(L, PG_LT);
}

static int q_ge(lua_State *L) {
  lua_settop(L, 2);
  lua_insert(L, 1);
  return push_binary(L, PG_LE);
}

/* a // b = floor(a / b) */
static int q_idiv(lua_State *L) {
  push_binary(L, PG_DIV);
  lua_replace(L, 1);
  return push_unary(L, PG_FLOOR);
}

/* where(condition, a, b); a Lua boolean is a condition too. */
static int q_where(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *out = NULL;
  lua_settop(L, 3);
  if (lua_isboolean(L, 1)) {
    lua_pushvalue(L, lua_toboolean(L, 1) ? 2 : 3);
    return 1;
  }
  pg_expr *condition = perigee_check_expr(L, 1);
  pg_expr *a = perigee_check_expr(L, 2), *b = perigee_check_expr(L, 3);
  perigee_mark_caller(L);
  pg_status status = pg_where(condition, a, b, &out, &error);
  if (status != PG_OK && perigee_rate_pair(L, 2, 3, status))
    status = pg_where(condition, check_quantity(L, 2), check_quantity(L, 3),
                      &out, &error);
  return perigee_answer(L, status, out, &error);
}

/* ----- comparisons that answer with a boolean ----- */

static int decide_binary(lua_State *L, pg_op op) {
  lua_settop(L, 2);
  push_operation(L, op);
  lua_pushboolean(L, perigee_decide(L, check_quantity(L, -1)));
  return 1;
}

static int decide_lt(lua_State *L) {
  if (perigee_is_partner(L, 2)) return perigee_partner_differs(L);
  return decide_binary(L, PG_LT);
}

static int decide_le(lua_State *L) {
  if (perigee_is_partner(L, 2)) return perigee_partner_equal(L);
  return decide_binary(L, PG_LE);
}

static int decide_eq(lua_State *L) { return decide_binary(L, PG_EQ); }

/* equal(a, b): true or false, as == on numbers would be. */
static int equal(lua_State *L) {
  if (perigee_to_expr(L, 1) == NULL && perigee_to_expr(L, 2) == NULL &&
      lua_type(L, 1) == LUA_TNUMBER && lua_type(L, 2) == LUA_TNUMBER) {
    lua_pushboolean(L, lua_compare(L, 1, 2, LUA_OPEQ));
    return 1;
  }
  return decide_binary(L, PG_EQ);
}

/* ----- methods ----- */

/* q:to(unit): the same quantity in another unit of its dimension; it alone is
** left on the stack. */
static int convert(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  size_t length;
  const pg_unit *unit;
  check_quantity(L, 1);
  const char *text = luaL_checklstring(L, 2, &length);
  pg_status status = pg_unit_read(pg_graph_units(perigee_graph(L)), text,
                                  length, &unit, &error);
  if (status != PG_OK) return raise_reading(L, text, &error);
  perigee_mark_caller(L);
  convert_at(L, 1, unit);
  lua_settop(L, 1);
  finish_top(L);
  return 1;
}

/* q:number([unit]): the bare Lua number; only of what is certain. */
static int number_of(lua_State *L) {
  if (lua_gettop(L) > 1) {
    lua_settop(L, 2);
    convert(L);
    if (lua_type(L, 1) == LUA_TNUMBER) return 1;
  }
  pg_expr *expr = check_quantity(L, 1);
  if (pg_expr_varies(expr) != 0)
    return perigee_raise(L, "an uncertain quantity has no one number: compute "
                            "with it as it is");
  lua_pushnumber(L, perigee_point(L, expr));
  return 1;
}

static int unit_of(lua_State *L) {
  lua_pushstring(L, pg_unit_text(pg_expr_unit(check_quantity(L, 1))));
  return 1;
}

static int dimension_of(lua_State *L) {
  lua_pushstring(L, pg_unit_dimension(pg_expr_unit(check_quantity(L, 1))));
  return 1;
}

static int name_of(lua_State *L) {
  lua_pushstring(L, pg_expr_name(check_quantity(L, 1)));
  return 1;
}

static int source_of(lua_State *L) {
  lua_pushstring(L, pg_expr_source(check_quantity(L, 1)));
  return 1;
}

static int op_of(lua_State *L) {
  lua_pushstring(L, pg_op_name(pg_expr_op(check_quantity(L, 1))));
  return 1;
}

static int mark_of(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)pg_expr_mark(check_quantity(L, 1)));
  return 1;
}

/* q:varies() -> by sample, by axis */
static int varies(lua_State *L) {
  unsigned what = pg_expr_varies(check_quantity(L, 1));
  lua_pushboolean(L, (what & PG_VARIES_SAMPLE) != 0);
  lua_pushboolean(L, (what & PG_VARIES_AXIS) != 0);
  return 2;
}

static int arguments_of(lua_State *L) {
  pg_expr *expr = check_quantity(L, 1), *argument;
  lua_newtable(L);
  for (int i = 0; (argument = pg_expr_argument(expr, i)) != NULL; i++) {
    perigee_push_expr(L, argument);
    lua_rawseti(L, -2, i + 1);
  }
  return 1;
}

/* q:values() -> the values of an axis, in its unit */
static int values_of(lua_State *L) {
  size_t count;
  const double *values = pg_expr_values(check_quantity(L, 1), &count);
  lua_createtable(L, (int)count, 0);
  for (size_t i = 0; i < count; i++) {
    lua_pushnumber(L, values[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* q:observed() -> how many values a leaf of data draws from; nil of others */
static int observed_of(lua_State *L) {
  const pg_distribution *given = pg_expr_distribution(check_quantity(L, 1));
  if (given == NULL || given->kind != PG_DATA) return 0;
  lua_pushinteger(L, (lua_Integer)given->value_count);
  return 1;
}

/* q:quantile(share): of a leaf, from its distribution; nil for other quantities.
** A lognormal's 5th and 95th percentiles are its parameters, to the last bit. */
static int quantile_of(lua_State *L) {
  const pg_distribution *given = pg_expr_distribution(check_quantity(L, 1));
  double share = luaL_checknumber(L, 2), value;
  luaL_argcheck(L, share > 0 && share < 1, 2, "a share between 0 and 1");
  if (given == NULL) return 0;
  pg_distribution_quantile(given, &share, &value, 1);
  if (given->kind == PG_LOGNORMAL && given->bounds == 0 && share == 0.05)
    value = given->parameters[0];
  if (given->kind == PG_LOGNORMAL && given->bounds == 0 && share == 0.95)
    value = given->parameters[1];
  lua_pushnumber(L, value);
  return 1;
}

/* ----- as text ----- */

static void push_reading_text(lua_State *L, const pg_distribution *given,
                              const pg_unit *unit) {
  char buffer[1024];
  pg_reading reading = {*given, unit};
  pg_text_print(&reading, buffer, sizeof buffer);
  lua_pushstring(L, buffer);
}

/* `2.8 USD/hour`, `1.3 to 2 token/word`; what is composed of uncertain parts is
** its point value with a ~ in front. */
static int to_text(lua_State *L) {
  pg_expr *expr = check_quantity(L, 1);
  pg_distribution value = {.kind = PG_CERTAIN, .count = 1};
  const pg_distribution *given = pg_expr_distribution(expr);
  if (given == NULL) {
    value.parameters[0] = perigee_point(L, expr);
    given = &value;
  }
  push_reading_text(L, given, pg_expr_unit(expr));
  if (given == &value && pg_expr_varies(expr) != 0)
    lua_pushfstring(L, "~ %s", lua_tostring(L, -1));
  return 1;
}

static int concat(lua_State *L) {
  for (int i = 1; i <= 2; i++) {
    pg_expr *expr = perigee_to_expr(L, i);
    if (expr == NULL) continue;
    if (pg_expr_varies(expr) != 0)
      return perigee_raise(L, "an uncertain quantity cannot be part of a text");
    luaL_tolstring(L, i, NULL);
    lua_replace(L, i);
  }
  lua_settop(L, 2);
  luaL_checkstring(L, 1);
  luaL_checkstring(L, 2);
  lua_concat(L, 2);
  return 1;
}

static int collect(lua_State *L) {
  quantity *q = luaL_checkudata(L, 1, PERIGEE_QUANTITY);
  pg_expr *expr = q->expr;
  q->expr = NULL;
  pg_expr_release(expr);
  return 0;
}

/* ----- units ----- */

/* unit(name [, "300 words"]): defines a counted unit, or one worth another. */
static int define_unit(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  const char *name = luaL_checkstring(L, 1);
  pg_units *units = pg_graph_units(perigee_graph(L));
  pg_status status;
  if (lua_isnoneornil(L, 2)) {
    status = pg_units_define(units, name, &error);
  } else {
    pg_expr *worth = perigee_check_expr(L, 2);
    if (pg_expr_op(worth) != PG_CONSTANT)
      return perigee_raise(L, "what a unit is worth must be certain");
    status = pg_units_define_as(units, name, pg_expr_value(worth),
                                pg_expr_unit(worth), &error);
  }
  perigee_vocabulary_changed(L);
  if (status != PG_OK) return perigee_raise_status(L, status, &error);
  return 0;
}

/* near(word, { candidates }) -> the nearest candidate, or nil */
static int near(lua_State *L) {
  const char *word = luaL_checkstring(L, 1);
  luaL_checktype(L, 2, LUA_TTABLE);
  size_t count = lua_rawlen(L, 2);
  const char **list = lua_newuserdatauv(L, (count + 1) * sizeof *list, 0);
  luaL_checkstack(L, 2, NULL);
  for (size_t i = 0; i < count; i++) {
    if (lua_rawgeti(L, 2, (lua_Integer)i + 1) != LUA_TSTRING)
      return luaL_argerror(L, 2, "strings only");
    list[i] = lua_tostring(L, -1); /* the table keeps it alive */
    lua_pop(L, 1);
  }
  lua_pushstring(L, pg_near(word, list, count));
  return 1;
}

static int is_quantity(lua_State *L) {
  lua_pushboolean(L, perigee_to_expr(L, 1) != NULL);
  return 1;
}

static const luaL_Reg functions[] = {{"quantity", read_quantity},
                                     {"is_quantity", is_quantity},
                                     {"is_uncertain", is_uncertain},
                                     {"leaf", make_leaf},
                                     {"correlated", make_correlated},
                                     {"observed", make_observed},
                                     {"axis", make_axis},
                                     {"column", make_column},
                                     {"unit", define_unit},
                                     {"near", near},
                                     {"where", q_where},
                                     {"equal", equal},
                                     {"abs", q_abs},
                                     {"floor", q_floor},
                                     {"ceil", q_ceil},
                                     {"round", q_round},
                                     {"exp", q_exp},
                                     {"log", q_log},
                                     {"sqrt", q_sqrt},
                                     {"min", q_min},
                                     {"max", q_max},
                                     {NULL, NULL}};

static const luaL_Reg methods[] = {
    {"to", convert},       {"number", number_of},
    {"unit", unit_of},     {"dimension", dimension_of},
    {"name", name_of},     {"source", source_of},
    {"op", op_of},         {"mark", mark_of},
    {"varies", varies},    {"arguments", arguments_of},
    {"values", values_of}, {"quantile", quantile_of},
    {"observed", observed_of},
    {"lt", q_lt},          {"le", q_le},
    {"gt", q_gt},          {"ge", q_ge},
    {"eq", q_eq},          {NULL, NULL}};

static const luaL_Reg metamethods[] = {
    {"__add", q_add},        {"__sub", q_sub},    {"__mul", q_mul},
    {"__div", q_div},        {"__pow", q_pow},    {"__idiv", q_idiv},
    {"__mod", q_mod},        {"__unm", q_neg},    {"__band", q_and},
    {"__bor", q_or},         {"__bnot", q_not},   {"__lt", decide_lt},
    {"__le", decide_le},     {"__eq", decide_eq}, {"__concat", concat},
    {"__tostring", to_text}, {"__gc", collect},   {NULL, NULL}};

void perigee_add_quantity(lua_State *L) {
  luaL_setfuncs(L, functions, 0);
  if (luaL_newmetatable(L, PERIGEE_QUANTITY)) {
    luaL_setfuncs(L, metamethods, 0);
    luaL_newlib(L, methods);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &metatable);
  }
  lua_pop(L, 1);
}
