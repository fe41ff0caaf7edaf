/*
** A histogram of doubles: one counter for each sign, exponent and leading 10
** bits of the mantissa, so that a counter's values lie within 2^-10 of each
** other and any of them stands for any other within 0.1 %.  Within a counter
** the values are taken to be evenly spread, which is within some 10^-5 where they
** are; one whose neighbours are empty has a single value, is the guess: its lower
** edge, which whole numbers up to 2048 are.
**
** There are rows of 1024 counters for 256 exponents of either sign, and an
** exponent has the row of its remainder by 256: data within 256 neighbouring
** octaves, wherever they lie, never share a row.  Octaves outside 2^-128 to
** 2^128 are counted by themselves besides, so that when two octaves do share a
** row, each still has its exact number of values, and borrows the row's
** shape: ranks are then right to the octave and a value within a factor of 2.
** Doubles below 2^-1022 (zero among them) have no row and stand for zero.
**
** Invariants: all is sums of integers, so the order of values and the cut into
** workers leave no trace; a counter holds 2^32 - 1 values at most, the most
** that a summary with quantiles takes.
*/
#include "run/sketch.h"

#include <stdbool.h>
#include <string.h>

#include "graph/elementary.h"

#define STEPS PG__SKETCH_STEPS
#define OCTAVES PG__SKETCH_OCTAVES
#define EXPONENTS 2048u
#define FIRST_INNER (1023u - OCTAVES / 2)

/* The lower edge of a counter. */
static double edge(unsigned exponent, unsigned step) {
  return pg__double(((uint64_t)exponent << 52) +
                    ((uint64_t)step << PG__SKETCH_REST));
}

void pg__sketch_start(pg__sketch *s) {
  memset(s->octaves, 0, sizeof s->octaves);
  memset(s->begun, 0, sizeof s->begun);
}

static uint32_t *row_of(pg__sketch *s, unsigned sign, unsigned exponent) {
  unsigned number = exponent % OCTAVES;
  uint32_t *row = s->steps[sign][number];
  if (!s->begun[sign][number]) memset(row, 0, sizeof s->steps[sign][number]);
  s->begun[sign][number] = true;
  return row;
}

static void count_outer(pg__sketch *s, unsigned sign, unsigned exponent,
                        unsigned step) {
  if (exponent == EXPONENTS - 1) return; /* infinite or not a number */
  s->octaves[sign][exponent]++;
  if (exponent > 0) row_of(s, sign, exponent)[step]++;
}

static void count_any(pg__sketch *s, const double *values, size_t count) {
  for (size_t i = 0; i < count; i++) {
    unsigned key = (unsigned)(pg__bits(values[i]) >> PG__SKETCH_REST);
    unsigned step = key % STEPS, exponent = key / STEPS % EXPONENTS;
    unsigned sign = key / (STEPS * EXPONENTS);
    if (exponent - FIRST_INNER < OCTAVES)
      row_of(s, sign, exponent)[step]++;
    else
      count_outer(s, sign, exponent, step);
  }
}

static unsigned exponent_of(double value) {
  return (unsigned)(pg__bits(value) >> 52) % EXPONENTS;
}

/* Of positive values in the inner octaves: key and row go together. */
static void count_inner(pg__sketch *s, const pg__look *look,
                        const double *values, size_t count) {
  uint32_t *row = s->steps[0][0];
  unsigned last = exponent_of(look->highest);
  for (unsigned e = exponent_of(look->lowest); e <= last; e++) row_of(s, 0, e);
  for (size_t i = 0; i < count; i++)
    row[pg__bits(values[i]) >> PG__SKETCH_REST & (OCTAVES * STEPS - 1)]++;
}

/* Conditions, 0 or 1. */
static void count_conditions(pg__sketch *s, const pg__look *look) {
  s->octaves[0][0] += look->finite - look->ones;
  row_of(s, 0, 1023)[0] += (uint32_t)look->ones;
}

void pg__sketch_put(pg__sketch *s, const pg__look *look, const double *values,
                    size_t count) {
  const double least = edge(FIRST_INNER, 0);
  const double most = edge(FIRST_INNER + OCTAVES, 0);
  if (look->finite == count && look->lowest >= least && look->highest < most)
    count_inner(s, look, values, count);
  else if (look->finite == count && look->nonzero == look->ones)
    count_conditions(s, look);
  else
    count_any(s, values, count);
}

static void merge_row(uint32_t *to, const uint32_t *from) {
  for (size_t i = 0; i < STEPS; i++) to[i] += from[i];
}

void pg__sketch_merge(pg__sketch *s, const pg__sketch *other) {
  for (unsigned sign = 0; sign < 2; sign++) {
    for (unsigned i = 0; i < OCTAVES; i++)
      if (other->begun[sign][i])
        merge_row(row_of(s, sign, i), other->steps[sign][i]);
    for (size_t i = 0; i < EXPONENTS; i++)
      s->octaves[sign][i] += other->octaves[sign][i];
  }
}

static uint64_t row_total(const pg__sketch *s, unsigned sign, unsigned number) {
  const uint32_t *row = s->steps[sign][number];
  uint64_t sum = 0;
  if (!s->begun[sign][number]) return 0;
  for (size_t i = 0; i < STEPS; i++) sum += row[i];
  return sum;
}

/* What is in the rows and not in the outer octaves is in the inner ones. */
void pg__sketch_finish(pg__sketch *s) {
  for (unsigned sign = 0; sign < 2; sign++) {
    for (unsigned i = FIRST_INNER; i < FIRST_INNER + OCTAVES; i++) {
      uint64_t *octaves = s->octaves[sign];
      uint64_t outer = 0;
      for (unsigned e = i % OCTAVES; e < EXPONENTS; e += OCTAVES)
        if (e != i && e != 0) outer += octaves[e];
      octaves[i] = row_total(s, sign, i % OCTAVES) - outer;
    }
  }
}

static bool is_alone(const uint32_t *row, unsigned step) {
  bool below = step > 0 && row[step - 1] > 0;
  return !below && (step == STEPS - 1 || row[step + 1] == 0);
}

/* The size of value `rank` (from the smallest size) of an octave: the value at
** the same share of its row. */
static double octave_at(const pg__sketch *s, unsigned sign, unsigned exponent,
                        uint64_t rank) {
  if (exponent == 0) return 0.0;
  const uint32_t *row = s->steps[sign][exponent % OCTAVES];
  double total = (double)row_total(s, sign, exponent % OCTAVES);
  double own = (double)s->octaves[sign][exponent];
  double place = ((double)rank + 0.5) * (total / own);
  unsigned step = 0;
  while (step < STEPS - 1 && place > row[step]) place -= row[step++];
  while (row[step] == 0) step--; /* rounding took place past the last */
  if (is_alone(row, step)) return edge(exponent, step);
  double width = edge(exponent, 1) - edge(exponent, 0);
  double share = place / row[step];
  return edge(exponent, step) + width * (share < 1.0 ? share : 1.0);
}

double pg__sketch_at(const pg__sketch *s, uint64_t rank) {
  for (unsigned e = EXPONENTS - 1; e-- > 0;) {
    uint64_t here = s->octaves[1][e];
    if (rank < here) return -octave_at(s, 1, e, here - 1 - rank);
    rank -= here;
  }
  for (unsigned e = 0; e < EXPONENTS - 1; e++) {
    uint64_t here = s->octaves[0][e];
    if (rank < here) return octave_at(s, 0, e, rank);
    rank -= here;
  }
  return 0.0; /* no such value */
}
