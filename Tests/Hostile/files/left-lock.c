// Class: leaving a lock for the next run
// Does: `leave`: locks its standard input, which without an input is the null device. `look`: sees whether it stays locked
// Arguments: leave; look
// Verdict: AC in every mode
// Fact: says held
// Because: what a run has open is open for it alone, so that its locks end with it; besides, there are none (ENOSYS)
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>

int main(int count, char **arguments) {
    if (count > 1 && strcmp(arguments[1], "leave") == 0) return flock(0, LOCK_EX | LOCK_NB) != 0 && errno != ENOSYS;
    int device = open("/dev/null", O_RDONLY);
    // Another sandbox that does the same now has locked it for no longer than a moment.
    for (int tries = 0; tries < 30; tries++) {
        if (flock(device, LOCK_EX | LOCK_NB) == 0 || errno == ENOSYS) return puts("held") < 0;
        nanosleep(&(struct timespec){.tv_nsec = 10000000}, NULL);
    }
    puts("through");
}
