/*
** measured COMMAND ARGUMENT...: runs a command and prints, after all that it
** had to say, one line more:
**
**   measured wall=SECONDS cpu=SECONDS peak=KILOBYTES status=EXIT
**
** cpu is user and system time, peak the largest resident set.
*/
#define _DEFAULT_SOURCE

#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static double seconds(struct timeval t) {
  return (double)t.tv_sec + 1e-6 * (double)t.tv_usec;
}

int main(int argc, char **argv) {
  pid_t child;
  int status = 0;
  struct rusage used;
  if (argc < 2) {
    fprintf(stderr, "usage: measured COMMAND ARGUMENT...\n");
    return 2;
  }
  double start = now();
  int fault = posix_spawnp(&child, argv[1], NULL, NULL, argv + 1, environ);
  if (fault != 0) {
    fprintf(stderr, "measured: %s: %s\n", argv[1], strerror(fault));
    return 127;
  }
  if (wait4(child, &status, 0, &used) < 0) return 1;
  printf("measured wall=%.6f cpu=%.6f peak=%ld status=%d\n", now() - start,
         seconds(used.ru_utime) + seconds(used.ru_stime), used.ru_maxrss,
         WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
  return 0;
}
