// Class: none
// Does: recurses through 40 MiB of stack
// Verdict: AC in every mode
// Fact: says held
// Because: the stack may be as large as the limits say
#include <stdio.h>
#include <string.h>

static int descend(int depth) {
    volatile char frame[4096];
    frame[0] = (char)depth;
    return depth == 0 ? frame[0] : descend(depth - 1) + frame[0] * 0;
}

int main(void) { puts(descend(10000) == 0 ? "held" : "through"); }
