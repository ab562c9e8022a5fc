// Class: status of another
// Does: makes a process that is not its child but process 1's, as it is itself, and that dies of a signal
// Verdict: AC in every mode
// Fact: exit status 0, says held
// Because: process 1 waits for the first process by its number
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int main(void) {
    long pid = syscall(SYS_clone, CLONE_PARENT | SIGCHLD, 0, 0, 0, 0);
    if (pid == 0) raise(SIGSEGV);
    nanosleep(&(struct timespec){.tv_nsec = 50000000}, NULL);
    puts(pid > 0 ? "held" : "through");
}
