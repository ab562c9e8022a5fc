// Class: output of children
// Does: eight children, each of which writes less than a fifth of the limit
// Verdict: OLE in every mode
// Fact: output over the limit
// Because: what all of them have written counts
#include <stddef.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    static char block[40 << 10];
    memset(block, 'x', sizeof block);
    for (int i = 0; i < 8; i++) {
        if (fork() == 0) _exit(write(1 + i % 2, block, sizeof block) < 0);
    }
    while (wait(NULL) > 0) {
    }
}
