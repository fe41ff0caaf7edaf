/*
** What the builders of finance share: lists by month, and months as plain numbers.
*/
#ifndef PERIGEE_DOMAIN_MONTHS_H
#define PERIGEE_DOMAIN_MONTHS_H

#include "domain/formula.h"
#include "perigee/finance.h"

/* A time as a plain number of months; fails for what is no time, naming it. */
pg_expr *pg__f_months(pg__formula *f, pg_expr *time, const char *what);

/* Opens a formula over a list by month; ARGUMENT, and nothing opened, where it has
** no month, or more than PG_FINANCE_MONTHS. */
pg_status pg__months_open(pg__formula *f, pg_expr *const *list, size_t count,
                          pg_error *error);

#endif
