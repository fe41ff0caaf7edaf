/*
** The pricing builders against hand computations, each beside its derivation.
*/
#include "graphs.h"
#include "perigee/pricing.h"

typedef pg_status builder(const pg_price_steps *of, pg_expr **out,
                          pg_error *error);

/* 2 USD/Mtoken up to 200k tokens of a request, 4 above, 6 from 1M on. */
static pg_price_steps long_context(model *m, pg_price_step steps[2],
                                   pg_expr *amount) {
  steps[0] = (pg_price_step){number(m, 200000, "token/request"),
                             number(m, 4, "USD/Mtoken"), false};
  steps[1] = (pg_price_step){number(m, 1, "Mtoken/request"),
                             number(m, 6, "USD/Mtoken"), true};
  pg_price_steps of = {amount, number(m, 2, "USD/Mtoken"), steps, 2};
  return of;
}

static double built(model *m, builder *build, const pg_price_steps *of,
                    const char *unit) {
  pg_expr *out = NULL;
  pg_status status = build(of, &out, &m->error);
  pg_expr *expr = turned(m, settle(m, status, out), unit);
  assert_int_equal(pg_expr_op(expr), PG_CONSTANT);
  return pg_expr_value(expr);
}

static double price_at(model *m, double tokens) {
  pg_price_step steps[2];
  pg_price_steps of =
      long_context(m, steps, number(m, tokens, "token/request"));
  return built(m, pg_price_whole, &of, "USD/Mtoken");
}

static double cost_at(model *m, double tokens) {
  pg_price_step steps[2];
  pg_price_steps of =
      long_context(m, steps, number(m, tokens, "token/request"));
  return built(m, pg_price_marginal, &of, "USD/request");
}

/* ----- the whole amount ----- */

/* A bound of `above` belongs to the price before it, one of `from` to its own. */
static void a_step_is_passed_above_its_bound_or_from_it_on(void **state) {
  static const double tokens[] = {0, 200000, 200001, 999999, 1e6, 1e7};
  static const double prices[] = {2, 2, 4, 4, 6, 6};
  model m;
  (void)state;
  model_open(&m);
  for (size_t i = 0; i < 6; i++)
    assert_close(price_at(&m, tokens[i]), prices[i], 1e-12);
  model_close(&m);
}

static void a_price_without_steps_is_itself(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_price_steps of = {number(&m, 5, "Gtoken/month"),
                       number(&m, 2, "USD/Mtoken"), NULL, 0};
  assert_close(built(&m, pg_price_whole, &of, "USD/Mtoken"), 2, 1e-12);
  assert_close(built(&m, pg_price_marginal, &of, "USD/month"), 10000, 1e-12);
  model_close(&m);
}

/* ----- each part ----- */

/* 200k at 2 are 0.40 USD; 100k more at 4 are 0.40; up to 1M 800k at 4 are 3.20; 1M
** more at 6 are 6. */
static void each_part_has_its_own_price(void **state) {
  static const double tokens[] = {0, 100000, 200000, 300000, 1e6, 2e6};
  static const double costs[] = {0, 0.2, 0.4, 0.8, 3.6, 9.6};
  model m;
  (void)state;
  model_open(&m);
  for (size_t i = 0; i < 6; i++)
    assert_close(cost_at(&m, tokens[i]), costs[i], 1e-12);
  model_close(&m);
}

/* Bounds and amounts may be in other units than each other: 1 TB of egress at 0.12
** USD/GB, 9 TB at 0.11, what is over at 0.08: 15 TB cost 120 + 990 + 400. */
static void units_are_the_callers(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_price_step steps[2] = {
      {number(&m, 1, "TB/month"), number(&m, 0.11, "USD/GB"), false},
      {number(&m, 10, "TB/month"), number(&m, 0.08, "USD/GB"), false}};
  pg_price_steps of = {number(&m, 180, "TB/year"), number(&m, 0.12, "USD/GB"),
                       steps, 2};
  assert_close(built(&m, pg_price_marginal, &of, "USD/month"), 1510, 1e-12);
  model_close(&m);
}

/* More is never cheaper in parts of ascending prices, and the whole is at least the
** parts. */
static void costs_ascend(void **state) {
  uint64_t random = 7;
  (void)state;
  for (int i = 0; i < 300; i++) {
    model m;
    model_open(&m);
    double tokens = (double)random_below(&random, 2000000);
    double cost = cost_at(&m, tokens);
    assert_true(cost_at(&m, tokens + 1000) > cost);
    assert_true(price_at(&m, tokens) * tokens / 1e6 >= cost * (1 - 1e-12));
    model_close(&m);
  }
}

/* ----- uncertain, wrong ----- */

/* One prompt stays below the bound and another passes it. */
static void a_bound_is_passed_sample_by_sample(void **state) {
  static const double tokens[] = {100000, 300000};
  model m;
  pg_expr *out = NULL;
  double found[2];
  pg_price_step steps[2];
  pg_run run = {.samples = 2, .seed = 1, .threads = 1};
  (void)state;
  model_open(&m);
  pg_expr *amount = column(&m, "prompt", 1e5, tokens, 2, "token/request");
  pg_price_steps of = long_context(&m, steps, amount);
  assert_int_equal(pg_price_whole(&of, &out, &m.error), PG_OK);
  out = turned(&m, model_keep(&m, out), "USD/Mtoken");
  pg_tape *tape = tape_of(&out, 1);
  assert_int_equal(pg_evaluate_raw(tape, &run, 0, 2, found), PG_OK);
  assert_close(found[0], 2, 1e-12);
  assert_close(found[1], 4, 1e-12);
  pg_tape_free(tape);
  model_close(&m);
}

static void other_dimensions_are_refused(void **state) {
  model m;
  pg_expr *out = NULL;
  pg_price_step steps[2];
  (void)state;
  model_open(&m);
  pg_price_steps of = long_context(&m, steps, number(&m, 1, "GB/month"));
  assert_int_equal(pg_price_whole(&of, &out, &m.error), PG_DIMENSION);
  assert_int_equal(pg_price_marginal(&of, &out, &m.error), PG_DIMENSION);
  of = long_context(&m, steps, number(&m, 1, "token/request"));
  steps[1].price = number(&m, 1, "USD/hour");
  assert_int_equal(pg_price_whole(&of, &out, &m.error), PG_DIMENSION);
  assert_null(out);
  model_close(&m);
}

static void too_many_steps_are_refused(void **state) {
  model m;
  pg_price_step steps[PG_PRICE_STEPS + 1];
  (void)state;
  model_open(&m);
  for (int i = 0; i <= PG_PRICE_STEPS; i++)
    steps[i] = (pg_price_step){number(&m, i + 1, "token"),
                               number(&m, 1, "USD/token"), false};
  pg_price_steps of = {number(&m, 100, "token"), number(&m, 1, "USD/token"),
                       steps, PG_PRICE_STEPS};
  assert_close(built(&m, pg_price_marginal, &of, "USD"), 100, 1e-12);
  of.count++;
  pg_expr *out = NULL;
  assert_int_equal(pg_price_whole(&of, &out, &m.error), PG_ARGUMENT);
  assert_string_equal(m.error.text, "65 steps of a price: 64 are the most");
  model_close(&m);
}

/* ----- provisioned throughput ----- */

static double units_of(model *m, const pg_provision *of) {
  pg_expr *out = NULL;
  pg_status status = pg_provision_units(of, &out, &m->error);
  return pg_expr_value(settle(m, status, out));
}

/* 25k tokens a minute read are 2.5 units of 10k, so 3; 1000 written a minute are 4 of
** 250; at least 5. */
static void units_are_whole_and_carry_both_sides(void **state) {
  model m;
  pg_expr *out = NULL;
  (void)state;
  model_open(&m);
  pg_provision of = {.input = number(&m, 25, "ktoken/minute"),
                     .output = number(&m, 1000, "token/minute"),
                     .unit_input = number(&m, 10, "ktoken/minute")};
  assert_true(units_of(&m, &of) == 3);
  of.unit_output = number(&m, 250, "token/minute");
  assert_true(units_of(&m, &of) == 4);
  of.unit_input = NULL;
  assert_true(units_of(&m, &of) == 4);
  of.least = plain(&m, 5);
  assert_true(units_of(&m, &of) == 5);
  of.unit_output = NULL;
  assert_int_equal(pg_provision_units(&of, &out, &m.error), PG_ARGUMENT);
  assert_string_equal(m.error.text, "unit_input or unit_output is wanted: what "
                      "one unit carries");
  of.unit_output = number(&m, 1, "USD");
  assert_int_equal(pg_provision_units(&of, &out, &m.error), PG_DIMENSION);
  model_close(&m);
}

static void builders_without_memory_leave_no_trace(void **state) {
  (void)state;
  for (long at = 0;; at++) {
    model m;
    pg_expr *out = NULL;
    pg_price_step steps[2];
    pg_error error = {PG_OK, 0, ""};
    model_open(&m);
    pg_expr *amount = figure(&m, "prompt", "1k to 900k tokens/request");
    pg_price_steps of = long_context(&m, steps, amount);
    m.memory.requests = 0;
    m.memory.fail_at = at;
    pg_status status = at % 2 ? pg_price_whole(&of, &out, &error)
                              : pg_price_marginal(&of, &out, &error);
    m.memory.fail_at = -1;
    if (status == PG_OK) model_keep(&m, out);
    if (status != PG_OK) assert_int_equal(status, PG_NOMEM);
    model_close(&m);
    if (status == PG_OK && at % 2 == 0) break;
    assert_true(at < 10000);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_step_is_passed_above_its_bound_or_from_it_on),
      cmocka_unit_test(a_price_without_steps_is_itself),
      cmocka_unit_test(each_part_has_its_own_price),
      cmocka_unit_test(units_are_the_callers),
      cmocka_unit_test(costs_ascend),
      cmocka_unit_test(a_bound_is_passed_sample_by_sample),
      cmocka_unit_test(other_dimensions_are_refused),
      cmocka_unit_test(too_many_steps_are_refused),
      cmocka_unit_test(units_are_whole_and_carry_both_sides),
      cmocka_unit_test(builders_without_memory_leave_no_trace),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
