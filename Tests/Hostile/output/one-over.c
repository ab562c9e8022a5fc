// Class: output to the last byte
// Does: writes one byte more than it may, the answer to standard output and the rest to standard error
// Verdict: OLE in every mode
// Fact: output over the limit
// Because: both are counted together
#include <unistd.h>

int main(void) {
    static char rest[(256 << 10) - 4];
    return write(1, "held\n", 5) != 5 || write(2, rest, sizeof rest) != sizeof rest;
}
