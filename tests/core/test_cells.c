/* Grids in blocks against the same grids cell by cell, and choosing among their
** cells against looking at each. */
#include "graphs.h"

static pg_tape *over(pg_expr *const *outputs, size_t count) {
  pg_tape *tape = NULL;
  assert_int_equal(pg_tape_new_over_cells(outputs, count, &tape), PG_OK);
  assert_true(pg_tape_over_cells(tape));
  return tape;
}

/* An axis of the whole numbers from 0 on. */
static pg_expr *counted(model *m, const char *name, size_t count) {
  static double values[4000];
  for (size_t i = 0; i < count; i++) values[i] = (double)i;
  return axis(m, name, values, count, "1");
}

/* ----- random graphs ----- */

#define GRAPHS 700
#define OUTPUTS 6

static const double steps[] = {2, -0.5, 7}; /* as random_leaf's axes */

/* The graph's axes A and B among two that it does not have: a grid of
** 2 * 31 * 3 * 11 = 2046 cells, four blocks. */
typedef struct trial {
  model m;
  pg_expr *outputs[OUTPUTS], *axes[4];
  pg_given given;
  pg_run run;
} trial;

static const size_t strides[4] = {1023, 33, 11, 1};
enum { CELLS = 2046 };

static void trial_open(trial *t, uint64_t seed) {
  uint64_t state = seed;
  model_open(&t->m);
  random_graph(&t->m, &state, 9, 33, seed % 3 == 0);
  t->given = (pg_given){t->m.kept[0], 0.75};
  if (pg_op_arity(pg_expr_op(t->m.kept[0])) > 0 ||
      pg_expr_op(t->m.kept[0]) == PG_CONSTANT)
    t->given.leaf = figure(&t->m, "stranger", "1 to 2");
  for (size_t i = 0; i < OUTPUTS; i++)
    t->outputs[i] = t->m.kept[t->m.count - 2 - 2 * i];
  t->axes[0] = axis(&t->m, "axis A", steps, 2, "1");
  t->axes[1] = counted(&t->m, "other", 31);
  t->axes[2] = axis(&t->m, "axis B", steps, 3, "1");
  t->axes[3] = counted(&t->m, "another", 11);
  t->run = (pg_run){.seed = seed, .axes = t->axes, .axis_count = 4};
  if (seed % 2) t->run.givens = &t->given, t->run.given_count = 1;
}

/* What the outputs are at each of the six places of A and B. */
static void read_places(const trial *t, double out[6][OUTPUTS]) {
  pg_tape *tape = tape_of(t->outputs, OUTPUTS);
  for (size_t i = 0; i < 6; i++) {
    pg_run run = t->run;
    run.cell = i / 3 * strides[0] + i % 3 * strides[2];
    assert_int_equal(pg_evaluate_point(tape, &run, out[i]), PG_OK);
  }
  pg_tape_free(tape);
}

static void cells_of_random_graphs_are_those_cell_by_cell(void **state) {
  static double cells[OUTPUTS * CELLS], places[6][OUTPUTS];
  size_t varied = 0;
  (void)state;
  for (uint64_t seed = 1; seed <= GRAPHS; seed++) {
    trial t;
    trial_open(&t, seed);
    pg_tape *tape = over(t.outputs, OUTPUTS);
    read_places(&t, places);
    assert_int_equal(pg_evaluate_cells(tape, &t.run, 0, CELLS, cells), PG_OK);
    for (size_t i = 0; i < OUTPUTS; i++) varied += pg_tape_varies(tape, i);
    for (size_t i = 0; i < OUTPUTS; i++)
      for (size_t cell = 0; cell < CELLS; cell++) {
        size_t place = cell / strides[0] * 3 + cell / strides[2] % 3;
        assert_same_bits(cells[i * CELLS + cell], places[place][i]);
      }
    pg_tape_free(tape);
    model_close(&t.m);
  }
  assert_true(varied > GRAPHS);
}

/* The point of a tape over cells is at the run's cell, whatever is in the grid. */
static void the_point_over_cells_is_at_the_runs_cell(void **state) {
  double by_cell[OUTPUTS], by_sample[OUTPUTS];
  (void)state;
  for (uint64_t seed = 1; seed <= 200; seed++) {
    trial t;
    trial_open(&t, seed);
    pg_tape *a = over(t.outputs, OUTPUTS), *b = tape_of(t.outputs, OUTPUTS);
    t.run.cell = seed * 7919 % CELLS;
    assert_int_equal(pg_evaluate_point(a, &t.run, by_cell), PG_OK);
    assert_int_equal(pg_evaluate_point(b, &t.run, by_sample), PG_OK);
    for (size_t i = 0; i < OUTPUTS; i++)
      assert_same_bits(by_cell[i], by_sample[i]);
    pg_tape_free(a);
    pg_tape_free(b);
    model_close(&t.m);
  }
}

static void any_cut_of_the_cells_is_the_same(void **state) {
  static double whole[OUTPUTS * CELLS], piece[OUTPUTS * CELLS];
  (void)state;
  for (uint64_t seed = 1; seed <= 40; seed++) {
    uint64_t rest = seed;
    trial t;
    trial_open(&t, seed);
    pg_tape *tape = over(t.outputs, OUTPUTS);
    assert_int_equal(pg_evaluate_cells(tape, &t.run, 0, CELLS, whole), PG_OK);
    for (size_t done = 0, n; done < CELLS; done += n) {
      n = 1 + random_below(&rest, 900);
      if (n > CELLS - done) n = CELLS - done;
      assert_int_equal(pg_evaluate_cells(tape, &t.run, done, n, piece), PG_OK);
      for (size_t i = 0; i < OUTPUTS; i++)
        for (size_t j = 0; j < n; j++)
          assert_same_bits(piece[i * n + j], whole[i * CELLS + done + j]);
    }
    pg_tape_free(tape);
    model_close(&t.m);
  }
}

/* ----- by hand ----- */

/* x is 2 at its median, the column's point is 4.5: 2 a + b + 4.5. */
static void cells_have_their_leaves_at_the_point(void **state) {
  static const double tens[] = {10, 20}, given[] = {4, 5, 6};
  double out[6], want[] = {24.5, 25.5, 26.5, 44.5, 45.5, 46.5};
  model m;
  (void)state;
  model_open(&m);
  pg_expr *axes[] = {axis(&m, "a", tens, 2, "1"), counted(&m, "b", 3)};
  pg_expr *x = figure(&m, "x", "1 .. 3");
  pg_expr *c = column(&m, "c", 4.5, given, 3, "1");
  pg_expr *sum = two(&m, PG_ADD, two(&m, PG_MUL, x, axes[0]),
                     two(&m, PG_ADD, axes[1], c));
  pg_tape *tape = over(&sum, 1);
  pg_run run = {.axes = axes, .axis_count = 2};
  assert_int_equal(pg_evaluate_cells(tape, &run, 0, 6, out), PG_OK);
  for (size_t i = 0; i < 6; i++) assert_same_bits(out[i], want[i]);
  pg_given givens[] = {{x, 3}, {axes[1], 100}};
  run.givens = givens, run.given_count = 2;
  assert_int_equal(pg_evaluate_cells(tape, &run, 2, 2, out), PG_OK);
  assert_same_bits(out[0], 134.5); /* 3 * 10 + 100 + 4.5 */
  assert_same_bits(out[1], 164.5);
  pg_tape_free(tape);
  model_close(&m);
}

/* Two fields of a catalog of three: one axis each, of one name. */
static void rows_of_a_catalog_go_together(void **state) {
  static const double prices[] = {1, 2, 4}, memories[] = {80, 40, 160};
  double out[6];
  model m;
  (void)state;
  model_open(&m);
  pg_expr *price = axis(&m, "machine", prices, 3, "1");
  pg_expr *memory = axis(&m, "machine", memories, 3, "1");
  pg_expr *axes[] = {price, counted(&m, "count", 2)};
  pg_expr *out_of = two(&m, PG_ADD, two(&m, PG_DIV, memory, price), axes[1]);
  pg_tape *tape = over(&out_of, 1);
  pg_run run = {.axes = axes, .axis_count = 2};
  static const double want[] = {80, 81, 20, 21, 40, 41};
  assert_int_equal(pg_evaluate_cells(tape, &run, 0, 6, out), PG_OK);
  for (size_t i = 0; i < 6; i++) assert_same_bits(out[i], want[i]);
  pg_tape_free(tape);
  model_close(&m);
}

static void what_varies_is_told_by_cell(void **state) {
  model m;
  (void)state;
  model_open(&m);
  pg_expr *a = counted(&m, "a", 3), *x = figure(&m, "x", "1 .. 3");
  pg_expr *outputs[] = {a, x, two(&m, PG_MUL, a, x)};
  pg_tape *tape = over(outputs, 3), *other = tape_of(outputs, 3);
  assert_true(pg_tape_varies(tape, 0) && !pg_tape_varies(tape, 1) &&
              pg_tape_varies(tape, 2));
  assert_true(!pg_tape_varies(other, 0) && pg_tape_varies(other, 1) &&
              pg_tape_varies(other, 2));
  assert_false(pg_tape_over_cells(other));
  pg_tape_free(other);
  pg_tape_free(tape);
  model_close(&m);
}

/* ----- choosing: against looking at each ----- */

/* Figures of a grid of 40 * 30 * 25 = 30000 cells, two chunks: whole numbers, so
** that many are equal; some are infinite or NaN, some infeasible. */
typedef struct market {
  model m;
  pg_expr *axes[3], *outputs[4];
  pg_tape *tape;
  pg_run run;
  double *values[4];
} market;

enum { COUNT = 30000 };

static pg_expr *scattered(model *m, const char *name, size_t count,
                          uint64_t *state, size_t range) {
  double values[64];
  for (size_t i = 0; i < count; i++)
    values[i] = (double)random_below(state, range);
  return axis(m, name, values, count, "1");
}

static void market_open(market *g, uint64_t seed, size_t range) {
  model *m = &g->m;
  uint64_t state = seed;
  model_open(m);
  pg_expr *a = g->axes[0] = scattered(m, "a", 40, &state, range);
  pg_expr *b = g->axes[1] = scattered(m, "b", 30, &state, range);
  pg_expr *c = g->axes[2] = scattered(m, "c", 25, &state, range);
  pg_expr *other = scattered(m, "a", 40, &state, range); /* another field */
  g->outputs[0] = two(m, PG_ADD, a, two(m, PG_MUL, b, c));
  g->outputs[1] = two(m, PG_DIV, two(m, PG_SUB, other, c),
                      two(m, PG_SUB, b, plain(m, 3)));
  g->outputs[2] = two(m, PG_SUB, two(m, PG_MUL, plain(m, 2), c), other);
  g->outputs[3] = two(m, PG_SUB, two(m, PG_MOD, two(m, PG_ADD, a, b),
                                     plain(m, 5)), plain(m, 1));
  g->tape = over(g->outputs, 4);
  g->run = (pg_run){.axes = g->axes, .axis_count = 3};
  double *all = malloc(4 * COUNT * sizeof *all);
  assert_non_null(all);
  assert_int_equal(pg_evaluate_cells(g->tape, &g->run, 0, COUNT, all), PG_OK);
  for (size_t i = 0; i < 4; i++) g->values[i] = all + i * COUNT;
}

static void market_close(market *g) {
  free(g->values[0]);
  pg_tape_free(g->tape);
  model_close(&g->m);
}

static bool may_be_chosen(const market *g, const pg_choice *choice,
                          size_t cell) {
  bool finite = true;
  for (size_t i = 0; i < choice->count; i++)
    finite = finite && isfinite(g->values[choice->minimise[i]][cell]);
  return finite && (choice->feasible == PG_NO_OUTPUT ||
                    g->values[choice->feasible][cell] != 0);
}

/* Below 0: cell a comes before b, by its figures alone. */
static int order(const market *g, const pg_choice *choice, size_t a, size_t b) {
  for (size_t i = 0; i < choice->count; i++) {
    const double *values = g->values[choice->minimise[i]];
    if (values[a] != values[b]) return values[a] < values[b] ? -1 : 1;
  }
  return 0;
}

static bool betters(const market *g, const pg_choice *choice, size_t a,
                    size_t b) {
  for (size_t i = 0; i < choice->count; i++)
    if (g->values[choice->minimise[i]][a] > g->values[choice->minimise[i]][b])
      return false;
  return order(g, choice, a, b) != 0 || a < b;
}

static void check_values(const market *g, const pg_choice *choice,
                         const pg_found *found) {
  for (size_t k = 0; k < PG_OBJECTIVES_MAX; k++)
    assert_same_bits(found->values[k],
                     k < choice->count
                         ? g->values[choice->minimise[k]][found->cell]
                         : 0);
}

static void check_sorted(const market *g, const pg_choice *choice,
                         const pg_found *found, size_t count) {
  for (size_t i = 0; i < count; i++) {
    check_values(g, choice, &found[i]);
    assert_true(may_be_chosen(g, choice, found[i].cell));
    if (i == 0) continue;
    int before = order(g, choice, found[i - 1].cell, found[i].cell);
    assert_true(before < 0 ||
                (before == 0 && found[i - 1].cell < found[i].cell));
  }
}

static size_t count_feasible(const market *g, const pg_choice *choice) {
  size_t count = 0;
  for (size_t i = 0; i < COUNT; i++) count += may_be_chosen(g, choice, i);
  return count;
}

static void check_tally(const market *g, const pg_choice *choice,
                        const pg_tally *tally) {
  pg_choice none = {.feasible = choice->feasible};
  size_t first = SIZE_MAX;
  for (size_t i = COUNT; i-- > 0;)
    if (may_be_chosen(g, &none, i) && !may_be_chosen(g, choice, i)) first = i;
  assert_int_equal(tally->feasible, count_feasible(g, choice));
  assert_int_equal(tally->strange,
                   count_feasible(g, &none) - tally->feasible);
  assert_true(tally->first_strange == first);
}

/* Nobody who was left out comes before the last who was not. */
static void check_best(const market *g, const pg_choice *choice) {
  static pg_found found[COUNT];
  static bool kept[COUNT];
  pg_tally tally;
  assert_int_equal(pg_cells_best(g->tape, &g->run, choice, found, &tally),
                   PG_OK);
  check_tally(g, choice, &tally);
  size_t most = choice->most < tally.feasible ? choice->most : tally.feasible;
  assert_int_equal(tally.kept, most);
  check_sorted(g, choice, found, most);
  memset(kept, 0, sizeof kept);
  for (size_t i = 0; i < most; i++) kept[found[i].cell] = true;
  for (size_t i = 0; i < COUNT; i++) {
    if (kept[i] || !may_be_chosen(g, choice, i)) continue;
    int before = order(g, choice, i, found[most - 1].cell);
    assert_true(before > 0 || (before == 0 && i > found[most - 1].cell));
  }
}

static const size_t objectives[] = {0, 2, 1};
static const size_t feasibles[] = {3, PG_NO_OUTPUT};

static void best_cells_are_the_first_of_all(void **state) {
  static const size_t mosts[] = {1, 10, 777, 20000, COUNT};
  (void)state;
  for (uint64_t seed = 1; seed <= 6; seed++) {
    market g;
    market_open(&g, seed, seed % 2 ? 6 : 1000);
    for (size_t count = 1; count <= 3; count++)
      for (size_t i = 0; i < sizeof mosts / sizeof *mosts; i++) {
        pg_choice choice = {objectives, count, feasibles[i % 2], mosts[i]};
        check_best(&g, &choice);
      }
    market_close(&g);
  }
}

/* Every cell is on the front or bettered by one that is; none that is on it is
** bettered by another. */
static void check_front(const market *g, const pg_choice *choice) {
  static pg_found found[COUNT];
  pg_tally tally;
  assert_int_equal(pg_cells_front(g->tape, &g->run, choice, found, &tally),
                   PG_OK);
  check_tally(g, choice, &tally);
  check_sorted(g, choice, found, tally.kept);
  for (size_t i = 0; i < COUNT; i++) {
    if (!may_be_chosen(g, choice, i)) continue;
    bool is_on = false, is_bettered = false;
    for (size_t k = 0; k < tally.kept; k++) {
      is_on = is_on || found[k].cell == i;
      is_bettered = is_bettered || betters(g, choice, found[k].cell, i);
    }
    assert_true(is_on != is_bettered);
  }
}

static void fronts_are_what_nothing_betters(void **state) {
  (void)state;
  for (uint64_t seed = 1; seed <= 6; seed++) {
    market g;
    market_open(&g, seed, seed % 2 ? 6 : 1000);
    for (size_t count = 1; count <= 3; count++)
      for (size_t i = 0; i < 2; i++) {
        pg_choice choice = {objectives, count, feasibles[i], 10000};
        check_front(&g, &choice);
      }
    market_close(&g);
  }
}

/* a and -a: each of 200 cells is on the front; in a second axis of 2, which
** brings nothing, the first of each pair. */
static void fronts_past_their_room_are_told(void **state) {
  static const size_t both[] = {0, 1};
  static pg_found found[200];
  pg_tally tally = {.kept = 77};
  model m;
  (void)state;
  model_open(&m);
  pg_expr *axes[] = {counted(&m, "a", 200), counted(&m, "b", 2)};
  pg_expr *outputs[] = {axes[0], one(&m, PG_NEG, axes[0])};
  pg_tape *tape = over(outputs, 2);
  pg_run run = {.axes = axes, .axis_count = 2};
  pg_choice choice = {both, 2, PG_NO_OUTPUT, 199};
  found[0].cell = 77;
  assert_int_equal(pg_cells_front(tape, &run, &choice, found, &tally), PG_LIMIT);
  assert_int_equal(found[0].cell, 77);
  assert_int_equal(tally.kept, 77);
  choice.most = 200;
  assert_int_equal(pg_cells_front(tape, &run, &choice, found, &tally), PG_OK);
  assert_int_equal(tally.kept, 200);
  for (size_t i = 0; i < 200; i++) assert_int_equal(found[i].cell, 2 * i);
  pg_tape_free(tape);
  model_close(&m);
}

static void where_nothing_is_feasible_nothing_is_found(void **state) {
  static const size_t first[] = {0};
  pg_found found[5];
  pg_tally tally;
  model m;
  (void)state;
  model_open(&m);
  pg_expr *a = counted(&m, "a", 30), *zero = plain(&m, 0);
  pg_expr *nan = one(&m, PG_LOG, two(&m, PG_SUB, zero, a)); /* -inf at a = 0 */
  pg_expr *outputs[] = {a, zero, nan};
  pg_tape *tape = over(outputs, 3);
  pg_run run = {.axes = &a, .axis_count = 1};
  for (size_t i = 1; i <= 2; i++) {
    pg_choice choice = {first, 1, i, 5};
    assert_int_equal(pg_cells_best(tape, &run, &choice, found, &tally), PG_OK);
    assert_int_equal(tally.kept, i - 1); /* the logarithm at 0 alone */
    assert_int_equal(tally.feasible, i - 1);
    assert_int_equal(tally.strange, 0);
    assert_int_equal(pg_cells_front(tape, &run, &choice, found, &tally), PG_OK);
    assert_int_equal(tally.kept, i - 1);
  }
  pg_tape_free(tape);
  model_close(&m);
}

/* A figure that is the same in all cells, and one cell alone: no axes. */
static void what_does_not_vary_is_chosen_by_too(void **state) {
  static const size_t both[] = {0, 1};
  pg_found found[5];
  pg_tally tally;
  model m;
  (void)state;
  model_open(&m);
  pg_expr *a = counted(&m, "a", 3), *x = figure(&m, "x", "1 .. 3");
  pg_expr *outputs[] = {x, one(&m, PG_NEG, a), figure(&m, "yes", "1")};
  pg_tape *tape = over(outputs, 3);
  pg_run run = {.axes = &a, .axis_count = 1};
  pg_choice choice = {both, 2, 2, 5};
  assert_int_equal(pg_cells_best(tape, &run, &choice, found, &tally), PG_OK);
  assert_int_equal(tally.kept, 3);
  assert_int_equal(found[0].cell, 2); /* -2 is lowest */
  assert_same_bits(found[0].values[0], 2);
  assert_same_bits(found[0].values[1], -2);
  run.axis_count = 0;
  assert_int_equal(pg_cells_front(tape, &run, &choice, found, &tally), PG_OK);
  assert_int_equal(tally.kept, 1);
  assert_int_equal(found[0].cell, 0);
  pg_tape_free(tape);
  model_close(&m);
}

/* ----- threads ----- */

/* 65 * 64 * 50 = 208000 cells, 13 chunks, at over 80 steps. */
static void threads_change_nothing(void **state) {
  enum { N = 208000 };
  static const unsigned threads[] = {1, 2, 3, 8, PG_THREADS_MAX + 1};
  static double once[3 * N], again[3 * N];
  static pg_found best[2][500], front[2][20000];
  pg_tally tallies[4];
  model m;
  uint64_t rest = 3;
  (void)state;
  model_open(&m);
  double values[65];
  pg_expr *axes[3];
  for (size_t i = 0; i < 3; i++) {
    char name[] = {(char)('a' + i), '\0'};
    size_t counts[] = {65, 64, 50};
    for (size_t k = 0; k < 65; k++)
      values[k] = (double)random_below(&rest, 1000) / 100;
    axes[i] = axis(&m, name, values, counts[i], "1");
  }
  pg_expr *sum = axes[0];
  for (size_t i = 0; i < 80; i++)
    sum = two(&m, i % 3 ? PG_ADD : PG_MIN, two(&m, PG_DIV, sum, plain(&m, 1.5)),
              axes[i % 3]);
  pg_expr *outputs[] = {sum, two(&m, PG_SUB, axes[1], sum),
                        two(&m, PG_LT, axes[2], plain(&m, 8))};
  pg_tape *tape = over(outputs, 3);
  for (size_t i = 0; i < sizeof threads / sizeof *threads; i++) {
    size_t k = i > 0;
    pg_run run = {.axes = axes, .axis_count = 3, .threads = threads[i]};
    pg_choice choice = {(const size_t[]){0, 1}, 2, 2, 500};
    pg_status status = pg_evaluate_cells(tape, &run, 0, N, k ? again : once);
    assert_int_equal(status, PG_OK);
    status = pg_cells_best(tape, &run, &choice, best[k], &tallies[k]);
    assert_int_equal(status, PG_OK);
    choice.most = 20000;
    status = pg_cells_front(tape, &run, &choice, front[k], &tallies[2 + k]);
    assert_int_equal(status, PG_OK);
    if (k == 0) continue;
    assert_memory_equal(once, again, sizeof once);
    assert_memory_equal(best[0], best[1], sizeof best[0]);
    assert_memory_equal(front[0], front[1],
                        tallies[2].kept * sizeof front[0][0]);
    assert_memory_equal(&tallies[0], &tallies[1], sizeof tallies[0]);
    assert_memory_equal(&tallies[2], &tallies[3], sizeof tallies[0]);
  }
  assert_true(tallies[2].kept > 5);
  pg_tape_free(tape);
  model_close(&m);
}

/* ----- arguments and memory ----- */

static void bad_arguments_are_refused(void **state) {
  static const size_t many[9] = {0}, off[] = {0, 2};
  static pg_found found[PG_KEPT_MAX];
  const pg_summary_kind kind = PG_SUMMARY_MEAN;
  pg_tally tally;
  pg_summary *s = NULL;
  double out[4] = {77};
  model m;
  (void)state;
  model_open(&m);
  pg_expr *a = counted(&m, "a", 4), *twice = two(&m, PG_ADD, a, a);
  pg_expr *outputs[] = {a, twice};
  pg_tape *tape = over(outputs, 2), *by_sample = tape_of(outputs, 2);
  pg_run run = {.samples = 1, .axes = &a, .axis_count = 1};
  assert_int_equal(pg_evaluate_cells(tape, &run, 4, 0, out), PG_OK);
  assert_int_equal(pg_evaluate_cells(tape, &run, 5, 0, out), PG_ARGUMENT);
  assert_int_equal(pg_evaluate_cells(tape, &run, 3, 2, out), PG_ARGUMENT);
  assert_int_equal(pg_evaluate_cells(tape, &run, 1, SIZE_MAX, out),
                   PG_ARGUMENT);
  assert_int_equal(pg_evaluate_cells(by_sample, &run, 0, 1, out), PG_ARGUMENT);
  assert_int_equal(pg_evaluate_raw(tape, &run, 0, 1, out), PG_ARGUMENT);
  assert_int_equal(pg_evaluate_samples(tape, &run, &kind, &s), PG_ARGUMENT);
  assert_same_bits(out[0], 77);
  const struct {
    pg_status status;
    pg_choice choice;
  } known[] = {{PG_OK, {many, 8, 1, 1}},
               {PG_OK, {many, 8, PG_NO_OUTPUT, PG_KEPT_MAX}},
               {PG_ARGUMENT, {many, 9, 1, 1}},
               {PG_ARGUMENT, {many, 0, 1, 1}},
               {PG_ARGUMENT, {many, 1, 1, 0}},
               {PG_ARGUMENT, {many, 1, 1, PG_KEPT_MAX + 1}},
               {PG_ARGUMENT, {many, 1, 2, 1}},
               {PG_ARGUMENT, {off, 2, 1, 1}}};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    const pg_choice *choice = &known[i].choice;
    assert_int_equal(pg_cells_best(tape, &run, choice, found, &tally),
                     known[i].status);
    assert_int_equal(pg_cells_front(tape, &run, choice, found, &tally),
                     known[i].status);
    assert_int_equal(pg_cells_best(by_sample, &run, choice, found, &tally),
                     PG_ARGUMENT);
  }
  run.axes = &twice;
  pg_choice choice = {many, 1, 1, 1};
  assert_int_equal(pg_cells_best(tape, &run, &choice, found, &tally),
                   PG_ARGUMENT);
  assert_int_equal(pg_evaluate_cells(tape, &run, 0, 1, out), PG_ARGUMENT);
  pg_tape_free(by_sample);
  pg_tape_free(tape);
  model_close(&m);
}

typedef pg_status search(const pg_tape *tape, const pg_run *run,
                         const pg_choice *choice, pg_found *out,
                         pg_tally *tally);

static void every_failing_request_is_told(void **state) {
  static search *const searches[] = {pg_cells_best, pg_cells_front};
  static const size_t both[] = {0, 1};
  pg_found found[5];
  pg_tally tally;
  double out[8];
  pg_status status;
  long failed = 0;
  model m;
  (void)state;
  model_open(&m);
  pg_expr *a = counted(&m, "a", 4), *outputs[] = {a, two(&m, PG_MUL, a, a)};
  pg_run run = {.axes = &a, .axis_count = 1};
  pg_choice choice = {both, 2, PG_NO_OUTPUT, 5};
  pg_tape *tape = NULL;
  size_t bytes = m.memory.bytes;
  for (status = PG_NOMEM; status != PG_OK; failed++) {
    assert_int_equal(m.memory.bytes, bytes);
    m.memory.fail_at = m.memory.requests + failed;
    status = pg_tape_new_over_cells(outputs, 2, &tape);
    assert_true(status == PG_OK || status == PG_NOMEM);
  }
  bytes = m.memory.bytes;
  for (size_t i = 0; i < 3; i++) {
    failed = 0;
    for (status = PG_NOMEM; status != PG_OK; failed++) {
      m.memory.fail_at = m.memory.requests + failed;
      status = i < 2 ? searches[i](tape, &run, &choice, found, &tally)
                     : pg_evaluate_cells(tape, &run, 0, 4, out);
      assert_true(status == PG_OK || status == PG_NOMEM);
      assert_int_equal(m.memory.bytes, bytes);
    }
    assert_true(failed > 3);
  }
  m.memory.fail_at = -1;
  pg_tape_free(tape);
  model_close(&m);
}

/* The most that was out at once. */
typedef struct peak {
  size_t bytes, most;
} peak;

static void *resize_peak(void *user, void *block, size_t old_size,
                         size_t new_size) {
  peak *p = user;
  p->bytes += new_size - (block == NULL ? 0 : old_size);
  if (p->bytes > p->most) p->most = p->bytes;
  if (new_size > 0) return realloc(block, new_size);
  free(block);
  return NULL;
}

/* Beyond the model a search takes blocks of 512 doubles, nine of them for what is
** compared, and ten cells twice. */
static void choosing_among_a_million_takes_no_more_memory(void **state) {
  static const size_t first[] = {0};
  peak p = {0, 0};
  pg_allocator allocator = {resize_peak, &p};
  pg_found found[10];
  pg_tally tally;
  model m = {.memory = {0, 0, -1}};
  (void)state;
  assert_int_equal(pg_graph_new(&allocator, &m.graph), PG_OK);
  pg_expr *a = counted(&m, "a", 1000), *b = counted(&m, "b", 1000);
  pg_expr *axes[] = {a, b}, *sum = two(&m, PG_ADD, a, b);
  pg_tape *tape = over(&sum, 1);
  pg_run run = {.axes = axes, .axis_count = 2};
  pg_choice choice = {first, 1, PG_NO_OUTPUT, 10};
  size_t before = p.bytes;
  assert_int_equal(pg_cells_best(tape, &run, &choice, found, &tally), PG_OK);
  assert_int_equal(tally.feasible, 1000000);
  assert_int_equal(found[2].cell, 1000); /* 0 + 0, 0 + 1, 1 + 0 */
  assert_true(p.most - before < 20 * 1024 * sizeof(double));
  pg_tape_free(tape);
  model_close(&m);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(cells_of_random_graphs_are_those_cell_by_cell),
      cmocka_unit_test(the_point_over_cells_is_at_the_runs_cell),
      cmocka_unit_test(any_cut_of_the_cells_is_the_same),
      cmocka_unit_test(cells_have_their_leaves_at_the_point),
      cmocka_unit_test(rows_of_a_catalog_go_together),
      cmocka_unit_test(what_varies_is_told_by_cell),
      cmocka_unit_test(best_cells_are_the_first_of_all),
      cmocka_unit_test(fronts_are_what_nothing_betters),
      cmocka_unit_test(fronts_past_their_room_are_told),
      cmocka_unit_test(where_nothing_is_feasible_nothing_is_found),
      cmocka_unit_test(what_does_not_vary_is_chosen_by_too),
      cmocka_unit_test(threads_change_nothing),
      cmocka_unit_test(bad_arguments_are_refused),
      cmocka_unit_test(every_failing_request_is_told),
      cmocka_unit_test(choosing_among_a_million_takes_no_more_memory)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
