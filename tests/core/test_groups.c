/* The lowest cell and the count of each group of a grid, against looking at each
** cell. */
#include "graphs.h"

/* A grid of 50 * 40 * 30 = 60000 cells, four chunks.  Outputs: a figure with
** many equal ones; another with infinities and NaN; a group from -1 to 8, of
** which some are not whole; whether a cell may be taken; one that is the same
** everywhere. */
enum { COUNT = 60000, OUTPUTS = 5, GROUPS = 8 };

typedef struct grid {
  model m;
  pg_expr *axes[3], *outputs[OUTPUTS];
  pg_tape *tape;
  pg_run run;
  double *values[OUTPUTS];
} grid;

static pg_expr *scattered(model *m, const char *name, size_t count,
                          uint64_t *state, size_t range) {
  double values[64];
  for (size_t i = 0; i < count; i++)
    values[i] = (double)random_below(state, range);
  return axis(m, name, values, count, "1");
}

static void grid_open(grid *g, uint64_t seed) {
  model *m = &g->m;
  uint64_t state = seed;
  model_open(m);
  pg_expr *a = g->axes[0] = scattered(m, "a", 50, &state, 40);
  pg_expr *b = g->axes[1] = scattered(m, "b", 40, &state, 7);
  pg_expr *c = g->axes[2] = scattered(m, "c", 30, &state, 3);
  g->outputs[0] = two(m, PG_ADD, a, two(m, PG_MUL, b, c));
  g->outputs[1] = two(m, PG_DIV, two(m, PG_SUB, c, plain(m, 1)),
                      two(m, PG_SUB, b, plain(m, 3)));
  g->outputs[2] = two(m, PG_SUB, two(m, PG_ADD, b,
                                     two(m, PG_DIV, two(m, PG_MOD, a, plain(m, 7)),
                                         plain(m, 2))), plain(m, 1));
  g->outputs[3] = two(m, PG_MOD, two(m, PG_ADD, a, c), plain(m, 4));
  g->outputs[4] = plain(m, 5);
  assert_int_equal(pg_tape_new_over_cells(g->outputs, OUTPUTS, &g->tape), PG_OK);
  g->run = (pg_run){.axes = g->axes, .axis_count = 3};
  double *all = malloc(OUTPUTS * COUNT * sizeof *all);
  assert_non_null(all);
  assert_int_equal(pg_evaluate_cells(g->tape, &g->run, 0, COUNT, all), PG_OK);
  for (size_t i = 0; i < OUTPUTS; i++) g->values[i] = all + i * COUNT;
}

static void grid_close(grid *g) {
  free(g->values[0]);
  pg_tape_free(g->tape);
  model_close(&g->m);
}

static bool comes_before(const grid *g, const pg_choice *choice, size_t a,
                         size_t b) {
  for (size_t i = 0; i < choice->count; i++) {
    const double *values = g->values[choice->minimise[i]];
    if (values[a] != values[b]) return values[a] < values[b];
  }
  return a < b;
}

static bool is_sound(const grid *g, const pg_choice *choice, size_t group,
                     size_t cell) {
  double number = g->values[group][cell];
  bool sound = number >= 0 && number < (double)choice->most &&
               number == floor(number);
  for (size_t i = 0; i < choice->count; i++)
    sound = sound && isfinite(g->values[choice->minimise[i]][cell]);
  return sound;
}

static bool may_be_taken(const grid *g, const pg_choice *choice, size_t cell) {
  return choice->feasible == PG_NO_OUTPUT ||
         g->values[choice->feasible][cell] != 0;
}

/* What groups are, one cell after another. */
static void look_at_each(const grid *g, const pg_choice *choice, size_t group,
                         pg_group *out, pg_tally *tally) {
  *tally = (pg_tally){.first_strange = SIZE_MAX};
  memset(out, 0, choice->most * sizeof *out);
  for (size_t i = 0; i < COUNT; i++) {
    if (!may_be_taken(g, choice, i)) continue;
    if (!is_sound(g, choice, group, i)) {
      if (tally->strange++ == 0) tally->first_strange = i;
      continue;
    }
    pg_group *own = &out[(size_t)g->values[group][i]];
    tally->feasible++;
    if (own->cells++ == 0) tally->kept++;
    if (own->cells == 1 || comes_before(g, choice, i, own->lowest.cell))
      own->lowest.cell = i;
  }
  for (size_t k = 0; k < choice->most; k++)
    for (size_t i = 0; out[k].cells > 0 && i < choice->count; i++)
      out[k].lowest.values[i] =
          g->values[choice->minimise[i]][out[k].lowest.cell];
}

static void check_groups(const grid *g, const pg_choice *choice, size_t group) {
  static pg_group found[GROUPS], wanted[GROUPS];
  pg_tally tally, expected;
  look_at_each(g, choice, group, wanted, &expected);
  assert_int_equal(
      pg_cells_groups(g->tape, &g->run, choice, group, found, &tally), PG_OK);
  assert_memory_equal(found, wanted, choice->most * sizeof *found);
  assert_memory_equal(&tally, &expected, sizeof tally);
}

static void groups_are_what_each_cell_says(void **state) {
  static const size_t objectives[] = {0, 1}, feasibles[] = {3, PG_NO_OUTPUT};
  (void)state;
  for (uint64_t seed = 1; seed <= 20; seed++) {
    grid g;
    grid_open(&g, seed);
    for (size_t i = 0; i < 2; i++)
      for (size_t count = 1; count <= 2; count++)
        for (size_t most = GROUPS; most <= GROUPS; most -= 3) {
          pg_choice choice = {objectives, count, feasibles[i], most};
          check_groups(&g, &choice, 2);
        }
    grid_close(&g);
  }
}

/* Both at once are what each is alone. */
static void a_survey_is_groups_and_a_front(void **state) {
  static const size_t objectives[] = {0, 1};
  static pg_group together[GROUPS], alone[GROUPS];
  static pg_found front[2][5000];
  pg_tally tallies[4];
  (void)state;
  for (uint64_t seed = 1; seed <= 10; seed++) {
    grid g;
    grid_open(&g, seed);
    pg_choice choice = {objectives, 1, PG_NO_OUTPUT, GROUPS};
    pg_choice nothing_betters = {objectives, 2, 3, 5000};
    assert_int_equal(
        pg_cells_groups(g.tape, &g.run, &choice, 2, alone, &tallies[0]), PG_OK);
    assert_int_equal(pg_cells_front(g.tape, &g.run, &nothing_betters, front[0],
                                    &tallies[1]), PG_OK);
    assert_int_equal(pg_cells_survey(g.tape, &g.run, &choice, 2, together,
                                     &tallies[2], &nothing_betters, front[1],
                                     &tallies[3]), PG_OK);
    assert_memory_equal(alone, together, sizeof alone);
    assert_memory_equal(front[0], front[1],
                        tallies[1].kept * sizeof front[0][0]);
    assert_memory_equal(tallies, tallies + 2, 2 * sizeof tallies[0]);
    assert_true(tallies[1].kept > 0);
    nothing_betters.most = tallies[1].kept - 1;
    if (nothing_betters.most > 0)
      assert_int_equal(pg_cells_survey(g.tape, &g.run, &choice, 2, together,
                                       &tallies[2], &nothing_betters, front[1],
                                       &tallies[3]), PG_LIMIT);
    grid_close(&g);
  }
}

static void a_group_that_does_not_vary_has_every_cell(void **state) {
  static const size_t first[] = {0};
  pg_group found[GROUPS];
  pg_tally tally;
  grid g;
  (void)state;
  grid_open(&g, 1);
  pg_choice choice = {first, 1, PG_NO_OUTPUT, GROUPS};
  check_groups(&g, &choice, 4);
  assert_int_equal(pg_cells_groups(g.tape, &g.run, &choice, 4, found, &tally),
                   PG_OK);
  assert_int_equal(found[5].cells, COUNT);
  assert_int_equal(found[4].cells, 0);
  choice.most = 5; /* the fifth is the last */
  assert_int_equal(pg_cells_groups(g.tape, &g.run, &choice, 4, found, &tally),
                   PG_OK);
  assert_int_equal(tally.strange, COUNT);
  assert_int_equal(tally.kept, 0);
  grid_close(&g);
}

/* 60000 cells at over 300 steps are worth several workers. */
static void threads_change_no_group(void **state) {
  static const size_t first[] = {0};
  static const unsigned threads[] = {1, 2, 3, 8};
  static pg_group once[GROUPS], again[GROUPS];
  pg_tally tallies[2];
  grid g;
  (void)state;
  grid_open(&g, 9);
  model *m = &g.m;
  pg_expr *sum = g.outputs[0];
  for (size_t i = 0; i < 300; i++)
    sum = two(m, i % 3 ? PG_ADD : PG_MIN, two(m, PG_DIV, sum, plain(m, 1.5)),
              g.axes[i % 3]);
  pg_expr *outputs[] = {sum, g.outputs[2]};
  pg_tape *tape = NULL;
  assert_int_equal(pg_tape_new_over_cells(outputs, 2, &tape), PG_OK);
  pg_choice choice = {first, 1, PG_NO_OUTPUT, GROUPS};
  for (size_t i = 0; i < 4; i++) {
    g.run.threads = threads[i];
    assert_int_equal(pg_cells_groups(tape, &g.run, &choice, 1, i ? again : once,
                                     &tallies[i > 0]), PG_OK);
    if (i == 0) continue;
    assert_memory_equal(once, again, sizeof once);
    assert_memory_equal(&tallies[0], &tallies[1], sizeof tallies[0]);
  }
  pg_tape_free(tape);
  grid_close(&g);
}

static void bad_arguments_are_refused(void **state) {
  static const size_t first[] = {0};
  static pg_group found[PG_KEPT_MAX];
  pg_tally tally;
  pg_tape *by_sample;
  grid g;
  (void)state;
  grid_open(&g, 1);
  by_sample = tape_of(g.outputs, OUTPUTS);
  pg_choice choice = {first, 1, PG_NO_OUTPUT, PG_KEPT_MAX};
  assert_int_equal(pg_cells_groups(g.tape, &g.run, &choice, 2, found, &tally),
                   PG_OK);
  assert_int_equal(
      pg_cells_groups(g.tape, &g.run, &choice, OUTPUTS, found, &tally),
      PG_ARGUMENT);
  assert_int_equal(
      pg_cells_groups(g.tape, &g.run, &choice, PG_NO_OUTPUT, found, &tally),
      PG_ARGUMENT);
  assert_int_equal(pg_cells_groups(by_sample, &g.run, &choice, 2, found, &tally),
                   PG_ARGUMENT);
  choice.most = PG_KEPT_MAX + 1;
  assert_int_equal(pg_cells_groups(g.tape, &g.run, &choice, 2, found, &tally),
                   PG_ARGUMENT);
  static pg_found kept[4];
  pg_choice front = {first, 1, PG_NO_OUTPUT, 0}, few = {first, 1, 3, 8};
  assert_int_equal(pg_cells_survey(g.tape, &g.run, &few, 2, found, &tally,
                                   &front, kept, &tally), PG_ARGUMENT);
  front.most = 4;
  assert_int_equal(pg_cells_survey(g.tape, &g.run, &few, PG_NO_OUTPUT, found,
                                   &tally, &front, kept, &tally), PG_ARGUMENT);
  pg_tape_free(by_sample);
  grid_close(&g);
}

static void every_failing_request_is_told(void **state) {
  static const size_t first[] = {0};
  pg_group found[GROUPS];
  pg_tally tally;
  pg_status status;
  long failed = 0;
  grid g;
  (void)state;
  grid_open(&g, 1);
  pg_choice choice = {first, 1, PG_NO_OUTPUT, GROUPS};
  size_t bytes = g.m.memory.bytes;
  pg_found kept[60];
  pg_choice front = {first, 1, 3, 60};
  for (status = PG_NOMEM; status != PG_OK; failed++) {
    g.m.memory.fail_at = g.m.memory.requests + failed;
    status = pg_cells_survey(g.tape, &g.run, &choice, 2, found, &tally, &front,
                             kept, &tally);
    assert_true(status == PG_OK || status == PG_NOMEM);
    assert_int_equal(g.m.memory.bytes, bytes);
  }
  assert_true(failed > 5);
  g.m.memory.fail_at = -1;
  grid_close(&g);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(groups_are_what_each_cell_says),
      cmocka_unit_test(a_survey_is_groups_and_a_front),
      cmocka_unit_test(a_group_that_does_not_vary_has_every_cell),
      cmocka_unit_test(threads_change_no_group),
      cmocka_unit_test(bad_arguments_are_refused),
      cmocka_unit_test(every_failing_request_is_told)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
