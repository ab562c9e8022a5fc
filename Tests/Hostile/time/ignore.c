// Class: ignored signals
// Does: ignores and blocks every signal that it may, and computes
// Given: cpu 400 ms
// Verdict: TLE in every mode
// Fact: stopped for cpu
// Because: what ends a run is none that can be ignored
#include <signal.h>
#include <stddef.h>

int main(void) {
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, NULL);
    for (int number = 1; number < NSIG; number++) signal(number, SIG_IGN);
    for (volatile unsigned long i = 0;; i++) {
    }
}
