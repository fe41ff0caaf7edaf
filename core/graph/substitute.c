/*
** Leaves replaced by other expressions.
**
** One walk, arguments first and without recursion, lists the nodes that depend on a
** leaf: the steps.  A node's `slot` is then its place: the leaves come first, then
** the steps; FIXED is a node that is as it was.  Applying makes each step on what
** its arguments have become, in that order.
*/
#include "perigee/substitute.h"

#include <string.h>

#include "graph/expr.h"

#define FIXED UINT32_MAX

typedef struct step {
  pg_expr *expr;         /* borrowed: the roots hold it */
  uint32_t arguments[3]; /* places, or FIXED */
} step;

struct pg_substitution {
  pg_allocator allocator;
  pg_graph *graph;
  pg_expr **roots, **leaves;
  uint32_t *root_places;
  size_t count, leaf_count;
  step *steps;
  size_t step_count, step_capacity;
  pg_expr **made;        /* by place, while it is applied */
  uint64_t stamp;        /* of the walk */
};

/* ----- the steps ----- */

static bool is_met(const pg_substitution *s, const pg_expr *expr) {
  return expr->stamp == s->stamp;
}

static pg_status add_step(pg_substitution *s, const step *new_step) {
  if (s->step_count == s->step_capacity) {
    size_t capacity = s->step_capacity > 0 ? 2 * s->step_capacity : 32;
    step *steps = pg__resize(&s->allocator, s->steps,
                             s->step_capacity * sizeof *steps,
                             capacity * sizeof *steps);
    if (steps == NULL) return PG_NOMEM;
    s->steps = steps;
    s->step_capacity = capacity;
  }
  s->steps[s->step_count++] = *new_step;
  return PG_OK;
}

/* A node whose arguments have places gets its own. */
static pg_status settle(pg_substitution *s, pg_expr *expr) {
  step made = {.expr = expr};
  bool depends = false;
  int arity = pg_op_arity((pg_op)expr->op);
  for (int i = 0; i < arity; i++) {
    made.arguments[i] = expr->as.arguments[i]->slot;
    depends = depends || made.arguments[i] != FIXED;
  }
  expr->stamp = s->stamp;
  expr->slot = depends ? (uint32_t)(s->leaf_count + s->step_count) : FIXED;
  return depends ? add_step(s, &made) : PG_OK;
}

static pg_expr *unmet_argument(const pg_substitution *s, const pg_expr *expr) {
  int arity = pg_op_arity((pg_op)expr->op);
  for (int i = 0; i < arity; i++)
    if (!is_met(s, expr->as.arguments[i])) return expr->as.arguments[i];
  return NULL;
}

static pg_status walk(pg_substitution *s, pg__list *path, pg_expr *root) {
  pg_status status = PG_OK;
  if (!is_met(s, root)) status = pg__list_push(path, &s->allocator, root);
  while (status == PG_OK && path->count > 0) {
    pg_expr *expr = path->items[path->count - 1];
    pg_expr *next = unmet_argument(s, expr);
    if (next != NULL) {
      status = pg__list_push(path, &s->allocator, next);
    } else {
      path->count--;
      status = settle(s, expr);
    }
  }
  return status;
}

static pg_status find_steps(pg_substitution *s) {
  pg__list path = {NULL, 0, 0};
  pg_status status = PG_OK;
  s->stamp = pg__stamp(s->graph);
  for (size_t i = 0; i < s->leaf_count; i++) {
    s->leaves[i]->stamp = s->stamp;
    s->leaves[i]->slot = (uint32_t)i;
  }
  for (size_t i = 0; status == PG_OK && i < s->count; i++) {
    status = walk(s, &path, s->roots[i]);
    s->root_places[i] = s->roots[i]->slot;
  }
  pg__list_free(&path, &s->allocator);
  return status;
}

/* ----- making and freeing ----- */

static pg_expr **hold(const pg_allocator *allocator, pg_expr *const *exprs,
                      size_t count) {
  pg_expr **held = pg__allocate_zero(allocator, count * sizeof *held);
  for (size_t i = 0; held != NULL && i < count; i++)
    held[i] = pg_expr_retain(exprs[i]);
  return held;
}

static void let_go(const pg_allocator *allocator, pg_expr **held,
                   size_t count) {
  for (size_t i = 0; held != NULL && i < count; i++) pg_expr_release(held[i]);
  pg__free(allocator, held, count * sizeof *held);
}

static pg_status fill(pg_substitution *s, pg_expr *const *exprs,
                      pg_expr *const *leaves) {
  s->roots = hold(&s->allocator, exprs, s->count);
  s->leaves = hold(&s->allocator, leaves, s->leaf_count);
  s->root_places =
      pg__allocate_zero(&s->allocator, s->count * sizeof *s->root_places);
  if (s->roots == NULL || s->leaves == NULL || s->root_places == NULL)
    return PG_NOMEM;
  pg_status status = find_steps(s);
  if (status != PG_OK) return status;
  s->made = pg__allocate_zero(
      &s->allocator, (s->leaf_count + s->step_count) * sizeof *s->made);
  return s->made != NULL ? PG_OK : PG_NOMEM;
}

static bool of_graph(const pg_graph *graph, pg_expr *const *exprs,
                     size_t count) {
  for (size_t i = 0; i < count; i++)
    if (exprs[i]->graph != graph) return false;
  return count > 0;
}

pg_status pg_substitution_new(pg_expr *const *exprs, size_t count,
                              pg_expr *const *leaves, size_t leaf_count,
                              pg_substitution **out) {
  if (count == 0 || !of_graph(exprs[0]->graph, exprs, count) ||
      !of_graph(exprs[0]->graph, leaves, leaf_count))
    return PG_ARGUMENT;
  pg_allocator allocator = exprs[0]->graph->allocator;
  pg_substitution *s = pg__allocate_zero(&allocator, sizeof *s);
  if (s == NULL) return PG_NOMEM;
  s->allocator = allocator;
  s->graph = pg_graph_retain(exprs[0]->graph);
  s->count = count;
  s->leaf_count = leaf_count;
  pg_status status = fill(s, exprs, leaves);
  if (status != PG_OK) {
    pg_substitution_free(s);
    return status;
  }
  *out = s;
  return PG_OK;
}

void pg_substitution_free(pg_substitution *s) {
  if (s == NULL) return;
  pg_allocator allocator = s->allocator;
  pg_graph *graph = s->graph;
  let_go(&allocator, s->roots, s->count);
  let_go(&allocator, s->leaves, s->leaf_count);
  pg__free(&allocator, s->root_places, s->count * sizeof *s->root_places);
  pg__free(&allocator, s->steps, s->step_capacity * sizeof *s->steps);
  if (s->made != NULL)
    pg__free(&allocator, s->made,
             (s->leaf_count + s->step_count) * sizeof *s->made);
  pg__free(&allocator, s, sizeof *s);
  pg_graph_release(graph);
}

size_t pg_substitution_size(const pg_substitution *s) { return s->step_count; }

/* ----- applying ----- */

static pg_status make_step(pg_substitution *s, const step *of, pg_expr **out) {
  pg_expr *arguments[3] = {NULL, NULL, NULL};
  int arity = pg_op_arity((pg_op)of->expr->op);
  for (int i = 0; i < arity; i++)
    arguments[i] = of->arguments[i] == FIXED ? of->expr->as.arguments[i]
                                             : s->made[of->arguments[i]];
  pg_graph_mark(s->graph, of->expr->mark);
  return pg__operate((pg_op)of->expr->op, of->expr->unit, arguments, out);
}

static void hand_out(const pg_substitution *s, pg_expr **out) {
  for (size_t i = 0; i < s->count; i++)
    out[i] = pg_expr_retain(s->root_places[i] == FIXED
                                ? s->roots[i]
                                : s->made[s->root_places[i]]);
}

static bool in_units_of(const pg_substitution *s, pg_expr *const *by) {
  for (size_t i = 0; i < s->leaf_count; i++)
    if (by[i]->graph != s->graph || by[i]->unit != s->leaves[i]->unit)
      return false;
  return true;
}

pg_status pg_substitution_apply(pg_substitution *s, pg_expr *const *by,
                                pg_expr **out) {
  if (!in_units_of(s, by)) return PG_ARGUMENT;
  pg_expr **steps = s->made + s->leaf_count;
  pg_status status = PG_OK;
  uint32_t mark = s->graph->mark;
  size_t done = 0;
  memcpy(s->made, by, s->leaf_count * sizeof *by);
  for (; status == PG_OK && done < s->step_count; done++)
    status = make_step(s, &s->steps[done], &steps[done]);
  pg_graph_mark(s->graph, mark);
  if (status == PG_OK) hand_out(s, out);
  if (status != PG_OK) done--;
  while (done > 0) pg_expr_release(steps[--done]);
  return status;
}

/* ----- looking for leaves ----- */

/* Marks `expr` and puts it on the list, if it is new. */
static pg_status visit(pg__list *path, uint64_t stamp, pg_expr *expr) {
  if (expr->stamp == stamp) return PG_OK;
  expr->stamp = stamp;
  return pg__list_push(path, &expr->graph->allocator, expr);
}

static bool is_among(const pg_expr *expr, pg_expr *const *leaves,
                     size_t count) {
  for (size_t i = 0; i < count; i++)
    if (expr == leaves[i]) return true;
  return false;
}

pg_status pg_expr_depends(pg_expr *expr, pg_expr *const *leaves, size_t count,
                          bool *out) {
  pg__list path = {NULL, 0, 0};
  uint64_t stamp = pg__stamp(expr->graph);
  bool found = false;
  pg_status status = visit(&path, stamp, expr);
  while (status == PG_OK && !found && path.count > 0) {
    const pg_expr *at = path.items[--path.count];
    int arity = pg_op_arity((pg_op)at->op);
    found = arity == 0 && is_among(at, leaves, count);
    for (int i = 0; status == PG_OK && i < arity; i++)
      status = visit(&path, stamp, at->as.arguments[i]);
  }
  pg__list_free(&path, &expr->graph->allocator);
  if (status == PG_OK) *out = found;
  return status;
}
