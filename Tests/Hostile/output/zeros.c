// Class: stdout flood
// Does: writes zeros, of which no text is made
// Verdict: OLE in every mode
// Fact: stopped for output
// Because: bytes are counted, whatever they are
#include <unistd.h>

int main(void) {
    static char zeros[4096];
    while (write(1, zeros, sizeof zeros) > 0) {
    }
}
