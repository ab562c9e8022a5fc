// Class: validator that floods
// Does: writes without end
// Verdict: JE in every mode
// Fact: says OLE
// Because: its output limit
#include <unistd.h>

static char block[65536];

int main(void) {
    for (;;) (void)!write(1, block, sizeof block);
}
