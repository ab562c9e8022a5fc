// Class: signal of one's own
// Does: a failed assertion
// Verdict: RTE in every mode
// Fact: signal SIGABRT
// Because: only a process other than process 1 gets it
#include <stdlib.h>

int main(void) { abort(); }
