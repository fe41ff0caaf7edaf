/* The memory of one box: blocks as Lua asks for them, all freed at once. */
#ifndef PERIGEE_HEAP_H
#define PERIGEE_HEAP_H

#include <stddef.h>

#define HEAP_CLASSES 32

typedef struct box_heap {
  struct heap_slab *slabs[HEAP_CLASSES]; /* with room, by size of block */
  struct heap_slab *spares;
  struct heap_chunk *chunks;
  struct heap_large *large;
  size_t spare_count;
  size_t held; /* bytes of slabs in use and of large blocks */
} box_heap;

/* As realloc, for block sizes that the caller remembers; `size` is not 0.  NULL
** where there is no memory, or where more than `room` bytes would be added. */
void *box_heap_resize(box_heap *heap, void *block, size_t old_size,
                      size_t size, size_t room);
void box_heap_free(box_heap *heap, void *block, size_t size);

/* Frees every block and leaves an empty heap. */
void box_heap_clear(box_heap *heap);

#endif
