/* Right, in one of the two languages. */
#include <stdio.h>

int main(void) {
  char name[100];
  if (scanf("%99s", name) != 1) return 1;
  puts(name);
  return 0;
}
