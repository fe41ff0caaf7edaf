/*
** Energy: what machines draw, and what that emits.
**
** Each builder composes elementary operations and hands out one expression;
** called with constants it folds to a constant.  Any argument may be uncertain
** or an axis.  Powers are power ("700 W"), counts, shares and PUE are plain
** numbers.  A wrong dimension is DIMENSION and names the argument.
*/
#ifndef PERIGEE_ENERGY_H
#define PERIGEE_ENERGY_H

#include "perigee/expr.h"

/* What draws power.
**
** A device draws `idle` while it waits and `load` while it works; on average
** idle + (load - idle) * utilisation (Fan, Weber, Barroso, "Power Provisioning
** for a Warehouse-sized Computer", 2007).
** `host` is what all the rest draws, processors, memory and fans, of all
** machines together, and the same at any load.  All of it is multiplied by PUE,
** power of the hall over that of its machines (The Green Grid, 2007; ISO/IEC
** 30134-2).
**
** NULL: idle 0, utilisation 1, devices 1, host 0, PUE 1. */
typedef struct pg_power {
  pg_expr *load, *idle;
  pg_expr *utilisation;
  pg_expr *devices;
  pg_expr *host;
  pg_expr *pue;
} pg_power;

/* Average power at the meter, in kW:
** ((idle + (load - idle) * utilisation) * devices + host) * pue. */
PG_API pg_status pg_energy_power(const pg_power *power, pg_expr **out,
                                 pg_error *error);

/* Energy per time, in kWh/month: 1 kW all month long is 730 kWh. */
PG_API pg_status pg_energy_use(pg_expr *power, pg_expr **out, pg_error *error);

/* energy * intensity, where intensity is the CO2e of one kWh, "381 gCO2e/kWh"
** (GHG Protocol, Scope 2 Guidance, 2015: activity times emission factor).  Of
** energy in gCO2e, of energy per time in gCO2e/month, of energy per token in
** gCO2e/Mtoken. */
PG_API pg_status pg_energy_emissions(pg_expr *energy, pg_expr *intensity,
                                     pg_expr **out, pg_error *error);

/* Energy per token, in kWh/Mtoken: power / tokens, where tokens are tokens per
** time.  A constant 0 of them is DOMAIN. */
PG_API pg_status pg_energy_token(pg_expr *power, pg_expr *tokens, pg_expr **out,
                                 pg_error *error);

#endif
