/* Right, in C. */
#include <stdio.h>

int main(void) {
  char word[100];
  if (scanf("%99s", word) != 1) return 1;
  puts(word);
  return 0;
}
