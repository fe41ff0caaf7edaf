/* How the core's own files ask an allocator for memory. */
#ifndef PERIGEE_GRAPH_ALLOCATOR_H
#define PERIGEE_GRAPH_ALLOCATOR_H

#include "perigee/allocator.h"

void *pg__allocate(const pg_allocator *allocator, size_t size);
void *pg__allocate_zero(const pg_allocator *allocator, size_t size);
void *pg__resize(const pg_allocator *allocator, void *block, size_t old_size,
                 size_t new_size);
void pg__free(const pg_allocator *allocator, void *block, size_t size);

#endif
