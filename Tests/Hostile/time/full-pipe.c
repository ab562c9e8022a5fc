// Class: deadlock
// Does: writes to a pipe that it does not read
// Given: wall 300 ms
// Verdict: TLE in every mode
// Fact: stopped for wall
// Because: our clock, with hardly any CPU time
#include <unistd.h>

int main(void) {
    static char block[1 << 20];
    int ends[2];
    if (pipe(ends) != 0) return 1;
    return write(ends[1], block, sizeof block) < 0;
}
