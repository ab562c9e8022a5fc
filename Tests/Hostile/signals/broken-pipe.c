// Class: signal of one's own
// Does: writes to a pipe that nobody reads
// Verdict: RTE in every mode
// Fact: signal SIGPIPE
// Because: signals are at their defaults
#include <unistd.h>

int main(void) {
    int ends[2];
    if (pipe(ends) != 0) return 1;
    close(ends[0]);
    return write(ends[1], "x", 1) < 0 ? 2 : 3;
}
