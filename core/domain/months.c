/*
** Months: see the header.
*/
#include "domain/months.h"

pg_expr *pg__f_months(pg__formula *f, pg_expr *time, const char *what) {
  pg_expr *month = pg__f_in(f, 1, "month");
  return pg__f_div(f, pg__f_to(f, time, "month", what), month);
}

pg_status pg__months_open(pg__formula *f, pg_expr *const *list, size_t count,
                          pg_error *error) {
  if (count < 1 || count > PG_FINANCE_MONTHS)
    return pg_fail(error, PG_ARGUMENT, 0, "%zu months: 1 is the least and %d the "
                   "most", count, PG_FINANCE_MONTHS);
  pg__formula_open(f, list[0]->graph, error);
  return PG_OK;
}
