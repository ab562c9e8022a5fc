// Class: 32-bit system call
// Does: makes a system call of 32-bit x86, where the numbers mean other calls
// Verdict: RTE in every mode
// Fact: signal SIGSYS
// Because: the filter kills what another architecture asks
#include <stdio.h>

int main(void) {
#ifdef __x86_64__
    long result;
    __asm__ volatile("int $0x80" : "=a"(result) : "a"(20L) : "memory");
    puts("through");
#else
    __builtin_trap();
#endif
}
