#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iostream>

// judge input answer feedback/ most [least]: the numbers of guesses that are allowed, and that must be made.
int main(int count, char **arguments) {
  if (count < 5) return 1;
  std::signal(SIGPIPE, SIG_IGN);
  const int most = std::atoi(arguments[4]);
  const int least = count > 5 ? std::atoi(arguments[5]) : 0;
  std::ifstream input(arguments[1]);
  int number, guess;
  if (!(input >> number)) return 1;
  for (int made = 1; made <= most; made++) {
    if (!(std::cin >> guess)) return 43;
    if (guess == number) {
      std::cout << "right" << std::endl;
      return made >= least ? 42 : 43;
    }
    std::cout << (guess < number ? "higher" : "lower") << std::endl;
  }
  return 43;
}
