/* A table of up to 40 MB, which there is room for. */
#include <stdio.h>
#include <stdlib.h>

int main(void) {
  long long n, sum = 0;
  if (scanf("%lld", &n) != 1) return 1;
  volatile long long *table = malloc((n + 1) * sizeof *table);
  if (!table) return 2;
  for (long long i = 1; i <= n; i++) table[i] = i;
  for (long long i = 1; i <= n; i++) sum += table[i];
  printf("%lld\n", sum);
  return 0;
}
