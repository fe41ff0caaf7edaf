/*
** Where memory comes from.
**
** `resize` is realloc and free in one, as Lua's lua_Alloc: `block` NULL asks
** for a new block, `new_size` 0 frees and returns NULL, NULL otherwise means
** that there is no memory and that the old block stands.  It is called from
** one thread at a time, never from the evaluator's workers.
*/
#ifndef PERIGEE_ALLOCATOR_H
#define PERIGEE_ALLOCATOR_H

#include <stddef.h>

#include "perigee/status.h"

typedef struct pg_allocator {
  void *(*resize)(void *user, void *block, size_t old_size, size_t new_size);
  void *user;
} pg_allocator;

/* malloc's family. */
PG_API pg_allocator pg_allocator_default(void);

#endif
