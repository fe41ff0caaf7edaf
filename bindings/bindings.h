/*
** What the files of the bindings share.
**
** A lua_State has one instance: the graph that its quantities live in, and what
** a tracer is doing there.  The state of a sandbox shares the graph of the state
** that made it, so that a model traced inside is read outside.
*/
#ifndef PERIGEE_BINDINGS_H
#define PERIGEE_BINDINGS_H

#include <lauxlib.h>
#include <lua.h>

#include "perigee/perigee.h"

#define PERIGEE_EXPORT __attribute__((visibility("default")))

#define PERIGEE_QUANTITY "perigee.quantity"
#define PERIGEE_TAPE "perigee.tape"
#define PERIGEE_SUMMARY "perigee.summary"
#define PERIGEE_SERIES "perigee.series"
#define PERIGEE_PROGRESS "perigee.progress"
#define PERIGEE_INSTANCE "perigee.instance"
#define PERIGEE_SUBSTITUTION "perigee.substitution"

#define PERIGEE_FILES_MAX 255

/* Memory that a graph holds, counted where it is asked for. */
typedef struct perigee_memory {
  size_t used;
  size_t limit;  /* 0: none; a request past it is refused */
  bool refused;  /* has a request been refused since this was last cleared */
} perigee_memory;

typedef enum perigee_mode {
  PERIGEE_BUILDING, /* no model is running: uncertain comparisons raise */
  PERIGEE_TRACING,  /* a witness decides, the decision is recorded */
  PERIGEE_PLAIN     /* every quantity is its value at one sample */
} perigee_mode;

typedef struct perigee_instance {
  pg_graph *graph;
  pg_probe *probe;     /* the witness; while tracing or plain */
  perigee_mode mode;
  bool unmarked;       /* an analysis builds: nodes get no mark */
  bool numbers;        /* plain mode: what varies is settled at once */
  int decisions;       /* made on this path, */
  int most;            /* and how many may be; */
  uint64_t asked;      /* decisions asked for, those decided before too */
  int explorations;    /* that are going on, one in another */
  pg_status failed;    /* the last status raised, until somebody asks */
} perigee_instance;

/* Pushes the module table `perigee.core`; the state gets `graph` (retained), or
** a new one of its own where NULL. */
void perigee_open_core(lua_State *L, pg_graph *graph);
PERIGEE_EXPORT int luaopen_perigee_core(lua_State *L);

/* A short run is over before a collection is worth its time: of a fresh state the
** first begins when it has so many bytes more.  For lua_gc, a step of a negative
** size. */
void perigee_put_off_collection(lua_State *L, size_t bytes);

/* Each pushes its part of the module: a table of functions. */
int perigee_open_sandbox(lua_State *L);
void perigee_add_quantity(lua_State *L); /* adds to the table on top */
void perigee_add_run(lua_State *L);
void perigee_add_cells(lua_State *L); /* after perigee_add_run */
void perigee_add_series(lua_State *L); /* likewise */
void perigee_add_gradient(lua_State *L);
void perigee_add_trace(lua_State *L);
void perigee_add_walk(lua_State *L);
void perigee_add_where(lua_State *L);
void perigee_add_join(lua_State *L);
void perigee_add_explore(lua_State *L);
void perigee_add_substitute(lua_State *L);
void perigee_add_rates(lua_State *L);
void perigee_add_terminal(lua_State *L);
void perigee_add_interrupt(lua_State *L);
void perigee_add_ending(lua_State *L);
void perigee_add_progress(lua_State *L); /* after perigee_add_run */
void perigee_add_data_text(lua_State *L);
void perigee_add_equality(lua_State *L);
void perigee_add_memory(lua_State *L);
void perigee_add_architecture(lua_State *L);
void perigee_add_serving(lua_State *L);
void perigee_add_fleet(lua_State *L);
void perigee_add_finance(lua_State *L);
void perigee_add_pricing(lua_State *L);
void perigee_add_training(lua_State *L);
void perigee_add_energy(lua_State *L);

/* The instance of this state, its graph, and the memory that graph counts. */
perigee_instance *perigee_instance_of(lua_State *L);
pg_graph *perigee_graph(lua_State *L);
perigee_memory *perigee_memory_of(lua_State *L);

/* Pushes a quantity (retains `expr`); pushes an empty one, and says where its
** expression goes, whose reference it then owns; a quantity's expression, NULL for
** others. */
void perigee_push_expr(lua_State *L, pg_expr *expr);
pg_expr **perigee_push_empty(lua_State *L);
pg_expr *perigee_to_expr(lua_State *L, int index);

/* The same for arguments: a number, a text or a quantity; raises for others.
** What is not a quantity is replaced by one at `index`, so that the stack keeps
** it alive. */
pg_expr *perigee_check_expr(lua_State *L, int index);

/* Replaces the quantity at `index` by the same money in currencies that have a
** rate; or by what converts to `unit`; or two that could not meet (`status`) for
** want of a rate, or whose product or quotient `made` (NULL: none) would hold
** money in a currency without one.  False where nothing was changed; a rate that
** is missing is raised. */
bool perigee_rate(lua_State *L, int index);
bool perigee_rate_into(lua_State *L, int index, const pg_unit *unit);
bool perigee_rate_pair(lua_State *L, int a, int b, pg_status status);
bool perigee_rate_product(lua_State *L, int a, int b, const pg_expr *made);

/* A builder's table of named quantities, at 1: alone on the stack; then the
** quantity in a field, NULL where there is none, or raised. */
void perigee_open_table(lua_State *L);
pg_expr *perigee_field(lua_State *L, const char *name);
pg_expr *perigee_need(lua_State *L, const char *name);

/* Pushes `expr` as scripts see it, and releases the caller's reference: in plain
** mode on numbers what varies is its value at the sample; a plain constant is a
** Lua number. */
void perigee_push_result(lua_State *L, pg_expr *expr);

/* What a C function returns after building `made`: the result, or the error. */
int perigee_answer(lua_State *L, pg_status status, pg_expr *made,
                   const pg_error *error);

/* Whether `condition` holds here: at the witness while tracing (and recorded),
** else only where it does not vary. */
bool perigee_decide(lua_State *L, pg_expr *condition);

/* Pushes what was decided: { condition =, outcome =, mark = }. */
void perigee_push_decision(lua_State *L, pg_expr *condition, bool outcome);

/* Does one of the explorations that are going on decide `condition`?  Then
** *outcome is how: see explore.c. */
bool perigee_explored(lua_State *L, pg_expr *condition, bool *outcome);

/* The value of `expr` with every uncertain leaf at its median. */
double perigee_point(lua_State *L, pg_expr *expr);

/* Metamethods for `x <= equals(y)` and `x < differs(y)`, x a quantity or not. */
bool perigee_is_partner(lua_State *L, int index);
int perigee_partner_equal(lua_State *L);
int perigee_partner_differs(lua_State *L);

/* Raises `message` with the position of the innermost caller that is neither C
** nor one of Perigee's own scripts; or what a failed status says. */
#define PERIGEE_NORETURN __attribute__((noreturn))
PERIGEE_NORETURN int perigee_raise(lua_State *L, const char *message);
PERIGEE_NORETURN int perigee_raise_status(lua_State *L, pg_status status,
                                          const pg_error *error);

/* Whether a chunk is Perigee's own; a chunk's name as users know it. */
bool perigee_is_library(lua_State *L, const char *source);
const char *perigee_chunk_name(const lua_Debug *at);

/* Chunks by number, the same in all states of one graph: the number of a name,
** given on first sight (0 when there are too many), and the name of a number
** (NULL: none). */
unsigned perigee_file_number(lua_State *L, const char *name);
const char *perigee_file_name(lua_State *L, unsigned number);

/* A number that is another one when a unit was defined or a rate taken back, in
** any state of one graph: a text may then mean something else. */
uint64_t perigee_vocabulary(lua_State *L);
void perigee_vocabulary_changed(lua_State *L);

int perigee_record(lua_State *L); /* core.record */
int perigee_named(lua_State *L);  /* core.named */

/* Marks the nodes made from now on with the position of that caller. */
void perigee_mark_caller(lua_State *L);

/* The run that a table at `index` describes: see run_table.c.  What it points to
** lives in a userdata that is pushed: leave it on the stack. */
void perigee_check_run(lua_State *L, int index, pg_run *run);

/* Has the progress at `index`, if there is one, told of what the run has done: it
** must outlive the run. */
void perigee_watch_run(lua_State *L, int index, pg_run *run);

/* The tape at 1; raises for a closed one. */
pg_tape *perigee_check_tape(lua_State *L);

/* Pushes a list of numbers; a list of `rows` lists of `each`. */
void perigee_push_numbers(lua_State *L, const double *values, size_t count);
void perigee_push_rows(lua_State *L, const double *values, size_t rows,
                       size_t each);

/* Pushes an array from the list of booleans at `index`, true where quantiles are
** wanted; false for what the list does not have, or nil. */
pg_summary_kind *perigee_push_kinds(lua_State *L, int index, size_t count);

/* A type of userdata with methods and a collector; sealed. */
void perigee_add_type(lua_State *L, const char *name, const luaL_Reg *methods,
                      lua_CFunction collect);

typedef struct perigee_summary {
  pg_summary *summary;
  bool in_lanes; /* its samples are drawn by lanes, not one by one */
} perigee_summary;

/* Pushes an array of pointers, returned, and a table of as many empty summaries
** that they point to, of samples as `run` draws them, to be filled without
** raising. */
perigee_summary **perigee_push_summaries(lua_State *L, size_t count,
                                         const pg_run *run);

#endif
