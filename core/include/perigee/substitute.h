/*
** Expressions in which leaves are replaced by others: what a recurrence of any
** length is made of.
**
** A body is traced once on placeholders, leaves that stand for its arguments, and
** then made again for each step on what the arguments are there.  What does not
** depend on a placeholder is shared by all steps; what becomes constant folds, as
** in the builders of expr.h; nodes keep their marks.  A strange result of constants
** (a division by 0) is left unfolded, since a choice may not take it.
*/
#ifndef PERIGEE_SUBSTITUTE_H
#define PERIGEE_SUBSTITUTE_H

#include "perigee/expr.h"

/* Expressions made ready for the replacing of some leaves, any number of times.
** It keeps references to both. */
typedef struct pg_substitution pg_substitution;

/* All of one graph, `count` and `leaf_count` 1 or more; else ARGUMENT. */
PG_API pg_status pg_substitution_new(pg_expr *const *exprs, size_t count,
                                     pg_expr *const *leaves, size_t leaf_count,
                                     pg_substitution **out);
PG_API void pg_substitution_free(pg_substitution *substitution); /* NULL ok */

/* The expressions with each leaf replaced by that of its place in `by`, which is in
** the leaf's unit; else ARGUMENT.  out: one per expression. */
PG_API pg_status pg_substitution_apply(pg_substitution *substitution,
                                       pg_expr *const *by, pg_expr **out);

/* Nodes that depend on the leaves: what one application makes, at most. */
PG_API size_t pg_substitution_size(const pg_substitution *substitution);

/* Whether `expr` depends on one of the leaves. */
PG_API pg_status pg_expr_depends(pg_expr *expr, pg_expr *const *leaves,
                                 size_t count, bool *out);

#endif
