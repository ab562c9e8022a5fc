// Class: calls. Clones into a user namespace of its own, where it would have all capabilities.
// Expected: SV clone. Fact: the seccomp notification, by the call's flags.
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
    long pid = syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0);
    if (pid == 0) _exit(0);
    puts(pid < 0 ? "held" : "through");
}
