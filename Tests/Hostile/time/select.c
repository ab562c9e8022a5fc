// Class: sleep
// Does: selects among no descriptors, without a time
// Given: wall 300 ms
// Verdict: TLE in every mode
// Fact: stopped for wall
// Because: our clock, with hardly any CPU time
#include <stddef.h>
#include <sys/select.h>

int main(void) {
    for (;;) select(0, NULL, NULL, NULL, NULL);
}
