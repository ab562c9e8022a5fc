// Class: 32-bit system call
// Does: jumps into 32-bit code with a far jump, and makes a system call from there
// Verdict: RTE in every mode
// Fact: signal SIGSYS
// Because: the filter kills what another architecture asks
#include <signal.h>
#include <stdio.h>

int main(void) {
#ifdef __x86_64__
    __asm__ volatile(
        "sub $256, %%rsp\n\t"
        "movl $1f, (%%rsp)\n\t"
        "movl $0x23, 4(%%rsp)\n\t"
        "ljmp *(%%rsp)\n\t"
        ".code32\n"
        "1: movl $20, %%eax\n\t"
        "int $0x80\n\t"
        "ud2\n\t"
        ".code64" ::: "rax", "memory");
    puts("through");
#else
    raise(SIGSYS);
#endif
}
