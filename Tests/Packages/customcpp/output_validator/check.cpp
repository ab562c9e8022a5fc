#include "numbers.h"

#include <fstream>
#include <iostream>

int main(int count, char **arguments) {
  if (count != 4) return 1;
  std::ifstream input(arguments[1]);
  int n;
  if (!(input >> n)) return 1;
  return isPermutation(numbers(std::cin), n) ? 42 : 43;
}
