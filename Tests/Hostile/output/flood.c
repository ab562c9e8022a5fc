// Class: stdout flood
// Does: writes without end
// Verdict: OLE in every mode
// Fact: stopped for output
// Because: bytes are counted at the pipe
#include <stdio.h>

int main(void) {
    for (;;) puts("all work and no play makes jack a dull boy");
}
