/*
** The readings of a tape: at the point, over samples into summaries, and the
** samples or the cells themselves.
**
** Work is shared out in chunks of PG_SUMMARY_CHUNK samples or cells; a chunk is
** one worker's from start to end, so its sums do not depend on who else works.
*/
#include <string.h>

#include "perigee/cells.h"
#include "run/copy.h"
#include "run/engine.h"
#include "run/levels.h"
#include "run/pool.h"
#include "run/summary.h"

/* ----- point ----- */

static void keep_value(void *context, size_t output, uint64_t first,
                       const double *values, size_t count) {
  double *out = context;
  (void)first;
  (void)count;
  out[output] = values[0];
}

static void take_scalars(const pg__engine *engine, double *out) {
  const pg_tape *tape = engine->tape;
  for (size_t i = 0; i < tape->output_count; i++)
    if (!tape->places[i].varies)
      out[i] = engine->scalars[tape->places[i].index];
}

pg_status pg_evaluate_point(const pg_tape *tape, const pg_run *run,
                            double *out) {
  pg__engine engine;
  pg_status status = pg__engine_open(&engine, tape, run);
  if (status != PG_OK) return status;
  size_t size = pg__engine_registers(&engine) * sizeof(double);
  double *registers = pg__allocate(&tape->allocator, size);
  if (registers != NULL) {
    pg__engine_block(&engine, registers, PG_SAMPLE_POINT, 1, keep_value, out);
    take_scalars(&engine, out);
  }
  pg__free(&tape->allocator, registers, size);
  pg__engine_close(&engine);
  return registers != NULL ? PG_OK : PG_NOMEM;
}

/* ----- samples ----- */

typedef struct task {
  const pg__engine *engine;
  const pg_run *run;
  pg_summary **summaries;
  uint64_t samples;
  double *registers; /* of all workers, one after the other */
} task;

typedef struct seat {
  const task *task;
  unsigned worker;
} seat;

static void put_values(void *context, size_t output, uint64_t first,
                       const double *values, size_t count) {
  const seat *mine = context;
  pg_summary_put(mine->task->summaries[output], mine->worker, first, values,
                 count);
}

static void run_chunk(void *context, unsigned worker, uint64_t chunk) {
  const task *work = context;
  seat mine = {work, worker};
  double *registers =
      work->registers + (size_t)worker * pg__engine_registers(work->engine);
  uint64_t first = chunk * PG_SUMMARY_CHUNK, end = first + PG_SUMMARY_CHUNK;
  if (end > work->samples) end = work->samples;
  for (; first < end; first += PG__BLOCK) {
    uint64_t count = end - first < PG__BLOCK ? end - first : PG__BLOCK;
    pg__engine_block(work->engine, registers, first, (size_t)count, put_values,
                     &mine);
  }
  pg__tick(work->run, end - chunk * PG_SUMMARY_CHUNK);
}

static pg_status open_summaries(const pg__engine *engine, const pg_run *run,
                                unsigned workers, const pg_summary_kind *kinds,
                                pg_summary **out) {
  const pg_tape *tape = engine->tape;
  pg_status status = PG_OK;
  for (size_t i = 0; status == PG_OK && i < tape->output_count; i++)
    if (tape->places[i].varies)
      status = pg__summary_new(&tape->allocator, kinds[i], run->samples,
                               workers, engine->vector, &out[i]);
  return status;
}

static void close_summaries(size_t count, pg_summary **summaries) {
  for (size_t i = 0; i < count; i++) {
    if (summaries[i] != NULL) pg_summary_free(summaries[i]);
    summaries[i] = NULL;
  }
}

static void finish_summaries(size_t count, pg_summary **summaries) {
  for (size_t i = 0; i < count; i++)
    if (summaries[i] != NULL) pg_summary_finish(summaries[i]);
}

static pg_status sample_all(const pg_tape *tape, const pg_run *run,
                            const pg__engine *engine, unsigned workers,
                            pg_summary **out) {
  task work = {.engine = engine,
               .run = run,
               .summaries = out,
               .samples = run->samples};
  size_t size = workers * pg__engine_registers(engine) * sizeof(double);
  work.registers = pg__allocate(&tape->allocator, size);
  if (work.registers == NULL) return PG_NOMEM;
  pg__share(workers, pg__chunks(run->samples), run_chunk, NULL, &work);
  pg__free(&tape->allocator, work.registers, size);
  finish_summaries(tape->output_count, out);
  return PG_OK;
}

/* Fills `made`, all NULL before; on failure it is all NULL again. */
static pg_status summarise(const pg_tape *tape, const pg_run *run,
                           const pg_summary_kind *kinds, pg_summary **made) {
  pg__engine engine;
  unsigned workers = pg__workers_for(run, run->samples, tape->varying.count);
  pg_status status = pg__engine_open(&engine, tape, run);
  if (status != PG_OK) return status;
  status = open_summaries(&engine, run, workers, kinds, made);
  if (status == PG_OK && tape->varying.count > 0)
    status = sample_all(tape, run, &engine, workers, made);
  if (status != PG_OK) close_summaries(tape->output_count, made);
  pg__engine_close(&engine);
  return status;
}

pg_status pg_evaluate_samples(const pg_tape *tape, const pg_run *run,
                              const pg_summary_kind *kinds, pg_summary **out) {
  size_t size = tape->output_count * sizeof *out;
  if (pg_tape_over_cells(tape)) return PG_ARGUMENT;
  if (run->samples == 0 || run->samples > PG_SAMPLES_MAX) return PG_ARGUMENT;
  pg_summary **made = pg__allocate_zero(&tape->allocator, size);
  if (made == NULL) return PG_NOMEM;
  pg_status status = summarise(tape, run, kinds, made);
  if (status == PG_OK) memcpy(out, made, size);
  pg__free(&tape->allocator, made, size);
  return status;
}

/* ----- the samples themselves ----- */

pg_status pg_evaluate_raw(const pg_tape *tape, const pg_run *run,
                          uint64_t first, size_t count, double *out) {
  pg__engine engine;
  pg__copy to = {out, first, count};
  if (pg_tape_over_cells(tape)) return PG_ARGUMENT;
  pg_status status = pg__engine_open(&engine, tape, run);
  if (status != PG_OK) return status;
  size_t size = pg__engine_registers(&engine) * sizeof(double);
  double *registers = pg__allocate(&tape->allocator, size);
  for (size_t done = 0; registers != NULL && done < count; done += PG__BLOCK) {
    size_t part = count - done < PG__BLOCK ? count - done : PG__BLOCK;
    pg__engine_block(&engine, registers, first + done, part, pg__copy_values,
                     &to);
    pg__tick(run, part);
  }
  if (registers != NULL) pg__copy_scalars(&to, &engine);
  pg__free(&tape->allocator, registers, size);
  pg__engine_close(&engine);
  return registers != NULL ? PG_OK : PG_NOMEM;
}

/* ----- cells ----- */

typedef struct sweep {
  const pg__engine *engine;
  const pg_run *run;
  pg__copy to;
  double *registers; /* of all workers */
} sweep;

static void sweep_chunk(void *context, unsigned worker, uint64_t chunk) {
  sweep *work = context;
  double *registers =
      work->registers + (size_t)worker * pg__engine_registers(work->engine);
  size_t done = (size_t)chunk * PG_SUMMARY_CHUNK, left = work->to.count - done;
  size_t end = done + (left < PG_SUMMARY_CHUNK ? left : PG_SUMMARY_CHUNK);
  for (; done < end; done += PG__BLOCK) {
    size_t part = end - done < PG__BLOCK ? end - done : PG__BLOCK;
    pg__engine_block(work->engine, registers, work->to.first + done, part,
                     pg__copy_values, &work->to);
  }
  pg__tick(work->run, end - (size_t)chunk * PG_SUMMARY_CHUNK);
}

static pg_status sweep_all(sweep *work) {
  const pg_tape *tape = work->engine->tape;
  unsigned workers = pg__workers_for(work->run, work->to.count,
                                     pg__levels_steps(work->engine));
  size_t size = workers * pg__engine_registers(work->engine) * sizeof(double);
  work->registers = pg__allocate(&tape->allocator, size);
  if (work->registers == NULL) return PG_NOMEM;
  pg__share(workers, pg__chunks(work->to.count), sweep_chunk, NULL, work);
  pg__free(&tape->allocator, work->registers, size);
  pg__copy_scalars(&work->to, work->engine);
  return PG_OK;
}

pg_status pg_evaluate_cells(const pg_tape *tape, const pg_run *run,
                            size_t first, size_t count, double *out) {
  pg__engine engine;
  sweep work = {.engine = &engine, .run = run, .to = {out, first, count}};
  if (!pg_tape_over_cells(tape)) return PG_ARGUMENT;
  pg_status status = pg__engine_open(&engine, tape, run);
  if (status != PG_OK) return status;
  size_t cells = pg_run_cells(run);
  if (first > cells || count > cells - first) status = PG_ARGUMENT;
  if (status == PG_OK) status = pg__levels_open(&engine, run, count);
  if (status == PG_OK) status = sweep_all(&work);
  pg__engine_close(&engine);
  return status;
}
