// Class: inherited descriptors
// Does: looks for descriptors that were left open
// Verdict: AC in every mode
// Fact: says held
// Because: there are 0, 1 and 2, and they cannot do more than they should
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
    for (int descriptor = 3; descriptor < 70000; descriptor++) {
        if (fcntl(descriptor, F_GETFD) >= 0) return printf("%d is open\n", descriptor) < 0;
    }
    int writes = write(0, "x", 1) >= 0, reads = (fcntl(1, F_GETFL) & O_ACCMODE) != O_WRONLY;
    puts(writes || reads ? "through" : "held");
}
