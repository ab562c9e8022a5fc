// Class: memory while executing
// Does: with 61 MiB in its heap executes itself with 6 MiB of arguments
// Verdict: MLE in root and service, WA in plain
// Fact: over memory
// Because: for a moment both programs are there; without a cgroup the new one does not show before the old one has gone
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ARGUMENTS = 46, LENGTH = 127 << 10 };

int main(int count, char **arguments) {
    static char *many[ARGUMENTS + 1];
    if (count == ARGUMENTS) return write(1, "through\n", 8) < 0;
    size_t size = (61 << 20) + (512 << 10);
    char *heap = malloc(size), *argument = malloc(LENGTH);
    if (heap == NULL || argument == NULL) return 1;
    memset(heap, 1, size);
    ((volatile char *)heap)[0] = 1;
    memset(argument, 'x', LENGTH - 1);
    argument[LENGTH - 1] = 0;
    for (int i = 0; i < ARGUMENTS; i++) many[i] = argument;
    execv(arguments[0], many);
    return 2;
}
