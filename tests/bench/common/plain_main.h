/*
** The program of a model in plain C.  Who includes this, at its end, has: FIGURES,
** the reference answers, and run(n, out, answers), which writes n values of each
** figure and is timed after a run over fewer samples.
*/
int main(int argc, char **argv) {
  size_t n = bench_samples(argc, argv);
  bench_answer answers[ANSWERS];
  double *out[FIGURES];
  for (int k = 0; k < FIGURES; k++) out[k] = bench_allocate(n, sizeof **out);
  run(n < 20000 ? n : 20000, out, answers);
  double begun = bench_now();
  run(n, out, answers);
  double ns = bench_now() - begun;
  bench_check(answers, reference, ANSWERS, n);
  bench_print(ns, n, answers, ANSWERS);
  for (int k = 0; k < FIGURES; k++) free(out[k]);
  return 0;
}
