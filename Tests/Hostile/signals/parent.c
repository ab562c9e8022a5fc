// Class: signals to others
// Does: kills its parent, and its process group
// Verdict: AC in every mode
// Fact: says held
// Because: process 1 of a pid namespace gets no such signals from inside, and the group is its own
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
    kill(getppid(), SIGKILL);
    kill(getppid(), SIGSTOP);
    signal(SIGTERM, SIG_IGN);
    kill(0, SIGTERM);
    puts("held");
}
