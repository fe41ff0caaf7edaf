/*
** The module `perigee.core`, and the instance of a state.
**
** The instance is a userdata in the registry, made before any quantity and so
** finalised after them all.  The graph that the first instance makes counts its
** memory; the count is freed by the last of instances and bytes.
*/
#define _POSIX_C_SOURCE 200809L /* strdup */

#include <stdlib.h>
#include <string.h>

#include "bundle.h"

/* ----- counted memory ----- */

typedef struct counter {
  perigee_memory memory; /* first: the allocator's user pointer is both */
  size_t pins;           /* instances that may still look at it */
  char *files[PERIGEE_FILES_MAX]; /* what marks call chunks: see where.c */
  unsigned file_count;
  uint64_t vocabulary;   /* how often what texts mean has changed */
} counter;

static void free_if_done(counter *count) {
  if (count->memory.used != 0 || count->pins != 0) return;
  for (unsigned i = 0; i < count->file_count; i++) free(count->files[i]);
  free(count);
}

static bool refuses(perigee_memory *memory, size_t used) {
  bool past = memory->limit > 0 && used > memory->limit && used > memory->used;
  if (past) memory->refused = true;
  return past;
}

static void *resize_counted(void *user, void *block, size_t old_size,
                            size_t new_size) {
  counter *count = user;
  size_t used = count->memory.used - (block != NULL ? old_size : 0) + new_size;
  if (new_size == 0) {
    free(block);
    count->memory.used = used;
    free_if_done(count);
    return NULL;
  }
  if (refuses(&count->memory, used)) return NULL;
  void *result = realloc(block, new_size);
  if (result != NULL) count->memory.used = used;
  return result;
}

/* ----- the instance ----- */

/* The address is the instance's key in the registry: quicker than a name. */
static const char instance_key = 'i';

static int release_instance(lua_State *L) {
  perigee_instance *instance = luaL_checkudata(L, 1, PERIGEE_INSTANCE);
  pg_graph *graph = instance->graph;
  pg_probe_free(instance->probe);
  instance->probe = NULL;
  instance->graph = NULL;
  if (graph == NULL) return 0;
  counter *count = pg_graph_allocator(graph).user;
  pg_graph_release(graph);
  count->pins--;
  free_if_done(count);
  return 0;
}

static pg_graph *make_graph(lua_State *L) {
  pg_graph *graph = NULL;
  counter *count = calloc(1, sizeof *count);
  if (count == NULL) luaL_error(L, "out of memory");
  pg_allocator allocator = {resize_counted, count};
  count->pins = 1; /* while it is made */
  if (pg_graph_new(&allocator, &graph) != PG_OK) {
    free(count);
    luaL_error(L, "out of memory");
  }
  count->pins = 0;
  return graph;
}

static void make_instance(lua_State *L, pg_graph *graph) {
  perigee_instance *instance = lua_newuserdatauv(L, sizeof *instance, 0);
  *instance = (perigee_instance){.mode = PERIGEE_BUILDING};
  if (luaL_newmetatable(L, PERIGEE_INSTANCE)) {
    lua_pushcfunction(L, release_instance);
    lua_setfield(L, -2, "__gc");
  }
  lua_setmetatable(L, -2);
  instance->graph = graph != NULL ? pg_graph_retain(graph) : make_graph(L);
  counter *count = pg_graph_allocator(instance->graph).user;
  count->pins++;
  lua_rawsetp(L, LUA_REGISTRYINDEX, &instance_key);
}

perigee_instance *perigee_instance_of(lua_State *L) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &instance_key);
  perigee_instance *instance = lua_touserdata(L, -1);
  lua_pop(L, 1);
  return instance;
}

pg_graph *perigee_graph(lua_State *L) { return perigee_instance_of(L)->graph; }

perigee_memory *perigee_memory_of(lua_State *L) {
  return pg_graph_allocator(perigee_graph(L)).user;
}

/* ----- the files that marks name ----- */

static counter *counter_of(lua_State *L) {
  return pg_graph_allocator(perigee_graph(L)).user;
}

unsigned perigee_file_number(lua_State *L, const char *name) {
  counter *count = counter_of(L);
  for (unsigned i = count->file_count; i > 0; i--)
    if (strcmp(count->files[i - 1], name) == 0) return i;
  char *copy = count->file_count < PERIGEE_FILES_MAX ? strdup(name) : NULL;
  if (copy == NULL) return 0;
  count->files[count->file_count++] = copy;
  return count->file_count;
}

const char *perigee_file_name(lua_State *L, unsigned number) {
  const counter *count = counter_of(L);
  return number >= 1 && number <= count->file_count ? count->files[number - 1]
                                                    : NULL;
}

/* ----- the collector ----- */

void perigee_put_off_collection(lua_State *L, size_t bytes) {
  lua_gc(L, LUA_GCSTEP, -(int)(bytes / 1024));
}

/* ----- what texts mean ----- */

uint64_t perigee_vocabulary(lua_State *L) { return counter_of(L)->vocabulary; }

void perigee_vocabulary_changed(lua_State *L) { counter_of(L)->vocabulary++; }

/* ----- the module ----- */

void perigee_open_core(lua_State *L, pg_graph *graph) {
  if (perigee_instance_of(L) == NULL) make_instance(L, graph);
  lua_newtable(L);
  lua_pushliteral(L, PG_VERSION);
  lua_setfield(L, -2, "version");
  perigee_add_where(L);
  perigee_add_join(L);
  perigee_add_explore(L);
  perigee_add_substitute(L);
  perigee_add_quantity(L);
  perigee_add_rates(L);
  perigee_add_equality(L);
  perigee_add_trace(L);
  perigee_add_walk(L);
  perigee_add_run(L);
  perigee_add_cells(L);
  perigee_add_series(L);
  perigee_add_gradient(L);
  perigee_add_memory(L);
  perigee_add_architecture(L);
  perigee_add_serving(L);
  perigee_add_fleet(L);
  perigee_add_finance(L);
  perigee_add_pricing(L);
  perigee_add_training(L);
  perigee_add_energy(L);
}

int luaopen_perigee_core(lua_State *L) {
  luaL_checkversion(L);
  perigee_open_core(L, NULL);
  perigee_add_terminal(L);
  perigee_add_interrupt(L);
  perigee_add_ending(L);
  perigee_add_progress(L);
  perigee_add_bundle(L);
  perigee_add_data_text(L);
  perigee_open_sandbox(L);
  lua_setfield(L, -2, "sandbox");
  return 1;
}
