// Class: leaks. `start`: leaves a process behind, out of its session, that writes to the scratch directory time and again.
// `look N`: sees for N ms whether something is written there.
// Expected: AC, look says held. Fact: the pid namespace ends with the run.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static void linger(void) {
    const struct timespec moment = {.tv_nsec = 2000000};
    for (;;) {
        nanosleep(&moment, NULL);
        int file = open("/w/lingering", O_WRONLY | O_CREAT, 0600);
        if (file >= 0) close(file);
    }
}

int main(int count, char **arguments) {
    if (count > 1 && strcmp(arguments[1], "start") == 0) {
        if (fork() != 0) _exit(0);
        setsid();
        if (fork() != 0) _exit(0);
        linger();
    }
    const struct timespec moment = {.tv_nsec = 1000000};
    for (int i = count > 2 ? atoi(arguments[2]) : 200; i > 0; i--) {
        if (access("/w/lingering", F_OK) == 0) return puts("through") < 0;
        nanosleep(&moment, NULL);
    }
    puts("held");
}
