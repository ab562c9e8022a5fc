// Class: memory left to the next run
// Does: `fill`: looks for files that are not there, which the kernel remembers. `use`: takes more than the limit
// Arguments: fill; use
// Verdict: MLE in every mode
// Fact: over memory
// Because: what an earlier run has left in the kernel's caches is no room for the next one
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

int main(int count, char **arguments) {
    if (count > 1 && strcmp(arguments[1], "fill") == 0) {
        char name[300];
        struct timespec now;
        // Names that nobody has asked for before.
        clock_gettime(CLOCK_REALTIME, &now);
        for (int i = 0; i < 100000; i++) {
            snprintf(name, sizeof name, "/app/%0200lld", now.tv_sec * 1000000000LL + now.tv_nsec + i);
            if (access(name, F_OK) == 0) return 1;
        }
        return 0;
    }
    size_t size = 80 << 20;
    char *block = malloc(size);
    if (block == NULL) return 1;
    memset(block, 1, size);
    puts(((volatile char *)block)[0] == 1 ? "through" : "held");
}
