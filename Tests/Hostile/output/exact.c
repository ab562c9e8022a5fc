// Class: output to the last byte
// Does: writes as much as it may, the answer to standard output and the rest to standard error
// Verdict: AC in every mode
// Fact: says held
// Because: the limit is what is allowed
#include <unistd.h>

int main(void) {
    static char rest[(256 << 10) - 5];
    return write(1, "held\n", 5) != 5 || write(2, rest, sizeof rest) != sizeof rest;
}
