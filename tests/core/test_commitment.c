/*
** Commitments against hand computations, each beside its derivation, and against a
** walk through the pieces one by one.
*/
#include "graphs.h"
#include "perigee/commitment.h"

#define MOST 60

/* What is committed by month, and what comes of it. */
typedef struct plan {
  pg_expr *need[MOST], *each[MOST], *term[MOST], *upfront[MOST], *back[MOST];
  pg_commitment of;
  pg_expr *cost[MOST], *cash[MOST], *held[MOST];
  pg_committed out;
} plan;

/* As many as are needed, for `term` months at 10 USD/month. */
static void plan_of(model *m, plan *p, const double *need, size_t count,
                    double term) {
  for (size_t i = 0; i < count; i++) {
    p->need[i] = plain(m, need[i]);
    p->each[i] = number(m, 10, "USD/month");
    p->term[i] = number(m, term, "month");
  }
  p->of = (pg_commitment){.count = count, .need = p->need, .each = p->each,
                          .term = p->term};
  p->out = (pg_committed){p->cost, p->cash, p->held, NULL};
}

/* Bought at `price`, sold at `residual`: straight-line depreciation over the term. */
static void buy(model *m, plan *p, size_t month, double price,
                double residual, double term) {
  p->upfront[month] = number(m, price, "USD");
  p->back[month] = number(m, residual, "USD");
  p->each[month] = number(m, (price - residual) / term, "USD/month");
  p->of.upfront = p->upfront;
  p->of.back = p->back;
}

static void reckon(model *m, plan *p) {
  pg_status status = pg_finance_commit(&p->of, &p->out, &m->error);
  if (status != PG_OK) print_error("%s\n", m->error.text);
  assert_int_equal(status, PG_OK);
  for (size_t i = 0; i < p->of.count; i++) {
    p->cost[i] = turned(m, model_keep(m, p->cost[i]), "USD/month");
    p->cash[i] = turned(m, model_keep(m, p->cash[i]), "USD/month");
    model_keep(m, p->held[i]);
  }
  p->out.rest = turned(m, model_keep(m, p->out.rest), "USD");
}

static void are(pg_expr *const *found, const double *wanted, size_t count) {
  for (size_t i = 0; i < count; i++) {
    assert_int_equal(pg_expr_op(found[i]), PG_CONSTANT);
    assert_close(pg_expr_value(found[i]), wanted[i], 1e-12);
  }
}

/* ----- what runs past need ----- */

/* Terms of 3 months: two in month 1; one is enough in month 2, and yet two are paid
** until month 3; then one is taken, and in month 5, when two are needed, one more. */
static void a_term_is_paid_to_its_end(void **state) {
  static const double need[] = {2, 1, 1, 1, 2, 0, 0, 0}, held[] = {2, 2, 2, 1, 2,
                                                                   2, 1, 0};
  static const double paid[] = {20, 20, 20, 10, 20, 20, 10, 0};
  model m;
  plan p;
  (void)state;
  model_open(&m);
  plan_of(&m, &p, need, 8, 3);
  reckon(&m, &p);
  are(p.held, held, 8);
  are(p.cost, paid, 8);
  are(p.cash, paid, 8);
  assert_true(pg_expr_value(p.out.rest) == 0);
  model_close(&m);
}

/* A price of 10 in months 1 and 2, then 6: what was taken at 10 stays at 10 for its
** term; at the price of the month, it follows. */
static void a_price_holds_for_the_term(void **state) {
  static const double need[] = {1, 1, 2, 2}, held[] = {1, 1, 2, 2},
                      fixed[] = {10, 10, 16, 12}, current[] = {10, 10, 12, 12};
  model m;
  plan p;
  (void)state;
  model_open(&m);
  plan_of(&m, &p, need, 4, 3);
  p.each[2] = p.each[3] = number(&m, 6, "USD/month");
  reckon(&m, &p);
  are(p.held, held, 4);
  are(p.cost, fixed, 4);
  are(p.cash, fixed, 4);
  p.of.current = true;
  reckon(&m, &p);
  are(p.held, held, 4);
  are(p.cost, current, 4);
  are(p.cash, current, 4);
  model_close(&m);
}

/* ----- bought things ----- */

/* Two boxes at 1000, 160 after 4 months: 210 each a month.  Paid is 2000 in month 1;
** in month 5 they are sold at 320 and one is bought again, at 900, 60 after 4: 210.
** After month 6 it is worth 900 - 2 * 210 = 480.  Costs: 4 * 420 + 2 * 210 = 2100;
** cash: 2000 - 320 + 900 = 2580, less 480. */
static void boxes_are_bought_kept_and_sold(void **state) {
  static const double need[] = {2, 2, 2, 2, 1, 1}, held[] = {2, 2, 2, 2, 1, 1};
  static const double cost[] = {420, 420, 420, 420, 210, 210};
  static const double cash[] = {2000, 0, 0, 0, 580, 0};
  model m;
  plan p;
  (void)state;
  model_open(&m);
  plan_of(&m, &p, need, 6, 4);
  for (size_t i = 0; i < 6; i++)
    buy(&m, &p, i, i < 4 ? 1000 : 900, i < 4 ? 160 : 60, 4);
  reckon(&m, &p);
  are(p.held, held, 6);
  are(p.cost, cost, 6);
  are(p.cash, cash, 6);
  assert_close(pg_expr_value(p.out.rest), 480, 1e-12);
  model_close(&m);
}

/* One box less is needed from month 2 on: it is kept, and charged, until it is sold in
** month 4; two terms that end with the last month leave their residuals. */
static void a_term_that_ends_with_the_last_month_leaves_its_residual(
    void **state) {
  static const double need[] = {2, 1, 1}, cost[] = {560, 560, 560},
                      cash[] = {2000, 0, 0};
  model m;
  plan p;
  (void)state;
  model_open(&m);
  plan_of(&m, &p, need, 3, 3);
  for (size_t i = 0; i < 3; i++) buy(&m, &p, i, 1000, 160, 3);
  reckon(&m, &p);
  are(p.cost, cost, 3);
  are(p.cash, cash, 3);
  assert_close(pg_expr_value(p.out.rest), 320, 1e-12);
  model_close(&m);
}

/* A life of 2.5 months serves 3: 400 of 1000 are lost a month, 200 in the third, and
** another is bought in the fourth. */
static void a_life_that_ends_within_a_month_serves_it(void **state) {
  static const double need[] = {1, 1, 1, 1}, held[] = {1, 1, 1, 1};
  static const double cost[] = {400, 400, 200, 400}, cash[] = {1000, 0, 0, 1000};
  model m;
  plan p;
  (void)state;
  model_open(&m);
  plan_of(&m, &p, need, 4, 2.5);
  for (size_t i = 0; i < 4; i++) buy(&m, &p, i, 1000, 0, 2.5);
  reckon(&m, &p);
  are(p.held, held, 4);
  are(p.cost, cost, 4);
  are(p.cash, cash, 4);
  assert_close(pg_expr_value(p.out.rest), 600, 1e-12);
  model_close(&m);
}

/* 12 USD/month all in, of which 24 USD are paid as a year begins: 10 a month are left.
** After 6 months half of the 24 is not used up. */
static void a_part_is_paid_upfront(void **state) {
  static const double need[] = {1, 1, 1, 1, 1, 1}, cost[] = {12, 12, 12, 12, 12,
                                                             12},
                      cash[] = {34, 10, 10, 10, 10, 10};
  model m;
  plan p;
  (void)state;
  model_open(&m);
  plan_of(&m, &p, need, 6, 12);
  for (size_t i = 0; i < 6; i++) {
    p.upfront[i] = number(&m, 24, "USD");
    p.each[i] = number(&m, 12, "USD/month");
  }
  p.of.upfront = p.upfront;
  reckon(&m, &p);
  are(p.cost, cost, 6);
  are(p.cash, cash, 6);
  assert_close(pg_expr_value(p.out.rest), 12, 1e-12);
  model_close(&m);
}

/* ----- against a walk ----- */

/* Pieces one by one, each with its own price, residual and term. */
typedef struct piece {
  size_t month;
  double count, price, residual, term;
} piece;

typedef struct walk {
  double held[MOST], cost[MOST], cash[MOST], rest;
} walk;

static double part_of(double term, double age) {
  return fmin(fmax(term - age, 0), 1);
}

static void walk_piece(walk *w, const piece *of, size_t months) {
  double rate = (of->price - of->residual) / of->term;
  double end = ceil(of->term); /* months that it serves */
  for (size_t i = of->month; i < months; i++) {
    double age = (double)(i - of->month);
    if (age < end) w->held[i] += of->count;
    w->cost[i] += of->count * rate * part_of(of->term, age);
    if (age == 0) w->cash[i] += of->count * of->price;
    if (age == end) w->cash[i] -= of->count * of->residual;
  }
  double age = (double)(months - of->month);
  if (age <= end)
    w->rest += of->count * (of->price - rate * fmin(age, of->term));
}

/* Needs that rise and fall, prices and terms that change: as a walk has it, and the
** sum of cost is that of cash less the rest. */
static void commitments_are_those_of_a_walk(void **state) {
  uint64_t random = 21;
  (void)state;
  for (int round = 0; round < 200; round++) {
    model m;
    plan p;
    walk w = {.rest = 0};
    double need[MOST], sum = 0;
    model_open(&m);
    size_t n = 1 + random_below(&random, MOST - 1);
    bool whole = round % 2;
    for (size_t i = 0; i < n; i++) need[i] = (double)random_below(&random, 6);
    plan_of(&m, &p, need, n, 1);
    for (size_t i = 0; i < n; i++) {
      piece of = {.month = i, .price = 100 + (double)random_below(&random, 900),
                  .residual = (double)random_below(&random, 90)};
      of.term = 1 + (double)random_below(&random, 15) +
                (whole ? 0 : (double)random_below(&random, 8) / 8);
      p.term[i] = number(&m, of.term, "month");
      buy(&m, &p, i, of.price, of.residual, of.term);
      of.count = fmax(need[i] - w.held[i], 0);
      walk_piece(&w, &of, n);
    }
    reckon(&m, &p);
    are(p.held, w.held, n);
    for (size_t i = 0; i < n; i++) {
      assert_close(pg_expr_value(p.cost[i]), w.cost[i], 1e-9);
      assert_true(fabs(pg_expr_value(p.cash[i]) - w.cash[i]) < 1e-7);
      sum += pg_expr_value(p.cost[i]) - pg_expr_value(p.cash[i]);
    }
    assert_close(pg_expr_value(p.out.rest), w.rest, 1e-9);
    assert_true(fabs(sum + w.rest) < 1e-6);
    model_close(&m);
  }
}

/* ----- uncertain, wrong, without memory ----- */

/* Lists of one month's arguments that vary: each a column of two values. */
static void vary(model *m, plan *p, size_t count) {
  static const double needs[] = {2, 3}, prices[] = {1000, 1200};
  static const double residuals[] = {100, 60}, terms[] = {3, 4.5};
  static const double rates[] = {300, 1140 / 4.5};
  for (size_t i = 0; i < count; i++) {
    p->need[i] = column(m, "need", 2, needs, 2, "1");
    p->upfront[i] = column(m, "upfront", 1000, prices, 2, "USD");
    p->back[i] = column(m, "back", 100, residuals, 2, "USD");
    p->term[i] = column(m, "term", 3, terms, 2, "month");
    p->each[i] = column(m, "each", 300, rates, 2, "USD/month");
  }
  p->of = (pg_commitment){.count = count, .need = p->need, .each = p->each,
                          .term = p->term, .upfront = p->upfront,
                          .back = p->back};
  p->out = (pg_committed){p->cost, p->cash, p->held, NULL};
}

/* Two boxes at 1000 for 3 months, or three at 1200 for 4.5: month 4 sells and buys two
** again, or goes on with the three. */
static void commitments_are_computed_sample_by_sample(void **state) {
  model m;
  plan p;
  double found[8];
  pg_run run = {.samples = 2, .seed = 1, .threads = 1};
  (void)state;
  model_open(&m);
  vary(&m, &p, 4);
  reckon(&m, &p);
  pg_expr *outputs[] = {p.held[3], p.cost[3], p.cash[3], p.out.rest};
  pg_tape *tape = tape_of(outputs, 4);
  assert_int_equal(pg_evaluate_raw(tape, &run, 0, 2, found), PG_OK);
  static const double wanted[] = {2, 3, 600, 760, 2000 - 200, 0,
                                  2 * 700, 3600 - 4 * 760};
  for (int i = 0; i < 8; i++) assert_close(found[i], wanted[i], 1e-12);
  pg_tape_free(tape);
  model_close(&m);
}

/* Certain terms grow the graph with the months; uncertain ones with their square. */
static void certain_terms_make_a_small_graph(void **state) {
  static const double needs[] = {1, 2};
  model m;
  plan p;
  (void)state;
  model_open(&m);
  vary(&m, &p, MOST);
  for (size_t i = 0; i < MOST; i++) {
    p.need[i] = column(&m, "need", 1, needs, 2, "1");
    p.term[i] = number(&m, 36, "month");
  }
  size_t before = pg_graph_size(m.graph);
  reckon(&m, &p);
  assert_true(pg_graph_size(m.graph) - before < 60 * MOST);
  model_close(&m);
}

static void builders_name_what_is_wrong(void **state) {
  static const char *const faults[] = {
      "need must be a plain number, as \"1\", not byte", NULL,
      "term must be time, as \"1 month\", not byte", NULL, NULL};
  (void)state;
  for (size_t i = 0; i < 5; i++) {
    model m;
    plan p;
    model_open(&m);
    vary(&m, &p, 3);
    pg_expr **lists[] = {p.need, p.each, p.term, p.upfront, p.back};
    lists[i][1] = number(&m, 1, "B");
    p.cost[0] = NULL;
    assert_int_equal(pg_finance_commit(&p.of, &p.out, &m.error), PG_DIMENSION);
    if (faults[i] != NULL) assert_string_equal(m.error.text, faults[i]);
    assert_non_null(strstr(m.error.text, "byte"));
    assert_null(p.cost[0]);
    model_close(&m);
  }
}

static void what_cannot_be_is_refused(void **state) {
  model m;
  plan p;
  (void)state;
  model_open(&m);
  vary(&m, &p, 3);
  p.of.current = true;
  assert_int_equal(pg_finance_commit(&p.of, &p.out, &m.error), PG_ARGUMENT);
  assert_string_equal(m.error.text, "what is paid at the month's price has "
                      "nothing upfront, and nothing back");
  p.of.count = 0;
  assert_int_equal(pg_finance_commit(&p.of, &p.out, &m.error), PG_ARGUMENT);
  p.of.count = PG_FINANCE_MONTHS + 1;
  assert_int_equal(pg_finance_commit(&p.of, &p.out, &m.error), PG_ARGUMENT);
  assert_string_equal(m.error.text,
                      "601 months: 1 is the least and 600 the most");
  model_close(&m);
}

static void builders_without_memory_leave_no_trace(void **state) {
  (void)state;
  for (long at = 0;; at += 1 + at / 20) {
    model m;
    plan p;
    pg_error error = {PG_OK, 0, ""};
    model_open(&m);
    vary(&m, &p, 4);
    m.memory.requests = 0;
    m.memory.fail_at = at;
    pg_status status = pg_finance_commit(&p.of, &p.out, &error);
    m.memory.fail_at = -1;
    if (status != PG_OK) assert_int_equal(status, PG_NOMEM);
    if (status != PG_OK) assert_string_equal(error.text, "out of memory");
    for (size_t i = 0; status == PG_OK && i < 4; i++) {
      model_keep(&m, p.cost[i]);
      model_keep(&m, p.cash[i]);
      model_keep(&m, p.held[i]);
    }
    if (status == PG_OK) model_keep(&m, p.out.rest);
    model_close(&m);
    if (status == PG_OK) break;
    assert_true(at < 1000000);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_term_is_paid_to_its_end),
      cmocka_unit_test(a_price_holds_for_the_term),
      cmocka_unit_test(boxes_are_bought_kept_and_sold),
      cmocka_unit_test(a_term_that_ends_with_the_last_month_leaves_its_residual),
      cmocka_unit_test(a_life_that_ends_within_a_month_serves_it),
      cmocka_unit_test(a_part_is_paid_upfront),
      cmocka_unit_test(commitments_are_those_of_a_walk),
      cmocka_unit_test(commitments_are_computed_sample_by_sample),
      cmocka_unit_test(certain_terms_make_a_small_graph),
      cmocka_unit_test(builders_name_what_is_wrong),
      cmocka_unit_test(what_cannot_be_is_refused),
      cmocka_unit_test(builders_without_memory_leave_no_trace),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
