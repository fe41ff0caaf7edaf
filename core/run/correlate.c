/*
** What a leaf draws.
**
** One that is not correlated draws from its name's stream.  A correlated one
** turns that and its parts' numbers into normal scores, adds them up by their
** weights, and turns the sum, a normal score itself, back into a number between
** 0 and 1 (expr.h).  Invariant: a part's numbers are what a leaf of its name
** draws, to the last bit.
*/
#include "run/correlate.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "run/inverse.h"

/* The place of a name among the run's dimensions; past all of them where it has
** none. */
static unsigned dimension_of(const char *name, const pg_run *run,
                             bool second) {
  size_t at = 0, offset = second ? run->dimension_count : 0;
  while (at < run->dimension_count &&
         strcmp(run->dimensions[at]->as.leaf->name, name) != 0)
    at++;
  if (at == run->dimension_count || at + offset >= PG_SOBOL_DIMENSIONS)
    return PG_SOBOL_DIMENSIONS;
  return (unsigned)(at + offset);
}

pg__draw pg__draw_of(const char *name, const pg_run *run, bool second) {
  pg_stream stream = pg_stream_named(name, strlen(name), run->seed);
  if (second) stream = pg_stream_second(stream);
  return (pg__draw){.run = run,
                    .from = pg__drawing_of(&stream, pg__vector_for(run),
                                           run->sampler,
                                           dimension_of(name, run, second))};
}

static bool is_second(const char *name, const pg_run *run) {
  for (size_t i = 0; i < run->second_count; i++)
    if (strcmp(run->second[i]->as.leaf->name, name) == 0) return true;
  return false;
}

/* sum += weight times the scores. */
static void add_scores(const pg__draw *draw, double weight, uint64_t first,
                       size_t count, double *sum) {
  double scores[PG__BLOCK];
  pg__draw_numbers(&draw->from, first, count, scores);
  draw->from.vector->normal(scores, count);
  for (size_t i = 0; i < count; i++) sum[i] += weight * scores[i];
}

/* What is left for the leaf's own stream; rounding may make it less than 0. */
static double own_weight(const pg__leaf *leaf) {
  double left = 1.0;
  for (size_t i = 0; i < leaf->part_count; i++)
    left -= leaf->parts[i].weight * leaf->parts[i].weight;
  return left > 0.0 ? sqrt(left) : 0.0;
}

/* Far out Phi rounds to 1, which is no number of a stream. */
static double open_share(double score) {
  double u = pg__normal_below(score);
  return u < 1.0 ? u : 1.0 - DBL_EPSILON / 2.0;
}

void pg__draw_leaf(const pg__leaf *leaf, const pg__draw *own, uint64_t first,
                   size_t count, double *out) {
  const pg_run *run = own->run;
  if (leaf->part_count == 0) {
    pg__draw_numbers(&own->from, first, count, out);
    return;
  }
  for (size_t i = 0; i < count; i++) out[i] = 0.0;
  add_scores(own, own_weight(leaf), first, count, out);
  for (size_t i = 0; i < leaf->part_count; i++) {
    const char *name = leaf->parts[i].name;
    pg__draw part = pg__draw_of(name, run, is_second(name, run));
    add_scores(&part, leaf->parts[i].weight, first, count, out);
  }
  for (size_t i = 0; i < count; i++) out[i] = open_share(out[i]);
}
