// Class: stopped processes
// Does: leaves children behind that are stopped, so that no signal but one can end them
// Given: wall 2000 ms
// Verdict: AC in every mode
// Fact: says held
// Because: the pid namespace ends with SIGKILL for all that are in it
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    for (int i = 0; i < 8; i++) {
        pid_t pid = fork();
        if (pid < 0) return 1;
        if (pid == 0) {
            setsid();
            raise(SIGSTOP);
            _exit(0);
        }
        waitpid(pid, NULL, WUNTRACED);
    }
    puts("held");
}
