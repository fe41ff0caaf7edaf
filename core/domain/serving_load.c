/*
** What a replica serves: the public builders of perigee/serving.h.
*/
#include "domain/serving.h"

typedef pg_expr *term(pg__serving *v);

/* One term of the arguments, as a builder of its own. */
static pg_status build(const pg_serving *s, term *of, pg_expr **out,
                       pg_error *error) {
  pg__serving v;
  pg__serving_open(&v, s, error);
  return pg__formula_close(&v.f, v.f.status == PG_OK ? of(&v) : NULL, out);
}

static pg_expr *step(pg__serving *v) {
  return pg__serving_step(v, v->s.batch);
}

pg_status pg_serving_step(const pg_serving *s, pg_expr **out,
                          pg_error *error) {
  return build(s, step, out, error);
}

pg_status pg_serving_prefill(const pg_serving *s, pg_expr **out,
                             pg_error *error) {
  return build(s, pg__serving_prefill, out, error);
}

static pg_expr *token_time(pg__serving *v) {
  return pg__serving_token_time(v, v->s.batch);
}

pg_status pg_serving_token_time(const pg_serving *s, pg_expr **out,
                                pg_error *error) {
  return build(s, token_time, out, error);
}

static pg_expr *first_token(pg__serving *v) {
  return pg__serving_first_token(v, v->s.batch);
}

pg_status pg_serving_first_token(const pg_serving *s, pg_expr **out,
                                 pg_error *error) {
  return build(s, first_token, out, error);
}

/* A chunk's share of the prefill of what is read anew. */
static pg_expr *stall(pg__serving *v) {
  pg__formula *f = &v->f;
  pg_expr *prompt = pg__serving_prefill(v);
  if (v->s.chunk != NULL) {
    pg_expr *whole = pg__f_binary(f, PG_MAX, pg__serving_fresh(v), v->s.chunk);
    prompt = pg__f_mul(f, prompt, pg__f_div(f, v->s.chunk, whole));
  }
  return pg__f_add(f, step(v), prompt);
}

pg_status pg_serving_stall(const pg_serving *s, pg_expr **out,
                           pg_error *error) {
  return build(s, stall, out, error);
}

static pg_expr *throughput(pg__serving *v) {
  pg__formula *f = &v->f;
  pg_expr *tokens = pg__f_mul(f, v->s.batch, pg__f_in(f, 1, "token"));
  return pg__f_to(f, pg__f_div(f, tokens, token_time(v)), "token/s", "batch");
}

pg_status pg_serving_throughput(const pg_serving *s, pg_expr **out,
                                pg_error *error) {
  return build(s, throughput, out, error);
}

static pg_expr *ridge(pg__serving *v) {
  pg__formula *f = &v->f;
  pg_expr *compute = pg__f_mul(f, v->s.compute, v->s.compute_share);
  pg_expr *rate = pg__f_mul(f, v->s.bandwidth, v->s.weight_bandwidth);
  pg_expr *bytes = pg__f_to(f, v->s.weight_bits, "B/parameter", "weight_bits");
  pg_expr *each = pg__f_in(f, 2, "FLOP/parameter");
  pg_expr *batch = pg__f_div(f, pg__f_mul(f, bytes, pg__f_div(f, compute, rate)),
                             each);
  batch = pg__f_div(f, pg__f_mul(f, batch, v->ranks), pg__serving_handled(v));
  return pg__f_to(f, batch, "1", "compute");
}

pg_status pg_serving_ridge(const pg_serving *s, pg_expr **out,
                           pg_error *error) {
  return build(s, ridge, out, error);
}

/* ----- the largest batch ----- */

static pg_expr *whole(pg__formula *f, pg_expr *count) {
  return pg__f_binary(f, PG_MAX, pg__f_whole_down(f, count),
                      pg__f_number(f, 0));
}

pg_status pg_serving_batch_by_memory(pg_expr *memory, pg_expr *sequence,
                                     pg_expr **out, pg_error *error) {
  pg__formula f;
  pg__formula_open(&f, memory->graph, error);
  pg_expr *left = pg__f_to(&f, memory, "B", "memory");
  pg_expr *count = pg__f_div(&f, left, pg__f_to(&f, sequence, "B", "sequence"));
  return pg__formula_close(&f, whole(&f, pg__f_to(&f, count, "1", "memory")),
                           out);
}

typedef struct bounds {
  pg_expr *token, *first; /* in s; NULL for none */
} bounds;

/* Condition: a batch is in time. */
static pg_expr *in_time(pg__serving *v, const bounds *limit, pg_expr *batch) {
  pg__formula *f = &v->f;
  pg_expr *holds = NULL;
  if (limit->token != NULL)
    holds = pg__f_binary(f, PG_LE, pg__serving_token_time(v, batch),
                         limit->token);
  if (limit->first == NULL) return holds;
  pg_expr *starts = pg__f_binary(f, PG_LE, pg__serving_first_token(v, batch),
                                 limit->first);
  return holds == NULL ? starts : pg__f_binary(f, PG_AND, holds, starts);
}

/* The middle of a range of whole numbers, 1 at least. */
static pg_expr *middle_of(pg__formula *f, pg_expr *low, pg_expr *high) {
  pg_expr *sum = pg__f_add(f, pg__f_add(f, low, high), pg__f_number(f, 1));
  pg_expr *half = pg__f_div(f, sum, pg__f_number(f, 2));
  return pg__f_binary(f, PG_MAX, pg__f_unary(f, PG_FLOOR, half),
                      pg__f_number(f, 1));
}

/* Both times grow with the batch: `low` is in time, what is above `high` is not. */
static pg_expr *search(pg__serving *v, const bounds *limit, pg_expr *most) {
  pg__formula *f = &v->f;
  pg_expr *low = pg__f_number(f, 0), *high = most;
  for (int i = 0; i < PG_SERVING_HALVINGS; i++) {
    pg_expr *middle = middle_of(f, low, high);
    pg_expr *holds = in_time(v, limit, middle);
    pg_expr *less = pg__f_sub(f, middle, pg__f_number(f, 1));
    low = pg__f_where(f, holds, middle, low);
    high = pg__f_where(f, holds, high, less);
  }
  return pg__f_named(f, pg__f_binary(f, PG_MIN, low, most),
                     "batch in time|the largest batch that gives its tokens in "
                     "time, and fits: found by halving");
}

pg_status pg_serving_batch_within(const pg_serving *s, pg_expr *token,
                                  pg_expr *first, pg_expr **out,
                                  pg_error *error) {
  pg__serving v;
  pg__serving_open(&v, s, error);
  pg__formula *f = &v.f;
  bounds limit = {
      token != NULL ? pg__f_to(f, token, "s", "token_time") : NULL,
      first != NULL ? pg__f_to(f, first, "s", "first_token") : NULL};
  pg_expr *batch = NULL;
  if (f->status == PG_OK) batch = whole(f, v.s.batch);
  if (token != NULL || first != NULL) batch = search(&v, &limit, batch);
  return pg__formula_close(f, batch, out);
}
