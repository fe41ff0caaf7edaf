/*
** Sorting of doubles in place: a radix sort, from the leading digit, of keys
** that are in the order of the doubles.
**
** A part is dealt into 256 buckets
** by the leading bits in which its smallest and largest key differ, cycle by
** cycle within the array, and each bucket likewise, until few keys are left,
** which are inserted.  Every level settles at least one more bit, so that no
** input goes deeper than 64 levels (2 KiB of stack each); smooth data take two
** or three.
*/
#include "run/sort.h"

#define BUCKETS 256u
#define FEW 24u

static void insert_keys(uint64_t *keys, size_t count) {
  for (size_t i = 1; i < count; i++) {
    uint64_t key = keys[i];
    size_t j = i;
    for (; j > 0 && keys[j - 1] > key; j--) keys[j] = keys[j - 1];
    keys[j] = key;
  }
}

/* The keys of a part lie from `least` up; their digit is what is left of
** key - least after `shift` bits. */
typedef struct digits {
  uint64_t least;
  int shift;
} digits;

static digits digits_of(const uint64_t *keys, size_t count) {
  uint64_t least = keys[0], most = keys[0];
  for (size_t i = 1; i < count; i++) {
    least = keys[i] < least ? keys[i] : least;
    most = keys[i] > most ? keys[i] : most;
  }
  digits d = {least, 0};
  while ((most - least) >> d.shift >= BUCKETS) d.shift++;
  return d;
}

static size_t digit(digits d, uint64_t key) {
  return (size_t)((key - d.least) >> d.shift);
}

/* ends[b]: where bucket b ends. */
static void count_digits(const uint64_t *keys, size_t count, digits d,
                         uint32_t *ends) {
  for (size_t b = 0; b < BUCKETS; b++) ends[b] = 0;
  for (size_t i = 0; i < count; i++) ends[digit(d, keys[i])]++;
  for (size_t b = 1; b < BUCKETS; b++) ends[b] += ends[b - 1];
}

/* Swaps each key of a bucket that is not yet known to be right into its own.
** The swaps do not wait for each other, as following a cycle would. */
static void deal_bucket(uint64_t *keys, digits d, uint32_t *next, size_t start,
                        size_t end) {
  for (size_t i = start; i < end; i++) {
    uint64_t key = keys[i];
    uint32_t to = next[digit(d, key)]++;
    keys[i] = keys[to];
    keys[to] = key;
  }
}

/* Puts each key into its bucket: before next[b], a bucket is right. */
static void deal(uint64_t *keys, digits d, const uint32_t *ends) {
  uint32_t next[BUCKETS];
  for (size_t b = 0; b < BUCKETS; b++) next[b] = b > 0 ? ends[b - 1] : 0;
  for (size_t left = BUCKETS; left > 0;) {
    left = 0;
    for (size_t b = 0; b < BUCKETS; b++) {
      deal_bucket(keys, d, next, next[b], ends[b]);
      left += next[b] < ends[b];
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
  count_digits(keys, count, d, ends);
  deal(keys, d, ends);
  if (d.shift == 0) return; /* a bucket holds one value */
  for (size_t b = 0, start = 0; b < BUCKETS; start = ends[b++])
    pg__sort(keys + start, ends[b] - start);
}
