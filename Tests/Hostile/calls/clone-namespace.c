// Class: clone into a namespace
// Does: clones into a user namespace of its own, where it would have all capabilities
// Verdict: SV in every mode
// Fact: forbidden call clone
// Because: the filter looks at the flags of clone
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
