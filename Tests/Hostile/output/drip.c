// Class: slow drip
// Does: writes a byte every millisecond
// Given: wall 300 ms
// Verdict: TLE in every mode
// Fact: stopped for wall
// Because: our clock; output keeps nobody alive
#include <unistd.h>

int main(void) {
    while (write(1, "x", 1) == 1) usleep(1000);
}
