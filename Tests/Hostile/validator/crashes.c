// Class: validator that crashes
// Does: reads where nothing is
// Verdict: JE in every mode
// Fact: says SIGSEGV
// Because: a signal is no verdict
#include <stddef.h>

int main(void) { return *(volatile int *)NULL; }
