// Class: stdout flood
// Does: writes one byte at a time without end
// Verdict: OLE in every mode
// Fact: stopped for output
// Because: however small the pieces are, they add up
#include <unistd.h>

int main(void) {
    while (write(1, "x", 1) > 0) {
    }
}
