// Class: limits of process 1
// Does: takes from process 1, which is ours, the right to wait for descriptors, has it wait once more, and makes a forbidden call
// Given: cpu 500 ms, wall 1500 ms
// Verdict: SV in every mode
// Unit: AC
// Fact: forbidden call ptrace
// Because: nobody may set the limits of another process
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int main(void) {
    struct rlimit none = {0, 0};
    prlimit(1, RLIMIT_NOFILE, &none, NULL);
    pid_t child = fork();
    if (child == 0) _exit(fork() < 0);
    waitpid(child, NULL, 0);
    nanosleep(&(struct timespec){.tv_nsec = 50000000}, NULL);
    puts(ptrace(PTRACE_TRACEME, 0, 0, 0) < 0 ? "held" : "through");
}
