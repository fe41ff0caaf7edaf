/*
** The graph: what a model is.
**
** An expression is an immutable node with a unit: a constant, a leaf (an
** assumption or a figure from a catalog, certain or not), an axis, a column, or
** an elementary operation on other expressions.  Nothing is evaluated while the
** graph is built, except that constants fold.  Leaves never fold, even certain
** ones, so that every reading can still find them.
**
** Equal expressions of one graph are one node (the table that sees to it holds
** no references).  Nodes are reference counted: a function that hands one out
** gives the caller a reference; arguments keep their owner.  A node keeps its
** graph alive.  A graph belongs to one thread at a time.
**
** Values are held in the node's own unit.  Where units differ the builders
** insert the conversion: a multiplication and a division by whole numbers.
**
** Errors of dimension name both sides: `cannot add money/time and token`.  A
** plain 0 or infinity goes with any dimension.  An operation on constants whose
** result is not finite though its arguments are is PG_DOMAIN.
*/
#ifndef PERIGEE_EXPR_H
#define PERIGEE_EXPR_H

#include <stdint.h>

#include "perigee/text.h"

/* name, how messages and derivations call it, number of arguments */
#define PG_OP_LIST(X)                                                         \
  X(CONSTANT, "constant", 0)                                                  \
  X(LEAF, "leaf", 0)                                                          \
  X(AXIS, "axis", 0)                                                          \
  X(COLUMN, "column", 0)                                                      \
  X(NEG, "negate", 1)                                                         \
  X(ABS, "abs", 1)                                                            \
  X(FLOOR, "floor", 1)                                                        \
  X(CEIL, "ceil", 1)                                                          \
  X(ROUND, "round", 1)                                                        \
  X(EXP, "exp", 1)                                                            \
  X(LOG, "log", 1)                                                            \
  X(SQRT, "sqrt", 1)                                                          \
  X(NOT, "not", 1)                                                            \
  X(ADD, "add", 2)                                                            \
  X(SUB, "subtract", 2)                                                       \
  X(MUL, "multiply", 2)                                                       \
  X(DIV, "divide", 2)                                                         \
  X(POW, "power", 2)                                                          \
  X(MIN, "min", 2)                                                            \
  X(MAX, "max", 2)                                                            \
  X(MOD, "remainder", 2)                                                      \
  X(LT, "less", 2)                                                            \
  X(LE, "less or equal", 2)                                                   \
  X(EQ, "equal", 2)                                                           \
  X(AND, "and", 2)                                                            \
  X(OR, "or", 2)                                                              \
  X(WHERE, "where", 3)

typedef enum pg_op {
#define X(id, name, arity) PG_##id,
  PG_OP_LIST(X)
#undef X
  PG_OP_COUNT
} pg_op;

PG_API const char *pg_op_name(pg_op op);
PG_API int pg_op_arity(pg_op op);

/* what a node's value depends on */
#define PG_VARIES_SAMPLE 1u
#define PG_VARIES_AXIS 2u

typedef struct pg_graph pg_graph;
typedef struct pg_expr pg_expr;

PG_API pg_status pg_graph_new(const pg_allocator *allocator, pg_graph **out);
PG_API pg_graph *pg_graph_retain(pg_graph *graph);
PG_API void pg_graph_release(pg_graph *graph); /* NULL is allowed */
PG_API pg_units *pg_graph_units(pg_graph *graph);
PG_API pg_allocator pg_graph_allocator(const pg_graph *graph);
PG_API size_t pg_graph_size(const pg_graph *graph); /* live nodes */

/* Nodes made from now on carry `mark`, a number that is the caller's own (a
** line of a scenario); a node that is asked for again takes the newer mark,
** unless that is 0. */
PG_API void pg_graph_mark(pg_graph *graph, uint32_t mark);

/* Who is told from now on what the builders of perigee/serving.h and the like call
** parts of their formulas: `name` is a constant text, `expr` borrowed.  It may not
** build.  NULL: nobody. */
typedef void pg_hear(void *user, pg_expr *expr, const char *name);
PG_API void pg_graph_hear(pg_graph *graph, pg_hear *hear, void *user);

/* ----- leaves ----- */

PG_API pg_status pg_constant(pg_graph *graph, double value, const pg_unit *unit,
                             pg_expr **out);

/* An assumption or a catalog's figure.  `name` identifies its random stream:
** leaves of one name and one reading are one node.  `source` may be NULL. */
PG_API pg_status pg_leaf(pg_graph *graph, const char *name, const char *source,
                         const pg_reading *reading, pg_expr **out);

/* A name, and how much of its normal score goes into another's. */
typedef struct pg_score {
  const char *name;
  double weight;
} pg_score;

#define PG_SCORES_MAX 256

/* The uncertain leaf `leaf`, correlated with others (a Gaussian copula): where it
** would draw u of its own name's stream, it draws Phi(sum of weight z_name + own
** z), Phi being the cumulative standard normal distribution, z_name and z what
** Phi makes of the streams' numbers turned round, and own = sqrt(1 - sum of
** weight^2).  Its distribution and its median stay, and the named leaves too; a
** normal's rank correlation with another's is 6 / pi asin(r / 2), r their own.
** ARGUMENT where leaf is none or certain, where the squares come to more than 1
** or a part is leaf's own name, and for no parts or more than PG_SCORES_MAX. */
PG_API pg_status pg_leaf_correlated(pg_expr *leaf, const pg_score *parts,
                                    size_t count, pg_expr **out);

/* An axis: `count` values (2 or more) in one unit, swept, not sampled. */
PG_API pg_status pg_axis(pg_graph *graph, const char *name, const char *source,
                         const double *values, size_t count,
                         const pg_unit *unit, pg_expr **out);

/* Values by sample: sample i is values[i], the point reading is `point`.
** The values are copied.  Each column is a node of its own. */
PG_API pg_status pg_column(pg_graph *graph, const char *name, double point,
                           const double *values, size_t count,
                           const pg_unit *unit, pg_expr **out);

/* ----- operations ----- */

/* NEG ABS: any unit.  FLOOR CEIL ROUND (half away from zero): a plain number or
** a count, in whole ones.  EXP LOG: a plain number.  SQRT: even powers.  NOT: a
** condition. */
PG_API pg_status pg_unary(pg_op op, pg_expr *a, pg_expr **out, pg_error *error);

/* ADD SUB MIN MAX MOD: one dimension, result in a's unit; a remainder has b's
** sign.  LT LE EQ: one dimension, result a condition (1 or 0).  AND OR:
** conditions.  MUL DIV: any.  POW: b plain; where a has a dimension, b a whole
** constant or a half. */
PG_API pg_status pg_binary(pg_op op, pg_expr *a, pg_expr *b, pg_expr **out,
                           pg_error *error);

/* a where `condition` holds, else b, in a's unit: selected, so that what the
** other side is (NaN, infinity) does not matter. */
PG_API pg_status pg_where(pg_expr *condition, pg_expr *a, pg_expr *b,
                          pg_expr **out, pg_error *error);

/* The same values, with less to compute where two sides of a choice do the same
** with something that differs: where(c, f(a), f(b)) becomes f(where(c, a, b)).
** Of `choices` those that are a WHERE by `condition` may change, together; the
** others are handed out as they are.  Never more to compute than before (exp, log
** and power count for eight sums), and each value the same to the last bit.
** ARGUMENT for nodes of two graphs. */
PG_API pg_status pg_join(pg_expr *condition, pg_expr *const *choices,
                         size_t count, pg_expr **out);

/* The same value in another unit of its dimension. */
PG_API pg_status pg_convert(pg_expr *a, const pg_unit *unit, pg_expr **out,
                            pg_error *error);

/* ----- looking at a node ----- */

PG_API pg_expr *pg_expr_retain(pg_expr *expr);
PG_API void pg_expr_release(pg_expr *expr); /* frees without recursion; NULL ok */

PG_API pg_graph *pg_expr_graph(const pg_expr *expr);
PG_API pg_op pg_expr_op(const pg_expr *expr);
PG_API const pg_unit *pg_expr_unit(const pg_expr *expr);
PG_API unsigned pg_expr_varies(const pg_expr *expr);
PG_API uint32_t pg_expr_mark(const pg_expr *expr);
PG_API bool pg_expr_is_condition(const pg_expr *expr);
PG_API pg_expr *pg_expr_argument(const pg_expr *expr, int index); /* borrowed */

PG_API double pg_expr_value(const pg_expr *expr); /* CONSTANT, else NaN */
PG_API const char *pg_expr_name(const pg_expr *expr);   /* leaves, else NULL */
PG_API const char *pg_expr_source(const pg_expr *expr); /* leaves, or NULL */
PG_API const pg_distribution *pg_expr_distribution(const pg_expr *expr); /* LEAF */
/* the parts of a correlated LEAF; else NULL and 0 */
PG_API const pg_score *pg_expr_scores(const pg_expr *expr, size_t *count);
/* AXIS and COLUMN; else NULL and 0 */
PG_API const double *pg_expr_values(const pg_expr *expr, size_t *count);

#endif
