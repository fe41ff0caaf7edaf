/*
** Fleets: the formulas are in the header.
*/
#include "perigee/fleet.h"

#include "domain/formula.h"

/* Load over what a machine may carry, a plain number. */
static pg_expr *machines_at(pg__formula *f, const pg_fleet *fleet,
                            pg_expr *load) {
  pg_expr *each = fleet->capacity;
  if (fleet->use != NULL)
    each = pg__f_mul(f, each, pg__f_to(f, fleet->use, "1", "use"));
  pg_expr *count = pg__f_to(f, pg__f_div(f, load, each), "1",
                            "average over capacity");
  pg__f_named(f, each, "load of a machine");
  return pg__f_named(f, pg__f_whole_up(f, count), "machines for the load");
}

static pg_expr *peak_of(pg__formula *f, const pg_fleet *fleet) {
  return pg__f_to(f, fleet->peak, "1", "peak");
}

pg_status pg_fleet_for_peak(const pg_fleet *fleet, pg_expr **out,
                            pg_error *error) {
  pg__formula f;
  pg__formula_open(&f, fleet->average->graph, error);
  pg_expr *load = pg__f_mul(&f, fleet->average, peak_of(&f, fleet));
  pg__f_named(&f, load, "load in the busiest hour");
  pg_expr *count = machines_at(&f, fleet, load);
  return pg__formula_close(
      &f, pg__f_binary(&f, PG_MAX, count, pg__f_number(&f, 1)), out);
}

/* average peak x^(peak - 1) */
static pg_expr *load_at(pg__formula *f, const pg_fleet *fleet, double x) {
  pg_expr *peak = peak_of(f, fleet);
  pg_expr *power = pg__f_sub(f, peak, pg__f_number(f, 1));
  pg_expr *shape = pg__f_binary(f, PG_POW, pg__f_number(f, x), power);
  return pg__f_mul(f, pg__f_mul(f, fleet->average, peak), shape);
}

static pg_expr *within(pg__formula *f, const pg_fleet *fleet, pg_expr *count) {
  if (fleet->floor != NULL)
    count = pg__f_binary(f, PG_MAX, count,
                         pg__f_to(f, fleet->floor, "1", "floor"));
  if (fleet->ceiling != NULL)
    count = pg__f_binary(f, PG_MIN, count,
                         pg__f_to(f, fleet->ceiling, "1", "ceiling"));
  return count;
}

/* Machines that are starting, on average. */
static pg_expr *starting(pg__formula *f, const pg_fleet *fleet) {
  pg_expr *time = pg__f_to(f, fleet->cold_start, "s", "cold_start");
  return pg__f_mul(f, pg__f_to(f, fleet->starts, "1/s", "starts"), time);
}

pg_status pg_fleet_following(const pg_fleet *fleet, pg_expr **out,
                             pg_error *error) {
  pg__formula f;
  pg__formula_open(&f, fleet->average->graph, error);
  if ((fleet->cold_start == NULL) != (fleet->starts == NULL))
    f.status = pg_fail(error, PG_ARGUMENT, 0, "cold_start and starts go "
                       "together");
  pg_expr *sum = pg__f_number(&f, 0);
  for (int i = 0; i < PG_FLEET_POINTS; i++) {
    pg_expr *load = load_at(&f, fleet, (i + 0.5) / PG_FLEET_POINTS);
    sum = pg__f_add(&f, sum, within(&f, fleet, machines_at(&f, fleet, load)));
  }
  pg_expr *mean = pg__f_div(&f, sum, pg__f_number(&f, PG_FLEET_POINTS));
  pg__f_named(&f, mean, "machines on average|the mean over hours of the day of "
              "the machines that carry each one's load");
  if (fleet->starts != NULL) mean = pg__f_add(&f, mean, starting(&f, fleet));
  return pg__formula_close(&f, mean, out);
}
