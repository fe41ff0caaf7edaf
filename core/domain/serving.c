/*
** Serving: a step and a prefill as sums of rooflines, traffic and fixed times.
*/
#include "domain/serving.h"

#include <string.h>

/* Instead of a divisor of 0, where what is divided is 0 too. */
#define TINY 1e-300

/* ----- the arguments ----- */

static pg_expr *argument(pg__formula *f, pg_expr *given, const char *unit,
                         int needed, const char *name) {
  if (given != NULL) return pg__f_to(f, given, unit, name);
  if (needed && f->status == PG_OK)
    f->status = pg_fail(f->error, PG_ARGUMENT, 0, "%s is missing, as \"1%s%s\"",
                        name, strcmp(unit, "1") == 0 ? "" : " ",
                        strcmp(unit, "1") == 0 ? "" : unit);
  return NULL;
}

/* What goes together: where `first` is there, so must `second` be. */
static void together(pg__serving *v, const pg_expr *first,
                     const pg_expr *second, const char *names) {
  if (v->f.status == PG_OK && (first == NULL) != (second == NULL))
    v->f.status = pg_fail(v->f.error, PG_ARGUMENT, 0, "%s go together", names);
}

static void check(pg__serving *v, const pg_serving *s) {
  together(v, s->experts, s->experts_per_token,
           "experts and experts_per_token");
  together(v, s->experts, s->expert, "experts and expert");
  together(v, s->experts, s->expert_layers, "experts and expert_layers");
  together(v, s->experts, s->expert_bits, "experts and expert_bits");
  together(v, s->experts, s->expert_bandwidth, "experts and expert_bandwidth");
  together(v, s->experts, s->expert_compute_share,
           "experts and expert_compute_share");
  together(v, s->experts, s->expert_prefill_share,
           "experts and expert_prefill_share");
  together(v, s->window, s->window_layers, "window and window_layers");
  together(v, s->draft, s->acceptance, "draft and acceptance");
  together(v, s->link, s->link_share, "link and link_share");
  together(v, s->link, s->collective_time, "link and collective_time");
}

/* Several devices talk; where how many there are is an axis or uncertain, the
** caller sees to the link. */
static void check_link(pg__serving *v) {
  const pg_serving *s = &v->s;
  if (v->f.status != PG_OK || s->link != NULL) return;
  if (pg_expr_op(s->devices) == PG_CONSTANT && pg_expr_value(s->devices) > 1)
    v->f.status = pg_fail(v->f.error, PG_ARGUMENT, 0, "link is missing, as \"1 "
                          "B/s\": several devices talk over it");
}

static pg_expr *one(pg__formula *f) { return pg__f_number(f, 1); }

void pg__serving_open(pg__serving *v, const pg_serving *given,
                      pg_error *error) {
  memset(v, 0, sizeof *v);
  pg__formula *f = &v->f;
  pg__formula_open(f, given->layers->graph, error);
#define READ(name, unit, needed)                                               \
  v->s.name = argument(f, given->name, unit, needed, #name);
  PG_SERVING_MODEL(READ)
  PG_SERVING_MACHINE(READ)
  PG_SERVING_EFFICIENCY(READ)
  PG_SERVING_LOAD(READ)
#undef READ
  check(v, given);
  check_link(v);
  v->ranks = v->s.ranks != NULL ? v->s.ranks : one(f);
  v->width = pg__f_div(f, v->s.devices, v->ranks);
  v->many = pg__f_binary(f, PG_LT, one(f), v->s.devices);
  v->context = pg__f_add(f, v->s.input,
                         pg__f_div(f, v->s.output, pg__f_number(f, 2)));
  pg__f_named(f, v->context, "context half-way");
  pg__f_named(f, v->width, "devices of a sequence");
}

/* ----- small words ----- */

static pg_expr *mul(pg__serving *v, pg_expr *a, pg_expr *b) {
  return pg__f_mul(&v->f, a, b);
}

static pg_expr *over(pg__serving *v, pg_expr *a, pg_expr *b) {
  return pg__f_div(&v->f, a, b);
}

static pg_expr *add(pg__serving *v, pg_expr *a, pg_expr *b) {
  return pg__f_add(&v->f, a, b);
}

static pg_expr *least(pg__serving *v, pg_expr *a, pg_expr *b) {
  return pg__f_binary(&v->f, PG_MIN, a, b);
}

static pg_expr *number(pg__serving *v, double value) {
  return pg__f_number(&v->f, value);
}

/* Adds a term that may be absent to a sum that may not have begun. */
static pg_expr *plus(pg__serving *v, pg_expr *sum, pg_expr *term) {
  if (term == NULL) return sum;
  return sum == NULL ? term : add(v, sum, term);
}

static pg_expr *named(pg__serving *v, pg_expr *part, const char *name) {
  return pg__f_named(&v->f, part, name);
}

static pg_expr *seconds(pg__serving *v, pg_expr *time, const char *what) {
  return pg__f_to(&v->f, time, "s", what);
}

static pg_expr *tokens_of(pg__serving *v, pg_expr *batch) {
  return mul(v, batch, pg__f_in(&v->f, 1, "token"));
}

/* max(a, b) (1 + (min / max)^3)^(1/3), in s; 0 where both are, as of the experts
** that no token hits. */
static pg_expr *roof(pg__serving *v, pg_expr *a, pg_expr *b) {
  pg_expr *most = pg__f_binary(&v->f, PG_MAX, a, b);
  pg_expr *some = pg__f_binary(&v->f, PG_MAX, most, pg__f_in(&v->f, TINY, "s"));
  pg_expr *ratio = over(v, least(v, a, b), some);
  pg_expr *cube = mul(v, mul(v, ratio, ratio), ratio);
  pg_expr *norm = pg__f_binary(&v->f, PG_POW, add(v, number(v, 1), cube),
                               number(v, 1.0 / 3));
  named(v, ratio, "shorter over longer");
  return mul(v, most, norm);
}

/* ----- weights ----- */

/* Bytes read over a share of one device's memory bandwidth. */
static pg_expr *reading(pg__serving *v, pg_expr *parameters, pg_expr *bits,
                        pg_expr *share) {
  pg_expr *rate = mul(v, v->s.bandwidth, share);
  return seconds(v, over(v, mul(v, parameters, bits), rate), "bandwidth");
}

/* 2 FLOP per parameter and token over a share of one device's compute. */
static pg_expr *computing(pg__serving *v, pg_expr *parameters, pg_expr *tokens,
                          pg_expr *compute, pg_expr *share) {
  pg_expr *each = pg__f_in(&v->f, 2, "FLOP/(parameter token)");
  pg_expr *work = mul(v, mul(v, parameters, tokens), each);
  return seconds(v, over(v, work, mul(v, compute, share)), "compute");
}

/* The parts that every token passes: split among the devices of a rank. */
static pg_expr *dense(pg__serving *v, pg_expr *tokens, pg_expr *share) {
  pg_expr *part = over(v, v->s.weights, v->width);
  pg_expr *read = reading(v, part, v->s.weight_bits, v->s.weight_bandwidth);
  pg_expr *work = computing(v, part, over(v, tokens, v->ranks), v->s.compute,
                            share);
  named(v, part, "weights of a device");
  return named(v, roof(v, named(v, read, "reading weights"),
                       named(v, work, "computing with weights")),
               "weights' time");
}

/* Of all experts the share that `tokens` tokens hit: 1 - (1 - k/E)^tokens. */
static pg_expr *hit(pg__serving *v, pg_expr *tokens) {
  pg_expr *taken = over(v, v->s.experts_per_token, v->s.experts);
  pg_expr *missed = pg__f_sub(&v->f, number(v, 1), taken);
  pg_expr *times = over(v, tokens, pg__f_in(&v->f, 1, "token"));
  return named(v, pg__f_sub(&v->f, number(v, 1),
                            pg__f_binary(&v->f, PG_POW, missed, times)),
               "share of experts hit");
}

/* The slowest of the devices among which whole experts are spread. */
static pg_expr *imbalance(pg__serving *v) {
  if (v->s.expert_imbalance == NULL || v->s.expert_parallel == NULL) return NULL;
  pg_expr *spread = pg__f_sub(&v->f, number(v, 1),
                              over(v, number(v, 1), v->s.expert_parallel));
  return named(v, add(v, number(v, 1), mul(v, v->s.expert_imbalance, spread)),
               "imbalance of experts");
}

static pg_expr *experts(pg__serving *v, pg_expr *tokens, pg_expr *share) {
  if (v->s.experts == NULL) return NULL;
  pg_expr *part = over(v, mul(v, v->s.expert, v->s.expert_layers),
                       v->s.devices);
  pg_expr *read = mul(v, mul(v, part, v->s.experts), hit(v, tokens));
  pg_expr *used = mul(v, part, v->s.experts_per_token);
  pg_expr *compute = v->s.expert_compute != NULL ? v->s.expert_compute
                                                 : v->s.compute;
  pg_expr *bytes = reading(v, read, v->s.expert_bits, v->s.expert_bandwidth);
  pg_expr *work = computing(v, used, tokens, compute, share);
  pg_expr *time = roof(v, named(v, bytes, "reading experts"),
                       named(v, work, "computing with experts"));
  pg_expr *uneven = imbalance(v);
  return named(v, uneven == NULL ? time : mul(v, time, uneven),
               "experts' time");
}

static pg_expr *output_layer(pg__serving *v) {
  return named(v, reading(v, over(v, v->s.head, v->s.devices), v->s.head_bits,
                          v->s.weight_bandwidth),
               "output layer's time");
}

/* ----- attention ----- */

/* Tokens attended to, times the layers that do, where `context` is there. */
static pg_expr *attended(pg__serving *v, pg_expr *context) {
  pg_expr *seen = context;
  if (v->s.attended != NULL) seen = least(v, context, v->s.attended);
  pg_expr *all = mul(v, seen, v->s.cache_layers);
  if (v->s.window == NULL) return all;
  return add(v, all, mul(v, least(v, context, v->s.window),
                         v->s.window_layers));
}

/* Bytes of cache that a device reads in a step: heads are split, latents not. */
static pg_expr *cache_reading(pg__serving *v, pg_expr *batch) {
  pg_expr *each = mul(v, attended(v, v->context), v->s.cache);
  pg_expr *bytes = mul(v, each, over(v, batch, v->ranks));
  if (v->s.kv_heads != NULL)
    bytes = over(v, bytes, least(v, v->width, v->s.kv_heads));
  pg_expr *rate = mul(v, v->s.bandwidth, v->s.cache_bandwidth);
  named(v, bytes, "cache read in a step");
  return named(v, seconds(v, over(v, bytes, rate), "cache"), "reading the cache");
}

/* Scores and values of a causal prompt: 4 width FLOP for each pair of tokens.  What
** is read anew sees what is cached, and half of the rest on average. */
static pg_expr *prompt_attention(pg__serving *v, pg_expr *tokens) {
  pg_expr *seen = pg__f_sub(&v->f, v->s.input, over(v, tokens, number(v, 2)));
  pg_expr *pairs = mul(v, tokens, attended(v, seen));
  pg_expr *each = mul(v, v->s.attention_width,
                      pg__f_in(&v->f, 4, "FLOP/token^2"));
  pg_expr *work = over(v, mul(v, pairs, each), v->width);
  pg_expr *rate = mul(v, v->s.attention_compute, v->s.attention_share);
  return named(v, seconds(v, over(v, work, rate), "attention_compute"),
               "attention over the prompt");
}

/* ----- the rest of a step ----- */

static pg_expr *times(pg__serving *v, pg_expr *layers, pg_expr *time) {
  return layers == NULL || time == NULL ? NULL : mul(v, layers, time);
}

static pg_expr *layer_times(pg__serving *v) {
  const pg_serving *s = &v->s;
  pg_expr *sum = times(v, s->layers, s->layer_time);
  sum = plus(v, sum, times(v, s->latent_layers, s->latent_time));
  sum = plus(v, sum, times(v, s->linear_layers, s->linear_time));
  sum = plus(v, sum, times(v, s->sparse_layers, s->sparse_time));
  sum = plus(v, sum, times(v, s->quantized_layers, s->quantized_time));
  sum = plus(v, sum, times(v, s->unpacked_layers, s->unpacked_time));
  return named(v, plus(v, sum, times(v, s->expert_layers, s->expert_time)),
               "fixed times of layers");
}

static pg_expr *where_many(pg__serving *v, pg_expr *time) {
  return pg__f_where(&v->f, v->many, time, pg__f_in(&v->f, 0, "s"));
}

/* Two all-reduces a layer of two bytes a value; none on one device. */
static pg_expr *waiting(pg__serving *v) {
  if (v->s.link == NULL) return NULL;
  pg_expr *count = mul(v, v->s.layers, number(v, 2));
  return named(v, where_many(v, mul(v, count, v->s.collective_time)),
               "starting all-reduces");
}

/* hidden values of two bytes in each layer, of `tokens` tokens. */
static pg_expr *stream(pg__serving *v, pg_expr *tokens) {
  pg_expr *values = mul(v, v->s.layers, v->s.hidden);
  return mul(v, mul(v, values, tokens), pg__f_in(&v->f, 2, "B/token"));
}

static pg_expr *sending(pg__serving *v, pg_expr *tokens) {
  if (v->s.link == NULL) return NULL;
  pg_expr *others = pg__f_sub(&v->f, v->s.devices, number(v, 1));
  pg_expr *ring = over(v, mul(v, others, number(v, 4)), v->s.devices);
  pg_expr *rate = mul(v, v->s.link, v->s.link_share);
  pg_expr *time = over(v, mul(v, stream(v, tokens), ring), rate);
  return named(v, where_many(v, seconds(v, time, "link")),
               "sending among devices");
}

static pg_expr *activations(pg__serving *v, pg_expr *tokens) {
  pg_expr *own = over(v, tokens, v->ranks);
  pg_expr *bytes = mul(v, stream(v, own), v->s.activation_traffic);
  return named(v, seconds(v, over(v, bytes, v->s.bandwidth), "bandwidth"),
               "moving activations");
}

/* ----- steps and prompts ----- */

pg_expr *pg__serving_handled(pg__serving *v) {
  pg_expr *one_token = number(v, 1);
  return v->s.draft == NULL ? one_token : add(v, v->s.draft, one_token);
}

pg_expr *pg__serving_step(pg__serving *v, pg_expr *batch) {
  pg_expr *tokens = tokens_of(v, mul(v, batch, pg__serving_handled(v)));
  pg_expr *sum = dense(v, tokens, v->s.compute_share);
  sum = plus(v, sum, experts(v, tokens, v->s.expert_compute_share));
  sum = add(v, sum, output_layer(v));
  sum = add(v, sum, cache_reading(v, batch));
  sum = add(v, sum, layer_times(v));
  sum = plus(v, sum, waiting(v));
  sum = plus(v, sum, sending(v, tokens));
  sum = add(v, sum, activations(v, tokens));
  sum = add(v, sum, v->s.step_time);
  sum = add(v, sum, named(v, mul(v, batch, v->s.sequence_time),
                          "keeping sequences"));
  return named(v, plus(v, sum, v->s.draft_time), "step");
}

pg_expr *pg__serving_fresh(pg__serving *v) {
  if (v->s.cached == NULL) return v->s.input;
  return named(v, mul(v, v->s.input,
                      pg__f_sub(&v->f, number(v, 1), v->s.cached)),
               "input read anew");
}

static pg_expr *prefill(pg__serving *v) {
  pg_expr *tokens = pg__serving_fresh(v);
  pg_expr *sum = dense(v, tokens, v->s.prefill_share);
  sum = plus(v, sum, experts(v, tokens, v->s.expert_prefill_share));
  sum = add(v, sum, prompt_attention(v, tokens));
  sum = plus(v, sum, sending(v, tokens));
  return named(v, add(v, sum, activations(v, tokens)), "prefill");
}

pg_expr *pg__serving_prefill(pg__serving *v) {
  if (v->prefill == NULL) v->prefill = prefill(v);
  return v->prefill;
}

/* Tokens that a step of speculative decoding gives: (1 - a^(d+1)) / (1 - a);
** d + 1 where every one is accepted. */
static pg_expr *given_by_step(pg__serving *v) {
  pg_expr *all = pg__serving_handled(v);
  pg_expr *power = pg__f_binary(&v->f, PG_POW, v->s.acceptance, all);
  pg_expr *refused = pg__f_sub(&v->f, number(v, 1), v->s.acceptance);
  pg_expr *sum = over(v, pg__f_sub(&v->f, number(v, 1), power),
                      pg__f_binary(&v->f, PG_MAX, refused, number(v, TINY)));
  pg_expr *some = pg__f_binary(&v->f, PG_LT, v->s.acceptance, number(v, 1));
  return named(v, pg__f_where(&v->f, some, sum, all), "tokens of a step");
}

static pg_expr *others_of(pg__serving *v, pg_expr *batch) {
  pg_expr *others = pg__f_sub(&v->f, batch, number(v, 1));
  return named(v, pg__f_binary(&v->f, PG_MAX, others, number(v, 0)),
               "other sequences");
}

pg_expr *pg__serving_token_time(pg__serving *v, pg_expr *batch) {
  pg_expr *own = pg__serving_step(v, batch);
  if (v->s.draft != NULL) own = over(v, own, given_by_step(v));
  pg_expr *prompts = over(v, others_of(v, batch),
                          over(v, v->s.output, pg__f_in(&v->f, 1, "token")));
  pg_expr *stopped = mul(v, prompts, mul(v, pg__serving_prefill(v),
                                         v->s.interference));
  named(v, stopped, "stopped by others' prompts");
  return named(v, add(v, own, stopped), "token time");
}

/* Steps that a prompt waits for: one, or one for each chunk. */
static pg_expr *steps_waited(pg__serving *v) {
  if (v->s.chunk == NULL) return number(v, 1);
  pg_expr *chunks =
      pg__f_whole_up(&v->f, over(v, pg__serving_fresh(v), v->s.chunk));
  return named(v, pg__f_binary(&v->f, PG_MAX, chunks, number(v, 1)),
               "steps waited");
}

pg_expr *pg__serving_first_token(pg__serving *v, pg_expr *batch) {
  pg_expr *ahead = mul(v, others_of(v, batch), v->s.queue);
  pg_expr *reads = mul(v, pg__serving_prefill(v), add(v, ahead, number(v, 1)));
  pg_expr *waits = mul(v, pg__serving_step(v, batch), steps_waited(v));
  named(v, reads, "prompts read before and own");
  named(v, waits, "steps before it begins");
  return named(v, add(v, v->s.first_token_time, add(v, waits, reads)),
               "first token");
}
