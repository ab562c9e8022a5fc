// Class: clone3
// Does: the same by clone3, whose flags no filter can see
// Verdict: AC in every mode
// Fact: says held
// Because: clone3 does not exist here (ENOSYS), as libc is prepared for
#define _GNU_SOURCE
#include <errno.h>
#include <linux/sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
    struct clone_args arguments = {.flags = CLONE_NEWUSER, .exit_signal = SIGCHLD};
    long pid = syscall(SYS_clone3, &arguments, sizeof arguments);
    if (pid == 0) _exit(0);
    puts(pid < 0 && errno == ENOSYS ? "held" : "through");
}
