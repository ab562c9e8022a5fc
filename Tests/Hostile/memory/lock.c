// Class: locked memory
// Does: locks memory in every way there is
// Verdict: AC in every mode
// Fact: says held
// Because: seccomp refuses it, and RLIMIT_MEMLOCK where it is a flag
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/mman.h>

static char block[1 << 20];

int main(void) {
    int locked = mlock(block, sizeof block) == 0 || mlock2(block, sizeof block, MLOCK_ONFAULT) == 0;
    locked |= mlockall(MCL_CURRENT | MCL_FUTURE) == 0;
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_LOCKED;
    locked |= mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, flags, -1, 0) != MAP_FAILED;
    puts(locked ? "through" : "held");
}
