// Class: output by another way
// Does: does not wait until there is room in the pipe, and floods it
// Verdict: OLE in every mode
// Fact: stopped for output
// Because: O_NONBLOCK is its own end's affair; bytes are counted at ours
#include <fcntl.h>
#include <unistd.h>

int main(void) {
    static char block[4096];
    fcntl(1, F_SETFL, O_WRONLY | O_NONBLOCK);
    for (;;) (void)!write(1, block, sizeof block);
}
