// Class: CPU in a signal handler
// Does: sleeps, but computes in the handler of a timer that never rests
// Given: cpu 400 ms
// Verdict: TLE in every mode
// Fact: stopped for cpu
// Because: CPU time is counted wherever it is used
#include <signal.h>
#include <stddef.h>
#include <sys/time.h>
#include <unistd.h>

static void compute(int number) {
    (void)number;
    for (volatile int i = 0; i < 1000000; i++) {
    }
}

int main(void) {
    signal(SIGALRM, compute);
    struct itimerval often = {.it_interval = {.tv_usec = 1000}, .it_value = {.tv_usec = 1000}};
    setitimer(ITIMER_REAL, &often, NULL);
    for (;;) pause();
}
