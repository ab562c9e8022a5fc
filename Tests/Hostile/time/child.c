// Class: CPU time of children
// Does: computes in a child of another session, while it sleeps itself
// Given: cpu 400 ms
// Verdict: TLE in every mode
// Fact: stopped for cpu
// Because: the CPU time of all processes counts, and sleep is not what it is stopped for
#include <unistd.h>

int main(void) {
    if (fork() == 0) {
        setsid();
        for (volatile unsigned long i = 0;; i++) {
        }
    }
    for (;;) sleep(1);
}
