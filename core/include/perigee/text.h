/*
** Quantities as text, read and printed.
**
**   quantity  = range [unit]  |  currency-sign range [unit]
**   range     = value | (value "to" value | value ".." value | family) [limits]
**   limits    = "within" value ".." value | "above" value | "below" value
**   value     = number [suffix] [unit]        (a unit inside a range holds for
**                                              both ends unless both have one)
**   family    = name "(" value {"," value} ")"     uniform, normal, lognormal,
**                                      triangular, pert, beta, choice
**             | "choice" "(" value ":" share {"," value ":" share} ")"
**   number    = decimal, with sign and exponent; no hexadecimal, nan or inf
**   suffix    = k M G T P Ki Mi Gi Ti Pi B | thousand | million | billion |
**               trillion
**   unit      = [power] { ["*"] power | "/" power | "per" power }
**   power     = (names | "(" unit ")") ["^" whole number]
**   names     = [count] name {"-" name}    (GPU-hour binds closer than / and *)
**   count     = 1, 1000, 1k, million ...     (after / or a parenthesis only; is
**                                             read as the name's prefix)
**
** `a to b` is a 90 % interval: its ends are the 5th and 95th percentiles of a
** lognormal where both are above zero, else of a normal.  `a .. b` is uniform.
** Ends with units of their own are brought to the last one's.
** Limits cut off what is beyond them: `normal(5, 1) above 0 USD`, `1.3 to 2
** within 1 .. 3 tokens/word`; the rest keeps its proportions.  Shares of a choice
** are all in %, and come to 100 %, or are plain numbers, in proportion:
** `choice(1: 50 %, 2: 30 %, 4: 20 %) replicas`.
** B after a number is a thousand million where the name of what is counted, of
** money or of FLOP follows (70B parameters, 7B to 70B parameters, $5B), else
** bytes (80B, 2B/parameter).  A number with a suffix and no unit after it is
** that many of a plain number ("10k").
**
** What could be read in two ways is refused, and the error says how to write
** each: 5m, 1,000, 1-2, 10 to 20k, USD/GPU hour, $5 tokens.
*/
#ifndef PERIGEE_TEXT_H
#define PERIGEE_TEXT_H

#include "perigee/dimension.h"
#include "perigee/distribution.h"

#define PG_TEXT_MAX 4096 /* bytes of a quantity; a longer one is LIMIT */
#define PG_TEXT_DEPTH 32 /* nested parentheses in a unit; deeper is LIMIT */

typedef struct pg_reading {
  pg_distribution distribution;
  const pg_unit *unit;
} pg_reading;

/* SYNTAX, UNIT, DIMENSION (ends of a range), DOMAIN or LIMIT, with the 1-based
** column of the fault and, for names, the nearest known one. */
PG_API pg_status pg_text_read(pg_units *units, const char *text, size_t length,
                              pg_reading *out, pg_error *error);

/* As snprintf: writes at most `size` bytes with a final NUL, returns the length
** that was wanted.  Reads back as the same quantity, to 15 digits.
** `2.8 USD/hour`, `1.3 to 2 token/word`, `triangular(1, 2, 3) GB`, `40 %`.  Data
** have no text: `365 values from 1 to 9 ms` says what they are. */
PG_API int pg_text_print(const pg_reading *reading, char *buffer, size_t size);

/* A number with at most `digits` (1 to 17) significant digits and no trailing
** zeros, the same in every locale. */
PG_API int pg_text_number(double value, int digits, char *buffer, size_t size);

#endif
