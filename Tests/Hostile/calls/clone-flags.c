// Class: untraced clone
// Does: clones with flags that are to free the child of who watches over it, and has it make a forbidden call
// Verdict: SV in every mode
// Unit: AC
// Fact: forbidden call ptrace
// Because: no flag of clone takes a filter away
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    long pid = syscall(SYS_clone, CLONE_UNTRACED | CLONE_PTRACE | CLONE_IO | CLONE_SYSVSEM | SIGCHLD, 0, 0, 0, 0);
    if (pid == 0) {
        _exit(ptrace(PTRACE_TRACEME, 0, 0, 0) < 0);
    }
    int held = 0;
    waitpid((pid_t)pid, &held, 0);
    puts(held ? "held" : "through");
}
