// Class: daemon
// Does: forks twice; its grandchild computes on, with the output still open, when the first process has ended
// Given: cpu 400 ms
// Verdict: AC in every mode
// Fact: says held
// Because: whoever still has the output open, the run ends with its first process
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    pid_t pid = fork();
    if (pid < 0) return 1;
    if (pid == 0) {
        if (fork() != 0) _exit(0);
        setsid();
        for (volatile unsigned long i = 0;; i++) {
        }
    }
    waitpid(pid, NULL, 0);
    puts("held");
}
