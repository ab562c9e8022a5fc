// Class: exit status
// Does: exits with the status that its argument names
// Stage: SandboxTests
// Verdict: RTE in every mode
// Fact: exit status 1
// Because: the wait status; 0 alone is a good end
#include <stdlib.h>

int main(int count, char **arguments) { return count > 1 ? atoi(arguments[1]) : 0; }
