// Class: CPU between ticks
// Does: computes for half a millisecond and sleeps for as long, so that a clock's tick seldom finds it at work
// Given: cpu 400 ms
// Verdict: TLE in every mode
// Fact: stopped for cpu
// Because: the scheduler's account of CPU time is exact, and not a matter of samples
#include <time.h>

static long now_ns(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return now.tv_sec * 1000000000L + now.tv_nsec;
}

int main(void) {
    struct timespec rest = {.tv_nsec = 500000};
    for (;;) {
        long end = now_ns(CLOCK_THREAD_CPUTIME_ID) + 500000;
        while (now_ns(CLOCK_THREAD_CPUTIME_ID) < end) {
        }
        nanosleep(&rest, NULL);
    }
}
