// Class: clone into a namespace
// Does: clones into a namespace of the kind that its argument names
// Each: mnt uts ipc user pid net cgroup
// Verdict: SV in every mode
// Fact: forbidden call clone
// Because: the filter looks at the flags of clone
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static const struct {
    const char *name;
    unsigned long flag;
} kinds[] = {
    {"mnt", CLONE_NEWNS}, {"uts", CLONE_NEWUTS}, {"ipc", CLONE_NEWIPC}, {"user", CLONE_NEWUSER},
    {"pid", CLONE_NEWPID}, {"net", CLONE_NEWNET}, {"cgroup", CLONE_NEWCGROUP},
};

int main(int count, char **arguments) {
    for (size_t i = 0; count > 1 && i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kinds[i].name, arguments[1]) != 0) continue;
        if (syscall(SYS_clone, kinds[i].flag | SIGCHLD, 0, 0, 0, 0) == 0) _exit(0);
    }
    puts("through");
}
