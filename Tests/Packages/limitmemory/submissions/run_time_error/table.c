/* A table of up to 160 MB, which there is no room for. */
#include <stdio.h>
#include <stdlib.h>

int main(void) {
  long long n, sum = 0;
  if (scanf("%lld", &n) != 1) return 1;
  volatile long long *table = malloc((n + 1) * 4 * sizeof *table);
  if (!table) return 2;
  for (long long i = 1; i <= n; i++) table[4 * i] = i;
  for (long long i = 1; i <= n; i++) sum += table[4 * i];
  printf("%lld\n", sum);
  return 0;
}
