// Class: memory that is only reserved
// Does: maps 1 GiB and touches its ends
// Verdict: AC in every mode
// Fact: says held
// Because: memory that was never touched is none
#include <stdio.h>
#include <sys/mman.h>

int main(void) {
    size_t size = 1 << 30;
    char *range = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (range == MAP_FAILED) return 1;
    range[0] = range[size - 1] = 1;
    puts("held");
}
