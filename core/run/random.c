/*
** Counter-based random numbers: Philox4x32-10, many counters at once.
**
** One round, on the words (x0, x1, x2, x3) with key (k0, k1) and the products
** p = M0 x0, q = M1 x2 of 64 bits:
**
**   x' = (high q ^ x1 ^ k0, low q, high p ^ x3 ^ k1, low p),
**
** ten times, the key growing by (W0, W1) between rounds.  Salmon, Moraes, Dror
** and Shaw, SC 2011.  Invariant: sample i depends on name, seed and i alone, so
** any cut into calls gives the same numbers.
*/
#include "perigee/random.h"

#include "run/clones.h"

#define ROUNDS 10
#define M0 UINT32_C(0xD2511F53)
#define M1 UINT32_C(0xCD9E8D57)
#define W0 UINT32_C(0x9E3779B9)
#define W1 UINT32_C(0xBB67AE85)

/* Counters of one batch: their 4 LANES words stay in the first-level cache. */
#define LANES 64u
#define WORDS (4u * LANES)

/* The four words of LANES counters, word by word. */
typedef struct lanes {
  uint32_t x[4][LANES];
} lanes;

void pg_philox4x32(const uint32_t counter[4], const uint32_t key[2],
                   uint32_t out[4]) {
  uint32_t x0 = counter[0], x1 = counter[1], x2 = counter[2], x3 = counter[3];
  uint32_t k0 = key[0], k1 = key[1];
  for (int round = 0; round < ROUNDS; round++, k0 += W0, k1 += W1) {
    uint64_t p = (uint64_t)M0 * x0, q = (uint64_t)M1 * x2;
    x0 = (uint32_t)(q >> 32) ^ x1 ^ k0;
    x1 = (uint32_t)q;
    x2 = (uint32_t)(p >> 32) ^ x3 ^ k1;
    x3 = (uint32_t)p;
  }
  out[0] = x0, out[1] = x1, out[2] = x2, out[3] = x3;
}

/* The same rounds on LANES counters at once. */
static inline void run_lanes(lanes *l, uint32_t k0, uint32_t k1) {
  for (int round = 0; round < ROUNDS; round++, k0 += W0, k1 += W1) {
    for (size_t i = 0; i < LANES; i++) {
      uint64_t p = (uint64_t)M0 * l->x[0][i], q = (uint64_t)M1 * l->x[2][i];
      uint32_t x1 = l->x[1][i], x3 = l->x[3][i];
      l->x[0][i] = (uint32_t)(q >> 32) ^ x1 ^ k0;
      l->x[1][i] = (uint32_t)q;
      l->x[2][i] = (uint32_t)(p >> 32) ^ x3 ^ k1;
      l->x[3][i] = (uint32_t)p;
    }
  }
}

/* (word + 0.5) 2^-32, exactly: through a signed integer, which every
** instruction set converts. */
static inline double open_unit(uint32_t word) {
  int32_t centred = (int32_t)(word ^ UINT32_C(0x80000000));
  return ((double)centred + 2147483648.5) * 0x1p-32;
}

/* The WORDS samples of blocks `block` to `block` + LANES - 1. */
PG__CLONES
static void fill_batch(const pg_stream *stream, uint64_t block, double *out) {
  lanes l;
  for (size_t i = 0; i < LANES; i++) {
    l.x[0][i] = (uint32_t)(block + i);
    l.x[1][i] = (uint32_t)((block + i) >> 32);
    l.x[2][i] = stream->seed[0];
    l.x[3][i] = stream->seed[1];
  }
  run_lanes(&l, stream->key[0], stream->key[1]);
  for (size_t i = 0; i < LANES; i++)
    for (size_t w = 0; w < 4; w++) out[4 * i + w] = open_unit(l.x[w][i]);
}

/* Samples first to first + count - 1, one block at a time. */
static void fill_slowly(const pg_stream *stream, uint64_t first, size_t count,
                        double *out) {
  uint32_t words[4];
  for (size_t j = 0; j < count; j++) {
    uint64_t i = first + j;
    if (j == 0 || i % 4 == 0) {
      uint32_t counter[4] = {(uint32_t)(i / 4), (uint32_t)(i / 4 >> 32),
                             stream->seed[0], stream->seed[1]};
      pg_philox4x32(counter, stream->key, words);
    }
    out[j] = open_unit(words[i % 4]);
  }
}

void pg_stream_uniform(const pg_stream *stream, uint64_t first, size_t count,
                       double *out) {
  size_t head = (size_t)(-first % 4);
  if (head > count) head = count;
  fill_slowly(stream, first, head, out);
  for (first += head, out += head, count -= head; count >= WORDS;
       first += WORDS, out += WORDS, count -= WORDS)
    fill_batch(stream, first / 4, out);
  fill_slowly(stream, first, count, out);
}

/* SplitMix64's finaliser (Stafford's mix 13). */
static uint64_t mix(uint64_t h) {
  h = (h ^ (h >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
  h = (h ^ (h >> 27)) * UINT64_C(0x94D049BB133111EB);
  return h ^ (h >> 31);
}

/* FNV-1a of 64 bits over the bytes, then the mix, since FNV leaves the high bits
** of short names poorly mixed. */
static uint64_t hash_name(const char *name, size_t length) {
  uint64_t h = UINT64_C(0xCBF29CE484222325);
  for (size_t i = 0; i < length; i++)
    h = (h ^ (unsigned char)name[i]) * UINT64_C(0x00000100000001B3);
  return mix(h);
}

pg_stream pg_stream_named(const char *name, size_t length, uint64_t seed) {
  uint64_t h = hash_name(name, length);
  return (pg_stream){{(uint32_t)h, (uint32_t)(h >> 32)},
                     {(uint32_t)seed, (uint32_t)(seed >> 32)}};
}

pg_stream pg_stream_second(pg_stream first) {
  uint64_t key = (uint64_t)first.key[1] << 32 | first.key[0];
  key = mix(key + UINT64_C(0x9E3779B97F4A7C15));
  return (pg_stream){{(uint32_t)key, (uint32_t)(key >> 32)},
                     {first.seed[0], first.seed[1]}};
}
