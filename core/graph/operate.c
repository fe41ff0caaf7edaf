/*
** Operations on expressions: units first, then folding, then a node.
**
** A sum, a comparison and a choice are made in the left side's unit; a plain 0
** or infinity takes the other side's, since it means the same in all of them.
** A product's unit is the product of the units, times the ratio that merging
** their names leaves (token/day * USD/Mtoken: USD/day, 1/1000000).
**
** Each function here owns the intermediate nodes that it makes and gives its
** caller one reference.
*/
#include <math.h>
#include <string.h>

#include "graph/expr.h"
#include "graph/ops.h"

/* ----- folding ----- */

static double apply_unary(pg_op op, double a) {
  switch (op) {
#define X(id, function)                                                        \
  case PG_##id: return function(a);
    PG__UNARY_LIST(X)
#undef X
    default: return NAN;
  }
}

static double apply_binary(pg_op op, double a, double b) {
  switch (op) {
#define X(id, function)                                                        \
  case PG_##id: return function(a, b);
    PG__BINARY_LIST(X)
#undef X
    default: return NAN;
  }
}

static bool is_constant(const pg_expr *expr) { return expr->op == PG_CONSTANT; }

static pg_status strange_result(pg_op op, double a, double b, pg_error *error) {
  if ((op == PG_DIV || op == PG_MOD) && b == 0)
    return pg_fail(error, PG_DOMAIN, 0, "division by zero");
  if (op == PG_LOG)
    return pg_fail(error, PG_DOMAIN, 0,
                   "logarithm of %.15g, which is not "
                   "above zero",
                   a);
  if (op == PG_SQRT)
    return pg_fail(error, PG_DOMAIN, 0,
                   "square root of %.15g, which is below "
                   "zero",
                   a);
  if (op == PG_POW)
    return pg_fail(error, PG_DOMAIN, 0,
                   "%.15g to the power %.15g is not a "
                   "finite number",
                   a, b);
  return pg_fail(error, PG_DOMAIN, 0,
                 "%s: the result is too large for a number", pg_op_name(op));
}

/* A node of `op` in `unit`, folded where its arguments are constants. */
static pg_status make_unary(pg_op op, const pg_unit *unit, pg_expr *a,
                            pg_expr **out, pg_error *error) {
  if (!is_constant(a)) return pg__node(op, unit, &a, out);
  double value = apply_unary(op, a->as.value);
  if (!isfinite(value) && isfinite(a->as.value))
    return strange_result(op, a->as.value, 0, error);
  return pg_constant(a->graph, value, unit, out);
}

static pg_status make_binary(pg_op op, const pg_unit *unit, pg_expr *a,
                             pg_expr *b, pg_expr **out, pg_error *error) {
  pg_expr *arguments[2] = {a, b};
  if ((op == PG_DIV || op == PG_MOD) && is_constant(b) && b->as.value == 0)
    return strange_result(op, 0, 0, error);
  if (!is_constant(a) || !is_constant(b))
    return pg__node(op, unit, arguments, out);
  double value = apply_binary(op, a->as.value, b->as.value);
  if (!isfinite(value) && isfinite(a->as.value) && isfinite(b->as.value))
    return strange_result(op, a->as.value, b->as.value, error);
  return pg_constant(a->graph, value, unit, out);
}

/* ----- units ----- */

/* The same for a constant, without overflow on the way. */
static pg_status scale_constant(const pg_expr *a, pg_ratio ratio,
                                const pg_unit *unit, pg_expr **out,
                                pg_error *error) {
  double given = a->as.value, value = given * ratio.num / ratio.den;
  if (!isfinite(value)) value = given / ratio.den * ratio.num;
  if (!isfinite(value) && isfinite(given))
    return strange_result(PG_MUL, given, ratio.num, error);
  return pg_constant(a->graph, value, unit, out);
}

/* a * num / den, said to be in `unit`. */
static pg_status scale(pg_expr *a, pg_ratio ratio, const pg_unit *unit,
                       pg_expr **out, pg_error *error) {
  if (is_constant(a)) return scale_constant(a, ratio, unit, out, error);
  const pg_unit *one = pg_unit_one(a->graph->units);
  pg_expr *num = NULL, *den = NULL, *product = NULL;
  pg_status status = pg_constant(a->graph, ratio.num, one, &num);
  if (status == PG_OK) status = pg_constant(a->graph, ratio.den, one, &den);
  if (status == PG_OK && ratio.num != 1)
    status = make_binary(PG_MUL, unit, a, num, &product, error);
  else if (status == PG_OK)
    product = pg_expr_retain(a);
  if (status == PG_OK && (ratio.den != 1 || product->unit != unit))
    status = make_binary(PG_DIV, unit, product, den, out, error);
  else if (status == PG_OK)
    *out = pg_expr_retain(product);
  pg_expr_release(num);
  pg_expr_release(den);
  pg_expr_release(product);
  return status;
}

static bool same_everywhere(const pg_expr *expr) {
  return is_constant(expr) && pg_unit_is_plain(expr->unit) &&
         (expr->as.value == 0 || isinf(expr->as.value));
}

static pg_status convert(pg_expr *a, const pg_unit *unit, pg_expr **out,
                         pg_error *error) {
  pg_ratio ratio;
  if (a->unit == unit) {
    *out = pg_expr_retain(a);
    return PG_OK;
  }
  if (same_everywhere(a)) return pg_constant(a->graph, a->as.value, unit, out);
  pg_status status = pg_unit_convert(a->unit, unit, &ratio, error);
  if (status != PG_OK) return status;
  return scale(a, ratio, unit, out, error);
}

static const char *verb_of(pg_op op) {
  switch (op) {
    case PG_ADD: return "add";
    case PG_SUB: return "subtract";
    case PG_MOD: return "take the remainder of";
    case PG_MIN:
    case PG_MAX: return "take the smaller or larger of";
    case PG_WHERE: return "choose between";
    default: return "compare";
  }
}

/* Both sides in one unit: the left one's, unless that is a plain 0. */
static pg_status align(pg_op op, pg_expr *a, pg_expr *b, pg_expr *aligned[2],
                       pg_error *error) {
  const pg_unit *unit = same_everywhere(a) ? b->unit : a->unit;
  pg_expr *left, *right;
  if (!same_everywhere(a) && !same_everywhere(b) &&
      !pg_unit_same_dimension(a->unit, b->unit))
    return pg_fail(error, PG_DIMENSION, 0, "cannot %s %s and %s", verb_of(op),
                   pg_unit_dimension(a->unit), pg_unit_dimension(b->unit));
  pg_status status = convert(a, unit, &left, error);
  if (status != PG_OK) return status;
  status = convert(b, unit, &right, error);
  if (status != PG_OK) {
    pg_expr_release(left);
    return status;
  }
  aligned[0] = left;
  aligned[1] = right;
  return PG_OK;
}

/* ----- one argument ----- */

static pg_status want_plain(const char *what, const pg_expr *a,
                            pg_error *error) {
  if (pg_unit_is_plain(a->unit)) return PG_OK;
  return pg_fail(error, PG_DIMENSION, 0, "%s needs a plain number, not %s",
                 what, pg_unit_dimension(a->unit));
}

static pg_status want_condition(const char *what, const pg_expr *a,
                                pg_error *error) {
  if (pg_expr_is_condition(a)) return PG_OK;
  return pg_fail(error, PG_DIMENSION, 0,
                 "%s needs a condition (a comparison), "
                 "not a quantity",
                 what);
}

static pg_status make_plain(pg_op op, pg_expr *a, pg_expr **out,
                            pg_error *error) {
  const pg_unit *one = pg_unit_one(a->graph->units);
  pg_expr *plain;
  pg_status status = want_plain(pg_op_name(op), a, error);
  if (status == PG_OK) status = convert(a, one, &plain, error);
  if (status != PG_OK) return status;
  status = make_unary(op, one, plain, out, error);
  pg_expr_release(plain);
  return status;
}

static pg_status make_rounded(pg_op op, pg_expr *a, pg_expr **out,
                              pg_error *error) {
  const pg_unit *base;
  pg_expr *whole;
  if (!pg_unit_is_count(a->unit))
    return pg_fail(error, PG_DIMENSION, 0,
                   "%s needs a count, not %s: which "
                   "unit to round in is not said; divide by one first, as "
                   "x / \"1 %s\"",
                   pg_op_name(op), pg_unit_dimension(a->unit),
                   pg_unit_text(a->unit));
  pg_status status = pg_unit_base(a->graph->units, a->unit, &base, error);
  if (status == PG_OK) status = convert(a, base, &whole, error);
  if (status != PG_OK) return status;
  status = make_unary(op, base, whole, out, error);
  pg_expr_release(whole);
  return status;
}

static pg_status make_root(pg_expr *a, pg_expr **out, pg_error *error) {
  const pg_unit *unit;
  if (pg_unit_is_plain(a->unit)) return make_plain(PG_SQRT, a, out, error);
  pg_status status =
      pg_unit_power(a->graph->units, a->unit, 1, 2, &unit, error);
  return status == PG_OK ? make_unary(PG_SQRT, unit, a, out, error) : status;
}

static pg_status operate_on_one(pg_op op, pg_expr *a, pg_expr **out,
                                pg_error *error) {
  pg_status status;
  switch (op) {
    case PG_NEG:
    case PG_ABS: return make_unary(op, a->unit, a, out, error);
    case PG_FLOOR:
    case PG_CEIL:
    case PG_ROUND: return make_rounded(op, a, out, error);
    case PG_EXP:
    case PG_LOG: return make_plain(op, a, out, error);
    case PG_SQRT: return make_root(a, out, error);
    case PG_NOT:
      status = want_condition("not", a, error);
      return status == PG_OK ? make_unary(op, a->unit, a, out, error) : status;
    default:
      return pg_fail(error, PG_ARGUMENT, 0,
                     "%s is not an operation on one "
                     "quantity",
                     pg_op_name(op));
  }
}

/* ----- two arguments ----- */

/* x + 0, 0 + x and x - 0 are x. */
static pg_expr *sum_with_zero(pg_op op, pg_expr *a, pg_expr *b) {
  if (is_constant(b) && b->as.value == 0) return a;
  if (op == PG_ADD && is_constant(a) && a->as.value == 0) return b;
  return NULL;
}

static pg_status make_sum(pg_op op, pg_expr *a, pg_expr *b, pg_expr **out,
                          pg_error *error) {
  pg_expr *aligned[2];
  pg_status status = align(op, a, b, aligned, error);
  if (status != PG_OK) return status;
  pg_expr *same = op == PG_ADD || op == PG_SUB
                      ? sum_with_zero(op, aligned[0], aligned[1])
                      : NULL;
  if (same != NULL)
    *out = pg_expr_retain(same);
  else
    status =
        make_binary(op, aligned[0]->unit, aligned[0], aligned[1], out, error);
  pg_expr_release(aligned[0]);
  pg_expr_release(aligned[1]);
  return status;
}

static pg_status make_comparison(pg_op op, pg_expr *a, pg_expr *b,
                                 pg_expr **out, pg_error *error) {
  pg_expr *aligned[2];
  pg_status status = align(op, a, b, aligned, error);
  if (status != PG_OK) return status;
  status = make_binary(op, pg_unit_one(a->graph->units), aligned[0], aligned[1],
                       out, error);
  pg_expr_release(aligned[0]);
  pg_expr_release(aligned[1]);
  return status;
}

static bool is_plain_one(const pg_expr *expr) {
  return is_constant(expr) && expr->as.value == 1 &&
         expr->unit == pg_unit_one(expr->graph->units);
}

/* a op b * num / den for constants, without overflow on the way. */
static pg_status fold_product(pg_op op, const pg_expr *a, const pg_expr *b,
                              const pg_unit *unit, pg_ratio ratio,
                              pg_expr **out, pg_error *error) {
  double x = a->as.value, y = b->as.value;
  double value = apply_binary(op, x, y) * ratio.num / ratio.den;
  if (!isfinite(value)) value = apply_binary(op, x / ratio.den, y) * ratio.num;
  if (!isfinite(value) && isfinite(x) && isfinite(y))
    return strange_result(op, x, y, error);
  return pg_constant(a->graph, value, unit, out);
}

static pg_status make_product(pg_op op, pg_expr *a, pg_expr *b, pg_expr **out,
                              pg_error *error) {
  pg_units *units = a->graph->units;
  const pg_unit *unit;
  pg_ratio ratio;
  pg_expr *product;
  if (is_plain_one(b) || (op == PG_MUL && is_plain_one(a))) {
    *out = pg_expr_retain(is_plain_one(b) ? a : b);
    return PG_OK;
  }
  pg_status status =
      op == PG_MUL
          ? pg_unit_multiply(units, a->unit, b->unit, &unit, &ratio, error)
          : pg_unit_divide(units, a->unit, b->unit, &unit, &ratio, error);
  if (status != PG_OK) return status;
  if (is_constant(a) && is_constant(b))
    return fold_product(op, a, b, unit, ratio, out, error);
  status = make_binary(op, unit, a, b, &product, error);
  if (status != PG_OK) return status;
  status = scale(product, ratio, unit, out, error);
  pg_expr_release(product);
  return status;
}

/* a^b with units: b = power / root, whole or a half. */
static pg_status unit_of_power(pg_expr *a, pg_expr *b, const pg_unit **out,
                               pg_error *error) {
  if (!is_constant(b))
    return pg_fail(error, PG_DIMENSION, 0,
                   "a power of %s needs a constant "
                   "exponent",
                   pg_unit_dimension(a->unit));
  double twice = 2 * b->as.value;
  if (fabs(twice) > 2 * PG_POWER_MAX)
    return pg_fail(error, PG_LIMIT, 0,
                   "a power of %s may be %d at most, not "
                   "%.15g",
                   pg_unit_dimension(a->unit), PG_POWER_MAX, b->as.value);
  if (twice != floor(twice))
    return pg_fail(error, PG_DIMENSION, 0,
                   "a power of %s needs a whole "
                   "exponent or a half, not %.15g",
                   pg_unit_dimension(a->unit), b->as.value);
  bool whole = b->as.value == floor(b->as.value);
  return pg_unit_power(a->graph->units, a->unit,
                       (int)(whole ? b->as.value : twice), whole ? 1 : 2, out,
                       error);
}

static pg_status make_power(pg_expr *a, pg_expr *b, pg_expr **out,
                            pg_error *error) {
  const pg_unit *one = pg_unit_one(a->graph->units), *unit = one;
  pg_expr *base = NULL, *exponent = NULL;
  pg_status status = want_plain("an exponent", b, error);
  if (status == PG_OK) status = convert(b, one, &exponent, error);
  if (status != PG_OK) return status;
  if (!pg_unit_is_plain(a->unit)) {
    status = unit_of_power(a, exponent, &unit, error);
    if (status == PG_OK) base = pg_expr_retain(a);
  } else {
    status = convert(a, one, &base, error);
  }
  if (status == PG_OK)
    status = make_binary(PG_POW, unit, base, exponent, out, error);
  pg_expr_release(base);
  pg_expr_release(exponent);
  return status;
}

/* c and 1 is c, c or 0 is c, c and 0 is 0, c or 1 is 1. */
static pg_status make_logic(pg_op op, pg_expr *a, pg_expr *b, pg_expr **out,
                            pg_error *error) {
  pg_status status = want_condition(pg_op_name(op), a, error);
  if (status == PG_OK) status = want_condition(pg_op_name(op), b, error);
  if (status != PG_OK) return status;
  pg_expr *fixed = is_constant(a) ? a : is_constant(b) ? b : NULL;
  if (fixed == NULL)
    return make_binary(op, pg_unit_one(a->graph->units), a, b, out, error);
  bool decides = (fixed->as.value != 0) == (op == PG_OR);
  *out = pg_expr_retain(decides ? fixed : fixed == a ? b : a);
  return PG_OK;
}

static pg_status operate_on_two(pg_op op, pg_expr *a, pg_expr *b, pg_expr **out,
                                pg_error *error) {
  if (a->graph != b->graph)
    return pg_fail(error, PG_ARGUMENT, 0,
                   "the quantities belong to two "
                   "different graphs");
  switch (op) {
    case PG_ADD:
    case PG_SUB:
    case PG_MIN:
    case PG_MAX:
    case PG_MOD: return make_sum(op, a, b, out, error);
    case PG_LT:
    case PG_LE:
    case PG_EQ: return make_comparison(op, a, b, out, error);
    case PG_MUL:
    case PG_DIV: return make_product(op, a, b, out, error);
    case PG_POW: return make_power(a, b, out, error);
    case PG_AND:
    case PG_OR: return make_logic(op, a, b, out, error);
    default:
      return pg_fail(error, PG_ARGUMENT, 0,
                     "%s is not an operation on two "
                     "quantities",
                     pg_op_name(op));
  }
}

/* ----- choice ----- */

static pg_status make_choice(pg_expr *condition, pg_expr *a, pg_expr *b,
                             pg_expr **out, pg_error *error) {
  pg_expr *sides[2];
  if (a->graph != b->graph || a->graph != condition->graph)
    return pg_fail(error, PG_ARGUMENT, 0,
                   "the quantities belong to two "
                   "different graphs");
  pg_status status = want_condition("where", condition, error);
  if (status == PG_OK) status = align(PG_WHERE, a, b, sides, error);
  if (status != PG_OK) return status;
  if (is_constant(condition) || sides[0] == sides[1]) {
    bool first = sides[0] == sides[1] || condition->as.value != 0;
    *out = pg_expr_retain(sides[first ? 0 : 1]);
  } else {
    pg_expr *arguments[3] = {condition, sides[0], sides[1]};
    status = pg__node(PG_WHERE, sides[0]->unit, arguments, out);
  }
  pg_expr_release(sides[0]);
  pg_expr_release(sides[1]);
  return status;
}

/* ----- on arguments that are in the right units ----- */

/* The argument that the result is, by a rule of the builders above; or NULL. */
static pg_expr *same_as(pg_op op, const pg_unit *unit,
                        pg_expr *const *arguments) {
  pg_expr *a = arguments[0], *b = arguments[1], *fixed;
  switch (op) {
    case PG_ADD:
    case PG_SUB: return sum_with_zero(op, a, b);
    case PG_MUL:
      if (is_plain_one(a) && b->unit == unit) return b;
      return is_plain_one(b) && a->unit == unit ? a : NULL;
    case PG_DIV: return is_plain_one(b) && a->unit == unit ? a : NULL;
    case PG_AND:
    case PG_OR:
      fixed = is_constant(a) ? a : is_constant(b) ? b : NULL;
      if (fixed == NULL) return NULL;
      if ((fixed->as.value != 0) == (op == PG_OR)) return fixed;
      return fixed == a ? b : a;
    case PG_WHERE:
      if (b == arguments[2]) return b;
      if (!is_constant(a)) return NULL;
      return a->as.value != 0 ? b : arguments[2];
    default: return NULL;
  }
}

/* The value of an operation on constants, if it is one and no stranger than they
** are. */
static bool folds(pg_op op, pg_expr *const *arguments, double *value) {
  int arity = pg_op_arity(op);
  const pg_expr *a = arguments[0], *b = arity > 1 ? arguments[1] : NULL;
  if (arity > 2 || !is_constant(a) || (arity == 2 && !is_constant(b)))
    return false;
  *value = arity == 1 ? apply_unary(op, a->as.value)
                      : apply_binary(op, a->as.value, b->as.value);
  return isfinite(*value) || !isfinite(a->as.value) ||
         (arity == 2 && !isfinite(b->as.value));
}

pg_status pg__operate(pg_op op, const pg_unit *unit, pg_expr *const *arguments,
                      pg_expr **out) {
  double value;
  pg_expr *same = pg_op_arity(op) > 1 ? same_as(op, unit, arguments) : NULL;
  if (same != NULL) {
    *out = pg_expr_retain(same);
    return PG_OK;
  }
  if (folds(op, arguments, &value))
    return pg_constant(arguments[0]->graph, value, unit, out);
  return pg__node(op, unit, arguments, out);
}

/* ----- what is public ----- */

/* Running out of memory is said here, for all of the above. */
static pg_status said(pg_status status, pg_error *error) {
  if (status != PG_NOMEM) return status;
  return pg_fail(error, status, 0, "%s", pg_status_sentence(status));
}

pg_status pg_unary(pg_op op, pg_expr *a, pg_expr **out, pg_error *error) {
  return said(operate_on_one(op, a, out, error), error);
}

pg_status pg_binary(pg_op op, pg_expr *a, pg_expr *b, pg_expr **out,
                    pg_error *error) {
  return said(operate_on_two(op, a, b, out, error), error);
}

pg_status pg_where(pg_expr *condition, pg_expr *a, pg_expr *b, pg_expr **out,
                   pg_error *error) {
  return said(make_choice(condition, a, b, out, error), error);
}

pg_status pg_convert(pg_expr *a, const pg_unit *unit, pg_expr **out,
                     pg_error *error) {
  return said(convert(a, unit, out, error), error);
}
