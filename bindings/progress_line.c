/*
** The line of a progress bar:
**
**   sampling  ████████████▌░░░░░░░░░░░   52 %  12 s left
**   tracing  ░░░░███░░░░░░░░░░  7 s
*/
#include "progress_line.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define BAR_MAX 40
#define BAR_MIN 6
#define MARK 3          /* cells of what moves where no share is known */
#define MARKS_PER_SECOND 5
#define SLOWEST 1e-12   /* share per second: slower is standing still */
#define CALM 0.1        /* of the way to what the rate says, an update */
#define MEMORY_MIN 2.0  /* seconds that the rate remembers, at least */

double perigee_share_of(const perigee_standing *at) {
  unsigned parts = at->parts > 1 ? at->parts : 1;
  unsigned part = at->part < parts ? at->part : parts - 1;
  bool last = part + 1 == parts;
  if (last && at->done >= at->total) return -1;
  double share = at->total == 0 ? 0 : (double)at->done / (double)at->total;
  return (part + fmin(share, 1)) / parts;
}

/* ----- pace ----- */

perigee_pace perigee_pace_from(double now, double share) {
  return (perigee_pace){now, share, now, share, 0, -1};
}

static void update_rate(perigee_pace *p, double seconds, double share) {
  double since = p->now + seconds - p->began;
  double memory = fmax(MEMORY_MIN, since / 3);
  if (p->rate <= 0)
    p->rate = (share - p->began_at) / since;
  else
    p->rate += (1 - exp(-seconds / memory)) *
               ((share - p->share) / seconds - p->rate);
}

void perigee_pace_update(perigee_pace *p, double now, double share) {
  double seconds = now - p->now;
  if (share < p->share) *p = perigee_pace_from(now, share);
  if (seconds <= 0 || share < 0) return;
  update_rate(p, seconds, share);
  p->now = now, p->share = share;
  if (p->rate <= SLOWEST) return;
  double fresh = (1 - share) / p->rate, due = p->left - seconds;
  p->left = p->left < 0 ? fresh : fmax(0, due + CALM * (fresh - due));
}

/* ----- words ----- */

/* Rounded so that a digit that means nothing does not flicker. */
static double rounded(double seconds) {
  double step = seconds < 20 ? 1 : seconds < 120 ? 5 : seconds < 3600 ? 30 : 600;
  return fmax(1, ceil(seconds / step) * step);
}

static void say_time(char *out, size_t size, double seconds) {
  double minutes = floor(seconds / 60), hours = floor(minutes / 60);
  if (hours >= 1)
    snprintf(out, size, "%.0f h %.0f min", hours, minutes - 60 * hours);
  else if (minutes >= 1)
    snprintf(out, size, "%.0f min %.0f s", minutes,
             floor(seconds - 60 * minutes));
  else
    snprintf(out, size, "%.0f s", floor(seconds));
}

/* What stands after the bar. */
static void say_rest(char *out, size_t size, double share, double elapsed,
                     double left) {
  char time[40] = "";
  if (share < 0)
    say_time(time, sizeof time, elapsed);
  else if (left >= 0)
    say_time(time, sizeof time, rounded(left));
  if (share < 0)
    snprintf(out, size, "  %s", time);
  else
    snprintf(out, size, "  %3.0f %%%s%s%s", floor(100 * share),
             left >= 0 ? "  " : "", time, left >= 0 ? " left" : "");
}

/* ----- the bar ----- */

/* Adds `count` times what fills a cell, as far as there is room. */
static void add(char *out, const char *cell, unsigned count) {
  size_t length = strlen(out), each = strlen(cell);
  for (; count > 0 && length + each < PERIGEE_LINE_MAX; count--) {
    memcpy(out + length, cell, each + 1);
    length += each;
  }
}

static const char *const eighths[] = {"",             "\xe2\x96\x8f", "\xe2\x96\x8e",
                                      "\xe2\x96\x8d", "\xe2\x96\x8c", "\xe2\x96\x8b",
                                      "\xe2\x96\x8a", "\xe2\x96\x89"};
#define FULL "\xe2\x96\x88"
#define EMPTY "\xe2\x96\x91"

static void add_bar(char *out, double share, unsigned cells, bool ascii) {
  unsigned filled = (unsigned)floor(share * cells * (ascii ? 1 : 8));
  unsigned whole = ascii ? filled : filled / 8;
  unsigned part = ascii ? 0 : filled % 8;
  add(out, ascii ? "#" : FULL, whole);
  if (part > 0) add(out, eighths[part], 1);
  add(out, ascii ? "." : EMPTY, cells - whole - (part > 0));
}

/* Something that goes to and fro. */
static void add_mark(char *out, double elapsed, unsigned cells, bool ascii) {
  unsigned way = cells - MARK;
  unsigned step = (unsigned)fmod(elapsed * MARKS_PER_SECOND, 2.0 * way);
  unsigned before = step <= way ? step : 2 * way - step;
  add(out, ascii ? "." : EMPTY, before);
  add(out, ascii ? "#" : FULL, MARK);
  add(out, ascii ? "." : EMPTY, way - before);
}

void perigee_progress_line(char out[PERIGEE_LINE_MAX], const char *label,
                           double share, double elapsed, double left,
                           unsigned columns, bool ascii) {
  char rest[80];
  say_rest(rest, sizeof rest, share, elapsed, left);
  size_t words = strlen(label) + 2 + strlen(rest);
  snprintf(out, PERIGEE_LINE_MAX, "%.*s  ", PERIGEE_LABEL_MAX, label);
  if (columns > words + BAR_MIN) {
    size_t room = columns - 1 - words;
    unsigned cells = room < BAR_MAX ? (unsigned)room : BAR_MAX;
    if (share < 0)
      add_mark(out, elapsed, cells, ascii);
    else
      add_bar(out, share, cells, ascii);
  } else if (columns <= words) {
    out[0] = '\0';
  }
  if (columns > strlen(rest)) add(out, rest, 1);
}
