/*
** The pulls, each from what its operation hands on for one sample.
**
** A function back_OP_k(g, a, b, out) is what argument k of OP gets, where g is
** something: arithmetic, plus 0.0 to tell it from nothing, or a choice.
*/
#include "run/pull.h"

#include "graph/ops.h"

static inline bool is_something(double g) { return g != 0 || !signbit(g); }

#define BACK(name, value)                                                     \
  static inline double back_##name(double g, double a, double b,              \
                                   double out) {                              \
    (void)a, (void)b, (void)out;                                              \
    return value;                                                             \
  }

BACK(NEG_0, -g + 0.0)
BACK(ABS_0, a > 0 ? g : a < 0 ? -g + 0.0 : PG__NOTHING)
BACK(EXP_0, g * out + 0.0)
BACK(LOG_0, g / a + 0.0)
BACK(SQRT_0, 0.5 * g / out + 0.0)
BACK(ADD_0, g)
BACK(ADD_1, g)
BACK(SUB_0, g)
BACK(SUB_1, -g + 0.0)
BACK(MUL_0, g * b + 0.0)
BACK(MUL_1, g * a + 0.0)
BACK(DIV_0, g / b + 0.0)
BACK(DIV_1, -g * (out / b) + 0.0)
BACK(POW_0, b == 0 ? PG__NOTHING : g * (b * pg__pow(a, b - 1)) + 0.0)
BACK(POW_1, a == 0 && b > 0 ? PG__NOTHING : g * (out * log(a)) + 0.0)
BACK(MIN_0, b < a ? PG__NOTHING : g)
BACK(MIN_1, b < a ? g : PG__NOTHING)
BACK(MAX_0, b > a ? PG__NOTHING : g)
BACK(MAX_1, b > a ? g : PG__NOTHING)
BACK(MOD_0, g)
BACK(MOD_1, -g * round((a - out) / b) + 0.0)

/* `second` is the second argument, or any readable block where there is none. */
#define TO(k, back, second)                                                   \
  if (to[k] != NULL) {                                                        \
    const double *a = in[0], *b = (second);                                   \
    double *sum = to[k];                                                      \
    for (size_t i = 0; i < count; i++)                                        \
      sum[i] += is_something(g[i]) ? back(g[i], a[i], b[i], out[i])           \
                                   : PG__NOTHING;                             \
  }

#define PULL(id, ways)                                                        \
  static void pull_##id(const double *g, const double *out,                   \
                        const double *const in[3], double *const to[3],       \
                        size_t count) {                                       \
    ways                                                                      \
  }

#define UNARY_LIST(X) X(NEG) X(ABS) X(EXP) X(LOG) X(SQRT)
#define BINARY_LIST(X)                                                        \
  X(ADD) X(SUB) X(MUL) X(DIV) X(POW) X(MIN) X(MAX) X(MOD)

#define UNARY(id) PULL(id, TO(0, back_##id##_0, in[0]))
#define BINARY(id)                                                            \
  PULL(id, TO(0, back_##id##_0, in[1]) TO(1, back_##id##_1, in[1]))
UNARY_LIST(UNARY)
BINARY_LIST(BINARY)

static void pull_WHERE(const double *g, const double *out,
                       const double *const in[3], double *const to[3],
                       size_t count) {
  const double *c = in[0];
  (void)out;
  for (size_t i = 0; to[1] != NULL && i < count; i++)
    to[1][i] += c[i] != 0 ? g[i] : PG__NOTHING;
  for (size_t i = 0; to[2] != NULL && i < count; i++)
    to[2][i] += c[i] != 0 ? PG__NOTHING : g[i];
}

static pg__pull *const table[PG_OP_COUNT] = {
#define X(id) [PG_##id] = pull_##id,
    UNARY_LIST(X) BINARY_LIST(X)
#undef X
    [PG_WHERE] = pull_WHERE};

pg__pull *pg__pull_for(pg_op op) { return table[op]; }

bool pg__pulls(pg_op op, int i) {
  return table[op] != NULL && (op != PG_WHERE || i > 0);
}
