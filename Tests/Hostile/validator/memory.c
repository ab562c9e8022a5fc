// Class: validator that takes all memory
// Does: touches memory without end
// Verdict: JE in every mode
// Fact: says MLE
// Because: its memory limit
#include <stdlib.h>
#include <string.h>

int main(void) {
    for (;;) {
        char *block = malloc(1 << 20);
        if (block != NULL) memset(block, 1, 1 << 20);
    }
}
