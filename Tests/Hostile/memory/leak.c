// Class: slow leak
// Does: takes 256 KiB every millisecond and sleeps meanwhile
// Verdict: MLE in every mode
// Fact: over memory
// Because: however slowly it is reached, the limit is the limit
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(void) {
    for (;;) {
        char *block = malloc(256 << 10);
        if (block == NULL) abort();
        memset(block, 1, 256 << 10);
        ((volatile char *)block)[0] = 1;
        usleep(1000);
    }
}
