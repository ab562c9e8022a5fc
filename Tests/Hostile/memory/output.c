// Class: output as memory
// Does: writes 14 MiB, with 24 MiB in its heap
// Given: libraries, memory 32 MiB
// Verdict: AC in every mode
// Fact: says held
// Because: what it has written is not its memory any more
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(void) {
    size_t size = 24 << 20;
    char *heap = malloc(size);
    if (heap == NULL) return 1;
    memset(heap, 1, size);
    for (int i = 0; i < 14; i++) {
        if (write(2, heap, 1 << 20) != 1 << 20) return 2;
    }
    puts(((volatile char *)heap)[0] == 1 ? "held" : "through");
}
