// The same, and it does what is forbidden.
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
    char word[8];
    puts("reject having said so");
    fflush(stdout);
    if (fgets(word, sizeof word, stdin)) syscall(SYS_ptrace, 0, 0, 0, 0);
    return 0;
}
