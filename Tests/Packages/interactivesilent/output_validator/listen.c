#include <poll.h>
#include <unistd.h>

/* Never reads and never writes: it only sees whether there is anything to read. */
int main(void) {
  struct pollfd end = {.fd = STDIN_FILENO, .events = POLLIN};
  if (poll(&end, 1, -1) != 1) return 1;
  return end.revents & POLLIN ? 43 : 42;
}
