/* The built-in units and prefixes, as data. */
#ifndef PERIGEE_GRAPH_UNIT_TABLE_H
#define PERIGEE_GRAPH_UNIT_TABLE_H

#include <stdbool.h>

enum {
  PG__TAKES_DECIMAL = 1, /* k M G T P */
  PG__TAKES_BINARY = 2,  /* Ki Mi Gi Ti Pi */
  PG__TAKES_SMALL = 4,   /* n u m */
  PG__EXACT_CASE = 8,    /* never read in another letter case */
  PG__LEADS = 16,        /* may stand before a number: $5, EUR 5 */
  PG__CURRENCY = 32      /* worth what a scenario says */
};

#define PG__PLAIN (-1) /* the base of %, ppm */

/* A unit worth 2^two 3^three 5^five 7^seven 73^seventy_three of its base, or,
** where `of` is given, one of that unit. */
typedef struct pg__table_row {
  int base; /* a pg_base or PG__PLAIN */
  signed char two, three, five, seven, seventy_three;
  unsigned char flags;
  const char *spellings; /* with blanks between; the first is printed */
  const char *of;
} pg__table_row;

typedef struct pg__prefix {
  const char *text; /* as printed: k, Ki, µ */
  const char *spellings;
  const char *word; /* before a written-out name: kilo */
  unsigned flag;    /* which names take it */
  int ten, two;
} pg__prefix;

extern const pg__table_row pg__unit_table[];
extern const int pg__unit_table_count;
extern const pg__prefix pg__prefixes[]; /* number 0 is no prefix */
extern const int pg__prefix_count;

#endif
