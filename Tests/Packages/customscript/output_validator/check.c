#include <ctype.h>
#include <stdio.h>

#include "digits.h"

int main(int count, char **arguments) {
  FILE *input = count == 4 ? fopen(arguments[1], "r") : NULL;
  char text[2000], more;
  int n;
  if (!input || fscanf(input, "%d", &n) != 1) return 1;
  if (scanf("%1999s", text) != 1 || scanf(" %c", &more) == 1) return 43;
  return sum_of_digits(text) == n ? 42 : 43;
}
