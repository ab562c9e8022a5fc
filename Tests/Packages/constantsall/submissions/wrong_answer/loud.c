/* The wrong variant of a constant. */
#include <stdio.h>

int main(void) {
  long long number;
  char line[100];
  if (scanf("%lld %99s", &number, line) != 2) return 1;
  printf("%lld\n%s\n%s\n", number * {{factor}}, "{{word.loud}}", line);
  puts("{{unknown}}");
  return 0;
}
