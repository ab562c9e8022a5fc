// Class: mapped memory bomb
// Does: has the kernel fill a mapping in one call
// Verdict: MLE in every mode
// Fact: over memory
// Because: whoever touches it, it is the run's
#include <stdio.h>
#include <sys/mman.h>

int main(void) {
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE;
    puts(mmap(NULL, 256 << 20, PROT_READ | PROT_WRITE, flags, -1, 0) == MAP_FAILED ? "held" : "through");
}
