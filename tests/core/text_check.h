/* What the tests of quantities' texts share. */
#ifndef PERIGEE_TESTS_TEXT_CHECK_H
#define PERIGEE_TESTS_TEXT_CHECK_H

#include "perigee/text.h"
#include "units_check.h"

static inline pg_reading read_text(pg_units *units, const char *text) {
  pg_reading reading;
  pg_error error;
  pg_status status =
      pg_text_read(units, text, strlen(text), &reading, &error);
  if (status != PG_OK) fail_msg("'%s': %s", text, error.text);
  return reading;
}

static inline void expect_certain(pg_units *units, const char *text,
                                  double value, const char *unit) {
  pg_reading reading = read_text(units, text);
  assert_int_equal(reading.distribution.kind, PG_CERTAIN);
  assert_int_equal(reading.distribution.count, 1);
  if (reading.distribution.parameters[0] != value)
    fail_msg("'%s' gives %.17g, not %.17g", text,
             reading.distribution.parameters[0], value);
  expect_text(text, pg_unit_text(reading.unit), unit);
}

static inline void expect_printed(pg_units *units, const char *text,
                                  const char *printed) {
  char buffer[512];
  pg_reading reading = read_text(units, text);
  assert_int_equal(pg_text_print(&reading, buffer, sizeof buffer),
                   strlen(printed));
  expect_text(text, buffer, printed);
}

static inline void expect_refused_bytes(pg_units *units, const char *text,
                                        size_t length, pg_status expected,
                                        int column, const char *sentence) {
  pg_reading reading, before;
  pg_error error = {PG_OK, -1, ""};
  pg_status status;
  memset(&reading, 7, sizeof reading);
  before = reading;
  status = pg_text_read(units, text, length, &reading, &error);
  if (status != expected || error.status != expected)
    fail_msg("'%s': %s, not %s (%s)", text, pg_status_name(status),
             pg_status_name(expected), error.text);
  if (sentence != NULL) expect_text(text, error.text, sentence);
  if (error.column != column)
    fail_msg("'%s': column %d, not %d", text, error.column, column);
  assert_memory_equal(&reading, &before, sizeof reading); /* untouched */
  assert_int_equal(pg_text_read(units, text, length, &reading, NULL),
                   expected);
}

static inline void expect_refused(pg_units *units, const char *text,
                                  pg_status expected, int column,
                                  const char *sentence) {
  expect_refused_bytes(units, text, strlen(text), expected, column, sentence);
}

#endif
