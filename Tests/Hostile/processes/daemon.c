// Class: daemon
// Does: leaves a process in a session of its own behind, which keeps all that it has open
// Given: wall 2000 ms
// Verdict: AC in every mode
// Fact: says held
// Because: the run ends with its first process, and the pid namespace with the run
#include <stdio.h>
#include <unistd.h>

int main(void) {
    pid_t pid = fork();
    if (pid < 0) return 1;
    if (pid == 0) {
        setsid();
        for (;;) pause();
    }
    puts("held");
}
