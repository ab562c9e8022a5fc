// Class: misleading name
// Does: takes a name that reads like the end of the line in which the kernel tells of its time and memory, and computes without end
// Given: cpu 300 ms
// Verdict: TLE in every mode
// Fact: stopped for cpu
// Because: the cgroup counts; without one, what comes after the last parenthesis
#include <sys/prctl.h>

int main(void) {
    prctl(PR_SET_NAME, ") R 1 1 1 0 ) S", 0, 0, 0);
    for (volatile long i = 0;; i++) {
    }
}
