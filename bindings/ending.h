/*
** A program that is told to end (Ctrl-C, kill, a terminal that closes) takes away
** what must not outlive it: a file that is not finished, a line that is drawn and
** not over.
**
** Signals are the process's, and so is what is kept here, alone among the bindings.
** Only the program asks for its signals to be caught; within somebody else's
** process all of this is kept and never looked at.
*/
#ifndef PERIGEE_ENDING_H
#define PERIGEE_ENDING_H

#include <stdbool.h>

/* Catches SIGINT, SIGTERM and SIGHUP where they are not ignored: the process ends
** by the same signal, once it has cleaned up. */
void perigee_end_cleanly(void);

/* There is an unfinished line on standard error; or no more. */
void perigee_line_drawn(bool drawn);

/* Takes the line away, if there is one.  Safe in a signal's handler. */
void perigee_erase_line(void);

#endif
