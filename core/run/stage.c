/*
** Sharing out a tape's steps among stages, and running one.
*/
#include "run/stage.h"

#include <string.h>

/* ----- what is read of what ----- */

/* An empty tape still gets a block, so that NULL means no memory. */
static size_t room(const pg__split *s) { return s->tape->varying.count + 1; }

/* holders: by register, the step whose values it has. */
static void trace(pg__split *s, uint32_t *holders) {
  const pg__steps *steps = &s->tape->varying;
  for (size_t i = 0; i < steps->count; i++) {
    const pg__step *step = &steps->items[i];
    for (int k = 0; k < 3; k++) {
      pg__place place = step->arguments[k];
      s->from[i][k] = place.varies ? holders[place.index] : PG__NONE;
    }
    if (step->expr != NULL) holders[step->out.index] = (uint32_t)i;
  }
}

pg_status pg__split_open(pg__split *split, const pg_tape *tape) {
  const pg_allocator *a = &tape->allocator;
  *split = (pg__split){.tape = tape};
  size_t count = room(split), registers = tape->registers + 1;
  split->from = pg__allocate(a, count * sizeof *split->from);
  split->stages = pg__allocate(a, count * sizeof *split->stages);
  split->tables = pg__allocate(a, count * sizeof *split->tables);
  uint32_t *holders = pg__allocate_zero(a, registers * sizeof *holders);
  bool all = split->from && split->stages && split->tables && holders;
  if (all)
    trace(split, holders);
  else
    pg__split_close(split);
  pg__free(a, holders, registers * sizeof *holders);
  return all ? PG_OK : PG_NOMEM;
}

void pg__split_close(pg__split *split) {
  const pg_allocator *a = &split->tape->allocator;
  pg__free(a, split->from, room(split) * sizeof *split->from);
  pg__free(a, split->stages, room(split) * sizeof *split->stages);
  pg__free(a, split->tables, room(split) * sizeof *split->tables);
}

static void keep(pg__split *s, uint32_t step) {
  if (s->tables[step] == PG__NONE) s->tables[step] = s->table_count++;
}

void pg__split_number(pg__split *s) {
  size_t count = s->tape->varying.count;
  s->table_count = 0;
  for (size_t i = 0; i < count; i++) s->tables[i] = PG__NONE;
  for (size_t i = 0; i < count; i++)
    for (int k = 0; k < 3; k++) {
      uint32_t from = s->from[i][k];
      if (from != PG__NONE && s->stages[from] != s->stages[i])
        keep(s, from);
    }
}

/* ----- the acts of a stage ----- */

typedef struct making {
  const pg__split *split;
  pg__stage *stage;
  uint32_t number;
  bool as_they_lie;
  bool *fetched; /* by step: read by this stage, of another */
} making;

static pg_status add(const making *m, const pg__act *act) {
  const pg_allocator *a = &m->split->tape->allocator;
  pg__stage *s = m->stage;
  if (s->count == s->capacity) {
    size_t capacity = s->capacity > 0 ? 2 * s->capacity : 32;
    pg__act *acts = pg__resize(a, s->acts, s->capacity * sizeof *acts,
                               capacity * sizeof *acts);
    if (acts == NULL) return PG_NOMEM;
    s->acts = acts;
    s->capacity = capacity;
  }
  s->acts[s->count++] = *act;
  return PG_OK;
}

static bool is_own(const making *m, uint32_t step) {
  return m->split->stages[step] == m->number;
}

static pg__ref ref(const making *m, pg__place place, uint32_t from) {
  if (from == PG__NONE) return (pg__ref){PG__IN_SCALAR, place.index};
  uint32_t table = m->split->tables[from];
  bool in_table = table != PG__NONE && (is_own(m, from) || m->as_they_lie);
  return in_table ? (pg__ref){PG__IN_TABLE, table}
                  : (pg__ref){PG__IN_REGISTER, place.index};
}

static pg_status add_own(const making *m, uint32_t number) {
  const pg__step *step = &m->split->tape->varying.items[number];
  pg__act act = {.kind = PG__COMPUTE, .step = number};
  if (step->expr == NULL)
    act.kind = PG__HAND_ON;
  else if (pg_op_arity((pg_op)step->expr->op) == 0)
    act.kind = PG__READ;
  if (step->expr != NULL) act.out = ref(m, step->out, number);
  for (int k = 0; k < 3; k++)
    act.in[k] = ref(m, step->arguments[k], m->split->from[number][k]);
  return add(m, &act);
}

/* At the step's own place, for its register is free for it from there on. */
static pg_status add_fetch(const making *m, uint32_t number) {
  const pg__step *step = &m->split->tape->varying.items[number];
  pg__act act = {.kind = PG__FETCH, .step = number};
  act.out = (pg__ref){PG__IN_REGISTER, step->out.index};
  act.in[0] = (pg__ref){PG__IN_TABLE, m->split->tables[number]};
  return add(m, &act);
}

static void mark_fetched(const making *m) {
  size_t count = m->split->tape->varying.count;
  memset(m->fetched, 0, count * sizeof *m->fetched);
  for (uint32_t i = 0; i < count && !m->as_they_lie; i++)
    for (int k = 0; k < 3 && is_own(m, i); k++) {
      uint32_t from = m->split->from[i][k];
      if (from != PG__NONE && !is_own(m, from)) m->fetched[from] = true;
    }
}

static pg_status add_all(const making *m) {
  pg_status status = PG_OK;
  size_t count = m->split->tape->varying.count;
  for (uint32_t i = 0; status == PG_OK && i < count; i++)
    if (is_own(m, i))
      status = add_own(m, i);
    else if (m->fetched[i])
      status = add_fetch(m, i);
  return status;
}

pg_status pg__stage_open(pg__stage *stage, const pg__split *split,
                         uint32_t number, bool as_they_lie) {
  const pg_allocator *a = &split->tape->allocator;
  making m = {split, stage, number, as_they_lie,
              pg__allocate(a, room(split) * sizeof(bool))};
  *stage = (pg__stage){.acts = NULL};
  if (m.fetched == NULL) return PG_NOMEM;
  mark_fetched(&m);
  pg_status status = add_all(&m);
  pg__free(a, m.fetched, room(split) * sizeof(bool));
  if (status != PG_OK) pg__stage_close(stage, a);
  return status;
}

void pg__stage_close(pg__stage *stage, const pg_allocator *allocator) {
  pg__free(allocator, stage->acts, stage->capacity * sizeof *stage->acts);
  *stage = (pg__stage){.acts = NULL};
}

/* ----- running ----- */

static double *place_of(const pg__stage *s, double *registers, pg__ref at,
                        uint64_t first) {
  return at.where == PG__IN_TABLE ? s->tables[at.index] + first
                                  : registers + (size_t)at.index * PG__BLOCK;
}

static const double *argument(const pg__stage *s, const pg__engine *engine,
                              double *registers, pg__ref at, uint64_t first) {
  return at.where == PG__IN_SCALAR ? &engine->scalars[at.index]
                                   : place_of(s, registers, at, first);
}

static void run_act(const pg__stage *s, const pg__act *act,
                    const pg__engine *engine, double *registers,
                    uint64_t first, size_t count) {
  const pg_expr *expr = engine->tape->varying.items[act->step].expr;
  double *out = place_of(s, registers, act->out, first);
  const double *in[3];
  if (act->kind == PG__READ) {
    pg__varying_leaf(expr, &engine->sources[act->step], first, count, out);
  } else if (act->kind == PG__FETCH) {
    pg__walk_values(&s->walks[act->walk], s->tables[act->in[0].index],
                    (size_t)first, count, out);
  } else {
    for (int k = 0; k < 3; k++)
      in[k] = argument(s, engine, registers, act->in[k], first);
    engine->kernels[act->step](out, in, count);
  }
}

void pg__stage_run(const pg__stage *stage, const pg__engine *engine,
                   double *registers, uint64_t first, size_t count,
                   pg__sink *sink, void *context) {
  registers = pg__first_line(registers);
  for (size_t i = 0; i < stage->count; i++) {
    const pg__act *act = &stage->acts[i];
    if (act->kind == PG__HAND_ON)
      sink(context, engine->tape->varying.items[act->step].out.index, first,
           place_of(stage, registers, act->in[0], first), count);
    else
      run_act(stage, act, engine, registers, first, count);
  }
}
