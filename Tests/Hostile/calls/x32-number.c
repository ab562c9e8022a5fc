// Class: x32 system call
// Does: makes the x32 system call of the number that is its argument
// Each: 0 1 2 9 56 57 59 101 165 231 512 513 520 521 545 547
// Verdict: RTE in every mode
// Fact: signal SIGSYS
// Because: the filter kills what another architecture asks
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(int count, char **arguments) {
#ifdef __x86_64__
    if (count > 1) syscall(0x40000000L | atol(arguments[1]), 0, 0, 0, 0, 0, 0);
    puts("through");
#else
    raise(count > 0 && arguments != NULL ? SIGSYS : SIGABRT);
#endif
}
