// Class: program of one's own making
// Does: makes a copy of itself in the scratch directory and runs it; the copy makes a forbidden call
// Verdict: SV in every mode
// Unit: OLE
// Fact: forbidden call ptrace
// Because: what it runs has its filter
#include <fcntl.h>
#include <stdio.h>
#include <sys/ptrace.h>
#include <sys/sendfile.h>
#include <unistd.h>

int main(int count, char **arguments) {
    if (count > 1) return puts(ptrace(PTRACE_TRACEME, 0, 0, 0) < 0 ? "held" : "through") < 0;
    int own = open(arguments[0], O_RDONLY), copy = open("/w/copy", O_WRONLY | O_CREAT, 0700);
    while (sendfile(copy, own, NULL, 1 << 20) > 0) {
    }
    close(copy);
    execl("/w/copy", "/w/copy", "again", (char *)NULL);
}
