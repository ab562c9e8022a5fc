/* Says more when it was accepted and nobody reads any more, up to what fits into no pipe. */
#include <stdio.h>

int main(void) {
  puts("accept");
  for (int i = 0; i < 200000; i++) puts("more");
  return 0;
}
