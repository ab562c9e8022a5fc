/* Right, in a language without included files. */
#include <stdio.h>

int main(void) {
  long long number;
  char line[100];
  if (scanf("%lld %99s", &number, line) != 2) return 1;
  printf("%lld\n%s\n%s\n", number * {{factor.value}}, "{{word}}", line);
  puts("{{unknown}}");
  return 0;
}
