// Class: program that starts itself anew
// Does: a child that computes is revived whenever it ends, and ends by itself
// Given: cpu 400 ms
// Verdict: TLE in every mode
// Fact: stopped for cpu
// Because: reviver and revived are ended together, and their times add up
#include <stddef.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    for (;;) {
        if (fork() == 0) {
            // A timer is none of what a child inherits: SIGPROF ends it.
            struct itimerval soon = {.it_value = {.tv_usec = 20000}};
            setitimer(ITIMER_PROF, &soon, NULL);
            for (volatile unsigned long i = 0;; i++) {
            }
        }
        wait(NULL);
    }
}
