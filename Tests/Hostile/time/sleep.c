// Class: sleep
// Does: waits for ever
// Given: wall 300 ms
// Verdict: TLE in every mode
// Fact: stopped for wall
// Because: our clock, with hardly any CPU time
#include <unistd.h>

int main(void) {
    for (;;) pause();
}
