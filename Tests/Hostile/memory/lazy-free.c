// Class: memory given back
// Does: gives back what it has touched so that the kernel may take it when it needs it, 256 MiB in all
// Verdict: AC in root and service, MLE in plain
// Fact: says held
// Because: the kernel takes it when the limit is reached; without a cgroup nobody needs it, and it is still there
#include <stdio.h>
#include <sys/mman.h>

int main(void) {
    for (int i = 0; i < 32; i++) {
        size_t size = 8 << 20;
        char *block = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (block == MAP_FAILED) return 1;
        for (size_t at = 0; at < size; at += 4096) ((volatile char *)block)[at] = 1;
        if (madvise(block, size, MADV_FREE) != 0) return 1;
    }
    puts("held");
}
