// Class: CPU time of children
// Does: children compute, the parent only waits
// Given: cpu 400 ms
// Verdict: TLE in every mode
// Fact: stopped for cpu
// Because: the CPU time of all processes together is over the limit
#include <stddef.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    for (int i = 0; i < 4; i++) {
        if (fork() != 0) continue;
        for (volatile unsigned long j = 0;; j++) {
        }
    }
    while (wait(NULL) > 0) {
    }
}
