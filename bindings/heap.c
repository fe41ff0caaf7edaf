/*
** The memory of one box.
**
** Small blocks come from slabs of one size each; Lua says how long a block was
** when it gives it back, so blocks have no headers.  Larger ones are malloc's,
** the largest mmap's (which grow without copying), all on a list.  So all of a
** box's memory can be given back at once, whatever state its interpreter was
** left in; and what counts against the cap is what is held, slack included.  A
** slab with no block in use is a spare for any size; spares past SPARES_KEPT
** have their pages returned.
**
** Under a memory checker every block is malloc's, so that it sees each.
*/
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "heap.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define GRAIN ((size_t)16)

#if defined(__SANITIZE_ADDRESS__)
#define SMALL_MAX 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
#define SMALL_MAX 0
#endif
#endif
#ifndef SMALL_MAX
#define SMALL_MAX (HEAP_CLASSES * GRAIN)
#define MAPPED_MIN ((size_t)256 * 1024)
#else
#define MAPPED_MIN SIZE_MAX
#endif

#define SLAB ((size_t)8192)
#define CHUNK ((size_t)64 * SLAB + 4096)
#define SPARES_KEPT 4096 /* 32 MiB */

typedef struct heap_slab {
  struct heap_slab *next, *previous; /* with room for one size, or spare */
  void *free;                        /* blocks given back */
  char *fresh, *end;                 /* blocks never used yet */
  size_t size;                       /* of a block */
  size_t used;                       /* blocks in use */
} heap_slab;

/* Heads a run of slabs: what is before the first that is aligned. */
typedef struct heap_chunk {
  struct heap_chunk *next;
} heap_chunk;

typedef struct heap_large {
  struct heap_large *next, *previous;
  size_t size; /* of the block behind it */
} heap_large;

#define LARGE_HEADER ((sizeof(heap_large) + 15) / 16 * 16)

/* ----- slabs ----- */

static heap_slab *slab_of(void *block) {
  return (heap_slab *)((uintptr_t)block & ~(uintptr_t)(SLAB - 1));
}

static size_t class_of(size_t size) { return (size - 1) / GRAIN; }

static void link_slab(heap_slab **list, heap_slab *slab) {
  slab->previous = NULL;
  slab->next = *list;
  if (*list != NULL) (*list)->previous = slab;
  *list = slab;
}

static void unlink_slab(heap_slab **list, heap_slab *slab) {
  if (slab->next != NULL) slab->next->previous = slab->previous;
  if (slab->previous != NULL)
    slab->previous->next = slab->next;
  else
    *list = slab->next;
}

static void *map(size_t size) {
  void *pages = mmap(NULL, size, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return pages != MAP_FAILED ? pages : NULL;
}

static bool add_chunk(box_heap *heap) {
  heap_chunk *chunk = map(CHUNK);
  if (chunk == NULL) return false;
  uintptr_t first = ((uintptr_t)chunk / SLAB + 1) * SLAB;
  uintptr_t end = (uintptr_t)chunk + CHUNK;
  chunk->next = heap->chunks;
  heap->chunks = chunk;
  for (; first + SLAB <= end; first += SLAB, heap->spare_count++)
    link_slab(&heap->spares, (heap_slab *)first);
  return true;
}

/* A spare becomes a slab for blocks of a class; NULL where there is no memory
** or no `room`. */
static heap_slab *open_slab(box_heap *heap, size_t class, size_t room) {
  if (room < SLAB) return NULL;
  if (heap->spares == NULL && !add_chunk(heap)) return NULL;
  heap_slab *slab = heap->spares;
  unlink_slab(&heap->spares, slab);
  heap->spare_count--;
  heap->held += SLAB;
  slab->free = NULL;
  slab->used = 0;
  slab->size = (class + 1) * GRAIN;
  slab->fresh = (char *)slab + (sizeof *slab + 15) / 16 * 16;
  slab->end = (char *)slab + SLAB;
  link_slab(&heap->slabs[class], slab);
  return slab;
}

static bool is_full(const heap_slab *slab) {
  return slab->free == NULL &&
         (size_t)(slab->end - slab->fresh) < slab->size;
}

static void *take_block(box_heap *heap, size_t class, heap_slab *slab) {
  void *block = slab->free;
  if (block != NULL) {
    memcpy(&slab->free, block, sizeof slab->free);
  } else {
    block = slab->fresh;
    slab->fresh += slab->size;
  }
  slab->used++;
  if (is_full(slab)) unlink_slab(&heap->slabs[class], slab);
  return block;
}

static void *allocate_small(box_heap *heap, size_t size, size_t room) {
  size_t class = class_of(size);
  heap_slab *slab = heap->slabs[class];
  if (slab == NULL) slab = open_slab(heap, class, room);
  return slab != NULL ? take_block(heap, class, slab) : NULL;
}

/* The first page keeps the links. */
static void return_pages(heap_slab *slab) {
  madvise((char *)slab + SLAB / 2, SLAB / 2, MADV_DONTNEED);
}

static void close_slab(box_heap *heap, size_t class, heap_slab *slab) {
  unlink_slab(&heap->slabs[class], slab);
  link_slab(&heap->spares, slab);
  heap->held -= SLAB;
  if (++heap->spare_count > SPARES_KEPT) return_pages(slab);
}

static void free_small(box_heap *heap, void *block, size_t size) {
  heap_slab *slab = slab_of(block);
  size_t class = class_of(size);
  if (is_full(slab)) link_slab(&heap->slabs[class], slab);
  memcpy(block, &slab->free, sizeof slab->free);
  slab->free = block;
  if (--slab->used == 0) close_slab(heap, class, slab);
}

/* ----- large blocks ----- */

static void link_large(box_heap *heap, heap_large *large) {
  large->previous = NULL;
  large->next = heap->large;
  if (heap->large != NULL) heap->large->previous = large;
  heap->large = large;
}

static void unlink_large(box_heap *heap, heap_large *large) {
  if (large->next != NULL) large->next->previous = large->previous;
  if (large->previous != NULL)
    large->previous->next = large->next;
  else
    heap->large = large->next;
}

static heap_large *large_of(void *block) {
  return (heap_large *)(void *)((char *)block - LARGE_HEADER);
}

typedef enum block_kind { SMALL, LARGE, MAPPED } block_kind;

static block_kind kind_of(size_t size) {
  if (size <= SMALL_MAX) return SMALL;
  return size < MAPPED_MIN ? LARGE : MAPPED;
}

static void *allocate_large(box_heap *heap, size_t size, size_t room) {
  if (size > SIZE_MAX / 2 || size + LARGE_HEADER > room) return NULL;
  size_t whole = size + LARGE_HEADER;
  heap_large *large = kind_of(size) == MAPPED ? map(whole) : malloc(whole);
  if (large == NULL) return NULL;
  large->size = size;
  link_large(heap, large);
  heap->held += whole;
  return (char *)large + LARGE_HEADER;
}

static void release_large(heap_large *large) {
  if (kind_of(large->size) == MAPPED)
    munmap(large, large->size + LARGE_HEADER);
  else
    free(large);
}

static void free_large(box_heap *heap, void *block) {
  heap_large *large = large_of(block);
  unlink_large(heap, large);
  heap->held -= large->size + LARGE_HEADER;
  release_large(large);
}

static heap_large *remap(heap_large *large, size_t size) {
  void *moved = mremap(large, large->size + LARGE_HEADER, size + LARGE_HEADER,
                       MREMAP_MAYMOVE);
  return moved != MAP_FAILED ? moved : NULL;
}

/* To another size of the same kind. */
static void *resize_large(box_heap *heap, void *block, size_t size,
                          size_t room) {
  heap_large *large = large_of(block), *moved;
  size_t old_size = large->size;
  if (size > SIZE_MAX / 2 || (size > old_size && size - old_size > room))
    return NULL;
  unlink_large(heap, large);
  moved = kind_of(size) == MAPPED ? remap(large, size)
                                  : realloc(large, size + LARGE_HEADER);
  if (moved != NULL) moved->size = size;
  link_large(heap, moved != NULL ? moved : large);
  if (moved == NULL) return NULL;
  heap->held += size - old_size; /* modulo: shrinking too */
  return (char *)moved + LARGE_HEADER;
}

/* ----- all ----- */

static void *allocate(box_heap *heap, size_t size, size_t room) {
  return kind_of(size) == SMALL ? allocate_small(heap, size, room)
                                : allocate_large(heap, size, room);
}

void box_heap_free(box_heap *heap, void *block, size_t size) {
  if (block == NULL) return;
  if (kind_of(size) == SMALL)
    free_small(heap, block, size);
  else
    free_large(heap, block);
}

static void *move(box_heap *heap, void *block, size_t old_size, size_t size,
                  size_t room) {
  void *moved = allocate(heap, size, room);
  if (moved == NULL) return NULL;
  memcpy(moved, block, old_size < size ? old_size : size);
  box_heap_free(heap, block, old_size);
  return moved;
}

void *box_heap_resize(box_heap *heap, void *block, size_t old_size,
                      size_t size, size_t room) {
  if (block == NULL || old_size == 0) return allocate(heap, size, room);
  if (size <= old_size) room = SIZE_MAX; /* shrinking does not fail */
  if (kind_of(old_size) != kind_of(size))
    return move(heap, block, old_size, size, room);
  if (kind_of(size) != SMALL) return resize_large(heap, block, size, room);
  if (class_of(old_size) == class_of(size)) return block;
  return move(heap, block, old_size, size, room);
}

void box_heap_clear(box_heap *heap) {
  while (heap->large != NULL) {
    heap_large *large = heap->large;
    heap->large = large->next;
    release_large(large);
  }
  while (heap->chunks != NULL) {
    heap_chunk *chunk = heap->chunks;
    heap->chunks = chunk->next;
    munmap(chunk, CHUNK);
  }
  memset(heap, 0, sizeof *heap);
}
