/*
** The made-up rows of search.lua, and the axes beside them.
*/
#ifndef PERIGEE_BENCH_ROWS_H
#define PERIGEE_BENCH_ROWS_H

#include <stddef.h>

/* Thousands of millions of parameters, those that a token uses, GB of cache of
** a sequence, quality. */
typedef struct model_row {
  double parameters, active, cache, quality;
} model_row;

/* Of a device: dollars an hour, GB, GB/s, TFLOP/s of 16 bits. */
typedef struct machine_row {
  double price, memory, bandwidth, speed;
} machine_row;

#define MODELS 12
static const model_row models[MODELS] = {
    {3, 3, 0.11, 0.52},      {8, 8, 0.13, 0.61},    {14, 14, 0.19, 0.66},
    {24, 24, 0.16, 0.69},    {32, 32, 0.26, 0.71},  {47, 13, 0.14, 0.70},
    {70, 70, 0.33, 0.74},    {109, 17, 0.20, 0.75}, {123, 123, 0.36, 0.77},
    {235, 22, 0.19, 0.79},   {405, 405, 0.52, 0.80}, {671, 37, 0.07, 0.83}};

#define MACHINES 16
static const machine_row machines[MACHINES] = {
    {0.35, 16, 300, 65},    {0.60, 24, 300, 121},   {0.75, 24, 600, 125},
    {0.69, 24, 1008, 165},  {0.99, 32, 1790, 210},  {0.80, 48, 768, 155},
    {0.95, 48, 864, 362},   {1.20, 40, 1555, 312},  {1.60, 80, 2039, 312},
    {1.90, 64, 1600, 280},  {2.40, 80, 2000, 756},  {2.90, 80, 3350, 989},
    {3.70, 141, 4800, 989}, {3.20, 192, 5300, 1307}, {4.60, 256, 6000, 1307},
    {5.50, 180, 8000, 2250}};

#define BITS 3
static const double bits_of[BITS] = {4, 8, 16};
#define WIDTHS 4
static const double width_of[WIDTHS] = {1, 2, 4, 8};
#define REPLICAS 10
static const double replicas_of[REPLICAS] = {1, 2, 3, 4, 6, 8, 12, 16, 24, 32};
#define BATCHES 64   /* sequences at once: 4, 8, ... 256 */
#define BATCH_STEP 4

#define ROWS (MODELS * MACHINES * BITS * WIDTHS * REPLICAS) /* of one batch */

#define DEMAND 9011.0 /* tokens per second */
#define LATEST 0.0503  /* seconds per token */
#define WORST 0.68    /* quality */

#endif
