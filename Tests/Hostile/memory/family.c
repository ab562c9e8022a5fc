// Class: memory spread over children
// Does: eight processes, none of which takes more than a third of the limit
// Verdict: MLE in every mode
// Fact: over memory
// Because: what all of them have together counts
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    for (int i = 0; i < 8; i++) {
        if (fork() != 0) continue;
        size_t size = 20 << 20;
        char *block = malloc(size);
        if (block == NULL) _exit(1);
        for (size_t at = 0; at < size; at += 4096) ((volatile char *)block)[at] = 1;
        for (;;) pause();
    }
    while (wait(NULL) > 0) {
    }
}
