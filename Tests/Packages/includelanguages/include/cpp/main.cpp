#include "solution.h"

#include <iostream>

int main() {
  long long left, right;
  std::cin >> left >> right;
  std::cout << solution::add(left, right) << std::endl;
}
