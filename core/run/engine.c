/*
** Running a tape's steps, at the point and over a block of samples.
*/
#include "run/engine.h"

#include <string.h>

/* ----- leaves ----- */

size_t pg_run_cells(const pg_run *run) {
  size_t cells = 1, count;
  for (size_t i = 0; i < run->axis_count; i++) {
    pg_expr_values(run->axes[i], &count);
    cells *= count;
  }
  return cells;
}

/* Which value of `axis` the run's cell stands at. */
static size_t index_on_axis(const pg_expr *axis, const pg_run *run) {
  size_t rest = run->cell, count;
  for (size_t i = run->axis_count; i-- > 0;) {
    pg_expr_values(run->axes[i], &count);
    if (run->axes[i] == axis) return rest % count;
    rest /= count;
  }
  return 0;
}

double pg__uniform_leaf(const pg_expr *expr, const pg_run *run) {
  switch (expr->op) {
    case PG_CONSTANT: return expr->as.value;
    case PG_AXIS: return expr->as.leaf->values[index_on_axis(expr, run)];
    default: return expr->as.leaf->given.parameters[0];
  }
}

static void fill(double *out, size_t count, double value) {
  for (size_t i = 0; i < count; i++) out[i] = value;
}

/* Sample i of a column is its value i, the last one past its end. */
static void copy_column(const pg__leaf *leaf, uint64_t first, size_t count,
                        double *out) {
  for (size_t i = 0; i < count; i++) {
    uint64_t at = first + i;
    out[i] = leaf->values[at < leaf->count ? at : leaf->count - 1];
  }
}

void pg__varying_leaf(const pg_expr *expr, const pg_stream *stream,
                      uint64_t first, size_t count, double *out) {
  const pg__leaf *leaf = expr->as.leaf;
  bool point = first == PG_SAMPLE_POINT;
  if (expr->op == PG_COLUMN && point) {
    fill(out, count, leaf->point);
  } else if (expr->op == PG_COLUMN) {
    copy_column(leaf, first, count, out);
  } else {
    if (point)
      fill(out, count, 0.5);
    else
      pg_stream_uniform(stream, first, count, out);
    pg_distribution_quantile(&leaf->given, out, out, count);
  }
}

/* ----- opening ----- */

static bool is_leaf(const pg_expr *expr) {
  return expr != NULL && pg_op_arity((pg_op)expr->op) == 0;
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
    if (is_leaf(step->expr)) {
      *out = pg__uniform_leaf(step->expr, run);
    } else {
      const double *arguments[3] = {&engine->scalars[step->arguments[0].index],
                                    &engine->scalars[step->arguments[1].index],
                                    &engine->scalars[step->arguments[2].index]};
      pg__kernel_for((pg_op)step->expr->op, 0)(out, arguments, 1);
    }
  }
}

static void look_up(pg__engine *engine, uint64_t seed) {
  const pg__steps *steps = &engine->tape->varying;
  for (size_t i = 0; i < steps->count; i++) {
    const pg__step *step = &steps->items[i];
    if (step->expr == NULL) continue;
    if (is_leaf(step->expr)) {
      const char *name = step->expr->as.leaf->name;
      engine->streams[i] = pg_stream_named(name, strlen(name), seed);
    } else {
      engine->kernels[i] =
          pg__kernel_for((pg_op)step->expr->op, shape_of(step));
    }
  }
}

/* An empty section still gets a block, so that NULL means no memory. */
static void *allocate_some(const pg_allocator *allocator, size_t count,
                           size_t size) {
  return pg__allocate_zero(allocator, (count + 1) * size);
}

static bool is_on_grid(const pg_run *run) {
  for (size_t i = 0; i < run->axis_count; i++)
    if (run->axes[i]->op != PG_AXIS) return false;
  return run->cell < pg_run_cells(run);
}

pg_status pg__engine_open(pg__engine *engine, const pg_tape *tape,
                          const pg_run *run) {
  const pg_allocator *allocator = &tape->allocator;
  if (!is_on_grid(run)) return PG_ARGUMENT;
  engine->tape = tape;
  engine->scalars =
      allocate_some(allocator, tape->scalars, sizeof *engine->scalars);
  engine->streams =
      allocate_some(allocator, tape->varying.count, sizeof *engine->streams);
  engine->kernels =
      allocate_some(allocator, tape->varying.count, sizeof *engine->kernels);
  if (!engine->scalars || !engine->streams || !engine->kernels) {
    pg__engine_close(engine);
    return PG_NOMEM;
  }
  compute_scalars(engine, run);
  look_up(engine, run->seed);
  return PG_OK;
}

void pg__engine_close(pg__engine *engine) {
  const pg_tape *tape = engine->tape;
  const pg_allocator *allocator = &tape->allocator;
  size_t steps = tape->varying.count + 1;
  pg__free(allocator, engine->scalars,
           (tape->scalars + 1) * sizeof *engine->scalars);
  pg__free(allocator, engine->streams, steps * sizeof *engine->streams);
  pg__free(allocator, engine->kernels, steps * sizeof *engine->kernels);
}

/* ----- running ----- */

size_t pg__engine_registers(const pg__engine *engine) {
  return (engine->tape->registers + 1) * PG__BLOCK;
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
  if (is_leaf(step->expr)) {
    pg__varying_leaf(step->expr, &engine->streams[number], first, count, out);
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
  for (size_t i = 0; i < steps->count; i++) {
    const pg__step *step = &steps->items[i];
    if (step->expr != NULL)
      run_step(engine, i, registers, first, count);
    else
      sink(context, step->out.index, first,
           register_at(registers, step->arguments[0]), count);
  }
}
