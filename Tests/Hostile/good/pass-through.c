// Class: none
// Does: copies its input to its output, its environment and arguments to standard error, and leaves a file
// Stage: SandboxTests
// Verdict: AC in every mode
// Fact: exit status 0
// Because: what goes in comes out
#include <stdio.h>
#include <unistd.h>

extern char **environ;

int main(int count, char **arguments) {
    char block[65536];
    for (ssize_t size; (size = read(0, block, sizeof block)) > 0;) {
        if (write(1, block, (size_t)size) != size) return 1;
    }
    for (int i = 1; i < count; i++) fprintf(stderr, "%s\n", arguments[i]);
    for (char **variable = environ; *variable != NULL; variable++) fprintf(stderr, "%s\n", *variable);
    FILE *left = fopen("/w/feedback/left.txt", "w");
    if (left != NULL) fprintf(left, "left\n");
    return symlink("/etc/passwd", "/w/link") != 0;
}
