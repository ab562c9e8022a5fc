// Class: output as files
// Does: fills a file by way of a mapping and leaves it behind
// Verdict: OLE in every mode
// Fact: output over the limit
// Because: the file system counts its pages, whoever has touched them
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

int main(void) {
    size_t size = 1 << 20;
    int file = open("/w/file", O_RDWR | O_CREAT, 0600);
    if (file < 0 || ftruncate(file, (off_t)size) != 0) return 1;
    char *block = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (block == MAP_FAILED) return 1;
    for (size_t at = 0; at < size; at += 4096) block[at] = 1;
    puts("held");
}
