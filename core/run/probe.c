/*
** One sample, node by node.
**
** A probe marks each node that it has been through with its stamp and leaves the
** value there, so that asking for one expression after another costs each node
** once.  Values come from the same kernels and leaves as everywhere.
*/
#include <math.h>

#include "run/engine.h"

struct pg_probe {
  pg_graph *graph;
  pg_run run;
  const pg__vector *vector;
  uint64_t sample;
  uint64_t stamp;
  pg__list path;
};

pg_status pg_probe_new(pg_graph *graph, const pg_run *run, uint64_t sample,
                       pg_probe **out) {
  pg_status status = pg__check_run(run);
  if (status != PG_OK) return status;
  pg_probe *probe = pg__allocate_zero(&graph->allocator, sizeof *probe);
  if (probe == NULL) return PG_NOMEM;
  probe->graph = pg_graph_retain(graph);
  probe->run = *run;
  probe->vector = pg__vector_for(run);
  probe->sample = sample;
  probe->stamp = pg__stamp(graph);
  *out = probe;
  return PG_OK;
}

void pg_probe_free(pg_probe *probe) {
  if (probe == NULL) return;
  pg_graph *graph = probe->graph;
  pg__list_free(&probe->path, &graph->allocator);
  pg__free(&graph->allocator, probe, sizeof *probe);
  pg_graph_release(graph);
}

static bool is_known(const pg_probe *probe, const pg_expr *expr) {
  return expr->stamp == probe->stamp;
}

static pg_expr *unknown_argument(const pg_probe *probe, const pg_expr *expr) {
  int arity = pg_op_arity((pg_op)expr->op);
  for (int i = 0; i < arity; i++)
    if (!is_known(probe, expr->as.arguments[i])) return expr->as.arguments[i];
  return NULL;
}

static double leaf_value(const pg_probe *probe, const pg_expr *expr) {
  double value;
  if ((expr->varies & PG_VARIES_SAMPLE) == 0)
    return pg__uniform_leaf(expr, &probe->run);
  pg__source source = pg__source_of(expr, &probe->run);
  pg__varying_leaf(expr, &source, probe->sample, 1, &value);
  return value;
}

static double operation_value(const pg_probe *probe, const pg_expr *expr) {
  double values[3] = {0, 0, 0}, out;
  const double *arguments[3] = {&values[0], &values[1], &values[2]};
  int arity = pg_op_arity((pg_op)expr->op);
  for (int i = 0; i < arity; i++) values[i] = expr->as.arguments[i]->known;
  probe->vector->kernel((pg_op)expr->op, 0)(&out, arguments, 1);
  return out;
}

static void learn(pg_probe *probe, pg_expr *expr) {
  bool leaf = pg_op_arity((pg_op)expr->op) == 0;
  expr->known = leaf ? leaf_value(probe, expr) : operation_value(probe, expr);
  expr->stamp = probe->stamp;
}

/* The newest pass owns the nodes' marks; a probe that is not it starts anew. */
static void own_marks(pg_probe *probe) {
  if (probe->stamp != probe->graph->stamp)
    probe->stamp = pg__stamp(probe->graph);
}

pg_status pg_probe_value(pg_probe *probe, pg_expr *expr, double *out) {
  const pg_allocator *allocator = &probe->graph->allocator;
  pg_status status = PG_OK;
  if (expr->graph != probe->graph) return PG_ARGUMENT;
  own_marks(probe);
  if (!is_known(probe, expr))
    status = pg__list_push(&probe->path, allocator, expr);
  while (status == PG_OK && probe->path.count > 0) {
    pg_expr *top = probe->path.items[probe->path.count - 1];
    pg_expr *next = unknown_argument(probe, top);
    if (next != NULL) {
      status = pg__list_push(&probe->path, allocator, next);
      continue;
    }
    learn(probe, top);
    probe->path.count--;
  }
  probe->path.count = 0;
  if (status == PG_OK) *out = expr->known;
  return status;
}

/* Whether the value of `expr` at this sample looks at its argument number i. */
static bool looks_at(const pg_expr *expr, int i) {
  if (expr->op != PG_WHERE || i == 0) return true;
  return (expr->as.arguments[0]->known != 0) == (i == 1);
}

static pg_expr *strange_argument(const pg_expr *expr) {
  int arity = pg_op_arity((pg_op)expr->op);
  for (int i = 0; i < arity; i++)
    if (looks_at(expr, i) && !isfinite(expr->as.arguments[i]->known) &&
        expr->as.arguments[i]->op != PG_CONSTANT)
      return expr->as.arguments[i];
  return NULL;
}

pg_status pg_probe_blame(pg_probe *probe, pg_expr *expr, pg_expr **out) {
  double value;
  pg_status status = pg_probe_value(probe, expr, &value);
  if (status != PG_OK) return status;
  pg_expr *blamed = isfinite(value) ? NULL : expr;
  for (pg_expr *at = blamed; at != NULL; at = strange_argument(at)) blamed = at;
  *out = blamed;
  return PG_OK;
}
