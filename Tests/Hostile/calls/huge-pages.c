// Class: memory beside the limit
// Does: maps huge pages, which no memory limit counts, and locked ones
// Verdict: AC in every mode
// Fact: says held
// Because: huge pages are for those whom root has given some; locked ones are under RLIMIT_MEMLOCK
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/mman.h>

int main(void) {
    const int sizes[] = {0, 21 << MAP_HUGE_SHIFT, 30 << MAP_HUGE_SHIFT};
    for (int i = 0; i < 3; i++) {
        void *huge = mmap(NULL, 1 << 30, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB | sizes[i], -1, 0);
        if (huge != MAP_FAILED) return puts("through") < 0;
    }
    void *locked = mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_LOCKED, -1, 0);
    puts(locked != MAP_FAILED ? "through" : "held");
}
