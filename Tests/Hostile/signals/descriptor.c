// Class: signals to others
// Does: has the kernel send a deadly signal to process 1 and to everybody, when a pipe becomes readable
// Verdict: AC in every mode
// Fact: says held
// Because: the kernel asks whether it may; process 1 of a pid namespace gets no such signals from inside
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
    const int owners[] = {1, -1, getppid()}, signals[] = {SIGKILL, SIGSTOP, SIGTERM, SIGCHLD};
    for (int i = 0; i < 12; i++) {
        int ends[2];
        if (pipe(ends) != 0) return 1;
        fcntl(ends[0], F_SETOWN, owners[i % 3]);
        fcntl(ends[0], F_SETSIG, signals[i / 3]);
        fcntl(ends[0], F_SETFL, O_ASYNC);
        if (write(ends[1], "x", 1) != 1) return 1;
    }
    puts("held");
}
