// Class: memory beside the limit
// Does: keeps more than its memory limit in pipes, not in any process
// Given: memory 16 MiB
// Verdict: MLE in root and service, AC in plain
// Fact: over memory
// Because: the cgroup counts the kernel's memory too; without one it is bounded by descriptors and pipe sizes alone
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
    static char block[1 << 16];
    for (int i = 0; i < 28; i++) {
        int ends[2];
        if (pipe2(ends, O_NONBLOCK) != 0) return 1;
        if (fcntl(ends[1], F_SETPIPE_SZ, 1 << 30) >= 0) return puts("through") < 0;
        fcntl(ends[1], F_SETPIPE_SZ, 1 << 20);
        while (write(ends[1], block, sizeof block) > 0) {
        }
    }
    puts("held");
}
