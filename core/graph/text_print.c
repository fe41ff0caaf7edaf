/*
** Quantities printed as text: what text.c reads back.
*/
#include "perigee/text.h"

#include <math.h>
#include <string.h>

#include "graph/number.h"

typedef struct printer {
  char *buffer;
  size_t size, wanted;
} printer;

static void print(printer *p, const char *text) {
  size_t length = strlen(text), room, i;
  room = p->wanted < p->size ? p->size - p->wanted - 1 : 0;
  for (i = 0; i < length && i < room; i++)
    p->buffer[p->wanted + i] = text[i];
  if (p->wanted < p->size) p->buffer[p->wanted + i] = '\0';
  p->wanted += length;
}

#define LARGEST_OF_15 1.79769313486231e308 /* with 15 digits still finite */

static void print_number(printer *p, double value) {
  char number[PG__NUMBER_SIZE];
  int digits = fabs(value) > LARGEST_OF_15 ? 17 : 15;
  pg_text_number(value, digits, number, sizeof number);
  print(p, number);
}

static void print_list(printer *p, const pg_distribution *d,
                       const char *between) {
  int i;
  for (i = 0; i < d->count && i < PG_PARAMETERS_MAX; i++) {
    if (i > 0) print(p, between);
    print_number(p, d->parameters[i]);
  }
}

/* 1: 50 %, 2: 50 % */
static void print_weighted(printer *p, const pg_distribution *d) {
  for (int i = 0; i + 1 < d->count && i + 1 < PG_PARAMETERS_MAX; i += 2) {
    print(p, i > 0 ? ", " : "");
    print_number(p, d->parameters[i]);
    print(p, ": ");
    print_number(p, d->parameters[i + 1] * 100.0);
    print(p, " %");
  }
}

/* Data cannot be read back from a text: `365 values from 1 to 9`. */
static void print_data(printer *p, const pg_distribution *d) {
  print_number(p, (double)d->value_count);
  print(p, d->value_count == 1 ? " value from " : " values from ");
  print_number(p, d->values[0]);
  print(p, " to ");
  print_number(p, d->values[d->value_count - 1]);
}

static void print_family(printer *p, const pg_distribution *d) {
  print(p, pg_distribution_name(d->kind));
  print(p, "(");
  if (d->kind == PG_WEIGHTED) print_weighted(p, d);
  else print_list(p, d, ", ");
  print(p, ")");
}

static void print_distribution(printer *p, const pg_distribution *d) {
  switch (d->kind) {
    case PG_CERTAIN:
    case PG_UNIFORM: print_list(p, d, " .. "); break;
    case PG_LOGNORMAL: print_list(p, d, " to "); break;
    case PG_DATA: print_data(p, d); break;
    default:
      if ((unsigned)d->kind < PG_DISTRIBUTION_COUNT) print_family(p, d);
  }
}

static void print_bounds(printer *p, const pg_distribution *d) {
  bool low = (d->bounds & PG_BOUND_LOW) != 0;
  bool high = (d->bounds & PG_BOUND_HIGH) != 0;
  if (!low && !high) return;
  print(p, low && high ? " within " : low ? " above " : " below ");
  if (low) print_number(p, d->least);
  if (low && high) print(p, " .. ");
  if (high) print_number(p, d->most);
}

/* `5/day`, not `5 1/day`; and `5 B*token`, as B token would be read as 5e9. */
static void print_unit(printer *p, const char *text) {
  if (text[0] == '\0') return;
  if (strncmp(text, "1/", 2) == 0) {
    print(p, text + 1);
  } else if (strncmp(text, "B ", 2) == 0) {
    print(p, " B*");
    print(p, text + 2);
  } else {
    print(p, " ");
    print(p, text);
  }
}

int pg_text_print(const pg_reading *reading, char *buffer, size_t size) {
  printer p = {buffer, size, 0};
  if (size > 0) buffer[0] = '\0';
  print_distribution(&p, &reading->distribution);
  print_bounds(&p, &reading->distribution);
  print_unit(&p, pg_unit_text(reading->unit));
  return (int)p.wanted;
}
