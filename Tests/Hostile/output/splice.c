// Class: output by another way
// Does: has the kernel move pages from a pipe to the output, and keeps them by tee
// Given: profile runtime
// Verdict: OLE in every mode
// Fact: stopped for output
// Because: it comes out of the same pipe
#define _GNU_SOURCE
#include <fcntl.h>
#include <unistd.h>

int main(void) {
    static char block[4096];
    int first[2], second[2];
    if (pipe(first) != 0 || pipe(second) != 0) return 1;
    if (write(first[1], block, sizeof block) != sizeof block) return 1;
    while (tee(first[0], second[1], sizeof block, 0) > 0 && splice(second[0], NULL, 1, NULL, sizeof block, 0) > 0) {
    }
}
