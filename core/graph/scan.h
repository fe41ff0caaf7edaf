/*
** What reading a text needs: code points, blanks, names, and a way to show a
** piece of a user's text in an error.
*/
#ifndef PERIGEE_GRAPH_SCAN_H
#define PERIGEE_GRAPH_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PG__QUOTE_BYTES 40                   /* of the user's text shown */
#define PG__QUOTE_SIZE (PG__QUOTE_BYTES + 4) /* with dots and a final NUL */

/* The code point at the start of text[0..length) and its length in bytes.  A
** byte that starts no valid UTF-8 sequence is 0xFFFD, of length 1; an empty
** text is 0, of length 0. */
uint32_t pg__code_point(const char *text, size_t length, size_t *bytes);

/* How many bytes of blanks, no-break ones too, the text starts with. */
size_t pg__blanks(const char *text, size_t length);

bool pg__is_digit(char c);
bool pg__is_letter(uint32_t code);        /* of a name; `_` is one */
bool pg__is_currency_sign(uint32_t code);

/* The length of the unit's name that the text starts with, else 0: a letter and
** then letters and digits, with a currency sign at the end or alone; or %. */
size_t pg__name_length(const char *text, size_t length);

/* Copies up to PG__QUOTE_BYTES of the text; "..." marks a cut, '?' replaces
** what does not print.  Returns `buffer`, which holds PG__QUOTE_SIZE. */
const char *pg__quote(const char *text, size_t length, char *buffer);
/* Likewise for a buffer of `size` bytes, 8 or more. */
const char *pg__clip(const char *text, size_t length, char *buffer,
                     size_t size);

bool pg__same_text(const char *a, size_t a_length, const char *b,
                   size_t b_length);
/* Likewise, but for the case of ASCII letters. */
bool pg__same_letters(const char *a, size_t a_length, const char *b,
                      size_t b_length);
char pg__lower(char c); /* ASCII only */

/* The edit distance (optimal string alignment over code points, ASCII case
** aside) between a word and a candidate, or -1 if it is above a third of the
** longer one's letters or either has more than PG__NEAR_LETTERS. */
#define PG__NEAR_LETTERS 128
int pg__near_distance(const char *word, size_t word_length,
                      const char *candidate, size_t candidate_length);

#endif
