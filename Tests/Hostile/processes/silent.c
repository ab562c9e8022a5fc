// Class: zombies
// Does: waits for its children, but has made them so that an ordinary wait does not find them
// Verdict: AC in every mode
// Fact: says held
// Because: they count until they are found, and the end of the pid namespace takes those as well
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    for (int made = 0; made < 2000; made++) {
        // No signal is to tell of its end (clone(2), "The child termination signal").
        long pid = syscall(SYS_clone, 0, 0, 0, 0, 0);
        if (pid < 0) return puts(made < 200 ? "held" : "through") < 0;
        if (pid == 0) _exit(0);
        waitpid(-1, NULL, 0);
    }
    puts("through");
}
