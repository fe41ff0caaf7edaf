/*
** The loops that are compiled once for each set of instructions, from one source
** (core/CMakeLists.txt): kernels.c, invert.c, draw.c, tally.c, and table.c, which
** makes a pg__vector of them.
**
** Two kinds of variant.  Plain ones round every operation: their bits are the same
** on every machine.  Fused ones round a product and a sum once where pg__madd
** says so: among themselves they agree to the bit too, and with the plain ones to
** a few units in the last place of each operation.
*/
#ifndef PERIGEE_RUN_VECTOR_VECTOR_H
#define PERIGEE_RUN_VECTOR_VECTOR_H

#include <stdbool.h>
#include <stdint.h>

#include "perigee/evaluate.h"
#include "run/vector/kernels.h"
#include "run/vector/tally.h"

/* Numbers of all lanes of a sampler. */
typedef struct pg__row {
  uint32_t of[PG_LANES];
} pg__row;

/* The keys a, b, c, d of all lanes (sampler.h). */
typedef struct pg__keys {
  pg__row a, b, c, d;
} pg__keys;

/* A triangular distribution; `share` is where the mode lies: 0 at low, 1 at
** high. */
typedef struct pg__corner {
  double low, mode, high, width, share;
} pg__corner;

/* The words of PG_STRATA points of all lanes: word q, of bits b_k, is the
** exclusive or of the first and the steps k that q has. */
typedef struct pg__group {
  pg__row first, steps[4];
} pg__group;

#define PG__GROUPS 4u /* groups that are drawn together */
#define PG__WORDS 256u /* numbers of one draw_random */

typedef struct pg__vector {
  pg__kernel *(*kernel)(pg_op op, unsigned shape);

  /* Each x, in (0, 1), becomes its quantile of the standard normal
  ** distribution. */
  void (*normal)(double *x, size_t count);
  /* a + b x, at most `most`. */
  void (*place)(double a, double b, double most, double *x, size_t count);
  /* exp(a + b x) */
  void (*place_exp)(double a, double b, double *x, size_t count);
  /* The triangular distribution on low .. high. */
  void (*triangular)(const pg__corner *of, double *x, size_t count);

  /* The strata of the blocks from `block` on. */
  void (*strata)(const pg_stream *stream, uint64_t block,
                 pg__group out[PG__GROUPS]);
  /* u of a group's words, scrambled: point by point, over lanes. */
  void (*points)(const pg__keys *keys, const pg__group *group, double *out);
  /* The PG__WORDS numbers of Philox's blocks from `block` on. */
  void (*draw_random)(const pg_stream *stream, uint64_t block, double *out);

  /* See tally.h. */
  pg__look (*look)(const double *values, size_t count);
  void (*add)(pg__sums *sums, size_t lane, const double *values, size_t count);
} pg__vector;

/* The best one that the machine has, within what the run asks for. */
const pg__vector *pg__vector_for(const pg_run *run);
/* The best plain one. */
const pg__vector *pg__vector_plain(void);

/* PG__OF(name): the name of a variant's own. */
#ifdef PG__ISA
#define PG__JOIN(name, isa) name##_##isa
#define PG__OF_(name, isa) PG__JOIN(name, isa)
#define PG__OF(name) PG__OF_(name, PG__ISA)

extern const pg__vector PG__OF(pg__vector);
pg__kernel *PG__OF(pg__kernel_for)(pg_op op, unsigned shape);
void PG__OF(pg__normal)(double *x, size_t count);
void PG__OF(pg__place)(double a, double b, double most, double *x,
                       size_t count);
void PG__OF(pg__place_exp)(double a, double b, double *x, size_t count);
void PG__OF(pg__triangular)(const pg__corner *of, double *x, size_t count);
void PG__OF(pg__strata)(const pg_stream *stream, uint64_t block,
                        pg__group out[PG__GROUPS]);
void PG__OF(pg__points)(const pg__keys *keys, const pg__group *group,
                        double *out);
void PG__OF(pg__draw_random)(const pg_stream *stream, uint64_t block,
                             double *out);
pg__look PG__OF(pg__look_over)(const double *values, size_t count);
void PG__OF(pg__add_up)(pg__sums *sums, size_t lane, const double *values,
                        size_t count);
#endif

/* A loop whose turns do not look at each other's results: what it writes is the
** array that it reads, or another one. */
#if defined(__GNUC__) && !defined(__clang__)
#define PG__APART _Pragma("GCC ivdep")
#else
#define PG__APART
#endif

#endif
