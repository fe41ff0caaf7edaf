/*
** The kernels, expanded from the operations' one definition.  Loops are plain:
** the compiler vectorises those that it can.
*/
#include "graph/ops.h"
#include "run/vector/vector.h"
#include "run/vector/wide.h"

#define UNARY(id, function)                                                   \
  static void id##_v(double *out, const double *const in[3], size_t n) {      \
    const double *a = in[0];                                                  \
    PG__APART                                                                 \
    for (size_t i = 0; i < n; i++) out[i] = function(a[i]);                   \
  }
PG__UNARY_BUT_EXP_LIST(UNARY)

#ifdef PG__WIDE
static void EXP_v(double *out, const double *const in[3], size_t n) {
  PG__WIDE_LOOP(out, in[0], n, x, pg__v8_exp(x))
}

static void LOG_v(double *out, const double *const in[3], size_t n) {
  PG__WIDE_LOOP(out, in[0], n, x, pg__v8_log(x))
}
#else
PG__EXP_LIST(UNARY)
#endif
#undef UNARY

/* ----- of two arguments ----- */

#define BINARY_LOOP(id, suffix, function, left, right)                        \
  static void id##_##suffix(double *out, const double *const in[3],           \
                            size_t n) {                                       \
    const double *a = in[0], *b = in[1];                                      \
    PG__APART                                                                 \
    for (size_t i = 0; i < n; i++) out[i] = function(left, right);            \
  }
#define BINARY_SCALAR_LOOP(id, suffix, function, scalar, left, right)         \
  static void id##_##suffix(double *out, const double *const in[3],           \
                            size_t n) {                                       \
    const double *a = in[0], *b = in[1];                                      \
    const double s = *scalar;                                                 \
    PG__APART                                                                 \
    for (size_t i = 0; i < n; i++) out[i] = function(left, right);            \
  }
#define BINARY(id, function)                                                  \
  BINARY_SCALAR_LOOP(id, vs, function, b, a[i], s)                            \
  BINARY_SCALAR_LOOP(id, sv, function, a, s, b[i])                            \
  BINARY_LOOP(id, vv, function, a[i], b[i])
PG__BINARY_BUT_POW_LIST(BINARY)
#undef BINARY

/* ----- powers ----- */

#ifdef PG__WIDE

/* Puts right the powers that are not plain. */
static pg__v8 mend(pg__v8 power, pg__v8 x, pg__v8 y, __mmask8 odd) {
  double powers[8], a[8], b[8];
  _mm512_storeu_pd(powers, power);
  _mm512_storeu_pd(a, x);
  _mm512_storeu_pd(b, y);
  for (; odd != 0; odd &= (__mmask8)(odd - 1)) {
    int i = __builtin_ctz(odd);
    powers[i] = pg__pow(a[i], b[i]);
  }
  return _mm512_loadu_pd(powers);
}

/* Steps of 0 or 1: a scalar stays where it is. */
static inline void pow_all(double *out, const double *x, const double *y,
                           size_t x_step, size_t y_step, size_t n) {
  pg__v8 a = pg__v8_of(*x), b = pg__v8_of(*y);
  for (size_t i = 0; i < n; i += 8) {
    __mmask8 there = pg__v8_there(i, n);
    if (x_step != 0) a = _mm512_maskz_loadu_pd(there, x + i);
    if (y_step != 0) b = _mm512_maskz_loadu_pd(there, y + i);
    pg__v8 power = pg__v8_pow(a, b);
    __mmask8 odd = there & (__mmask8)~pg__v8_pow_is_plain(a, b);
    if (odd != 0) power = mend(power, a, b, odd);
    _mm512_mask_storeu_pd(out + i, there, power);
  }
}

#else

/* Powers of so many values are worked out as if all were plain, beside what they
** are made of, and those that are not are put right. */
#define TILE 64u

/* Whether any of the values is not plain. */
static inline bool pow_tile(double *powers, const double *x, const double *y,
                            size_t x_step, size_t y_step, size_t n) {
  bool plain = true;
  for (size_t i = 0; i < n; i++)
    powers[i] = pg__pow_plain(x[i * x_step], y[i * y_step]);
  for (size_t i = 0; plain && i < n; i++)
    plain = pg__pow_is_plain(x[i * x_step], y[i * y_step]) &&
            y[i * y_step] != 2.0;
  return !plain;
}

/* Steps of 0 or 1: a scalar stays where it is. */
static inline void pow_all(double *out, const double *x, const double *y,
                           size_t x_step, size_t y_step, size_t n) {
  double powers[TILE];
  for (; n > 0; x += TILE * x_step, y += TILE * y_step, out += TILE) {
    size_t part = n < TILE ? n : TILE;
    if (pow_tile(powers, x, y, x_step, y_step, part))
      for (size_t i = 0; i < part; i++)
        powers[i] = pg__pow(x[i * x_step], y[i * y_step]);
    memcpy(out, powers, part * sizeof *out);
    n -= part;
  }
}

#endif

static void square_all(double *out, const double *x, size_t n) {
  PG__APART
  for (size_t i = 0; i < n; i++) out[i] = x[i] * x[i];
}

static void POW_vs(double *out, const double *const in[3], size_t n) {
  const double y = *in[1];
  if (y == 2.0)
    square_all(out, in[0], n);
  else
    pow_all(out, in[0], &y, 1, 0, n);
}

static void POW_sv(double *out, const double *const in[3], size_t n) {
  const double x = *in[0];
  pow_all(out, &x, in[1], 0, 1, n);
}

static void POW_vv(double *out, const double *const in[3], size_t n) {
  pow_all(out, in[0], in[1], 1, 1, n);
}

/* ----- choices ----- */

#define WHERE(suffix, condition, yes, no)                                     \
  static void where_##suffix(double *out, const double *const in[3],          \
                             size_t n) {                                      \
    const double *c = in[0], *a = in[1], *b = in[2];                          \
    const double c0 = *c, a0 = *a, b0 = *b;                                   \
    (void)c0, (void)a0, (void)b0;                                             \
    PG__APART                                                                 \
    for (size_t i = 0; i < n; i++) out[i] = pg__where(condition, yes, no);    \
  }
WHERE(sss, c0, a0, b0)
WHERE(vss, c[i], a0, b0)
WHERE(svs, c0, a[i], b0)
WHERE(vvs, c[i], a[i], b0)
WHERE(ssv, c0, a0, b[i])
WHERE(vsv, c[i], a0, b[i])
WHERE(svv, c0, a[i], b[i])
WHERE(vvv, c[i], a[i], b[i])
#undef WHERE

static pg__kernel *const table[PG_OP_COUNT][PG__SHAPES] = {
#define X(id, function) [PG_##id] = {id##_v, id##_v},
    PG__UNARY_LIST(X)
#undef X
#define X(id, function) [PG_##id] = {id##_vv, id##_vs, id##_sv, id##_vv},
    PG__BINARY_LIST(X)
#undef X
    [PG_WHERE] = {where_sss, where_vss, where_svs, where_vvs, where_ssv,
                  where_vsv, where_svv, where_vvv},
};

pg__kernel *PG__OF(pg__kernel_for)(pg_op op, unsigned shape) {
  return table[op][shape];
}
