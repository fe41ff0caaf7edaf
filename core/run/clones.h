/*
** PG__CLONES before a function: gcc on x86-64 Linux compiles it once for each
** of three instruction sets and the loader takes the best that the machine has.
** Elsewhere it is compiled once.  No clone changes a result: integers are
** integers, and doubles are never contracted (-ffp-contract=off) or reordered.
** Not under a thread sanitizer, which the loader's choice would enter too soon.
*/
#ifndef PERIGEE_RUN_CLONES_H
#define PERIGEE_RUN_CLONES_H

#if defined(__x86_64__) && defined(__gnu_linux__) && defined(__GNUC__) &&     \
    !defined(__clang__) && !defined(__SANITIZE_THREAD__) && __GNUC__ >= 12
#define PG__CLONES                                                            \
  __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define PG__CLONES
#endif

#endif
