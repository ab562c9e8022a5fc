/* Writes a file. */
#include <stdio.h>

int main(void) {
  char line[100];
  FILE *file = fopen("line.txt", "w+");
  if (!file || !fgets(line, sizeof line, stdin)) return 1;
  fputs(line, file);
  fputs(line, stdout);
  return fclose(file) == 0 ? 0 : 2;
}
