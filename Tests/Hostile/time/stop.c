// Class: stopped processes
// Does: stops itself
// Given: wall 300 ms
// Verdict: TLE in every mode
// Fact: stopped for wall
// Because: stopped is not ended; our clock goes on
#include <signal.h>

int main(void) {
    for (;;) raise(SIGSTOP);
}
