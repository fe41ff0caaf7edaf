/* All of libperigee. */
#ifndef PERIGEE_PERIGEE_H
#define PERIGEE_PERIGEE_H

#define PG_VERSION "0.1.0"

#include "perigee/allocator.h"
#include "perigee/architecture.h"
#include "perigee/cells.h"
#include "perigee/commitment.h"
#include "perigee/dimension.h"
#include "perigee/distribution.h"
#include "perigee/energy.h"
#include "perigee/evaluate.h"
#include "perigee/expr.h"
#include "perigee/finance.h"
#include "perigee/fleet.h"
#include "perigee/gradient.h"
#include "perigee/memory.h"
#include "perigee/pricing.h"
#include "perigee/random.h"
#include "perigee/sampler.h"
#include "perigee/series.h"
#include "perigee/serving.h"
#include "perigee/status.h"
#include "perigee/substitute.h"
#include "perigee/summary.h"
#include "perigee/tape.h"
#include "perigee/text.h"
#include "perigee/training.h"
#include "perigee/training_memory.h"

#endif
