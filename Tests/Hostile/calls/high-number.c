// Class: number of a system call
// Does: makes a forbidden call with a number whose upper half is not zero, which the kernel does not look at
// Verdict: SV in every mode
// Unit: AC
// Fact: forbidden call ptrace
// Because: a filter sees the number as the kernel does
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
    puts(syscall(SYS_ptrace | 5L << 32, 0, 0, 0, 0) < 0 ? "held" : "through");
}
