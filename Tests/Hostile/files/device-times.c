// Class: times of a device
// Does: sets times, mode and owner of the devices that it is shown, which are the host's own
// Verdict: AC in every mode
// Fact: says held
// Because: they are shown read-only: what is written to them goes nowhere, but they stay as they are
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
    static const char *const devices[] = {"/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom"};
    for (int i = 0; i < 5; i++) {
        if (utimensat(AT_FDCWD, devices[i], NULL, 0) == 0 || chmod(devices[i], 0777) == 0 || truncate(devices[i], 0) == 0 ||
            unlink(devices[i]) == 0)
            return puts(devices[i]) < 0;
    }
    puts(futimens(0, NULL) == 0 || fchmod(0, 0777) == 0 ? "through" : "held");
}
