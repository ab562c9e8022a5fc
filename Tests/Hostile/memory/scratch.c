// Class: memory as files
// Does: keeps 62 MiB in its heap, and 4 MiB in a file in the scratch directory that has no name any more
// Verdict: MLE in root and service, WA in plain
// Fact: over memory
// Because: the scratch directory is memory of the run; without a cgroup it has only its own limit
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(void) {
    static char block[64 << 10];
    size_t size = (62 << 20) + (512 << 10);
    char *heap = malloc(size);
    int file = open("/w/file", O_RDWR | O_CREAT, 0600);
    if (heap == NULL || file < 0 || unlink("/w/file") != 0) return 1;
    memset(heap, 1, size);
    memset(block, 1, sizeof block);
    while (write(file, block, sizeof block) > 0) {
    }
    puts(heap[size / 2] == 1 ? "through" : "held");
}
