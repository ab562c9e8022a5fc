// Class: page tables as memory
// Does: reads one page in every 2 MiB of a vast range, which takes no memory but what the kernel needs for it
// Verdict: MLE in root and service, AC in plain
// Fact: over memory
// Because: the cgroup counts page tables; without one there are no such ranges
#include <stdio.h>
#include <sys/mman.h>

int main(void) {
    size_t size = 256UL << 30;
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
    volatile char *range = mmap(NULL, size, PROT_READ, flags, -1, 0);
    if (range == MAP_FAILED) return puts("held") < 0;
    for (size_t at = 0; at < size; at += 2 << 20) (void)range[at];
    puts("through");
}
