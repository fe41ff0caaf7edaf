/*
** A series: see perigee/series.h.
**
** The tape's varying steps are a row of stages over the same samples: first what
** never moves, then what depends on the slowest axis, then on the next, last what
** depends on the fastest.  A stage keeps what later ones read of it; its outputs it
** hands on as it runs, or, where samples themselves are wanted, keeps too.  A reading
** runs the last stage, and before it the first that depends on an axis that moved,
** and all after that one; of samples for which there is no room, the whole tape.
**
** Invariant: where `filled`, the tables are those of `cell`, and all outputs have
** been handed out as they are there.
*/
#include "perigee/series.h"

#include <stdlib.h>
#include <string.h>

#include "run/copy.h"
#include "run/order.h"
#include "run/pool.h"

struct pg_series {
  const pg_tape *tape;
  pg_run run;
  pg_moving moving;
  const pg_summary_kind *kinds; /* NULL: of samples themselves */
  pg__order order;
  pg__split split;
  pg__stage *stages; /* order.count + 1; the last runs in every reading */
  uint32_t *of;      /* by output: the stage that it is of */
  double **tables;
  uint64_t kept;     /* samples: all, or whole chunks */
  size_t cell;
  bool filled;
};

static const pg_allocator *allocator_of(const pg_series *s) {
  return &s->tape->allocator;
}

static uint32_t last_of(const pg_series *s) { return s->order.count; }

/* ----- tables ----- */

static size_t table_size(const pg_series *s) {
  return (size_t)s->kept * sizeof **s->tables;
}

static void count_kept(pg_series *s, size_t bytes) {
  uint64_t each = (uint64_t)s->split.table_count * sizeof(double);
  s->kept = s->run.samples;
  if (each == 0 || s->kept <= bytes / each) return;
  s->kept = bytes / each / PG_SUMMARY_CHUNK * PG_SUMMARY_CHUNK;
}

static pg_status add_tables(pg_series *s, size_t bytes) {
  size_t count = s->split.table_count;
  bool all = true;
  count_kept(s, bytes);
  s->tables =
      pg__allocate_zero(allocator_of(s), (count + 1) * sizeof *s->tables);
  if (s->tables == NULL) return PG_NOMEM;
  for (size_t i = 0; all && s->kept > 0 && i < count; i++) {
    s->tables[i] = pg__allocate(allocator_of(s), table_size(s));
    all = s->tables[i] != NULL;
  }
  return all ? PG_OK : PG_NOMEM;
}

static pg_status add_stages(pg_series *s) {
  uint32_t last = last_of(s);
  pg_status status = PG_OK;
  s->stages =
      pg__allocate_zero(allocator_of(s), (last + 1) * sizeof *s->stages);
  if (s->stages == NULL) return PG_NOMEM;
  for (uint32_t i = 0; status == PG_OK && i <= last; i++) {
    status = pg__stage_open(&s->stages[i], &s->split, i, true);
    s->stages[i].tables = s->tables;
  }
  return status;
}

static pg_status find_outputs(pg_series *s) {
  const pg__steps *steps = &s->tape->varying;
  s->of = pg__allocate_zero(allocator_of(s),
                            s->tape->output_count * sizeof *s->of);
  if (s->of == NULL) return PG_NOMEM;
  for (size_t i = 0; i < steps->count; i++) {
    if (steps->items[i].expr != NULL) continue;
    if (s->kinds == NULL) s->split.stages[i] = last_of(s);
    s->of[steps->items[i].out.index] = s->split.stages[i];
  }
  return PG_OK;
}

/* ----- making and freeing ----- */

static bool are_leaves(const pg_moving *moving) {
  for (size_t i = 0; i < moving->count; i++)
    if (!pg__is_leaf(moving->leaves[i])) return false;
  return true;
}

static pg_status make(pg_series *s, size_t bytes) {
  pg_status status = pg__order_find(&s->order, &s->split, &s->run, &s->moving);
  if (status == PG_OK) status = find_outputs(s);
  if (status != PG_OK) return status;
  pg__split_number(&s->split);
  status = add_tables(s, bytes);
  if (status == PG_OK) status = add_stages(s);
  return status;
}

pg_status pg_series_new(const pg_tape *tape, const pg_run *run,
                        const pg_moving *moving,
                        const pg_summary_kind *kinds, size_t bytes,
                        pg_series **out) {
  if (pg_tape_over_cells(tape) || !are_leaves(moving)) return PG_ARGUMENT;
  if (run->samples == 0 || run->samples > PG_SAMPLES_MAX) return PG_ARGUMENT;
  pg_status status = pg__check_run(run);
  if (status != PG_OK) return status;
  pg_series *s = pg__allocate_zero(&tape->allocator, sizeof *s);
  if (s == NULL) return PG_NOMEM;
  s->tape = tape, s->run = *run, s->moving = *moving, s->kinds = kinds;
  if (moving->cell) s->moving.count = 0;
  status = pg__split_open(&s->split, tape);
  if (status != PG_OK) {
    pg__free(&tape->allocator, s, sizeof *s);
    return status;
  }
  status = make(s, bytes);
  if (status == PG_OK)
    *out = s;
  else
    pg_series_free(s);
  return status;
}

void pg_series_free(pg_series *s) {
  if (s == NULL) return;
  const pg_allocator a = *allocator_of(s);
  size_t count = s->split.table_count, stages = last_of(s) + (size_t)1;
  for (size_t i = 0; s->tables != NULL && i < count; i++)
    pg__free(&a, s->tables[i], table_size(s));
  pg__free(&a, s->tables, (count + 1) * sizeof *s->tables);
  for (size_t i = 0; s->stages != NULL && i < stages; i++)
    pg__stage_close(&s->stages[i], &a);
  pg__free(&a, s->stages, stages * sizeof *s->stages);
  pg__free(&a, s->of, s->tape->output_count * sizeof *s->of);
  pg__split_close(&s->split);
  pg__free(&a, s, sizeof *s);
}

size_t pg_series_cell(const pg_series *s, size_t number) {
  return pg__order_cell(&s->order, number);
}

uint64_t pg_series_kept(const pg_series *s) { return s->kept; }

/* ----- a reading ----- */

typedef struct reading {
  const pg_series *series;
  pg_run run;
  pg_given *givens;
  pg__engine engine;
  uint32_t first;         /* the first stage that the one before has not run */
  pg_summary **summaries; /* by output; NULL: not wanted */
} reading;

static size_t given_count(const pg_series *s) {
  return s->moving.count + s->run.given_count;
}

/* Of two givens for a leaf the first counts: what moves goes before. */
static void fill_givens(const pg_series *s, const pg_spot *spot,
                        pg_given *givens) {
  for (size_t i = 0; i < s->moving.count; i++)
    givens[i] = (pg_given){s->moving.leaves[i], spot->values[i]};
  if (s->run.given_count > 0)
    memcpy(givens + s->moving.count, s->run.givens,
           s->run.given_count * sizeof *givens);
}

static pg_status open_reading(const pg_series *s, const pg_spot *spot,
                              reading *r) {
  const pg_allocator *a = allocator_of(s);
  size_t size = (given_count(s) + 1) * sizeof *r->givens;
  *r = (reading){.series = s, .run = s->run};
  r->givens = pg__allocate(a, size);
  if (r->givens == NULL) return PG_NOMEM;
  fill_givens(s, spot, r->givens);
  r->run.givens = r->givens;
  r->run.given_count = given_count(s);
  if (s->moving.cell) r->run.cell = spot->cell;
  pg_status status = pg__engine_open(&r->engine, s->tape, &r->run);
  if (status != PG_OK) pg__free(a, r->givens, size);
  return status;
}

static void close_reading(reading *r) {
  const pg_series *s = r->series;
  pg__engine_close(&r->engine);
  pg__free(allocator_of(s), r->givens,
           (given_count(s) + 1) * sizeof *r->givens);
}

/* A block that is kept as a whole or not at all. */
static void read_block(const reading *r, double *registers, uint64_t first,
                       size_t count, pg__sink *sink, void *context) {
  const pg_series *s = r->series;
  if (first < s->kept)
    pg__stage_run(&s->stages[last_of(s)], &r->engine, registers, first, count,
                  sink, context);
  else
    pg__engine_block(&r->engine, registers, first, count, sink, context);
}

/* ----- sharing out chunks ----- */

typedef void run_block(const reading *of, unsigned worker, double *registers,
                       uint64_t first, size_t count);

typedef struct work {
  const reading *readings;
  size_t count;
  uint64_t samples;  /* of each */
  run_block *block;
  bool counts;       /* these are what is waited for */
  double *registers; /* of all workers */
} work;

static void run_chunk(void *context, unsigned worker, uint64_t item) {
  const work *w = context;
  uint64_t chunks = pg__chunks(w->samples);
  const reading *of = &w->readings[item / chunks];
  double *registers =
      w->registers + worker * pg__engine_registers(&of->engine);
  uint64_t first = item % chunks * PG_SUMMARY_CHUNK;
  uint64_t end = first + PG_SUMMARY_CHUNK;
  if (end > w->samples) end = w->samples;
  for (; first < end; first += PG__BLOCK) {
    uint64_t count = end - first < PG__BLOCK ? end - first : PG__BLOCK;
    w->block(of, worker, registers, first, (size_t)count);
  }
  if (w->counts)
    pg__tick(&of->run, end - item % chunks * PG_SUMMARY_CHUNK);
}

static pg_status share_out(work *w, unsigned workers) {
  const pg_allocator *a = allocator_of(w->readings->series);
  size_t size = workers * pg__engine_registers(&w->readings->engine);
  w->registers = pg__allocate(a, size * sizeof *w->registers);
  if (w->registers == NULL) return PG_NOMEM;
  pg__share(workers, w->count * pg__chunks(w->samples), run_chunk, NULL, w);
  pg__free(a, w->registers, size * sizeof *w->registers);
  return PG_OK;
}

static unsigned workers_for(const pg_series *s, size_t readings,
                            uint64_t samples, size_t steps) {
  uint64_t items = readings > UINT64_MAX / samples ? UINT64_MAX
                                                   : readings * samples;
  return pg__workers_for(&s->run, items, steps);
}

/* ----- into summaries ----- */

typedef struct seat {
  const reading *reading;
  unsigned worker;
} seat;

static void put_values(void *context, size_t output, uint64_t first,
                       const double *values, size_t count) {
  const seat *mine = context;
  pg_summary *to = mine->reading->summaries[output];
  if (to != NULL) pg_summary_put(to, mine->worker, first, values, count);
}

static void sum_block(const reading *of, unsigned worker, double *registers,
                      uint64_t first, size_t count) {
  seat mine = {of, worker};
  read_block(of, registers, first, count, put_values, &mine);
}

static void finish_reading(void *context, unsigned worker, uint64_t item) {
  const work *w = context;
  const reading *of = &w->readings[item];
  (void)worker;
  for (size_t i = 0; i < of->series->tape->output_count; i++)
    if (of->summaries[i] != NULL) pg_summary_finish(of->summaries[i]);
}

/* ----- filling the tables ----- */

/* The first stage that another reading has to run. */
static uint32_t first_moved(const pg_series *s, const pg_spot *spot) {
  if (!s->filled) return 0;
  return s->moving.cell ? pg__order_moved(&s->order, s->cell, spot->cell)
                        : last_of(s);
}

/* The stages before the last, from the reading's first on. */
static void fill_block(const reading *of, unsigned worker, double *registers,
                       uint64_t first, size_t count) {
  const pg_series *s = of->series;
  seat mine = {of, worker};
  for (uint32_t i = of->first; i < last_of(s); i++)
    pg__stage_run(&s->stages[i], &of->engine, registers, first, count,
                  put_values, &mine);
}

static size_t steps_from(const pg_series *s, uint32_t first) {
  size_t steps = 0;
  for (uint32_t i = first; i < last_of(s); i++) steps += s->stages[i].count;
  return steps;
}

/* Makes the tables those of a reading. */
static pg_status fill(const pg_series *s, const reading *of) {
  size_t steps = steps_from(s, of->first);
  work w = {of, 1, s->kept, fill_block, false, NULL};
  if (steps == 0 || s->kept == 0) return PG_OK;
  return share_out(&w, workers_for(s, 1, s->kept, steps));
}

/* ----- readings ----- */

/* Readings that have all stages but the last in common. */
typedef struct group {
  pg_series *series;
  const pg_spot *spots;
  size_t count;
  reading *readings;
  pg_summary **made;  /* all NULL before */
  size_t opened;
} group;

/* Of the outputs of the reading's first stage and those after it. */
static pg_status open_summaries(const pg_series *s, const reading *of,
                                unsigned workers) {
  pg_status status = PG_OK;
  for (size_t i = 0; status == PG_OK && i < s->tape->output_count; i++)
    if (s->tape->places[i].varies && s->of[i] >= of->first)
      status = pg_summary_new(allocator_of(s), s->kinds[i], s->run.samples,
                              workers, &of->summaries[i]);
  return status;
}

static pg_status open_next(group *g, unsigned workers) {
  const pg_series *s = g->series;
  reading *r = &g->readings[g->opened];
  pg_status status = open_reading(s, &g->spots[g->opened], r);
  if (status != PG_OK) return status;
  r->first = g->opened == 0 ? first_moved(s, g->spots) : last_of(s);
  r->summaries = g->made + g->opened * s->tape->output_count;
  g->opened++;
  return open_summaries(s, r, workers);
}

static pg_status read_opened(const group *g, unsigned workers) {
  work w = {g->readings, g->count, g->series->run.samples,
            sum_block,   true,     NULL};
  pg_status status = fill(g->series, g->readings);
  if (status == PG_OK) status = share_out(&w, workers);
  if (status == PG_OK) pg__share(workers, g->count, finish_reading, NULL, &w);
  return status;
}

static pg_status read_group(group *g) {
  pg_series *s = g->series;
  size_t steps = s->stages[last_of(s)].count;
  unsigned workers = workers_for(s, g->count, s->run.samples, steps);
  pg_status status = PG_OK;
  while (status == PG_OK && g->opened < g->count)
    status = open_next(g, workers);
  if (status == PG_OK) status = read_opened(g, workers);
  s->filled = status == PG_OK;
  s->cell = g->spots->cell;
  while (g->opened > 0) close_reading(&g->readings[--g->opened]);
  return status;
}

/* How many of the spots differ from the first in the last stage only. */
static size_t alike(const pg_series *s, const pg_spot *spots, size_t count) {
  size_t n = 1;
  while (n < count && (!s->moving.cell ||
                       pg__order_moved(&s->order, spots->cell,
                                       spots[n].cell) >= last_of(s)))
    n++;
  return n;
}

static pg_status read_all(pg_series *s, const pg_spot *spots, size_t count,
                          reading *readings, pg_summary **made) {
  pg_status status = PG_OK;
  for (size_t n; status == PG_OK && count > 0;
       spots += n, count -= n, made += n * s->tape->output_count) {
    n = alike(s, spots, count);
    group g = {s, spots, n, readings, made, 0};
    status = read_group(&g);
  }
  return status;
}

/* Hands out what was made, or frees it. */
static void settle(const pg_series *s, pg_status status, size_t count,
                   pg_summary **made, pg_summary **out) {
  for (size_t i = 0; status != PG_OK && i < count; i++)
    pg_summary_free(made[i]);
  if (status == PG_OK) memcpy(out, made, count * sizeof *out);
  pg__free(allocator_of(s), made, (count + 1) * sizeof *made);
}

pg_status pg_series_samples(pg_series *s, const pg_spot *spots, size_t count,
                            pg_summary **out) {
  const pg_allocator *a = allocator_of(s);
  size_t all = pg__product(count, s->tape->output_count);
  if (s->kinds == NULL) return PG_ARGUMENT;
  if (all > SIZE_MAX / sizeof(reading) - 1) return PG_NOMEM;
  size_t size = (count + 1) * sizeof(reading);
  reading *readings = pg__allocate(a, size);
  pg_summary **made = pg__allocate_zero(a, (all + 1) * sizeof *made);
  pg_status status = PG_NOMEM;
  if (readings != NULL && made != NULL)
    status = read_all(s, spots, count, readings, made);
  pg__free(a, readings, size);
  if (made != NULL) settle(s, status, all, made, out);
  return status;
}

/* ----- the samples themselves ----- */

/* As many as make a block, all kept or none. */
static size_t part_of(const pg_series *s, uint64_t first, size_t left) {
  size_t part = left < PG__BLOCK ? left : PG__BLOCK;
  return first < s->kept && s->kept - first < part ? (size_t)(s->kept - first)
                                                   : part;
}

static void copy_all(const reading *r, double *registers, pg__copy *to) {
  for (size_t done = 0, part; done < to->count; done += part) {
    part = part_of(r->series, to->first + done, to->count - done);
    read_block(r, registers, to->first + done, part, pg__copy_values, to);
    pg__tick(&r->run, part);
  }
  pg__copy_scalars(to, &r->engine);
}

static pg_status copy_reading(const reading *r, pg__copy *to) {
  const pg_allocator *a = allocator_of(r->series);
  size_t size = pg__engine_registers(&r->engine) * sizeof(double);
  double *registers = pg__allocate(a, size);
  if (registers == NULL) return PG_NOMEM;
  copy_all(r, registers, to);
  pg__free(a, registers, size);
  return PG_OK;
}

pg_status pg_series_raw(pg_series *s, const pg_spot *spot, uint64_t first,
                        size_t count, double *out) {
  reading r;
  pg__copy to = {out, first, count};
  if (s->kinds != NULL) return PG_ARGUMENT;
  pg_status status = open_reading(s, spot, &r);
  if (status != PG_OK) return status;
  r.first = first_moved(s, spot);
  status = fill(s, &r);
  s->filled = status == PG_OK;
  s->cell = spot->cell;
  if (status == PG_OK) status = copy_reading(&r, &to);
  close_reading(&r);
  return status;
}
