/* Gradients against central differences, over random graphs away from kinks.
**
** A graph is read at the point or at a sample: the leaves' values there are
** given, and one of them is moved.  How we tell what can be compared:
**
** - At x - h, x - h/2, x, x + h/2 and x + h every step of the graph (floor,
**   comparison, the side of a min, a where ...) stands alike, else there is a
**   kink, and the derivative is one side's.
** - The differences D over h and over h/2 agree to a thousandth, else rounding
**   or curvature hides the limit.  Richardson's (4 D(h/2) - D(h)) / 3 is then
**   within about |D(h/2) - D(h)| of it, which is what is asked of the gradient,
**   ten times over, and one in 10^6.
** - Where they disagree all the same, doubles must be to blame, at a step that is
**   live (that a pull goes through): a value beyond 1e100 or below 1e-100, a
**   square root or a power of 0 or less, which have no finite derivative; or, of
**   differences of exactly 0, a step whose value stands still to the last bit
**   though what it is made of moves.  A dead side is no excuse.
**
** What must be compared in the end is counted. */
#include "graphs.h"

#define GRAPHS 17000
#define NODES_MAX 600
#define LEAVES_MAX 20
#define STEP 0x1p-12

typedef struct trial {
  model m;
  pg_expr *nodes[NODES_MAX]; /* the output first, all that it is made of */
  size_t node_count;
  pg_given givens[LEAVES_MAX]; /* its leaves, where they stand */
  size_t leaf_count;
  pg_tape *tape; /* of the nodes */
  pg_run run;
} trial;

static bool is_leaf(const pg_expr *expr) {
  pg_op op = pg_expr_op(expr);
  return op == PG_LEAF || op == PG_COLUMN || op == PG_AXIS;
}

static void add_node(trial *t, pg_expr *expr) {
  for (size_t i = 0; i < t->node_count; i++)
    if (t->nodes[i] == expr) return;
  assert_true(t->node_count < NODES_MAX);
  t->nodes[t->node_count++] = expr;
  if (!is_leaf(expr)) return;
  assert_true(t->leaf_count < LEAVES_MAX);
  t->givens[t->leaf_count++].leaf = expr;
}

static void add_nodes(trial *t, pg_expr *output) {
  t->node_count = t->leaf_count = 0;
  add_node(t, output);
  for (size_t i = 0; i < t->node_count; i++)
    for (int k = 0; k < pg_op_arity(pg_expr_op(t->nodes[i])); k++)
      add_node(t, pg_expr_argument(t->nodes[i], k));
}

/* Where the leaves stand at a sample or at the point. */
static void stand(trial *t, uint64_t sample) {
  for (size_t i = 0; i < t->leaf_count; i++) {
    pg_tape *tape = tape_of(&t->givens[i].leaf, 1);
    double *value = &t->givens[i].value;
    pg_status status =
        sample == PG_SAMPLE_POINT
            ? pg_evaluate_point(tape, &t->run, value)
            : pg_evaluate_raw(tape, &t->run, sample, 1, value);
    assert_int_equal(status, PG_OK);
    pg_tape_free(tape);
  }
}

/* All nodes' values with leaf number `leaf` at x. */
static void values_at(const trial *t, size_t leaf, double x, double *values) {
  pg_given givens[LEAVES_MAX];
  pg_run run = {.givens = givens, .given_count = t->leaf_count};
  memcpy(givens, t->givens, sizeof givens);
  givens[leaf].value = x;
  assert_int_equal(pg_evaluate_point(t->tape, &run, values), PG_OK);
}

static size_t number_of(const trial *t, const pg_expr *expr) {
  size_t i = 0;
  while (t->nodes[i] != expr) i++;
  return i;
}

/* Which piece a node's value lies on: a number that changes at its kinks. */
static double piece_of(const trial *t, size_t node, const double *values) {
  const pg_expr *expr = t->nodes[node];
  double at[3] = {0, 0, 0};
  for (int k = 0; k < pg_op_arity(pg_expr_op(expr)); k++)
    at[k] = values[number_of(t, pg_expr_argument(expr, k))];
  switch (pg_expr_op(expr)) {
    case PG_FLOOR: case PG_CEIL: case PG_ROUND: case PG_NOT: case PG_LT:
    case PG_LE: case PG_EQ: case PG_AND: case PG_OR: return values[node];
    case PG_ABS: return (at[0] > 0) - (at[0] < 0);
    case PG_MIN: case PG_MAX: return (at[0] > at[1]) - (at[0] < at[1]);
    case PG_MOD: return floor(at[0] / at[1]);
    case PG_WHERE: return at[0] != 0;
    default: return 0;
  }
}

static bool same_pieces(const trial *t, const double *a, const double *b) {
  for (size_t i = 0; i < t->node_count; i++)
    if (!same_bits(piece_of(t, i, a), piece_of(t, i, b))) return false;
  return true;
}

/* ----- what excuses a difference ----- */

static bool reaches(const pg_expr *expr, int k, const double at[3]) {
  switch (pg_expr_op(expr)) {
    case PG_WHERE: return k == (at[0] != 0 ? 1 : 2);
    case PG_MIN: return k == (at[1] < at[0]);
    case PG_MAX: return k == (at[1] > at[0]);
    case PG_FLOOR: case PG_CEIL: case PG_ROUND: case PG_NOT: case PG_LT:
    case PG_LE: case PG_EQ: case PG_AND: case PG_OR: return false;
    default: return true;
  }
}

static void arguments_of(const trial *t, size_t node, const double *values,
                         double at[3]) {
  const pg_expr *expr = t->nodes[node];
  for (int k = 0; k < pg_op_arity(pg_expr_op(expr)); k++)
    at[k] = values[number_of(t, pg_expr_argument(expr, k))];
}

static bool is_far(double x) {
  return !isfinite(x) || (x != 0 && (fabs(x) > 1e100 || fabs(x) < 1e-100));
}

/* Whether a live node may give a derivative that doubles do not hold. */
static bool is_singular(const trial *t, size_t node, const double *values) {
  pg_op op = pg_expr_op(t->nodes[node]);
  double at[3] = {0, 0, 0};
  arguments_of(t, node, values, at);
  if (is_far(values[node])) return true;
  return (op == PG_POW || op == PG_SQRT) && at[0] <= 0;
}

static bool stands_still(const trial *t, size_t node, const double *a,
                         const double *b) {
  double from[3] = {0, 0, 0}, to[3] = {0, 0, 0};
  arguments_of(t, node, a, from);
  arguments_of(t, node, b, to);
  for (int k = 0; k < pg_op_arity(pg_expr_op(t->nodes[node])); k++)
    if (reaches(t->nodes[node], k, from) && !same_bits(from[k], to[k]))
      return same_bits(a[node], b[node]);
  return false;
}

/* What pulls go through, from the output on.  A shared node may stand before one
** that it is an argument of: rounds, until nothing changes. */
static void mark_live(const trial *t, const double *values, bool *live) {
  bool changed = true;
  memset(live, 0, NODES_MAX);
  for (live[0] = true; changed;) {
    changed = false;
    for (size_t i = 0; i < t->node_count; i++) {
      double at[3] = {0, 0, 0};
      const pg_expr *expr = t->nodes[i];
      arguments_of(t, i, values, at);
      for (int k = 0; live[i] && k < pg_op_arity(pg_expr_op(expr)); k++) {
        bool *to = &live[number_of(t, pg_expr_argument(expr, k))];
        if (*to || !reaches(expr, k, at)) continue;
        *to = changed = true;
      }
    }
  }
}

/* values: at x - h, x - h/2, x, x + h/2, x + h. */
static bool is_excused(const trial *t, double values[5][NODES_MAX],
                       double limit) {
  bool live[NODES_MAX];
  mark_live(t, values[2], live);
  for (size_t i = 0; i < t->node_count; i++) {
    if (live[i] && is_singular(t, i, values[2])) return true;
    if (live[i] && limit == 0 && stands_still(t, i, values[0], values[4]))
      return true;
  }
  return false;
}

/* ----- one leaf ----- */

typedef enum verdict { KINK, UNSURE, EXCUSED, FLAT, AGREES, DIFFERS } verdict;

static verdict compare(const trial *t, size_t leaf, double slope) {
  static double values[5][NODES_MAX];
  double x = t->givens[leaf].value, h = STEP * (x != 0 ? fabs(x) : 1);
  if (!isfinite(x) || x + h / 2 == x) return UNSURE;
  for (int i = 0; i < 5; i++) {
    values_at(t, leaf, x + (i - 2) * h / 2, values[i]);
    if (!same_pieces(t, values[0], values[i])) return KINK;
    if (!isfinite(values[i][0])) return UNSURE;
  }
  double wide = (values[4][0] - values[0][0]) / (2 * h);
  double narrow = (values[3][0] - values[1][0]) / h;
  double limit = (4 * narrow - wide) / 3, error = fabs(narrow - wide);
  if (!isfinite(limit) || error > 1e-3 * fabs(limit)) return UNSURE;
  if (limit == 0 && slope == 0) return FLAT;
  if (fabs(slope - limit) <= 10 * error + 1e-6 * fabs(limit)) return AGREES;
  if (is_excused(t, values, limit)) return EXCUSED;
  print_error("leaf %s at %.17g: gradient %.17g against %.17g +- %.2g\n",
              pg_expr_name(t->givens[leaf].leaf), x, slope, limit, error);
  return DIFFERS;
}

/* ----- one graph ----- */

typedef struct tally {
  size_t leaves, verdicts[DIFFERS], graphs; /* with a leaf that agrees */
} tally;

static void slopes_of(const trial *t, uint64_t sample, double *slopes) {
  pg_expr *leaves[LEAVES_MAX];
  double value;
  for (size_t i = 0; i < t->leaf_count; i++) leaves[i] = t->givens[i].leaf;
  pg_status status = pg_gradient(t->tape, &t->run, 0, leaves, t->leaf_count,
                                 sample, 1, &value, slopes);
  assert_int_equal(status, PG_OK);
}

/* Whether a leaf agreed. */
static bool check_output(trial *t, pg_expr *output, uint64_t sample,
                         uint64_t seed, tally *sum) {
  double slopes[LEAVES_MAX];
  bool agrees = false;
  add_nodes(t, output);
  t->tape = tape_of(t->nodes, t->node_count);
  stand(t, sample);
  slopes_of(t, sample, slopes);
  for (size_t i = 0; i < t->leaf_count; i++) {
    verdict v = compare(t, i, slopes[i]);
    if (v == DIFFERS) fail_msg("graph %llu", (unsigned long long)seed);
    sum->leaves++;
    sum->verdicts[v]++;
    agrees = agrees || v == AGREES;
  }
  pg_tape_free(t->tape);
  return agrees;
}

/* The last node before *at that is no condition: those are flat. */
static pg_expr *last_figure(const model *m, size_t *at) {
  while (pg_expr_is_condition(m->kept[--*at])) continue;
  return m->kept[*at];
}

static void check_graph(uint64_t seed, bool point, tally *sum) {
  static trial t;
  uint64_t state = seed * 97;
  model_open(&t.m);
  random_graph(&t.m, &state, 7, 45, seed % 3 == 0);
  t.run = (pg_run){.samples = 1, .seed = seed};
  uint64_t sample = point ? PG_SAMPLE_POINT : random_below(&state, 10);
  size_t at = t.m.count, agree = 0;
  for (int i = 0; i < 3; i++)
    agree += check_output(&t, last_figure(&t.m, &at), sample, seed, sum);
  sum->graphs += agree > 0;
  model_close(&t.m);
}

static tally check_graphs(bool point) {
  tally sum = {0, {0}, 0};
  for (uint64_t seed = 1; seed <= GRAPHS; seed++) check_graph(seed, point, &sum);
  print_message("%zu leaves: %zu at kinks, %zu unsure, %zu excused, %zu flat, "
                "%zu agree, in %zu graphs\n", sum.leaves, sum.verdicts[KINK],
                sum.verdicts[UNSURE], sum.verdicts[EXCUSED], sum.verdicts[FLAT],
                sum.verdicts[AGREES], sum.graphs);
  return sum;
}

static void gradients_at_the_point_are_central_differences(void **state) {
  (void)state;
  tally sum = check_graphs(true);
  assert_true(sum.graphs >= 10000);
}

static void gradients_at_samples_are_central_differences(void **state) {
  (void)state;
  tally sum = check_graphs(false);
  assert_true(sum.graphs >= 10000);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(gradients_at_the_point_are_central_differences),
      cmocka_unit_test(gradients_at_samples_are_central_differences)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
