/* Writes on when it was accepted and nobody reads any more: SIGPIPE ends it. */
#include <stdio.h>

int main(void) {
  puts("accept");
  for (;;) puts("more");
}
