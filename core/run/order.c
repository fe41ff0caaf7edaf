/*
** Finding the order.
**
** Of n axes with lengths l the steps that depend on the fastest run for every cell,
** those that do not only once in l cells.  So the fastest axis is the one for which
** the two come to the least; of the others the same is asked again, among the steps
** that do not depend on it.
*/
#include "run/order.h"

typedef struct finding {
  pg__order *order;
  pg__split *split;
  const pg_run *run;
  const pg_moving *moving;
  uint32_t *scalars;  /* the axes that a scalar depends on, a mask; and */
  uint32_t *masks;    /* a varying step */
  unsigned axes[PG__DIMENSIONS]; /* in the order */
} finding;

/* ----- what depends on what ----- */

static uint32_t mask_of_leaf(const finding *f, const pg_expr *leaf) {
  for (size_t i = 0; i < f->moving->count && !f->moving->cell; i++)
    if (f->moving->leaves[i] == leaf) return 1;
  if (!f->moving->cell || leaf->op != PG_AXIS) return 0;
  size_t dimension = pg__dimension_of(leaf, f->run);
  bool stands = dimension == f->run->axis_count ||
                pg__source_of(leaf, f->run).given != NULL;
  if (stands) return 0;
  return f->order->of_axes ? UINT32_C(1) << dimension : 1;
}

static uint32_t mask_of_arguments(const finding *f, const pg__step *step,
                                  const uint32_t from[3]) {
  uint32_t mask = 0;
  for (int k = 0; k < pg_op_arity((pg_op)step->expr->op); k++)
    mask |= step->arguments[k].varies ? f->masks[from[k]]
                                      : f->scalars[step->arguments[k].index];
  return mask;
}

static void find_masks(finding *f) {
  const pg__steps *uniform = &f->split->tape->uniform;
  const pg__steps *varying = &f->split->tape->varying;
  for (size_t i = 0; i < uniform->count; i++) {
    const pg__step *step = &uniform->items[i];
    f->scalars[step->out.index] = pg__is_leaf(step->expr)
                                      ? mask_of_leaf(f, step->expr)
                                      : mask_of_arguments(f, step, NULL);
  }
  for (size_t i = 0; i < varying->count; i++) {
    const pg__step *step = &varying->items[i];
    f->masks[i] = 0;
    if (step->expr == NULL) continue;
    f->masks[i] = pg__is_leaf(step->expr)
                      ? mask_of_leaf(f, step->expr)
                      : mask_of_arguments(f, step, f->split->from[i]);
  }
}

/* ----- the order ----- */

static size_t length_of(const finding *f, unsigned axis) {
  size_t length;
  pg_expr_values(f->run->axes[axis], &length);
  return length;
}

/* Steps that depend on axes of `among` only, on some at all, and on all of `on`. */
static double count_steps(const finding *f, uint32_t among, uint32_t on) {
  size_t count = 0;
  for (size_t i = 0; i < f->split->tape->varying.count; i++) {
    uint32_t mask = f->masks[i];
    count += mask != 0 && (mask & ~among) == 0 && (mask & on) == on;
  }
  return (double)count;
}

/* What a cell takes where the axis is the fastest of those in `among`. */
static double work_of(const finding *f, uint32_t among, unsigned axis) {
  double fast = count_steps(f, among, UINT32_C(1) << axis);
  double slow = count_steps(f, among, 0) - fast;
  return fast + slow / (double)length_of(f, axis);
}

/* Of equals the later one, as in the run. */
static unsigned fastest(const finding *f, uint32_t among) {
  unsigned best = PG__DIMENSIONS;
  double least = 0;
  for (unsigned d = PG__DIMENSIONS; d-- > 0;) {
    if ((among >> d & 1) == 0) continue;
    double work = work_of(f, among, d);
    if (best == PG__DIMENSIONS || work < least) best = d, least = work;
  }
  return best;
}

static size_t stride_of(const finding *f, unsigned axis) {
  size_t stride = 1;
  for (size_t i = f->run->axis_count; i-- > axis + (size_t)1;)
    stride = pg__product(stride, length_of(f, (unsigned)i));
  return stride;
}

static void order_axes(finding *f) {
  pg__order *o = f->order;
  uint32_t among = (UINT32_C(1) << o->count) - 1;
  for (uint32_t i = o->count; i-- > 0;) {
    unsigned axis = fastest(f, among);
    f->axes[i] = axis;
    o->lengths[i] = length_of(f, axis);
    o->strides[i] = stride_of(f, axis);
    among &= ~(UINT32_C(1) << axis);
  }
}

static uint32_t stage_of(const finding *f, uint32_t mask) {
  if (!f->order->of_axes) return mask;
  for (uint32_t i = f->order->count; i-- > 0;)
    if ((mask >> f->axes[i] & 1) != 0) return i + 1;
  return 0;
}

static void share_out(const finding *f) {
  const pg__steps *steps = &f->split->tape->varying;
  for (size_t i = 0; i < steps->count; i++)
    f->split->stages[i] = steps->items[i].expr != NULL
                              ? stage_of(f, f->masks[i])
                              : f->split->stages[f->split->from[i][0]];
}

pg_status pg__order_find(pg__order *order, pg__split *split, const pg_run *run,
                         const pg_moving *moving) {
  const pg_allocator *a = &split->tape->allocator;
  size_t scalars = split->tape->scalars + 1;
  size_t steps = split->tape->varying.count + 1;
  finding f = {order, split, run, moving, NULL, NULL, {0}};
  *order = (pg__order){.of_axes = moving->cell &&
                                  run->axis_count <= PG__DIMENSIONS};
  f.scalars = pg__allocate_zero(a, scalars * sizeof *f.scalars);
  f.masks = pg__allocate_zero(a, steps * sizeof *f.masks);
  bool all = f.scalars != NULL && f.masks != NULL;
  if (all) {
    order->count = order->of_axes ? (uint32_t)run->axis_count : 1;
    find_masks(&f);
    if (order->of_axes) order_axes(&f);
    share_out(&f);
  }
  pg__free(a, f.scalars, scalars * sizeof *f.scalars);
  pg__free(a, f.masks, steps * sizeof *f.masks);
  return all ? PG_OK : PG_NOMEM;
}

/* ----- cells in the order ----- */

size_t pg__order_cell(const pg__order *o, size_t number) {
  size_t cell = 0;
  if (!o->of_axes) return number;
  for (uint32_t i = o->count; i-- > 0; number /= o->lengths[i])
    cell += number % o->lengths[i] * o->strides[i];
  return cell;
}

uint32_t pg__order_moved(const pg__order *o, size_t a, size_t b) {
  uint32_t i = 0;
  if (!o->of_axes) return o->count;
  while (i < o->count && a / o->strides[i] % o->lengths[i] ==
                             b / o->strides[i] % o->lengths[i])
    i++;
  return i < o->count ? i + 1 : o->count;
}
