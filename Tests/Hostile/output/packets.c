// Class: output in packets
// Does: turns its standard output into packets, of which a reader gets one at a time, and writes many small ones
// Verdict: AC in every mode
// Fact: says held
// Because: what is still in the pipe at the end is read until it is empty
#define _GNU_SOURCE
#include <fcntl.h>
#include <unistd.h>

int main(void) {
    if (fcntl(1, F_SETFL, O_DIRECT) != 0) return 1;
    for (int i = 0; i < 5; i++) {
        if (write(1, &"held\n"[i], 1) != 1) return 1;
    }
}
