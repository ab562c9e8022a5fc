// Class: precompiled-header planting
// Does: brings a header that is named like a precompiled one
// Beside: stdio.h.gch
// Verdict: AC in every mode
// Fact: hides through
// Because: the compiler looks for a precompiled header beside the one included, which lies elsewhere; this one is no such thing either
#include <stdio.h>
int main(void) { puts("held"); }
