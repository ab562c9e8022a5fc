/* Right, in C. */
#include <stdio.h>

int main(int count, char **arguments) {
  printf("%d\n", count - 1);
  for (int i = 1; i < count; i++) printf("[%s]\n", arguments[i]);
  return 0;
}
