/* Decimal numbers in texts, the same in every locale. */
#ifndef PERIGEE_GRAPH_NUMBER_H
#define PERIGEE_GRAPH_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

/* A decimal as it stands in a text, not yet rounded to a double. */
typedef struct pg__decimal {
  const char *digits; /* with at most one point among them */
  size_t length;
  long exponent; /* as written after e; far ones are cut to +-1000000 */
  bool negative;
} pg__decimal;

/* Reads an unsigned decimal: `1`, `.5`, `2.80`, `1.5e-9`.  Returns the bytes it
** takes, 0 where there is none.  A point is not taken when another follows it
** (`1..2` is a range). */
size_t pg__decimal_scan(const char *text, size_t length, pg__decimal *out);

/* The double nearest to decimal * 10^ten: scaled first and rounded once.  May
** be infinite; 0 where it is too small.  At most PG_TEXT_MAX digits. */
double pg__decimal_value(const pg__decimal *decimal, int ten);

bool pg__decimal_is_zero(const pg__decimal *decimal);

#define PG__NUMBER_SIZE 40 /* holds any number that pg_text_number prints */

#endif
