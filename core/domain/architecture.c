/*
** The parameters of an architecture: the formulas are in the header.
*/
#include "perigee/architecture.h"

#include "domain/formula.h"

typedef struct parts {
  pg__formula f;
  pg_architecture a; /* each argument a plain number; NULL where it was */
  pg_expr *attending; /* layers of attention, those that attend twice twice */
  pg_expr *deciding;  /* feed-forward layers */
} parts;

const char *pg_part_name(pg_part part) {
  static const char *const names[PG_PARTS] = {
#define X(name, what) #name,
      PG_PART_LIST(X)
#undef X
  };
  return (unsigned)part < PG_PARTS ? names[part] : NULL;
}

/* ----- small words ----- */

static pg_expr *number(parts *p, double value) {
  return pg__f_number(&p->f, value);
}

static pg_expr *add(parts *p, pg_expr *a, pg_expr *b) {
  return pg__f_add(&p->f, a, b);
}

static pg_expr *mul(parts *p, pg_expr *a, pg_expr *b) {
  return pg__f_mul(&p->f, a, b);
}

static pg_expr *or_zero(parts *p, pg_expr *a) {
  return a != NULL ? a : number(p, 0);
}

static pg_expr *product(parts *p, pg_expr *a, pg_expr *b, pg_expr *c) {
  return mul(p, mul(p, a, b), c);
}

/* ----- the arguments ----- */

static pg_expr *argument(pg__formula *f, pg_expr *given, int needed,
                         const char *name) {
  if (given != NULL) return pg__f_to(f, given, "1", name);
  if (needed && f->status == PG_OK)
    f->status = pg_fail(f->error, PG_ARGUMENT, 0, "%s is missing", name);
  return NULL;
}

static void together(parts *p, bool are, const char *names) {
  if (!are && p->f.status == PG_OK)
    p->f.status = pg_fail(p->f.error, PG_ARGUMENT, 0, "%s go together", names);
}

static void check(parts *p, const pg_architecture *a) {
  bool latent = a->kv_rank != NULL;
  together(p, latent || (a->kv_heads != NULL && a->head_dim != NULL),
           "kv_heads and head_dim");
  together(p, !latent || (a->nope_dim && a->rope_dim && a->value_dim),
           "kv_rank, nope_dim, rope_dim and value_dim");
  together(p, !a->linear_layers || (a->linear_key && a->linear_value),
           "linear_layers, linear_key and linear_value");
  together(p, !a->expert_layers || (a->experts && a->expert_intermediate),
           "expert_layers, experts and expert_intermediate");
  together(p, a->expert_layers || a->intermediate,
           "matrices and intermediate");
}

static void open(parts *p, const pg_architecture *given, pg_error *error) {
  pg__formula *f = &p->f;
  pg__formula_open(f, given->layers->graph, error);
#define X(name, needed) p->a.name = argument(f, given->name, needed, #name);
  PG_ARCHITECTURE(X)
#undef X
  check(p, given);
  pg_expr *decoder = or_zero(p, p->a.decoder_layers);
  p->deciding = add(p, p->a.layers, decoder);
  p->attending = add(p, p->deciding, decoder);
  if (p->a.linear_layers != NULL)
    p->attending = pg__f_sub(f, p->attending, p->a.linear_layers);
}

/* ----- attention ----- */

static pg_expr *gated(parts *p, pg_expr *query) {
  if (p->a.query_gates == NULL) return query;
  return mul(p, query, add(p, number(p, 1), p->a.query_gates));
}

static void heads(parts *p, pg_expr **part) {
  const pg_architecture *a = &p->a;
  pg_expr *each = mul(p, p->attending, a->hidden);
  pg_expr *wide = product(p, each, a->heads, a->head_dim);
  pg_expr *narrow = product(p, each, a->kv_heads, a->head_dim);
  part[PG_PART_query] = gated(p, wide);
  part[PG_PART_key] = part[PG_PART_value] = narrow;
  part[PG_PART_output] = wide;
}

static void latent(parts *p, pg_expr **part) {
  const pg_architecture *a = &p->a;
  pg_expr *down = add(p, a->kv_rank, a->rope_dim);
  if (a->q_rank != NULL) down = add(p, down, a->q_rank);
  pg_expr *all = mul(p, p->attending, a->heads);
  pg_expr *from = a->q_rank != NULL ? a->q_rank : a->hidden;
  pg_expr *width = add(p, a->nope_dim, a->rope_dim);
  part[PG_PART_latent] = product(p, p->attending, a->hidden, down);
  part[PG_PART_query] = gated(p, product(p, all, from, width));
  part[PG_PART_key] = product(p, all, a->kv_rank, a->nope_dim);
  part[PG_PART_value] = product(p, all, a->kv_rank, a->value_dim);
  part[PG_PART_output] = product(p, all, a->value_dim, a->hidden);
}

static void attention(parts *p, pg_expr **part) {
  const pg_architecture *a = &p->a;
  if (a->kv_rank != NULL)
    latent(p, part);
  else
    heads(p, part);
  if (a->linear_layers == NULL) return;
  pg_expr *each = mul(p, a->linear_layers, a->hidden), *two = number(p, 2);
  pg_expr *in = add(p, mul(p, two, a->linear_key), a->linear_value);
  part[PG_PART_linear] = mul(p, each, in);
  part[PG_PART_linear_output] = product(p, each, two, a->linear_value);
}

/* ----- feed-forward ----- */

/* `count` feed-forward layers so wide: what goes up, and what goes down. */
static void feed(parts *p, pg_expr *count, pg_expr *width, pg_expr **up,
                 pg_expr **down) {
  pg_expr *others = pg__f_sub(&p->f, p->a.matrices, number(p, 1));
  *down = product(p, count, p->a.hidden, width);
  *up = mul(p, *down, others);
}

static void experts(parts *p, pg_expr **part) {
  const pg_architecture *a = &p->a;
  pg_expr *width = a->expert_intermediate;
  pg_expr *routed = mul(p, a->expert_layers, a->experts);
  feed(p, routed, width, &part[PG_PART_expert_up],
       &part[PG_PART_expert_down]);
  part[PG_PART_router] = mul(p, routed, a->hidden);
  if (a->shared_experts == NULL) return;
  feed(p, mul(p, a->expert_layers, a->shared_experts), width,
       &part[PG_PART_shared_up], &part[PG_PART_shared_down]);
}

static void feed_forward(parts *p, pg_expr **part) {
  const pg_architecture *a = &p->a;
  pg_expr *dense = p->deciding;
  if (a->expert_layers != NULL) {
    experts(p, part);
    dense = pg__f_sub(&p->f, dense, a->expert_layers);
  }
  if (a->intermediate != NULL)
    feed(p, dense, a->intermediate, &part[PG_PART_up], &part[PG_PART_down]);
}

/* ----- the rest ----- */

/* 2 a layer, 3 of a decoder's that attends twice, and one at each end. */
static pg_expr *norms(parts *p) {
  const pg_architecture *a = &p->a;
  pg_expr *count = add(p, mul(p, number(p, 2), a->layers), number(p, 1));
  if (a->decoder_layers != NULL) {
    pg_expr *more = mul(p, number(p, 3), a->decoder_layers);
    count = add(p, count, add(p, more, number(p, 1)));
  }
  return mul(p, count, a->hidden);
}

static void ends(parts *p, pg_expr **part) {
  pg_expr *words = mul(p, p->a.vocabulary, p->a.hidden);
  part[PG_PART_embedding] = words;
  if (p->a.output_layers != NULL)
    part[PG_PART_head] = mul(p, words, p->a.output_layers);
  part[PG_PART_norms] = norms(p);
}

pg_status pg_architecture_part(const pg_architecture *architecture,
                               pg_part part, pg_expr **out, pg_error *error) {
  parts p;
  pg_expr *all[PG_PARTS] = {NULL};
  open(&p, architecture, error);
  attention(&p, all);
  feed_forward(&p, all);
  ends(&p, all);
  pg_expr *parameter = pg__f_in(&p.f, 1, "parameter");
  pg_expr *asked = mul(&p, or_zero(&p, all[part]), parameter);
  return pg__formula_close(&p.f, asked, out);
}
