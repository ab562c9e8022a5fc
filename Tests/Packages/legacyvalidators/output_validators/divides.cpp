#include <fstream>
#include <iostream>

int main(int, char **arguments) {
  std::ifstream input(arguments[1]);
  long long wanted = 0, got = 0;
  input >> wanted;
  return std::cin >> got && got % wanted == 0 ? 42 : 43;
}
