// Class: huge file
// Does: makes a file of a tebibyte that holds nothing, by the way that its argument names
// Each: truncate allocate write
// Verdict: RTE in every mode
// Fact: signal SIGXFSZ
// Because: RLIMIT_FSIZE, little above what the scratch directory holds
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(int count, char **arguments) {
    const char *way = count > 1 ? arguments[1] : "";
    int file = open("/w/huge", O_RDWR | O_CREAT, 0600);
    long done = -1;
    if (strcmp(way, "truncate") == 0) done = ftruncate(file, 1L << 40);
    if (strcmp(way, "allocate") == 0) done = fallocate(file, 0, 0, 1L << 40);
    if (strcmp(way, "write") == 0) done = pwrite(file, "x", 1, 1L << 40);
    puts(done < 0 ? "held" : "through");
}
