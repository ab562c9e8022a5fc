// Class: forged result
// Does: prints the verdict that it would like
// Verdict: WA in every mode
// Fact: exit status 0, says AC
// Because: what it prints is output, and is compared like any other
#include <stdio.h>

int main(void) { puts("AC"); }
