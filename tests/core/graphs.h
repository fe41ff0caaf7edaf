/*
** Models for the tests of the graph and of the evaluator.
**
** A model is a graph over a counting allocator, with the expressions that the
** test holds: closing it gives them back and checks that nothing is left, no
** node and no byte.  A builder that fails fails the test, but in a lenient
** model, which remembers the first failure and goes on with NULL.
*/
#ifndef PERIGEE_TESTS_GRAPHS_H
#define PERIGEE_TESTS_GRAPHS_H

#include <string.h>

#include "check.h"
#include "counting.h"
#include "perigee/perigee.h"

typedef struct model {
  counting memory;
  pg_graph *graph;
  pg_expr **kept;
  size_t count, capacity;
  bool lenient;
  pg_status status; /* the first failure, and */
  pg_error error;   /* what it said */
} model;

/* ----- opening and closing ----- */

static inline void model_open(model *m) {
  pg_allocator allocator;
  memset(m, 0, sizeof *m);
  m->memory.fail_at = -1;
  allocator = counting_allocator(&m->memory);
  assert_int_equal(pg_graph_new(&allocator, &m->graph), PG_OK);
}

/* Gives back what was kept after the first `count`. */
static inline void model_forget(model *m, size_t count) {
  while (m->count > count) pg_expr_release(m->kept[--m->count]);
}

static inline void model_close(model *m) {
  model_forget(m, 0);
  assert_int_equal(pg_graph_size(m->graph), 0);
  pg_graph_release(m->graph);
  assert_int_equal(m->memory.bytes, 0);
  free(m->kept);
}

/* Keeps a reference for the model, to be given back when it is closed. */
static inline pg_expr *model_keep(model *m, pg_expr *expr) {
  if (m->count == m->capacity) {
    m->capacity = m->capacity > 0 ? 2 * m->capacity : 64;
    m->kept = realloc(m->kept, m->capacity * sizeof *m->kept);
    assert_non_null(m->kept);
  }
  return m->kept[m->count++] = expr;
}

static inline pg_expr *settle(model *m, pg_status status, pg_expr *expr) {
  if (status == PG_OK) return model_keep(m, expr);
  if (!m->lenient) {
    print_error("%s: %s\n", pg_status_name(status), m->error.text);
    fail();
  }
  m->status = status;
  return NULL;
}

/* ----- builders ----- */

static inline const pg_unit *unit_of(model *m, const char *text) {
  const pg_unit *unit = NULL;
  if (m->status != PG_OK) return NULL;
  m->status = pg_unit_read(pg_graph_units(m->graph), text, strlen(text), &unit,
                           &m->error);
  if (!m->lenient) assert_int_equal(m->status, PG_OK);
  return unit;
}

static inline pg_expr *number(model *m, double value, const char *unit) {
  const pg_unit *in = unit_of(m, unit);
  pg_expr *out = NULL;
  if (m->status != PG_OK) return NULL;
  pg_status status = pg_constant(m->graph, value, in, &out);
  return settle(m, status, out);
}

static inline pg_expr *plain(model *m, double value) {
  return number(m, value, "1");
}

/* A leaf from a quantity's text: "1 to 2 USD". */
static inline pg_expr *figure(model *m, const char *name, const char *text) {
  pg_reading reading;
  pg_expr *out = NULL;
  if (m->status != PG_OK) return NULL;
  pg_status status = pg_text_read(pg_graph_units(m->graph), text, strlen(text),
                                  &reading, &m->error);
  if (status == PG_OK)
    status = pg_leaf(m->graph, name, NULL, &reading, &out);
  return settle(m, status, out);
}

static inline pg_expr *axis(model *m, const char *name, const double *values,
                            size_t count, const char *unit) {
  const pg_unit *in = unit_of(m, unit);
  pg_expr *out = NULL;
  if (m->status != PG_OK) return NULL;
  pg_status status = pg_axis(m->graph, name, NULL, values, count, in, &out);
  return settle(m, status, out);
}

static inline pg_expr *column(model *m, const char *name, double point,
                              const double *values, size_t count,
                              const char *unit) {
  const pg_unit *in = unit_of(m, unit);
  pg_expr *out = NULL;
  if (m->status != PG_OK) return NULL;
  pg_status status = pg_column(m->graph, name, point, values, count, in, &out);
  return settle(m, status, out);
}

static inline pg_expr *one(model *m, pg_op op, pg_expr *a) {
  pg_expr *out = NULL;
  if (m->status != PG_OK) return NULL;
  pg_status status = pg_unary(op, a, &out, &m->error);
  return settle(m, status, out);
}

static inline pg_expr *two(model *m, pg_op op, pg_expr *a, pg_expr *b) {
  pg_expr *out = NULL;
  if (m->status != PG_OK) return NULL;
  pg_status status = pg_binary(op, a, b, &out, &m->error);
  return settle(m, status, out);
}

static inline pg_expr *choose(model *m, pg_expr *condition, pg_expr *a,
                              pg_expr *b) {
  pg_expr *out = NULL;
  if (m->status != PG_OK) return NULL;
  pg_status status = pg_where(condition, a, b, &out, &m->error);
  return settle(m, status, out);
}

static inline pg_expr *turned(model *m, pg_expr *a, const char *unit) {
  const pg_unit *in = unit_of(m, unit);
  pg_expr *out = NULL;
  if (m->status != PG_OK) return NULL;
  pg_status status = pg_convert(a, in, &out, &m->error);
  return settle(m, status, out);
}

static inline pg_tape *tape_of(pg_expr *const *outputs, size_t count) {
  pg_tape *tape = NULL;
  assert_int_equal(pg_tape_new(outputs, count, &tape), PG_OK);
  return tape;
}

/* ----- comparing ----- */

static inline uint64_t bits_of(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

/* Equal to the last bit; which NaN it is does not matter. */
static inline bool same_bits(double a, double b) {
  return (isnan(a) && isnan(b)) || bits_of(a) == bits_of(b);
}

#define assert_same_bits(a, b)                                                \
  check_same_bits_at((a), (b), #a " == " #b, __FILE__, __LINE__)

static inline void check_same_bits_at(double a, double b, const char *what,
                                      const char *file, int line) {
  if (same_bits(a, b)) return;
  print_error("%s: %.17g (%a) against %.17g (%a)\n", what, a, a, b, b);
  _fail(file, line);
}

/* ----- random graphs ----- */

/* SplitMix64 (Steele, Lea and Flood, 2014). */
static inline uint64_t random_bits(uint64_t *state) {
  uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);
  z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
  return z ^ (z >> 31);
}

static inline size_t random_below(uint64_t *state, size_t count) {
  return (size_t)(random_bits(state) % count);
}

static const char *const random_texts[] = {
    "3",          "0.25",        "-2",           "0 .. 1",
    "-1 .. 4",    "1 to 9",      "-3 to 3",      "normal(0, 2)",
    "beta(2, 3)", "pert(1, 2, 7)", "triangular(-1, 0, 2)",
    "choice(0, 1, -1, 5)", "choice(0: 1, 2: 3)", "normal(0, 2) above -1",
    "1 to 9 within 2 .. 4", "40 %", "10 to 90 %",  "1 to 2 ktoken",
    "5 .. 50 token", "2 hour", "1 to 3 USD/hour", "lognormal(1, 9) USD"};

static inline pg_expr *random_constant(model *m, uint64_t *state) {
  static const double values[] = {0.0, -0.0, 1.0, -1.0, 0.5, 2.0, 3.7, 1e300,
                                  5e-324, INFINITY, -INFINITY, NAN};
  return plain(m, values[random_below(state, sizeof values / sizeof *values)]);
}

/* Of twelve values: samples past the end take the last. */
static inline pg_expr *random_column(model *m, uint64_t *state) {
  double values[12];
  for (size_t i = 0; i < 12; i++)
    values[i] = (double)random_below(state, 40) / 8 - 2;
  if (random_below(state, 3) == 0) values[5] = NAN;
  if (random_below(state, 3) == 0) values[7] = INFINITY;
  return column(m, "column", values[0], values, 12, "1");
}

/* A leaf, an axis (`axis A` of 2 or `axis B` of 3), a column or a constant. */
static inline pg_expr *random_leaf(model *m, uint64_t *state, bool units) {
  static const double steps[] = {2, -0.5, 7};
  size_t texts = sizeof random_texts / sizeof *random_texts;
  char name[] = {'x', (char)('a' + random_below(state, 6)), '\0'};
  switch (random_below(state, 8)) {
    case 0: return random_constant(m, state);
    case 1: return random_column(m, state);
    case 2: return axis(m, "axis A", steps, 2, "1");
    case 3: return axis(m, "axis B", steps, 3, "1");
    default: return figure(
        m, name, random_texts[random_below(state, units ? texts : texts - 7)]);
  }
}

static inline pg_expr *random_kept(const model *m, uint64_t *state) {
  return m->kept[random_below(state, m->count)];
}

/* One of the model's conditions, or NULL where a few draws find none. */
static inline pg_expr *random_condition(const model *m, uint64_t *state) {
  for (int i = 0; i < 40; i++) {
    pg_expr *expr = random_kept(m, state);
    if (pg_expr_is_condition(expr)) return expr;
  }
  return NULL;
}

/* Any operation on what the model has; a failure is left in *status. */
static inline pg_expr *random_operation(model *m, uint64_t *state,
                                        pg_status *status) {
  pg_op op = (pg_op)(PG_NEG + random_below(state, PG_OP_COUNT - PG_NEG));
  pg_expr *a = random_kept(m, state), *b = random_kept(m, state), *out = NULL;
  pg_expr *c = random_condition(m, state), *d = random_condition(m, state);
  bool logic = op == PG_NOT || op == PG_AND || op == PG_OR || op == PG_WHERE;
  *status = PG_DIMENSION; /* as where there is no condition to take */
  if (logic && c == NULL) return NULL;
  if (op == PG_WHERE)
    *status = pg_where(c, a, b, &out, NULL);
  else if (op == PG_AND || op == PG_OR)
    *status = pg_binary(op, c, d != NULL ? d : c, &out, NULL);
  else if (pg_op_arity(op) == 2)
    *status = pg_binary(op, a, b, &out, NULL);
  else
    *status = pg_unary(op, op == PG_NOT ? c : a, &out, NULL);
  return out;
}

/* Fills an open model with `leaves` leaves and up to `operations` operations:
** those that the graph refuses (a division by 0, two dimensions) are left out.
** No refusal may be anything but DOMAIN, DIMENSION or LIMIT. */
static inline void random_graph(model *m, uint64_t *state, size_t leaves,
                                size_t operations, bool units) {
  for (size_t i = 0; i < leaves; i++) random_leaf(m, state, units);
  two(m, PG_LT, plain(m, 0.3), figure(m, "coin", "0 .. 1"));
  for (size_t i = 0; i < operations; i++) {
    pg_status status;
    pg_expr *out = random_operation(m, state, &status);
    if (status == PG_OK) {
      model_keep(m, out);
      continue;
    }
    assert_true(status == PG_DOMAIN || status == PG_DIMENSION ||
                status == PG_LIMIT);
  }
}

#endif
