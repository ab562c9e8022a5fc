// Right, in C++: std::endl sends each guess at once.
#include <iostream>
#include <string>

int main() {
  int low = 1, high = 1000;
  std::string answer;
  while (answer != "right") {
    const int middle = (low + high) / 2;
    std::cout << middle << std::endl;
    std::cin >> answer;
    if (answer == "larger") low = middle + 1;
    if (answer == "smaller") high = middle - 1;
  }
}
