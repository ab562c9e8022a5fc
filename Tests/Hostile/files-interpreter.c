// Class: files. A program whose interpreter does not exist, so that execve fails though the program is there.
// Expected: RTE, never a fault of the judge's. Fact: execve's error and the file itself.
#include <stdio.h>

const char interpreter[] __attribute__((section(".interp"))) = "/no/such/loader.so";

int main(void) { puts("through"); }
