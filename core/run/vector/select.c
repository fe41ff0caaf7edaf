/*
** Which variant a machine and a run take.
*/
#include "run/vector/vector.h"

extern const pg__vector pg__vector_baseline;

static const char *const names[] = {
#define X(id, name) name,
    PG_ISA_LIST(X)
#undef X
};

const char *pg_isa_name(pg_isa isa) {
  return (unsigned)isa < PG_ISA_COUNT ? names[isa] : NULL;
}

#ifdef PG__VARIANTS

extern const pg__vector pg__vector_avx2, pg__vector_avx2_fused;
extern const pg__vector pg__vector_avx512, pg__vector_avx512_fused;

static bool has_avx2(void) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
         __builtin_cpu_supports("bmi2");
}

static bool has_avx512(void) {
  return has_avx2() && __builtin_cpu_supports("avx512f") &&
         __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512cd") &&
         __builtin_cpu_supports("avx512dq") &&
         __builtin_cpu_supports("avx512vl");
}

static const pg__vector *choose(pg_isa most, bool fused) {
  bool best = most == PG_ISA_BEST;
  if ((best || most >= PG_ISA_AVX512) && has_avx512())
    return fused ? &pg__vector_avx512_fused : &pg__vector_avx512;
  if ((best || most >= PG_ISA_AVX2) && has_avx2())
    return fused ? &pg__vector_avx2_fused : &pg__vector_avx2;
  return &pg__vector_baseline;
}

#else

static const pg__vector *choose(pg_isa most, bool fused) {
  (void)most;
  (void)fused;
  return &pg__vector_baseline;
}

#endif

const pg__vector *pg__vector_for(const pg_run *run) {
  return choose(run->isa, !run->reproducible);
}

const pg__vector *pg__vector_plain(void) { return choose(PG_ISA_BEST, false); }
