/* The tape's inside, for the evaluator. */
#ifndef PERIGEE_GRAPH_TAPE_H
#define PERIGEE_GRAPH_TAPE_H

#include "graph/expr.h"
#include "perigee/tape.h"

/* Where a value is: a register of samples, or a scalar of the cell. */
typedef struct pg__place {
  uint32_t index;
  bool varies;
} pg__place;

#define PG__NOWHERE UINT32_MAX

/* out = op(arguments); for leaves `leaf` says which; an instruction without an
** expression hands its argument on as output number `out.index`. */
typedef struct pg__step {
  pg_expr *expr; /* NULL: an output */
  pg__place out;
  pg__place arguments[3];
} pg__step;

typedef struct pg__steps {
  pg__step *items;
  size_t count, capacity;
} pg__steps;

struct pg_tape {
  pg_allocator allocator;
  pg_expr **outputs;
  pg__place *places;   /* of the outputs */
  size_t output_count;
  pg__steps uniform;   /* in scalars; constants, certain leaves and axes too */
  pg__steps varying;   /* in registers, outputs handed on in between */
  size_t scalars, registers;
  unsigned by;         /* PG_VARIES_SAMPLE, or PG_VARIES_AXIS: over cells */
};

#endif
