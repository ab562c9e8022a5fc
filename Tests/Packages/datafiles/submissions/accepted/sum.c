/* Right, in C. */
#include <stdio.h>

int main(void) {
  long long sum, next;
  if (scanf("%lld", &sum) != 1) return 1;
  FILE *table = fopen("table.txt", "r");
  while (table && fscanf(table, "%lld", &next) == 1) sum += next;
  printf("%lld\n", sum);
  return 0;
}
