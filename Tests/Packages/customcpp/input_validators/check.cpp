#include <iostream>
#include <string>

int main() {
  std::string line, more;
  std::getline(std::cin, line);
  const bool isNumber = !line.empty() && line.size() < 4
    && line.find_first_not_of("0123456789") == std::string::npos;
  return isNumber && !std::getline(std::cin, more) ? 42 : 43;
}
