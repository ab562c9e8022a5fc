// Class: leaving flags for the next run
// Does: `leave`: changes the flags, owner and signal of its standard descriptors. `look`: sees whether one is still changed
// Arguments: leave; look
// Verdict: AC in every mode
// Fact: says held
// Because: what a run has open is open for it alone
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(int count, char **arguments) {
    int leaves = count > 1 && strcmp(arguments[1], "leave") == 0, changed = 0;
    for (int descriptor = 0; descriptor < 3; descriptor++) {
        if (leaves) {
            fcntl(descriptor, F_SETFL, O_NONBLOCK | O_APPEND | O_NOATIME);
            fcntl(descriptor, F_SETOWN, getpid());
            fcntl(descriptor, F_SETSIG, SIGUSR1);
        }
        // The last two are refused; where they were not, they would tell.
        changed |= fcntl(descriptor, F_GETFL) & (O_NONBLOCK | O_APPEND | O_NOATIME) || fcntl(descriptor, F_GETOWN) > 0 ||
                   fcntl(descriptor, F_GETSIG) > 0;
    }
    puts(changed ? "through" : "held");
}
