// Class: x32 system call
// Does: makes a system call of the x32 ABI, where the numbers mean other calls
// Verdict: RTE in every mode
// Fact: signal SIGSYS
// Because: the filter kills what another architecture asks
#include <stdio.h>
#include <unistd.h>

int main(void) {
    syscall(0x40000000L | 39);
    puts("through");
}
