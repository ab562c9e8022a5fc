// Class: untraced clone
// Does: clones with flags that are to free the child of who watches over it, and has it make a forbidden call
// Verdict: SV in every mode
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
        ptrace(PTRACE_TRACEME, 0, 0, 0);
        _exit(0);
    }
    waitpid((pid_t)pid, NULL, 0);
    puts("through");
}
