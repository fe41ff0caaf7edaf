/*
** Serving: how long a replica takes for a step, and what it serves.
**
** A step of decoding gives every sequence of the batch one token.  It reads the
** weights once and each sequence's KV cache, computes, and lets the devices of
** the replica talk twice per layer.  Weights and arithmetic overlap: a roofline
** (Williams et al., 2009), rounded at its ridge by a norm of order 3,
**
**   roof(a, b) = max(a, b) (1 + (min / max)^3)^(1/3)
**
**   step =  roof(bytes of weights / (bandwidth weight_bandwidth),
**                2 parameters batch / (compute compute_share))       dense parts
**         + roof(the same of the experts that the batch hits)        experts
**         + bytes of the output layer / (bandwidth weight_bandwidth)
**         + bytes of cache / (bandwidth cache_bandwidth)             attention
**         + layers times of layers + collectives + step_time
**         + batch (sequence_time + layers hidden 2 B activation_traffic / bandwidth)
**
** Of E experts of which each token takes k, a batch of b tokens hits
** E (1 - (1 - k/E)^b), as if routing were even.  A ring all-reduce of v bytes
** among n devices moves 2 v (n-1)/n through each link (Patarasuk, Yuan, 2009).
** Prompts are read between the steps of others (continuous batching: Yu et al.,
** "Orca", 2022): each of the batch's other sequences brings one prompt in the
** time of `output` tokens, and stops decoding for `interference` of its prefill:
**
**   time per output token = step + interference (batch - 1) / output * prefill
**
** Shares and times of an engine on an accelerator are the caller's: catalog rows
** in Perigee (catalogs/efficiency/), measured or fitted.  Any argument may be
** uncertain or an axis.  A wrong dimension is DIMENSION and names the argument; a
** missing one is ARGUMENT.
*/
#ifndef PERIGEE_SERVING_H
#define PERIGEE_SERVING_H

#include "perigee/expr.h"

/* X(name, unit, needed): what the model is.  What is not needed may be NULL, and
** is then absent: a dense model has no experts. */
#define PG_SERVING_MODEL(X)                                                    \
  X(layers, "1", 1) /* never NULL */                                           \
  X(hidden, "1", 1) /* width of the residual stream */                         \
  X(weights, "parameter", 1) /* every token's: attention, dense, shared */     \
  X(weight_bits, "bit/parameter", 1)                                           \
  X(head, "parameter", 1) /* the output layer */                               \
  X(head_bits, "bit/parameter", 1)                                             \
  X(expert_layers, "1", 0)                                                     \
  X(expert, "parameter", 0) /* one routed expert of one layer */               \
  X(expert_bits, "bit/parameter", 0)                                           \
  X(experts, "1", 0) /* of a layer, and how many a token takes */              \
  X(experts_per_token, "1", 0)                                                 \
  X(cache, "B/token", 1) /* of one sequence in one attention layer */          \
  X(cache_layers, "1", 1) /* that look at all of the context */                \
  X(window_layers, "1", 0) /* and at no more than `window` of it */            \
  X(window, "token", 0)                                                        \
  X(attended, "token", 0) /* at most, by sparse attention */                   \
  X(kv_heads, "1", 0) /* absent where every device reads all: latent */        \
  X(attention_width, "1", 1) /* heads * head_dim */                            \
  X(latent_layers, "1", 0)                                                     \
  X(linear_layers, "1", 0)                                                     \
  X(sparse_layers, "1", 0)                                                     \
  X(quantized_layers, "1", 0) /* whose activations are quantized */            \
  X(unpacked_layers, "1", 0) /* whose weights are unpacked to more bits */

/* What a replica runs on.  `devices` share the model's layers; of `ranks` groups
** among them each attends to sequences of its own (attention data parallel; 1
** where NULL); the experts lie whole on `expert_parallel` devices (1 where NULL). */
#define PG_SERVING_MACHINE(X)                                                  \
  X(devices, "1", 1)                                                           \
  X(ranks, "1", 0)                                                             \
  X(expert_parallel, "1", 0)                                                   \
  X(bandwidth, "B/s", 1) /* of one device's memory */                          \
  X(compute, "FLOP/s", 1) /* of one device, as the weights are computed */     \
  X(expert_compute, "FLOP/s", 0) /* as the experts are; compute where NULL */  \
  X(attention_compute, "FLOP/s", 1)                                            \
  X(link, "B/s", 0) /* of one device, one way; needed from 2 devices on */

/* What an engine makes of it.  Shares are of the figures above. */
#define PG_SERVING_EFFICIENCY(X)                                               \
  X(weight_bandwidth, "1", 1)                                                  \
  X(expert_bandwidth, "1", 0)                                                  \
  X(cache_bandwidth, "1", 1)                                                   \
  X(compute_share, "1", 1)                                                     \
  X(expert_compute_share, "1", 0)                                              \
  X(prefill_share, "1", 1)                                                     \
  X(expert_prefill_share, "1", 0)                                              \
  X(attention_share, "1", 1)                                                   \
  X(layer_time, "s", 1) /* of each layer; the next ones on top of it */        \
  X(latent_time, "s", 0)                                                       \
  X(linear_time, "s", 0)                                                       \
  X(sparse_time, "s", 0)                                                       \
  X(quantized_time, "s", 0)                                                    \
  X(unpacked_time, "s", 0)                                                     \
  X(expert_time, "s", 0)                                                       \
  X(collective_time, "s", 0) /* of an all-reduce, without its bytes */         \
  X(link_share, "1", 0)                                                        \
  X(expert_imbalance, "1", 0) /* more of the slowest, where experts spread */  \
  X(step_time, "s", 1)                                                         \
  X(sequence_time, "s", 1)                                                     \
  X(activation_traffic, "1", 1)                                                \
  X(interference, "1", 1)                                                      \
  X(first_token_time, "s", 1) /* of a request, outside the model */            \
  X(queue, "1", 1) /* prompts ahead of one's own, per sequence of the batch */

/* What is asked of it.  `batch` sequences run at once; a share `cached` of each
** input is found in the prefix cache; prompts are read `chunk` tokens at a time
** (all at once where NULL).  Speculative decoding proposes `draft` tokens, of
** which each is accepted with chance `acceptance`, and spends `draft_time` on
** them (Leviathan et al., 2023). */
#define PG_SERVING_LOAD(X)                                                     \
  X(batch, "1", 1)                                                             \
  X(input, "token", 1)                                                         \
  X(output, "token", 1)                                                        \
  X(cached, "1", 0)                                                            \
  X(chunk, "token", 0)                                                         \
  X(draft, "1", 0)                                                             \
  X(acceptance, "1", 0)                                                        \
  X(draft_time, "s", 0)

#define PG_SERVING_FIELD(name, unit, needed) pg_expr *name;
typedef struct pg_serving {
  PG_SERVING_MODEL(PG_SERVING_FIELD)
  PG_SERVING_MACHINE(PG_SERVING_FIELD)
  PG_SERVING_EFFICIENCY(PG_SERVING_FIELD)
  PG_SERVING_LOAD(PG_SERVING_FIELD)
} pg_serving;
#undef PG_SERVING_FIELD

/* The time of a step of `batch` sequences with `input` + `output` / 2 tokens of
** context each; with `draft`, of a step that verifies draft + 1 tokens a sequence,
** and the draft itself.  In s. */
PG_API pg_status pg_serving_step(const pg_serving *s, pg_expr **out,
                                 pg_error *error);

/* The time to read one prompt, without waiting and without a step's fixed times:
** what is not `cached` of `input`, with attention to all before it; in s. */
PG_API pg_status pg_serving_prefill(const pg_serving *s, pg_expr **out,
                                    pg_error *error);

/* Between two tokens of a sequence, on average: step / tokens per step, and what
** other sequences' prompts take of it; in s.  A step of speculative decoding
** gives (1 - a^(d+1)) / (1 - a) tokens. */
PG_API pg_status pg_serving_token_time(const pg_serving *s, pg_expr **out,
                                       pg_error *error);

/* From a request to its first token: first_token_time + step + prefill * (1 +
** queue (batch - 1)); a chunked prompt waits for a step per chunk.  In s. */
PG_API pg_status pg_serving_first_token(const pg_serving *s, pg_expr **out,
                                        pg_error *error);

/* The longest pause of a running sequence: a step and the prefill of one chunk of
** what is not cached, or of a whole prompt where `chunk` is NULL; in s. */
PG_API pg_status pg_serving_stall(const pg_serving *s, pg_expr **out,
                                  pg_error *error);

/* Tokens per second of the whole replica, written: batch sequences, one token in
** each token_time; in token/s.  What it reads in that time is input / output times
** as much. */
PG_API pg_status pg_serving_throughput(const pg_serving *s, pg_expr **out,
                                       pg_error *error);

/* The batch from which dense weights are bound by arithmetic, where both sides of
** the roofline are equal: weight_bits/8 compute share / (2 bandwidth share), times
** `ranks`, over the draft + 1 tokens that a sequence has in a step. */
PG_API pg_status pg_serving_ridge(const pg_serving *s, pg_expr **out,
                                  pg_error *error);

/* The largest whole batch that memory allows: floor(memory / sequence), the bytes
** left for the cache over those of one sequence; not below 0. */
PG_API pg_status pg_serving_batch_by_memory(pg_expr *memory, pg_expr *sequence,
                                            pg_expr **out, pg_error *error);

/* The largest batch of at most s->batch whose token_time is within
** `token_time` and whose first token comes within `first_token` (NULL for none of
** either), by bisection in PG_SERVING_HALVINGS steps, rounded down to whole
** sequences; 0 where not even one is in time.  Where s->batch is 2^14 or more the
** answer is in time, and at most s->batch / 2^14 sequences short of the largest. */
#define PG_SERVING_HALVINGS 14
PG_API pg_status pg_serving_batch_within(const pg_serving *s,
                                         pg_expr *token_time,
                                         pg_expr *first_token, pg_expr **out,
                                         pg_error *error);

#endif
