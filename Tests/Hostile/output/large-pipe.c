// Class: output by another way
// Does: makes the output's pipe as large as it can, and fills it at one stroke
// Verdict: OLE in every mode
// Fact: output over the limit
// Because: what is in the pipe when the run ends is read and counted
#define _GNU_SOURCE
#include <fcntl.h>
#include <unistd.h>

int main(void) {
    static char block[1 << 20];
    fcntl(1, F_SETPIPE_SZ, sizeof block);
    return write(1, block, sizeof block) < 0;
}
