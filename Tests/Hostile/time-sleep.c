// Class: time. Waits for ever.
// Expected: TLE, stopped for wall. Fact: our clock, with hardly any CPU time.
#include <unistd.h>

int main(void) {
    for (;;) pause();
}
