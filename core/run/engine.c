/*
** Running a tape's steps, at the point and over a block of samples.
*/
#include "run/engine.h"

#include <string.h>

#include "run/correlate.h"
#include "run/levels.h"

/* Below this many steps times samples, some 3 ms, a thread costs more than it
** brings: the first takes half a millisecond to come up, others 20 us. */
#define WORK_FOR_THREADS UINT64_C(16000000)

/* ----- the run ----- */

static size_t length_of(const pg_expr *axis) {
  size_t count;
  pg_expr_values(axis, &count);
  return count;
}

size_t pg_run_cells(const pg_run *run) {
  size_t cells = 1;
  for (size_t i = 0; i < run->axis_count; i++) {
    size_t count = length_of(run->axes[i]);
    if (count > 0 && cells > SIZE_MAX / count) return SIZE_MAX;
    cells *= count;
  }
  return cells;
}

bool pg__is_leaf(const pg_expr *expr) {
  return expr->op == PG_LEAF || expr->op == PG_AXIS || expr->op == PG_COLUMN;
}

pg_status pg__check_run(const pg_run *run) {
  for (size_t i = 0; i < run->axis_count; i++)
    if (run->axes[i]->op != PG_AXIS) return PG_ARGUMENT;
  for (size_t i = 0; i < run->given_count; i++)
    if (!pg__is_leaf(run->givens[i].leaf)) return PG_ARGUMENT;
  for (size_t i = 0; i < run->second_count; i++)
    if (!pg__is_leaf(run->second[i])) return PG_ARGUMENT;
  for (size_t i = 0; i < run->dimension_count; i++)
    if (run->dimensions[i]->op != PG_LEAF) return PG_ARGUMENT;
  return run->cell < pg_run_cells(run) ? PG_OK : PG_ARGUMENT;
}

static const double *given_for(const pg_expr *leaf, const pg_run *run) {
  for (size_t i = 0; i < run->given_count; i++)
    if (run->givens[i].leaf == leaf) return &run->givens[i].value;
  return NULL;
}

static bool is_second(const pg_expr *leaf, const pg_run *run) {
  for (size_t i = 0; i < run->second_count; i++)
    if (run->second[i] == leaf) return true;
  return false;
}

/* One dimension of a grid: one name, as many values. */
static bool is_along(const pg_expr *axis, const pg_expr *listed) {
  return length_of(axis) == length_of(listed) &&
         strcmp(axis->as.leaf->name, listed->as.leaf->name) == 0;
}

size_t pg__dimension_of(const pg_expr *axis, const pg_run *run) {
  for (size_t i = 0; i < run->axis_count; i++)
    if (run->axes[i] == axis) return i;
  for (size_t i = 0; i < run->axis_count; i++)
    if (is_along(axis, run->axes[i])) return i;
  return run->axis_count;
}

/* Cells from one value of `axis` to the next; 0 where the run does not have it. */
static size_t stride_of(const pg_expr *axis, const pg_run *run) {
  size_t at = pg__dimension_of(axis, run), stride = 1;
  if (at == run->axis_count) return 0;
  while (++at < run->axis_count) stride *= length_of(run->axes[at]);
  return stride;
}

/* All that the point needs. */
static pg__source place_of(const pg_expr *leaf, const pg_run *run) {
  pg__source source = {.given = given_for(leaf, run), .cell = run->cell};
  if (leaf->op == PG_AXIS) source.stride = stride_of(leaf, run);
  return source;
}

pg__source pg__source_of(const pg_expr *leaf, const pg_run *run) {
  pg__source source = place_of(leaf, run);
  source.second = is_second(leaf, run);
  source.draw = pg__draw_of(leaf->as.leaf->name, run, source.second);
  source.inverse = pg__inverse_of(&leaf->as.leaf->given);
  return source;
}

/* ----- leaves ----- */

static void fill(double *out, size_t count, double value) {
  for (size_t i = 0; i < count; i++) out[i] = value;
}

/* The values of an axis at cells first, first + 1, ... */
static void walk_axis(const pg__leaf *leaf, size_t stride, uint64_t first,
                      size_t count, double *out) {
  size_t at = stride > 0 ? (size_t)first / stride % leaf->count : 0;
  size_t left = stride > 0 ? stride - (size_t)first % stride : count;
  while (count > 0) {
    size_t part = left < count ? left : count;
    fill(out, part, leaf->values[at]);
    out += part, count -= part, left = stride;
    if (++at == leaf->count) at = 0;
  }
}

/* Sample i of a column is its value i, the last one past its end. */
static void copy_column(const pg__leaf *leaf, uint64_t first, size_t count,
                        double *out) {
  for (size_t i = 0; i < count; i++) {
    uint64_t at = first + i;
    out[i] = leaf->values[at < leaf->count ? at : leaf->count - 1];
  }
}

static void draw_column(const pg__leaf *leaf, const pg__drawing *from,
                        uint64_t first, size_t count, double *out) {
  pg__stream_uniform(&from->stream, from->vector, first, count, out);
  for (size_t i = 0; i < count; i++) {
    size_t at = (size_t)(out[i] * (double)leaf->count);
    out[i] = leaf->values[at < leaf->count ? at : leaf->count - 1];
  }
}

static void read_column(const pg__leaf *leaf, const pg__source *source,
                        uint64_t first, size_t count, double *out) {
  if (first == PG_SAMPLE_POINT)
    fill(out, count, leaf->point);
  else if (source->second)
    draw_column(leaf, &source->draw.from, first, count, out);
  else
    copy_column(leaf, first, count, out);
}

static void draw_leaf(const pg__leaf *leaf, const pg__source *source,
                      uint64_t first, size_t count, double *out) {
  if (first == PG_SAMPLE_POINT)
    fill(out, count, 0.5);
  else
    pg__draw_leaf(leaf, &source->draw, first, count, out);
  pg__invert(&source->inverse, source->draw.from.vector, out, count);
}

void pg__varying_leaf(const pg_expr *expr, const pg__source *source,
                      uint64_t first, size_t count, double *out) {
  const pg__leaf *leaf = expr->as.leaf;
  if (source->given != NULL)
    fill(out, count, *source->given);
  else if (expr->op == PG_AXIS)
    walk_axis(leaf, source->stride,
              first == PG_SAMPLE_POINT ? source->cell : first, count, out);
  else if (expr->op == PG_COLUMN)
    read_column(leaf, source, first, count, out);
  else
    draw_leaf(leaf, source, first, count, out);
}

double pg__uniform_leaf(const pg_expr *expr, const pg_run *run) {
  double value;
  if (expr->op == PG_CONSTANT) return expr->as.value;
  pg__source source = place_of(expr, run);
  source.inverse = pg__inverse_of(&expr->as.leaf->given);
  source.draw.from.vector = pg__vector_for(run);
  pg__varying_leaf(expr, &source, PG_SAMPLE_POINT, 1, &value);
  return value;
}

/* ----- opening ----- */

static bool is_read(const pg_expr *expr) {
  return pg_op_arity((pg_op)expr->op) == 0;
}

static unsigned shape_of(const pg__step *step) {
  unsigned shape = 0;
  for (unsigned i = 0; i < 3; i++)
    if (step->arguments[i].varies) shape |= 1u << i;
  return shape;
}

static void compute_scalars(pg__engine *engine, const pg_run *run) {
  const pg__steps *steps = &engine->tape->uniform;
  for (size_t i = 0; i < steps->count; i++) {
    const pg__step *step = &steps->items[i];
    double *out = &engine->scalars[step->out.index];
    if (is_read(step->expr)) {
      *out = pg__uniform_leaf(step->expr, run);
    } else {
      const double *arguments[3] = {&engine->scalars[step->arguments[0].index],
                                    &engine->scalars[step->arguments[1].index],
                                    &engine->scalars[step->arguments[2].index]};
      engine->vector->kernel((pg_op)step->expr->op, 0)(out, arguments, 1);
    }
  }
}

static void look_up(pg__engine *engine, const pg_run *run) {
  const pg__steps *steps = &engine->tape->varying;
  for (size_t i = 0; i < steps->count; i++) {
    const pg__step *step = &steps->items[i];
    if (step->expr == NULL) continue;
    if (is_read(step->expr)) {
      engine->sources[i] = pg__source_of(step->expr, run);
      pg__drawing_ready(&engine->sources[i].draw.from);
    } else {
      engine->kernels[i] =
          engine->vector->kernel((pg_op)step->expr->op, shape_of(step));
    }
  }
}

/* An empty section still gets a block, so that NULL means no memory. */
static void *allocate_some(const pg_allocator *allocator, size_t count,
                           size_t size) {
  return pg__allocate_zero(allocator, (count + 1) * size);
}

pg_status pg__engine_open(pg__engine *engine, const pg_tape *tape,
                          const pg_run *run) {
  const pg_allocator *allocator = &tape->allocator;
  pg_status status = pg__check_run(run);
  if (status != PG_OK) return status;
  engine->tape = tape;
  engine->levels = NULL;
  engine->vector = pg__vector_for(run);
  engine->scalars =
      allocate_some(allocator, tape->scalars, sizeof *engine->scalars);
  engine->sources =
      allocate_some(allocator, tape->varying.count, sizeof *engine->sources);
  engine->kernels =
      allocate_some(allocator, tape->varying.count, sizeof *engine->kernels);
  if (!engine->scalars || !engine->sources || !engine->kernels) {
    pg__engine_close(engine);
    return PG_NOMEM;
  }
  compute_scalars(engine, run);
  look_up(engine, run);
  return PG_OK;
}

void pg__engine_close(pg__engine *engine) {
  const pg_tape *tape = engine->tape;
  const pg_allocator *allocator = &tape->allocator;
  size_t steps = tape->varying.count + 1;
  pg__levels_close(engine);
  pg__free(allocator, engine->scalars,
           (tape->scalars + 1) * sizeof *engine->scalars);
  pg__free(allocator, engine->sources, steps * sizeof *engine->sources);
  pg__free(allocator, engine->kernels, steps * sizeof *engine->kernels);
}

/* ----- running ----- */

size_t pg__engine_registers(const pg__engine *engine) {
  return (engine->tape->registers + 1) * PG__BLOCK + PG__LINE;
}

static double *register_at(double *registers, pg__place place) {
  return registers + (size_t)place.index * PG__BLOCK;
}

static const double *argument_at(const pg__engine *engine, double *registers,
                                 pg__place place) {
  return place.varies ? register_at(registers, place)
                      : &engine->scalars[place.index];
}

static void run_step(const pg__engine *engine, size_t number, double *registers,
                     uint64_t first, size_t count) {
  const pg__step *step = &engine->tape->varying.items[number];
  double *out = register_at(registers, step->out);
  if (engine->kernels[number] == NULL) {
    pg__varying_leaf(step->expr, &engine->sources[number], first, count, out);
    return;
  }
  const double *arguments[3];
  for (int i = 0; i < 3; i++)
    arguments[i] = argument_at(engine, registers, step->arguments[i]);
  engine->kernels[number](out, arguments, count);
}

void pg__engine_block(const pg__engine *engine, double *registers,
                      uint64_t first, size_t count, pg__sink *sink,
                      void *context) {
  const pg__steps *steps = &engine->tape->varying;
  if (engine->levels != NULL) {
    pg__levels_block(engine, registers, first, count, sink, context);
    return;
  }
  registers = pg__first_line(registers);
  for (size_t i = 0; i < steps->count; i++) {
    const pg__step *step = &steps->items[i];
    if (step->expr != NULL)
      run_step(engine, i, registers, first, count);
    else
      sink(context, step->out.index, first,
           register_at(registers, step->arguments[0]), count);
  }
}

/* ----- sharing out ----- */

uint64_t pg__chunks(uint64_t items) {
  return items / PG_SUMMARY_CHUNK + (items % PG_SUMMARY_CHUNK > 0);
}

unsigned pg__workers_for(const pg_run *run, uint64_t items, size_t steps) {
  uint64_t chunks = pg__chunks(items);
  uint64_t threads = run->threads == 0 ? 1 : run->threads;
  if (items < WORK_FOR_THREADS / ((uint64_t)steps + 1)) return 1;
  if (threads > PG_THREADS_MAX) threads = PG_THREADS_MAX;
  return (unsigned)(threads < chunks ? threads : chunks);
}
