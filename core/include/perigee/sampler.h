/*
** Samplers: how the numbers behind an assumption's samples are chosen.
**
** All are functions of name, seed and sample number alone (Sobol: and of a
** dimension), so that a sample is the same however the work is cut.
**
** RANDOM is Philox (random.h): every sample on its own.
**
** STRATIFIED and SOBOL are 16 sequences side by side, the lanes: sample i is
** point q = i / 16 of lane i mod 16.  A lane covers 0 to 1 evenly: each aligned
** block of 16 2^k of its points has one in each of 16 2^k equal intervals.  Lanes
** are drawn independently, so the scatter of their means is the error of the
** mean over all (summary.h).
**
**   word    the digits of the point before scrambling, the first in bit 0
**           STRATIFIED: bits 0..3 are g q' + c in the field of 16 elements
**           (x^4 + x + 1), q' = q mod 16; above them stands the block q / 16
**           SOBOL: point q of the dimension, its digits reversed
**   n       the word, scrambled (below) with the lane's key
**   u       (the 32 bits of n reversed + 0.5) 2^-32
**
** In each block of each lane STRATIFIED draws c from 0..15 and g from 1..15, so
** that any two points of a block are in two strata like any others: names are as
** independent as by RANDOM, and a sum of assumptions comes out as if there were
** hundreds of times as many samples.  (Drawn by name alone, no points can do better
** for products of assumptions, on average over names.  With direction numbers
** drawn by name two names in thousands would share a digit, and be correlated by
** 3/4.)
**
** SOBOL has the names' dimensions in an order, and so spreads products evenly too.
**
** Scrambling is Owen's: digit k is flipped or not by a function of the digits
** before it, drawn anew for each lane, name and seed; n stands for digits from
** bit 0 up, so anything of +, * and ^ in which no bit looks at higher ones is
** such a function (Laine and Karras, 2011).  With key words a, b, c, d:
**
**   n += a;  n ^= n (b & ~1);  n += c;  n ^= n (d & ~1);  n ^= n 0x13198A2E
**
** Keys come from Philox under the stream's key, its second word ^ 0x4F77656E:
** counter (lane, 0, seed) gives a lane's a, b, c, d; counters (block low,
** 2^31 + 2 block high + h, seed), h = 0, 1, give the strata of lanes 8 h to
** 8 h + 7 of a block, 16 bits each, low half word first: c is the low 4 bits of
** one, g = 1 + (15 times the other 12 bits) / 4096.
**
** Past sample 2^36 all are RANDOM.
*/
#ifndef PERIGEE_SAMPLER_H
#define PERIGEE_SAMPLER_H

#include "perigee/random.h"

#define PG_SAMPLER_LIST(X)                                                    \
  X(STRATIFIED, "stratified")                                                 \
  X(SOBOL, "sobol")                                                           \
  X(RANDOM, "random")

typedef enum pg_sampler {
#define X(id, name) PG_##id,
  PG_SAMPLER_LIST(X)
#undef X
  PG_SAMPLER_COUNT
} pg_sampler;

#define PG_LANES 16u
#define PG_STRATA 16u
#define PG_EVEN_MAX (UINT64_C(1) << 36)
#define PG_SOBOL_DIMENSIONS 128u

/* "stratified", "sobol", "random"; NULL for none of these. */
PG_API const char *pg_sampler_name(pg_sampler sampler);

/* out[j] = sample first + j, in the open interval (0, 1).  `dimension` is looked
** at by SOBOL; one that is PG_SOBOL_DIMENSIONS or more is STRATIFIED. */
PG_API void pg_stream_draw(const pg_stream *stream, pg_sampler sampler,
                           unsigned dimension, uint64_t first, size_t count,
                           double *out);

/* A point of a dimension of Sobol's sequence, unscrambled: 2^32 times what it is,
** in the natural order of points.  Dimension 0 is van der Corput's sequence. */
PG_API uint32_t pg_sobol_point(unsigned dimension, uint32_t index);

/* n of the word, as above. */
PG_API uint32_t pg_scramble(uint32_t word, const uint32_t key[4]);

#endif
