/*
** The line of a progress bar, with given counters and clock.
*/
#include <string.h>

#include "check.h"

#include "progress_line.h"

/* Columns of a text: its code points, for all that is drawn is one column wide. */
static unsigned columns_of(const char *text) {
  unsigned count = 0;
  for (; *text != '\0'; text++)
    count += ((unsigned char)*text & 0xc0) != 0x80;
  return count;
}

static void share_of_known_work_is_done_over_total(void **unused) {
  (void)unused;
  perigee_standing at = {.done = 25, .total = 100};
  assert_true(perigee_share_of(&at) == 0.25);
}

/* The third of four parts, half done: (2 + 0.5) / 4. */
static void share_of_parts_counts_those_before(void **unused) {
  (void)unused;
  perigee_standing at = {.done = 5, .total = 10, .part = 2, .parts = 4};
  assert_true(perigee_share_of(&at) == 0.625);
  at.total = 0, at.done = 0;
  assert_true(perigee_share_of(&at) == 0.5);
  at.part = 2, at.done = 99, at.total = 10;
  assert_true(perigee_share_of(&at) == 0.75);
}

static void share_of_unknown_or_finished_work_is_nobodys_to_say(void **unused) {
  (void)unused;
  perigee_standing at = {.done = 25};
  assert_true(perigee_share_of(&at) < 0);
  at.total = 25;
  assert_true(perigee_share_of(&at) < 0);
}

/* A tenth in the first second, and so on: after 4 s at 0.4, 6 s are left. */
static void pace_that_is_even_tells_the_time_left(void **unused) {
  (void)unused;
  perigee_pace pace = perigee_pace_from(0, 0);
  assert_true(pace.left < 0);
  for (int i = 1; i <= 20; i++) perigee_pace_update(&pace, 0.2 * i, 0.02 * i);
  assert_true(pace.left > 5.999 && pace.left < 6.001);
}

/* Ten times slower from 2 s on: by 6 s the rate says about (1 - 0.24) / 0.01 = 76 s;
** each update moves by its tenth at most, never beyond. */
static void pace_that_drops_moves_the_time_left_smoothly(void **unused) {
  (void)unused;
  perigee_pace pace = perigee_pace_from(0, 0);
  for (int i = 1; i <= 10; i++) perigee_pace_update(&pace, 0.2 * i, 0.02 * i);
  double before = pace.left, largest = 0;
  for (int i = 1; i <= 20; i++) {
    perigee_pace_update(&pace, 2 + 0.2 * i, 0.2 + 0.002 * i);
    double step = pace.left - before;
    if (step > largest) largest = step;
    before = pace.left;
  }
  assert_true(before > 15 && before < 76);
  assert_true(largest < 5);
}

static void pace_begins_anew_where_the_share_falls(void **unused) {
  (void)unused;
  perigee_pace pace = perigee_pace_from(0, 0);
  perigee_pace_update(&pace, 1, 0.5);
  perigee_pace_update(&pace, 1.2, 0.1);
  assert_true(pace.began_at == 0.1 && pace.left < 0);
}

/* 40 columns: 39 are used; "sampling  " is 10 and "   50 %  10 s left" 19 wide, the
** bar 11: of it a half, 5 and a half cells. */
static void line_of_known_work_has_bar_share_and_time(void **unused) {
  (void)unused;
  char line[PERIGEE_LINE_MAX];
  perigee_progress_line(line, "sampling", 0.5, 10, 10, 40, false);
  assert_string_equal(line, "sampling  █████▌░░░░░   50 %  10 s left");
  perigee_progress_line(line, "sampling", 0.5, 10, 10, 40, true);
  assert_string_equal(line, "sampling  #####......   50 %  10 s left");
}

/* 200 columns: the bar is 40 wide at most. */
static void line_of_a_wide_terminal_is_no_wider_than_need_be(void **unused) {
  (void)unused;
  char line[PERIGEE_LINE_MAX];
  perigee_progress_line(line, "sampling", 0.5, 10, -1, 200, false);
  assert_int_equal(columns_of(line), 10 + 40 + 2 + 5);
}

/* What moves is at 5 cells a second: after 2 s it has gone 10. */
static void line_of_unknown_work_moves_and_tells_the_time_gone(void **unused) {
  (void)unused;
  char line[PERIGEE_LINE_MAX];
  perigee_progress_line(line, "tracing", -1, 2, -1, 80, true);
  assert_string_equal(line,
                      "tracing  ..........###...........................  2 s");
}

static void line_of_any_terminal_is_narrower_than_it(void **unused) {
  (void)unused;
  char line[PERIGEE_LINE_MAX];
  for (unsigned columns = 1; columns <= 130; columns++) {
    perigee_progress_line(line, "weighing what to measure", 0.337, 70, 4000,
                          columns, false);
    assert_true(columns_of(line) < columns);
    perigee_progress_line(line, "tracing", -1, 3700, -1, columns, false);
    assert_true(columns_of(line) < columns);
  }
}

/* 59.2 s: up to the next 5; 125: to the next 30, 150; 4000: to 10 min, 70 min. */
static void line_rounds_the_time_left_by_its_size(void **unused) {
  (void)unused;
  char line[PERIGEE_LINE_MAX];
  const double left[] = {0, 7.1, 59.2, 125, 4000};
  const char *const words[] = {"  1 s left", "  8 s left", "  1 min 0 s left",
                               "  2 min 30 s left", "  1 h 10 min left"};
  for (int i = 0; i < 5; i++) {
    perigee_progress_line(line, "x", 0.5, 10, left[i], 80, true);
    assert_non_null(strstr(line, words[i]));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(share_of_known_work_is_done_over_total),
      cmocka_unit_test(share_of_parts_counts_those_before),
      cmocka_unit_test(share_of_unknown_or_finished_work_is_nobodys_to_say),
      cmocka_unit_test(pace_that_is_even_tells_the_time_left),
      cmocka_unit_test(pace_that_drops_moves_the_time_left_smoothly),
      cmocka_unit_test(pace_begins_anew_where_the_share_falls),
      cmocka_unit_test(line_of_known_work_has_bar_share_and_time),
      cmocka_unit_test(line_of_a_wide_terminal_is_no_wider_than_need_be),
      cmocka_unit_test(line_of_unknown_work_moves_and_tells_the_time_gone),
      cmocka_unit_test(line_of_any_terminal_is_narrower_than_it),
      cmocka_unit_test(line_rounds_the_time_left_by_its_size),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
