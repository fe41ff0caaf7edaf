/*
** Commitments: what is counted and the formulas are in the header.
**
** Whether a term still runs, and what share of a month it covers, is a constant
** where the term is: then what is over is left out, and what is whole is taken as
** it is, so that the graph grows with the months and not with their square.
*/
#include "perigee/commitment.h"

#include <string.h>

#include "domain/months.h"

/* A term that ends so little after a month ends with it. */
#define ROUNDING 1e-9

typedef pg_expr *by_month[PG_FINANCE_MONTHS];

/* What is worked out month by month, all of it borrowed from the formula. */
typedef struct work {
  pg__formula *f;
  const pg_commitment *of;
  pg_expr *zero, *one, *month;
  by_month term;    /* plain months */
  by_month taken;   /* how many terms begin; a constant 0 where none can */
  by_month spread;  /* (upfront - back) / term; NULL: nothing is paid once */
  by_month cost, cash, held;
} work;

static bool is_constant(const pg_expr *expr, double value) {
  return expr != NULL && expr->op == PG_CONSTANT && expr->as.value == value;
}

static pg_expr *sum_of(work *w, pg_expr *a, pg_expr *b) {
  return a != NULL && b != NULL ? pg__f_add(w->f, a, b) : a != NULL ? a : b;
}

/* x where the condition holds, else nothing: NULL where it never does. */
static pg_expr *where(work *w, pg_expr *condition, pg_expr *x) {
  if (is_constant(condition, 0)) return NULL;
  if (is_constant(condition, 1)) return x;
  return pg__f_where(w->f, condition, x, w->zero);
}

/* ----- one term, at an age of so many months ----- */

/* Does it run on past `age`?  age < term. */
static pg_expr *runs(work *w, size_t k, size_t age) {
  pg_expr *least = pg__f_number(w->f, (double)age + ROUNDING);
  return pg__f_binary(w->f, PG_LT, least, w->term[k]);
}

/* Has it ended in the month before?  age - 1 < term <= age. */
static pg_expr *has_ended(work *w, size_t k, size_t age) {
  pg_expr *over = pg__f_unary(w->f, PG_NOT, runs(w, k, age));
  return pg__f_binary(w->f, PG_AND, runs(w, k, age - 1), over);
}

/* What share of the month after `age` it covers: NULL for none. */
static pg_expr *covered(work *w, size_t k, size_t age) {
  pg_expr *rest = pg__f_sub(w->f, w->term[k], pg__f_number(w->f, (double)age));
  pg_expr *share = pg__f_binary(w->f, PG_MIN, rest, w->one);
  share = pg__f_binary(w->f, PG_MAX, share, w->zero);
  return is_constant(share, 0) ? NULL : share;
}

static pg_expr *upfront(work *w, size_t k) {
  return w->of->upfront != NULL ? w->of->upfront[k] : NULL;
}

static pg_expr *back(work *w, size_t k) {
  return w->of->back != NULL ? w->of->back[k] : NULL;
}

/* upfront - back, or NULL */
static pg_expr *used_up(work *w, size_t k) {
  pg_expr *first = upfront(w, k), *last = back(w, k);
  if (last == NULL) return first;
  return first != NULL ? pg__f_sub(w->f, first, last)
                       : pg__f_unary(w->f, PG_NEG, last);
}

/* What it is worth at the age: upfront - (upfront - back) age / term while it runs,
** and its `back` where it has just ended. */
static pg_expr *worth(work *w, size_t k, size_t age) {
  pg_expr *passed = pg__f_number(w->f, (double)age);
  pg_expr *used = pg__f_mul(w->f, w->spread[k], pg__f_mul(w->f, passed, w->month));
  pg_expr *left = upfront(w, k) != NULL ? pg__f_sub(w->f, upfront(w, k), used)
                                        : pg__f_unary(w->f, PG_NEG, used);
  pg_expr *running = where(w, runs(w, k, age), left);
  pg_expr *last = back(w, k);
  return sum_of(w, running,
                last != NULL ? where(w, has_ended(w, k, age), last) : NULL);
}

/* ----- month by month ----- */

/* How many terms that began before month m still run in it. */
static pg_expr *running(work *w, size_t m) {
  pg_expr *sum = NULL;
  for (size_t k = 0; k < m && w->f->status == PG_OK; k++)
    if (!is_constant(w->taken[k], 0))
      sum = sum_of(w, sum, where(w, runs(w, k, m - k), w->taken[k]));
  return sum != NULL ? sum : w->zero;
}

static void take(work *w, size_t m) {
  pg_expr *need = pg__f_to(w->f, w->of->need[m], "1", "need");
  pg_expr *there = running(w, m);
  pg_expr *more = pg__f_sub(w->f, need, there);
  w->term[m] = pg__f_months(w->f, w->of->term[m], "term");
  w->taken[m] = pg__f_binary(w->f, PG_MAX, more, w->zero);
  w->held[m] = pg__f_add(w->f, there, w->taken[m]);
}

static void spread(work *w, size_t m) {
  pg_expr *paid = used_up(w, m);
  w->spread[m] = NULL;
  if (paid == NULL) return;
  pg_expr *length = pg__f_mul(w->f, w->term[m], w->month);
  w->spread[m] = pg__f_div(w->f, paid, length);
}

/* How many pieces month m charges of those that began with month k; NULL: none. */
static pg_expr *pieces_of(work *w, size_t k, size_t m) {
  if (is_constant(w->taken[k], 0)) return NULL;
  pg_expr *share = covered(w, k, m - k);
  return share != NULL ? pg__f_mul(w->f, w->taken[k], share) : NULL;
}

/* At the prices of their terms' beginnings. */
static void charge(work *w, size_t k, size_t m) {
  pg_expr *pieces = pieces_of(w, k, m), *each = w->of->each[k], *paid = each;
  if (pieces == NULL) return;
  if (w->spread[k] != NULL) paid = pg__f_sub(w->f, each, w->spread[k]);
  w->cost[m] = sum_of(w, w->cost[m], pg__f_mul(w->f, pieces, each));
  w->cash[m] = sum_of(w, w->cash[m], pg__f_mul(w->f, pieces, paid));
}

/* All of them at the price of the month. */
static void charge_current(work *w, size_t m) {
  pg_expr *pieces = NULL;
  for (size_t k = 0; k <= m && w->f->status == PG_OK; k++)
    pieces = sum_of(w, pieces, pieces_of(w, k, m));
  if (pieces == NULL) return;
  w->cost[m] = w->cash[m] = pg__f_mul(w->f, pieces, w->of->each[m]);
}

static pg_expr *a_month(work *w, pg_expr *money) {
  return pg__f_div(w->f, money, w->month);
}

/* What comes back in month m of what began with month k. */
static void return_back(work *w, size_t k, size_t m) {
  if (back(w, k) == NULL || is_constant(w->taken[k], 0)) return;
  pg_expr *pieces = where(w, has_ended(w, k, m - k), w->taken[k]);
  if (pieces == NULL) return;
  pg_expr *paid = pg__f_mul(w->f, pieces, a_month(w, back(w, k)));
  w->cash[m] = pg__f_sub(w->f, w->cash[m], paid);
}

static void pay_upfront(work *w, size_t m) {
  if (upfront(w, m) == NULL || is_constant(w->taken[m], 0)) return;
  pg_expr *paid = pg__f_mul(w->f, w->taken[m], a_month(w, upfront(w, m)));
  w->cash[m] = pg__f_add(w->f, w->cash[m], paid);
}

static void reckon(work *w, size_t m) {
  w->cost[m] = w->cash[m] = NULL;
  if (w->of->current) charge_current(w, m);
  for (size_t k = 0; k <= m && !w->of->current && w->f->status == PG_OK; k++)
    charge(w, k, m);
  pg_expr *nothing = pg__f_like(w->f, 0, w->of->each[m]);
  if (w->cost[m] == NULL) w->cost[m] = w->cash[m] = nothing;
  for (size_t k = 0; k < m && w->f->status == PG_OK; k++) return_back(w, k, m);
  pay_upfront(w, m);
}

/* What is left of it all after the last month. */
static pg_expr *rest_of(work *w) {
  size_t n = w->of->count;
  pg_expr *sum = NULL;
  for (size_t k = 0; k < n && w->f->status == PG_OK; k++) {
    if (w->spread[k] == NULL || is_constant(w->taken[k], 0)) continue;
    pg_expr *each = worth(w, k, n - k);
    if (each != NULL) sum = sum_of(w, sum, pg__f_mul(w->f, w->taken[k], each));
  }
  if (sum != NULL) return sum;
  return pg__f_mul(w->f, pg__f_like(w->f, 0, w->of->each[0]), w->month);
}

/* ----- all of it ----- */

static void work_through(work *w) {
  w->zero = pg__f_number(w->f, 0);
  w->one = pg__f_number(w->f, 1);
  w->month = pg__f_in(w->f, 1, "month");
  for (size_t m = 0; m < w->of->count && w->f->status == PG_OK; m++) {
    take(w, m);
    spread(w, m);
    reckon(w, m);
  }
}

/* The lists one after the other, as they are handed out. */
static void gather(const work *w, pg_expr *rest, pg_expr **all) {
  size_t n = w->of->count;
  memcpy(all, w->cost, n * sizeof *all);
  memcpy(all + n, w->cash, n * sizeof *all);
  memcpy(all + 2 * n, w->held, n * sizeof *all);
  all[3 * n] = rest;
}

static void hand_out(pg_expr *const *all, size_t n, pg_committed *out) {
  memcpy(out->cost, all, n * sizeof *all);
  memcpy(out->cash, all + n, n * sizeof *all);
  memcpy(out->held, all + 2 * n, n * sizeof *all);
  out->rest = all[3 * n];
}

pg_status pg_finance_commit(const pg_commitment *of, pg_committed *out,
                            pg_error *error) {
  pg__formula f;
  pg_expr *all[3 * PG_FINANCE_MONTHS + 1] = {NULL};
  work w = {.f = &f, .of = of};
  pg_status status = pg__months_open(&f, of->need, of->count, error);
  if (status != PG_OK) return status;
  if (of->current && (of->upfront != NULL || of->back != NULL))
    pg__formula_refuse(&f, "what is paid at the month's price has nothing "
                       "upfront, and nothing back");
  work_through(&w);
  pg_expr *rest = f.status == PG_OK ? rest_of(&w) : NULL;
  gather(&w, rest, all);
  status = pg__formula_close_all(&f, all, 3 * of->count + 1, all);
  if (status == PG_OK) hand_out(all, of->count, out);
  return status;
}
