/* A program that embeds libperigee, as installed. */
#include <perigee/perigee.h>

#include <stdio.h>

int main(void) {
  puts(pg_status_sentence(PG_OK));
  return 0;
}
