/*
** Prices that depend on how much is bought.
**
** Both senses of a tier: a price that holds for the *whole* amount once a bound is
** passed (a request's long-context price), and one that holds for each unit past the
** bound alone, the *marginal* price (traffic, volume discounts).  Any argument may be
** uncertain or an axis: a bound that is passed on some samples and not on others gives
** each sample its own price.  A wrong dimension is DIMENSION and says which two.
*/
#ifndef PERIGEE_PRICING_H
#define PERIGEE_PRICING_H

#include <stdbool.h>

#include "perigee/expr.h"

/* A step of a staircase of prices: `price` for what is above `bound`, or, where
** `reached`, from the bound itself on. */
typedef struct pg_price_step {
  pg_expr *bound, *price;
  bool reached;
} pg_price_step;

/* Prices by amount: `price` up to the first step; steps by ascending bounds, each of
** the amount's dimension. */
#define PG_PRICE_STEPS 64
typedef struct pg_price_steps {
  pg_expr *amount, *price;
  const pg_price_step *steps;
  size_t count;  /* of steps, PG_PRICE_STEPS at most: else ARGUMENT */
} pg_price_steps;

/* The price of each unit, by the last step that the amount passes:
**
**   p(a) = price_i  for the greatest i with a > bound_i (a >= bound_i where reached)
*/
PG_API pg_status pg_price_whole(const pg_price_steps *of, pg_expr **out,
                                pg_error *error);

/* What the amount costs, each part at the price of the step that it falls in:
**
**   c(a) = min(a, b_1) price + sum over i of max(min(a, b_i+1) - b_i, 0) price_i
*/
PG_API pg_status pg_price_marginal(const pg_price_steps *of, pg_expr **out,
                                   pg_error *error);

/* Throughput that is bought by whole units, each of which carries so much input and so
** much output per time. */
typedef struct pg_provision {
  pg_expr *input, *output;            /* in the busiest hour, tokens per time */
  pg_expr *unit_input, *unit_output;  /* of one unit; NULL: it is no bound */
  pg_expr *least;                     /* units that are bought at least; NULL: 1 */
} pg_provision;

/* Units that carry the load: max(least, ceil(max(input / unit_input,
** output / unit_output))); one of the two must be a bound, else ARGUMENT. */
PG_API pg_status pg_provision_units(const pg_provision *of, pg_expr **out,
                                    pg_error *error);

#endif
