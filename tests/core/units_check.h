/* What the tests of units share: a registry a test, and what is expected. */
#ifndef PERIGEE_TESTS_UNITS_CHECK_H
#define PERIGEE_TESTS_UNITS_CHECK_H

#include <string.h>

#include "check.h"
#include "perigee/dimension.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* A test that is given a fresh registry in *state. */
#define UNITS_TEST(function) \
  cmocka_unit_test_setup_teardown(function, units_setup, units_teardown)

static inline int units_setup(void **state) {
  pg_allocator allocator = pg_allocator_default();
  pg_units *units;
  if (pg_units_new(&allocator, &units) != PG_OK) return -1;
  *state = units;
  return 0;
}

static inline int units_teardown(void **state) {
  pg_units_free(*state);
  return 0;
}

static inline const pg_unit *read_unit(pg_units *units, const char *text) {
  const pg_unit *unit = NULL;
  pg_error error = {PG_OK, 0, ""};
  pg_status status = pg_unit_read(units, text, strlen(text), &unit, &error);
  if (status != PG_OK) fail_msg("'%s': %s", text, error.text);
  return unit;
}

static inline void expect_text(const char *what, const char *got,
                               const char *expected) {
  if (strcmp(got, expected) != 0)
    fail_msg("'%s' gives '%s', not '%s'", what, got, expected);
}

static inline void expect_ratio(const char *what, pg_ratio got, double num,
                                double den) {
  if (got.num != num || got.den != den)
    fail_msg("%s: %.17g/%.17g, not %.17g/%.17g", what, got.num, got.den, num,
             den);
}

static inline void expect_conversion(pg_units *units, const char *from,
                                     const char *to, double num, double den) {
  pg_ratio ratio;
  pg_error error;
  pg_status status = pg_unit_convert(read_unit(units, from),
                                     read_unit(units, to), &ratio, &error);
  if (status != PG_OK) fail_msg("%s to %s: %s", from, to, error.text);
  expect_ratio(from, ratio, num, den);
}

/* a times b, or a over b: the result's unit, and the ratio. */
typedef pg_status (*operation)(pg_units *, const pg_unit *, const pg_unit *,
                               const pg_unit **, pg_ratio *, pg_error *);

typedef struct algebra_row {
  const char *a, *b, *result;
  double num, den;
} algebra_row;

static inline void expect_algebra(pg_units *units, operation apply,
                                  const algebra_row *row) {
  const pg_unit *out = NULL;
  pg_ratio ratio;
  char what[128];
  snprintf(what, sizeof what, "%s with %s", row->a, row->b);
  assert_int_equal(apply(units, read_unit(units, row->a),
                         read_unit(units, row->b), &out, &ratio, NULL),
                   PG_OK);
  expect_text(what, pg_unit_text(out), row->result);
  expect_ratio(what, ratio, row->num, row->den);
  assert_ptr_equal(read_unit(units, row->result), out);
}

#endif
