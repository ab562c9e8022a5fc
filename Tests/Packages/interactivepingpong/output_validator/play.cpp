#include <csignal>
#include <cstdio>
#include <unistd.h>

// Sends as many numbers as the input says, waits for each answer, closes its output, and wants no more than the answers.
int main(int, char **arguments) {
  std::signal(SIGPIPE, SIG_IGN);
  std::FILE *input = std::fopen(arguments[1], "r");
  int rounds, answer;
  char more;
  if (!input || std::fscanf(input, "%d", &rounds) != 1) return 1;
  for (int i = 0; i < rounds; i++) {
    std::printf("%d\n", 7 * i);
    std::fflush(stdout);
    if (std::scanf("%d", &answer) != 1 || answer != 7 * i + 1) return 43;
  }
  close(STDOUT_FILENO);
  return std::scanf(" %c", &more) == 1 ? 43 : 42;
}
