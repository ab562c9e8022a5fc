// Class: system call while the parent waits
// Does: makes a forbidden call in a child that has its memory
// Verdict: SV in every mode
// Fact: forbidden call setns
// Because: a child has its parent's filter; seccomp notifies its owner
#define _GNU_SOURCE
#include <signal.h>
#include <sched.h>
#include <stdio.h>
#include <unistd.h>

static char stack[65536] __attribute__((aligned(64)));

static int escape(void *unused) {
    (void)unused;
    return setns(0, CLONE_NEWNS);
}

int main(void) { puts(clone(escape, stack + sizeof stack, CLONE_VM | CLONE_VFORK | SIGCHLD, NULL) < 0 ? "held" : "through"); }
