// Class: huge pages
// Does: takes pages from the machine's pool of huge ones, which no memory limit counts
// Verdict: AC in every mode
// Fact: says held
// Because: there are none for it
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/mman.h>

int main(void) {
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB;
    puts(mmap(NULL, 2 << 20, PROT_READ | PROT_WRITE, flags, -1, 0) == MAP_FAILED ? "held" : "through");
}
