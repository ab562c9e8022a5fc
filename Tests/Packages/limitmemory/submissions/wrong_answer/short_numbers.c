/* Sums up in 32 bits. */
#include <stdio.h>

int main(void) {
  unsigned n, sum = 0;
  if (scanf("%u", &n) != 1) return 1;
  for (unsigned i = 1; i <= n; i++) sum += i;
  printf("%u\n", sum);
  return 0;
}
