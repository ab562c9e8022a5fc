#include <fstream>
#include <iostream>
#include <string>

// check input answer feedback/: what must come next is in the feedback folder, or in the answer the first time.
int main(int, char **arguments) {
  const std::string feedback = arguments[3];
  int expected, number;
  std::ifstream state(feedback + "expected");
  std::ifstream answer(arguments[2]);
  if (!(state >> expected) && !(answer >> expected)) return 1;
  if (!(std::cin >> number) || number != expected) return 43;
  std::ofstream(feedback + "judgemessage.txt", std::ios::app) << number << "\n";
  if (number == 0) return 42;
  std::ofstream(feedback + "expected") << number - 1 << "\n";
  std::ofstream(feedback + "nextpass.in") << number << "\n";
  return 42;
}
