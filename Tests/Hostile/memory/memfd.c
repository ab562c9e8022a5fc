// Class: shared memory
// Does: fills memory files without mapping them
// Given: profile runtime
// Verdict: MLE in root and service, WA in plain
// Fact: over memory
// Because: the cgroup counts pages, whether a process has them or not; without one they are nobody's
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

int main(void) {
    static char block[1 << 20];
    for (int i = 0; i < 32; i++) {
        int file = memfd_create("block", 0);
        if (file < 0) return 1;
        for (int j = 0; j < 4; j++) {
            if (write(file, block, sizeof block) != sizeof block) return 2;
        }
    }
    puts("through");
}
