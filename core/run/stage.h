/*
** Stages: a tape's varying steps shared out, so that some run more seldom than
** others.
**
** A stage runs over items of its own, samples or cells of a grid.  What another
** stage reads of it is kept in a table, a value an item; the rest stays in
** registers, as the tape has them: a stage's steps keep their order, so that a
** register is nobody else's as long as it is read.
*/
#ifndef PERIGEE_RUN_STAGE_H
#define PERIGEE_RUN_STAGE_H

#include "run/engine.h"
#include "run/walk.h"

#define PG__NONE UINT32_MAX

/* What is known of a tape's varying steps, by their number. */
typedef struct pg__split {
  const pg_tape *tape;
  uint32_t (*from)[3]; /* the steps that arguments come from; NONE: of none */
  uint32_t *stages;    /* the stage that a step or an output is of; NONE: of none */
  uint32_t *tables;    /* the table that keeps its values, or NONE */
  uint32_t table_count;
} pg__split;

/* All but `from` still to be filled.  NOMEM: nothing is held. */
pg_status pg__split_open(pg__split *split, const pg_tape *tape);
void pg__split_close(pg__split *split);

/* Gives a table to each step that is read in another stage than its own. */
void pg__split_number(pg__split *split);

typedef enum pg__act_kind {
  PG__READ,    /* a leaf */
  PG__COMPUTE,
  PG__FETCH,   /* of a table, by a walk */
  PG__HAND_ON  /* an output */
} pg__act_kind;

typedef struct pg__ref {
  enum { PG__IN_REGISTER, PG__IN_SCALAR, PG__IN_TABLE } where;
  uint32_t index;
} pg__ref;

typedef struct pg__act {
  pg__act_kind kind;
  uint32_t step;
  uint32_t walk; /* of a FETCH, for its maker to fill */
  pg__ref out, in[3];
} pg__act;

typedef struct pg__stage {
  pg__act *acts;
  size_t count, capacity;
  const pg__walk *walks;  /* of FETCHes; borrowed */
  double *const *tables;  /* borrowed */
} pg__stage;

/* The steps of stage `number`.  What is read of other stages is read from their
** tables: as they lie, where `as_they_lie` says that all stages have the same
** items, else by FETCHes.  walks and tables still to be filled. */
pg_status pg__stage_open(pg__stage *stage, const pg__split *split,
                         uint32_t number, bool as_they_lie);
void pg__stage_close(pg__stage *stage, const pg_allocator *allocator);

/* Runs it over items first .. first + count - 1, count at most PG__BLOCK.
** registers: as for pg__engine_block. */
void pg__stage_run(const pg__stage *stage, const pg__engine *engine,
                   double *registers, uint64_t first, size_t count,
                   pg__sink *sink, void *context);

#endif
