/*
** Exact quantiles by selection (Hoare's FIND, CACM 1961): P5, P50 and P95, the
** values of 0-based rank floor(p (n - 1)), the outer two looked for on the side
** that the middle one has left for them.
*/
#ifndef PERIGEE_BENCH_QUANTILES_H
#define PERIGEE_BENCH_QUANTILES_H

#include <stddef.h>

static inline void bench_swap(double *a, double *b) {
  double kept = *a;
  *a = *b, *b = kept;
}

/* The median of the first, the middle and the last. */
static inline double bench_pivot(const double *x, ptrdiff_t low,
                                 ptrdiff_t high) {
  double a = x[low], b = x[low + (high - low) / 2], c = x[high];
  double least = a < b ? a : b, most = a < b ? b : a;
  return c < least ? least : c > most ? most : c;
}

/* Brings rank k of x[low .. high] to its place, less before it, more after. */
static inline double bench_select(double *x, ptrdiff_t low, ptrdiff_t high,
                                  ptrdiff_t k) {
  while (low < high) {
    double pivot = bench_pivot(x, low, high);
    ptrdiff_t i = low, j = high;
    while (i <= j) {
      while (x[i] < pivot) i++;
      while (x[j] > pivot) j--;
      if (i <= j) bench_swap(&x[i++], &x[j--]);
    }
    if (k > j && k < i) break;
    if (k <= j)
      high = j;
    else
      low = i;
  }
  return x[k];
}

/* Reorders x. */
static inline void bench_quantiles(double *x, size_t n, double out[3]) {
  ptrdiff_t last = (ptrdiff_t)n - 1, middle = (ptrdiff_t)(0.5 * (double)last);
  out[1] = bench_select(x, 0, last, middle);
  out[0] = bench_select(x, 0, middle, (ptrdiff_t)(0.05 * (double)last));
  out[2] = bench_select(x, middle, last, (ptrdiff_t)(0.95 * (double)last));
}

#endif
