// Class: huge file
// Does: the same, but ignores the signal and reserves what there is no room for
// Verdict: AC in every mode
// Fact: says held
// Because: without the signal it is an error; room is the scratch directory's size
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
    signal(SIGXFSZ, SIG_IGN);
    int file = open("/w/huge", O_RDWR | O_CREAT | O_LARGEFILE, 0600);
    int grown = ftruncate(file, 1L << 40) == 0 || fallocate(file, 0, 0, 4608 << 10) == 0 ||
                fallocate(file, FALLOC_FL_KEEP_SIZE, 0, 1L << 32) == 0 || pwrite(file, "x", 1, 1L << 40) > 0;
    unlink("/w/huge");
    puts(grown ? "through" : "held");
}
