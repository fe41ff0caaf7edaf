/*
** What the files of the sandbox share.
**
** A box is a lua_State of its own in which a stranger's scenario runs.  The box
** is also the `ud` of that state's allocator, so each function inside finds its
** box with one call and nothing is kept in statics.
**
** Invariants.  `stop` never goes back to BOX_RUNS: whoever catches an error
** looks at it and raises again.  `current` is the thread that runs, so that the
** timer's handler hooks the right one.  No call that may raise in one state is
** made while the other holds a lock, a block of malloc or half an object.
*/
#ifndef PERIGEE_SANDBOX_H
#define PERIGEE_SANDBOX_H

#include <setjmp.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>
#include <time.h>

#include "bindings.h"
#include "bundle.h"
#include "heap.h"

#define PERIGEE_BOX "perigee.box"

#define BOX_TRUSTED "perigee.trusted" /* of the registry inside */

#define BOX_WHERE_MAX 1024
#define BOX_MESSAGE_MAX 8192
#define BOX_WORDS_MAX 512

typedef enum box_stop { BOX_RUNS, BOX_TIME, BOX_MEMORY } box_stop;

/* Values on their way from one state to the other; owned by the box. */
typedef struct box_wire {
  unsigned char *bytes;
  size_t used, size, limit, read;
} box_wire;

/* The clock of a box.  All times in nanoseconds of CLOCK_MONOTONIC. */
typedef struct box_clock {
  int64_t budget, spent, entered, deadline;
  int64_t escape_deadline; /* past it, a C loop of the interpreter is left */
  int64_t exit_deadline;   /* past it, the process */
  timer_t timer;
  pid_t process, thread; /* whose timer it is; 0: none */
  bool registered;       /* counts among the boxes that need the signal */
  bool unblocked;        /* the signal was blocked before we entered */
} box_clock;

/* What a box may hold: its heap and what the shared graph grew by meanwhile. */
typedef struct box_purse {
  size_t cap;
  size_t soft;            /* past it, a collection is due at the next step */
  size_t graph;           /* growth of the graph in earlier calls */
  size_t graph_base;      /* while running: growth = memory->used - this */
  size_t outer_limit;     /* the graph's own limit, put back on leaving */
  perigee_memory *memory; /* the graph's; NULL until the state is open */
  int refusals;           /* in a row */
} box_purse;

typedef struct box {
  lua_State *L;                 /* the state inside; NULL when closed */
  lua_State *host;              /* who called in, while running */
  perigee_instance *instance;   /* of the state inside */
  const perigee_bundle *bundle; /* of the state outside, which keeps it */
  _Atomic(lua_State *) current; /* the thread that runs inside */
  atomic_int stop;              /* a box_stop */
  bool open;                    /* until closed */
  bool running, closing, trusted;
  bool escapable;               /* `escape` is set */
  bool abandoned;               /* left by `escape`: L is no more */
  jmp_buf escape;
  atomic_bool wants_collection;
  lua_Hook other_hook;          /* set when ours came for a collection */
  int other_mask, other_count;
  int depth;                    /* coroutines within coroutines */
  uint64_t secret;              /* hides addresses */
  struct box *outer;            /* the box that ran on this thread before */
  box_clock clock;
  box_heap heap;
  box_purse purse;
  box_wire wire;
  char where[BOX_WHERE_MAX];    /* "CHUNK:LINE: " of what was stopped */
  char message[BOX_MESSAGE_MAX];
  size_t message_length;
  char words[BOX_WORDS_MAX];    /* said before a hard exit; "": none */
} box;

static inline box *box_of(lua_State *L) {
  void *ud;
  (void)lua_getallocf(L, &ud);
  return ud;
}

/* Seen by a handler on this same thread, so no more than this is needed. */
static inline void box_set_current(box *b, lua_State *L) {
  atomic_store_explicit(&b->current, L, memory_order_relaxed);
  atomic_signal_fence(memory_order_seq_cst);
}

/* ----- limits.c ----- */

/* The allocator of a box's state; `user` is the box. */
void *box_allocate(void *user, void *block, size_t old_size, size_t size);

/* Readies the timer, or false with errno.  Undone by box_clock_close. */
bool box_clock_open(box *b, double seconds);
void box_clock_close(box *b);

/* Calls the function and argument on the inner stack, above the handler at 1.
** A Lua status, or BOX_ABANDONED: the state inside is gone. */
#define BOX_ABANDONED (-1)
int box_call_inside(box *b);

/* For a signal's handler: the box that runs on this thread has no time left. */
void box_expire(void);

/* Time counts and memory is capped between the two.  Leaving twice is fine. */
bool box_enter(box *b);
void box_leave(box *b);

size_t box_bytes(const box *b);
uint64_t box_random(void);
double box_seconds(const box *b);

/* Raises in `L` the error that no script catches; `stop` is set. */
int box_raise_stop(lua_State *L);

/* Every loop in C whose length a script chooses calls this. */
static inline void box_poll(lua_State *L, box *b) {
  if (__builtin_expect(
          atomic_load_explicit(&b->stop, memory_order_relaxed) != BOX_RUNS, 0))
    box_raise_stop(L);
}

/* Called after any error was caught inside: raises again what may not be
** caught. */
void box_check_caught(lua_State *L);

/* Ends the box (as out of memory) where `bytes` more are beyond hope. */
void box_need(lua_State *L, size_t bytes);

/* Stops the box as out of memory; the first also raises in `L`. */
int box_raise_memory(lua_State *L);
void box_out_of_memory(box *b);

/* ----- marshal.c ----- */

typedef enum box_way { BOX_ENTERS, BOX_LEAVES } box_way;

/* Puts `count` values from index `first` on the wire; raises in `L`, naming the
** `subject` ("argument", "result") where there are several. */
void box_encode(lua_State *L, box_wire *wire, box_way way, int first,
                int count, const char *subject);

/* Pushes what is on the wire and returns how many values that were. */
int box_decode(lua_State *L, box_wire *wire);
void box_wire_free(box_wire *wire);

/* ----- blame.c ----- */

/* Is a chunk of this name (lua_Debug.source) Perigee's own, or C? */
bool box_is_library(const char *source);

/* Writes "CHUNK:LINE: " of the innermost script, "" where there is none. */
void box_locate(lua_State *L, char *out, size_t size);

/* Remembers a chunk's name, to know its positions in messages. */
void box_note_chunk(lua_State *L, const char *source);

/* The message handlers of a call into the box, and of loading a module. */
int box_handle_error(lua_State *L);
int box_handle_own_error(lua_State *L);

/* Pushes `message` with the chunk's name in full; false, with nothing pushed,
** where it does not begin with the position of a script. */
bool box_push_full(lua_State *L, const char *message, size_t length);

/* ----- interior.c ----- */

/* Fills a fresh state; runs protected inside.  The graph comes as light
** userdata, the box is box_of(L). */
int box_furnish(lua_State *L);

/* Runs protected inside: (name, text) are on the wire. */
int box_load_module(lua_State *L);

/* Runs protected inside: (module, function, ...) are on the wire, and so are
** the results after it. */
int box_run_function(lua_State *L);

/* Runs protected inside: the name of a new host.NAME is on the wire. */
int box_add_export(lua_State *L);

/* ----- sandbox.c ----- */

/* Calls the export `name` in the host with what is on the wire; true and the
** results on the wire, or false and the text in box.message. */
bool box_call_host(box *b, const char *name);

/* ----- the libraries inside: each pushes a table of functions ----- */

void box_open_base(lua_State *L);
void box_open_string(lua_State *L);
void box_add_patterns(lua_State *L); /* find match gmatch gsub; to the table */
void box_open_table(lua_State *L);
void box_open_coroutine(lua_State *L);
void box_open_utf8(lua_State *L);
void box_set_string_metatable(lua_State *L); /* pops the string library */

/* compile(text, chunkname, env) -> function, or nil and a message */
int box_compile(lua_State *L);

/* Pushes tostring(value), with no address of the machine in it. */
const char *box_tolstring(lua_State *L, int index, size_t *length);

/* Pushes a text in place of an address: another for each object. */
const char *box_push_address(lua_State *L, int index);

/* ----- safe_string.c: a string that grows ----- */

typedef struct box_buffer {
  lua_State *L;
  box *box;
  char *bytes;
  size_t used, size;
  int slot;
  char first[256];
} box_buffer;

void box_buffer_open(lua_State *L, box_buffer *buffer); /* pushes the slot */
char *box_buffer_reserve(box_buffer *buffer, size_t more);
void box_buffer_add(box_buffer *buffer, const char *bytes, size_t count);
void box_buffer_add_value(box_buffer *buffer); /* pops a string or number */
void box_buffer_push(box_buffer *buffer);      /* pushes the result */

static inline void box_buffer_add_char(box_buffer *buffer, char c) {
  if (buffer->used == buffer->size) box_buffer_reserve(buffer, 1);
  buffer->bytes[buffer->used++] = c;
}

#endif
