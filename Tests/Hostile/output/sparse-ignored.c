// Class: sparse file
// Does: ignores the signal for files that are too large, and makes one of 1 TiB in every way there is
// Verdict: AC in every mode
// Fact: says held
// Because: without the signal it is an error
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
    signal(SIGXFSZ, SIG_IGN);
    off_t size = 1LL << 40;
    int file = open("/w/file", O_RDWR | O_CREAT, 0600);
    if (file < 0) return 1;
    int made = ftruncate(file, size) == 0 || pwrite(file, "x", 1, size) == 1 || fallocate(file, 0, 0, size) == 0;
    puts(made ? "through" : "held");
}
