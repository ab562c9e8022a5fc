// Class: mappings as memory
// Does: cuts a range into as many mappings as there may be, each a piece of the kernel's memory
// Given: memory 4 MiB
// Verdict: MLE in root and service, WA in plain
// Fact: over memory
// Because: the cgroup counts what the kernel keeps for the run
#include <stdio.h>
#include <sys/mman.h>

int main(void) {
    size_t size = 120 << 20;
    char *range = mmap(NULL, size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (range == MAP_FAILED) return 1;
    for (size_t at = 0; at < size; at += 8192) mprotect(range + at, 4096, PROT_NONE);
    puts("through");
}
