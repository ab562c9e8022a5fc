// Class: system call after execve
// Does: runs itself again in the hope that the filter is gone then
// Verdict: SV in every mode
// Unit: AC
// Fact: forbidden call ptrace
// Because: a filter stays over execve; seccomp notifies its owner
#include <stdio.h>
#include <sys/ptrace.h>
#include <unistd.h>

int main(int count, char **arguments) {
    if (count < 2) execl(arguments[0], arguments[0], "again", (char *)NULL);
    puts(ptrace(PTRACE_TRACEME, 0, 0, 0) < 0 ? "held" : "through");
}
