/* Writes a file and reads it back. */
#include <stdio.h>

int main(void) {
  char line[100];
  FILE *file = fopen("line.txt", "w+");
  if (!file || !fgets(line, sizeof line, stdin)) return 1;
  fputs(line, file);
  rewind(file);
  if (!fgets(line, sizeof line, file)) return 2;
  fputs(line, stdout);
  return 0;
}
