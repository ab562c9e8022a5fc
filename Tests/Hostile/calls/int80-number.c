// Class: 32-bit system call
// Does: makes the 32-bit system call of the number that is its argument: exit, fork, read, open, execve, mount, ptrace, socketcall, clone, mmap
// Each: 1 2 3 5 11 21 26 102 120 192
// Verdict: RTE in every mode
// Fact: signal SIGSYS
// Because: the filter kills what another architecture asks
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

int main(int count, char **arguments) {
#ifdef __x86_64__
    long result = count > 1 ? atol(arguments[1]) : 1;
    __asm__ volatile("int $0x80" : "+a"(result) : "b"(0L), "c"(0L), "d"(0L) : "memory");
    puts("through");
#else
    raise(count > 0 && arguments != NULL ? SIGSYS : SIGABRT);
#endif
}
