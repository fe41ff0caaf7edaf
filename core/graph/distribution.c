/*
** What the parameters of a distribution may be.
*/
#include "perigee/distribution.h"

#include <math.h>

#include "graph/number.h"
#include "perigee/text.h"

static const struct {
  const char *name;
  int least, most;
} kinds[] = {
#define X(id, name, least, most) {name, least, most},
    PG_DISTRIBUTION_LIST(X)
#undef X
};

const char *pg_distribution_name(pg_distribution_kind kind) {
  return (unsigned)kind < PG_DISTRIBUTION_COUNT ? kinds[kind].name : NULL;
}

/* "uniform: the low end 5 is above the high end 3" */
static pg_status above(const pg_distribution *d, pg_error *error,
                       const char *a_name, double a, const char *b_name,
                       double b) {
  char x[PG__NUMBER_SIZE], y[PG__NUMBER_SIZE];
  pg_text_number(a, 15, x, sizeof x);
  pg_text_number(b, 15, y, sizeof y);
  return pg_fail(error, PG_DOMAIN, 0, "%s: the %s %s is above the %s %s",
                 kinds[d->kind].name, a_name, x, b_name, y);
}

static pg_status wrong(const pg_distribution *d, pg_error *error,
                       const char *what, double value) {
  char number[PG__NUMBER_SIZE];
  pg_text_number(value, 15, number, sizeof number);
  return pg_fail(error, PG_DOMAIN, 0, "%s: %s, not %s", kinds[d->kind].name,
                 what, number);
}

static pg_status check_count(const pg_distribution *d, pg_error *error) {
  int least = kinds[d->kind].least, most = kinds[d->kind].most;
  if (d->count >= least && d->count <= most) return PG_OK;
  if (least == most)
    return pg_fail(error, PG_DOMAIN, 0, "%s takes %d parameter%s, not %d",
                   kinds[d->kind].name, least, least == 1 ? "" : "s",
                   d->count);
  return pg_fail(error, PG_DOMAIN, 0, "%s takes %d to %d parameters, not %d",
                 kinds[d->kind].name, least, most, d->count);
}

static pg_status check_finite(const pg_distribution *d, pg_error *error) {
  int i;
  for (i = 0; i < d->count; i++)
    if (!(fabs(d->parameters[i]) <= 1.7976931348623157e308))
      return wrong(d, error, "a parameter must be finite", d->parameters[i]);
  return PG_OK;
}

static pg_status check_bounds(const pg_distribution *d, pg_error *error) {
  double low = d->parameters[0], high = d->parameters[d->count - 1];
  if (low > high)
    return above(d, error, "low end", low, "high end", high);
  return PG_OK;
}

static pg_status check_mode(const pg_distribution *d, pg_error *error) {
  const double *p = d->parameters;
  pg_status status = check_bounds(d, error);
  if (status != PG_OK) return status;
  if (p[0] > p[1])
    return above(d, error, "low end", p[0], "most likely", p[1]);
  if (p[1] > p[2])
    return above(d, error, "most likely", p[1], "high end", p[2]);
  return PG_OK;
}

static pg_status check_lognormal(const pg_distribution *d, pg_error *error) {
  int i;
  for (i = 0; i < 2; i++)
    if (d->parameters[i] <= 0)
      return wrong(d, error, "both ends must be above zero",
                   d->parameters[i]);
  return check_bounds(d, error);
}

static pg_status check_normal(const pg_distribution *d, pg_error *error) {
  if (d->parameters[1] >= 0) return PG_OK;
  return wrong(d, error, "the standard deviation must not be below zero",
               d->parameters[1]);
}

static pg_status check_beta(const pg_distribution *d, pg_error *error) {
  int i;
  for (i = 0; i < 2; i++)
    if (d->parameters[i] <= 0)
      return wrong(d, error, "both parameters must be above zero",
                   d->parameters[i]);
  return PG_OK;
}

static pg_status check_shares(const pg_distribution *d, pg_error *error) {
  double sum = 0;
  int i;
  if (d->count % 2 != 0)
    return pg_fail(error, PG_DOMAIN, 0, "choice: the last value has no share");
  for (i = 1; i < d->count; i += 2) {
    if (d->parameters[i] < 0)
      return wrong(d, error, "a share must not be below zero",
                   d->parameters[i]);
    sum += d->parameters[i];
  }
  if (fabs(sum - 1) <= 1e-9) return PG_OK;
  return wrong(d, error, "the shares must come to 1", sum);
}

static pg_status check_data(const pg_distribution *d, pg_error *error) {
  size_t i;
  if (d->value_count == 0 || d->values == NULL)
    return pg_fail(error, PG_DOMAIN, 0, "data: there are no values");
  if (d->bounds != 0)
    return pg_fail(error, PG_DOMAIN, 0,
                   "data: bounds are not for data: leave out what is beyond");
  for (i = 0; i < d->value_count; i++) {
    if (!(fabs(d->values[i]) <= 1.7976931348623157e308))
      return wrong(d, error, "a value must be finite", d->values[i]);
    if (i > 0 && d->values[i] < d->values[i - 1])
      return pg_fail(error, PG_DOMAIN, 0, "data: the values must rise");
  }
  return PG_OK;
}

static pg_status check_kind(const pg_distribution *d, pg_error *error) {
  switch (d->kind) {
    case PG_UNIFORM: return check_bounds(d, error);
    case PG_NORMAL: return check_normal(d, error);
    case PG_LOGNORMAL: return check_lognormal(d, error);
    case PG_TRIANGULAR:
    case PG_PERT: return check_mode(d, error);
    case PG_BETA: return check_beta(d, error);
    case PG_WEIGHTED: return check_shares(d, error);
    case PG_DATA: return check_data(d, error);
    default: return PG_OK;
  }
}

/* How much of the whole lies within the bounds. */
static double share_within(const pg_distribution *d) {
  pg_distribution whole = *d;
  double low = d->least, above = 1, below = 0;
  whole.bounds = 0;
  if ((d->bounds & PG_BOUND_HIGH) != 0)
    above = pg_distribution_below(&whole, d->most);
  if ((d->bounds & PG_BOUND_LOW) != 0) /* the bound itself is within */
    below = pg_distribution_below(&whole, nextafter(low, -INFINITY));
  return above - below;
}

static pg_status nothing_within(const pg_distribution *d, pg_error *error) {
  char least[PG__NUMBER_SIZE], most[PG__NUMBER_SIZE];
  pg_text_number(d->least, 15, least, sizeof least);
  pg_text_number(d->most, 15, most, sizeof most);
  if (d->bounds == PG_BOUND_LOW)
    return pg_fail(error, PG_DOMAIN, 0,
                   "%s: less than a millionth of it is above %s",
                   kinds[d->kind].name, least);
  if (d->bounds == PG_BOUND_HIGH)
    return pg_fail(error, PG_DOMAIN, 0,
                   "%s: less than a millionth of it is below %s",
                   kinds[d->kind].name, most);
  return pg_fail(error, PG_DOMAIN, 0,
                 "%s: less than a millionth of it is within %s .. %s",
                 kinds[d->kind].name, least, most);
}

static pg_status check_limits(const pg_distribution *d, pg_error *error) {
  bool low = (d->bounds & PG_BOUND_LOW) != 0;
  bool high = (d->bounds & PG_BOUND_HIGH) != 0;
  if (low && !(fabs(d->least) <= 1.7976931348623157e308))
    return wrong(d, error, "a bound must be finite", d->least);
  if (high && !(fabs(d->most) <= 1.7976931348623157e308))
    return wrong(d, error, "a bound must be finite", d->most);
  if (low && high && d->least > d->most)
    return above(d, error, "least", d->least, "most", d->most);
  return share_within(d) >= PG_WITHIN_LEAST ? PG_OK : nothing_within(d, error);
}

pg_status pg_distribution_check(const pg_distribution *d, pg_error *error) {
  pg_status status;
  if ((unsigned)d->kind >= PG_DISTRIBUTION_COUNT)
    return pg_fail(error, PG_DOMAIN, 0, "no distribution has the number %d",
                   (int)d->kind);
  status = check_count(d, error);
  if (status == PG_OK) status = check_finite(d, error);
  if (status == PG_OK) status = check_kind(d, error);
  if (status == PG_OK && d->bounds != 0) status = check_limits(d, error);
  return status;
}
