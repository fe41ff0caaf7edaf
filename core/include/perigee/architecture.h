/*
** Architecture: what a transformer is made of, and its parameters part by part.
**
** Sizes and counts are plain numbers, any of them uncertain or an axis.  A wrong
** dimension is DIMENSION and names the argument; what is missing is ARGUMENT.
**
** Attention is multi-head, grouped or multi-query (Vaswani et al., 2017; Ainslie
** et al., "GQA", 2023), or latent (DeepSeek-AI, "DeepSeek-V2", 2024):
**
**   query, output   hidden * heads * head_dim, a layer each
**   key, value      hidden * kv_heads * head_dim, a layer each
**
**   latent          hidden * (q_rank + kv_rank + rope_dim): what goes down
**   query           (q_rank or hidden) * heads * (nope_dim + rope_dim)
**   key, value      kv_rank * heads * nope_dim, and value_dim
**   output          heads * value_dim * hidden
**
** A feed-forward layer has `matrices` matrices of hidden * intermediate, 2 or,
** gated (Shazeer, "GLU variants", 2020), 3; one of them goes down.  In
** `expert_layers` of the layers a router of hidden * experts chooses among
** experts of expert_intermediate, beside shared ones that always work.  Biases
** and learned positions are not counted.
*/
#ifndef PERIGEE_ARCHITECTURE_H
#define PERIGEE_ARCHITECTURE_H

#include "perigee/expr.h"

/* X(name, needed).  What is not needed may be NULL, and is then absent. */
#define PG_ARCHITECTURE(X)                                                     \
  X(layers, 1) /* never NULL; of an encoder-decoder those of the encoder */    \
  X(decoder_layers, 0) /* and of its decoder: these attend twice */            \
  X(hidden, 1)                                                                 \
  X(heads, 1)                                                                  \
  X(kv_heads, 0) /* with head_dim; latent attention has the five below */      \
  X(head_dim, 0)                                                               \
  X(q_rank, 0) /* NULL where queries are not compressed */                     \
  X(kv_rank, 0)                                                                \
  X(nope_dim, 0)                                                               \
  X(rope_dim, 0)                                                               \
  X(value_dim, 0)                                                              \
  X(query_gates, 0) /* further matrices as wide as the query, a layer */       \
  X(linear_layers, 0) /* of the layers: linear attention instead, of which */  \
  X(linear_key, 0) /* queries and keys are so wide, all heads together, */     \
  X(linear_value, 0) /* and values, their gate and the output so */            \
  X(matrices, 1) /* of a feed-forward layer: 3 gated, 2 not */                 \
  X(intermediate, 0) /* NULL where every layer has experts */                  \
  X(expert_layers, 0)                                                          \
  X(experts, 0) /* routed ones, of a layer */                                  \
  X(shared_experts, 0)                                                         \
  X(expert_intermediate, 0)                                                    \
  X(vocabulary, 1)                                                             \
  X(output_layers, 0) /* 1 where it is not tied to the embedding; NULL for 0 */

typedef struct pg_architecture {
#define X(name, needed) pg_expr *name;
  PG_ARCHITECTURE(X)
#undef X
} pg_architecture;

/* X(name, what): each of all layers together. */
#define PG_PART_LIST(X)                                                        \
  X(embedding, "vocabulary * hidden")                                          \
  X(head, "the output layer; 0 where it is tied to the embedding")             \
  X(query, "into queries, and their gates")                                    \
  X(key, "into keys")                                                          \
  X(value, "into values")                                                      \
  X(output, "out of attention")                                                \
  X(latent, "what latent attention compresses with")                           \
  X(linear, "linear attention: into queries, keys and values")                 \
  X(linear_output, "linear attention: its gate and its output")                \
  X(up, "dense feed-forward, gate and up")                                     \
  X(down, "dense feed-forward, down")                                          \
  X(expert_up, "routed experts, gate and up")                                  \
  X(expert_down, "routed experts, down")                                       \
  X(shared_up, "shared experts, gate and up")                                  \
  X(shared_down, "shared experts, down")                                       \
  X(router, "the choice of experts")                                           \
  X(norms, "two a layer, three of a decoder that attends twice; the last")

typedef enum pg_part {
#define X(name, what) PG_PART_##name,
  PG_PART_LIST(X)
#undef X
  PG_PARTS
} pg_part;

PG_API const char *pg_part_name(pg_part part);

/* The parameters of a part, in parameters; 0 where there is none of it.  Parts
** of one architecture share what they have in common: equal nodes are one. */
PG_API pg_status pg_architecture_part(const pg_architecture *architecture,
                                      pg_part part, pg_expr **out,
                                      pg_error *error);

#endif
