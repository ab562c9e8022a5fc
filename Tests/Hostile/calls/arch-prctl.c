// Class: segments
// Does: sets its segments' base to the kernel's memory, and switches off what protects its stack
// Verdict: AC in every mode
// Fact: says held
// Because: the kernel takes no address of its own, and what is switched off is the program's own protection
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
#ifdef __x86_64__
    const unsigned long kernel = 0xffff888000000000UL;
    for (long code = 0x1001; code <= 0x1002; code++) {
        if (syscall(SYS_arch_prctl, code, kernel) == 0) return puts("through") < 0;
    }
    for (long code = 0x5001; code <= 0x5004; code++) syscall(SYS_arch_prctl, code, 1);
#endif
    puts("held");
}
