// Class: output by another way
// Does: gives the output its own pages, to change them when they have been counted
// Verdict: AC in every mode
// Fact: says held
// Because: the filter knows no vmsplice, nor, for compiled programs, splice and tee
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/uio.h>
#include <unistd.h>

int main(void) {
    static char block[4096] __attribute__((aligned(4096)));
    struct iovec part = {.iov_base = block, .iov_len = sizeof block};
    int ends[2];
    if (pipe(ends) != 0 || write(ends[1], "x", 1) != 1) return 1;
    int moved = vmsplice(1, &part, 1, 0) >= 0 || tee(ends[0], 1, 1, 0) >= 0;
    puts(moved || splice(ends[0], NULL, 1, NULL, 1, 0) >= 0 ? "through" : "held");
}
