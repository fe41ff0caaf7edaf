/*
** Sorting of doubles by way of keys: a double's bits grow with it once the sign
** bit is set where it was clear, and all bits are turned over where it was set.
*/
#ifndef PERIGEE_RUN_SORT_H
#define PERIGEE_RUN_SORT_H

#include <stddef.h>
#include <stdint.h>

#include "graph/elementary.h"

#define PG__SIGN (UINT64_C(1) << 63)

static inline uint64_t pg__key(double value) {
  uint64_t bits = pg__bits(value);
  return bits & PG__SIGN ? ~bits : bits | PG__SIGN;
}

static inline double pg__keyed(uint64_t key) {
  return pg__double(key & PG__SIGN ? key & ~PG__SIGN : ~key);
}

/* Ascending and in place; up to 2^32 - 1 keys. */
void pg__sort(uint64_t *keys, size_t count);

#endif
