/*
** What a unit is worth: exact products of primes, and ratios between them.
**
** A scale is 2^a 3^b 5^c 7^d 73^e times powers of atoms.  Every built-in unit
** and prefix is such a product, so nothing is rounded while scales are added
** up, and a conversion ends in num/den, two whole numbers.  They are exact
** doubles while the part without the factor 2 stays below 2^53.
**
** Atoms are what the primes cannot say: the rate of a currency, or a unit
** defined as 1.37 of another.  They too cancel by their powers before any is
** multiplied out, so EUR/hour converts to EUR/day exactly, with a rate or
** without one.
**
** Rates are resolved in the order in which they were given.  The rate of a
** currency was itself resolved when it was given, so it names only currencies
** that had none then: those come later in the order, and one pass is enough.
*/
#include <math.h>
#include <string.h>

#include "graph/units.h"

static const int primes[PG__PRIMES] = {2, 3, 5, 7, 73};

enum { TWO, THREE, FIVE, SEVEN, SEVENTY_THREE };

static bool in_range(int exponent) {
  return exponent >= -PG__EXPONENT_MAX && exponent <= PG__EXPONENT_MAX;
}

bool pg__scale_add_atom(pg__scale *scale, const pg__name *name, int power) {
  int i;
  for (i = 0; i < scale->count; i++)
    if (scale->atoms[i].name == name) break;
  if (i == scale->count) {
    if (power == 0) return true;
    if (scale->count == PG__ATOMS_MAX) return false;
    scale->atoms[scale->count++] = (pg__atom){name, 0};
  }
  scale->atoms[i].power += power;
  if (scale->atoms[i].power == 0)
    scale->atoms[i] = scale->atoms[--scale->count];
  return i >= scale->count || in_range(scale->atoms[i].power);
}

bool pg__scale_add(pg__scale *scale, const pg__scale *what, int power) {
  int i;
  for (i = 0; i < PG__PRIMES; i++) {
    scale->primes[i] += power * what->primes[i];
    if (!in_range(scale->primes[i])) return false;
  }
  for (i = 0; i < what->count; i++)
    if (!pg__scale_add_atom(scale, what->atoms[i].name,
                            power * what->atoms[i].power))
      return false;
  return true;
}

bool pg__scale_add_factor(pg__scale *scale, const pg__factor *f, int power) {
  const pg__prefix *prefix = &pg__prefixes[f->prefix];
  power *= f->power;
  scale->primes[TWO] += power * (prefix->ten + prefix->two);
  scale->primes[FIVE] += power * prefix->ten;
  return pg__scale_add(scale, &f->name->scale, power);
}

bool pg__scale_add_factors(pg__scale *scale, const pg__factor *items,
                           int count, int power) {
  int i;
  for (i = 0; i < count; i++)
    if (!pg__scale_add_factor(scale, &items[i], power)) return false;
  return true;
}

/* -------------------------------------------- numbers as products of primes */

#define WHOLE_MAX 9007199254740992.0 /* 2^53 */
#define SHORT_MAX 1e12 /* decimals of up to twelve digits are meant as such */

/* Divides the primes out of a whole number. */
static double divide_out(double whole, pg__scale *scale) {
  uint64_t left = (uint64_t)whole;
  int i;
  for (i = 0; i < PG__PRIMES; i++)
    for (; left % (uint64_t)primes[i] == 0; left /= (uint64_t)primes[i])
      scale->primes[i]++;
  return (double)left;
}

/* value = whole / 10^k to the last bit: 1.08 is 108/100. */
static bool split_decimal(double value, pg__scale *scale, double *left) {
  double ten = 1;
  int k;
  for (k = 0; k <= 22; k++, ten *= 10) {
    double whole = floor(value * ten + 0.5);
    if (whole > SHORT_MAX) return false;
    if (whole < 1 || whole / ten != value) continue;
    scale->primes[TWO] -= k;
    scale->primes[FIVE] -= k;
    *left = divide_out(whole, scale);
    return true;
  }
  return false;
}

/* value = whole * 2^k, if the whole number is a product of the primes: 1e20. */
static bool split_binary(double value, pg__scale *scale, double *left) {
  pg__scale trial = {{0}, 0, {{NULL, 0}}};
  int k;
  double whole = frexp(value, &k) * WHOLE_MAX;
  if (divide_out(whole, &trial) != 1) return false;
  trial.primes[TWO] += k - 53;
  *left = 1;
  return pg__scale_add(scale, &trial, 1);
}

double pg__scale_split(double value, pg__scale *scale) {
  double left;
  if (split_decimal(value, scale, &left)) return left;
  if (split_binary(value, scale, &left)) return left;
  return value;
}

/* --------------------------------------------------------- rates and ratios */

/* The atom whose rate was given first among those given after number `last`. */
static const pg__atom *next_rated(const pg__scale *scale, int last) {
  const pg__atom *next = NULL;
  int i;
  for (i = 0; i < scale->count; i++) {
    const pg__atom *atom = &scale->atoms[i];
    if (atom->name->rated > last &&
        (next == NULL || atom->name->rated < next->name->rated))
      next = atom;
  }
  return next;
}

bool pg__scale_resolve(pg__scale *scale) {
  const pg__atom *next;
  int last = 0;
  while ((next = next_rated(scale, last)) != NULL) {
    pg__atom atom = *next;
    last = atom.name->rated;
    if (atom.name->residual == 1) pg__scale_take(scale, atom.name);
    if (!pg__scale_add(scale, &atom.name->rate, atom.power)) return false;
  }
  return true;
}

int pg__scale_take(pg__scale *scale, const pg__name *name) {
  int i, power;
  for (i = 0; i < scale->count; i++)
    if (scale->atoms[i].name == name) break;
  if (i == scale->count) return 0;
  power = scale->atoms[i].power;
  scale->atoms[i] = scale->atoms[--scale->count];
  return power;
}

const pg__name *pg__scale_unrated(const pg__scale *scale) {
  int i;
  for (i = 0; i < scale->count; i++) {
    const pg__name *name = scale->atoms[i].name;
    if ((name->flags & PG__CURRENCY) && name->rated == 0) return name;
  }
  return NULL;
}

static double raise(double base, int power) {
  double result = 1;
  for (; power > 0 && result > 0 && result < HUGE_VAL; power--)
    result *= base;
  return result;
}

/* Multiplies num by base^power, or den by base^-power. */
static void apply(pg_ratio *ratio, double base, int power) {
  if (power > 0) ratio->num *= raise(base, power);
  if (power < 0) ratio->den *= raise(base, -power);
}

static bool usable(double value) { return value > 0 && value < HUGE_VAL; }

bool pg__scale_ratio(const pg__scale *scale, pg_ratio *out) {
  pg_ratio ratio = {1, 1};
  int i;
  for (i = 1; i < PG__PRIMES; i++)
    apply(&ratio, primes[i], scale->primes[i]);
  for (i = 0; i < scale->count; i++)
    apply(&ratio, scale->atoms[i].name->residual, scale->atoms[i].power);
  if (scale->primes[TWO] > 0)
    ratio.num = ldexp(ratio.num, scale->primes[TWO]);
  else
    ratio.den = ldexp(ratio.den, -scale->primes[TWO]);
  if (!usable(ratio.num) || !usable(ratio.den)) return false;
  *out = ratio;
  return true;
}
