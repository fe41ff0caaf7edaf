/*
** The default allocator, and the small helpers through which the core asks an
** allocator for memory.
*/
#include "graph/allocator.h"

#include <stdlib.h>
#include <string.h>

static void *resize_with_malloc(void *user, void *block, size_t old_size,
                                size_t new_size) {
  (void)user;
  (void)old_size;
  if (new_size == 0) {
    free(block);
    return NULL;
  }
  return realloc(block, new_size);
}

pg_allocator pg_allocator_default(void) {
  return (pg_allocator){resize_with_malloc, NULL};
}

void *pg__allocate(const pg_allocator *allocator, size_t size) {
  return allocator->resize(allocator->user, NULL, 0, size);
}

void *pg__allocate_zero(const pg_allocator *allocator, size_t size) {
  void *block = pg__allocate(allocator, size);
  if (block != NULL) memset(block, 0, size);
  return block;
}

void *pg__resize(const pg_allocator *allocator, void *block, size_t old_size,
                 size_t new_size) {
  return allocator->resize(allocator->user, block, old_size, new_size);
}

void pg__free(const pg_allocator *allocator, void *block, size_t size) {
  if (block != NULL) allocator->resize(allocator->user, block, size, 0);
}
