/* Right, in C: what was compiled lies beside the words, too. */
#include <stdio.h>

int main(void) {
  char word[100];
  int first;
  FILE *words = fopen("words.txt", "r");
  if (!words || scanf("%d", &first) != 1) return 1;
  for (int i = 1; fscanf(words, "%99s", word) == 1; i++) {
    if (i >= first) printf("%s\n", word);
  }
  return 0;
}
