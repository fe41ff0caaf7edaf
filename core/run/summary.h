/* A summary whose loops are those of a variant (perigee/summary.h). */
#ifndef PERIGEE_RUN_SUMMARY_H
#define PERIGEE_RUN_SUMMARY_H

#include "perigee/summary.h"
#include "run/vector/vector.h"

pg_status pg__summary_new(const pg_allocator *allocator, pg_summary_kind kind,
                          uint64_t samples, unsigned workers,
                          const pg__vector *vector, pg_summary **out);

#endif
