/*
** Gradients over a tape: a pass forward that keeps every value, and one back.
**
** A plan numbers the tape's steps as nodes, arguments first: the uniform ones,
** then the varying.  Of these it marks what the output needs, what moves with a
** wanted leaf, and what is both and reached by pulls ("moved").  Every varying
** node that is needed has a block for its values, as has what is uniform where a
** pull looks at it; a moved node has a block for what comes to it, from its first
** pull until its own.  So that all blocks stay in cache, a large plan takes fewer
** samples at once; no result depends on how many.
**
** Work over samples is cut as in evaluate.c.
*/
#include "perigee/gradient.h"

#include <math.h>
#include <string.h>

#include "run/engine.h"
#include "run/pool.h"
#include "run/pull.h"

#define NOWHERE UINT32_MAX
#define UNIFORM UINT32_MAX

/* Doubles that a worker's blocks hold together where that leaves them one
** sample or more: 1 MiB, as a second-level cache may have. */
#define WORKING_SET ((size_t)1 << 17)

typedef struct node {
  const pg_expr *expr;
  uint32_t step;         /* of the varying ones, or UNIFORM */
  uint32_t arguments[3]; /* nodes */
  uint32_t values;       /* block, or NOWHERE */
  uint32_t pulled;       /* block of what comes to it, or NOWHERE */
  bool needed, moves;
  bool first[3];         /* its pull is the first to come to an argument */
  bool wanted;           /* a leaf to be read in the end */
} node;

typedef struct plan {
  const pg_tape *tape;
  pg__engine engine;
  node *nodes;
  size_t count;
  uint32_t output;
  uint32_t *leaves; /* the nodes of the wanted ones, or NOWHERE */
  size_t leaf_count;
  uint32_t blocks;
  size_t width; /* samples in a block; divides PG__BLOCK */
} plan;

static bool is_uniform(const node *n) { return n->step == UNIFORM; }

static int arity_of(const node *n) { return pg_op_arity((pg_op)n->expr->op); }

/* ----- numbering ----- */

static void add_node(plan *p, const pg__step *step, uint32_t number,
                     const uint32_t *holders) {
  node *n = &p->nodes[p->count++];
  *n = (node){.expr = step->expr, .step = number, .values = NOWHERE,
              .pulled = NOWHERE};
  for (int i = 0; i < arity_of(n); i++) {
    pg__place from = step->arguments[i];
    n->arguments[i] = from.varies ? holders[from.index] : from.index;
  }
}

/* Uniform step i writes scalar i, so that scalars are their nodes' numbers.
** holders: by register, the node whose values it has at this step. */
static void number_steps(plan *p, size_t output, uint32_t *holders) {
  const pg__steps *uniform = &p->tape->uniform, *varying = &p->tape->varying;
  for (size_t i = 0; i < uniform->count; i++)
    add_node(p, &uniform->items[i], UNIFORM, holders);
  p->output = p->tape->places[output].index;
  for (size_t i = 0; i < varying->count; i++) {
    const pg__step *step = &varying->items[i];
    if (step->expr != NULL) {
      add_node(p, step, (uint32_t)i, holders);
      holders[step->out.index] = (uint32_t)p->count - 1;
    } else if (step->out.index == output) {
      p->output = holders[step->arguments[0].index];
    }
  }
}

static pg_status number_nodes(plan *p, size_t output) {
  const pg_allocator *allocator = &p->tape->allocator;
  size_t size = (p->tape->registers + 1) * sizeof(uint32_t);
  uint32_t *holders = pg__allocate(allocator, size);
  if (holders == NULL) return PG_NOMEM;
  number_steps(p, output, holders);
  pg__free(allocator, holders, size);
  return PG_OK;
}

/* ----- marking ----- */

static void find_leaf(plan *p, uint32_t number, pg_expr *const *leaves) {
  node *n = &p->nodes[number];
  for (size_t i = 0; i < p->leaf_count; i++) {
    if (leaves[i] != n->expr) continue;
    p->leaves[i] = number;
    n->wanted = n->moves = true;
  }
}

static void mark_moving(plan *p, pg_expr *const *leaves) {
  for (size_t i = 0; i < p->leaf_count; i++) p->leaves[i] = NOWHERE;
  for (uint32_t i = 0; i < p->count; i++) {
    node *n = &p->nodes[i];
    if (pg__is_leaf(n->expr)) find_leaf(p, i, leaves);
    for (int k = 0; k < arity_of(n); k++)
      if (pg__pulls((pg_op)n->expr->op, k) && p->nodes[n->arguments[k]].moves)
        n->moves = true;
  }
}

static void mark_needed(plan *p) {
  p->nodes[p->output].needed = true;
  for (size_t i = p->output + (size_t)1; i-- > 0;) {
    const node *n = &p->nodes[i];
    for (int k = 0; n->needed && k < arity_of(n); k++)
      p->nodes[n->arguments[k]].needed = true;
  }
}

/* ----- blocks ----- */

static void keep_values(plan *p, node *n) {
  if (n->values == NOWHERE) n->values = p->blocks++;
}

static void place_values(plan *p) {
  for (size_t i = 0; i < p->count; i++)
    if (p->nodes[i].needed && !is_uniform(&p->nodes[i]))
      keep_values(p, &p->nodes[i]);
  keep_values(p, &p->nodes[p->output]);
}

/* What a moved node's pull looks at, and where it pulls to.  `spare` are blocks
** whose node has been pulled. */
static void place_pull(plan *p, node *n, uint32_t *spare, size_t *spares) {
  if (arity_of(n) > 0) keep_values(p, n);
  for (int k = 0; k < arity_of(n); k++) {
    node *to = &p->nodes[n->arguments[k]];
    keep_values(p, to);
    if (!to->moves || !pg__pulls((pg_op)n->expr->op, k)) continue;
    n->first[k] = to->pulled == NOWHERE;
    if (n->first[k]) to->pulled = *spares > 0 ? spare[--*spares] : p->blocks++;
  }
  if (!n->wanted) spare[(*spares)++] = n->pulled;
}

static pg_status place_pulls(plan *p) {
  const pg_allocator *allocator = &p->tape->allocator;
  size_t size = p->count * sizeof(uint32_t), spares = 0;
  uint32_t *spare = pg__allocate(allocator, size);
  if (spare == NULL) return PG_NOMEM;
  if (p->nodes[p->output].moves) p->nodes[p->output].pulled = p->blocks++;
  for (size_t i = p->output + (size_t)1; i-- > 0;)
    if (p->nodes[i].pulled != NOWHERE)
      place_pull(p, &p->nodes[i], spare, &spares);
  pg__free(allocator, spare, size);
  return PG_OK;
}

static void choose_width(plan *p, uint64_t samples) {
  p->width = PG__BLOCK;
  while (p->width > 1 &&
         (p->width * p->blocks > WORKING_SET || p->width / 2 >= samples))
    p->width /= 2;
}

/* ----- opening ----- */

static void close_plan(plan *p) {
  const pg_allocator *allocator = &p->tape->allocator;
  size_t steps = p->tape->uniform.count + p->tape->varying.count;
  pg__free(allocator, p->nodes, steps * sizeof *p->nodes);
  pg__free(allocator, p->leaves, (p->leaf_count + 1) * sizeof *p->leaves);
  pg__engine_close(&p->engine);
}

static pg_status make_plan(plan *p, size_t output, pg_expr *const *leaves) {
  const pg_allocator *allocator = &p->tape->allocator;
  size_t steps = p->tape->uniform.count + p->tape->varying.count;
  p->nodes = pg__allocate(allocator, steps * sizeof *p->nodes);
  p->leaves =
      pg__allocate(allocator, (p->leaf_count + 1) * sizeof *p->leaves);
  if (p->nodes == NULL || p->leaves == NULL) return PG_NOMEM;
  pg_status status = number_nodes(p, output);
  if (status != PG_OK) return status;
  mark_moving(p, leaves);
  mark_needed(p);
  place_values(p);
  return place_pulls(p);
}

static bool are_leaves(pg_expr *const *leaves, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (!pg__is_leaf(leaves[i])) return false;
  return true;
}

static pg_status open_plan(plan *p, const pg_tape *tape, const pg_run *run,
                           size_t output, pg_expr *const *leaves,
                           size_t leaf_count, uint64_t samples) {
  if (pg_tape_over_cells(tape) || output >= tape->output_count ||
      !are_leaves(leaves, leaf_count))
    return PG_ARGUMENT;
  *p = (plan){.tape = tape, .leaf_count = leaf_count};
  pg_status status = pg__engine_open(&p->engine, tape, run);
  if (status != PG_OK) return status;
  status = make_plan(p, output, leaves);
  if (status == PG_OK)
    choose_width(p, samples);
  else
    close_plan(p);
  return status;
}

/* ----- running ----- */

static size_t doubles_of(const plan *p) { return p->blocks * p->width; }

static double *block_at(const plan *p, double *blocks, uint32_t number) {
  return number == NOWHERE ? NULL : blocks + number * p->width;
}

/* Once for all samples: the values of what does not vary. */
static void fill_uniform(const plan *p, double *blocks) {
  for (size_t i = 0; i < p->count; i++) {
    const node *n = &p->nodes[i];
    double *values = block_at(p, blocks, n->values);
    for (size_t j = 0; is_uniform(n) && values != NULL && j < p->width; j++)
      values[j] = p->engine.scalars[i];
  }
}

static const double *values_at(const plan *p, double *blocks, uint32_t number) {
  const node *n = &p->nodes[number];
  return is_uniform(n) ? &p->engine.scalars[number]
                       : block_at(p, blocks, n->values);
}

static void compute(const plan *p, const node *n, double *blocks,
                    uint64_t first, size_t count) {
  double *out = block_at(p, blocks, n->values);
  const double *in[3] = {out, out, out};
  if (arity_of(n) == 0) {
    pg__varying_leaf(n->expr, &p->engine.sources[n->step], first, count, out);
    return;
  }
  for (int k = 0; k < arity_of(n); k++)
    in[k] = values_at(p, blocks, n->arguments[k]);
  p->engine.kernels[n->step](out, in, count);
}

static void fill(double *out, size_t count, double value) {
  for (size_t i = 0; i < count; i++) out[i] = value;
}

static void pull(const plan *p, const node *n, double *blocks, size_t count) {
  const double *in[3] = {NULL, NULL, NULL};
  double *to[3] = {NULL, NULL, NULL};
  pg__pull *by = pg__pull_for((pg_op)n->expr->op);
  if (by == NULL) return;
  for (int k = 0; k < arity_of(n); k++) {
    const node *argument = &p->nodes[n->arguments[k]];
    in[k] = block_at(p, blocks, argument->values);
    if (pg__pulls((pg_op)n->expr->op, k))
      to[k] = block_at(p, blocks, argument->pulled);
    if (n->first[k]) fill(to[k], count, PG__NOTHING);
  }
  by(block_at(p, blocks, n->pulled), block_at(p, blocks, n->values), in, to,
     count);
}

/* The output's values and what comes to each node, at up to `width` samples. */
static void run_block(const plan *p, double *blocks, uint64_t first,
                      size_t count) {
  const node *output = &p->nodes[p->output];
  for (size_t i = 0; i <= p->output; i++) {
    const node *n = &p->nodes[i];
    if (n->needed && !is_uniform(n)) compute(p, n, blocks, first, count);
  }
  if (output->pulled == NOWHERE) return;
  fill(block_at(p, blocks, output->pulled), count, 1);
  for (size_t i = p->output + (size_t)1; i-- > 0;)
    if (p->nodes[i].pulled != NOWHERE) pull(p, &p->nodes[i], blocks, count);
}

/* The derivative by wanted leaf number `leaf`, once its block has been run. */
static void read_leaf(const plan *p, double *blocks, size_t leaf, size_t count,
                      double *out) {
  uint32_t number = p->leaves[leaf];
  const double *y = block_at(p, blocks, p->nodes[p->output].values);
  const double *pulled =
      number == NOWHERE ? NULL : block_at(p, blocks, p->nodes[number].pulled);
  for (size_t i = 0; i < count; i++) {
    double slope = pulled != NULL ? pulled[i] + 0.0 : 0.0;
    out[i] = isnan(y[i]) ? (double)NAN : slope;
  }
}

/* ----- at some samples ----- */

static void copy_out(const plan *p, double *blocks, size_t done, size_t part,
                     size_t samples, double *values, double *out) {
  const double *y = block_at(p, blocks, p->nodes[p->output].values);
  if (values != NULL) memcpy(values + done, y, part * sizeof *y);
  for (size_t i = 0; i < p->leaf_count; i++)
    read_leaf(p, blocks, i, part, out + i * samples + done);
}

static pg_status read_samples(const plan *p, uint64_t first, size_t samples,
                              double *values, double *out) {
  size_t size = doubles_of(p) * sizeof(double);
  double *blocks = pg__allocate(&p->tape->allocator, size);
  if (blocks == NULL) return PG_NOMEM;
  fill_uniform(p, blocks);
  for (size_t done = 0; done < samples; done += p->width) {
    size_t part = samples - done < p->width ? samples - done : p->width;
    run_block(p, blocks, first + done, part);
    copy_out(p, blocks, done, part, samples, values, out);
  }
  pg__free(&p->tape->allocator, blocks, size);
  return PG_OK;
}

pg_status pg_gradient(const pg_tape *tape, const pg_run *run, size_t output,
                      pg_expr *const *leaves, size_t leaf_count, uint64_t first,
                      size_t samples, double *values, double *out) {
  plan p;
  pg_status status =
      open_plan(&p, tape, run, output, leaves, leaf_count, samples);
  if (status != PG_OK) return status;
  status = read_samples(&p, first, samples, values, out);
  close_plan(&p);
  return status;
}

/* ----- over all samples ----- */

typedef struct task {
  const plan *plan;
  const pg_run *run;
  pg_summary **summaries;
  uint64_t samples;
  double *blocks; /* of all workers, one after the other */
} task;

static void put_block(const task *work, unsigned worker, double *blocks,
                      uint64_t first, size_t count) {
  const plan *p = work->plan;
  double slopes[PG__BLOCK];
  run_block(p, blocks, first, count);
  for (size_t i = 0; i < p->leaf_count; i++) {
    read_leaf(p, blocks, i, count, slopes);
    pg_summary_put(work->summaries[i], worker, first, slopes, count);
  }
}

static void run_chunk(void *context, unsigned worker, uint64_t chunk) {
  const task *work = context;
  size_t width = work->plan->width;
  double *blocks = work->blocks + worker * doubles_of(work->plan);
  uint64_t first = chunk * PG_SUMMARY_CHUNK, end = first + PG_SUMMARY_CHUNK;
  if (end > work->samples) end = work->samples;
  for (; first < end; first += width) {
    uint64_t count = end - first < width ? end - first : width;
    put_block(work, worker, blocks, first, (size_t)count);
  }
  pg__tick(work->run, end - chunk * PG_SUMMARY_CHUNK);
}

static pg_status sample_all(const plan *p, const pg_run *run, unsigned workers,
                            pg_summary **made) {
  task work = {
      .plan = p, .run = run, .summaries = made, .samples = run->samples};
  size_t each = doubles_of(p), size = workers * each * sizeof(double);
  work.blocks = pg__allocate(&p->tape->allocator, size);
  if (work.blocks == NULL) return PG_NOMEM;
  for (unsigned i = 0; i < workers; i++)
    fill_uniform(p, work.blocks + i * each);
  pg__share(workers, pg__chunks(run->samples), run_chunk, NULL, &work);
  pg__free(&p->tape->allocator, work.blocks, size);
  for (size_t i = 0; i < p->leaf_count; i++) pg_summary_finish(made[i]);
  return PG_OK;
}

/* Fills `made`, all NULL before. */
static pg_status summarise(const plan *p, const pg_run *run,
                           pg_summary **made) {
  unsigned workers = pg__workers_for(run, run->samples, 3 * p->count);
  pg_status status = PG_OK;
  for (size_t i = 0; status == PG_OK && i < p->leaf_count; i++)
    status = pg_summary_new(&p->tape->allocator, PG_SUMMARY_MEAN, run->samples,
                            workers, &made[i]);
  if (status == PG_OK) status = sample_all(p, run, workers, made);
  for (size_t i = 0; status != PG_OK && i < p->leaf_count; i++)
    pg_summary_free(made[i]);
  return status;
}

static pg_status summarise_out(const plan *p, const pg_run *run,
                               pg_summary **out) {
  const pg_allocator *allocator = &p->tape->allocator;
  size_t size = (p->leaf_count + 1) * sizeof *out;
  pg_summary **made = pg__allocate_zero(allocator, size);
  if (made == NULL) return PG_NOMEM;
  pg_status status = summarise(p, run, made);
  for (size_t i = 0; status == PG_OK && i < p->leaf_count; i++)
    out[i] = made[i];
  pg__free(allocator, made, size);
  return status;
}

pg_status pg_gradient_samples(const pg_tape *tape, const pg_run *run,
                              size_t output, pg_expr *const *leaves,
                              size_t leaf_count, pg_summary **out) {
  plan p;
  if (run->samples == 0 || run->samples > PG_SAMPLES_MAX) return PG_ARGUMENT;
  pg_status status =
      open_plan(&p, tape, run, output, leaves, leaf_count, run->samples);
  if (status != PG_OK) return status;
  status = summarise_out(&p, run, out);
  close_plan(&p);
  return status;
}
