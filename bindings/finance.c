/*
** The finance builders for Lua: each takes a table of named quantities; flows are
** lists of them, by month.  scripts/perigee/finance.lua checks names and reads texts.
*/
#include "bindings.h"

#define COMMITTED "perigee.committed"

/* ----- reading ----- */

static pg_rate read_rate(lua_State *L) {
  pg_rate rate;
  rate.rate = perigee_field(L, "rate");
  rate.period = perigee_field(L, "period");
  return rate;
}

static bool read_flag(lua_State *L, const char *name) {
  lua_getfield(L, 1, name);
  bool set = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return set;
}

/* A list of quantities, by month, that stay on the stack. */
static size_t read_list(lua_State *L, const char *name, pg_expr **into) {
  if (lua_getfield(L, 1, name) != LUA_TTABLE)
    perigee_raise(L, lua_pushfstring(L, "'%s' is a list by month", name));
  int list = lua_gettop(L);
  lua_Integer count = luaL_len(L, list);
  if (count < 1 || count > PG_FINANCE_MONTHS)
    perigee_raise(L, lua_pushfstring(L, "'%s' has %I months: 1 is the least and %d "
                                     "the most", name, count,
                                     PG_FINANCE_MONTHS));
  luaL_checkstack(L, (int)count + 4, NULL);
  for (lua_Integer m = 1; m <= count; m++) {
    lua_geti(L, list, m);
    into[m - 1] = perigee_check_expr(L, -1);
  }
  return (size_t)count;
}

/* The same of a list that must be as long as another. */
static void read_beside(lua_State *L, const char *name, size_t count,
                        pg_expr **into) {
  size_t found = read_list(L, name, into);
  if (found != count)
    perigee_raise(L, lua_pushfstring(L, "'%s' has %d months, not %d", name,
                                     (int)found, (int)count));
}

/* ----- what time does to an amount ----- */

typedef pg_status over_time(pg_rate rate, pg_expr *time, pg_expr **out,
                            pg_error *error);

static int build_over_time(lua_State *L, over_time *build) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  perigee_open_table(L);
  perigee_need(L, "rate");
  pg_rate rate = read_rate(L);
  pg_expr *time = perigee_need(L, "time");
  perigee_mark_caller(L);
  pg_status status = build(rate, time, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static int growth(lua_State *L) { return build_over_time(L, pg_finance_growth); }

static int discount(lua_State *L) {
  return build_over_time(L, pg_finance_discount);
}

static int falling(lua_State *L) {
  return build_over_time(L, pg_finance_falling);
}

typedef pg_status of_two(pg_expr *a, pg_expr *b, pg_expr **out, pg_error *error);

static int build_of_two(lua_State *L, of_two *build, const char *first) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  perigee_open_table(L);
  pg_expr *a = perigee_need(L, first), *time = perigee_need(L, "time");
  perigee_mark_caller(L);
  pg_status status = build(a, time, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static int linear(lua_State *L) {
  return build_of_two(L, pg_finance_linear, "rate");
}

static int halving(lua_State *L) {
  return build_of_two(L, pg_finance_halving, "half");
}

typedef pg_status of_three(pg_expr *time, pg_expr *b, pg_expr *c, pg_expr **out,
                           pg_error *error);

static int build_of_three(lua_State *L, of_three *build, const char *second,
                          const char *third) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  perigee_open_table(L);
  pg_expr *time = perigee_need(L, "time");
  pg_expr *b = perigee_need(L, second), *c = perigee_need(L, third);
  perigee_mark_caller(L);
  pg_status status = build(time, b, c, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static int ramp(lua_State *L) {
  return build_of_three(L, pg_finance_ramp, "start", "finish");
}

static int logistic(lua_State *L) {
  return build_of_three(L, pg_finance_logistic, "half", "rise");
}

/* ----- flows by month ----- */

static pg_flows read_flows(lua_State *L, pg_expr **list) {
  pg_flows of = {.flows = list};
  perigee_open_table(L);
  of.count = read_list(L, "flows", list);
  of.now = perigee_field(L, "now");
  of.last = perigee_field(L, "last");
  of.begin = read_flag(L, "begin");
  return of;
}

static int present(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL, *list[PG_FINANCE_MONTHS];
  pg_flows of = read_flows(L, list);
  pg_rate rate = read_rate(L);
  perigee_mark_caller(L);
  pg_status status = pg_finance_present(&of, rate, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static int irr(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL, *list[PG_FINANCE_MONTHS];
  pg_flows of = read_flows(L, list);
  perigee_mark_caller(L);
  pg_status status = pg_finance_irr(&of, &made, &error);
  return perigee_answer(L, status, made, &error);
}

/* ----- loans ----- */

static pg_loan read_loan(lua_State *L) {
  pg_loan loan = {0};
  perigee_open_table(L);
  loan.principal = perigee_need(L, "principal");
  loan.rate = read_rate(L);
  loan.term = perigee_need(L, "term");
  loan.balloon = perigee_field(L, "balloon");
  loan.begin = read_flag(L, "begin");
  return loan;
}

static int instalment(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  pg_loan loan = read_loan(L);
  perigee_mark_caller(L);
  pg_status status = pg_finance_instalment(&loan, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static int balance(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  pg_loan loan = read_loan(L);
  pg_expr *after = perigee_need(L, "after");
  perigee_mark_caller(L);
  pg_status status = pg_finance_balance(&loan, after, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static int annuity(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  perigee_open_table(L);
  pg_expr *payment = perigee_need(L, "payment"), *term = perigee_need(L, "term");
  pg_rate rate = read_rate(L);
  bool begin = read_flag(L, "begin");
  perigee_mark_caller(L);
  pg_status status =
      pg_finance_annuity(payment, rate, term, begin, &made, &error);
  return perigee_answer(L, status, made, &error);
}

/* ----- what is left of a price ----- */

static pg_asset read_asset(lua_State *L) {
  pg_asset asset = {0};
  perigee_open_table(L);
  asset.price = perigee_need(L, "price");
  asset.residual = perigee_field(L, "residual");
  asset.life = perigee_field(L, "life");
  asset.age = perigee_need(L, "age");
  return asset;
}

static int straight(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  pg_asset asset = read_asset(L);
  asset.life = perigee_need(L, "life");
  perigee_mark_caller(L);
  pg_status status = pg_finance_straight(&asset, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static int declining(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL;
  pg_asset asset = read_asset(L);
  pg_rate rate = read_rate(L);
  perigee_mark_caller(L);
  pg_status status = pg_finance_declining(&asset, rate, &made, &error);
  return perigee_answer(L, status, made, &error);
}

/* ----- one stream against another ----- */

static pg_streams read_streams(lua_State *L, pg_expr **one, pg_expr **other) {
  pg_streams of = {.one = one, .other = other};
  perigee_open_table(L);
  of.count = read_list(L, "one", one);
  read_beside(L, "other", of.count, other);
  return of;
}

static int payback(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL, *one[PG_FINANCE_MONTHS], *other[PG_FINANCE_MONTHS];
  pg_streams of = read_streams(L, one, other);
  perigee_mark_caller(L);
  pg_status status = pg_finance_payback(&of, &made, &error);
  return perigee_answer(L, status, made, &error);
}

static int crossing(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  pg_expr *made = NULL, *one[PG_FINANCE_MONTHS], *other[PG_FINANCE_MONTHS];
  pg_streams of = read_streams(L, one, other);
  pg_expr *nth = perigee_field(L, "nth");
  perigee_mark_caller(L);
  pg_status status = pg_finance_crossing(&of, nth, &made, &error);
  return perigee_answer(L, status, made, &error);
}

/* ----- commitments ----- */

/* What was handed out and waits to be pushed: given back by the collector, should a
** push raise. */
typedef struct committed {
  size_t count;
  pg_expr *cost[PG_FINANCE_MONTHS], *cash[PG_FINANCE_MONTHS],
      *held[PG_FINANCE_MONTHS], *rest;
} committed;

static int release_committed(lua_State *L) {
  committed *of = luaL_checkudata(L, 1, COMMITTED);
  for (size_t m = 0; m < of->count; m++) {
    pg_expr_release(of->cost[m]);
    pg_expr_release(of->cash[m]);
    pg_expr_release(of->held[m]);
  }
  if (of->count > 0) pg_expr_release(of->rest);
  of->count = 0;
  return 0;
}

static committed *push_committed(lua_State *L) {
  committed *of = lua_newuserdatauv(L, sizeof *of, 0);
  of->count = 0;
  if (luaL_newmetatable(L, COMMITTED)) {
    lua_pushcfunction(L, release_committed);
    lua_setfield(L, -2, "__gc");
  }
  lua_setmetatable(L, -2);
  return of;
}

static void push_list(lua_State *L, pg_expr *const *list, size_t count) {
  lua_createtable(L, (int)count, 0);
  for (size_t m = 0; m < count; m++) {
    perigee_push_result(L, pg_expr_retain(list[m]));
    lua_seti(L, -2, (lua_Integer)m + 1);
  }
}

typedef struct lists {
  pg_expr *need[PG_FINANCE_MONTHS], *each[PG_FINANCE_MONTHS],
      *term[PG_FINANCE_MONTHS], *upfront[PG_FINANCE_MONTHS],
      *back[PG_FINANCE_MONTHS];
} lists;

/* A list that may be missing. */
static pg_expr *const *maybe_beside(lua_State *L, const char *name,
                                    size_t count, pg_expr **into) {
  int type = lua_getfield(L, 1, name);
  lua_pop(L, 1);
  if (type == LUA_TNIL) return NULL;
  read_beside(L, name, count, into);
  return into;
}

static pg_commitment read_commitment(lua_State *L, lists *into) {
  pg_commitment of = {.need = into->need, .each = into->each,
                      .term = into->term};
  perigee_open_table(L);
  of.count = read_list(L, "need", into->need);
  read_beside(L, "each", of.count, into->each);
  read_beside(L, "term", of.count, into->term);
  of.upfront = maybe_beside(L, "upfront", of.count, into->upfront);
  of.back = maybe_beside(L, "back", of.count, into->back);
  of.current = read_flag(L, "current");
  return of;
}

/* commit { ... } -> cost, cash, held: lists by month; and the rest. */
static int commit(lua_State *L) {
  pg_error error = {PG_OK, 0, ""};
  lists read;
  pg_commitment of = read_commitment(L, &read);
  luaL_checkstack(L, 8, NULL);
  committed *made = push_committed(L);
  pg_committed out = {made->cost, made->cash, made->held, NULL};
  perigee_mark_caller(L);
  pg_status status = pg_finance_commit(&of, &out, &error);
  if (status != PG_OK) return perigee_raise_status(L, status, &error);
  made->rest = out.rest;
  made->count = of.count;
  push_list(L, made->cost, of.count);
  push_list(L, made->cash, of.count);
  push_list(L, made->held, of.count);
  perigee_push_result(L, pg_expr_retain(made->rest));
  return 4;
}

static const luaL_Reg functions[] = {
    {"growth", growth}, {"discount", discount}, {"falling", falling},
    {"linear", linear}, {"halving", halving}, {"ramp", ramp},
    {"logistic", logistic}, {"present", present}, {"irr", irr},
    {"instalment", instalment}, {"balance", balance}, {"annuity", annuity},
    {"straight", straight}, {"declining", declining}, {"payback", payback},
    {"crossing", crossing}, {"commit", commit}, {NULL, NULL}};

void perigee_add_finance(lua_State *L) {
  luaL_newlib(L, functions);
  lua_setfield(L, -2, "finance");
}
