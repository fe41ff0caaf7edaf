/*
** What a call into libperigee can answer.
**
** Every function that can fail returns a pg_status and hands its result out
** through a pointer, which is left untouched on failure.  Functions that meet
** a user's text or a user's model also fill a pg_error: a sentence fit to show,
** saying what is wrong and, where it can, what would be right.
*/
#ifndef PERIGEE_STATUS_H
#define PERIGEE_STATUS_H

#if defined(_WIN32) || !defined(__GNUC__)
#define PG_API
#else
#define PG_API __attribute__((visibility("default")))
#endif

#define PG_STATUS_LIST(X)                                                     \
  X(OK, "no error")                                                           \
  X(NOMEM, "out of memory")                                                   \
  X(LIMIT, "a limit was reached")                                             \
  X(SYNTAX, "the text is not a quantity")                                     \
  X(UNIT, "unknown unit")                                                     \
  X(DIMENSION, "dimensions do not match")                                     \
  X(DOMAIN, "a value is outside what the operation allows")                   \
  X(ARGUMENT, "bad argument")

typedef enum pg_status {
#define X(name, sentence) PG_##name,
  PG_STATUS_LIST(X)
#undef X
  PG_STATUS_COUNT
} pg_status;

#define PG_ERROR_MAX 512

/* The detail of a failure; owned by the caller, may be NULL everywhere. */
typedef struct pg_error {
  pg_status status;
  int column;               /* 1-based byte in the text read; 0: none */
  char text[PG_ERROR_MAX];  /* one line, no final stop, always terminated */
} pg_error;

/* "NOMEM", and its sentence "out of memory".  Unknown numbers give "?". */
PG_API const char *pg_status_name(pg_status status);
PG_API const char *pg_status_sentence(pg_status status);

/* Fills *error (if not NULL) printf-fashion and returns `status`. */
PG_API pg_status pg_fail(pg_error *error, pg_status status, int column,
                         const char *format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 4, 5)))
#endif
    ;

#endif
