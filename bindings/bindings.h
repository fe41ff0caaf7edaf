/*
** What the files of the bindings share.
*/
#ifndef PERIGEE_BINDINGS_H
#define PERIGEE_BINDINGS_H

#include <lauxlib.h>
#include <lua.h>

#include "perigee/perigee.h"

#define PERIGEE_EXPORT __attribute__((visibility("default")))

/* Memory that a graph holds, counted where it is asked for. */
typedef struct perigee_memory {
  size_t used;
  size_t limit; /* 0: none; a request past it is refused */
} perigee_memory;

/* Pushes the module table `perigee.core`; the state gets `graph` (retained), or
** a new one of its own where NULL. */
void perigee_open_core(lua_State *L, pg_graph *graph);
PERIGEE_EXPORT int luaopen_perigee_core(lua_State *L);

int perigee_open_sandbox(lua_State *L);

/* The graph of this state, and the memory that it counts. */
pg_graph *perigee_graph(lua_State *L);
perigee_memory *perigee_memory_of(lua_State *L);

/* Pushes a quantity (retains `expr`); a quantity's expression, NULL for others. */
void perigee_push_expr(lua_State *L, pg_expr *expr);
pg_expr *perigee_to_expr(lua_State *L, int index);

/* Raises `message` with the position of the innermost caller that is neither C
** nor one of Perigee's own scripts. */
int perigee_raise(lua_State *L, const char *message);
int perigee_raise_status(lua_State *L, pg_status status, const pg_error *error);

#endif
