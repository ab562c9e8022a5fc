// Class: unexecutable program
// Does: a program whose interpreter does not exist, so that execve fails though the program is there
// Stage: LimitTests
// Verdict: RTE in every mode
// Fact: exit status 126
// Because: execve fails, but the file is there: no fault of the judge's
#include <stdio.h>

const char interpreter[] __attribute__((section(".interp"))) = "/no/such/loader.so";

int main(void) { puts("through"); }
