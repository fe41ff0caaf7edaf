/*
** Energy builders: the formulas are in the header, beside their sources.
*/
#include "perigee/energy.h"

#include <string.h>

#include "domain/formula.h"

#define COUNT "1"
#define POWER "kW"

static pg_expr *or_number(pg__formula *f, pg_expr *a, double otherwise,
                          const char *what) {
  return a != NULL ? pg__f_to(f, a, COUNT, what) : pg__f_number(f, otherwise);
}

/* idle + (load - idle) * utilisation */
static pg_expr *of_one(pg__formula *f, const pg_power *power) {
  pg_expr *load = pg__f_to(f, power->load, POWER, "load");
  pg_expr *share = or_number(f, power->utilisation, 1, "utilisation");
  if (power->idle == NULL) return pg__f_mul(f, load, share);
  pg_expr *idle = pg__f_to(f, power->idle, POWER, "idle");
  pg_expr *busy = pg__f_mul(f, pg__f_sub(f, load, idle), share);
  return pg__f_named(f, pg__f_add(f, idle, busy), "power of a device");
}

pg_status pg_energy_power(const pg_power *power, pg_expr **out,
                          pg_error *error) {
  pg__formula f;
  pg__formula_open(&f, power->load->graph, error);
  pg_expr *devices = or_number(&f, power->devices, 1, "devices");
  pg_expr *all = pg__f_mul(&f, of_one(&f, power), devices);
  if (power->host != NULL)
    all = pg__f_add(&f, all, pg__f_to(&f, power->host, POWER, "host"));
  all = pg__f_mul(&f, all, or_number(&f, power->pue, 1, "pue"));
  return pg__formula_close(&f, pg__f_to(&f, all, POWER, "power"), out);
}

pg_status pg_energy_use(pg_expr *power, pg_expr **out, pg_error *error) {
  pg__formula f;
  pg__formula_open(&f, power->graph, error);
  return pg__formula_close(&f, pg__f_to(&f, power, "kWh/month", "power"), out);
}

/* ----- emissions ----- */

/* Units that energy may be measured in, and those of what it emits. */
static const char *const measures[][2] = {{"kWh", "gCO2e"},
                                          {"kWh/month", "gCO2e/month"},
                                          {"kWh/Mtoken", "gCO2e/Mtoken"}};

/* The row of `measures` with the dimension of `energy`; the first where none has,
** so that its unit is what the message asks for. */
static const char *const *measure_of(pg__formula *f, const pg_expr *energy) {
  for (size_t i = 0; i < sizeof measures / sizeof *measures; i++) {
    const pg_unit *unit;
    const char *text = measures[i][0];
    if (f->status == PG_OK)
      f->status = pg_unit_read(f->graph->units, text, strlen(text), &unit,
                               f->error);
    if (f->status != PG_OK) break;
    if (pg_unit_same_dimension(energy->unit, unit)) return measures[i];
  }
  return measures[0];
}

pg_status pg_energy_emissions(pg_expr *energy, pg_expr *intensity,
                              pg_expr **out, pg_error *error) {
  pg__formula f;
  pg__formula_open(&f, energy->graph, error);
  const char *const *measure = measure_of(&f, energy);
  pg_expr *amount = pg__f_to(&f, energy, measure[0], "energy");
  pg_expr *each = pg__f_to(&f, intensity, "gCO2e/kWh", "intensity");
  pg_expr *emitted = pg__f_mul(&f, amount, each);
  return pg__formula_close(&f, pg__f_to(&f, emitted, measure[1], "energy"), out);
}

pg_status pg_energy_token(pg_expr *power, pg_expr *tokens, pg_expr **out,
                          pg_error *error) {
  pg__formula f;
  pg__formula_open(&f, power->graph, error);
  pg_expr *drawn = pg__f_to(&f, power, "kWh/month", "power");
  pg_expr *made = pg__f_to(&f, tokens, "Mtoken/month", "tokens");
  pg_expr *each = pg__f_div(&f, drawn, made);
  return pg__formula_close(&f, pg__f_to(&f, each, "kWh/Mtoken", "power"), out);
}
