// Class: calls. Runs itself again in the hope that the filter is gone then.
// Expected: SV ptrace. Fact: the seccomp notification.
#include <stdio.h>
#include <sys/ptrace.h>
#include <unistd.h>

int main(int count, char **arguments) {
    if (count < 2) execl(arguments[0], arguments[0], "again", (char *)NULL);
    ptrace(PTRACE_TRACEME, 0, 0, 0);
    puts("through");
}
