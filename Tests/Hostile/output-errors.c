// Class: output. Writes to standard error without end.
// Expected: OLE, stopped for output. Fact: bytes counted at the pipe.
#include <stdio.h>

int main(void) {
    for (;;) fputs("all work and no play makes jack a dull boy\n", stderr);
}
