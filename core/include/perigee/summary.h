/*
** What is said of many samples of one figure: mean, spread, quantiles, and how
** sure each of them is.
**
** Samples come in blocks, in any order and from several workers, and the result
** is the same to the last bit however they were cut: a block belongs to one
** chunk of PG_SUMMARY_CHUNK samples, the blocks of a chunk come in order from
** one worker, and chunks are added up in their order.
**
** Up to PG_SUMMARY_EXACT samples the values are kept and quantiles are exact:
** linear between the order statistics at rank p (n - 1).  Past it they come from
** a histogram over sign, exponent and leading bits of the mantissa, within
** 0.1 % of the exact one, in memory that does not grow with the samples.
*/
#ifndef PERIGEE_SUMMARY_H
#define PERIGEE_SUMMARY_H

#include <stddef.h>
#include <stdint.h>

#include "perigee/allocator.h"

#define PG_SUMMARY_CHUNK 16384u
#define PG_SUMMARY_LANES 16u /* the sampler's (sampler.h); divides the chunk */
#define PG_SUMMARY_EXACT (1u << 17)
#define PG_SUMMARY_QUANTILES_MAX UINT32_MAX

typedef enum pg_summary_kind {
  PG_SUMMARY_MEAN,     /* mean, error, deviation, lowest, highest */
  PG_SUMMARY_QUANTILES /* these and the quantiles */
} pg_summary_kind;

typedef struct pg_summary pg_summary;

/* Room for `samples` values put by workers 0 .. workers - 1.  NOMEM, ARGUMENT
** where samples or workers is 0, LIMIT where a summary with quantiles is to take
** more than PG_SUMMARY_QUANTILES_MAX samples. */
PG_API pg_status pg_summary_new(const pg_allocator *allocator,
                                pg_summary_kind kind, uint64_t samples,
                                unsigned workers, pg_summary **out);
PG_API void pg_summary_free(pg_summary *summary);

/* Adds samples first .. first + count - 1, all of one chunk.  Different workers
** may put at the same time, each into chunks of its own.  No allocation. */
PG_API void pg_summary_put(pg_summary *summary, unsigned worker, uint64_t first,
                           const double *values, size_t count);

/* Once all samples are in; the readers below are valid after it only. */
PG_API void pg_summary_finish(pg_summary *summary);

PG_API double pg_summary_mean(const pg_summary *summary);
PG_API double pg_summary_deviation(const pg_summary *summary);
PG_API double pg_summary_lowest(const pg_summary *summary);
PG_API double pg_summary_highest(const pg_summary *summary);

/* The Monte Carlo error of the mean: of samples that are drawn one by one,
** sd / sqrt n.  Of samples in PG_SUMMARY_LANES lanes, sample i in lane i mod
** PG_SUMMARY_LANES, each lane drawn apart from the others and any how within
** itself (sampler.h): from the scatter of the lanes' means m_l, which are of n_l
** samples each,
**
**   sqrt(sum (n_l / n)^2 (m_l - mean)^2  L / (L - 1)),  L lanes,
**
** itself known to 18 %; sd / sqrt n where a sample was not finite. */
PG_API double pg_summary_mean_error(const pg_summary *summary);
PG_API double pg_summary_lane_error(const pg_summary *summary);

/* The p-quantile, 0 <= p <= 1, and its Monte Carlo error: half the distance
** between the quantiles at p -+ sqrt(p (1 - p) / n), which is for samples that
** are drawn one by one; of samples in lanes it is hardly ever more, and often
** less.  NaN for MEAN summaries. */
PG_API double pg_summary_quantile(const pg_summary *summary, double p);
PG_API double pg_summary_quantile_error(const pg_summary *summary, double p);

/* How many samples were not finite, and the first of them (UINT64_MAX: none).
** They count in nothing else; a mean over no finite sample is NaN. */
PG_API uint64_t pg_summary_strange(const pg_summary *summary, uint64_t *first);

/* How many samples were not zero, and the first of them (UINT64_MAX: none). */
PG_API uint64_t pg_summary_nonzero(const pg_summary *summary, uint64_t *first);

#endif
