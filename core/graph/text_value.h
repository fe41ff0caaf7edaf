/*
** One value of a quantity's text, for text.c.
*/
#ifndef PERIGEE_GRAPH_TEXT_VALUE_H
#define PERIGEE_GRAPH_TEXT_VALUE_H

#include "graph/number.h"
#include "graph/scan.h"
#include "graph/units.h"
#include "perigee/text.h"

/* What a text can call by name. */
#define PG__FIRST_FAMILY (PG_CERTAIN + 1)
#define PG__LAST_FAMILY PG_CHOICE

/* What a value's text says, before anything is rounded. */
typedef struct pg__value {
  size_t start, number_end;  /* in the text; the end is after the suffix */
  pg__decimal decimal;
  int ten, two;              /* the suffix, as powers */
  bool suffixed;
  const pg__name *currency;  /* of a sign before the number, or NULL */
  const pg_unit *unit;       /* NULL: none of its own */
  bool sign_only;            /* the unit is that of the sign, nothing more */
  bool below;                /* the unit has no numerator: /day */
  bool lone_b;               /* B and nothing more: bytes, or a suffix */
  bool billion;              /* B, read as a suffix */
  double number;             /* rounded; at first in its own unit */
} pg__value;

/* Reads a value with the blanks before and after it. */
pg_status pg__value_parse(pg__reader *r, pg__value *v);

/* Its number as a double, in its own unit; DOMAIN where there is none. */
pg_status pg__value_round(const pg__reader *r, pg__value *v);

/* The unit that starts here, times what *list holds. */
pg_status pg__value_unit(pg__reader *r, pg__factors *list,
                         const pg_unit **out);

/* Takes a currency that may stand before a number: $, EUR.  NULL: none. */
const pg__name *pg__take_currency(pg__reader *r);

/* SYNTAX: a sentence about what stands at `at`; what stands here where `wanted`
** should, by the usual mistake if it is one. */
pg_status pg__teach(const pg__reader *r, size_t at, const char *lesson);
pg_status pg__trailing(const pg__reader *r, const char *wanted);

#endif
