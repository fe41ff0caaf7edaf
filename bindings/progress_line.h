/*
** How far work is and how long it still takes, as one line of text.  Nothing here
** looks at a clock or a terminal: times are seconds since the work began.
*/
#ifndef PERIGEE_PROGRESS_LINE_H
#define PERIGEE_PROGRESS_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PERIGEE_LABEL_MAX 40
#define PERIGEE_LINE_MAX 512 /* bytes that a line takes at most */

/* Where the work stands: `done` of `total` items (0: nobody knows how many) of part
** number `part`, from 0, of `parts` that are about alike. */
typedef struct perigee_standing {
  uint64_t done, total;
  unsigned part, parts;
} perigee_standing;

/* The share that is done, 0 to 1; below 0 where nobody can say, or all that was
** counted is done and something follows that was not. */
double perigee_share_of(const perigee_standing *at);

/* How fast it goes.  `left` is what is shown: seconds, below 0 while unknown. */
typedef struct perigee_pace {
  double began, began_at; /* when, and at which share */
  double now, share;
  double rate;            /* of the share per second; late ones count more */
  double left;
} perigee_pace;

perigee_pace perigee_pace_from(double now, double share);

/* Takes in that `share` is done now.  What is shown moves by a tenth of the way to
** what the rate says, and by the time that went by. */
void perigee_pace_update(perigee_pace *pace, double now, double share);

/* The line, without an end, of fewer than `columns` columns and at most
** PERIGEE_LINE_MAX bytes with the zero.  A label is ASCII. */
void perigee_progress_line(char out[PERIGEE_LINE_MAX], const char *label,
                           double share, double elapsed, double left,
                           unsigned columns, bool ascii);

#endif
