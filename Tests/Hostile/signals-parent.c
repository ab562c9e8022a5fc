// Class: signals. Kills its parent, and its process group.
// Expected: AC, says held. Fact: process 1 of a pid namespace gets no such signals from inside, and the group is its own.
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
