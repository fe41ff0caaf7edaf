/*
** Training builders: the formulas are in the header, beside their sources.
*/
#include "perigee/training.h"

#include "domain/formula.h"

#define COUNT "1"
#define PER_TOKEN "FLOP/token"

static pg_expr *count(pg__formula *f, pg_expr *a, const char *what) {
  return pg__f_to(f, a, COUNT, what);
}

static pg_expr *parameters_of(pg__formula *f, pg_expr *a, const char *what) {
  return pg__f_to(f, a, "parameter", what);
}

static pg_expr *scaled(pg__formula *f, double by, const char *unit,
                       pg_expr *a) {
  return pg__f_mul(f, pg__f_in(f, by, unit), a);
}

/* ----- FLOP per token ----- */

static bool has_attention(pg__formula *f, const pg_training *t) {
  int said = (t->layers != NULL) + (t->heads != NULL) + (t->head_dim != NULL) +
             (t->sequence != NULL);
  if (said > 0 && said < 4 && f->status == PG_OK)
    f->status = pg_fail(f->error, PG_ARGUMENT, 0, "layers, heads, head_dim and "
                        "sequence go together");
  if (said == 0 && t->visible != NULL && f->status == PG_OK)
    f->status = pg_fail(f->error, PG_ARGUMENT, 0, "visible means nothing "
                        "without layers, heads, head_dim and sequence");
  return said == 4;
}

/* layers * heads * head_dim * tokens looked at: in tokens. */
static pg_expr *looked_at(pg__formula *f, const pg_training *t) {
  pg_expr *width = pg__f_mul(f, count(f, t->heads, "heads"),
                             count(f, t->head_dim, "head_dim"));
  pg_expr *each = pg__f_mul(f, count(f, t->layers, "layers"), width);
  pg_expr *sequence = pg__f_to(f, t->sequence, "token", "sequence");
  pg_expr *all = pg__f_mul(f, each, sequence);
  if (t->visible != NULL)
    all = pg__f_mul(f, all, count(f, t->visible, "visible"));
  return pg__f_named(f, all, "values attended to");
}

/* `weights` FLOP a parameter and `attention` FLOP a value that is looked at. */
static pg_expr *pass(pg__formula *f, const pg_training *t, double weights,
                     double attention) {
  pg_expr *parameters = parameters_of(f, t->parameters, "parameters");
  pg_expr *flop = scaled(f, weights, "FLOP/(token parameter)", parameters);
  if (!has_attention(f, t)) return flop;
  return pg__f_add(f, flop,
                   scaled(f, attention, "FLOP/token^2", looked_at(f, t)));
}

static pg_expr *weight_gradients(pg__formula *f, const pg_training *t) {
  pg_expr *trained = t->trained != NULL ? t->trained : t->parameters;
  pg_expr *flop = scaled(f, 2, "FLOP/(token parameter)",
                         parameters_of(f, trained, "trained"));
  return pg__f_named(f, flop, "gradients of weights");
}

pg_status pg_training_token(const pg_training *training, pg_expr *recompute,
                            pg_expr **out, pg_error *error) {
  pg__formula f;
  pg__formula_open(&f, training->parameters->graph, error);
  pg_expr *both = pg__f_named(&f, pass(&f, training, 4, 12),
                              "forward pass and gradients of values");
  pg_expr *all = pg__f_add(&f, both, weight_gradients(&f, training));
  if (recompute != NULL)
    all = pg__f_add(&f, all,
                    pg__f_mul(&f, pass(&f, training, 2, 4),
                              count(&f, recompute, "recompute")));
  return pg__formula_close(&f, pg__f_to(&f, all, PER_TOKEN, "parameters"), out);
}

/* ----- FLOP, time, devices ----- */

pg_status pg_training_flop(pg_expr *per_token, pg_expr *tokens,
                           pg_expr *epochs, pg_expr **out, pg_error *error) {
  pg__formula f;
  pg__formula_open(&f, per_token->graph, error);
  pg_expr *seen = pg__f_to(&f, tokens, "token", "tokens");
  if (epochs != NULL) seen = pg__f_mul(&f, seen, count(&f, epochs, "epochs"));
  pg_expr *all =
      pg__f_mul(&f, pg__f_to(&f, per_token, PER_TOKEN, "per_token"), seen);
  return pg__formula_close(&f, pg__f_to(&f, all, "FLOP", "tokens"), out);
}

/* What one device does in a second. */
static pg_expr *speed(pg__formula *f, pg_expr *peak, pg_expr *utilisation) {
  return pg__f_mul(f, pg__f_to(f, peak, "FLOP/s", "peak"),
                   count(f, utilisation, "utilisation"));
}

pg_status pg_training_rate(pg_expr *per_token, pg_expr *peak,
                           pg_expr *utilisation, pg_expr **out,
                           pg_error *error) {
  pg__formula f;
  pg__formula_open(&f, per_token->graph, error);
  pg_expr *each = pg__f_to(&f, per_token, PER_TOKEN, "per_token");
  pg_expr *rate = pg__f_div(&f, speed(&f, peak, utilisation), each);
  return pg__formula_close(&f, pg__f_to(&f, rate, "token/s", "peak"), out);
}

/* The time of one device. */
static pg_expr *device_time(pg__formula *f, pg_expr *flop, pg_expr *peak,
                            pg_expr *utilisation) {
  pg_expr *work = pg__f_to(f, flop, "FLOP", "flop");
  return pg__f_div(f, work, speed(f, peak, utilisation));
}

pg_status pg_training_time(pg_expr *flop, pg_expr *devices, pg_expr *peak,
                           pg_expr *utilisation, pg_expr **out,
                           pg_error *error) {
  pg__formula f;
  pg__formula_open(&f, flop->graph, error);
  pg_expr *time = device_time(&f, flop, peak, utilisation);
  if (devices != NULL)
    time = pg__f_div(&f, time, count(&f, devices, "devices"));
  const char *unit = devices != NULL ? "day" : "hour";
  return pg__formula_close(&f, pg__f_to(&f, time, unit, "flop"), out);
}

pg_status pg_training_devices(pg_expr *flop, pg_expr *deadline, pg_expr *peak,
                              pg_expr *utilisation, pg_expr *machine,
                              pg_expr **out, pg_error *error) {
  pg__formula f;
  pg__formula_open(&f, flop->graph, error);
  pg_expr *within = pg__f_to(&f, deadline, "day", "deadline");
  pg_expr *time = device_time(&f, flop, peak, utilisation);
  pg_expr *needed = count(&f, pg__f_div(&f, time, within), "deadline");
  pg_expr *each =
      machine != NULL ? count(&f, machine, "machine") : pg__f_number(&f, 1);
  pg_expr *machines = pg__f_whole_up(&f, pg__f_div(&f, needed, each));
  return pg__formula_close(&f, pg__f_mul(&f, machines, each), out);
}

/* ----- memory ----- */

pg_status pg_training_state(pg_expr *parameters, pg_expr *trained,
                            pg_expr **out, pg_error *error) {
  pg__formula f;
  pg__formula_open(&f, parameters->graph, error);
  pg_expr *learn = trained != NULL ? trained : parameters;
  pg_expr *weights = scaled(&f, 2, "B/parameter",
                            parameters_of(&f, parameters, "parameters"));
  pg_expr *state =
      scaled(&f, 14, "B/parameter", parameters_of(&f, learn, "trained"));
  pg_expr *bytes = pg__f_add(&f, weights, state);
  return pg__formula_close(&f, pg__f_to(&f, bytes, "B", "parameters"), out);
}
