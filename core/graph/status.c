/*
** Statuses and errors.
*/
#include "perigee/status.h"

#include <stdarg.h>
#include <stdio.h>

static const char *const names[] = {
#define X(name, sentence) #name,
    PG_STATUS_LIST(X)
#undef X
};

static const char *const sentences[] = {
#define X(name, sentence) sentence,
    PG_STATUS_LIST(X)
#undef X
};

const char *pg_status_name(pg_status status) {
  return (unsigned)status < PG_STATUS_COUNT ? names[status] : "?";
}

const char *pg_status_sentence(pg_status status) {
  return (unsigned)status < PG_STATUS_COUNT ? sentences[status] : "?";
}

pg_status pg_fail(pg_error *error, pg_status status, int column,
                  const char *format, ...) {
  if (error != NULL) {
    va_list arguments;
    error->status = status;
    error->column = column;
    va_start(arguments, format);
    vsnprintf(error->text, sizeof error->text, format, arguments);
    va_end(arguments);
  }
  return status;
}
