/*
** The memory of training: the formulas are in the header.
*/
#include "perigee/training_memory.h"

#include "domain/formula.h"

static pg_expr *argument(pg__formula *f, pg_expr *given, const char *unit,
                         int needed, const char *name) {
  if (given != NULL) return pg__f_to(f, given, unit, name);
  if (needed && f->status == PG_OK)
    f->status = pg_fail(f->error, PG_ARGUMENT, 0, "%s is missing", name);
  return NULL;
}

static pg_expr *or_number(pg__formula *f, pg_expr *a, double value) {
  return a != NULL ? a : pg__f_number(f, value);
}

/* ----- what goes with parameters ----- */

/* How many replicas share the state: all of them from its stage on. */
static pg_expr *replicas(pg__formula *f, const pg_training_held *h) {
  if (h->data_parallel == NULL || h->stage == NULL) return pg__f_number(f, 1);
  pg_expr *all = argument(f, h->data_parallel, "1", 1, "data_parallel");
  pg_expr *stage = argument(f, h->stage, "1", 1, "stage");
  pg_expr *from = argument(f, h->splits_from, "1", 1, "splits_from");
  pg_expr *is_split = pg__f_binary(f, PG_LE, from, stage);
  return pg__f_where(f, is_split, all, pg__f_number(f, 1));
}

pg_status pg_training_state_held(const pg_training_held *h, pg_expr **out,
                                 pg_error *error) {
  pg__formula f;
  pg__formula_open(&f, h->parameters->graph, error);
  pg_expr *parameters =
      argument(&f, h->parameters, "parameter", 1, "parameters");
  pg_expr *bits = argument(&f, h->bits, "bit/parameter", 1, "bits");
  pg_expr *model = or_number(
      &f, argument(&f, h->model_parallel, "1", 0, "model_parallel"), 1);
  pg_expr *all = pg__f_mul(&f, parameters, bits);
  pg_expr *own =
      pg__f_div(&f, all, pg__f_mul(&f, model, replicas(&f, h)));
  return pg__formula_close(&f, pg__f_to(&f, own, "B", "parameters"), out);
}

/* ----- activations ----- */

typedef struct activations {
  pg__formula f;
  pg_training_activations a; /* each in its unit, 0 or 1 where it was NULL */
} activations;

static pg_expr *add(activations *v, pg_expr *a, pg_expr *b) {
  return pg__f_add(&v->f, a, b);
}

static pg_expr *mul(activations *v, pg_expr *a, pg_expr *b) {
  return pg__f_mul(&v->f, a, b);
}

static pg_expr *over(activations *v, pg_expr *a, pg_expr *b) {
  return pg__f_div(&v->f, a, b);
}

static pg_expr *number(activations *v, double value) {
  return pg__f_number(&v->f, value);
}

static void open(activations *v, const pg_training_activations *given,
                 pg_error *error) {
  pg__formula *f = &v->f;
  pg__formula_open(f, given->layers->graph, error);
#define X(name, unit, needed)                                                  \
  v->a.name = argument(f, given->name, unit, needed, #name);
  PG_TRAINING_ACTIVATIONS(X)
#undef X
  v->a.dropout = or_number(f, v->a.dropout, 0);
  v->a.scores = or_number(f, v->a.scores, 0);
  v->a.recompute = or_number(f, v->a.recompute, 0);
  v->a.tensor = or_number(f, v->a.tensor, 1);
  v->a.sequence_parallel = or_number(f, v->a.sequence_parallel, 0);
  v->a.pipeline = or_number(f, v->a.pipeline, 1);
  bool are_together = (given->vocabulary == NULL) == (given->logit == NULL);
  if (f->status == PG_OK && !are_together)
    f->status = pg_fail(error, PG_ARGUMENT, 0,
                        "vocabulary and logit go together");
}

/* Devices that share what tensor parallelism alone does not split. */
static pg_expr *sequence_devices(activations *v) {
  pg_expr *is_some =
      pg__f_binary(&v->f, PG_LT, number(v, 0), v->a.sequence_parallel);
  return pg__f_where(&v->f, is_some, v->a.tensor, number(v, 1));
}

/* hidden * (bytes + per dropout) on one device. */
static pg_expr *stream(activations *v, double bytes, double masks) {
  pg_expr *dropped = mul(v, number(v, masks), v->a.dropout);
  pg_expr *each = add(v, number(v, bytes), dropped);
  return over(v, mul(v, v->a.hidden, each), sequence_devices(v));
}

static pg_expr *split(activations *v) {
  pg_expr *four = number(v, 4);
  pg_expr *others = pg__f_sub(&v->f, v->a.matrices, number(v, 1));
  pg_expr *attention = add(v, v->a.query_width, v->a.kv_width);
  pg_expr *feed = mul(v, others, v->a.intermediate);
  return over(v, mul(v, four, add(v, attention, feed)), v->a.tensor);
}

static pg_expr *scores(activations *v) {
  pg_expr *masks = mul(v, number(v, 3), v->a.dropout);
  pg_expr *length = over(v, v->a.sequence, pg__f_in(&v->f, 1, "token"));
  pg_expr *values = mul(v, v->a.heads, length);
  pg_expr *each = mul(v, values, add(v, number(v, 2), masks));
  return over(v, mul(v, each, v->a.scores), v->a.tensor);
}

/* Layers of the first stage, times the batches that it has in flight. */
static pg_expr *layers_in_flight(activations *v) {
  pg_expr *share = over(v, v->a.layers, v->a.pipeline);
  pg_expr *own = pg__f_whole_up(&v->f, share);
  pg_expr *batches = v->a.pipeline;
  if (v->a.micro_batches != NULL)
    batches = pg__f_binary(&v->f, PG_MIN, batches, v->a.micro_batches);
  return pg__f_named(&v->f, mul(v, own, batches), "layers in flight");
}

/* Bytes that a token leaves in all layers. */
static pg_expr *per_token(activations *v) {
  pg_expr *all = add(v, add(v, stream(v, 8, 2), split(v)), scores(v));
  pg__f_named(&v->f, all, "values of a layer");
  pg_expr *again = v->a.recompute;
  pg_expr *kept = pg__f_sub(&v->f, number(v, 1), again);
  pg_expr *layer = add(v, mul(v, kept, all), mul(v, again, stream(v, 2, 0)));
  pg_expr *is_some = pg__f_binary(&v->f, PG_LT, number(v, 0), again);
  pg_expr *working = pg__f_where(&v->f, is_some, all, number(v, 0));
  pg__f_named(&v->f, layer, "kept of a layer");
  return pg__f_named(&v->f, add(v, mul(v, layers_in_flight(v), layer), working),
                     "kept of a token");
}

static pg_expr *logits(activations *v, pg_expr *bytes) {
  if (v->a.logit == NULL) return bytes;
  pg_expr *words = over(v, v->a.vocabulary, v->a.tensor);
  return add(v, bytes, mul(v, words, v->a.logit));
}

pg_status pg_training_activation(const pg_training_activations *given,
                                 pg_expr **out, pg_error *error) {
  activations v = {0};
  open(&v, given, error);
  pg_expr *tokens = over(&v, v.a.sequence, pg__f_in(&v.f, 1, "token"));
  pg_expr *each = mul(&v, per_token(&v), pg__f_in(&v.f, 1, "B"));
  pg_expr *bytes = mul(&v, mul(&v, tokens, v.a.batch), logits(&v, each));
  return pg__formula_close(&v.f, bytes, out);
}
