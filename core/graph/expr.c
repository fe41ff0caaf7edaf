/*
** The graph's nodes: made once, shared, counted, freed without recursion.
**
** Invariants: a node is in its graph's table from its making to its freeing;
** the table holds no reference; two nodes of one op, unit and arguments (or
** value, or name and reading) do not exist at once, columns apart.  Units are
** compared by pointer: they are interned and live as long as the graph.
*/
#include "graph/expr.h"

#include <math.h>
#include <string.h>

#define FIRST_CAPACITY 256

static const char *const op_names[] = {
#define X(id, name, arity) name,
    PG_OP_LIST(X)
#undef X
};

static const int op_arities[] = {
#define X(id, name, arity) arity,
    PG_OP_LIST(X)
#undef X
};

const char *pg_op_name(pg_op op) {
  return (unsigned)op < PG_OP_COUNT ? op_names[op] : "?";
}

int pg_op_arity(pg_op op) {
  return (unsigned)op < PG_OP_COUNT ? op_arities[op] : 0;
}

/* ----- lists ----- */

pg_status pg__list_push(pg__list *list, const pg_allocator *allocator,
                        pg_expr *expr) {
  if (list->count == list->capacity) {
    size_t capacity = list->capacity ? 2 * list->capacity : 64;
    pg_expr **items =
        pg__resize(allocator, list->items, list->capacity * sizeof *items,
                   capacity * sizeof *items);
    if (items == NULL) return PG_NOMEM;
    list->items = items;
    list->capacity = capacity;
  }
  list->items[list->count++] = expr;
  return PG_OK;
}

void pg__list_free(pg__list *list, const pg_allocator *allocator) {
  pg__free(allocator, list->items, list->capacity * sizeof *list->items);
  *list = (pg__list){NULL, 0, 0};
}

/* ----- the graph ----- */

pg_status pg_graph_new(const pg_allocator *allocator, pg_graph **out) {
  pg_graph *graph = pg__allocate_zero(allocator, sizeof *graph);
  if (graph == NULL) return PG_NOMEM;
  graph->allocator = *allocator;
  graph->references = 1;
  graph->capacity = FIRST_CAPACITY;
  graph->table =
      pg__allocate_zero(allocator, FIRST_CAPACITY * sizeof *graph->table);
  if (graph->table == NULL || pg_units_new(allocator, &graph->units) != PG_OK) {
    pg_graph_release(graph);
    return PG_NOMEM;
  }
  *out = graph;
  return PG_OK;
}

pg_graph *pg_graph_retain(pg_graph *graph) {
  graph->references++;
  return graph;
}

void pg_graph_release(pg_graph *graph) {
  if (graph == NULL || --graph->references > 0) return;
  pg_allocator allocator = graph->allocator;
  if (graph->units != NULL) pg_units_free(graph->units);
  pg__free(&allocator, graph->table, graph->capacity * sizeof *graph->table);
  pg__free(&allocator, graph, sizeof *graph);
}

pg_units *pg_graph_units(pg_graph *graph) { return graph->units; }
pg_allocator pg_graph_allocator(const pg_graph *graph) {
  return graph->allocator;
}

size_t pg_graph_size(const pg_graph *graph) { return graph->size; }
void pg_graph_mark(pg_graph *graph, uint32_t mark) { graph->mark = mark; }

void pg_graph_hear(pg_graph *graph, pg_hear *hear, void *user) {
  graph->hear = hear;
  graph->hear_user = user;
}

uint64_t pg__stamp(pg_graph *graph) { return ++graph->stamp; }

/* ----- hashing and sharing ----- */

static uint64_t mix(uint64_t hash, uint64_t word) {
  hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
  return hash ^ (hash >> 29);
}

static uint64_t mix_bytes(uint64_t hash, const void *bytes, size_t count) {
  const unsigned char *byte = bytes;
  for (size_t i = 0; i < count; i++) hash = mix(hash, byte[i]);
  return hash;
}

static uint64_t mix_doubles(uint64_t hash, const double *values, size_t count) {
  for (size_t i = 0; i < count; i++) {
    uint64_t bits;
    memcpy(&bits, &values[i], sizeof bits);
    hash = mix(hash, bits);
  }
  return hash;
}

static uint64_t hash_parts(uint64_t hash, const pg__leaf *leaf) {
  for (size_t i = 0; i < leaf->part_count; i++) {
    hash = mix_bytes(hash, leaf->parts[i].name, strlen(leaf->parts[i].name));
    hash = mix_doubles(hash, &leaf->parts[i].weight, 1);
  }
  return hash;
}

static uint64_t hash_leaf(uint64_t hash, const pg__leaf *leaf) {
  hash = mix_bytes(hash, leaf->name, strlen(leaf->name));
  hash = mix(hash, (uint64_t)leaf->given.kind);
  hash = mix_doubles(hash, leaf->given.parameters, (size_t)leaf->given.count);
  hash = mix(hash, leaf->given.bounds);
  hash = hash_parts(hash, leaf);
  return mix_doubles(hash, leaf->values, leaf->count);
}

static uint32_t hash_of(const pg_expr *expr) {
  int arity = op_arities[expr->op];
  uint64_t hash = mix(expr->op, (uint64_t)(uintptr_t)expr->unit);
  for (int i = 0; i < arity; i++)
    hash = mix(hash, (uint64_t)(uintptr_t)expr->as.arguments[i]);
  if (expr->op == PG_CONSTANT)
    hash = mix_doubles(hash, &expr->as.value, 1);
  else if (arity == 0)
    hash = hash_leaf(hash, expr->as.leaf);
  return (uint32_t)(hash >> 32);
}

static bool same_doubles(const double *a, const double *b, size_t count) {
  return count == 0 || memcmp(a, b, count * sizeof *a) == 0;
}

static bool same_source(const char *a, const char *b) {
  return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool same_bounds(const pg_distribution *a, const pg_distribution *b) {
  return a->bounds == b->bounds && same_doubles(&a->least, &b->least, 1) &&
         same_doubles(&a->most, &b->most, 1);
}

static bool same_parts(const pg__leaf *a, const pg__leaf *b) {
  if (a->part_count != b->part_count) return false;
  for (size_t i = 0; i < a->part_count; i++)
    if (strcmp(a->parts[i].name, b->parts[i].name) != 0 ||
        !same_doubles(&a->parts[i].weight, &b->parts[i].weight, 1))
      return false;
  return true;
}

static bool same_leaf(const pg__leaf *a, const pg__leaf *b) {
  return a->given.kind == b->given.kind && a->given.count == b->given.count &&
         same_bounds(&a->given, &b->given) && same_parts(a, b) &&
         a->count == b->count && strcmp(a->name, b->name) == 0 &&
         same_source(a->source, b->source) &&
         same_doubles(a->given.parameters, b->given.parameters,
                      (size_t)a->given.count) &&
         same_doubles(a->values, b->values, a->count);
}

static bool same_node(const pg_expr *a, const pg_expr *b) {
  if (a->hash != b->hash || a->op != b->op || a->unit != b->unit) return false;
  int arity = op_arities[a->op];
  if (a->op == PG_CONSTANT) return same_doubles(&a->as.value, &b->as.value, 1);
  if (a->op == PG_COLUMN) return false;
  if (arity == 0) return same_leaf(a->as.leaf, b->as.leaf);
  return memcmp(a->as.arguments, b->as.arguments,
                (size_t)arity * sizeof *a->as.arguments) == 0;
}

static pg_expr *find_shared(const pg_graph *graph, const pg_expr *like) {
  pg_expr *at = graph->table[like->hash & (graph->capacity - 1)];
  while (at != NULL && !same_node(at, like)) at = at->next;
  return at;
}

static void link_into(pg_expr **table, size_t capacity, pg_expr *expr) {
  pg_expr **chain = &table[expr->hash & (capacity - 1)];
  expr->next = *chain;
  *chain = expr;
}

/* Twice the table; where there is no memory, longer chains do. */
static void grow(pg_graph *graph) {
  size_t capacity = 2 * graph->capacity;
  pg_expr **table =
      pg__allocate_zero(&graph->allocator, capacity * sizeof *table);
  if (table == NULL) return;
  for (size_t i = 0; i < graph->capacity; i++)
    for (pg_expr *at = graph->table[i], *next; at != NULL; at = next) {
      next = at->next;
      link_into(table, capacity, at);
    }
  pg__free(&graph->allocator, graph->table,
           graph->capacity * sizeof *graph->table);
  graph->table = table;
  graph->capacity = capacity;
}

static void unlink_from_table(pg_expr *expr) {
  pg_graph *graph = expr->graph;
  pg_expr **chain = &graph->table[expr->hash & (graph->capacity - 1)];
  while (*chain != expr) chain = &(*chain)->next;
  *chain = expr->next;
  graph->size--;
}

/* The shared node equal to `like`, or a new one that takes what `like` holds:
** its leaf, and references to its arguments.  *made says which. */
static pg_status intern(pg_expr *like, pg_expr **out, bool *made) {
  pg_graph *graph = like->graph;
  like->hash = hash_of(like);
  pg_expr *found = find_shared(graph, like);
  *made = found == NULL;
  if (found != NULL) {
    if (graph->mark != 0) found->mark = graph->mark;
    *out = pg_expr_retain(found);
    return PG_OK;
  }
  if (graph->size >= graph->capacity) grow(graph);
  pg_expr *expr = pg__allocate(&graph->allocator, sizeof *expr);
  if (expr == NULL) return PG_NOMEM;
  *expr = *like;
  expr->references = 1;
  expr->mark = graph->mark;
  for (int i = 0; i < op_arities[expr->op]; i++)
    pg_expr_retain(expr->as.arguments[i]);
  link_into(graph->table, graph->capacity, expr);
  graph->size++;
  pg_graph_retain(graph);
  *out = expr;
  return PG_OK;
}

static bool makes_condition(pg_op op, pg_expr *const *arguments) {
  switch (op) {
    case PG_NOT:
    case PG_LT:
    case PG_LE:
    case PG_EQ:
    case PG_AND:
    case PG_OR: return true;
    case PG_WHERE:
      return pg_expr_is_condition(arguments[1]) &&
             pg_expr_is_condition(arguments[2]);
    default: return false;
  }
}

/* Sethi and Ullman: equal needs take one register more than each. */
static uint16_t need_of(pg_op op, pg_expr *const *arguments) {
  uint16_t need = 1;
  for (int i = 0; i < op_arities[op]; i++) {
    uint16_t other = arguments[i]->need;
    if (other > need)
      need = other;
    else if (i > 0 && other == need && need < UINT16_MAX)
      need++;
  }
  return need;
}

pg_status pg__node(pg_op op, const pg_unit *unit, pg_expr *const *arguments,
                   pg_expr **out) {
  pg_expr like = {.graph = arguments[0]->graph, .unit = unit};
  bool made;
  like.op = (uint8_t)op;
  for (int i = 0; i < op_arities[op]; i++) {
    like.as.arguments[i] = arguments[i];
    like.varies |= arguments[i]->varies;
  }
  like.condition = makes_condition(op, arguments);
  like.need = need_of(op, arguments);
  return intern(&like, out, &made);
}

pg_status pg_constant(pg_graph *graph, double value, const pg_unit *unit,
                      pg_expr **out) {
  pg_expr like = {.graph = graph, .unit = unit, .op = PG_CONSTANT};
  bool made;
  like.as.value = value;
  return intern(&like, out, &made);
}

/* ----- leaves ----- */

static char *copy_text(const pg_allocator *allocator, const char *text) {
  size_t size = strlen(text) + 1;
  char *copy = pg__allocate(allocator, size);
  if (copy != NULL) memcpy(copy, text, size);
  return copy;
}

static void free_text(const pg_allocator *allocator, char *text) {
  if (text != NULL) pg__free(allocator, text, strlen(text) + 1);
}

static void free_leaf(const pg_allocator *allocator, pg__leaf *leaf) {
  free_text(allocator, leaf->name);
  free_text(allocator, leaf->source);
  pg__free(allocator, leaf->values, leaf->count * sizeof *leaf->values);
  for (size_t i = 0; i < leaf->part_count; i++)
    free_text(allocator, (char *)(uintptr_t)leaf->parts[i].name);
  pg__free(allocator, leaf->parts, leaf->part_count * sizeof *leaf->parts);
  pg__free(allocator, leaf, sizeof *leaf);
}

static double *copy_values(const pg_allocator *allocator, const double *values,
                           size_t count) {
  double *copy = pg__allocate(allocator, count * sizeof *copy);
  if (copy != NULL) memcpy(copy, values, count * sizeof *copy);
  return copy;
}

/* Copies the parts into a leaf that has none; false without memory, the leaf
** then holding what was copied. */
static bool copy_parts(const pg_allocator *allocator, const pg__leaf *from,
                       pg__leaf *leaf) {
  size_t count = from->part_count;
  if (count == 0) return true;
  leaf->parts = pg__allocate_zero(allocator, count * sizeof *leaf->parts);
  if (leaf->parts == NULL) return false;
  leaf->part_count = count;
  for (size_t i = 0; i < count; i++) {
    leaf->parts[i].name = copy_text(allocator, from->parts[i].name);
    leaf->parts[i].weight = from->parts[i].weight;
    if (leaf->parts[i].name == NULL) return false;
  }
  return true;
}

/* A copy of what `from` points to, all of its own; NULL without memory. */
static pg__leaf *copy_leaf(const pg_allocator *allocator,
                           const pg__leaf *from) {
  pg__leaf *leaf = pg__allocate_zero(allocator, sizeof *leaf);
  if (leaf == NULL) return NULL;
  leaf->given = from->given;
  leaf->point = from->point;
  leaf->name = copy_text(allocator, from->name);
  if (from->source != NULL) leaf->source = copy_text(allocator, from->source);
  if (from->count > 0)
    leaf->values = copy_values(allocator, from->values, from->count);
  if (leaf->values != NULL) leaf->count = from->count;
  if (leaf->given.kind == PG_DATA) leaf->given.values = leaf->values;
  bool parts = copy_parts(allocator, from, leaf);
  if (leaf->name == NULL || (from->source != NULL && leaf->source == NULL) ||
      leaf->count != from->count || !parts) {
    free_leaf(allocator, leaf);
    return NULL;
  }
  return leaf;
}

static pg_status add_leaf(pg_graph *graph, pg_op op, unsigned varies,
                          const pg_unit *unit, const pg__leaf *given,
                          pg_expr **out) {
  pg_expr like = {.graph = graph, .unit = unit};
  bool made;
  like.op = (uint8_t)op;
  like.varies = (uint8_t)varies;
  like.as.leaf = copy_leaf(&graph->allocator, given);
  if (like.as.leaf == NULL) return PG_NOMEM;
  pg_status status = intern(&like, out, &made);
  if (status != PG_OK || !made) free_leaf(&graph->allocator, like.as.leaf);
  return status;
}

pg_status pg_leaf(pg_graph *graph, const char *name, const char *source,
                  const pg_reading *reading, pg_expr **out) {
  pg__leaf leaf = {.given = reading->distribution};
  pg_status status = pg_distribution_check(&reading->distribution, NULL);
  if (status != PG_OK) return status;
  leaf.name = (char *)(uintptr_t)name;
  leaf.source = (char *)(uintptr_t)source;
  if (leaf.given.kind == PG_DATA) {
    leaf.values = (double *)(uintptr_t)leaf.given.values;
    leaf.count = leaf.given.value_count;
  }
  unsigned varies = leaf.given.kind == PG_CERTAIN ? 0 : PG_VARIES_SAMPLE;
  return add_leaf(graph, PG_LEAF, varies, reading->unit, &leaf, out);
}

static bool are_parts(const pg__leaf *leaf, const pg_score *parts,
                      size_t count) {
  double squares = 0;
  for (size_t i = 0; i < count; i++) {
    if (strcmp(parts[i].name, leaf->name) == 0) return false;
    squares += parts[i].weight * parts[i].weight;
  }
  return count >= 1 && count <= PG_SCORES_MAX && squares <= 1;
}

pg_status pg_leaf_correlated(pg_expr *leaf, const pg_score *parts, size_t count,
                             pg_expr **out) {
  if (leaf->op != PG_LEAF || leaf->varies == 0 ||
      !are_parts(leaf->as.leaf, parts, count))
    return PG_ARGUMENT;
  pg__leaf given = *leaf->as.leaf;
  given.parts = (pg_score *)(uintptr_t)parts;
  given.part_count = count;
  return add_leaf(leaf->graph, PG_LEAF, leaf->varies, leaf->unit, &given, out);
}

pg_status pg_axis(pg_graph *graph, const char *name, const char *source,
                  const double *values, size_t count, const pg_unit *unit,
                  pg_expr **out) {
  pg__leaf leaf = {.count = count};
  if (count < 2) return PG_ARGUMENT;
  leaf.name = (char *)(uintptr_t)name;
  leaf.source = (char *)(uintptr_t)source;
  leaf.values = (double *)(uintptr_t)values;
  return add_leaf(graph, PG_AXIS, PG_VARIES_AXIS, unit, &leaf, out);
}

pg_status pg_column(pg_graph *graph, const char *name, double point,
                    const double *values, size_t count, const pg_unit *unit,
                    pg_expr **out) {
  pg__leaf leaf = {.count = count, .point = point};
  if (count < 1) return PG_ARGUMENT;
  leaf.name = (char *)(uintptr_t)name;
  leaf.values = (double *)(uintptr_t)values;
  return add_leaf(graph, PG_COLUMN, PG_VARIES_SAMPLE, unit, &leaf, out);
}

/* ----- references ----- */

pg_expr *pg_expr_retain(pg_expr *expr) {
  expr->references++;
  return expr;
}

/* Puts a dead node's arguments that die with it in front of `dead`. */
static pg_expr *release_arguments(pg_expr *expr, pg_expr *dead) {
  for (int i = 0; i < op_arities[expr->op]; i++) {
    pg_expr *argument = expr->as.arguments[i];
    if (--argument->references > 0) continue;
    unlink_from_table(argument);
    argument->next = dead;
    dead = argument;
  }
  return dead;
}

void pg_expr_release(pg_expr *expr) {
  if (expr == NULL || --expr->references > 0) return;
  unlink_from_table(expr);
  expr->next = NULL;
  while (expr != NULL) {
    pg_graph *graph = expr->graph;
    pg_expr *dead = release_arguments(expr, expr->next);
    if (op_arities[expr->op] == 0 && expr->op != PG_CONSTANT)
      free_leaf(&graph->allocator, expr->as.leaf);
    pg__free(&graph->allocator, expr, sizeof *expr);
    pg_graph_release(graph);
    expr = dead;
  }
}

/* ----- looking ----- */

static bool has_leaf(const pg_expr *expr) {
  return expr->op == PG_LEAF || expr->op == PG_AXIS || expr->op == PG_COLUMN;
}

pg_graph *pg_expr_graph(const pg_expr *expr) { return expr->graph; }
pg_op pg_expr_op(const pg_expr *expr) { return (pg_op)expr->op; }
const pg_unit *pg_expr_unit(const pg_expr *expr) { return expr->unit; }
unsigned pg_expr_varies(const pg_expr *expr) { return expr->varies; }
uint32_t pg_expr_mark(const pg_expr *expr) { return expr->mark; }

bool pg_expr_is_condition(const pg_expr *expr) {
  if (expr->op == PG_CONSTANT)
    return (expr->as.value == 0 || expr->as.value == 1) &&
           expr->unit == pg_unit_one(expr->graph->units);
  return expr->condition;
}

pg_expr *pg_expr_argument(const pg_expr *expr, int index) {
  if (index < 0 || index >= op_arities[expr->op]) return NULL;
  return expr->as.arguments[index];
}

double pg_expr_value(const pg_expr *expr) {
  return expr->op == PG_CONSTANT ? expr->as.value : (double)NAN;
}

const char *pg_expr_name(const pg_expr *expr) {
  return has_leaf(expr) ? expr->as.leaf->name : NULL;
}

const char *pg_expr_source(const pg_expr *expr) {
  return has_leaf(expr) ? expr->as.leaf->source : NULL;
}

const pg_distribution *pg_expr_distribution(const pg_expr *expr) {
  return expr->op == PG_LEAF ? &expr->as.leaf->given : NULL;
}

const pg_score *pg_expr_scores(const pg_expr *expr, size_t *count) {
  *count = expr->op == PG_LEAF ? expr->as.leaf->part_count : 0;
  return *count > 0 ? expr->as.leaf->parts : NULL;
}

const double *pg_expr_values(const pg_expr *expr, size_t *count) {
  bool listed = expr->op == PG_AXIS || expr->op == PG_COLUMN;
  *count = listed ? expr->as.leaf->count : 0;
  return listed ? expr->as.leaf->values : NULL;
}
