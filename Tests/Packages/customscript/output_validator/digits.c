#include "digits.h"

int sum_of_digits(const char *text) {
  int sum = 0;
  for (; *text; text++) {
    if (*text < '1' || *text > '9') return -1;
    sum += *text - '0';
  }
  return sum;
}
