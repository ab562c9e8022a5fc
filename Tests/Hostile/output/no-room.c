// Class: output as files
// Does: fills a file by way of a mapping, which is larger than the scratch directory
// Verdict: RTE in every mode
// Fact: signal SIGBUS
// Because: there is no page to be had, and no call that could fail
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

int main(void) {
    size_t size = (4 << 20) + (512 << 10);
    int file = open("/w/file", O_RDWR | O_CREAT, 0600);
    if (file < 0 || unlink("/w/file") != 0 || ftruncate(file, (off_t)size) != 0) return 1;
    char *block = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (block == MAP_FAILED) return 1;
    for (size_t at = 0; at < size; at += 4096) block[at] = 1;
    puts("through");
}
