// Class: number of a system call
// Does: makes all system calls that are newer than the judge, and those whose number is negative
// Verdict: AC in every mode
// Fact: says held
// Because: what the table does not name does not exist here (ENOSYS)
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
    for (long number = 451; number < 4096; number++) {
        errno = 0;
        if (syscall(number, 0, 0, 0, 0, 0, 0) != -1 || errno != ENOSYS) return printf("%ld\n", number) < 0;
    }
    for (long number = -1; number > -4096; number--) {
#ifdef __x86_64__
        // Bit 30 is that of x32, for which the filter kills; -1 alone is no call of any kind.
        if (number < -1) break;
#endif
        errno = 0;
        if (syscall(number, 0, 0, 0, 0, 0, 0) != -1 || errno != ENOSYS) return printf("%ld\n", number) < 0;
    }
    puts("held");
}
