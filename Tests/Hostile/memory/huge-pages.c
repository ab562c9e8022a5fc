// Class: huge pages
// Does: asks for huge pages where it goes over the limit
// Verdict: MLE in every mode
// Fact: over memory
// Because: they are memory like any other
#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/mman.h>

int main(void) {
    size_t size = 256 << 20;
    char *block = aligned_alloc(2 << 20, size);
    if (block == NULL) abort();
    madvise(block, size, MADV_HUGEPAGE);
    for (size_t at = 0; at < size; at += 4096) ((volatile char *)block)[at] = 1;
}
