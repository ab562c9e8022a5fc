// Class: sparse file
// Does: makes a file of 1 TiB, in which there is nothing, in the way that its argument names
// Each: cut extend reserve
// Verdict: RTE in every mode
// Fact: signal SIGXFSZ
// Because: RLIMIT_FSIZE, which lies just above the size of the scratch directory
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(int count, char **arguments) {
    char way = count > 1 ? arguments[1][0] : 0;
    off_t size = 1LL << 40;
    int file = open("/w/file", O_RDWR | O_CREAT, 0600);
    if (way == 'c') (void)!ftruncate(file, size);
    if (way == 'e') (void)!pwrite(file, "x", 1, size);
    if (way == 'r') (void)!fallocate(file, 0, 0, size);
    puts("through");
}
