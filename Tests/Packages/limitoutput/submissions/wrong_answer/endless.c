/* Does not stop writing. */
#include <stdio.h>

int main(void) {
  for (;;) puts("word");
}
