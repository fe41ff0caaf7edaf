/*
** Decimal numbers, read and printed, without the locale and correctly rounded.
**
** Both ways go through the C library, which rounds correctly, in a form that
** has no decimal point and so looks the same in every locale.  Reading: 2.80 is
** handed to strtod as 280e-2; a suffix goes into that exponent before anything
** is rounded, so that 0.3M is exactly 300000.  Printing: the digits and the
** exponent are taken out of "%.*e", whatever stands between the first two.
*/
#include "graph/number.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/scan.h"
#include "perigee/text.h"

#define EXPONENT_CUT 1000000L

static size_t scan_digits(const char *text, size_t length) {
  size_t at = 0;
  while (at < length && pg__is_digit(text[at])) at++;
  return at;
}

/* Digits and a point: returns their length, 0 where there is no digit. */
static size_t scan_mantissa(const char *text, size_t length) {
  size_t whole = scan_digits(text, length);
  size_t at = whole, fraction;
  if (at >= length || text[at] != '.') return whole;
  if (at + 1 < length && text[at + 1] == '.') return whole;
  fraction = scan_digits(text + at + 1, length - at - 1);
  return whole + fraction == 0 ? 0 : at + 1 + fraction;
}

/* e, a sign, digits: returns their length, 0 where there are none. */
static size_t scan_exponent(const char *text, size_t length, long *out) {
  bool negative;
  size_t at = 1, digits, i;
  long value = 0;
  if (length < 2 || pg__lower(text[0]) != 'e') return 0;
  negative = text[1] == '-';
  if (text[1] == '-' || text[1] == '+') at++;
  digits = scan_digits(text + at, length - at);
  if (digits == 0) return 0;
  for (i = at; i < at + digits; i++)
    if (value < EXPONENT_CUT) value = value * 10 + (text[i] - '0');
  if (value > EXPONENT_CUT) value = EXPONENT_CUT;
  *out = negative ? -value : value;
  return at + digits;
}

size_t pg__decimal_scan(const char *text, size_t length, pg__decimal *out) {
  size_t mantissa = scan_mantissa(text, length);
  if (mantissa == 0) return 0;
  out->digits = text;
  out->length = mantissa;
  out->exponent = 0;
  out->negative = false;
  return mantissa +
         scan_exponent(text + mantissa, length - mantissa, &out->exponent);
}

bool pg__decimal_is_zero(const pg__decimal *decimal) {
  size_t i;
  for (i = 0; i < decimal->length; i++)
    if (decimal->digits[i] != '0' && decimal->digits[i] != '.') return false;
  return true;
}

/* The digits without the point and leading zeros; how many came after it. */
static size_t copy_digits(const pg__decimal *decimal, char *buffer,
                          long *fraction) {
  size_t used = 0, i;
  bool after = false;
  *fraction = 0;
  for (i = 0; i < decimal->length; i++) {
    char c = decimal->digits[i];
    if (c == '.') {
      after = true;
      continue;
    }
    if (used > 0 || c != '0') buffer[used++] = c;
    if (after) ++*fraction;
  }
  return used;
}

double pg__decimal_value(const pg__decimal *decimal, int ten) {
  char buffer[PG_TEXT_MAX + 32];
  long fraction;
  size_t used;
  double value;
  int kept = errno;
  if (decimal->length > PG_TEXT_MAX) return NAN;
  used = copy_digits(decimal, buffer, &fraction);
  if (used == 0) return decimal->negative ? -0.0 : 0.0;
  snprintf(buffer + used, sizeof buffer - used, "e%ld",
           decimal->exponent + ten - fraction);
  value = strtod(buffer, NULL);
  errno = kept;
  return decimal->negative ? -value : value;
}

/* ----------------------------------------------------------------- printing */

#define DIGITS_MAX 17

typedef struct figure {
  char digits[DIGITS_MAX + 1]; /* no trailing zeros, at least one digit */
  int count;
  int exponent; /* of ten, of the first digit */
  bool negative;
} figure;

/* Takes "%.*e" apart: every digit before the e, and the number after it. */
static void figure_of(double value, int digits, figure *out) {
  char text[64];
  const char *at = text;
  snprintf(text, sizeof text, "%.*e", digits - 1, fabs(value));
  out->negative = value < 0;
  out->count = 0;
  for (; *at != 'e' && *at != '\0'; at++)
    if (pg__is_digit(*at) && out->count < DIGITS_MAX)
      out->digits[out->count++] = *at;
  out->exponent = *at == 'e' ? atoi(at + 1) : 0;
  while (out->count > 1 && out->digits[out->count - 1] == '0') out->count--;
}

static char *put(char *at, const char *text, int count) {
  memcpy(at, text, (size_t)count);
  return at + count;
}

static char *put_zeros(char *at, int count) {
  while (count-- > 0) *at++ = '0';
  return at;
}

/* 0.00125, 12.5, 12500 */
static char *put_fixed(char *at, const figure *f) {
  int whole = f->exponent + 1;
  if (whole <= 0) {
    at = put_zeros(put(at, "0.", 2), -whole);
    return put(at, f->digits, f->count);
  }
  if (f->count <= whole)
    return put_zeros(put(at, f->digits, f->count), whole - f->count);
  at = put(put(at, f->digits, whole), ".", 1);
  return put(at, f->digits + whole, f->count - whole);
}

/* 1.25e21, 1e-9 */
static char *put_scientific(char *at, const figure *f) {
  char exponent[16];
  int length = snprintf(exponent, sizeof exponent, "e%d", f->exponent);
  at = put(at, f->digits, 1);
  if (f->count > 1) at = put(put(at, ".", 1), f->digits + 1, f->count - 1);
  return put(at, exponent, length);
}

static void print_figure(const figure *f, char *text) {
  char *at = text;
  if (f->negative) *at++ = '-';
  at = f->exponent >= -6 && f->exponent < 15 ? put_fixed(at, f)
                                             : put_scientific(at, f);
  *at = '\0';
}

/* Plain digits from 0.000001 to 1e15, an exponent beyond; zero has no sign. */
int pg_text_number(double value, int digits, char *buffer, size_t size) {
  char text[PG__NUMBER_SIZE];
  figure f;
  if (digits < 1) digits = 1;
  if (digits > DIGITS_MAX) digits = DIGITS_MAX;
  if (isnan(value)) return snprintf(buffer, size, "nan");
  if (isinf(value)) return snprintf(buffer, size, value < 0 ? "-inf" : "inf");
  if (value == 0) return snprintf(buffer, size, "0");
  figure_of(value, digits, &f);
  print_figure(&f, text);
  return snprintf(buffer, size, "%s", text);
}
