// Class: good. Recurses through 40 MiB of stack.
// Expected: AC, says held. Fact: the stack may be as large as the limits say.
#include <stdio.h>
#include <string.h>

static int descend(int depth) {
    volatile char frame[4096];
    frame[0] = (char)depth;
    return depth == 0 ? frame[0] : descend(depth - 1) + frame[0] * 0;
}

int main(void) { puts(descend(10000) == 0 ? "held" : "through"); }
