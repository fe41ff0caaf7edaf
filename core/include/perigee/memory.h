/*
** Memory: what a model takes on the devices that serve it.
**
** Each builder composes elementary operations and hands out one expression, in
** bytes or bytes per token; called with constants it folds to a constant.  Any
** argument may be uncertain or an axis.  Counts (layers, heads, sizes) are plain
** numbers.  A wrong dimension is DIMENSION and names the argument.
*/
#ifndef PERIGEE_MEMORY_H
#define PERIGEE_MEMORY_H

#include "perigee/expr.h"

/* Bits per weight of a scheme that shares a scale, and perhaps a zero point,
** among a group of weights: bits + (scale + zero) / group, in bit/parameter.
** 4 bits, scales of 16 and zeros of 4 in groups of 128: 4 + 20/128 = 4.15625
** (Frantar et al., "GPTQ", 2023; Lin et al., "AWQ", 2024).  `zero` may be NULL. */
PG_API pg_status pg_memory_group_bits(pg_expr *bits, pg_expr *group,
                                      pg_expr *scale, pg_expr *zero,
                                      pg_expr **out, pg_error *error);

/* parameters * bits; of them `kept` at `kept_bits` instead (embeddings, norms,
** the output layer, that a scheme leaves alone): NULL for none.  parameters and
** kept are counts of parameters, bits are bit/parameter.  In bytes. */
PG_API pg_status pg_memory_weights(pg_expr *parameters, pg_expr *bits,
                                   pg_expr *kept, pg_expr *kept_bits,
                                   pg_expr **out, pg_error *error);

/* What attention keeps of each token.
**
** Multi-head, grouped and multi-query attention keep a key and a value of
** head_dim in each of kv_heads per layer (Ainslie et al., "GQA", 2023).  Latent
** attention keeps one vector of kv_rank and one of rope_dim per layer instead
** (DeepSeek-AI, "DeepSeek-V2", 2024): set `latent` to their sum and leave
** kv_heads and head_dim NULL.  `window_layers` of the layers look back at most
** `window` tokens (Beltagy et al., "Longformer", 2020): NULL for none. */
typedef struct pg_kv_cache {
  pg_expr *layers;
  pg_expr *kv_heads, *head_dim;
  pg_expr *latent;
  pg_expr *window, *window_layers;
  pg_expr *element; /* bytes of one value: 2 B for bf16 */
} pg_kv_cache;

/* Bytes per token while no window is full:
** 2 * layers * kv_heads * head_dim * element, or layers * latent * element. */
PG_API pg_status pg_memory_kv_token(const pg_kv_cache *cache, pg_expr **out,
                                    pg_error *error);

/* Bytes of one sequence of `context` tokens: full layers hold all of them, window
** layers min(context, window).  A paged cache holds whole blocks of `block`
** tokens (Kwon et al., "PagedAttention", 2023): NULL for none. */
PG_API pg_status pg_memory_kv_sequence(const pg_kv_cache *cache,
                                       pg_expr *context, pg_expr *block,
                                       pg_expr **out, pg_error *error);

/* What a step holds beside weights and cache.
**
** Its tokens pass through one layer at a time, each as some widths of the residual
** stream and of the feed-forward layer, and, where attention scores are held whole,
** `scores` values more (heads * context): NULL for none.  Choosing the next token of
** `sequences` then holds `logit` bytes for every word of the vocabulary: NULL, all
** three, where none is chosen.  Widths and sizes are those of one device. */
typedef struct pg_activation {
  pg_expr *tokens; /* never NULL */
  pg_expr *hidden, *hidden_widths;
  pg_expr *intermediate, *intermediate_widths;
  pg_expr *scores;
  pg_expr *element; /* bytes of one value */
  pg_expr *sequences, *vocabulary, *logit;
} pg_activation;

/* Bytes: the larger of tokens * (hidden_widths * hidden + intermediate_widths *
** intermediate + scores) * element and of sequences * vocabulary * logit. */
PG_API pg_status pg_memory_activation(const pg_activation *activation,
                                      pg_expr **out, pg_error *error);

/* Parameters of a LoRA adapter (Hu et al., 2021): rank * widths * layers, where
** `widths` is the sum of inputs and outputs of the adapted matrices of a layer. */
PG_API pg_status pg_memory_lora(pg_expr *rank, pg_expr *widths,
                                pg_expr *layers, pg_expr **out,
                                pg_error *error);

#endif
