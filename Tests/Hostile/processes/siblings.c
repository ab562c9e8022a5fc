// Class: siblings
// Does: makes processes that are not its children but its parent's, until it may no more
// Verdict: AC in every mode
// Fact: says held
// Because: whosever they are, they count, and nothing is left after the run
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
    for (int made = 0; made < 2000; made++) {
        long pid = syscall(SYS_clone, CLONE_PARENT | SIGCHLD, 0, 0, 0, 0);
        if (pid < 0) return puts(made < 200 ? "held" : "through") < 0;
        if (pid == 0) {
            for (;;) pause();
        }
    }
    puts("through");
}
