/* Right where the numbers are small, else killed by a signal. */
#include <assert.h>
#include <stdio.h>

int main(void) {
  long long a, b;
  if (scanf("%lld %lld", &a, &b) != 2) return 1;
  assert(a < 1000);
  printf("%lld\n", a + b);
  return 0;
}
