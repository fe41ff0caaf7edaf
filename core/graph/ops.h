/*
** What each elementary operation does to plain doubles: the one place.
**
** Folding, the kernels and the probe all call these, so that a constant, a block
** of samples and a single sample give the same bits.  NaN goes through min and
** max; comparisons with NaN are false; conditions are 1 and 0.
*/
#ifndef PERIGEE_GRAPH_OPS_H
#define PERIGEE_GRAPH_OPS_H

#include <math.h>

#include "graph/elementary.h"

static inline double pg__neg(double a) { return -a; }
static inline double pg__abs(double a) { return fabs(a); }
static inline double pg__floor(double a) { return floor(a); }
static inline double pg__ceil(double a) { return ceil(a); }
static inline double pg__round(double a) { return round(a); }
static inline double pg__sqrt(double a) { return sqrt(a); }
static inline double pg__not(double a) { return a == 0 ? 1 : 0; }

static inline double pg__add(double a, double b) { return a + b; }
static inline double pg__sub(double a, double b) { return a - b; }
static inline double pg__mul(double a, double b) { return a * b; }
static inline double pg__div(double a, double b) { return a / b; }
static inline double pg__lt(double a, double b) { return a < b ? 1 : 0; }
static inline double pg__le(double a, double b) { return a <= b ? 1 : 0; }
static inline double pg__eq(double a, double b) { return a == b ? 1 : 0; }

static inline double pg__min(double a, double b) {
  return a < b ? a : b <= a ? b : a + b;
}

static inline double pg__max(double a, double b) {
  return a > b ? a : b >= a ? b : a + b;
}

/* The remainder with the sign of b, exact, as Lua's %. */
static inline double pg__mod(double a, double b) {
  double m = fmod(a, b);
  return (m > 0 ? b < 0 : m < 0 && b > 0) ? m + b : m;
}

static inline double pg__and(double a, double b) {
  return a != 0 && b != 0 ? 1 : 0;
}

static inline double pg__or(double a, double b) {
  return a != 0 || b != 0 ? 1 : 0;
}

static inline double pg__where(double c, double a, double b) {
  return c != 0 ? a : b;
}

/* The operations by shape, to expand a table or a switch over: id, function. */
#define PG__UNARY_BUT_EXP_LIST(X)                                             \
  X(NEG, pg__neg) X(ABS, pg__abs) X(FLOOR, pg__floor) X(CEIL, pg__ceil)       \
  X(ROUND, pg__round) X(SQRT, pg__sqrt) X(NOT, pg__not)

#define PG__EXP_LIST(X) X(EXP, pg__exp) X(LOG, pg__log)

#define PG__UNARY_LIST(X) PG__UNARY_BUT_EXP_LIST(X) PG__EXP_LIST(X)

#define PG__BINARY_BUT_POW_LIST(X)                                            \
  X(ADD, pg__add) X(SUB, pg__sub) X(MUL, pg__mul) X(DIV, pg__div)             \
  X(MIN, pg__min) X(MAX, pg__max) X(MOD, pg__mod)                             \
  X(LT, pg__lt) X(LE, pg__le) X(EQ, pg__eq) X(AND, pg__and) X(OR, pg__or)

#define PG__BINARY_LIST(X) PG__BINARY_BUT_POW_LIST(X) X(POW, pg__pow)

#endif
