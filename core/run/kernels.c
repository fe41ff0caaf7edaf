/*
** The kernels, expanded from the operations' one definition.  Loops are plain:
** the compiler vectorises those that it can.
*/
#include "run/kernels.h"

#include "graph/ops.h"

#define UNARY(id, function)                                                   \
  static void id##_v(double *out, const double *const in[3], size_t n) {      \
    const double *a = in[0];                                                  \
    for (size_t i = 0; i < n; i++) out[i] = function(a[i]);                   \
  }
PG__UNARY_LIST(UNARY)
#undef UNARY

#define BINARY_LOOP(id, suffix, function, left, right)                        \
  static void id##_##suffix(double *out, const double *const in[3],           \
                            size_t n) {                                       \
    const double *a = in[0], *b = in[1];                                      \
    for (size_t i = 0; i < n; i++) out[i] = function(left, right);            \
  }
#define BINARY_SCALAR_LOOP(id, suffix, function, scalar, left, right)         \
  static void id##_##suffix(double *out, const double *const in[3],           \
                            size_t n) {                                       \
    const double *a = in[0], *b = in[1];                                      \
    const double s = *scalar;                                                 \
    for (size_t i = 0; i < n; i++) out[i] = function(left, right);            \
  }
#define BINARY(id, function)                                                  \
  BINARY_SCALAR_LOOP(id, vs, function, b, a[i], s)                            \
  BINARY_SCALAR_LOOP(id, sv, function, a, s, b[i])                            \
  BINARY_LOOP(id, vv, function, a[i], b[i])
PG__BINARY_LIST(BINARY)
#undef BINARY

#define WHERE(suffix, condition, yes, no)                                     \
  static void where_##suffix(double *out, const double *const in[3],          \
                             size_t n) {                                      \
    const double *c = in[0], *a = in[1], *b = in[2];                          \
    const double c0 = *c, a0 = *a, b0 = *b;                                   \
    (void)c0, (void)a0, (void)b0;                                             \
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

pg__kernel *pg__kernel_for(pg_op op, unsigned shape) {
  return table[op][shape];
}
