// Class: memory in a child
// Does: a child needs more than there is; its parent does not mind, and says the right answer
// Verdict: MLE in every mode
// Fact: over memory
// Because: what decides is that memory ran out, and not who noticed
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    if (fork() == 0) {
        size_t size = 128 << 20;
        char *block = malloc(size);
        if (block == NULL) _exit(1);
        memset(block, 1, size);
        _exit(((volatile char *)block)[0] != 1);
    }
    wait(NULL);
    puts("held");
}
