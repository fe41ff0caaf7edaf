/*
** Writing a formula over expressions without a status behind every sign.
**
** Each step takes and gives borrowed nodes, which the formula owns until it is
** closed.  After a step has failed the others do nothing; the end tells.  A NULL
** argument is a step that failed before.
*/
#ifndef PERIGEE_DOMAIN_FORMULA_H
#define PERIGEE_DOMAIN_FORMULA_H

#include "graph/expr.h"

typedef struct pg__formula {
  pg_graph *graph;
  pg_error *error;
  pg_status status;
  pg__list owned;
} pg__formula;

void pg__formula_open(pg__formula *f, pg_graph *graph, pg_error *error);

/* Hands `result` out with a reference where all went well; frees the rest. */
pg_status pg__formula_close(pg__formula *f, pg_expr *result, pg_expr **out);

/* The same of `count` results; on failure nothing of `out` is changed. */
pg_status pg__formula_close_all(pg__formula *f, pg_expr *const *results,
                                size_t count, pg_expr **out);

/* Fails, unless a step failed before. */
void pg__formula_refuse(pg__formula *f, const char *text);

pg_expr *pg__f_number(pg__formula *f, double value);
/* A quantity of `value` in the unit that `text` spells ("B/token"). */
pg_expr *pg__f_in(pg__formula *f, double value, const char *text);
/* A quantity of `value` in the unit of another. */
pg_expr *pg__f_like(pg__formula *f, double value, const pg_expr *like);

pg_expr *pg__f_unary(pg__formula *f, pg_op op, pg_expr *a);
pg_expr *pg__f_binary(pg__formula *f, pg_op op, pg_expr *a, pg_expr *b);
pg_expr *pg__f_where(pg__formula *f, pg_expr *condition, pg_expr *a, pg_expr *b);

/* Tells who hears (pg_graph_hear) what a part is called, and returns it.  After a
** '|' stands in words what it is, where its formula says little: a search. */
pg_expr *pg__f_named(pg__formula *f, pg_expr *part, const char *name);

/* The same quantity in the unit that `text` spells; fails for other dimensions,
** naming `what`. */
pg_expr *pg__f_to(pg__formula *f, pg_expr *a, const char *text,
                  const char *what);

/* Ceiling and floor of a count, but for what rounding leaves of a whole one: what
** is above or below it by less than a part in 10^9 is whole. */
pg_expr *pg__f_whole_up(pg__formula *f, pg_expr *count);
pg_expr *pg__f_whole_down(pg__formula *f, pg_expr *count);

static inline pg_expr *pg__f_add(pg__formula *f, pg_expr *a, pg_expr *b) {
  return pg__f_binary(f, PG_ADD, a, b);
}

static inline pg_expr *pg__f_sub(pg__formula *f, pg_expr *a, pg_expr *b) {
  return pg__f_binary(f, PG_SUB, a, b);
}

static inline pg_expr *pg__f_mul(pg__formula *f, pg_expr *a, pg_expr *b) {
  return pg__f_binary(f, PG_MUL, a, b);
}

static inline pg_expr *pg__f_div(pg__formula *f, pg_expr *a, pg_expr *b) {
  return pg__f_binary(f, PG_DIV, a, b);
}

#endif
