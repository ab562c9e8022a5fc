// Class: forged result
// Does: writes the right answer where errors go
// Verdict: WA in every mode
// Fact: exit status 0
// Because: standard output alone is the answer
#include <stdio.h>

int main(void) { fputs("held\n", stderr); }
