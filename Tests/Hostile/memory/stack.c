// Class: stack bomb
// Does: recurses without end
// Verdict: MLE in every mode
// Fact: over memory
// Because: the stack may be as large as the memory is, so that it is the memory that does not suffice
#include <stdio.h>

static int descend(int depth) {
    volatile char frame[4096];
    frame[0] = (char)depth;
    return depth < 0 ? 0 : descend(depth + 1 == 1 << 30 ? 1 : depth + 1) + frame[0];
}

int main(void) { printf("%d\n", descend(0)); }
