// Class: calls. Makes a system call of the x32 ABI, where the numbers mean other calls.
// Expected: RTE by SIGSYS. Fact: the wait status.
#include <stdio.h>
#include <unistd.h>

int main(void) {
    syscall(0x40000000L | 39);
    puts("through");
}
