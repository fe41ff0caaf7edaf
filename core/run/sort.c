/*
** Sorting of doubles in place: a radix sort, from the leading digit, of keys
** that are in the order of the doubles.
**
** A part of n keys is dealt into up to n / 2 buckets (and 1024) by the leading
** bits of key - least key, cycle by cycle within the array, and each bucket
** likewise, until few keys are left, which are inserted.  Every level settles
** two bits or more, so that no input goes deeper than 32 levels (of 8 KiB of
** stack); smooth data take two or three.
*/
#include "run/sort.h"

#define BUCKETS 1024u
#define FEW 16u

static void insert_keys(uint64_t *keys, size_t count) {
  for (size_t i = 1; i < count; i++) {
    uint64_t key = keys[i];
    size_t j = i;
    for (; j > 0 && keys[j - 1] > key; j--) keys[j] = keys[j - 1];
    keys[j] = key;
  }
}

/* The keys of a part lie from `least` up; what `shift` leaves of key - least
** is the bucket's number, below `buckets`. */
typedef struct digits {
  uint64_t least;
  int shift;
  size_t buckets;
} digits;

static digits digits_of(const uint64_t *keys, size_t count) {
  uint64_t least = keys[0], most = keys[0];
  for (size_t i = 1; i < count; i++) {
    least = keys[i] < least ? keys[i] : least;
    most = keys[i] > most ? keys[i] : most;
  }
  size_t wanted = count / 2 < BUCKETS ? count / 2 : BUCKETS;
  digits d = {least, 0, 0};
  while ((most - least) >> d.shift >= wanted) d.shift++;
  d.buckets = (size_t)((most - least) >> d.shift) + 1;
  return d;
}

static size_t digit(const digits *d, uint64_t key) {
  return (size_t)((key - d->least) >> d->shift);
}

/* ends[b]: where bucket b ends. */
static void count_digits(const uint64_t *keys, size_t count, const digits *d,
                         uint32_t *ends) {
  for (size_t b = 0; b < d->buckets; b++) ends[b] = 0;
  for (size_t i = 0; i < count; i++) ends[digit(d, keys[i])]++;
  for (size_t b = 1; b < d->buckets; b++) ends[b] += ends[b - 1];
}

/* Puts each key into its bucket: takes up the key of a place that is not yet
** right and follows the places that it and those it drives out belong to. */
static void deal(uint64_t *keys, const digits *d, const uint32_t *ends) {
  uint32_t next[BUCKETS];
  for (size_t b = 0; b < d->buckets; b++) next[b] = b > 0 ? ends[b - 1] : 0;
  for (size_t b = 0; b < d->buckets; b++) {
    while (next[b] < ends[b]) {
      uint64_t key = keys[next[b]];
      for (size_t to = digit(d, key); to != b; to = digit(d, key)) {
        uint64_t driven = keys[next[to]];
        keys[next[to]++] = key;
        key = driven;
      }
      keys[next[b]++] = key;
    }
  }
}

void pg__sort(uint64_t *keys, size_t count) {
  if (count <= FEW) {
    insert_keys(keys, count);
    return;
  }
  uint32_t ends[BUCKETS];
  digits d = digits_of(keys, count);
  count_digits(keys, count, &d, ends);
  deal(keys, &d, ends);
  if (d.shift == 0) return; /* a bucket holds one value */
  for (size_t b = 0, start = 0; b < d.buckets; start = ends[b++])
    pg__sort(keys + start, ends[b] - start);
}
