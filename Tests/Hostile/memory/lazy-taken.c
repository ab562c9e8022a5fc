// Class: memory given back
// Does: gives back what it has touched, and touches it once more
// Verdict: MLE in every mode
// Fact: over memory
// Because: what is touched again is no longer given back
#include <stddef.h>
#include <sys/mman.h>

int main(void) {
    for (int i = 0; i < 32; i++) {
        size_t size = 8 << 20;
        char *block = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (block == MAP_FAILED) return 1;
        for (size_t at = 0; at < size; at += 4096) ((volatile char *)block)[at] = 1;
        if (madvise(block, size, MADV_FREE) != 0) return 1;
        for (size_t at = 0; at < size; at += 4096) ((volatile char *)block)[at] = 2;
    }
}
