// Class: memory shared by children
// Does: eight children look at the 20 MiB that they have from their parent
// Verdict: AC in every mode
// Fact: says held
// Because: a page that many have is one page
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    size_t size = 20 << 20;
    volatile char *block = malloc(size);
    if (block == NULL) return 1;
    memset((char *)block, 1, size);
    for (int i = 0; i < 8; i++) {
        if (fork() != 0) continue;
        for (size_t at = 0; at < size; at += 4096) (void)block[at];
        usleep(100000);
        _exit(0);
    }
    while (wait(NULL) > 0) {
    }
    puts("held");
}
