// Class: CPU time of children
// Does: computes in short-lived children, one after another, and waits for each
// Given: cpu 400 ms
// Verdict: TLE in every mode
// Fact: stopped for cpu
// Because: the time of those that have ended is not forgotten
#include <stddef.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double used(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec + now.tv_nsec / 1e9;
}

int main(void) {
    for (;;) {
        if (fork() == 0) {
            while (used() < 0.004) {
            }
            _exit(0);
        }
        wait(NULL);
    }
}
