/* What every test of the core needs: cmocka, and a comparison of doubles that
** compares doubles (cmocka 1.1.5's own compares floats). */
#ifndef PERIGEE_TESTS_CHECK_H
#define PERIGEE_TESTS_CHECK_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* after the four above, as cmocka asks */
#include <cmocka.h>

/* |a - b| <= relative * max(|a|, |b|); equal values (infinities too) pass. */
#define assert_close(a, b, relative)                                          \
  check_close_at((a), (b), (relative), #a " ~ " #b, __FILE__, __LINE__)

static inline void check_close_at(double a, double b, double relative,
                                  const char *what, const char *file,
                                  int line) {
  double scale = fmax(fabs(a), fabs(b));
  if (a == b || fabs(a - b) <= relative * scale) return;
  print_error("%s: %.17g against %.17g\n", what, a, b);
  _fail(file, line);
}

#endif
