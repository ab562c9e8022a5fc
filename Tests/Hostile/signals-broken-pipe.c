// Class: signals. Writes to a pipe that nobody reads.
// Expected: RTE by SIGPIPE: signals are at their defaults. Fact: the wait status.
#include <unistd.h>

int main(void) {
    int ends[2];
    if (pipe(ends) != 0) return 1;
    close(ends[0]);
    return write(ends[1], "x", 1) < 0 ? 2 : 3;
}
