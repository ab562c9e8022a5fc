// Class: stdout flood
// Does: writes one line without end
// Verdict: OLE in every mode
// Fact: stopped for output
// Because: bytes are counted, not lines
#include <stdio.h>

int main(void) {
    for (;;) putchar('x');
}
