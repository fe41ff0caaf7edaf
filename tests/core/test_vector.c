/* The variants of the loops over samples: against each other, and exp, log and
** pow against the libm's long doubles. */
#include <float.h>

#include "graphs.h"
#include "graph/elementary.h"
#include "run/vector/vector.h"

#define MANY 3000

/* The run that takes variant number i of COUNTED. */
static pg_run run_of(size_t i) {
  static const pg_isa isas[] = {PG_ISA_BASELINE, PG_ISA_AVX2, PG_ISA_AVX512};
  return (pg_run){.isa = isas[i % 3], .reproducible = i < 3};
}

#define VARIANTS 6 /* those that the machine lacks come out as lesser ones */
#define PLAIN 3    /* of them, first */

static uint64_t state = 1;

/* From 0 to 1. */
static double chance(void) {
  state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return (double)(state >> 11) * 0x1p-53;
}

/* Units in the last place between `value` and what it should be. */
static double units_off(double value, long double want) {
  int exponent;
  if ((double)want == value || (want != want && isnan(value))) return 0;
  if (!(fabsl(want) <= DBL_MAX) || !isfinite(value)) return 1e9;
  frexpl(want, &exponent);
  if (exponent < -1021) exponent = -1021;
  return (double)(fabsl((long double)value - want) / ldexpl(1, exponent - 53));
}

typedef struct inputs {
  double x[MANY], y[MANY];
} inputs;

/* Of all sizes that give finite results, some near 1 where logs are near 0. */
static void fill_inputs(inputs *in, pg_op op) {
  for (size_t i = 0; i < MANY; i++) {
    double wide = (chance() - 0.5) * 1400;
    in->x[i] = op == PG_EXP   ? wide
               : i % 4 == 0   ? 1 + (chance() - 0.5) * pow(10, -(double)(i % 9))
               : op == PG_LOG ? exp(wide)
                              : exp(wide / 100);
    in->y[i] = (chance() - 0.5) * (i % 5 == 0 ? 80 : 8);
  }
}

static long double exact(pg_op op, double x, double y) {
  if (op == PG_EXP) return expl(x);
  return op == PG_LOG ? logl(x) : powl(x, y);
}

static void check_units(pg_op op, double most) {
  static inputs in;
  static double out[MANY];
  const double *arguments[3] = {in.x, in.y, in.y};
  fill_inputs(&in, op);
  for (size_t v = 0; v < VARIANTS; v++) {
    pg_run run = run_of(v);
    unsigned shape = op == PG_POW ? 3 : 1;
    pg__vector_for(&run)->kernel(op, shape)(out, arguments, MANY);
    for (size_t i = 0; i < MANY; i++) {
      double off = units_off(out[i], exact(op, in.x[i], in.y[i]));
      if (off <= most) continue;
      print_error("%s, variant %zu: %a ^ %a is %a, %g units off\n",
                  pg_op_name(op), v, in.x[i], in.y[i], out[i], off);
      fail();
    }
  }
}

static void exp_is_within_a_unit_or_so(void **unused) {
  (void)unused;
  check_units(PG_EXP, 1.3);
}

static void log_is_within_a_unit(void **unused) {
  (void)unused;
  check_units(PG_LOG, 1.0);
}

static void pow_is_within_a_few_units(void **unused) {
  (void)unused;
  check_units(PG_POW, 8);
}

/* C's own table of what pow is of the awkward (ISO C, F.10.4.4), and exp and log. */
static void awkward_values_are_as_in_c(void **unused) {
  static const double awkward[] = {
      0, -0.0, 1, -1, 0.5, -0.5, 2, -2, 3, -3, 5e-324, -5e-324, 1e-310, -1e-310,
      1e300, -1e300, 1e20, -1e20, 9007199254740993.0, 4503599627370497.0,
      0x1.fffffffffffffp-1, 709.9, -745.2, -744, -720, INFINITY, -INFINITY, NAN};
  enum { AWKWARD = sizeof awkward / sizeof *awkward };
  (void)unused;
  for (size_t v = 0; v < VARIANTS; v++) {
    pg_run run = run_of(v);
    const pg__vector *vector = pg__vector_for(&run);
    for (size_t i = 0; i < AWKWARD * AWKWARD; i++) {
      double x = awkward[i / AWKWARD], y = awkward[i % AWKWARD], out[3];
      const double *in[3] = {&x, &y, &y};
      const long double want[3] = {expl(x), logl(x), powl(x, y)};
      vector->kernel(PG_EXP, 0)(&out[0], in, 1);
      vector->kernel(PG_LOG, 0)(&out[1], in, 1);
      vector->kernel(PG_POW, 0)(&out[2], in, 1);
      for (int k = 0; k < 3; k++) {
        double close = (double)want[k];
        if (units_off(out[k], (double)want[k]) <= 8 &&
            (isnan(close) || signbit(out[k]) == signbit(close)))
          continue;
        print_error("variant %zu, %d: of %g and %g %a\n", v, k, x, y, out[k]);
        fail();
      }
    }
  }
}

/* ----- variants against each other ----- */

static const pg_op ops[] = {PG_EXP, PG_LOG, PG_POW, PG_ADD, PG_MIN, PG_MOD,
                            PG_ROUND, PG_CEIL, PG_LT, PG_WHERE};
#define OPS (sizeof ops / sizeof *ops)

static void work(size_t variant, const inputs *in, pg_op op, size_t count,
                 double *out) {
  pg_run run = run_of(variant);
  const double *arguments[3] = {in->x, in->y, in->x};
  unsigned shape = (1u << pg_op_arity(op)) - 1;
  pg__vector_for(&run)->kernel(op, shape)(out, arguments, count);
}

static void plain_variants_have_the_same_bits(void **unused) {
  static inputs in;
  static double first[MANY], other[MANY];
  (void)unused;
  for (size_t k = 0; k < OPS; k++) {
    fill_inputs(&in, ops[k]);
    work(0, &in, ops[k], MANY, first);
    for (size_t v = 1; v < PLAIN; v++) {
      work(v, &in, ops[k], MANY, other);
      assert_memory_equal(first, other, sizeof first);
    }
  }
}

/* A value is the same whatever stands beside it, and in place too. */
static void no_value_depends_on_the_cut(void **unused) {
  static inputs in, piece;
  static double whole[MANY];
  (void)unused;
  for (size_t v = 0; v < VARIANTS; v++)
    for (size_t k = 0; k < OPS; k++) {
      fill_inputs(&in, ops[k]);
      work(v, &in, ops[k], MANY, whole);
      for (size_t at = 0, n; at < MANY; at += n) {
        n = 1 + (at * 7 + k) % 40;
        if (n > MANY - at) n = MANY - at;
        memcpy(piece.x, in.x + at, n * sizeof *piece.x);
        memcpy(piece.y, in.y + at, n * sizeof *piece.y);
        work(v, &piece, ops[k], n, piece.x);
        assert_memory_equal(piece.x, whole + at, n * sizeof *whole);
      }
    }
}

static void normals_of_all_variants_agree(void **unused) {
  static double first[MANY], other[MANY], u[MANY];
  (void)unused;
  for (size_t i = 0; i < MANY; i++) u[i] = chance() * 0.999999 + 5e-7;
  for (int i = 1; i < 40; i++) u[i * 50] = ldexp(1, -i), u[i] = 1 - u[i * 50];
  memcpy(first, u, sizeof u);
  pg__vector_plain()->normal(first, MANY);
  for (size_t v = 0; v < VARIANTS; v++) {
    pg_run run = run_of(v);
    memcpy(other, u, sizeof u);
    pg__vector_for(&run)->normal(other, MANY);
    for (size_t i = 0; i < MANY; i++)
      if (v < PLAIN) assert_same_bits(other[i], first[i]);
      else assert_close(other[i], first[i], 2e-15);
  }
}

static void numbers_of_all_variants_are_the_same(void **unused) {
  static const uint64_t blocks[] = {0, 0xFFFFFFFE, 0x123456789};
  pg_stream stream = {{7, 8}, {9, 10}};
  pg__keys keys;
  uint32_t *words = keys.a.of;
  (void)unused;
  for (size_t i = 0; i < sizeof keys / sizeof *words; i++)
    ((uint32_t *)&keys)[i] = (uint32_t)(chance() * 4294967296.0);
  for (size_t k = 0; k < 3; k++) {
    static double points[2][256], numbers[2][256];
    static pg__group groups[2][PG__GROUPS];
    for (size_t v = 0; v < VARIANTS; v++) {
      pg_run run = run_of(v);
      const pg__vector *vector = pg__vector_for(&run);
      size_t to = v > 0;
      vector->strata(&stream, blocks[k], groups[to]);
      vector->points(&keys, &groups[to][3], points[to]);
      vector->draw_random(&stream, blocks[k], numbers[to]);
      if (v == 0) continue;
      assert_memory_equal(groups[0], groups[1], sizeof groups[0]);
      assert_memory_equal(points[0], points[1], sizeof points[0]);
      assert_memory_equal(numbers[0], numbers[1], sizeof numbers[0]);
    }
  }
}

static void tallies_of_all_variants_are_the_same(void **unused) {
  static double values[MANY];
  (void)unused;
  for (int kind = 0; kind < 4; kind++) {
    pg__look looks[2];
    pg__sums sums[2];
    for (size_t i = 0; i < MANY; i++)
      values[i] = kind == 1 ? chance() < 0.3 : chance() - (kind == 2 ? 0.5 : 0);
    if (kind == 3) values[1234] = INFINITY;
    for (size_t v = 0; v < VARIANTS; v++) {
      pg_run run = run_of(v);
      const pg__vector *vector = pg__vector_for(&run);
      size_t to = v > 0;
      memset(sums, 0, to == 0 ? sizeof sums : 0);
      sums[to] = (pg__sums){.origin = 0.25, .scale = 2};
      looks[to] = vector->look(values, MANY - 5);
      vector->add(&sums[to], 3, values, 1200);
      assert_memory_equal(&looks[0], &looks[to], sizeof looks[0]);
      assert_memory_equal(&sums[0], &sums[to], sizeof sums[0]);
    }
    assert_int_equal(looks[0].finite, MANY - 5 - (kind == 3));
  }
}

/* ----- whole runs ----- */

/* Means, spreads and quantiles of a model with everything in it. */
static void figures_of(pg_run run, double *out) {
  model m;
  pg_summary_kind kind = PG_SUMMARY_QUANTILES;
  pg_summary *summary = NULL;
  model_open(&m);
  pg_expr *x = figure(&m, "x", "1 to 9"), *y = figure(&m, "y", "-1 .. 2");
  pg_expr *z = figure(&m, "z", "triangular(0, 0.2, 3)");
  pg_expr *power = two(&m, PG_POW, x, y), *logs = one(&m, PG_LOG, x);
  pg_expr *sum = two(&m, PG_ADD, two(&m, PG_MUL, power, z),
                     one(&m, PG_EXP, two(&m, PG_MUL, logs, y)));
  pg_tape *tape = tape_of(&sum, 1);
  run.samples = 200000, run.seed = 3;
  assert_int_equal(pg_evaluate_samples(tape, &run, &kind, &summary), PG_OK);
  out[0] = pg_summary_mean(summary);
  out[1] = pg_summary_deviation(summary);
  out[2] = pg_summary_quantile(summary, 0.05);
  out[3] = pg_summary_quantile(summary, 0.95);
  pg_summary_free(summary);
  pg_tape_free(tape);
  model_close(&m);
}

static void reproducible_runs_have_the_same_bits_and_others_all_but(
    void **unused) {
  double first[4], other[4];
  (void)unused;
  figures_of(run_of(0), first);
  for (size_t v = 1; v < VARIANTS; v++) {
    figures_of(run_of(v), other);
    for (int i = 0; i < 4; i++)
      if (v < PLAIN) assert_same_bits(other[i], first[i]);
      else assert_close(other[i], first[i], 1e-13);
  }
}

static void threads_leave_no_trace(void **unused) {
  double one[4], three[4];
  (void)unused;
  for (size_t v = 0; v < VARIANTS; v++) {
    pg_run run = run_of(v);
    figures_of(run, one);
    run.threads = 3;
    figures_of(run, three);
    assert_memory_equal(one, three, sizeof one);
  }
}

static void names_of_instructions_are_told(void **unused) {
  (void)unused;
  assert_string_equal(pg_isa_name(PG_ISA_BEST), "best");
  assert_string_equal(pg_isa_name(PG_ISA_AVX2), "avx2");
  assert_null(pg_isa_name(PG_ISA_COUNT));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(exp_is_within_a_unit_or_so),
      cmocka_unit_test(log_is_within_a_unit),
      cmocka_unit_test(pow_is_within_a_few_units),
      cmocka_unit_test(awkward_values_are_as_in_c),
      cmocka_unit_test(plain_variants_have_the_same_bits),
      cmocka_unit_test(no_value_depends_on_the_cut),
      cmocka_unit_test(normals_of_all_variants_agree),
      cmocka_unit_test(numbers_of_all_variants_are_the_same),
      cmocka_unit_test(tallies_of_all_variants_are_the_same),
      cmocka_unit_test(reproducible_runs_have_the_same_bits_and_others_all_but),
      cmocka_unit_test(threads_leave_no_trace),
      cmocka_unit_test(names_of_instructions_are_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
