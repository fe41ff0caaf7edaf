/*
** The program of a hand-tuned limit over samples.  Who includes this, at its end,
** has: block and totals, the reference answers, set_up, and run(n, b, t, answers),
** which is timed after a run over fewer samples.
*/
int main(int argc, char **argv) {
  size_t n = bench_samples(argc, argv) / 8 * 8; /* whole vectors */
  bench_answer answers[ANSWERS];
  block *b = bench_allocate(1, sizeof *b);
  totals *t = bench_allocate(1, sizeof *t);
  set_up();
  run(n < 20000 ? n : 20000, b, t, answers);
  double begun = bench_now();
  run(n, b, t, answers);
  double ns = bench_now() - begun;
  bench_check(answers, reference, ANSWERS, n);
  bench_print(ns, n, answers, ANSWERS);
  free(b);
  free(t);
  return 0;
}
