/* What a limit is where the machine has not got its instructions. */
int main(void) {
  puts("skip=this machine has no AVX-512");
  return 0;
}
