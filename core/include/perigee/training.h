/*
** Training: the work that it is, and the time that devices take over it.
**
** Each builder composes elementary operations and hands out one expression;
** called with constants it folds to a constant.  Any argument may be uncertain
** or an axis.  Counts (layers, heads, devices) and shares are plain numbers,
** parameters are parameters, lengths are tokens.  A wrong dimension is
** DIMENSION and names the argument.
**
** Utilisation is the share of a device's peak that is spent on the work as
** pg_training_token counts it: with `recompute` NULL, model FLOP utilisation
** (MFU); with a recompute, hardware FLOP utilisation (HFU).  The two sides of a
** division must count alike.
*/
#ifndef PERIGEE_TRAINING_H
#define PERIGEE_TRAINING_H

#include "perigee/expr.h"

/* What one token is trained on.
**
** A multiplication by a weight is 2 FLOP forward, 2 FLOP backward for the
** gradient of what went in, and 2 FLOP backward for the gradient of the weight
** (Kaplan et al., "Scaling Laws for Neural Language Models", 2020): 6 for each
** parameter.  A frozen parameter skips the last: 4 (Hu et al., "LoRA", 2021).
** So `parameters` are those that a token passes through, the active ones of a
** mixture of experts, with those of an adapter; `trained` are those among them
** that learn, NULL for all.
**
** Attention adds 4 * layers * heads * head_dim * sequence forward and twice as
** much backward, where a token is counted as looking at all of the sequence
** (Chowdhery et al., "PaLM", 2022, appendix B; Narayanan et al., 2021).  So
** published utilisation counts, though a causal mask hides half: `visible` is
** the share that a token looks at, NULL for 1, one half for what a causal mask
** leaves (Kaplan's count).  layers, heads, head_dim and sequence go
** together, or are all NULL. */
typedef struct pg_training {
  pg_expr *parameters, *trained;
  pg_expr *layers, *heads, *head_dim, *sequence;
  pg_expr *visible;
} pg_training;

/* FLOP per token: 4 * parameters + 2 * trained, and attention.  `recompute` is
** the share of the forward pass that is done once more in the backward pass
** instead of being kept (Korthikanti et al., "Reducing Activation
** Recomputation", 2022): 1 for all of it, which makes 8 of 6; NULL for none. */
PG_API pg_status pg_training_token(const pg_training *training,
                                   pg_expr *recompute, pg_expr **out,
                                   pg_error *error);

/* FLOP of `tokens` seen `epochs` times: NULL for once. */
PG_API pg_status pg_training_flop(pg_expr *per_token, pg_expr *tokens,
                                  pg_expr *epochs, pg_expr **out,
                                  pg_error *error);

/* Tokens per second of one device: peak * utilisation / per_token. */
PG_API pg_status pg_training_rate(pg_expr *per_token, pg_expr *peak,
                                  pg_expr *utilisation, pg_expr **out,
                                  pg_error *error);

/* What `devices` take, in days: flop / (devices * peak * utilisation).  For one
** device, NULL, these are device-hours, in hours. */
PG_API pg_status pg_training_time(pg_expr *flop, pg_expr *devices,
                                  pg_expr *peak, pg_expr *utilisation,
                                  pg_expr **out, pg_error *error);

/* The fewest devices that are done within `deadline`, in whole machines of
** `machine` devices each: NULL for 1.  What is short by a billionth is a matter
** of rounding. */
PG_API pg_status pg_training_devices(pg_expr *flop, pg_expr *deadline,
                                     pg_expr *peak, pg_expr *utilisation,
                                     pg_expr *machine, pg_expr **out,
                                     pg_error *error);

/* Bytes of the state of a run in mixed precision with Adam: 2 for each
** parameter, and for each that is `trained` (NULL for all) 14 more: its
** gradient 2, a copy in full precision 4, two moments of 4 (Rajbhandari et al.,
** "ZeRO", 2020).  What passes through the layers, the activations, comes on top. */
PG_API pg_status pg_training_state(pg_expr *parameters, pg_expr *trained,
                                   pg_expr **out, pg_error *error);

#endif
