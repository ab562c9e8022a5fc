/* Writes more than fits into the pipe of one who never reads. */
#include <stdio.h>

int main(void) {
  puts("deaf");
  for (;;) puts("flood");
}
