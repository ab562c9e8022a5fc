// Class: option injection
// Does: is named like a response file
// Named: @options.c
// Verdict: AC in every mode
// Fact: hides through
// Because: sources are named by their whole paths
#include <stdio.h>
int main(void) { puts("held"); }
