/* An allocator that counts what is out, and fails the n-th request. */
#ifndef PERIGEE_TESTS_COUNTING_H
#define PERIGEE_TESTS_COUNTING_H

#include <stdlib.h>

#include "check.h"
#include "perigee/allocator.h"

typedef struct counting {
  size_t bytes;  /* handed out and not given back */
  long requests; /* for new or more memory, so far */
  long fail_at;  /* the request that fails, from 0; -1: none */
} counting;

static inline void *counting_resize(void *user, void *block, size_t old_size,
                                    size_t new_size) {
  counting *c = user;
  void *result;
  if (new_size == 0) {
    c->bytes -= block == NULL ? 0 : old_size;
    free(block);
    return NULL;
  }
  if (c->requests++ == c->fail_at) return NULL;
  result = realloc(block, new_size);
  if (result == NULL) return NULL;
  c->bytes += new_size - (block == NULL ? 0 : old_size);
  return result;
}

static inline pg_allocator counting_allocator(counting *c) {
  return (pg_allocator){counting_resize, c};
}

#endif
