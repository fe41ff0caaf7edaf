/*
** The fleet builders against hand computations, each beside its derivation.
*/
#include "graphs.h"
#include "perigee/fleet.h"

/* An average and a capacity in tokens by time, and a peak. */
static pg_fleet fleet_of(model *m, double average, double peak,
                         double capacity) {
  pg_fleet fleet = {.average = number(m, average, "token/s"),
                    .peak = plain(m, peak),
                    .capacity = number(m, capacity, "token/s")};
  return fleet;
}

static double folded(model *m, pg_status status, pg_expr *out) {
  pg_expr *expr = settle(m, status, out);
  assert_string_equal(pg_unit_text(pg_expr_unit(expr)), "");
  assert_int_equal(pg_expr_op(expr), PG_CONSTANT);
  return pg_expr_value(expr);
}

static double for_peak(model *m, const pg_fleet *fleet) {
  pg_expr *out = NULL;
  pg_status status = pg_fleet_for_peak(fleet, &out, &m->error);
  return folded(m, status, out);
}

static double following(model *m, const pg_fleet *fleet) {
  pg_expr *out = NULL;
  pg_status status = pg_fleet_following(fleet, &out, &m->error);
  return folded(m, status, out);
}

/* ----- for the busiest hour ----- */

/* 1000 * 3 / 1000 = 3 exactly; a token more is 4; 70 % full 3 / 0.7 = 4.3 is 5; less
** than one machine is one. */
static void a_peak_takes_whole_machines(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_fleet fleet = fleet_of(&m, 1000, 3, 1000);
  assert_true(for_peak(&m, &fleet) == 3);
  fleet.average = number(&m, 1000.4, "token/s");
  assert_true(for_peak(&m, &fleet) == 4);
  fleet = fleet_of(&m, 1000, 3, 1000);
  fleet.use = number(&m, 70, "%");
  assert_true(for_peak(&m, &fleet) == 5);
  fleet.average = number(&m, 0, "token/s");
  assert_true(for_peak(&m, &fleet) == 1);
  model_close(&m);
}

/* 0.1 * 3 is a trifle more than 0.3, and so are many: an exact multiple is that many
** machines, and a millionth more one more. */
static void a_whole_number_of_machines_is_enough(void **state) {
  (void)state;
  for (int n = 1; n <= 400; n++) {
    model m;
    model_open(&m);
    double capacity = 0.1 * (1 + n % 7), peak = 1 + n % 9 * 0.3;
    pg_fleet fleet = fleet_of(&m, capacity * n / peak, peak, capacity);
    assert_true(for_peak(&m, &fleet) == n);
    fleet = fleet_of(&m, capacity * n / peak * (1 + 1e-6), peak, capacity);
    assert_true(for_peak(&m, &fleet) == n + 1);
    model_close(&m);
  }
}

/* Units are the caller's: 3.6M tokens an hour are 1000 a second. */
static void rates_meet_whatever_their_units(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_fleet fleet = fleet_of(&m, 1000, 1, 500);
  fleet.average = number(&m, 3.6, "Mtoken/hour");
  assert_true(for_peak(&m, &fleet) == 2);
  assert_true(following(&m, &fleet) == 2);
  model_close(&m);
}

/* ----- following ----- */

/* Average 24, peak 2: load(x) = 48 x, at x = (i + 1/2) / 48 that is i + 1/2: machines
** 1 .. 48 of capacity 1, on average 24.5.  A floor of 10 adds 9 + 8 + ... + 1 = 45 over
** 48; a ceiling of 40 takes 1 + ... + 8 = 36 over 48.  Half full: load over 1/2 is
** 2 i + 1: 48 on average.  6 starts an hour of 10 minutes: one machine more. */
static void a_fleet_follows_its_load(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_fleet fleet = fleet_of(&m, 24, 2, 1), half = fleet;
  assert_close(following(&m, &fleet), 24.5, 1e-12);
  fleet.floor = plain(&m, 10);
  assert_close(following(&m, &fleet), 24.5 + 45.0 / 48, 1e-12);
  fleet.ceiling = plain(&m, 40);
  assert_close(following(&m, &fleet), 24.5 + 9.0 / 48, 1e-12);
  half.use = plain(&m, 0.5);
  assert_close(following(&m, &half), 48, 1e-12);
  half.cold_start = number(&m, 10, "minute");
  half.starts = number(&m, 6, "1/hour");
  assert_close(following(&m, &half), 49, 1e-12);
  model_close(&m);
}

/* A load that stands still: 2.5 machines are 3, all the time; as for the peak. */
static void a_constant_load_is_its_peak(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_fleet fleet = fleet_of(&m, 25, 1, 10);
  assert_true(following(&m, &fleet) == 3);
  assert_true(for_peak(&m, &fleet) == 3);
  model_close(&m);
}

/* With 10^7 machines rounding up is nothing, and the mean is average / capacity: at 48
** midpoints that of 2 x exactly, that of 3 x^2 short by 1/(4 48^2): the rule for x^2 is
** short by 1/(12 n^2). */
static void the_mean_of_the_curve_is_the_average(void **state) {
  static const double peaks[] = {1, 2, 3}, means[] = {1, 1, 1 - 1.0 / 9216};
  model m;
  (void)state;
  model_open(&m);
  for (int i = 0; i < 3; i++) {
    pg_fleet fleet = fleet_of(&m, 1e7, peaks[i], 1);
    assert_close(following(&m, &fleet), 1e7 * means[i], 1e-6 / 2);
  }
  model_close(&m);
}

/* Between no machine and those of the peak, and within its bounds; more of the load
** never takes fewer, nor do machines that carry less. */
static void followers_stay_below_the_peak(void **state) {
  uint64_t random = 1;
  (void)state;
  for (int i = 0; i < 300; i++) {
    model m;
    model_open(&m);
    double average = 1 + (double)random_below(&random, 10000);
    double peak = 1 + (double)random_below(&random, 40) / 10;
    double capacity = 10 + (double)random_below(&random, 3000);
    pg_fleet fleet = fleet_of(&m, average, peak, capacity);
    pg_fleet busier = fleet_of(&m, average * 1.1, peak, capacity);
    pg_fleet weaker = fleet_of(&m, average, peak, capacity * 0.9);
    double mean = following(&m, &fleet), most = for_peak(&m, &fleet);
    assert_true(mean > 0 && mean <= most);
    assert_true(mean >= average / capacity * 0.99); /* the rule's error */
    assert_true(following(&m, &busier) >= mean && for_peak(&m, &busier) >= most);
    assert_true(following(&m, &weaker) >= mean && for_peak(&m, &weaker) >= most);
    fleet.floor = plain(&m, 2);
    fleet.ceiling = plain(&m, 5);
    assert_true(following(&m, &fleet) >= 2 && following(&m, &fleet) <= 5);
    model_close(&m);
  }
}

/* ----- uncertain, swept, wrong ----- */

static pg_fleet full_fleet(model *m) {
  pg_fleet fleet = fleet_of(m, 1000, 3, 250);
  fleet.use = plain(m, 0.7);
  fleet.floor = plain(m, 1);
  fleet.ceiling = plain(m, 30);
  fleet.cold_start = number(m, 5, "minute");
  fleet.starts = number(m, 10, "1/day");
  return fleet;
}

static const struct {
  const char *name, *unit;
  size_t at;
} fields[] = {{"average", "token/s", offsetof(pg_fleet, average)},
              {"peak", "1", offsetof(pg_fleet, peak)},
              {"capacity", "token/s", offsetof(pg_fleet, capacity)},
              {"use", "1", offsetof(pg_fleet, use)},
              {"floor", "1", offsetof(pg_fleet, floor)},
              {"ceiling", "1", offsetof(pg_fleet, ceiling)},
              {"cold_start", "s", offsetof(pg_fleet, cold_start)},
              {"starts", "1/s", offsetof(pg_fleet, starts)}};
#define FIELDS (sizeof fields / sizeof *fields)

static pg_fleet with(model *m, size_t field, pg_expr *value) {
  pg_fleet fleet = full_fleet(m);
  *(pg_expr **)(void *)((char *)&fleet + fields[field].at) = value;
  return fleet;
}

static unsigned varies(model *m, const pg_fleet *fleet) {
  pg_expr *out = NULL;
  pg_status status = pg_fleet_following(fleet, &out, &m->error);
  return pg_expr_varies(settle(m, status, out));
}

static void any_argument_may_vary(void **state) {
  static const double values[] = {1, 2, 3};
  model m;
  (void)state;
  model_open(&m);
  for (size_t i = 0; i < FIELDS; i++) {
    pg_expr *drawn = column(&m, "x", 1, values, 3, fields[i].unit);
    pg_expr *swept = axis(&m, "y", values, 3, fields[i].unit);
    pg_fleet uncertain = with(&m, i, drawn), over = with(&m, i, swept);
    assert_int_equal(varies(&m, &uncertain), PG_VARIES_SAMPLE);
    assert_int_equal(varies(&m, &over), PG_VARIES_AXIS);
  }
  model_close(&m);
}

/* Averages 24 and 48 of peak 2 on machines of 1: 48 and 96 for the peak. */
static void fleets_are_computed_sample_by_sample(void **state) {
  static const double averages[] = {24, 48};
  model m;
  pg_expr *out = NULL;
  double found[2];
  pg_run run = {.samples = 2, .seed = 1, .threads = 1};
  (void)state;
  model_open(&m);
  pg_fleet fleet = fleet_of(&m, 1, 2, 1);
  fleet.average = column(&m, "average", 24, averages, 2, "token/s");
  assert_int_equal(pg_fleet_for_peak(&fleet, &out, &m.error), PG_OK);
  model_keep(&m, out);
  pg_tape *tape = tape_of(&out, 1);
  assert_int_equal(pg_evaluate_raw(tape, &run, 0, 2, found), PG_OK);
  assert_true(found[0] == 48 && found[1] == 96);
  pg_tape_free(tape);
  model_close(&m);
}

/* Load and capacity are compared with each other. */
static const char *const faults[] = {
    "average over capacity must be a plain number, as \"1\", not ",
    "peak must be a plain number, as \"1\", not money",
    "average over capacity must be a plain number, as \"1\", not ",
    "use must be a plain number, as \"1\", not money",
    "floor must be a plain number, as \"1\", not money",
    "ceiling must be a plain number, as \"1\", not money",
    "cold_start must be time, as \"1 s\", not money",
    "starts must be 1/time, as \"1 1/s\", not money"};

static void begins_with(const char *text, const char *start) {
  if (strncmp(text, start, strlen(start)) != 0)
    assert_string_equal(text, start);
}

static void builders_name_what_is_wrong(void **state) {
  model m;
  pg_expr *out = NULL;
  (void)state;
  model_open(&m);
  for (size_t i = 0; i < FIELDS; i++) {
    pg_fleet fleet = with(&m, i, number(&m, 1, "USD"));
    assert_int_equal(pg_fleet_following(&fleet, &out, &m.error), PG_DIMENSION);
    begins_with(m.error.text, faults[i]);
    if (i > 3) continue; /* the peak asks for the first four */
    assert_int_equal(pg_fleet_for_peak(&fleet, &out, &m.error), PG_DIMENSION);
    begins_with(m.error.text, faults[i]);
  }
  pg_fleet fleet = with(&m, FIELDS - 1, NULL);
  assert_int_equal(pg_fleet_following(&fleet, &out, &m.error), PG_ARGUMENT);
  assert_string_equal(m.error.text, "cold_start and starts go together");
  assert_null(out);
  model_close(&m);
}

static void builders_without_memory_leave_no_trace(void **state) {
  (void)state;
  for (long at = 0;; at += 1 + at / 40) {
    model m;
    pg_expr *out = NULL;
    pg_error error = {PG_OK, 0, ""};
    model_open(&m);
    pg_fleet fleet = full_fleet(&m);
    fleet.average = figure(&m, "average", "1k to 9k tokens/s");
    m.memory.requests = 0;
    m.memory.fail_at = at;
    pg_status status = pg_fleet_following(&fleet, &out, &error);
    m.memory.fail_at = -1;
    if (status == PG_OK) model_keep(&m, out);
    if (status != PG_OK) assert_int_equal(status, PG_NOMEM);
    if (status != PG_OK) assert_true(error.text[0] != '\0');
    model_close(&m);
    if (status == PG_OK) break;
    assert_true(at < 100000);
  }
}

/* ----- names of parts ----- */

typedef struct told {
  pg_expr *load; /* borrowed */
  int count;
} told;

static void hear(void *user, pg_expr *expr, const char *name) {
  told *heard = user;
  heard->count++;
  if (strcmp(name, "load in the busiest hour") == 0) heard->load = expr;
}

/* What a builder calls its parts is heard while somebody hears: 1000 * 3. */
static void builders_tell_what_they_call_their_parts(void **state) {
  model m;
  told heard = {NULL, 0};
  (void)state;
  model_open(&m);
  pg_fleet fleet = fleet_of(&m, 1000, 3, 1000);
  pg_graph_hear(m.graph, hear, &heard);
  assert_true(for_peak(&m, &fleet) == 3);
  assert_non_null(heard.load);
  assert_int_equal(heard.count, 3);
  pg_graph_hear(m.graph, NULL, NULL);
  assert_true(for_peak(&m, &fleet) == 3);
  assert_int_equal(heard.count, 3);
  model_close(&m);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_peak_takes_whole_machines),
      cmocka_unit_test(a_whole_number_of_machines_is_enough),
      cmocka_unit_test(rates_meet_whatever_their_units),
      cmocka_unit_test(a_fleet_follows_its_load),
      cmocka_unit_test(a_constant_load_is_its_peak),
      cmocka_unit_test(the_mean_of_the_curve_is_the_average),
      cmocka_unit_test(followers_stay_below_the_peak),
      cmocka_unit_test(any_argument_may_vary),
      cmocka_unit_test(fleets_are_computed_sample_by_sample),
      cmocka_unit_test(builders_name_what_is_wrong),
      cmocka_unit_test(builders_without_memory_leave_no_trace),
      cmocka_unit_test(builders_tell_what_they_call_their_parts),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
