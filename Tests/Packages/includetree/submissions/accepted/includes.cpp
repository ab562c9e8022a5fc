// Uses a header in a folder that the package includes, whose source is compiled along.
#include <iostream>

#include "shapes/area.h"

int main() {
  long side;
  std::cin >> side;
  std::cout << square(side) << '\n';
}
