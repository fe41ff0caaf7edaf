/*
** From a graph to a tape.
**
** One walk orders the nodes, arguments first, without recursion; each node's
** `slot` becomes its number in that order.  A second pass, from the end, finds
** each value's last reader.  A third writes the steps: what is uniform gets a
** scalar for good; what varies gets a register, free again after its last
** reader, so that a block's values stay in cache.
*/
#include "graph/tape.h"

#include <string.h>

typedef struct build {
  pg_tape *tape;
  pg__list order;    /* nodes, arguments first */
  uint64_t stamp;    /* marks the nodes that are in the order */
  pg__place *places; /* by number in the order */
  uint32_t *readers; /* steps that still read the node's register */
  uint32_t *spare;   /* registers free to be used again */
  size_t spare_count;
} build;

static bool varies(const build *b, const pg_expr *expr) {
  return (expr->varies & b->tape->by) != 0;
}

/* ----- the order ----- */

static bool is_placed(const build *b, const pg_expr *expr) {
  return expr->stamp == b->stamp;
}

static pg_status place(build *b, pg_expr *expr) {
  expr->stamp = b->stamp;
  expr->slot = (uint32_t)b->order.count;
  return pg__list_push(&b->order, &b->tape->allocator, expr);
}

/* Of the arguments that are not in the order yet the one that needs the most
** registers, so that its are free again when the others come; or NULL. */
static pg_expr *waiting_argument(const build *b, const pg_expr *expr) {
  int arity = pg_op_arity((pg_op)expr->op);
  pg_expr *chosen = NULL;
  for (int i = 0; i < arity; i++) {
    pg_expr *argument = expr->as.arguments[i];
    if (is_placed(b, argument)) continue;
    if (chosen == NULL || argument->need > chosen->need) chosen = argument;
  }
  return chosen;
}

static pg_status order_from(build *b, pg_expr *root, pg__list *path) {
  pg_status status = PG_OK;
  if (!is_placed(b, root))
    status = pg__list_push(path, &b->tape->allocator, root);
  while (status == PG_OK && path->count > 0) {
    pg_expr *expr = path->items[path->count - 1];
    pg_expr *next = waiting_argument(b, expr);
    if (next != NULL) {
      status = pg__list_push(path, &b->tape->allocator, next);
      continue;
    }
    path->count--;
    status = place(b, expr);
  }
  path->count = 0;
  return status;
}

/* Outputs are handed on right after their node: each root is ordered in turn. */
static pg_status order_nodes(build *b) {
  pg__list path = {NULL, 0, 0};
  pg_status status = PG_OK;
  b->stamp = pg__stamp(b->tape->outputs[0]->graph);
  for (size_t i = 0; status == PG_OK && i < b->tape->output_count; i++)
    status = order_from(b, b->tape->outputs[i], &path);
  pg__list_free(&path, &b->tape->allocator);
  return status;
}

/* ----- readers ----- */

static void count_readers(build *b) {
  for (size_t i = 0; i < b->order.count; i++) {
    const pg_expr *expr = b->order.items[i];
    int arity = pg_op_arity((pg_op)expr->op);
    if (varies(b, expr))
      for (int j = 0; j < arity; j++) b->readers[expr->as.arguments[j]->slot]++;
  }
  for (size_t i = 0; i < b->tape->output_count; i++)
    b->readers[b->tape->outputs[i]->slot]++;
}

static uint32_t take_register(build *b) {
  if (b->spare_count > 0) return b->spare[--b->spare_count];
  return (uint32_t)b->tape->registers++;
}

static void read_once(build *b, const pg_expr *expr) {
  uint32_t number = expr->slot;
  if (--b->readers[number] == 0 && varies(b, expr))
    b->spare[b->spare_count++] = b->places[number].index;
}

/* ----- the steps ----- */

static pg_status add_step(build *b, pg__steps *steps, const pg__step *step) {
  if (steps->count == steps->capacity) {
    size_t capacity = steps->capacity ? 2 * steps->capacity : 64;
    pg__step *items =
        pg__resize(&b->tape->allocator, steps->items,
                   steps->capacity * sizeof *items, capacity * sizeof *items);
    if (items == NULL) return PG_NOMEM;
    steps->items = items;
    steps->capacity = capacity;
  }
  steps->items[steps->count++] = *step;
  return PG_OK;
}

static pg_status emit(build *b, pg_expr *expr) {
  pg__step step = {.expr = expr};
  int arity = pg_op_arity((pg_op)expr->op);
  for (int i = 0; i < arity; i++)
    step.arguments[i] = b->places[expr->as.arguments[i]->slot];
  step.out.varies = varies(b, expr);
  if (step.out.varies) {
    for (int i = 0; i < arity; i++) read_once(b, expr->as.arguments[i]);
    step.out.index = take_register(b);
  } else {
    step.out.index = (uint32_t)b->tape->scalars++;
  }
  b->places[expr->slot] = step.out;
  return add_step(b, step.out.varies ? &b->tape->varying : &b->tape->uniform,
                  &step);
}

static pg_status emit_output(build *b, size_t number) {
  pg_expr *expr = b->tape->outputs[number];
  pg__step step = {.expr = NULL};
  b->tape->places[number] = b->places[expr->slot];
  if (!varies(b, expr)) return PG_OK;
  step.out.index = (uint32_t)number;
  step.arguments[0] = b->places[expr->slot];
  read_once(b, expr);
  return add_step(b, &b->tape->varying, &step);
}

/* Emits up to each output's node, then the output.  An output whose node came
** earlier (shared, or asked for twice) still has a reader left: itself. */
static pg_status emit_all(build *b) {
  pg_status status = PG_OK;
  size_t done = 0;
  for (size_t i = 0; status == PG_OK && i < b->tape->output_count; i++) {
    size_t end = (size_t)b->tape->outputs[i]->slot + 1;
    for (; status == PG_OK && done < end; done++)
      status = emit(b, b->order.items[done]);
    if (status == PG_OK) status = emit_output(b, i);
  }
  return status;
}

static pg_status allocate_scratch(build *b) {
  const pg_allocator *allocator = &b->tape->allocator;
  size_t count = b->order.count;
  b->places = pg__allocate_zero(allocator, count * sizeof *b->places);
  b->readers = pg__allocate_zero(allocator, count * sizeof *b->readers);
  b->spare = pg__allocate_zero(allocator, count * sizeof *b->spare);
  bool all = b->places != NULL && b->readers != NULL && b->spare != NULL;
  return all ? PG_OK : PG_NOMEM;
}

static void free_scratch(build *b) {
  const pg_allocator *allocator = &b->tape->allocator;
  size_t count = b->order.count;
  pg__free(allocator, b->places, count * sizeof *b->places);
  pg__free(allocator, b->readers, count * sizeof *b->readers);
  pg__free(allocator, b->spare, count * sizeof *b->spare);
  pg__list_free(&b->order, allocator);
}

static pg_status fill(pg_tape *tape) {
  build b = {.tape = tape};
  pg_status status = order_nodes(&b);
  if (status == PG_OK) status = allocate_scratch(&b);
  if (status == PG_OK) {
    count_readers(&b);
    status = emit_all(&b);
  }
  free_scratch(&b);
  return status;
}

static pg_status hold_outputs(pg_tape *tape, pg_expr *const *outputs,
                              size_t count) {
  const pg_allocator *allocator = &tape->allocator;
  tape->output_count = count;
  tape->outputs = pg__allocate_zero(allocator, count * sizeof *tape->outputs);
  tape->places = pg__allocate_zero(allocator, count * sizeof *tape->places);
  if (tape->outputs == NULL || tape->places == NULL) return PG_NOMEM;
  for (size_t i = 0; i < count; i++)
    tape->outputs[i] = pg_expr_retain(outputs[i]);
  return PG_OK;
}

static bool of_one_graph(pg_expr *const *outputs, size_t count) {
  for (size_t i = 1; i < count; i++)
    if (outputs[i]->graph != outputs[0]->graph) return false;
  return true;
}

static pg_status make(pg_expr *const *outputs, size_t count, unsigned by,
                      pg_tape **out) {
  if (count == 0 || !of_one_graph(outputs, count)) return PG_ARGUMENT;
  pg_allocator allocator = outputs[0]->graph->allocator;
  pg_tape *tape = pg__allocate_zero(&allocator, sizeof *tape);
  if (tape == NULL) return PG_NOMEM;
  tape->allocator = allocator;
  tape->by = by;
  pg_status status = hold_outputs(tape, outputs, count);
  if (status == PG_OK) status = fill(tape);
  if (status != PG_OK) {
    pg_tape_free(tape);
    return status;
  }
  *out = tape;
  return PG_OK;
}

pg_status pg_tape_new(pg_expr *const *outputs, size_t count, pg_tape **out) {
  return make(outputs, count, PG_VARIES_SAMPLE, out);
}

pg_status pg_tape_new_over_cells(pg_expr *const *outputs, size_t count,
                                 pg_tape **out) {
  return make(outputs, count, PG_VARIES_AXIS, out);
}

static void free_steps(const pg_allocator *allocator, pg__steps *steps) {
  pg__free(allocator, steps->items, steps->capacity * sizeof *steps->items);
}

void pg_tape_free(pg_tape *tape) {
  if (tape == NULL) return;
  pg_allocator allocator = tape->allocator;
  pg_graph *graph = NULL;
  if (tape->outputs != NULL && tape->outputs[0] != NULL)
    graph = pg_graph_retain(tape->outputs[0]->graph);
  free_steps(&allocator, &tape->uniform);
  free_steps(&allocator, &tape->varying);
  for (size_t i = 0; tape->outputs != NULL && i < tape->output_count; i++)
    pg_expr_release(tape->outputs[i]);
  pg__free(&allocator, tape->outputs,
           tape->output_count * sizeof *tape->outputs);
  pg__free(&allocator, tape->places, tape->output_count * sizeof *tape->places);
  pg__free(&allocator, tape, sizeof *tape);
  pg_graph_release(graph);
}

size_t pg_tape_outputs(const pg_tape *tape) { return tape->output_count; }

bool pg_tape_over_cells(const pg_tape *tape) {
  return tape->by == PG_VARIES_AXIS;
}

bool pg_tape_varies(const pg_tape *tape, size_t output) {
  return tape->places[output].varies;
}

size_t pg_tape_uniform(const pg_tape *tape) { return tape->uniform.count; }
size_t pg_tape_varying(const pg_tape *tape) { return tape->varying.count; }
size_t pg_tape_registers(const pg_tape *tape) { return tape->registers; }

size_t pg_tape_leaves(const pg_tape *tape, pg_expr **out, size_t most) {
  size_t count = 0;
  for (size_t i = 0; i < tape->varying.count; i++) {
    pg_expr *expr = tape->varying.items[i].expr;
    if (expr == NULL || pg_expr_name(expr) == NULL) continue;
    if (count < most) out[count] = expr;
    count++;
  }
  return count;
}
