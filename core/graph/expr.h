/* The node itself, for the core's own files. */
#ifndef PERIGEE_GRAPH_EXPR_H
#define PERIGEE_GRAPH_EXPR_H

#include "graph/allocator.h"
#include "perigee/expr.h"

typedef struct pg__leaf {
  char *name;
  char *source;            /* may be NULL */
  pg_distribution given;   /* LEAF */
  double *values;          /* AXIS, COLUMN, LEAF of DATA */
  size_t count;
  double point;            /* COLUMN */
  pg_score *parts;          /* LEAF, where it is correlated */
  size_t part_count;
} pg__leaf;

struct pg_expr {
  pg_graph *graph;
  pg_expr *next;           /* in the table; in the list of those to be freed */
  const pg_unit *unit;
  union {
    pg_expr *arguments[3];
    double value;          /* CONSTANT */
    pg__leaf *leaf;        /* LEAF, AXIS, COLUMN */
  } as;
  uint64_t stamp;          /* a pass leaves its number here, and */
  double known;            /* what it learnt: the probe a value, */
  uint32_t slot;           /* the tape a place */
  uint32_t hash;
  uint32_t references;
  uint32_t mark;
  uint16_t need;           /* registers to compute it, were it a tree */
  uint8_t op;
  uint8_t varies;
  bool condition;          /* its value is 1 or 0, and means so */
};

struct pg_graph {
  pg_allocator allocator;
  pg_units *units;
  pg_expr **table;         /* power of two; chains by `next` */
  size_t capacity;
  size_t size;
  size_t references;       /* holders of the graph; each node is one */
  uint64_t stamp;          /* of the newest pass */
  uint32_t mark;
  pg_hear *hear;           /* is told names of parts; or NULL */
  void *hear_user;
};

/* A node of `op` on borrowed arguments, in `unit`, shared if it exists. */
pg_status pg__node(pg_op op, const pg_unit *unit, pg_expr *const *arguments,
                   pg_expr **out);

/* What `op` in `unit` makes of borrowed arguments that are in the units it wants:
** folded and simplified as the public builders do, but that a strange result (a
** division by 0) is left as a node, for it may be on a side that is not taken. */
pg_status pg__operate(pg_op op, const pg_unit *unit, pg_expr *const *arguments,
                      pg_expr **out);

/* A number for a pass over the graph that leaves something in its nodes. */
uint64_t pg__stamp(pg_graph *graph);

/* A growing list of nodes, for passes that must not recurse. */
typedef struct pg__list {
  pg_expr **items;
  size_t count, capacity;
} pg__list;

pg_status pg__list_push(pg__list *list, const pg_allocator *allocator,
                        pg_expr *expr);
void pg__list_free(pg__list *list, const pg_allocator *allocator);

#endif
