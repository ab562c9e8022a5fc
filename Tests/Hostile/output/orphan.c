// Class: output after the end
// Does: a child floods standard error when its parent has long ended
// Given: wall 5000 ms
// Verdict: AC in every mode
// Fact: says held
// Because: the run ends with its first process, and the child before it has begun
#include <stdio.h>
#include <unistd.h>

int main(void) {
    int ended[2];
    if (pipe(ended) != 0) return 1;
    if (fork() != 0) return puts("held") < 0;
    char byte;
    close(ended[1]);
    (void)!read(ended[0], &byte, 1);
    sleep(1);
    for (;;) fputs("all work and no play makes jack a dull boy\n", stderr);
}
