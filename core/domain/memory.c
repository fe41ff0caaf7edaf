/*
** Memory builders: the formulas are in the header, beside their sources.
*/
#include "perigee/memory.h"

#include "domain/formula.h"

#define COUNT "1"
#define BITS "bit/parameter"

static pg_expr *count(pg__formula *f, pg_expr *a, const char *what) {
  return pg__f_to(f, a, COUNT, what);
}

/* ----- weights ----- */

pg_status pg_memory_group_bits(pg_expr *bits, pg_expr *group, pg_expr *scale,
                               pg_expr *zero, pg_expr **out, pg_error *error) {
  pg__formula f;
  pg__formula_open(&f, bits->graph, error);
  pg_expr *shared = pg__f_to(&f, scale, BITS, "scale");
  if (zero != NULL)
    shared = pg__f_add(&f, shared, pg__f_to(&f, zero, BITS, "zero"));
  pg_expr *each = pg__f_div(&f, shared, count(&f, group, "group"));
  pg_expr *sum = pg__f_add(&f, pg__f_to(&f, bits, BITS, "bits"), each);
  return pg__formula_close(&f, sum, out);
}

static pg_expr *bytes_of(pg__formula *f, pg_expr *parameters, pg_expr *bits,
                         const char *what, const char *what_bits) {
  pg_expr *amount = pg__f_to(f, parameters, "parameter", what);
  pg_expr *each = pg__f_to(f, bits, BITS, what_bits);
  return pg__f_to(f, pg__f_mul(f, amount, each), "B", what);
}

pg_status pg_memory_weights(pg_expr *parameters, pg_expr *bits, pg_expr *kept,
                            pg_expr *kept_bits, pg_expr **out,
                            pg_error *error) {
  pg__formula f;
  pg__formula_open(&f, parameters->graph, error);
  if ((kept == NULL) != (kept_bits == NULL))
    f.status = pg_fail(error, PG_ARGUMENT, 0, "kept and kept_bits go together");
  pg_expr *rest = parameters;
  if (kept != NULL) rest = pg__f_sub(&f, parameters, kept);
  pg_expr *total = bytes_of(&f, rest, bits, "parameters", "bits");
  if (kept != NULL)
    total = pg__f_add(&f, total,
                      bytes_of(&f, kept, kept_bits, "kept", "kept_bits"));
  return pg__formula_close(&f, total, out);
}

/* ----- the KV cache ----- */

/* Values that one layer keeps of one token. */
static pg_expr *values_per_layer(pg__formula *f, const pg_kv_cache *cache) {
  if (cache->latent != NULL) return count(f, cache->latent, "latent");
  if (cache->kv_heads == NULL || cache->head_dim == NULL) {
    if (f->status == PG_OK)
      f->status = pg_fail(f->error, PG_ARGUMENT, 0, "kv_heads and head_dim go "
                          "together; latent attention has latent instead");
    return NULL;
  }
  pg_expr *heads = pg__f_mul(f, count(f, cache->kv_heads, "kv_heads"),
                             count(f, cache->head_dim, "head_dim"));
  return pg__f_named(f, pg__f_mul(f, pg__f_number(f, 2), heads),
                     "values of keys and values");
}

/* Bytes that one layer keeps of one token. */
static pg_expr *bytes_per_layer(pg__formula *f, const pg_kv_cache *cache) {
  pg_expr *element = pg__f_to(f, cache->element, "B", "element");
  pg_expr *bytes = pg__f_mul(f, values_per_layer(f, cache), element);
  return pg__f_named(f, pg__f_div(f, bytes, pg__f_in(f, 1, "token")),
                     "cache of a layer");
}

pg_status pg_memory_kv_token(const pg_kv_cache *cache, pg_expr **out,
                             pg_error *error) {
  pg__formula f;
  pg__formula_open(&f, cache->layers->graph, error);
  pg_expr *layers = count(&f, cache->layers, "layers");
  pg_expr *all = pg__f_mul(&f, bytes_per_layer(&f, cache), layers);
  return pg__formula_close(&f, all, out);
}

/* Whole blocks of tokens: ceil(tokens / block) * block. */
static pg_expr *in_blocks(pg__formula *f, pg_expr *tokens, pg_expr *block) {
  if (block == NULL) return tokens;
  pg_expr *size = pg__f_to(f, block, "token", "block");
  pg_expr *blocks = pg__f_unary(f, PG_CEIL, pg__f_div(f, tokens, size));
  return pg__f_named(f, pg__f_mul(f, blocks, size), "tokens in whole blocks");
}

/* Tokens times layers: what is held of a sequence, in layers of one token. */
static pg_expr *held(pg__formula *f, const pg_kv_cache *cache,
                     pg_expr *context, pg_expr *block) {
  pg_expr *layers = count(f, cache->layers, "layers");
  pg_expr *full = in_blocks(f, context, block);
  if (cache->window == NULL) return pg__f_mul(f, full, layers);
  pg_expr *near_layers = count(f, cache->window_layers, "window_layers");
  pg_expr *window = pg__f_to(f, cache->window, "token", "window");
  pg_expr *near_tokens =
      in_blocks(f, pg__f_binary(f, PG_MIN, context, window), block);
  return pg__f_add(f, pg__f_mul(f, full, pg__f_sub(f, layers, near_layers)),
                   pg__f_mul(f, near_tokens, near_layers));
}

pg_status pg_memory_kv_sequence(const pg_kv_cache *cache, pg_expr *context,
                                pg_expr *block, pg_expr **out,
                                pg_error *error) {
  pg__formula f;
  pg__formula_open(&f, cache->layers->graph, error);
  if ((cache->window == NULL) != (cache->window_layers == NULL))
    f.status = pg_fail(error, PG_ARGUMENT, 0, "window and window_layers go "
                       "together");
  pg_expr *tokens = pg__f_to(&f, context, "token", "context");
  pg_expr *kept = held(&f, cache, tokens, block);
  pg_expr *bytes = pg__f_mul(&f, bytes_per_layer(&f, cache), kept);
  return pg__formula_close(&f, pg__f_to(&f, bytes, "B", "context"), out);
}

/* ----- a step ----- */

static pg_expr *needed(pg__formula *f, pg_expr *a, const char *what) {
  if (a != NULL) return count(f, a, what);
  if (f->status == PG_OK)
    f->status = pg_fail(f->error, PG_ARGUMENT, 0, "%s is missing", what);
  return NULL;
}

/* Values that one token holds in a layer. */
static pg_expr *values_per_token(pg__formula *f, const pg_activation *a) {
  pg_expr *stream = pg__f_mul(f, needed(f, a->hidden_widths, "hidden_widths"),
                              needed(f, a->hidden, "hidden"));
  pg_expr *feed = pg__f_mul(
      f, needed(f, a->intermediate_widths, "intermediate_widths"),
      needed(f, a->intermediate, "intermediate"));
  pg_expr *all = pg__f_add(f, stream, feed);
  if (a->scores == NULL) return all;
  return pg__f_add(f, all, count(f, a->scores, "scores"));
}

static pg_expr *logits(pg__formula *f, const pg_activation *a) {
  pg_expr *each = pg__f_mul(f, count(f, a->sequences, "sequences"),
                            needed(f, a->vocabulary, "vocabulary"));
  if (a->logit == NULL) return needed(f, NULL, "logit");
  return pg__f_mul(f, each, pg__f_to(f, a->logit, "B", "logit"));
}

pg_status pg_memory_activation(const pg_activation *a, pg_expr **out,
                               pg_error *error) {
  pg__formula f;
  pg__formula_open(&f, a->tokens->graph, error);
  pg_expr *tokens = pg__f_div(&f, pg__f_to(&f, a->tokens, "token", "tokens"),
                              pg__f_in(&f, 1, "token"));
  pg_expr *values = pg__f_mul(&f, tokens, values_per_token(&f, a));
  if (a->element == NULL) needed(&f, NULL, "element");
  pg_expr *bytes = NULL;
  if (f.status == PG_OK)
    bytes = pg__f_mul(&f, values, pg__f_to(&f, a->element, "B", "element"));
  if (a->sequences != NULL)
    bytes = pg__f_binary(&f, PG_MAX, bytes, logits(&f, a));
  return pg__formula_close(&f, bytes, out);
}

/* ----- adapters ----- */

pg_status pg_memory_lora(pg_expr *rank, pg_expr *widths, pg_expr *layers,
                         pg_expr **out, pg_error *error) {
  pg__formula f;
  pg__formula_open(&f, rank->graph, error);
  pg_expr *layer = pg__f_mul(&f, count(&f, rank, "rank"),
                             count(&f, widths, "widths"));
  pg_expr *all = pg__f_mul(&f, layer, count(&f, layers, "layers"));
  pg_expr *parameters = pg__f_mul(&f, all, pg__f_in(&f, 1, "parameter"));
  return pg__formula_close(&f, parameters, out);
}
