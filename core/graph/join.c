/*
** Choices pushed down to where their sides differ.
**
** A model traced once per branch has two copies of all that comes after the
** decision: where(c, f(g(a)), f(g(b))) computes f and g twice and throws half
** away.  f(g(where(c, a, b))) is the same value to the last bit, for f and g
** meet the arguments that they would have met.
**
** Two nodes form a pair where one stands on the yes side for what the other is
** on the no side.  A pair of one operation, in one unit, on arguments of one unit
** each may be pushed: the operation once, on the pairs of its arguments.  Any
** other pair is a choice, a WHERE.  A WHERE is an operation like others, so that
** a later decision, too, is made once.
**
** Pushing pays only where the two copies are then read by nobody.  So all pairs
** that may be are pushed at first; then, arguments first, a pair whose arguments
** are choices or the same is made a choice itself again where that costs no more:
** its two nodes, unless they are needed anyway, and a WHERE, against the new node
** and the WHEREs that it alone reads.  A cost is counted in steps of a tape: what
** is the same for all samples costs little, exp, log and power more than a sum.
** Where, in the end, all is not cheaper than the choices as they were given, they
** are given back: the result never has more to compute than a plain where.
**
** An operation that can turn ordinary numbers into a strange one is pushed only
** where both copies come from one line (their marks are equal), so that a message
** about the result blames the line at fault.
**
** A graph has more pairs than nodes; past four pairs for each node met they are
** choices without a further look.  Nothing here recurses.
*/
#include <string.h>

#include "graph/expr.h"

#define SAME UINT32_MAX /* both sides have one node here */
#define NOBODY UINT32_MAX
#define PAIRS_PER_NODE 4
#define PAIRS_AT_LEAST 256

typedef struct pair {
  pg_expr *yes, *no;      /* borrowed */
  pg_expr *made;          /* what stands for both */
  uint32_t arguments[3];  /* of a pushed pair: pairs, or SAME */
  uint32_t readers;       /* pushed pairs and outputs that read it */
  uint32_t parent;        /* in the walk: who met it first */
  uint32_t after;         /* the next in the order, arguments first */
  uint8_t walked;         /* arguments seen so far */
  bool pushed;
} pair;

typedef struct join {
  pg_graph *graph;
  pg_expr *condition;
  pair *pairs;
  size_t count, capacity;
  uint32_t *table;        /* open addressing: a pair's number + 1, 0: free */
  size_t slots;           /* power of two */
  size_t nodes;           /* met in pairs */
  uint64_t met;           /* stamps of nodes: those in pairs, */
  uint64_t needed;        /* and those that are computed in any case */
  uint32_t first, last;   /* the order's ends */
} join;

static const pg_allocator *allocator_of(const join *j) {
  return &j->graph->allocator;
}

/* ----- what things cost ----- */

static int64_t cost_of(unsigned op, unsigned varies) {
  int64_t steps = op == PG_EXP || op == PG_LOG || op == PG_POW ? 8 : 1;
  if ((varies & PG_VARIES_SAMPLE) != 0) return 64 * steps;
  return (varies & PG_VARIES_AXIS) != 0 ? steps : 0;
}

static int64_t cost_of_node(const pg_expr *expr) {
  return cost_of(expr->op, expr->varies);
}

/* Of what stands for a pair: it varies with both sides and with the condition. */
static int64_t cost_of_pair(const join *j, const pair *p) {
  unsigned varies = p->yes->varies | p->no->varies | j->condition->varies;
  return cost_of(p->pushed ? p->yes->op : (unsigned)PG_WHERE, varies);
}

/* ----- the table of pairs ----- */

static size_t hash_of(const pg_expr *yes, const pg_expr *no) {
  uint64_t hash = (uint64_t)(uintptr_t)yes * UINT64_C(0x9E3779B97F4A7C15);
  hash = (hash ^ (hash >> 29) ^ (uint64_t)(uintptr_t)no) *
         UINT64_C(0xBF58476D1CE4E5B9);
  return (size_t)(hash >> 32);
}

/* The slot of a pair, or the free one where it would be. */
static uint32_t *slot_of(const join *j, const pg_expr *yes, const pg_expr *no) {
  size_t at = hash_of(yes, no) & (j->slots - 1);
  while (j->table[at] != 0) {
    const pair *p = &j->pairs[j->table[at] - 1];
    if (p->yes == yes && p->no == no) break;
    at = (at + 1) & (j->slots - 1);
  }
  return &j->table[at];
}

static pg_status grow_table(join *j) {
  size_t old = j->slots, slots = old > 0 ? 2 * old : 64;
  uint32_t *table = pg__allocate_zero(allocator_of(j), slots * sizeof *table);
  if (table == NULL) return PG_NOMEM;
  pg__free(allocator_of(j), j->table, old * sizeof *table);
  j->table = table;
  j->slots = slots;
  for (size_t i = 0; i < j->count; i++)
    *slot_of(j, j->pairs[i].yes, j->pairs[i].no) = (uint32_t)i + 1;
  return PG_OK;
}

static pg_status grow_pairs(join *j) {
  size_t capacity = j->capacity > 0 ? 2 * j->capacity : 32;
  pair *pairs =
      pg__resize(allocator_of(j), j->pairs, j->capacity * sizeof *pairs,
                 capacity * sizeof *pairs);
  if (pairs == NULL) return PG_NOMEM;
  j->pairs = pairs;
  j->capacity = capacity;
  return PG_OK;
}

/* ----- which pairs there are ----- */

static void meet(join *j, pg_expr *expr) {
  if (expr->stamp != j->met) j->nodes++;
  expr->stamp = j->met;
}

/* Can it make NaN or infinity of ordinary numbers, a great one's overflow apart? */
static bool can_turn_strange(unsigned op) {
  switch (op) {
    case PG_EXP:
    case PG_LOG:
    case PG_SQRT:
    case PG_DIV:
    case PG_POW:
    case PG_MOD: return true;
    default: return false;
  }
}

static bool may_push(const join *j, const pg_expr *yes, const pg_expr *no) {
  int arity = pg_op_arity((pg_op)yes->op);
  if (yes->op != no->op || yes->unit != no->unit || arity == 0) return false;
  if (can_turn_strange(yes->op) && yes->mark != no->mark) return false;
  for (int i = 0; i < arity; i++)
    if (yes->as.arguments[i]->unit != no->as.arguments[i]->unit) return false;
  return j->count < PAIRS_PER_NODE * j->nodes + PAIRS_AT_LEAST;
}

/* The number of a pair, which is added where it is new. */
static pg_status find_pair(join *j, pg_expr *yes, pg_expr *no, uint32_t *number,
                           bool *added) {
  pg_status status = PG_OK;
  if (2 * (j->count + 1) > j->slots) status = grow_table(j);
  if (status == PG_OK && j->count == j->capacity) status = grow_pairs(j);
  if (status != PG_OK) return status;
  uint32_t *slot = slot_of(j, yes, no);
  *added = *slot == 0;
  if (*added) {
    pair *p = &j->pairs[j->count];
    *p = (pair){.yes = yes, .no = no, .parent = NOBODY, .after = NOBODY};
    meet(j, yes);
    meet(j, no);
    p->pushed = may_push(j, yes, no);
    *slot = (uint32_t)++j->count;
  }
  *number = *slot - 1;
  j->pairs[*number].readers++;
  return PG_OK;
}

/* Looks at the next argument of pair `at`; *next is a pair met for the first time
** there, or NOBODY. */
static pg_status walk_argument(join *j, uint32_t at, uint32_t *next) {
  int i = j->pairs[at].walked++;
  pg_expr *yes = j->pairs[at].yes->as.arguments[i];
  pg_expr *no = j->pairs[at].no->as.arguments[i];
  uint32_t number = SAME;
  bool added = false;
  pg_status status = PG_OK;
  if (yes != no) status = find_pair(j, yes, no, &number, &added);
  if (status != PG_OK) return status;
  j->pairs[at].arguments[i] = number;
  if (added) j->pairs[number].parent = at;
  *next = added ? number : NOBODY;
  return PG_OK;
}

static void put_in_order(join *j, uint32_t at) {
  if (j->last == NOBODY)
    j->first = at;
  else
    j->pairs[j->last].after = at;
  j->last = at;
}

/* Meets all pairs below a new one, the way back kept in `parent`. */
static pg_status walk_from(join *j, uint32_t at) {
  while (at != NOBODY) {
    const pair *p = &j->pairs[at];
    uint32_t next = NOBODY;
    if (p->pushed && p->walked < pg_op_arity((pg_op)p->yes->op)) {
      pg_status status = walk_argument(j, at, &next);
      if (status != PG_OK) return status;
      if (next != NOBODY) at = next;
    } else {
      put_in_order(j, at);
      at = p->parent;
    }
  }
  return PG_OK;
}

static bool is_choice(const join *j, const pg_expr *expr) {
  return expr->op == PG_WHERE && expr->as.arguments[0] == j->condition;
}

static pg_status walk_all(join *j, pg_expr *const *choices, size_t count,
                          uint32_t *roots) {
  pg_status status = PG_OK;
  j->met = pg__stamp(j->graph);
  for (size_t i = 0; status == PG_OK && i < count; i++) {
    bool added = false;
    roots[i] = SAME;
    if (!is_choice(j, choices[i])) continue;
    status = find_pair(j, choices[i]->as.arguments[1],
                       choices[i]->as.arguments[2], &roots[i], &added);
    if (status == PG_OK && added) status = walk_from(j, roots[i]);
  }
  return status;
}

/* ----- which nodes are computed in any case ----- */

static bool is_needed(const join *j, const pg_expr *expr) {
  return expr->stamp == j->needed;
}

static pg_status push_needed(join *j, pg__list *path, pg_expr *expr) {
  if (is_needed(j, expr)) return PG_OK;
  expr->stamp = j->needed;
  return pg__list_push(path, allocator_of(j), expr);
}

/* Marks a node and all below it. */
static pg_status need(join *j, pg__list *path, pg_expr *expr) {
  pg_status status = push_needed(j, path, expr);
  while (status == PG_OK && path->count > 0) {
    const pg_expr *at = path->items[--path->count];
    int arity = pg_op_arity((pg_op)at->op);
    for (int i = 0; status == PG_OK && i < arity; i++)
      status = push_needed(j, path, at->as.arguments[i]);
  }
  return status;
}

/* What a pair needs of the graph as it is: both sides of a choice, and what a
** pushed pair's sides share. */
static pg_status need_of_pair(join *j, pg__list *path, const pair *p) {
  pg_status status = PG_OK;
  if (!p->pushed) {
    status = need(j, path, p->yes);
    return status == PG_OK ? need(j, path, p->no) : status;
  }
  int arity = pg_op_arity((pg_op)p->yes->op);
  for (int i = 0; status == PG_OK && i < arity; i++)
    if (p->arguments[i] == SAME)
      status = need(j, path, p->yes->as.arguments[i]);
  return status;
}

static pg_status find_needed(join *j, pg_expr *const *choices, size_t count) {
  pg__list path = {NULL, 0, 0};
  j->needed = pg__stamp(j->graph);
  pg_status status = need(j, &path, j->condition);
  for (size_t i = 0; status == PG_OK && i < count; i++)
    if (!is_choice(j, choices[i])) status = need(j, &path, choices[i]);
  for (size_t i = 0; status == PG_OK && i < j->count; i++)
    status = need_of_pair(j, &path, &j->pairs[i]);
  pg__list_free(&path, allocator_of(j));
  return status;
}

/* ----- which pairs stay pushed ----- */

static bool on_choices_only(const join *j, const pair *p) {
  int arity = pg_op_arity((pg_op)p->yes->op);
  for (int i = 0; i < arity; i++)
    if (p->arguments[i] != SAME && j->pairs[p->arguments[i]].pushed)
      return false;
  return true;
}

/* Reads the arguments once more or once less; gives what those cost that nobody
** else reads. */
static int64_t read_arguments(join *j, const pair *p, bool more) {
  int arity = pg_op_arity((pg_op)p->yes->op);
  int64_t cost = 0;
  for (int i = 0; i < arity; i++) {
    if (p->arguments[i] == SAME) continue;
    pair *argument = &j->pairs[p->arguments[i]];
    if (more) argument->readers++;
    if (!more && --argument->readers == 0) cost += cost_of_pair(j, argument);
  }
  return cost;
}

/* Makes a pushed pair a choice again where that costs no more. */
static void reconsider(join *j, pair *p) {
  int64_t pushed = cost_of_pair(j, p) + read_arguments(j, p, false);
  p->pushed = false;
  int64_t chosen = cost_of_pair(j, p);
  if (!is_needed(j, p->yes)) chosen += cost_of_node(p->yes);
  if (!is_needed(j, p->no)) chosen += cost_of_node(p->no);
  if (chosen <= pushed) {
    p->yes->stamp = p->no->stamp = j->needed;
  } else {
    p->pushed = true;
    read_arguments(j, p, true);
  }
}

static void reconsider_all(join *j) {
  for (uint32_t at = j->first; at != NOBODY; at = j->pairs[at].after)
    if (j->pairs[at].pushed && on_choices_only(j, &j->pairs[at]))
      reconsider(j, &j->pairs[at]);
}

/* The cost of a node that is not computed any more, counted once. */
static int64_t drop(const join *j, pg_expr *expr) {
  if (is_needed(j, expr)) return 0;
  expr->stamp = j->needed;
  return cost_of_node(expr);
}

/* Is what the pairs have become cheaper than the choices as they were given? */
static bool is_worth_it(const join *j, pg_expr *const *choices, size_t count) {
  int64_t saved = 0;
  for (size_t i = 0; i < j->count; i++) {
    const pair *p = &j->pairs[i];
    saved += drop(j, p->yes) + drop(j, p->no);
    if (p->readers > 0) saved -= cost_of_pair(j, p);
  }
  for (size_t i = 0; i < count; i++) saved += drop(j, choices[i]);
  return saved > 0;
}

/* ----- making ----- */

static pg_status make(join *j, pair *p) {
  pg_expr *arguments[3] = {j->condition, p->yes, p->no};
  pg_op op = p->pushed ? (pg_op)p->yes->op : PG_WHERE;
  int arity = pg_op_arity(op);
  for (int i = 0; p->pushed && i < arity; i++)
    arguments[i] = p->arguments[i] == SAME ? p->yes->as.arguments[i]
                                           : j->pairs[p->arguments[i]].made;
  pg_graph_mark(j->graph, p->yes->mark);
  return pg__node(op, p->yes->unit, arguments, &p->made);
}

static pg_status make_all(join *j) {
  pg_status status = PG_OK;
  uint32_t mark = j->graph->mark;
  for (uint32_t at = j->first; status == PG_OK && at != NOBODY;
       at = j->pairs[at].after)
    if (j->pairs[at].readers > 0) status = make(j, &j->pairs[at]);
  pg_graph_mark(j->graph, mark);
  return status;
}

static void hand_out(const join *j, const uint32_t *roots,
                     pg_expr *const *choices, size_t count, bool pushed,
                     pg_expr **out) {
  for (size_t i = 0; i < count; i++)
    out[i] = pg_expr_retain(pushed && roots[i] != SAME
                                ? j->pairs[roots[i]].made
                                : choices[i]);
}

static void close_join(join *j) {
  for (size_t i = 0; i < j->count; i++) pg_expr_release(j->pairs[i].made);
  pg__free(allocator_of(j), j->pairs, j->capacity * sizeof *j->pairs);
  pg__free(allocator_of(j), j->table, j->slots * sizeof *j->table);
}

static pg_status join_all(join *j, pg_expr *const *choices, size_t count,
                          uint32_t *roots, pg_expr **out) {
  pg_status status = walk_all(j, choices, count, roots);
  if (status == PG_OK) status = find_needed(j, choices, count);
  if (status != PG_OK) return status;
  reconsider_all(j);
  bool pushed = is_worth_it(j, choices, count);
  if (pushed) status = make_all(j);
  if (status == PG_OK) hand_out(j, roots, choices, count, pushed, out);
  return status;
}

pg_status pg_join(pg_expr *condition, pg_expr *const *choices, size_t count,
                  pg_expr **out) {
  join j = {.graph = condition->graph, .condition = condition,
            .first = NOBODY, .last = NOBODY};
  if (count == 0) return PG_OK;
  for (size_t i = 0; i < count; i++)
    if (choices[i]->graph != j.graph) return PG_ARGUMENT;
  uint32_t *roots = pg__allocate(allocator_of(&j), count * sizeof *roots);
  if (roots == NULL) return PG_NOMEM;
  pg_status status = join_all(&j, choices, count, roots, out);
  close_join(&j);
  pg__free(&condition->graph->allocator, roots, count * sizeof *roots);
  return status;
}
