/*
** Walking a grid along another.
**
** Grids are laid row by row, the last dimension fastest.  So what comes in a row
** is either one value again and again, or values as they lie; which of the two the
** fastest dimension says, and the others where the next row begins.
*/
#include "run/walk.h"

size_t pg__product(size_t a, size_t b) {
  return a > 0 && b > SIZE_MAX / a ? SIZE_MAX : a * b;
}

/* Adds a dimension on the slow side; `stride` is 0 where the small grid has not
** got it. */
static void add(pg__walk *w, size_t length, size_t stride) {
  size_t last = w->count - 1;
  if (w->count > 0 && (w->strides[last] > 0) == (stride > 0)) {
    w->lengths[last] = pg__product(w->lengths[last], length);
    return;
  }
  w->lengths[w->count] = length;
  w->strides[w->count++] = stride;
}

pg__walk pg__walk_of(uint32_t small, uint32_t large, const size_t *lengths) {
  pg__walk w = {.mask = small};
  size_t stride = 1;
  for (unsigned d = PG__DIMENSIONS; d-- > 0;) {
    if ((large >> d & 1) == 0) continue;
    if ((small >> d & 1) != 0) {
      add(&w, lengths[d], stride);
      stride *= lengths[d];
    } else {
      add(&w, lengths[d], 0);
    }
  }
  if (w.count == 0) add(&w, 1, 0);
  return w;
}

static void lay(double *out, const double *values, size_t count,
                size_t stride) {
  const double value = *values;
  if (stride > 0)
    for (size_t i = 0; i < count; i++) out[i] = values[i];
  else
    for (size_t i = 0; i < count; i++) out[i] = value;
}

/* From the end of a row to where the next begins: how far in the values. */
static ptrdiff_t turn(const pg__walk *w, size_t *places) {
  ptrdiff_t by = 0;
  for (unsigned k = 1; k < w->count; k++) {
    if (++places[k] < w->lengths[k]) return by + (ptrdiff_t)w->strides[k];
    by -= (ptrdiff_t)(w->strides[k] * (w->lengths[k] - 1));
    places[k] = 0;
  }
  return by;
}

void pg__walk_values(const pg__walk *w, const double *values, size_t first,
                     size_t count, double *out) {
  size_t places[PG__DIMENSIONS];
  for (unsigned k = 0; k < w->count; first /= w->lengths[k++]) {
    places[k] = first % w->lengths[k];
    if (k > 0) values += places[k] * w->strides[k];
  }
  for (size_t at = places[0]; count > 0; at = 0) {
    size_t part = w->lengths[0] - at < count ? w->lengths[0] - at : count;
    lay(out, values + at * w->strides[0], part, w->strides[0]);
    out += part, count -= part;
    if (count > 0) values += turn(w, places);
  }
}
