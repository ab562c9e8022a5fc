// Class: limits of one's own
// Does: gives itself less CPU time than it has, and computes
// Verdict: RTE in every mode
// Fact: signal SIGXCPU
// Because: the signal is of its own making; the counters know of no limit that was reached
#include <sys/resource.h>

int main(void) {
    struct rlimit less = {.rlim_cur = 1, .rlim_max = 2};
    if (setrlimit(RLIMIT_CPU, &less) != 0) return 1;
    for (volatile unsigned long i = 0;; i++) {
    }
}
