/*
** The energy builders against hand computations, each beside its derivation.
*/
#include "graphs.h"
#include "perigee/energy.h"

static double in_unit(const pg_expr *expr, const char *unit) {
  assert_non_null(expr);
  assert_string_equal(pg_unit_text(pg_expr_unit(expr)), unit);
  return pg_expr_value(expr); /* constants fold */
}

static pg_expr *power(model *m, const pg_power *of) {
  pg_expr *out = NULL;
  pg_status status = pg_energy_power(of, &out, &m->error);
  return settle(m, status, out);
}

static pg_expr *use(model *m, pg_expr *drawn) {
  pg_expr *out = NULL;
  pg_status status = pg_energy_use(drawn, &out, &m->error);
  return settle(m, status, out);
}

static pg_expr *emissions(model *m, pg_expr *energy, double intensity) {
  pg_expr *out = NULL;
  pg_status status = pg_energy_emissions(
      energy, number(m, intensity, "gCO2e/kWh"), &out, &m->error);
  return settle(m, status, out);
}

static pg_expr *token(model *m, pg_expr *drawn, pg_expr *tokens) {
  pg_expr *out = NULL;
  pg_status status = pg_energy_token(drawn, tokens, &out, &m->error);
  return settle(m, status, out);
}

/* Eight devices of 700 W, 100 W idle, half busy, in a box that takes 1.6 kW
** beside them, in a hall of PUE 1.25. */
static pg_power box(model *m) {
  pg_power made = {.load = number(m, 700, "W"),
                   .idle = number(m, 100, "W"),
                   .utilisation = plain(m, 0.5),
                   .devices = plain(m, 8),
                   .host = number(m, 1.6, "kW"),
                   .pue = plain(m, 1.25)};
  return made;
}

/* ----- power ----- */

/* 100 + (700 - 100) / 2 = 400 W; 8 * 400 W + 1.6 kW = 4.8 kW; * 1.25 = 6 kW */
static void power_is_of_devices_and_host_and_hall(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_power all = box(&m);
  assert_close(in_unit(power(&m, &all), "kW"), 6, 1e-15);
  model_close(&m);
}

/* One device at full load, nothing else; half busy without an idle draw. */
static void power_without_the_rest_is_the_load(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_power one = {.load = number(&m, 700, "W")}, half = one;
  half.utilisation = plain(&m, 0.5);
  assert_true(in_unit(power(&m, &one), "kW") == 0.7);
  assert_true(in_unit(power(&m, &half), "kW") == 0.35);
  model_close(&m);
}

/* Idle all the time it draws `idle`, busy all the time `load`. */
static void power_runs_from_idle_to_load(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_power of = {.load = number(&m, 700, "W"), .idle = number(&m, 100, "W"),
                 .utilisation = plain(&m, 0)};
  assert_true(in_unit(power(&m, &of), "kW") == 0.1);
  of.utilisation = plain(&m, 1);
  assert_close(in_unit(power(&m, &of), "kW"), 0.7, 1e-15);
  model_close(&m);
}

/* The box with one field, of that unit, at a growing value. */
static double with(model *m, size_t field, double value) {
  static const char *const units[] = {"W", "W", "1", "1", "W", "1"};
  static const double steps[] = {50, 7, 0.01, 1, 100, 0.05};
  static const double first[] = {100, 0, 0, 1, 0, 1};
  size_t before = m->count;
  pg_power of = box(m);
  pg_expr **fields[] = {&of.load,    &of.idle, &of.utilisation,
                        &of.devices, &of.host, &of.pue};
  double now = first[field] + value * steps[field];
  *fields[field] = number(m, now, units[field]);
  double drawn = in_unit(power(m, &of), "kW");
  model_forget(m, before);
  return drawn;
}

/* More of anything never draws less: 6 fields, 100 steps each. */
static void power_never_shrinks_as_anything_grows(void **state) {
  model m;
  (void)state;
  model_open(&m);
  for (size_t field = 0; field < 6; field++)
    for (int step = 0; step < 100; step++)
      assert_true(with(&m, field, step + 1) > with(&m, field, step));
  model_close(&m);
}

/* ----- energy, emissions, tokens ----- */

/* 6 kW * 730 hours = 4380 kWh; * 500 g = 2.19 t a month */
static void use_and_emissions_are_per_month(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *monthly = use(&m, number(&m, 6, "kW"));
  assert_true(in_unit(monthly, "kWh/month") == 4380);
  assert_true(in_unit(emissions(&m, monthly, 500), "gCO2e/month") == 2190000);
  assert_true(in_unit(emissions(&m, number(&m, 6, "kW"), 500),
                      "gCO2e/month") == 2190000);
  model_close(&m);
}

/* 3.6 MJ are 1 kWh; 0.5 kWh/Mtoken * 500 = 250 g */
static void emissions_are_of_energy_however_it_is_counted(void **state) {
  model m;
  (void)state;
  model_open(&m);
  assert_close(in_unit(emissions(&m, number(&m, 3.6, "MJ"), 381), "gCO2e"), 381,
               1e-15);
  assert_close(in_unit(emissions(&m, number(&m, 0.5, "kWh/Mtoken"), 500),
                       "gCO2e/Mtoken"),
               250, 1e-15);
  model_close(&m);
}

/* 1.8 kW at 1000 tokens/s: 1.8 J a token, 1.8 MJ or half a kWh a million */
static void token_is_power_over_speed(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *each = token(&m, number(&m, 1.8, "kW"), number(&m, 1000, "token/s"));
  assert_close(in_unit(each, "kWh/Mtoken"), 0.5, 1e-15);
  model_close(&m);
}

/* More power takes more of each token, more tokens take less. */
static void token_grows_with_power_and_falls_with_speed(void **state) {
  model m;
  (void)state;
  model_open(&m);
  for (int i = 1; i < 200; i++) {
    size_t before = m.count;
    pg_expr *few = number(&m, i, "token/s"), *more = number(&m, i + 1, "token/s");
    pg_expr *low = number(&m, i, "W"), *high = number(&m, i + 1, "W");
    double each = in_unit(token(&m, low, few), "kWh/Mtoken");
    assert_true(in_unit(token(&m, high, few), "kWh/Mtoken") > each);
    assert_true(in_unit(token(&m, low, more), "kWh/Mtoken") < each);
    model_forget(&m, before);
  }
  model_close(&m);
}

/* ----- uncertain, swept, wrong, out of memory ----- */

/* Load 0 .. 1400 W is 700 W at its median: 6 kW; the second point of the axis
** has twice the PUE of the first. */
static void power_takes_uncertain_and_swept_arguments(void **state) {
  static const double halls[] = {1.25, 2.5};
  model m;
  double value;
  (void)state;
  model_open(&m);
  pg_power of = box(&m);
  of.load = figure(&m, "load", "0 .. 1400 W");
  of.pue = axis(&m, "hall", halls, 2, "1");
  pg_expr *drawn = power(&m, &of);
  assert_int_equal(pg_expr_varies(drawn), PG_VARIES_SAMPLE | PG_VARIES_AXIS);
  pg_tape *tape = tape_of(&drawn, 1);
  pg_run run = {.samples = 1, .axes = &of.pue, .axis_count = 1, .cell = 1};
  assert_int_equal(pg_evaluate_point(tape, &run, &value), PG_OK);
  assert_close(value, 12, 1e-15);
  pg_tape_free(tape);
  model_close(&m);
}

static void builders_name_what_is_wrong(void **state) {
  model m;
  pg_expr *out = NULL;
  (void)state;
  model_open(&m);
  pg_power of = box(&m);
  of.host = plain(&m, 3);
  assert_int_equal(pg_energy_power(&of, &out, &m.error), PG_DIMENSION);
  assert_string_equal(m.error.text, "host must be joule/time, as \"1 kW\", not a "
                      "plain number");
  pg_expr *kilowatt = number(&m, 1, "kW"), *second = number(&m, 1, "s");
  assert_int_equal(pg_energy_use(second, &out, &m.error), PG_DIMENSION);
  assert_string_equal(m.error.text, "power must be joule/time, as \"1 kWh/month\", "
                      "not time");
  assert_int_equal(pg_energy_emissions(second, kilowatt, &out, &m.error),
                   PG_DIMENSION);
  assert_string_equal(m.error.text, "energy must be joule, as \"1 kWh\", not time");
  assert_int_equal(pg_energy_emissions(kilowatt, kilowatt, &out, &m.error),
                   PG_DIMENSION);
  assert_string_equal(m.error.text, "intensity must be gram of CO2e/joule, as \"1 "
                      "gCO2e/kWh\", not joule/time");
  assert_int_equal(pg_energy_token(kilowatt, second, &out, &m.error),
                   PG_DIMENSION);
  assert_string_equal(m.error.text, "tokens must be token/time, as \"1 "
                      "Mtoken/month\", not time");
  assert_null(out);
  model_close(&m);
}

static void token_of_no_tokens_is_a_domain_error(void **state) {
  model m;
  pg_expr *out = NULL;
  (void)state;
  model_open(&m);
  assert_int_equal(pg_energy_token(number(&m, 1, "kW"), number(&m, 0, "token/s"),
                                   &out, &m.error),
                   PG_DOMAIN);
  assert_null(out);
  model_close(&m);
}

/* Builds all four; whichever allocation fails, the first failure. */
static pg_status build_all(model *m, pg_expr **made) {
  pg_error error = {PG_OK, 0, ""};
  pg_power of = {.load = m->kept[0], .idle = m->kept[0], .devices = m->kept[1],
                 .host = m->kept[0], .pue = m->kept[1]};
  pg_status status = pg_energy_power(&of, &made[0], &error);
  if (status == PG_OK) status = pg_energy_use(made[0], &made[1], &error);
  if (status == PG_OK)
    status = pg_energy_emissions(made[1], m->kept[2], &made[2], &error);
  if (status == PG_OK)
    status = pg_energy_token(made[0], m->kept[3], &made[3], &error);
  if (status != PG_OK) assert_true(error.text[0] != '\0');
  return status;
}

/* Whichever allocation fails: NOMEM, said, nothing left behind. */
static void builders_without_memory_leave_no_trace(void **state) {
  (void)state;
  for (long at = 0;; at++) {
    model m;
    pg_expr *made[4] = {NULL};
    model_open(&m);
    figure(&m, "load", "1 .. 2 kW");
    figure(&m, "many", "1 .. 2");
    figure(&m, "grid", "100 .. 500 gCO2e/kWh");
    figure(&m, "tokens", "100 .. 500 tokens/s");
    m.memory.requests = 0;
    m.memory.fail_at = at;
    pg_status status = build_all(&m, made);
    m.memory.fail_at = -1;
    if (status != PG_OK) assert_int_equal(status, PG_NOMEM);
    for (size_t i = 0; i < 4; i++)
      if (made[i] != NULL) model_keep(&m, made[i]);
    model_close(&m);
    if (status == PG_OK) break;
    assert_true(at < 1000);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(power_is_of_devices_and_host_and_hall),
      cmocka_unit_test(power_without_the_rest_is_the_load),
      cmocka_unit_test(power_runs_from_idle_to_load),
      cmocka_unit_test(power_never_shrinks_as_anything_grows),
      cmocka_unit_test(use_and_emissions_are_per_month),
      cmocka_unit_test(emissions_are_of_energy_however_it_is_counted),
      cmocka_unit_test(token_is_power_over_speed),
      cmocka_unit_test(token_grows_with_power_and_falls_with_speed),
      cmocka_unit_test(power_takes_uncertain_and_swept_arguments),
      cmocka_unit_test(builders_name_what_is_wrong),
      cmocka_unit_test(token_of_no_tokens_is_a_domain_error),
      cmocka_unit_test(builders_without_memory_leave_no_trace),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
