#include <stdio.h>

/* One line in UTF-8. */
int main(void) {
  int byte, count = 0;
  while ((byte = getchar()) > ' ') count++;
  return count > 0 && byte == '\n' && getchar() == EOF ? 42 : 43;
}
