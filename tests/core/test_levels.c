/* What depends on some axes only, once for each combination of their values:
** against the same grids cell by cell. */
#include "graphs.h"
#include "run/levels.h"
#include "run/walk.h"

static pg_tape *over(pg_expr *const *outputs, size_t count) {
  pg_tape *tape = NULL;
  assert_int_equal(pg_tape_new_over_cells(outputs, count, &tape), PG_OK);
  return tape;
}

/* An axis of the whole numbers from 0 on. */
static pg_expr *counted(model *m, const char *name, size_t count) {
  static double values[5000];
  for (size_t i = 0; i < count; i++) values[i] = (double)i;
  return axis(m, name, values, count, "1");
}

/* ----- walks ----- */

/* The number of a large grid's item in the small one: its places taken apart and
** put together again. */
static size_t number_in(uint32_t small, uint32_t large, const size_t *lengths,
                        size_t item) {
  size_t number = 0, stride = 1;
  for (unsigned d = PG__DIMENSIONS; d-- > 0;) {
    if ((large >> d & 1) == 0) continue;
    if ((small >> d & 1) != 0) {
      number += item % lengths[d] * stride;
      stride *= lengths[d];
    }
    item /= lengths[d];
  }
  return number;
}

static void walks_find_each_value_of_the_small_grid(void **state) {
  static double values[5000], out[5000];
  uint64_t random = 5;
  (void)state;
  for (size_t i = 0; i < 5000; i++) values[i] = (double)i;
  for (int trial = 0; trial < 3000; trial++) {
    size_t lengths[PG__DIMENSIONS] = {0}, items = 1;
    uint32_t large = (uint32_t)random_bits(&random) & 0x8421, small = large;
    for (unsigned d = 0; d < PG__DIMENSIONS; d++) {
      lengths[d] = 2 + random_below(&random, 6);
      if ((large >> d & 1) != 0) items *= lengths[d];
    }
    small &= (uint32_t)random_bits(&random);
    pg__walk walk = pg__walk_of(small, large, lengths);
    size_t first = random_below(&random, items);
    size_t count = 1 + random_below(&random, items - first);
    pg__walk_values(&walk, values, first, count, out);
    for (size_t i = 0; i < count; i++)
      assert_same_bits(out[i],
                       (double)number_in(small, large, lengths, first + i));
  }
}

/* ----- random graphs ----- */

enum { OUTPUTS = 5, CELLS = 4 * 9 * 5 * 3, DIMENSIONS = 4 };

/* Graphs over the axes a, b and c, the first two with two fields, another that is
** not listed, and leaves; the grid has a dimension more than any of them. */
typedef struct trial {
  model m;
  pg_expr *outputs[OUTPUTS], *axes[DIMENSIONS], *fields[2];
  pg_given givens[2];
  pg_run run;
} trial;

static pg_expr *scattered(model *m, const char *name, size_t count,
                          uint64_t *state) {
  double values[16];
  for (size_t i = 0; i < count; i++)
    values[i] = (double)random_below(state, 40) / 8 - 2;
  return axis(m, name, values, count, "1");
}

static void trial_open(trial *t, uint64_t seed) {
  uint64_t state = seed;
  model *m = &t->m;
  model_open(m);
  t->axes[0] = scattered(m, "a", 4, &state);
  t->axes[1] = counted(m, "nobody's", 9);
  t->axes[2] = scattered(m, "b", 5, &state);
  t->axes[3] = scattered(m, "c", 3, &state);
  t->fields[0] = scattered(m, "a", 4, &state);
  t->fields[1] = scattered(m, "b", 5, &state);
  scattered(m, "elsewhere", 6, &state);
  figure(m, "x", "1 to 3");
  plain(m, 2);
  two(m, PG_LT, t->axes[0], t->fields[1]);
  for (size_t tries = 0; tries < 60; tries++) {
    pg_status status;
    pg_expr *out = random_operation(m, &state, &status);
    if (status == PG_OK) model_keep(m, out);
  }
  for (size_t i = 0; i < OUTPUTS; i++)
    t->outputs[i] = m->kept[m->count - 1 - 3 * i];
  t->givens[0] = (pg_given){t->fields[0], 0.75};
  t->givens[1] = (pg_given){t->axes[3], -3};
  t->run = (pg_run){.seed = seed, .axes = t->axes, .axis_count = DIMENSIONS,
                    .threads = 1 + (unsigned)(seed % 2), .givens = t->givens,
                    .given_count = seed % 4 < 3 ? (size_t)(seed % 4) : 0};
}

static void read_cell_by_cell(const trial *t, double *out) {
  pg_tape *tape = tape_of(t->outputs, OUTPUTS);
  double values[OUTPUTS];
  for (size_t cell = 0; cell < CELLS; cell++) {
    pg_run run = t->run;
    run.cell = cell;
    assert_int_equal(pg_evaluate_point(tape, &run, values), PG_OK);
    for (size_t i = 0; i < OUTPUTS; i++) out[i * CELLS + cell] = values[i];
  }
  pg_tape_free(tape);
}

/* Cells first .. first + count - 1 against those one by one. */
static void check_cells(const trial *t, const pg_tape *tape,
                        const double *wanted, size_t first, size_t count) {
  static double cells[OUTPUTS * CELLS];
  assert_int_equal(pg_evaluate_cells(tape, &t->run, first, count, cells),
                   PG_OK);
  for (size_t i = 0; i < OUTPUTS; i++)
    for (size_t j = 0; j < count; j++)
      assert_same_bits(cells[i * count + j], wanted[i * CELLS + first + j]);
}

static size_t levels_of(const trial *t, const pg_tape *tape, size_t count) {
  pg__engine engine;
  size_t kept;
  assert_int_equal(pg__engine_open(&engine, tape, &t->run), PG_OK);
  assert_int_equal(pg__levels_open(&engine, &t->run, count), PG_OK);
  size_t levels = pg__levels_count(&engine, &kept);
  assert_true((engine.levels != NULL) == (levels > 0));
  pg__engine_close(&engine);
  return levels;
}

static void random_graphs_are_as_cell_by_cell(void **state) {
  static double wanted[OUTPUTS * CELLS];
  size_t levels = 0;
  (void)state;
  for (uint64_t seed = 1; seed <= 250; seed++) {
    uint64_t random = seed;
    trial t;
    trial_open(&t, seed);
    pg_tape *tape = over(t.outputs, OUTPUTS);
    read_cell_by_cell(&t, wanted);
    check_cells(&t, tape, wanted, 0, CELLS);
    for (int cut = 0; cut < 12; cut++) {
      size_t first = random_below(&random, CELLS);
      check_cells(&t, tape, wanted, first,
                  1 + random_below(&random, CELLS - first));
    }
    levels += levels_of(&t, tape, CELLS);
    pg_tape_free(tape);
    model_close(&t.m);
  }
  assert_true(levels > 4 * 250); /* of the seven sets of a, b and c */
}

/* ----- by hand ----- */

typedef struct opened {
  model m;
  pg_tape *tape;
  pg_run run;
  pg__engine engine;
} opened;

static void open_levels(opened *o, pg_expr *const *outputs, size_t count,
                        pg_expr *const *axes, size_t axis_count,
                        size_t cells) {
  o->tape = over(outputs, count);
  o->run = (pg_run){.axes = axes, .axis_count = axis_count};
  assert_int_equal(pg__engine_open(&o->engine, o->tape, &o->run), PG_OK);
  assert_int_equal(pg__levels_open(&o->engine, &o->run, cells), PG_OK);
}

static void close_levels(opened *o) {
  pg__engine_close(&o->engine);
  pg_tape_free(o->tape);
  model_close(&o->m);
}

/* Of log(a + 1) b + (c + 2)^2: the logarithm once for each of 10 values of a, the
** square for each of 30 of c, the product for each of 200 pairs; cell by cell two
** fetches, the sum, and the output handed on. */
static void steps_are_with_what_they_depend_on(void **state) {
  opened o;
  size_t kept;
  (void)state;
  model_open(&o.m);
  model *m = &o.m;
  pg_expr *a = counted(m, "a", 10), *b = counted(m, "b", 20);
  pg_expr *c = counted(m, "c", 30), *axes[] = {a, b, c};
  pg_expr *slow = one(m, PG_LOG, two(m, PG_ADD, a, plain(m, 1)));
  pg_expr *fast = two(m, PG_POW, two(m, PG_ADD, c, plain(m, 2)), plain(m, 2));
  pg_expr *sum = two(m, PG_ADD, two(m, PG_MUL, slow, b), fast);
  open_levels(&o, &sum, 1, axes, 3, 6000);
  assert_int_equal(pg__levels_count(&o.engine, &kept), 3); /* a, c, a b */
  assert_int_equal(kept, 10 + 30 + 200);
  assert_int_equal(pg__levels_steps(&o.engine), 4);
  close_levels(&o);
}

/* An output that depends on one axis is read as an axis is. */
static void outputs_of_one_axis_are_kept(void **state) {
  opened o;
  size_t kept;
  double out[12];
  (void)state;
  model_open(&o.m);
  pg_expr *axes[] = {counted(&o.m, "a", 3), counted(&o.m, "b", 4)};
  pg_expr *outputs[] = {two(&o.m, PG_ADD, axes[0], plain(&o.m, 10)), axes[1]};
  open_levels(&o, outputs, 2, axes, 2, 12);
  assert_int_equal(pg__levels_count(&o.engine, &kept), 1);
  assert_int_equal(kept, 3);
  assert_int_equal(pg_evaluate_cells(o.tape, &o.run, 3, 6, out), PG_OK);
  static const double want[] = {10, 11, 11, 11, 11, 12, 3, 0, 1, 2, 3, 0};
  for (size_t i = 0; i < 12; i++) assert_same_bits(out[i], want[i]);
  close_levels(&o);
}

/* A grid of n cells is made for 2 n cells that are read, not for one less. */
static void few_cells_are_not_worth_a_grid(void **state) {
  (void)state;
  for (size_t cells = 39; cells <= 40; cells++) {
    opened o;
    size_t kept;
    model_open(&o.m);
    pg_expr *axes[] = {counted(&o.m, "a", 20), counted(&o.m, "b", 50)};
    pg_expr *sum = two(&o.m, PG_ADD, one(&o.m, PG_EXP, axes[0]), axes[1]);
    open_levels(&o, &sum, 1, axes, 2, cells);
    assert_int_equal(pg__levels_count(&o.engine, &kept), cells == 40);
    assert_int_equal(kept, cells == 40 ? 20 : 0);
    close_levels(&o);
  }
}

/* (a + b) c with a and b of n cells together: 8 n bytes. */
static void check_bytes(size_t count, size_t levels) {
  opened o;
  size_t kept, pairs = 1024 * count, cells = 2 * pairs;
  model_open(&o.m);
  pg_expr *axes[] = {counted(&o.m, "a", count), counted(&o.m, "b", 1024),
                     counted(&o.m, "c", 2)};
  pg_expr *product = two(&o.m, PG_MUL, two(&o.m, PG_ADD, axes[0], axes[1]),
                         axes[2]);
  double *out = malloc(cells * sizeof *out);
  assert_non_null(out);
  open_levels(&o, &product, 1, axes, 3, cells);
  assert_int_equal(pg__levels_count(&o.engine, &kept), levels);
  assert_int_equal(kept, levels > 0 ? pairs : 0);
  assert_int_equal(pg_evaluate_cells(o.tape, &o.run, 0, cells, out), PG_OK);
  for (size_t i = 0; i < cells; i++)
    assert_true(out[i] == (double)((i / 2048 + i / 2 % 1024) * (i % 2)));
  free(out);
  close_levels(&o);
}

static void what_is_kept_has_an_end(void **state) {
  (void)state;
  assert_int_equal(PG__LEVELS_BYTES, 2048 * 1024 * sizeof(double));
  check_bytes(2048, 1);
  check_bytes(2049, 0);
}

/* The sum of as many axes of 0 and 1: the ones in a cell's number. */
static void check_axes(size_t count, bool levels) {
  opened o;
  size_t kept, cells = (size_t)1 << count;
  pg_expr *axes[PG__DIMENSIONS + 1], *sum;
  double *out = malloc(cells * sizeof *out);
  assert_non_null(out);
  model_open(&o.m);
  for (size_t i = 0; i < count; i++) {
    char name[] = {(char)('a' + i), '\0'};
    axes[i] = counted(&o.m, name, 2);
  }
  sum = axes[0];
  for (size_t i = 1; i < count; i++) sum = two(&o.m, PG_ADD, sum, axes[i]);
  open_levels(&o, &sum, 1, axes, count, cells);
  assert_true((pg__levels_count(&o.engine, &kept) > 0) == levels);
  assert_int_equal(pg_evaluate_cells(o.tape, &o.run, 0, cells, out), PG_OK);
  for (size_t cell = 0; cell < cells; cell++) {
    size_t ones = 0;
    for (size_t bits = cell; bits > 0; bits >>= 1) ones += bits & 1;
    assert_true(out[cell] == (double)ones);
  }
  free(out);
  close_levels(&o);
}

static void grids_of_more_axes_are_read_cell_by_cell(void **state) {
  (void)state;
  check_axes(PG__DIMENSIONS, true);
  check_axes(PG__DIMENSIONS + 1, false);
}

/* 4000^6 cells are more than a size_t counts; the first ones are there. */
static void grids_beyond_counting_are_read(void **state) {
  static double out[3000];
  static const char *const names[] = {"a", "b", "c", "d", "e", "f"};
  pg_expr *axes[6], *sum;
  model m;
  (void)state;
  model_open(&m);
  for (size_t i = 0; i < 6; i++) axes[i] = counted(&m, names[i], 4000);
  sum = two(&m, PG_ADD, one(&m, PG_NEG, axes[5]), two(&m, PG_ADD, axes[0],
                                                      plain(&m, 7)));
  pg_tape *tape = over(&sum, 1);
  pg_run run = {.axes = axes, .axis_count = 6};
  assert_true(pg_run_cells(&run) == SIZE_MAX);
  assert_int_equal(pg_evaluate_cells(tape, &run, 3000, 3000, out), PG_OK);
  for (size_t i = 0; i < 3000; i++)
    assert_same_bits(out[i], 7 - (double)((3000 + i) % 4000));
  pg_tape_free(tape);
  model_close(&m);
}

/* 200000 pairs at 120 steps are worth two workers, before any cell is read. */
static void threads_change_nothing(void **state) {
  enum { CELLS_READ = 400000 };
  static double once[CELLS_READ], again[CELLS_READ];
  model m;
  (void)state;
  model_open(&m);
  pg_expr *axes[] = {counted(&m, "a", 500), counted(&m, "b", 400),
                     counted(&m, "c", 2)};
  pg_expr *sum = axes[0];
  for (int i = 0; i < 60; i++)
    sum = two(&m, PG_ADD, two(&m, PG_DIV, sum, plain(&m, 1.5)), axes[1]);
  pg_expr *product = two(&m, PG_MUL, sum, axes[2]);
  pg_tape *tape = over(&product, 1);
  pg_run run = {.axes = axes, .axis_count = 3};
  for (unsigned threads = 1; threads <= 3; threads++) {
    run.threads = threads;
    assert_int_equal(pg_evaluate_cells(tape, &run, 0, CELLS_READ,
                                       threads > 1 ? again : once), PG_OK);
    if (threads > 1) assert_memory_equal(once, again, sizeof once);
  }
  pg_tape_free(tape);
  model_close(&m);
}

static void every_failing_request_is_told(void **state) {
  double out[24];
  model m;
  (void)state;
  model_open(&m);
  pg_expr *axes[] = {counted(&m, "a", 2), counted(&m, "b", 3),
                     counted(&m, "c", 4)};
  pg_expr *product = two(&m, PG_MUL, two(&m, PG_ADD, axes[0], axes[1]),
                         two(&m, PG_SUB, axes[2], axes[0]));
  pg_tape *tape = over(&product, 1);
  pg_run run = {.axes = axes, .axis_count = 3};
  size_t bytes = m.memory.bytes;
  pg_status status = PG_NOMEM;
  long failed = 0;
  for (; status != PG_OK; failed++) {
    m.memory.fail_at = m.memory.requests + failed;
    status = pg_evaluate_cells(tape, &run, 0, 24, out);
    assert_true(status == PG_OK || status == PG_NOMEM);
    assert_int_equal(m.memory.bytes, bytes);
  }
  assert_true(failed > 15);
  m.memory.fail_at = -1;
  pg_tape_free(tape);
  model_close(&m);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(walks_find_each_value_of_the_small_grid),
      cmocka_unit_test(random_graphs_are_as_cell_by_cell),
      cmocka_unit_test(steps_are_with_what_they_depend_on),
      cmocka_unit_test(outputs_of_one_axis_are_kept),
      cmocka_unit_test(few_cells_are_not_worth_a_grid),
      cmocka_unit_test(what_is_kept_has_an_end),
      cmocka_unit_test(grids_of_more_axes_are_read_cell_by_cell),
      cmocka_unit_test(grids_beyond_counting_are_read),
      cmocka_unit_test(threads_change_nothing),
      cmocka_unit_test(every_failing_request_is_told)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
