/*
** Distributions of single values: choices, choices with shares, data.
**
** A choice's values within the bounds are put in rising order first, each with
** the share that it and those before it come to; the value of u is the first at
** which that is more than u.  Data are in order already and equally likely.
*/
#include <math.h>
#include <stdbool.h>

#include "run/inverse.h"

typedef struct values {
  int count;
  bool even; /* equally likely */
  double value[PG_PARAMETERS_MAX];
  double share[PG_PARAMETERS_MAX]; /* of the value, then of all up to it */
} values;

static bool is_within(const pg_distribution *d, double x) {
  if ((d->bounds & PG_BOUND_LOW) != 0 && x < d->least) return false;
  return (d->bounds & PG_BOUND_HIGH) == 0 || x <= d->most;
}

static void insert(values *v, double value, double share) {
  int at = v->count++;
  for (; at > 0 && v->value[at - 1] > value; at--) {
    v->value[at] = v->value[at - 1];
    v->share[at] = v->share[at - 1];
  }
  v->value[at] = value;
  v->share[at] = share;
}

static values values_of(const pg_distribution *d) {
  values v = {.even = d->kind == PG_CHOICE};
  int step = v.even ? 1 : 2;
  double sum = 0.0;
  for (int i = 0; i < d->count; i += step)
    if (is_within(d, d->parameters[i]))
      insert(&v, d->parameters[i], v.even ? 1.0 : d->parameters[i + 1]);
  for (int i = 0; i < v.count; i++) v.share[i] = sum += v.share[i];
  for (int i = 0; i < v.count; i++) v.share[i] /= sum;
  return v;
}

static int even_place(double u, size_t count) {
  int at = (int)(u * (double)count);
  return at < (int)count ? at : (int)count - 1;
}

/* The last value that is left out at all is not chosen where rounding makes the
** sum less than 1. */
static int shared_place(double u, const values *v) {
  int at = 0, last = v->count - 1;
  while (last > 0 && v->share[last] == v->share[last - 1]) last--;
  while (at < last && v->share[at] <= u) at++;
  return at;
}

static void choose(const pg_distribution *d, double *x, size_t count) {
  const values v = values_of(d);
  for (size_t i = 0; i < count; i++)
    x[i] = v.value[v.even ? even_place(x[i], (size_t)v.count)
                          : shared_place(x[i], &v)];
}

static void look_up(const pg_distribution *d, double *x, size_t count) {
  const double many = (double)d->value_count;
  for (size_t i = 0; i < count; i++) {
    size_t at = (size_t)(x[i] * many);
    x[i] = d->values[at < d->value_count ? at : d->value_count - 1];
  }
}

void pg__listed_inverse(const pg_distribution *d, double *x, size_t count) {
  if (d->kind == PG_DATA)
    look_up(d, x, count);
  else
    choose(d, x, count);
}

/* How many of the values, which rise, are at or below x. */
static size_t rank_of(const double *items, size_t count, double x) {
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (items[middle] <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}

double pg__listed_below(const pg_distribution *d, double x) {
  if (d->kind == PG_DATA)
    return (double)rank_of(d->values, d->value_count, x) /
           (double)d->value_count;
  const values v = values_of(d);
  size_t rank = rank_of(v.value, (size_t)v.count, x);
  return rank == 0 ? 0.0 : v.share[rank - 1];
}
