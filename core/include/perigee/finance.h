/*
** Finance: money over time.
**
** Months.  Everything here counts months from a start: month 1 is the first, and
** begins at time 0; month m ends at time m months.  A month is a twelfth of a
** year.  Flows that come monthly come at the end of their month, or, where
** `begin` is said, at its beginning.
**
** Rates.  A rate is a change per time, "8 %/year", that is compounded once in
** each `period` (a year where NULL): over a time t an amount grows by
**
**   (1 + rate period)^(t / period),   over a month by q = (1 + rate period)^(1 month / period)
**
** so that 8 %/year is 8 % in a year, (1.08)^(1/12) - 1 = 0.643 % in a month, and
** not 8/12 %.  A bank's nominal rate, "6 %/year, monthly", is the rate 0.5 %/month
** with the period of a month.
**
** Formulas are those of any textbook of investment (Brealey, Myers, Allen,
** "Principles of Corporate Finance", chapters 2 and 5; recalled, not read).  Each
** builder composes elementary operations and hands out one expression; called
** with constants it folds to a constant.  Any argument may be uncertain or an
** axis.  A wrong dimension is DIMENSION and names the argument.
*/
#ifndef PERIGEE_FINANCE_H
#define PERIGEE_FINANCE_H

#include <stdbool.h>

#include "perigee/expr.h"

typedef struct pg_rate {
  pg_expr *rate;    /* a share per time; NULL: 0 */
  pg_expr *period;  /* in which it is compounded once; NULL: 1 year */
} pg_rate;

/* ----- what time does to an amount: plain numbers ----- */

/* (1 + rate period)^(time / period) */
PG_API pg_status pg_finance_growth(pg_rate rate, pg_expr *time, pg_expr **out,
                                   pg_error *error);

/* (1 + rate period)^-(time / period): what is worth 1 then is worth this now */
PG_API pg_status pg_finance_discount(pg_rate rate, pg_expr *time, pg_expr **out,
                                     pg_error *error);

/* (1 - rate period)^(time / period): what falls by so much in each period */
PG_API pg_status pg_finance_falling(pg_rate rate, pg_expr *time, pg_expr **out,
                                    pg_error *error);

/* 1 + rate time, without compounding */
PG_API pg_status pg_finance_linear(pg_expr *rate, pg_expr *time, pg_expr **out,
                                   pg_error *error);

/* 2^(-time / half) */
PG_API pg_status pg_finance_halving(pg_expr *half, pg_expr *time, pg_expr **out,
                                    pg_error *error);

/* From 0 at `start` and before, straight, to 1 at `finish` and after; where the
** two are one, the step up is at it. */
PG_API pg_status pg_finance_ramp(pg_expr *time, pg_expr *start, pg_expr *finish,
                                 pg_expr **out, pg_error *error);

/* The logistic curve: 1/2 at `half`, and from 10 % to 90 % in `rise`:
** 1 / (1 + 81^-((time - half) / rise)). */
PG_API pg_status pg_finance_logistic(pg_expr *time, pg_expr *half,
                                     pg_expr *rise, pg_expr **out,
                                     pg_error *error);

/* ----- flows by month ----- */

#define PG_FINANCE_MONTHS 600

/* flows[m - 1] is that of month m, of one dimension all; PG_FINANCE_MONTHS at most
** and one at least, else ARGUMENT. */
typedef struct pg_flows {
  pg_expr *const *flows;
  size_t count;
  pg_expr *now;   /* a flow at time 0, before the first month; NULL: none */
  pg_expr *last;  /* a flow at the end of the last month; NULL: none */
  bool begin;     /* monthly flows come at the beginning of their months */
} pg_flows;

/* now + sum over m of flow_m q^-m + last q^-n; q^-(m-1) where `begin`.  With the
** investment as `now`, below zero, it is the net present value. */
PG_API pg_status pg_finance_present(const pg_flows *of, pg_rate rate,
                                    pg_expr **out, pg_error *error);

/* The internal rate of return, per year: the rate, compounded yearly, at which
** the present value is 0, between -99 % and +1,000,000 %; infinite where the
** present value has one sign at both ends.  Flows whose sign changes once have one
** such rate; of several one is found.  Bisection and a step of Newton's, so that
** its derivatives are right too. */
PG_API pg_status pg_finance_irr(const pg_flows *of, pg_expr **out,
                                pg_error *error);

/* ----- loans ----- */

/* A loan that is paid back in equal instalments, one a month, over `term`. */
typedef struct pg_loan {
  pg_expr *principal;
  pg_rate rate;
  pg_expr *term;
  pg_expr *balloon;  /* still owed, and paid, at the end of the term; NULL: 0 */
  bool begin;        /* instalments at the beginning of months */
} pg_loan;

/* What n months of 1 at their ends are worth now is
**
**   a(n) = (1 - q^-n) / (q - 1), and n where q is 1;   at their beginnings a(n) q
**
** The instalment per month: (principal - balloon q^-n) / a(n).  n may be no whole
** number. */
PG_API pg_status pg_finance_instalment(const pg_loan *of, pg_expr **out,
                                       pg_error *error);

/* What is owed after a time, just after the instalment of its end: what the rest
** is worth then, instalment a(n - t) + balloon q^-(n - t); 0 from the term on. */
PG_API pg_status pg_finance_balance(const pg_loan *of, pg_expr *after,
                                    pg_expr **out, pg_error *error);

/* What a payment per time is worth now, paid monthly over a term:
** payment (1 month) a(n). */
PG_API pg_status pg_finance_annuity(pg_expr *payment, pg_rate rate,
                                    pg_expr *term, bool begin, pg_expr **out,
                                    pg_error *error);

/* ----- what is left of a thing's price ----- */

typedef struct pg_asset {
  pg_expr *price;
  pg_expr *residual;  /* what it is worth after its life; NULL: 0 */
  pg_expr *life;
  pg_expr *age;
} pg_asset;

/* price - (price - residual) age / life, from age 0 to the end of the life. */
PG_API pg_status pg_finance_straight(const pg_asset *of, pg_expr **out,
                                     pg_error *error);

/* Declining balance: with a rate max(price (1 - rate period)^(age / period),
** residual), and the life is nothing to it (NULL); without one (rate.rate NULL)
** price (residual / price)^(age / life) until the life ends, which wants a
** residual: else ARGUMENT. */
PG_API pg_status pg_finance_declining(const pg_asset *of, pg_rate rate,
                                      pg_expr **out, pg_error *error);

/* ----- one stream against another ----- */

/* What is spent on one thing and on another, by month, `count` months each; sums
** from the first month on are compared.  A difference of less than a part in 10^9
** of the two is none. */
typedef struct pg_streams {
  pg_expr *const *one, *const *other;
  size_t count;
} pg_streams;

/* The first month in which the sum of `one` is at or below that of `other`: 0
** where it is so from month 1 on, with nothing to pay back; infinite where it never
** is. */
PG_API pg_status pg_finance_payback(const pg_streams *of, pg_expr **out,
                                    pg_error *error);

/* The month in which the sum of `one`, which was above that of `other` when they
** last differed, is below it, for the nth time (a plain number; NULL: 1); infinite
** where there is none. */
PG_API pg_status pg_finance_crossing(const pg_streams *of, pg_expr *nth,
                                     pg_expr **out, pg_error *error);

#endif
