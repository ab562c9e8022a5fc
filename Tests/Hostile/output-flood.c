// Class: output. Writes without end.
// Expected: OLE, stopped for output. Fact: bytes counted at the pipe.
#include <stdio.h>

int main(void) {
    for (;;) puts("all work and no play makes jack a dull boy");
}
