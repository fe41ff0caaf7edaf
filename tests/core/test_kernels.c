/* Each kernel, of each operation in each shape, against the operation on plain
** doubles, over pairs and triples of values that are awkward. */
#include <float.h>

#include "graphs.h"
#include "graph/ops.h"
#include "run/vector/vector.h"

static const double special[] = {
    0.0,     -0.0,     1.0,     -1.0,     0.5,     -0.5,     2.0,
    -3.0,    2.5,      -2.5,    5e-324,   -5e-324, DBL_MIN,  -DBL_MIN,
    DBL_MAX, -DBL_MAX, 1e-300,  709.0,    -745.0,  1e16,     0x1p53,
    NAN,     INFINITY, -INFINITY};

#define SPECIALS (sizeof special / sizeof *special)
#define MOST 1000

static double apply(pg_op op, double a, double b, double c) {
  switch (op) {
#define X(id, function) case PG_##id: return function(a);
    PG__UNARY_LIST(X)
#undef X
#define X(id, function) case PG_##id: return function(a, b);
    PG__BINARY_LIST(X)
#undef X
    default: return pg__where(a, b, c);
  }
}

/* Blocks that put special values beside each other: argument k of place i. */
static double value_at(size_t round, size_t k, size_t i) {
  static const size_t steps[] = {1, SPECIALS, 7};
  return special[(i / steps[k] + round * (k + 1)) % SPECIALS];
}

typedef struct blocks {
  double values[3][MOST];
  double expected[MOST];
  double out[MOST + 1]; /* one past the end, to be left alone */
} blocks;

/* Where bit k of `shape` is not set, argument k is its first value. */
static void fill(blocks *b, pg_op op, unsigned shape, size_t round, size_t n) {
  for (size_t i = 0; i < n; i++) {
    double at[3];
    for (size_t k = 0; k < 3; k++) {
      b->values[k][i] = value_at(round, k, i);
      at[k] = shape >> k & 1u ? b->values[k][i] : b->values[k][0];
    }
    b->expected[i] = apply(op, at[0], at[1], at[2]);
  }
}

static void compare(const blocks *b, const double *out, pg_op op,
                    unsigned shape, size_t n) {
  for (size_t i = 0; i < n; i++) {
    if (same_bits(out[i], b->expected[i])) continue;
    print_error("%s, shape %u, value %zu: %a against %a\n", pg_op_name(op),
                shape, i, out[i], b->expected[i]);
    fail();
  }
}

static void check_apart(blocks *b, pg_op op, unsigned shape, size_t n) {
  const double *arguments[3] = {b->values[0], b->values[1], b->values[2]};
  b->out[n] = 77.0;
  pg__vector_plain()->kernel(op, shape)(b->out, arguments, n);
  compare(b, b->out, op, shape, n);
  assert_same_bits(b->out[n], 77.0);
}

/* The result written over argument k, which is a block. */
static void check_in_place(blocks *b, pg_op op, unsigned shape, size_t round,
                           size_t n, unsigned k) {
  const double *arguments[3] = {b->values[0], b->values[1], b->values[2]};
  fill(b, op, shape, round, n);
  pg__vector_plain()->kernel(op, shape)(b->values[k], arguments, n);
  compare(b, b->values[k], op, shape, n);
}

/* A register that is read twice and written: x = x op x. */
static void check_all_one(blocks *b, pg_op op, size_t round, size_t n) {
  double *x = b->values[0];
  const double *arguments[3] = {x, x, x};
  fill(b, op, 7, round, n);
  for (size_t i = 0; i < n; i++) b->expected[i] = apply(op, x[i], x[i], x[i]);
  pg__vector_plain()->kernel(op, (1u << pg_op_arity(op)) - 1)(x, arguments, n);
  compare(b, x, op, 8, n);
}

static void check_shape(blocks *b, pg_op op, unsigned shape, size_t n) {
  for (size_t round = 0; round < SPECIALS; round++) {
    fill(b, op, shape, round, n);
    check_apart(b, op, shape, n);
    for (unsigned k = 0; k < 3; k++)
      if (shape >> k & 1u) check_in_place(b, op, shape, round, n, k);
    check_all_one(b, op, round, n);
  }
}

static void check_count(size_t n) {
  static blocks b;
  for (int op = PG_NEG; op < PG_OP_COUNT; op++) {
    unsigned shapes = 1u << pg_op_arity((pg_op)op);
    for (unsigned shape = n == 1 ? 0 : 1; shape < shapes; shape++)
      check_shape(&b, (pg_op)op, shape, n);
  }
}

static void kernels_of_one_value_agree_with_the_operation(void **state) {
  (void)state;
  check_count(1);
}

static void kernels_of_a_thousand_values_agree_with_the_operation(
    void **state) {
  (void)state;
  check_count(1000);
}

/* Past any vector width, before and after a multiple of it. */
static void kernels_of_odd_counts_agree_with_the_operation(void **state) {
  (void)state;
  for (size_t n = 2; n < 20; n++) check_count(n);
}

static void kernels_of_nothing_write_nothing(void **state) {
  (void)state;
  for (int op = PG_NEG; op < PG_OP_COUNT; op++) {
    double a = 1, b = 2, c = 3, out = 77;
    const double *arguments[3] = {&a, &b, &c};
    unsigned shapes = 1u << pg_op_arity((pg_op)op);
    for (unsigned shape = 0; shape < shapes; shape++)
      pg__vector_plain()->kernel((pg_op)op, shape)(&out, arguments, 0);
    assert_same_bits(out, 77.0);
  }
}

/* ----- what the operations are: by hand ----- */

/* IEEE 754 and C11: NaN goes through min and max, comparisons with it are
** false, round goes half away from zero and keeps the sign of zero.  The
** remainder a - floor(a / b) b has b's sign: -5 = 1 (-3) - 2, -5 = -2 3 + 1. */
static void operations_at_special_values_are_as_written(void **state) {
  static const struct { pg_op op; double a, b, result; } known[] = {
      {PG_MIN, NAN, 1, NAN},      {PG_MIN, 1, NAN, NAN},
      {PG_MAX, NAN, 1, NAN},      {PG_MAX, 1, NAN, NAN},
      {PG_MIN, -INFINITY, 1, -INFINITY}, {PG_MAX, 2, INFINITY, INFINITY},
      {PG_MIN, 3, 2, 2},          {PG_MAX, 3, 2, 3},
      {PG_LT, NAN, 1, 0},         {PG_LE, NAN, NAN, 0},
      {PG_EQ, NAN, NAN, 0},       {PG_EQ, 0.0, -0.0, 1},
      {PG_LT, -0.0, 0.0, 0},      {PG_LE, 0.0, -0.0, 1},
      {PG_LT, 1, INFINITY, 1},    {PG_EQ, INFINITY, INFINITY, 1},
      {PG_AND, 1, 1, 1},          {PG_AND, 1, 0, 0},
      {PG_OR, 0, 1, 1},           {PG_OR, 0, 0, 0},
      {PG_NOT, 0, 0, 1},          {PG_NOT, 1, 0, 0},
      {PG_ROUND, 2.5, 0, 3},      {PG_ROUND, -2.5, 0, -3},
      {PG_ROUND, -0.4, 0, -0.0},  {PG_FLOOR, -0.5, 0, -1},
      {PG_CEIL, -0.5, 0, -0.0},   {PG_ROUND, 0x1.fffffffffffffp-2, 0, 0},
      {PG_NEG, 0.0, 0, -0.0},     {PG_ABS, -0.0, 0, 0.0},
      {PG_SQRT, -0.0, 0, -0.0},   {PG_SQRT, -1, 0, NAN},
      {PG_LOG, 0, 0, -INFINITY},  {PG_LOG, -1, 0, NAN},
      {PG_EXP, -INFINITY, 0, 0},  {PG_EXP, 0, 0, 1},
      {PG_DIV, 1, -0.0, -INFINITY}, {PG_DIV, 0, 0, NAN},
      {PG_POW, 0, 0, 1},          {PG_POW, NAN, 0, 1},
      {PG_POW, -8, 1.0 / 3, NAN}, {PG_POW, -2, 3, -8},
      {PG_SUB, INFINITY, INFINITY, NAN}, {PG_MUL, 0, INFINITY, NAN},
      {PG_MOD, 5, 3, 2},          {PG_MOD, -5, 3, 1},
      {PG_MOD, 5, -3, -1},        {PG_MOD, -5, -3, -2},
      {PG_MOD, -6, 3, -0.0},      {PG_MOD, 6, -3, 0.0},
      {PG_MOD, 7.5, 2, 1.5},      {PG_MOD, -0.5, -2, -0.5},
      {PG_MOD, 5, INFINITY, 5},   {PG_MOD, -5, -INFINITY, -5},
      {PG_MOD, 5, 0, NAN},        {PG_MOD, INFINITY, 2, NAN},
      {PG_MOD, NAN, 2, NAN},      {PG_MOD, 2, NAN, NAN}};
  (void)state;
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    const double *arguments[3] = {&known[i].a, &known[i].b, &known[i].b};
    double out;
    pg__vector_plain()->kernel(known[i].op, 0)(&out, arguments, 1);
    assert_same_bits(out, known[i].result);
  }
}

static void where_reads_the_live_side_only(void **state) {
  double c[2] = {1, 0}, a[2] = {5, NAN}, b[2] = {INFINITY, 6}, out[2];
  const double *arguments[3] = {c, a, b};
  (void)state;
  pg__vector_plain()->kernel(PG_WHERE, 7)(out, arguments, 2);
  assert_same_bits(out[0], 5);
  assert_same_bits(out[1], 6);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(kernels_of_one_value_agree_with_the_operation),
      cmocka_unit_test(kernels_of_a_thousand_values_agree_with_the_operation),
      cmocka_unit_test(kernels_of_odd_counts_agree_with_the_operation),
      cmocka_unit_test(kernels_of_nothing_write_nothing),
      cmocka_unit_test(operations_at_special_values_are_as_written),
      cmocka_unit_test(where_reads_the_live_side_only)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
