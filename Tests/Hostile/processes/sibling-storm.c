// Class: siblings
// Does: has its parent reap processes for ever
// Given: cpu 400 ms, memory 1024 MiB
// Verdict: TLE in every mode
// Fact: stopped for cpu
// Because: its parent is the run's init, which reaps whatever comes, and their CPU time is the run's; what the kernel has yet
// Because: to let go of them needs memory, of which there is plenty here
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
    for (;;) {
        if (syscall(SYS_clone, CLONE_PARENT | SIGCHLD, 0, 0, 0, 0) == 0) _exit(0);
    }
}
