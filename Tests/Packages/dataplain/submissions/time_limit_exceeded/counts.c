/* Right where the numbers are small, else busy for ever. */
#include <stdio.h>

int main(void) {
  long long a, b;
  if (scanf("%lld %lld", &a, &b) != 2) return 1;
  volatile long long sum = b;
  for (long long i = 0; i < a; i++) sum++;
  printf("%lld\n", sum);
  return 0;
}
