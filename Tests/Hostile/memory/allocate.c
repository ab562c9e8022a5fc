// Class: memory by amount
// Does: uses as many MiB as its first argument says, after reading the file that its second names
// Stage: LimitTests
// Verdict: MLE in every mode
// Fact: over memory
// Because: the kernel's OOM kills, or the resident set
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(int count, char **arguments) {
    static char block[1 << 20];
    int file = count > 2 ? open(arguments[2], O_RDONLY) : -1;
    while (file >= 0 && read(file, block, sizeof block) > 0) {
    }
    size_t size = (size_t)atoi(arguments[1]) << 20;
    char *memory = malloc(size);
    if (!memory) return 1;
    memset(memory, 1, size);
    puts(memory[size / 2] == 1 ? "through" : "held");
}
