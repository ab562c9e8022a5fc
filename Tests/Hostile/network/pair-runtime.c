// Class: socket pairs
// Does: makes a pair of local sockets as an interpreter may, and goes on from there: gives one a name, connects it to others
// Given: profile runtime
// Verdict: AC in every mode
// Fact: says held
// Because: the pair works, but no end of it can be bound, connected or listen (EPERM)
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

int main(void) {
    int ends[2];
    char byte = 0;
    struct sockaddr_un file = {.sun_family = AF_UNIX, .sun_path = "/run/judge/control"}, abstract = {.sun_family = AF_UNIX};
    memcpy(abstract.sun_path, "\0judge", 6);
    socklen_t length = offsetof(struct sockaddr_un, sun_path) + 6;
    if (socketpair(AF_UNIX, SOCK_DGRAM, 0, ends) != 0 || write(ends[0], "x", 1) != 1 || read(ends[1], &byte, 1) != 1) return 1;
    int reached = bind(ends[0], (struct sockaddr *)&abstract, length) == 0 || bind(ends[0], (struct sockaddr *)&abstract, 2) == 0 ||
                  bind(ends[0], (struct sockaddr *)&(struct sockaddr_un){AF_UNIX, "/w/socket"}, sizeof file) == 0 ||
                  connect(ends[0], (struct sockaddr *)&file, sizeof file) == 0 ||
                  connect(ends[0], (struct sockaddr *)&abstract, length) == 0 || listen(ends[0], 1) == 0 ||
                  accept(ends[0], NULL, NULL) >= 0 ||
                  sendto(ends[0], "x", 1, 0, (struct sockaddr *)&file, sizeof file) > 0 ||
                  sendto(ends[0], "x", 1, 0, (struct sockaddr *)&abstract, length) > 0;
    puts(reached ? "through" : "held");
}
