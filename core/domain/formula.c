/*
** Formulas: see the header.
*/
#include "domain/formula.h"

#include <string.h>

#define ROUNDING 1e-9

void pg__formula_open(pg__formula *f, pg_graph *graph, pg_error *error) {
  *f = (pg__formula){.graph = graph, .error = error, .status = PG_OK};
}

pg_status pg__formula_close_all(pg__formula *f, pg_expr *const *results,
                                size_t count, pg_expr **out) {
  for (size_t i = 0; i < count && f->status == PG_OK; i++)
    out[i] = pg_expr_retain(results[i]);
  if (f->status == PG_NOMEM)
    pg_fail(f->error, PG_NOMEM, 0, "%s", pg_status_sentence(PG_NOMEM));
  for (size_t i = 0; i < f->owned.count; i++) pg_expr_release(f->owned.items[i]);
  pg__list_free(&f->owned, &f->graph->allocator);
  return f->status;
}

pg_status pg__formula_close(pg__formula *f, pg_expr *result, pg_expr **out) {
  return pg__formula_close_all(f, &result, 1, out);
}

void pg__formula_refuse(pg__formula *f, const char *text) {
  if (f->status == PG_OK)
    f->status = pg_fail(f->error, PG_ARGUMENT, 0, "%s", text);
}

/* Takes over a node that was just made, if it was. */
static pg_expr *own(pg__formula *f, pg_status status, pg_expr *made) {
  if (status == PG_OK) {
    status = pg__list_push(&f->owned, &f->graph->allocator, made);
    if (status != PG_OK) pg_expr_release(made);
  }
  f->status = status;
  return status == PG_OK ? made : NULL;
}

static bool is_over(const pg__formula *f) { return f->status != PG_OK; }

static pg_expr *constant(pg__formula *f, double value, const pg_unit *unit) {
  pg_expr *made = NULL;
  pg_status status = pg_constant(f->graph, value, unit, &made);
  return own(f, status, made);
}

pg_expr *pg__f_number(pg__formula *f, double value) {
  if (is_over(f)) return NULL;
  return constant(f, value, pg_unit_one(f->graph->units));
}

pg_expr *pg__f_like(pg__formula *f, double value, const pg_expr *like) {
  return is_over(f) ? NULL : constant(f, value, like->unit);
}

pg_expr *pg__f_in(pg__formula *f, double value, const char *text) {
  const pg_unit *unit;
  pg_expr *made = NULL;
  if (is_over(f)) return NULL;
  pg_status status =
      pg_unit_read(f->graph->units, text, strlen(text), &unit, f->error);
  if (status == PG_OK) status = pg_constant(f->graph, value, unit, &made);
  return own(f, status, made);
}

pg_expr *pg__f_unary(pg__formula *f, pg_op op, pg_expr *a) {
  pg_expr *made = NULL;
  if (is_over(f)) return NULL;
  pg_status status = pg_unary(op, a, &made, f->error);
  return own(f, status, made);
}

pg_expr *pg__f_binary(pg__formula *f, pg_op op, pg_expr *a, pg_expr *b) {
  pg_expr *made = NULL;
  if (is_over(f)) return NULL;
  pg_status status = pg_binary(op, a, b, &made, f->error);
  return own(f, status, made);
}

pg_expr *pg__f_where(pg__formula *f, pg_expr *condition, pg_expr *a,
                     pg_expr *b) {
  pg_expr *made = NULL;
  if (is_over(f)) return NULL;
  pg_status status = pg_where(condition, a, b, &made, f->error);
  return own(f, status, made);
}

pg_expr *pg__f_to(pg__formula *f, pg_expr *a, const char *text,
                  const char *what) {
  const pg_unit *unit;
  pg_expr *made = NULL;
  if (is_over(f)) return NULL;
  pg_status status =
      pg_unit_read(f->graph->units, text, strlen(text), &unit, f->error);
  if (status == PG_OK && !pg_unit_same_dimension(a->unit, unit))
    status = pg_fail(f->error, PG_DIMENSION, 0, "%s must be %s, as \"1%s%s\", "
                     "not %s", what, pg_unit_dimension(unit),
                     pg_unit_is_plain(unit) ? "" : " ",
                     pg_unit_is_plain(unit) ? "" : text,
                     pg_unit_dimension(a->unit));
  if (status == PG_OK) status = pg_convert(a, unit, &made, f->error);
  return own(f, status, made);
}

pg_expr *pg__f_named(pg__formula *f, pg_expr *part, const char *name) {
  const pg_graph *graph = f->graph;
  if (part != NULL && graph->hear != NULL)
    graph->hear(graph->hear_user, part, name);
  return part;
}

static pg_expr *whole(pg__formula *f, pg_op op, pg_expr *count, double factor) {
  return pg__f_unary(f, op, pg__f_mul(f, count, pg__f_number(f, factor)));
}

pg_expr *pg__f_whole_up(pg__formula *f, pg_expr *count) {
  return whole(f, PG_CEIL, count, 1 - ROUNDING);
}

pg_expr *pg__f_whole_down(pg__formula *f, pg_expr *count) {
  return whole(f, PG_FLOOR, count, 1 + ROUNDING);
}
