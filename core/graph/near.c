/*
** The nearest of some names, for "did you mean".
**
** The distance is Damerau and Levenshtein's in the form called optimal string
** alignment: the fewest insertions, deletions, substitutions and swaps of
** neighbours, none of them touching a letter twice.  With d(i, j) the distance
** between the first i letters of the one and the first j of the other, it is
** the least of d(i-1, j) + 1, d(i, j-1) + 1, d(i-1, j-1) + [a_i != b_j] and,
** where a_i b_j are a_(i-1) b_(j-1) crosswise, d(i-2, j-2) + 1.  Three rows of
** the table are enough.  Letters are code points; ASCII case does not count.
*/
#include <string.h>

#include "graph/scan.h"
#include "perigee/dimension.h"

typedef struct letters {
  int count; /* -1: more than PG__NEAR_LETTERS */
  uint32_t code[PG__NEAR_LETTERS];
} letters;

static void letters_of(const char *text, size_t length, letters *out) {
  size_t at = 0, bytes;
  out->count = 0;
  while (at < length) {
    uint32_t code = pg__code_point(text + at, length - at, &bytes);
    if (out->count == PG__NEAR_LETTERS) {
      out->count = -1;
      return;
    }
    if (code < 0x80) code = (unsigned char)pg__lower((char)code);
    out->code[out->count++] = code;
    at += bytes;
  }
}

static int least(int a, int b) { return a < b ? a : b; }

/* One row of the table: distances of a's first i letters from b's prefixes. */
static void fill_row(const letters *a, const letters *b, int i,
                     const int *before_last, const int *last, int *row) {
  int j;
  row[0] = i;
  for (j = 1; j <= b->count; j++) {
    int same = a->code[i - 1] == b->code[j - 1];
    int best = least(least(last[j], row[j - 1]) + 1, last[j - 1] + !same);
    if (i > 1 && j > 1 && a->code[i - 1] == b->code[j - 2] &&
        a->code[i - 2] == b->code[j - 1])
      best = least(best, before_last[j - 2] + 1);
    row[j] = best;
  }
}

static int distance(const letters *a, const letters *b) {
  int rows[3][PG__NEAR_LETTERS + 1];
  int i, j;
  for (j = 0; j <= b->count; j++) rows[0][j] = j;
  for (i = 1; i <= a->count; i++)
    fill_row(a, b, i, rows[(i + 1) % 3], rows[(i + 2) % 3], rows[i % 3]);
  return rows[a->count % 3][b->count];
}

static int within(const letters *a, const letters *b) {
  int longer = a->count > b->count ? a->count : b->count;
  int gap = a->count > b->count ? a->count - b->count : b->count - a->count;
  int found;
  if (a->count < 0 || b->count < 0 || gap > longer / 3) return -1;
  found = distance(a, b);
  return found <= longer / 3 ? found : -1;
}

int pg__near_distance(const char *word, size_t word_length,
                      const char *candidate, size_t candidate_length) {
  letters a, b;
  letters_of(word, word_length, &a);
  letters_of(candidate, candidate_length, &b);
  return within(&a, &b);
}

const char *pg_near(const char *word, const char *const *candidates,
                    size_t count) {
  const char *best = NULL;
  int best_distance = -1;
  letters a, b;
  size_t i;
  letters_of(word, strlen(word), &a);
  for (i = 0; i < count; i++) {
    int found;
    letters_of(candidates[i], strlen(candidates[i]), &b);
    found = within(&a, &b);
    if (found >= 0 && (best == NULL || found < best_distance)) {
      best = candidates[i];
      best_distance = found;
    }
  }
  return best;
}
