#include <stdio.h>

#include "solution.h"

int main(void) {
  long long left, right;
  if (scanf("%lld %lld", &left, &right) != 2) return 1;
  printf("%lld\n", add(left, right));
  return 0;
}
