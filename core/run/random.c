/*
** Counter-based random numbers: Philox4x32-10, many counters at once.
**
** One round, on the words (x0, x1, x2, x3) with key (k0, k1) and the products
** p = PG__M0 x0, q = PG__M1 x2 of 64 bits:
**
**   x' = (high q ^ x1 ^ k0, low q, high p ^ x3 ^ k1, low p),
**
** ten times, the key growing by (PG__W0, PG__W1) between rounds.  Salmon, Moraes,
** Dror and Shaw, SC 2011.  Invariant: sample i depends on name, seed and i alone, so
** any cut into calls gives the same numbers.
*/
#include "perigee/random.h"

#include "run/sampler.h"
#include "run/vector/draw.h"

void pg_philox4x32(const uint32_t counter[4], const uint32_t key[2],
                   uint32_t out[4]) {
  uint32_t x0 = counter[0], x1 = counter[1], x2 = counter[2], x3 = counter[3];
  uint32_t k0 = key[0], k1 = key[1];
  for (int round = 0; round < PG__ROUNDS; round++, k0 += PG__W0, k1 += PG__W1) {
    uint64_t p = (uint64_t)PG__M0 * x0, q = (uint64_t)PG__M1 * x2;
    x0 = (uint32_t)(q >> 32) ^ x1 ^ k0;
    x1 = (uint32_t)q;
    x2 = (uint32_t)(p >> 32) ^ x3 ^ k1;
    x3 = (uint32_t)p;
  }
  out[0] = x0, out[1] = x1, out[2] = x2, out[3] = x3;
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
    out[j] = pg__open_unit(words[i % 4]);
  }
}

void pg__stream_uniform(const pg_stream *stream, const pg__vector *vector,
                        uint64_t first, size_t count, double *out) {
  size_t head = (size_t)(-first % 4);
  if (head > count) head = count;
  fill_slowly(stream, first, head, out);
  for (first += head, out += head, count -= head; count >= PG__WORDS;
       first += PG__WORDS, out += PG__WORDS, count -= PG__WORDS)
    vector->draw_random(stream, first / 4, out);
  fill_slowly(stream, first, count, out);
}

void pg_stream_uniform(const pg_stream *stream, uint64_t first, size_t count,
                       double *out) {
  pg__stream_uniform(stream, pg__vector_plain(), first, count, out);
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
