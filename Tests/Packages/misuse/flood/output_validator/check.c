#include <stdio.h>

/* Writes for ever. */
int main(void) {
  for (;;) puts("flood");
}
