/* Runs among the submission's files: it would be an error of ours if its own lay there. */
#include <stdio.h>
#include <unistd.h>

#include "number.h"

int main(int count, char **arguments) {
  if (count != 4 || access("src/check.c", F_OK) == 0) return 1;
  long root = number_in(arguments[1]), said;
  if (root < 0) return 1;
  return scanf("%ld", &said) == 1 && said == root * root ? 42 : 43;
}
