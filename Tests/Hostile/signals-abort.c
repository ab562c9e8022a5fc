// Class: signals. A failed assertion.
// Expected: RTE by SIGABRT, as only a process other than process 1 gets it. Fact: the wait status.
#include <stdlib.h>

int main(void) { abort(); }
