/* Distributions as initializers: kind, count, parameters. */
#ifndef PERIGEE_TESTS_DISTRIBUTIONS_H
#define PERIGEE_TESTS_DISTRIBUTIONS_H

#include "perigee/distribution.h"

#define GIVEN(the_kind, the_count, ...) \
  {.kind = (the_kind), .count = (the_count), .parameters = {__VA_ARGS__}}

#endif
