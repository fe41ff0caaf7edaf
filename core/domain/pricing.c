/*
** Prices that depend on how much is bought: the formulas are in the header.
*/
#include "perigee/pricing.h"

#include "domain/formula.h"

static void open_steps(pg__formula *f, const pg_price_steps *of,
                       pg_error *error) {
  pg__formula_open(f, of->amount->graph, error);
  if (of->count > PG_PRICE_STEPS)
    f->status = pg_fail(error, PG_ARGUMENT, 0, "%zu steps of a price: %d are "
                        "the most", of->count, PG_PRICE_STEPS);
}

pg_status pg_price_whole(const pg_price_steps *of, pg_expr **out,
                         pg_error *error) {
  pg__formula f;
  open_steps(&f, of, error);
  pg_expr *price = of->price;
  for (size_t i = 0; i < of->count; i++) {
    const pg_price_step *step = &of->steps[i];
    pg_op below = step->reached ? PG_LE : PG_LT;
    pg_expr *passed = pg__f_binary(&f, below, step->bound, of->amount);
    price = pg__f_where(&f, passed, step->price, price);
  }
  return pg__formula_close(&f, price, out);
}

/* The part of the amount that lies between two bounds; NULL is no bound. */
static pg_expr *part_between(pg__formula *f, pg_expr *amount, pg_expr *low,
                             pg_expr *high) {
  if (high != NULL) amount = pg__f_binary(f, PG_MIN, amount, high);
  if (low == NULL) return amount;
  pg_expr *zero = pg__f_mul(f, low, pg__f_number(f, 0));
  return pg__f_binary(f, PG_MAX, pg__f_sub(f, amount, low), zero);
}

pg_status pg_price_marginal(const pg_price_steps *of, pg_expr **out,
                            pg_error *error) {
  pg__formula f;
  open_steps(&f, of, error);
  pg_expr *next = of->count > 0 ? of->steps[0].bound : NULL;
  pg_expr *part = part_between(&f, of->amount, NULL, next);
  pg_expr *cost = pg__f_mul(&f, part, of->price);
  for (size_t i = 0; i < of->count; i++) {
    next = i + 1 < of->count ? of->steps[i + 1].bound : NULL;
    part = part_between(&f, of->amount, of->steps[i].bound, next);
    cost = pg__f_add(&f, cost, pg__f_mul(&f, part, of->steps[i].price));
  }
  return pg__formula_close(&f, cost, out);
}

/* Units that one side of the load takes, a plain number; NULL: it is no bound. */
static pg_expr *units_of(pg__formula *f, pg_expr *load, pg_expr *unit,
                         const char *what) {
  if (unit == NULL) return NULL;
  return pg__f_to(f, pg__f_div(f, load, unit), "1", what);
}

pg_status pg_provision_units(const pg_provision *of, pg_expr **out,
                             pg_error *error) {
  pg__formula f;
  pg__formula_open(&f, of->input->graph, error);
  pg_expr *read = units_of(&f, of->input, of->unit_input,
                           "input over unit_input");
  pg_expr *written = units_of(&f, of->output, of->unit_output,
                              "output over unit_output");
  pg_expr *units = read != NULL ? read : written;
  if (read != NULL && written != NULL)
    units = pg__f_binary(&f, PG_MAX, read, written);
  if (of->unit_input == NULL && of->unit_output == NULL)
    f.status = pg_fail(error, PG_ARGUMENT, 0, "unit_input or unit_output is "
                       "wanted: what one unit carries");
  pg_expr *least = of->least != NULL ? pg__f_to(&f, of->least, "1", "least")
                                     : pg__f_number(&f, 1);
  units = pg__f_binary(&f, PG_MAX, pg__f_whole_up(&f, units), least);
  return pg__formula_close(&f, units, out);
}
