/*
** The program of a search.  Who includes this, at its end, has: BATCHES and ROWS,
** the reference answers, and search(batches).
*/
int main(int argc, char **argv) {
  size_t batches = argc > 1 ? bench_samples(argc, argv) / ROWS : BATCHES;
  if (batches < 1) batches = 1;
  search(batches); /* warm */
  double begun = bench_now();
  found f = search(batches);
  double ns = bench_now() - begun;
  bench_answer answers[ANSWERS];
  memcpy(answers, reference, sizeof reference);
  answers[0].value[0] = f.cost, answers[1].value[0] = (double)f.feasible;
  if (batches == BATCHES)
    bench_check(answers, reference, ANSWERS, batches * ROWS);
  bench_print(ns, batches * ROWS, answers, ANSWERS);
  return 0;
}
