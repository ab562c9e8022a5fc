// Class: stderr flood
// Does: writes to standard error without end
// Verdict: OLE in every mode
// Fact: stopped for output
// Because: bytes are counted at the pipe
#include <stdio.h>

int main(void) {
    for (;;) fputs("all work and no play makes jack a dull boy\n", stderr);
}
