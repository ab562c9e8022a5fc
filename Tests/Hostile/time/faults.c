// Class: ignored signals
// Does: goes back to what has crashed, each time it crashes
// Given: cpu 400 ms
// Verdict: TLE in every mode
// Fact: stopped for cpu
// Because: a signal that is handled ends nothing; CPU time over the limit does
#include <signal.h>
#include <unistd.h>

static void go_on(int number) { (void)number; }

static volatile int *volatile nowhere;

int main(void) {
    for (int number = 1; number < NSIG; number++) signal(number, go_on);
    *nowhere = 1;
}
