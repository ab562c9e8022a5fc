// Class: pipes as memory
// Does: fills pipes of 1 MiB each in a few processes
// Given: memory 32 MiB
// Verdict: MLE in root and service, WA in plain
// Fact: over memory
// Because: the cgroup counts what the kernel keeps for the run; without one there is only the user's share of pipes
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static char block[1 << 20];

static void fill(void) {
    for (int ends[2], i = 0; i < 25 && pipe2(ends, O_NONBLOCK) == 0; i++) {
        fcntl(ends[1], F_SETPIPE_SZ, sizeof block);
        while (write(ends[1], block, 4096) > 0) {
        }
    }
}

int main(void) {
    int told[2];
    if (pipe(told) != 0) return 1;
    for (int i = 0; i < 2; i++) {
        if (fork() != 0) continue;
        fill();
        (void)!write(told[1], "x", 1);
        for (;;) pause();
    }
    char byte;
    for (int i = 0; i < 2; i++) (void)!read(told[0], &byte, 1);
    puts("through");
}
