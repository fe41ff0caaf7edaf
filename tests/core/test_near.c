/*
** pg_near: the nearest of some names.
**
** Every distance is counted by hand beside its word; the most that is near is a
** third of the longer word's letters, rounded down.
*/
#include <string.h>

#include "check.h"
#include "perigee/dimension.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const char *near_of(const char *word) {
  static const char *const names[] = {"requests",  "words_in", "words_out",
                                      "engineers", "price",    "hours"};
  return pg_near(word, names, COUNT(names));
}

static void near_same_word_is_found(void **state) {
  (void)state;
  assert_string_equal(near_of("price"), "price");
}

static void near_one_edit_of_each_kind_is_found(void **state) {
  (void)state;
  assert_string_equal(near_of("pric"), "price");          /* one is missing */
  assert_string_equal(near_of("pricee"), "price");        /* one too many */
  assert_string_equal(near_of("prise"), "price");         /* another one */
  assert_string_equal(near_of("pirce"), "price");         /* two swapped */
  assert_string_equal(near_of("requestes"), "requests");  /* one too many */
  assert_string_equal(near_of("enginers"), "engineers");  /* one is missing */
}

static void near_letter_case_counts_nothing(void **state) {
  (void)state;
  assert_string_equal(near_of("PRICE"), "price");
  assert_string_equal(near_of("Words_Out"), "words_out");
}

static void near_swap_counts_one(void **state) {
  static const char *const names[] = {"abc"};
  (void)state;
  /* 3 letters allow one edit; acb is one swap, two substitutions otherwise */
  assert_string_equal(pg_near("acb", names, 1), "abc");
}

static void near_swap_does_not_reach_over_a_letter(void **state) {
  static const char *const names[] = {"abc"};
  (void)state;
  /* ca to abc: a swap and then an insertion inside it would be 2; one edit is
  ** the most for 3 letters in either count */
  assert_null(pg_near("ca", names, 1));
}

static void near_a_third_of_the_letters_is_the_most(void **state) {
  static const char *const six[] = {"abcdef"};
  static const char *const five[] = {"abcde"};
  (void)state;
  assert_string_equal(pg_near("abcdxy", six, 1), "abcdef"); /* 2 of 6 */
  assert_null(pg_near("abcxyz", six, 1));                   /* 3 of 6 */
  assert_string_equal(pg_near("abcdx", five, 1), "abcde");  /* 1 of 5 */
  assert_null(pg_near("abcxy", five, 1));                   /* 2 of 5 */
}

static void near_longer_word_sets_the_most(void **state) {
  static const char *const names[] = {"abcd"};
  (void)state;
  /* 2 insertions; 6 letters allow 2, though 4 would allow 1 */
  assert_string_equal(pg_near("abcdxy", names, 1), "abcd");
}

static void near_two_letters_are_near_only_in_case(void **state) {
  static const char *const names[] = {"GB"};
  (void)state;
  assert_string_equal(pg_near("gb", names, 1), "GB");
  assert_null(pg_near("gc", names, 1));
}

static void near_first_of_equals_wins(void **state) {
  static const char *const names[] = {"cart", "care", "card"};
  (void)state;
  assert_string_equal(pg_near("carx", names, COUNT(names)), "cart");
  assert_string_equal(pg_near("care", names, COUNT(names)), "care");
}

static void near_nearer_wins_over_earlier(void **state) {
  static const char *const names[] = {"tokenise", "tokens"};
  (void)state;
  /* tokns: 1 from tokens, 4 from tokenise */
  assert_string_equal(pg_near("tokns", names, COUNT(names)), "tokens");
}

static void near_nothing_near_gives_null(void **state) {
  (void)state;
  assert_null(near_of("xyzzy"));
  assert_null(near_of(""));
}

static void near_no_candidates_gives_null(void **state) {
  (void)state;
  assert_null(pg_near("price", NULL, 0));
}

static void near_letters_are_code_points(void **state) {
  static const char *const names[] = {"caf\xC3\xA9s"};
  (void)state;
  /* one letter differs, though it is two bytes */
  assert_string_equal(pg_near("cafes", names, 1), "caf\xC3\xA9s");
  assert_string_equal(pg_near("caf\xC3\xA8s", names, 1), "caf\xC3\xA9s");
}

static void near_broken_utf8_is_read_byte_by_byte(void **state) {
  static const char *const names[] = {"abcdef"};
  (void)state;
  assert_string_equal(pg_near("abc\xFF" "ef", names, 1), "abcdef");
}

static void near_128_letters_are_compared_129_are_not(void **state) {
  char word[131], name[131];
  const char *names[1] = {name};
  (void)state;
  memset(word, 'a', sizeof word);
  memset(name, 'a', sizeof name);
  word[128] = name[128] = '\0';
  word[5] = 'b';
  assert_ptr_equal(pg_near(word, names, 1), name);
  word[128] = name[128] = 'a';
  word[129] = name[129] = '\0';
  assert_null(pg_near(word, names, 1));
}

static void near_huge_word_gives_null(void **state) {
  static char word[1 << 20];
  (void)state;
  memset(word, 'p', sizeof word - 1);
  assert_null(near_of(word));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(near_same_word_is_found),
      cmocka_unit_test(near_one_edit_of_each_kind_is_found),
      cmocka_unit_test(near_letter_case_counts_nothing),
      cmocka_unit_test(near_swap_counts_one),
      cmocka_unit_test(near_swap_does_not_reach_over_a_letter),
      cmocka_unit_test(near_a_third_of_the_letters_is_the_most),
      cmocka_unit_test(near_longer_word_sets_the_most),
      cmocka_unit_test(near_two_letters_are_near_only_in_case),
      cmocka_unit_test(near_first_of_equals_wins),
      cmocka_unit_test(near_nearer_wins_over_earlier),
      cmocka_unit_test(near_nothing_near_gives_null),
      cmocka_unit_test(near_no_candidates_gives_null),
      cmocka_unit_test(near_letters_are_code_points),
      cmocka_unit_test(near_broken_utf8_is_read_byte_by_byte),
      cmocka_unit_test(near_128_letters_are_compared_129_are_not),
      cmocka_unit_test(near_huge_word_gives_null),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
