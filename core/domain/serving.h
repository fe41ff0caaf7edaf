/*
** What the files of serving share: the arguments in their units, and the terms of
** a step.  The formulas are in perigee/serving.h.
*/
#ifndef PERIGEE_DOMAIN_SERVING_H
#define PERIGEE_DOMAIN_SERVING_H

#include "domain/formula.h"
#include "perigee/serving.h"

typedef struct pg__serving {
  pg__formula f;
  pg_serving s;     /* each argument in its unit; NULL where it was */
  pg_expr *ranks;   /* 1 where not said */
  pg_expr *width;   /* devices that share one sequence's attention */
  pg_expr *many;    /* condition: more than one device */
  pg_expr *context; /* of a sequence, half-way through its output */
  pg_expr *prefill; /* once it was asked for, else NULL */
} pg__serving;

/* Opens the formula, checks and converts the arguments; `layers` is there. */
void pg__serving_open(pg__serving *v, const pg_serving *given, pg_error *error);

/* Tokens that a step handles of each sequence, a count: one, and the draft's. */
pg_expr *pg__serving_handled(pg__serving *v);
/* What of a prompt the prefix cache does not hold, in tokens. */
pg_expr *pg__serving_fresh(pg__serving *v);

/* Terms in s; `batch` is a count. */
pg_expr *pg__serving_step(pg__serving *v, pg_expr *batch);
pg_expr *pg__serving_prefill(pg__serving *v);
pg_expr *pg__serving_token_time(pg__serving *v, pg_expr *batch);
pg_expr *pg__serving_first_token(pg__serving *v, pg_expr *batch);

#endif
