// Class: output by another way
// Does: opens its output anew by way of /proc or, where it may not, copies the descriptor, closes the first one, and floods
// Verdict: OLE in every mode
// Fact: stopped for output
// Because: it is the same pipe
#include <fcntl.h>
#include <unistd.h>

int main(void) {
    static char block[4096];
    int again = open("/proc/self/fd/1", O_WRONLY);
    if (again < 0) again = dup(1);
    close(1);
    while (write(again, block, sizeof block) > 0) {
    }
}
