#include <stdio.h>

long long sum(long long left, long long right);

int main(int count, char **arguments) {
  FILE *input = count > 3 ? fopen(arguments[1], "r") : NULL;
  long long wanted, left, right;
  if (!input || fscanf(input, "%lld", &wanted) != 1) return 1;
  if (scanf("%lld %lld", &left, &right) != 2) return 43;
  return sum(left, right) == wanted ? 42 : 43;
}
