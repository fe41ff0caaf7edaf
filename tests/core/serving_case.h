/*
** A replica for the tests of serving, in round numbers, and the fields of the
** arguments as a list.
*/
#ifndef PERIGEE_TESTS_SERVING_CASE_H
#define PERIGEE_TESTS_SERVING_CASE_H

#include "graphs.h"
#include "perigee/serving.h"

typedef struct serving_field {
  const char *name, *unit;
  int needed;
  size_t at; /* in pg_serving */
} serving_field;

#define SERVING_ROW(name, unit, needed)                                        \
  {#name, unit, needed, offsetof(pg_serving, name)},
static const serving_field serving_fields[] = {
    PG_SERVING_MODEL(SERVING_ROW) PG_SERVING_MACHINE(SERVING_ROW)
        PG_SERVING_EFFICIENCY(SERVING_ROW) PG_SERVING_LOAD(SERVING_ROW)};
#undef SERVING_ROW
#define SERVING_FIELDS (sizeof serving_fields / sizeof *serving_fields)

static inline pg_expr **field_of(pg_serving *s, const serving_field *of) {
  return (pg_expr **)(void *)((char *)s + of->at);
}

/* Sets a field by its name, in its unit. */
#define SET(m, s, name, value)                                                 \
  set_field((m), &(s), offsetof(pg_serving, name), (value))

static inline void set_field(model *m, pg_serving *s, size_t at, double value) {
  for (size_t i = 0; i < SERVING_FIELDS; i++)
    if (serving_fields[i].at == at)
      *field_of(s, &serving_fields[i]) =
          number(m, value, serving_fields[i].unit);
}

static inline void dense_model(model *m, pg_serving *s) {
  SET(m, *s, layers, 10);
  SET(m, *s, hidden, 1000);
  SET(m, *s, weights, 8e9);
  SET(m, *s, weight_bits, 8);
  SET(m, *s, head, 1e9);
  SET(m, *s, head_bits, 16);
  SET(m, *s, cache, 1000);
  SET(m, *s, cache_layers, 10);
  SET(m, *s, kv_heads, 4);
  SET(m, *s, attention_width, 1000);
}

static inline void machine(model *m, pg_serving *s) {
  SET(m, *s, devices, 1);
  SET(m, *s, bandwidth, 1e12);
  SET(m, *s, compute, 1e15);
  SET(m, *s, attention_compute, 1e15);
  SET(m, *s, link, 1e11);
}

static inline void engine(model *m, pg_serving *s) {
  SET(m, *s, weight_bandwidth, 0.5);
  SET(m, *s, cache_bandwidth, 0.5);
  SET(m, *s, compute_share, 0.5);
  SET(m, *s, prefill_share, 1);
  SET(m, *s, attention_share, 0.1);
  SET(m, *s, layer_time, 1e-4);
  SET(m, *s, collective_time, 1e-5);
  SET(m, *s, link_share, 0.5);
  SET(m, *s, step_time, 1e-3);
  SET(m, *s, sequence_time, 1e-5);
  SET(m, *s, activation_traffic, 50);
  SET(m, *s, interference, 0.5);
  SET(m, *s, first_token_time, 0.02);
  SET(m, *s, queue, 0.25);
}

/* A dense model on one device, at the ridge of its roofline. */
static inline pg_serving dense_case(model *m) {
  pg_serving s = {0};
  dense_model(m, &s);
  machine(m, &s);
  engine(m, &s);
  SET(m, s, batch, 500);
  SET(m, s, input, 1000);
  SET(m, s, output, 200);
  return s;
}

/* Four experts of a layer, of which a token takes two. */
static inline void add_experts(model *m, pg_serving *s) {
  SET(m, *s, expert_layers, 10);
  SET(m, *s, expert, 1e8);
  SET(m, *s, expert_bits, 8);
  SET(m, *s, experts, 4);
  SET(m, *s, experts_per_token, 2);
  SET(m, *s, expert_compute, 2e12);
  SET(m, *s, expert_bandwidth, 0.5);
  SET(m, *s, expert_compute_share, 0.5);
  SET(m, *s, expert_prefill_share, 0.5);
}

static inline void add_draft(model *m, pg_serving *s, double acceptance) {
  SET(m, *s, draft, 3);
  SET(m, *s, acceptance, acceptance);
  SET(m, *s, draft_time, 3e-3);
}

/* Every field said. */
static inline pg_serving full_case(model *m) {
  pg_serving s = dense_case(m);
  add_experts(m, &s);
  add_draft(m, &s, 0.5);
  SET(m, s, window_layers, 5);
  SET(m, s, window, 100);
  SET(m, s, attended, 600);
  SET(m, s, latent_layers, 10);
  SET(m, s, linear_layers, 5);
  SET(m, s, sparse_layers, 10);
  SET(m, s, quantized_layers, 10);
  SET(m, s, unpacked_layers, 4);
  SET(m, s, devices, 8);
  SET(m, s, ranks, 2);
  SET(m, s, expert_parallel, 4);
  SET(m, s, latent_time, 1e-4);
  SET(m, s, linear_time, 2e-4);
  SET(m, s, sparse_time, 3e-4);
  SET(m, s, quantized_time, 5e-5);
  SET(m, s, unpacked_time, 25e-5);
  SET(m, s, expert_time, 2e-5);
  SET(m, s, expert_imbalance, 0.2);
  SET(m, s, cached, 0.5);
  SET(m, s, chunk, 300);
  return s;
}

/* ----- building ----- */

typedef pg_status serving_builder(const pg_serving *, pg_expr **, pg_error *);

static serving_builder *const serving_builders[] = {
    pg_serving_step,        pg_serving_prefill, pg_serving_token_time,
    pg_serving_first_token, pg_serving_stall,   pg_serving_throughput,
    pg_serving_ridge};
#define SERVING_BUILDERS (sizeof serving_builders / sizeof *serving_builders)

static inline double folded(model *m, pg_status status, pg_expr *out,
                            const char *unit) {
  pg_expr *expr = settle(m, status, out);
  assert_string_equal(pg_unit_text(pg_expr_unit(expr)), unit);
  assert_int_equal(pg_expr_op(expr), PG_CONSTANT);
  return pg_expr_value(expr);
}

static inline double built(model *m, serving_builder *of, const pg_serving *s,
                           const char *unit) {
  pg_expr *out = NULL;
  pg_status status = of(s, &out, &m->error);
  return folded(m, status, out, unit);
}

/* In ms. */
static inline double ms(model *m, serving_builder *of, const pg_serving *s) {
  return built(m, of, s, "s") * 1e3;
}

static inline double largest(model *m, const pg_serving *s, pg_expr *token,
                             pg_expr *first) {
  pg_expr *out = NULL;
  pg_status status = pg_serving_batch_within(s, token, first, &out, &m->error);
  return folded(m, status, out, "");
}

#endif
