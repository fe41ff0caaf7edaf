/*
** What every C program of the benches does alike: reads N, takes the time once
** after a warm-up, checks its answers, and prints one line of NAME=VALUE.
*/
#ifndef PERIGEE_BENCH_MEASURE_H
#define PERIGEE_BENCH_MEASURE_H

#ifndef _POSIX_C_SOURCE
#define _POSIX_C_SOURCE 200809L
#endif

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* One answer: a single figure, or P5, P50 and P95; and the share of it that it
** may be off by at a million samples. */
typedef struct bench_answer {
  const char *name;
  int count;
  double value[3], tolerance;
} bench_answer;

/* Nanoseconds that this process had a processor: what else the machine does
** moves them less than those of the wall, and one thread has no others. */
static inline double bench_now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return 1e9 * (double)t.tv_sec + (double)t.tv_nsec;
}

/* N of the command line, a million where it is left out. */
static inline size_t bench_samples(int argc, char **argv) {
  double n = argc > 1 ? strtod(argv[1], NULL) : 1e6;
  if (n >= 1 && n <= 4e9) return (size_t)n;
  fprintf(stderr, "%s: N is a number from 1 to 4e9, not '%s'\n", argv[0],
          argv[1]);
  exit(2);
}

/* Zeroed, so that its pages are there before the clock runs. */
static inline void *bench_allocate(size_t count, size_t size) {
  size_t bytes = (count * size + 63) / 64 * 64;
  void *memory = aligned_alloc(64, bytes);
  if (memory == NULL) {
    fprintf(stderr, "bench: no memory for %zu bytes\n", bytes);
    exit(1);
  }
  memset(memory, 0, bytes);
  return memory;
}

/* Ends the program where an answer of n samples is not the reference's: the
** fewer they are, the more they scatter. */
static inline void bench_check(const bench_answer *made,
                               const bench_answer *reference, size_t count,
                               size_t n) {
  double more = n < 1000000 ? sqrt(1e6 / (double)n) : 1;
  for (size_t i = 0; i < count; i++)
    for (int k = 0; k < made[i].count; k++) {
      double want = reference[i].value[k], got = made[i].value[k];
      if (fabs(got - want) <= reference[i].tolerance * more * fabs(want))
        continue;
      fprintf(stderr, "bench: %s is %.9g where %.9g is right\n",
              made[i].name, got, want);
      exit(1);
    }
}

static inline void bench_print(double ns, size_t n, const bench_answer *list,
                               size_t count) {
  printf("ns=%.6g n=%zu", ns / (double)n, n);
  for (size_t i = 0; i < count; i++)
    for (int k = 0; k < list[i].count; k++)
      printf("%s%s%.9g", k ? "," : (printf(" "), list[i].name), k ? "" : "=",
             list[i].value[k]);
  printf("\n");
}

#endif
