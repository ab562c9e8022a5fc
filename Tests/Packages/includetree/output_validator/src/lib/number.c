#include "number.h"

#include <stdio.h>

long number_in(const char *path) {
  long number = -1;
  FILE *file = fopen(path, "r");
  if (!file || fscanf(file, "%ld", &number) != 1) return -1;
  return number;
}
