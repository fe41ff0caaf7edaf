/*
** What training holds in the memory of one device.
**
** Each builder composes elementary operations and hands out one expression, in
** bytes.  Any argument may be uncertain or an axis.  A wrong dimension is
** DIMENSION and names the argument; what is missing is ARGUMENT.
*/
#ifndef PERIGEE_TRAINING_MEMORY_H
#define PERIGEE_TRAINING_MEMORY_H

#include "perigee/expr.h"

/* A state that goes with parameters: weights, gradients, moments, copies.
**
** Tensor and pipeline parallelism split every state among `model_parallel`
** devices. ZeRO splits it further among `data_parallel` replicas from some
** stage on: moments and copies from 1, gradients from 2, weights from 3
** (Rajbhandari et al., "ZeRO", 2020).  `stage` is the stage in use,
** `splits_from` the one from which this state is split; NULL, both, where it
** never is.  model_parallel and data_parallel are 1 where NULL. */
typedef struct pg_training_held {
  pg_expr *parameters; /* never NULL */
  pg_expr *bits;       /* of the state, for each of them */
  pg_expr *model_parallel, *data_parallel;
  pg_expr *stage, *splits_from;
} pg_training_held;

PG_API pg_status pg_training_state_held(const pg_training_held *held,
                                        pg_expr **out, pg_error *error);

/* Activations that the backward pass needs, in 16 bits (Korthikanti et al.,
** "Reducing Activation Recomputation in Large Transformer Models", 2022).  A
** token leaves in each layer
**
**   whole    8 hidden: the inputs of attention, feed-forward and two norms
**   split    4 query_width + 4 kv_width: queries, keys, values, what goes
**            out; and 4 (matrices - 1) intermediate: what the feed-forward
**            layer multiplies
**   scores   2 heads sequence, where attention scores are kept whole
**
** bytes; dropout adds masks: 2 hidden to what is whole, and 3 heads sequence.
** With 4 hidden in the feed-forward layer, 2 matrices and heads that are
** hidden together that is hidden (34 + 5 heads sequence / hidden).  Of
** `tensor` devices each has its part of what is split and of the scores, and
** with sequence parallelism of all.
**
** `recompute` is the share of the layers that keep their input only, 2 hidden,
** and are computed again one at a time: one of them is then whole beside the
** others. `scores` is 1 where scores are kept, NULL or 0 with flash attention
** or where they alone are computed again.  A stage of `pipeline` has
** 1/pipeline of the layers, but as many batches in flight, no more than
** `micro_batches`.  Choosing words holds `logit` bytes for each token and
** word, split among `tensor`: NULL for none. */
#define PG_TRAINING_ACTIVATIONS(X)                                             \
  X(layers, "1", 1) /* never NULL */                                           \
  X(sequence, "token", 1)                                                      \
  X(batch, "1", 1) /* sequences of a micro-batch */                            \
  X(hidden, "1", 1)                                                            \
  X(query_width, "1", 1) /* heads * head_dim */                                \
  X(kv_width, "1", 1) /* kv_heads * head_dim */                                \
  X(heads, "1", 1)                                                             \
  X(intermediate, "1", 1) /* of a mixture, of all that a token takes */        \
  X(matrices, "1", 1) /* of the feed-forward layer: 3 gated, 2 not */          \
  X(dropout, "1", 0) /* 1 where there is some */                               \
  X(scores, "1", 0)                                                            \
  X(recompute, "1", 0)                                                         \
  X(tensor, "1", 0)                                                            \
  X(sequence_parallel, "1", 0) /* 1 where there is some */                     \
  X(pipeline, "1", 0)                                                          \
  X(micro_batches, "1", 0)                                                     \
  X(vocabulary, "1", 0)                                                        \
  X(logit, "B", 0)

typedef struct pg_training_activations {
#define X(name, unit, needed) pg_expr *name;
  PG_TRAINING_ACTIVATIONS(X)
#undef X
} pg_training_activations;

PG_API pg_status pg_training_activation(const pg_training_activations *given,
                                        pg_expr **out, pg_error *error);

#endif
