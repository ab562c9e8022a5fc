// Class: heap memory bomb
// Does: touches memory without end
// Verdict: MLE in every mode
// Fact: over memory
// Because: the out-of-memory killer struck in the run's cgroup; without one, resident memory over the limit
#include <stdlib.h>

int main(void) {
    for (;;) {
        volatile char *block = malloc(1 << 20);
        if (block == NULL) abort();
        for (int at = 0; at < 1 << 20; at += 4096) block[at] = 1;
    }
}
