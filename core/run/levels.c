/*
** Levels over a grid: see levels.h.
**
** A set is a mask of the run's axes.  Of a step's arguments none depends on more
** than it does, and a grid of fewer axes has fewer cells: so sets in the order of
** their grids' sizes never wait for a later one, and where a set is left to the
** cells, so are all that hold it.
*/
#include "run/levels.h"

#include <stdlib.h>

#include "run/pool.h"
#include "run/stage.h"

/* A set of axes, and the grid of just these. */
typedef struct level {
  uint32_t mask;
  size_t cells;
  size_t kept; /* values a cell that others read */
  pg__stage stage;
  pg__walk *walks;
  size_t walk_count;
} level;

struct pg__levels {
  pg__split split;
  uint32_t *masks; /* by varying step */
  uint32_t all;    /* axes */
  size_t lengths[PG__DIMENSIONS];
  level *items;    /* the last: all axes, or what is left to the cells */
  size_t count, capacity;
  double **tables;
  size_t *sizes;   /* of tables; 0: a leaf's own values */
  size_t table_count;
};

static const pg_allocator *allocator_of(const pg__levels *l) {
  return &l->split.tape->allocator;
}

static size_t steps_of(const pg__levels *l) {
  return l->split.tape->varying.count;
}

static const pg_expr *expr_at(const pg__levels *l, size_t step) {
  return l->split.tape->varying.items[step].expr;
}

static bool is_leaf_at(const pg__levels *l, size_t step) {
  const pg_expr *expr = expr_at(l, step);
  return expr != NULL && pg__is_leaf(expr);
}

static bool is_operation_at(const pg__levels *l, size_t step) {
  return expr_at(l, step) != NULL && !is_leaf_at(l, step);
}

/* ----- what depends on what ----- */

/* One that is given, or of an axis that is not listed, stands still. */
static uint32_t mask_of_leaf(const pg_expr *axis, const pg__source *source,
                             const pg_run *run) {
  size_t dimension = pg__dimension_of(axis, run);
  bool moves = source->given == NULL && dimension < run->axis_count;
  return moves ? UINT32_C(1) << dimension : 0;
}

/* Outputs are wanted at every cell, whatever they depend on. */
static uint32_t mask_of_step(const pg__levels *l, size_t step) {
  uint32_t mask = expr_at(l, step) == NULL ? l->all : 0;
  for (int k = 0; k < 3; k++) {
    uint32_t from = l->split.from[step][k];
    if (from != PG__NONE) mask |= l->masks[from];
  }
  return mask;
}

static void find_masks(pg__levels *l, const pg__engine *engine,
                       const pg_run *run) {
  l->all = (UINT32_C(1) << run->axis_count) - 1;
  for (size_t d = 0; d < run->axis_count; d++)
    pg_expr_values(run->axes[d], &l->lengths[d]);
  for (size_t i = 0; i < steps_of(l); i++)
    l->masks[i] = is_leaf_at(l, i) ? mask_of_leaf(expr_at(l, i),
                                                  &engine->sources[i], run)
                                   : mask_of_step(l, i);
}

/* ----- the sets ----- */

static size_t cells_of(const pg__levels *l, uint32_t mask) {
  size_t cells = 1;
  for (unsigned d = 0; d < PG__DIMENSIONS; d++)
    if ((mask >> d & 1) != 0) cells = pg__product(cells, l->lengths[d]);
  return cells;
}

static level *find(const pg__levels *l, uint32_t mask) {
  size_t i = 0;
  while (i < l->count && l->items[i].mask != mask) i++;
  return i < l->count ? &l->items[i] : NULL;
}

static pg_status add(pg__levels *l, uint32_t mask) {
  if (l->count == l->capacity) {
    size_t capacity = l->capacity > 0 ? 2 * l->capacity : 8;
    level *items = pg__resize(allocator_of(l), l->items,
                              l->capacity * sizeof *items,
                              capacity * sizeof *items);
    if (items == NULL) return PG_NOMEM;
    l->items = items;
    l->capacity = capacity;
  }
  l->items[l->count++] = (level){.mask = mask, .cells = cells_of(l, mask)};
  return PG_OK;
}

static pg_status add_all(pg__levels *l) {
  pg_status status = add(l, l->all);
  for (size_t i = 0; status == PG_OK && i < steps_of(l); i++)
    if (is_operation_at(l, i) && find(l, l->masks[i]) == NULL)
      status = add(l, l->masks[i]);
  return status;
}

/* As if each set had a stage of its own. */
static void count_kept(pg__levels *l) {
  for (size_t i = 0; i < steps_of(l); i++)
    l->split.stages[i] = is_leaf_at(l, i) ? PG__NONE : l->masks[i];
  pg__split_number(&l->split);
  for (size_t i = 0; i < steps_of(l); i++)
    if (is_operation_at(l, i) && l->split.tables[i] != PG__NONE)
      find(l, l->masks[i])->kept++;
}

static int compare(const void *a, const void *b) {
  const level *x = a, *y = b;
  if (x->cells != y->cells) return x->cells < y->cells ? -1 : 1;
  return (x->mask > y->mask) - (x->mask < y->mask);
}

/* Leaves those in front that are worth it, and all axes after them. */
static void cut(pg__levels *l, size_t count) {
  size_t room = PG__LEVELS_BYTES / sizeof(double), i = 0;
  qsort(l->items, l->count, sizeof *l->items, compare);
  for (; l->items[i].mask != l->all && l->items[i].cells <= count / 2; i++) {
    size_t kept = pg__product(l->items[i].kept, l->items[i].cells);
    if (kept > room) break;
    room -= kept;
  }
  l->items[i] = (level){.mask = l->all, .cells = cells_of(l, l->all)};
  l->count = i + 1;
}

static void share_out(pg__levels *l) {
  for (size_t i = 0; i < steps_of(l); i++) {
    const level *own = find(l, l->masks[i]), *last = &l->items[l->count - 1];
    l->split.stages[i] = PG__NONE;
    if (!is_leaf_at(l, i))
      l->split.stages[i] = (uint32_t)((own != NULL ? own : last) - l->items);
  }
  pg__split_number(&l->split);
}

/* ----- tables ----- */

static pg_status add_table(pg__levels *l, const pg__engine *engine,
                           size_t step) {
  uint32_t number = l->split.tables[step];
  const pg__source *source = &engine->sources[step];
  if (is_leaf_at(l, step)) {
    const double *own = expr_at(l, step)->as.leaf->values;
    const double *values = source->given != NULL ? source->given : own;
    l->tables[number] = (double *)(uintptr_t)values; /* nobody writes there */
    return PG_OK;
  }
  size_t cells = l->items[l->split.stages[step]].cells;
  l->tables[number] =
      pg__allocate(allocator_of(l), cells * sizeof **l->tables);
  if (l->tables[number] != NULL) l->sizes[number] = cells;
  return l->tables[number] != NULL ? PG_OK : PG_NOMEM;
}

static pg_status add_tables(pg__levels *l, const pg__engine *engine) {
  const pg_allocator *a = allocator_of(l);
  pg_status status = PG_OK;
  l->table_count = l->split.table_count;
  l->tables = pg__allocate_zero(a, (l->table_count + 1) * sizeof *l->tables);
  l->sizes = pg__allocate_zero(a, (l->table_count + 1) * sizeof *l->sizes);
  if (l->tables == NULL || l->sizes == NULL) return PG_NOMEM;
  for (size_t i = 0; status == PG_OK && i < steps_of(l); i++)
    if (l->split.tables[i] != PG__NONE) status = add_table(l, engine, i);
  return status;
}

/* ----- stages ----- */

static size_t find_walk(const level *at, uint32_t mask) {
  size_t i = 0;
  while (i < at->walk_count && at->walks[i].mask != mask) i++;
  return i;
}

/* Each once that the level's fetches take. */
static pg_status add_walk(pg__levels *l, level *at, uint32_t mask) {
  size_t count = at->walk_count;
  pg__walk *walks = pg__resize(allocator_of(l), at->walks,
                               count * sizeof *walks,
                               (count + 1) * sizeof *walks);
  if (walks == NULL) return PG_NOMEM;
  walks[count] = pg__walk_of(mask, at->mask, l->lengths);
  at->walks = walks;
  at->walk_count++;
  return PG_OK;
}

static pg_status add_walks(pg__levels *l, level *at) {
  pg_status status = PG_OK;
  for (size_t i = 0; status == PG_OK && i < at->stage.count; i++) {
    pg__act *act = &at->stage.acts[i];
    if (act->kind != PG__FETCH) continue;
    act->walk = (uint32_t)find_walk(at, l->masks[act->step]);
    if (act->walk == at->walk_count)
      status = add_walk(l, at, l->masks[act->step]);
  }
  return status;
}

static pg_status add_stage(pg__levels *l, size_t number) {
  level *at = &l->items[number];
  pg_status status =
      pg__stage_open(&at->stage, &l->split, (uint32_t)number, false);
  if (status == PG_OK) status = add_walks(l, at);
  at->stage.walks = at->walks;
  at->stage.tables = l->tables;
  return status;
}

static pg_status add_stages(pg__levels *l) {
  pg_status status = PG_OK;
  for (size_t i = 0; status == PG_OK && i < l->count; i++)
    status = add_stage(l, i);
  return status;
}

/* ----- filling the tables ----- */

typedef struct filling {
  const pg__engine *engine;
  const level *at;
  double *registers; /* of all workers */
} filling;

static void fill_chunk(void *context, unsigned worker, uint64_t chunk) {
  const filling *f = context;
  double *registers =
      f->registers + worker * pg__engine_registers(f->engine);
  size_t first = (size_t)chunk * PG_SUMMARY_CHUNK, left = f->at->cells - first;
  size_t end = first + (left < PG_SUMMARY_CHUNK ? left : PG_SUMMARY_CHUNK);
  for (; first < end; first += PG__BLOCK) {
    size_t part = end - first < PG__BLOCK ? end - first : PG__BLOCK;
    pg__stage_run(&f->at->stage, f->engine, registers, first, part, NULL, NULL);
  }
}

static pg_status fill(const pg__levels *l, const pg__engine *engine,
                      const pg_run *run, const level *at) {
  filling f = {engine, at, NULL};
  unsigned workers = pg__workers_for(run, at->cells, at->stage.count);
  size_t size = workers * pg__engine_registers(engine) * sizeof(double);
  f.registers = pg__allocate(allocator_of(l), size);
  if (f.registers == NULL) return PG_NOMEM;
  pg__share(workers, pg__chunks(at->cells), fill_chunk, NULL, &f);
  pg__free(allocator_of(l), f.registers, size);
  return PG_OK;
}

static pg_status fill_all(const pg__levels *l, const pg__engine *engine,
                          const pg_run *run) {
  pg_status status = PG_OK;
  for (size_t i = 0; status == PG_OK && i + 1 < l->count; i++)
    status = fill(l, engine, run, &l->items[i]);
  return status;
}

/* ----- opening and closing ----- */

static void close_levels(pg__levels *l) {
  const pg_allocator a = *allocator_of(l);
  for (size_t i = 0; i < l->count; i++) {
    level *at = &l->items[i];
    pg__stage_close(&at->stage, &a);
    pg__free(&a, at->walks, at->walk_count * sizeof *at->walks);
  }
  for (size_t i = 0; l->sizes != NULL && i < l->table_count; i++)
    if (l->sizes[i] > 0)
      pg__free(&a, l->tables[i], l->sizes[i] * sizeof **l->tables);
  pg__free(&a, l->tables, (l->table_count + 1) * sizeof *l->tables);
  pg__free(&a, l->sizes, (l->table_count + 1) * sizeof *l->sizes);
  pg__free(&a, l->items, l->capacity * sizeof *l->items);
  pg__free(&a, l->masks, (steps_of(l) + 1) * sizeof *l->masks);
  pg__split_close(&l->split);
  pg__free(&a, l, sizeof *l);
}

/* The sets that are worth a grid of their own; none where one set is left. */
static pg_status find_levels(pg__levels *l, const pg__engine *engine,
                             const pg_run *run, size_t count) {
  size_t size = (steps_of(l) + 1) * sizeof *l->masks;
  l->masks = pg__allocate(allocator_of(l), size);
  if (l->masks == NULL) return PG_NOMEM;
  find_masks(l, engine, run);
  pg_status status = add_all(l);
  if (status != PG_OK) return status;
  count_kept(l);
  cut(l, count);
  return PG_OK;
}

static pg_status make(pg__levels *l, const pg__engine *engine,
                      const pg_run *run) {
  share_out(l);
  pg_status status = add_tables(l, engine);
  if (status == PG_OK) status = add_stages(l);
  if (status == PG_OK) status = fill_all(l, engine, run);
  return status;
}

pg_status pg__levels_open(pg__engine *engine, const pg_run *run,
                          size_t count) {
  const pg_tape *tape = engine->tape;
  if (run->axis_count > PG__DIMENSIONS) return PG_OK;
  pg__levels *l = pg__allocate_zero(&tape->allocator, sizeof *l);
  if (l == NULL) return PG_NOMEM;
  pg_status status = pg__split_open(&l->split, tape);
  if (status != PG_OK) {
    pg__free(&tape->allocator, l, sizeof *l);
    return status;
  }
  status = find_levels(l, engine, run, count);
  bool worth = status == PG_OK && l->count > 1;
  if (worth) status = make(l, engine, run);
  if (worth && status == PG_OK)
    engine->levels = l;
  else
    close_levels(l);
  return status;
}

void pg__levels_close(pg__engine *engine) {
  if (engine->levels != NULL) close_levels(engine->levels);
  engine->levels = NULL;
}

/* ----- reading ----- */

static const level *last_of(const pg__levels *l) {
  return &l->items[l->count - 1];
}

size_t pg__levels_steps(const pg__engine *engine) {
  return engine->levels != NULL ? last_of(engine->levels)->stage.count
                                : engine->tape->varying.count;
}

size_t pg__levels_count(const pg__engine *engine, size_t *kept) {
  const pg__levels *l = engine->levels;
  *kept = 0;
  if (l == NULL) return 0;
  for (size_t i = 0; i < l->table_count; i++) *kept += l->sizes[i];
  return l->count - 1;
}

void pg__levels_block(const pg__engine *engine, double *registers,
                      uint64_t first, size_t count, pg__sink *sink,
                      void *context) {
  pg__stage_run(&last_of(engine->levels)->stage, engine, registers, first,
                count, sink, context);
}
