/* Right in the first pass, crashing in the second. */
#include <stdio.h>

int main(void) {
  char what[10];
  long long number;
  if (scanf("%9s %lld", what, &number) != 2 || what[0] == 'r') return 1;
  printf("%lld\n", number * number);
  return 0;
}
