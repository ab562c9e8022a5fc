#include <stdlib.h>

/* Takes more memory than there is. */
int main(void) {
  for (;;) {
    volatile char *block = malloc(1 << 20);
    if (!block) return 1;
    for (int i = 0; i < 1 << 20; i += 1024) block[i] = 1;
  }
}
